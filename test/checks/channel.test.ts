import { describe, expect, test } from 'vitest';
import { channel } from '../../src/checks/channel/channel.js';
import { kindsOf } from '../../src/checks/channel/kinds.js';
import { linkOf, textOf } from '../helpers/facts.js';
import { testCheck } from '../helpers/test-check.js';

const leads = (...links: ReturnType<typeof linkOf>[]) => ({ facts: { links } });

testCheck(channel, {
  passes: {
    'one of several': { ...leads(linkOf('https://lin.ee/abc')), options: { any: ['facebook', 'line'] } },
    'a channel in the site’s own navigation': {
      ...leads(linkOf('https://www.facebook.com/town', 'Facebook', { inChrome: true })),
      options: { all: ['facebook'] },
    },
    'all of them': {
      ...leads(linkOf('mailto:saraban@town.example'), linkOf('tel:045123456')),
      options: { all: ['email', 'phone'] },
    },
  },
  fails: {
    'one that is printed and no link: a person looks': {
      facts: { links: [], texts: [textOf('สอบถาม Line ID : @town')] },
      options: { any: ['line', 'webboard'] },
      expect: ['missing'],
      severity: 'warning',
      review: true,
    },
    'none in a document, whose links nobody has read: a person looks': {
      facts: { links: [], texts: [textOf('ช่องทางแสดงความคิดเห็น คลิกที่นี่', { type: 'pdf' })] },
      options: { any: ['line', 'form'] },
      expect: ['missing'],
      severity: 'warning',
      review: true,
    },
    'none on a page beside a document': {
      facts: { links: [], texts: [textOf('ช่องทาง', { type: 'pdf' }), textOf('ช่องทาง')] },
      options: { any: ['line', 'form'] },
      expect: ['missing'],
      severity: 'error',
      review: false,
    },
    'another that is printed': {
      facts: { links: [], texts: [textOf('ติดตาม Facebook ของเรา')] },
      options: { any: ['line', 'webboard'] },
      expect: ['missing'],
      severity: 'error',
      review: false,
    },
    'none of several as one finding': {
      ...leads(linkOf('https://town.example/news')),
      options: { any: ['line', 'webboard'] },
      expect: ['missing'],
    },
    'each that is absent': {
      ...leads(),
      options: { all: ['email', 'phone'] },
      expect: ['missing', 'missing'],
      severity: 'error',
    },
    'a button that shares the page': {
      ...leads(linkOf('https://www.facebook.com/sharer/sharer.php?u=x')),
      options: { any: ['facebook'] },
      expect: ['missing'],
    },
  },
});

describe('the kind of a link', () => {
  test.each([
    ['https://www.facebook.com/town', '', ['facebook']],
    ['https://fb.com/town', '', ['facebook']],
    ['https://m.me/town', '', ['facebook']],
    ['https://line.me/R/ti/p/@town', '', ['line']],
    ['https://town.example/line.jpg', 'LINE ID: @townhall', ['line']],
    ['https://town.example/index.php/qa', 'กระทู้ ถาม-ตอบ (Q&A)', ['webboard']],
    ['https://town.example/webboard', 'สนทนา', ['webboard']],
    ['https://town.example/Pages/q_a', '', ['webboard']],
    ['https://town.example/board.php', 'กระดานข่าว', ['webboard']],
    ['https://town.example/board', '', ['webboard']],
    ['https://town.example/board', 'คณะผู้บริหาร', []],
    ['https://town.example/board.php?id=3', 'ประกาศสอบราคา', []],
    ['https://town.example/phpBB3/viewforum.php?f=2', '', ['webboard']],
    ['https://youtu.be/x', '', ['youtube']],
    ['https://www.tiktok.com/@town', '', ['tiktok']],
    ['mailto:a@town.example', '', ['email']],
    ['tel:+6645123456', '', ['phone']],
    ['https://docs.google.com/forms/d/e/1/viewform', '', ['form']],
    ['https://forms.gle/x', '', ['form']],
    ['https://town.example/e', 'แบบฟอร์มยืมพัสดุออนไลน์', ['form']],
    ['https://town.example/e', 'E-Service', ['form']],
    ['https://town.example/e', 'ผู้ใช้ออนไลน์ 5', []],
    ['https://notfacebook.com/', 'Facebook', []],
    ['https://town.example/?u=facebook.com', '', []],
    ['https://town.example/news', 'ข่าว', []],
  ])('%s %s', (url, text, kinds) => expect(kindsOf(linkOf(url, text))).toEqual(kinds));

  test('a form of the page is a form; the search box is none', () => {
    expect(kindsOf(linkOf('https://town.example/complaint', '', { kind: 'form' }))).toEqual(['form']);
    expect(kindsOf(linkOf('https://town.example/search', '', { kind: 'form' }))).toEqual([]);
    expect(kindsOf(linkOf('https://town.example/', '', { kind: 'form', inChrome: true }))).toEqual([]);
  });

  test('a script or picture of a network is no channel', () => {
    expect(kindsOf(linkOf('https://www.facebook.com/pixel.gif', '', { kind: 'image' }))).toEqual([]);
  });
});

test('the options ask for something', () => expect(channel.meta.options.safeParse({}).success).toBe(false));
