import { describe, expect, test } from 'vitest';
import { picture } from '../../src/checks/picture/picture.js';
import { contentPictures, mayHoldWords, personsIn } from '../../src/checks/pictures.js';
import { fileOf, linkOf, PAGE, textOf } from '../helpers/facts.js';
import { testCheck } from '../helpers/test-check.js';

const files = [fileOf({ url: PAGE, foundOn: null, type: 'html' })];
const image = (url: string, text = '') => linkOf(`https://town.example/${url}`, text, { kind: 'image' });
const frame = (url: string) => linkOf(url, '', { kind: 'frame' });

testCheck(picture, {
  passes: {
    'portraits of people': { facts: { files, links: [image('p1.jpg'), image('p2.jpg')] }, options: { of: 'people' } },
    'portraits as backgrounds': {
      facts: { files, links: [linkOf('https://town.example/upload/p1.jpg', '', { kind: 'asset' })] },
      options: { of: 'people' },
    },
    'a document, whose pictures nobody counts': {
      facts: { files: [...files, fileOf({ type: 'pdf' })] },
      options: { of: 'people' },
    },
    'an embedded map': {
      facts: { files, links: [frame('https://www.google.com/maps/embed?pb=1')] },
      options: { of: 'map' },
    },
    'coordinates in words': { facts: { files, texts: [textOf('พิกัด 15.8000, 104.1500')] }, options: { of: 'map' } },
  },
  fails: {
    'a page of names alone: a person looks': {
      facts: { files, links: [image('images/logo.png'), image('icons/phone.svg')] },
      options: { of: 'people' },
      expect: ['missing'],
      severity: 'warning',
      review: true,
    },
    'a contact page without a map: a warning': {
      facts: { files, links: [image('building.jpg')], texts: [textOf('ที่อยู่ 1 หมู่ 2')] },
      options: { of: 'map' },
      expect: ['missing'],
      severity: 'warning',
      review: false,
    },
  },
});

describe('a map', () => {
  const isShown = (...links: ReturnType<typeof linkOf>[]) =>
    picture.run({ files, links, texts: [textOf('ที่อยู่ 1 หมู่ 2')] }, {
      options: { of: 'map' },
      finding: () => ({ code: 'x' }),
    } as never).length === 0;
  test.each([
    [linkOf('https://maps.app.goo.gl/abc')],
    [linkOf('https://goo.gl/maps/abc')],
    [linkOf('https://www.google.co.th/maps/place/x')],
    [linkOf('https://town.example/map', 'แผนที่ตั้งสำนักงาน')],
    [image('upload/map_office.jpg')],
    [image('upload/1.jpg', 'แผนที่สังเขป')],
    [linkOf('https://unpkg.com/leaflet@1.9.4/dist/leaflet.js', '', { kind: 'asset' })],
    [linkOf('https://maps.googleapis.com/maps/api/js?key=x', '', { kind: 'asset' })],
  ])('%o is one', (link) => expect(isShown(link)).toBe(true));
  test.each([
    [linkOf('https://town.example/sitemap', 'แผนผังเว็บไซต์')],
    [linkOf('https://town.example/tax', 'แผนที่ภาษีและทะเบียนทรัพย์สิน')],
    [linkOf('https://town.example/contact', 'ติดต่อ/แผนที่', { inChrome: true })],
    [image('images/sitemap.png')],
    [image('roadmap.png')],
  ])('%o is none', (link) => expect(isShown(link)).toBe(false));
});

describe('pictures that may hold the words of a page', () => {
  const people = 'นายสมบัติ ทองดี นายกเทศมนตรี นางสาวพิมพ์ใจ ใจงาม รองนายกเทศมนตรี นายเอก ดีพร้อม เลขานุการ';
  test.each([
    ['one chart', [image('chart.png')], '', true],
    ['a chart above portraits', [image('a.jpg'), image('b.jpg'), image('c.jpg'), image('chart.jpg')], people, true],
    ['one poster beside a name', [image('a.jpg')], 'นายสมบัติ ทองดี', true],
    ['portraits of the persons named', [image('a.jpg'), image('b.jpg'), image('c.jpg')], people, false],
    ['portraits that their texts name', [image('a.jpg', 'ภาพนายสมบัติ ทองดี')], people, false],
    ['signs', [image('icon-pdf.png'), image('img/new.gif'), image('fb.png')], '', false],
    ['none', [], people, false],
  ])('%s: %s', (_, links, text, expected) => expect(mayHoldWords(links, [textOf(text)])).toBe(expected));
});

test('names of persons, and titles that only look like them', () => {
  const named =
    'นายกิตติ สุขใจ และ นางสาวมาลี  แก้วดี และ นายกเทศมนตรีตำบล โนนสะอาด และ นายก อบต. ดีเด่น และ ว่าที่ ร้อยตรีสมชาย มีชัย';
  expect(personsIn([named]).size).toBe(3);
});

test('what decorates a page is no content of it', () => {
  const links = ['upload/logo2.png', 'img/banner-01.jpg', 'bg.jpg', 'person-1.svg', 'newyear/party.jpg', 'lineman.jpg'];
  expect(contentPictures(links.map((link) => image(link))).map(({ url }) => url.slice(21))).toEqual(links.slice(3));
});
