import { describe, expect, it } from 'vitest';
import { missingWords } from '../../../src/crawl/judge/page-nature.js';
import { parseSitemap } from '../../../src/crawl/queue/sitemap.js';
import { extractDocument } from '../../../src/extract/extract-document.js';
import { isHeavyPage } from '../../../src/extract/html/nesting.js';
import { readPage } from '../../../src/extract/html/page/page-reader.js';
import { parseRobots } from '../../../src/fetch/robots.js';
import { siteText } from '../../../src/report/compose/site-text.js';
import { readDates, readYears } from '../../../src/text/dates/read-dates.js';
import { nfc } from '../../../src/text/nfc.js';
import { countWarnings, findSpam, linkSpam } from '../../../src/text/spam/find-spam.js';
import { foldText, normalizeText } from '../../../src/text/thai/normalize.js';
import { findDamage, repairThai } from '../../../src/text/thai/repair.js';
import { stripControls } from '../../../src/text/thai/sanitize.js';
import { wrapText } from '../../../src/text/thai/width.js';
import { readableUrl, withoutUserInfo } from '../../../src/text/url.js';
import { hintsFor } from '../../extract/hints.js';
import { counted, growthOf, repeated, type Work } from './growth.js';

const document =
  (name: string, contentType: string): Work =>
  (text) =>
    extractDocument(
      Buffer.from(text),
      hintsFor(name, { contentType, wants: { grids: true, qrCodes: false, ocr: false, context: true } }),
    );
const html = document('a.html', 'text/html; charset=utf-8');
const page: Work = (text) => readPage(Buffer.from(text), { contentType: 'text/html; charset=utf-8', prints: true });
const robots: Work = (text) => {
  const { allows } = parseRobots(Buffer.from(text), 'oit-audit');
  return Array.from({ length: 20 }, (_, n) => allows(`https://town.test/${'a'.repeat(500)}/${n}`));
};

const MARKS = '\u0301\u0323\u0327';
const PAGES: readonly ((times: number) => string)[] = [
  repeated('-', '<html><!-- '),
  repeated('- -!', '<html><!--'),
  repeated('b=c ', '<html><a '),
  repeated('b="c" ', '<a href="x" '),
  repeated('<a href=i>pdf</a>', '<div>'),
  counted((n) => `<i><a href=${n}>pdf</a></i>`, '<p>', '<br>x'),
  counted((n) => `<a href=${n}>pdf</a>ก`, '<div>'),
  counted((n) => `<b id=i${n}></b>`, '<table><tr><td>x<td>'),
  repeated('<table><tr><td>'),
  repeated('<td>1', '<table><tr>'),
  repeated('<tr><td>1<td>2', '<table>'),
  repeated('<li><a href=x>ก</a>', '<ul>'),
  repeated('<script>', ''),
  repeated('</scrip', '<script>'),
  repeated('<title>', ''),
  repeated('&amp', '<p>'),
  repeated(MARKS, '<p>a'),
  repeated('<h2>ก</h2>', ''),
  repeated('<iframe src=a></iframe>', ''),
  counted((n) => `<span style="display:none"><a href=/${n}>x</a></span>`, ''),
  counted((n) => `<img src=${n}.png alt="หน้า ${n}">`, ''),
  repeated('onclick="location=\'a\'" ', '<a ', '>x</a>'),
  repeated('location.href=', '<script>', '</script>'),
  repeated('<meta http-equiv=refresh content="0;url=a">'),
  repeated('<<', ''),
];

const TEXTS: readonly ((times: number) => string)[] = [
  repeated('ก'),
  repeated('เแ'),
  repeated(`a${MARKS}`),
  repeated(MARKS, 'a'),
  repeated('ำ ํา่ ้'),
  repeated('น ้ ำ '),
  repeated('0'),
  repeated('1/'),
  repeated('1 มกราคม '),
  repeated('2568'),
  repeated('พ.ศ. '),
  repeated('ปีงบประมาณ '),
  repeated('ไตรมาสที่ 1 '),
  repeated('สล็อต '),
  repeated('s l o t '),
  repeated('-'),
  repeated('. '),
  repeated(' '),
  repeated('\n'),
  repeated('http://a@'),
  repeated('http:'),
  repeated('%E0%'),
  repeated('%zz'),
  repeated('ไม่พบข้อมูล '),
  repeated('("['),
  counted((n) => `${67019000000 + n} `),
];

/** The standard's own tree takes quadratic time in their depth: they are read where reading can be stopped. */
const DEEP: readonly ((times: number) => string)[] = [
  repeated('<div>', '', 'x'),
  repeated('<span>a'),
  repeated('<section><h2>ก</h2>'),
  counted((n) => `a${n}=b `, '<p '),
];

describe('pages whose tree takes quadratic time', () => {
  it('are read in processes that can be ended, and by the crawl in linear time', async () => {
    for (const make of DEEP) {
      expect(isHeavyPage(Buffer.from(make(2_000)))).toBe(true);
      expect(await growthOf(page, make, 10_000)).toBe('bounded');
    }
  }, 120_000);
});

const READERS: Readonly<Record<string, Work>> = {
  dates: readDates,
  years: readYears,
  spam: findSpam,
  'warnings of spam': countWarnings,
  'spam in links': (text) => linkSpam(`https://town.test/${text}`, text),
  'the composed form': nfc,
  normalising: normalizeText,
  folding: foldText,
  'damaged Thai': (text) => {
    const damage = findDamage([text]);
    return damage === null ? null : repairThai(text, damage);
  },
  'control characters': stripControls,
  wrapping: (text) => wrapText(text, 80),
  'user names': withoutUserInfo,
  'readable addresses': readableUrl,
  'words of pages that are not there': missingWords,
  'texts of a report': (text) => siteText(text, 500),
};

describe.each(Object.entries(READERS))('%s', (_, work) => {
  it('takes time as its text is long', async () => {
    const found: string[] = [];
    for (const make of TEXTS) found.push(await growthOf(work, make, 3_000));
    expect(found.filter((one) => one !== 'bounded')).toEqual([]);
  }, 120_000);
});

describe.each([
  ['pages as the crawl reads them', page, 20_000],
  ['pages as items are read', html, 2_000],
] as const)('%s', (_, work, times) => {
  it('take time as they are long', async () => {
    const found: string[] = [];
    for (const make of PAGES) found.push(await growthOf(work, make, times));
    expect(found.filter((one) => one !== 'bounded')).toEqual([]);
  }, 240_000);
});

const FILES: readonly (readonly [string, Work, readonly ((times: number) => string)[]])[] = [
  [
    'robots.txt',
    robots,
    [
      repeated('Allow:*aaaaaaaaaaaaaaaaZ\n', 'User-agent: *\n'),
      counted((n) => `Disallow: /${n}*a*b*c$\n`, 'User-agent: *\n'),
      repeated('User-agent: *\n'),
      repeated('*', 'User-agent: *\nDisallow: /'),
      repeated(' ', 'User-agent: *\nDisallow: /', 'x'),
    ],
  ],
  [
    'sitemaps',
    (text) => parseSitemap(Buffer.from(text), 'text/xml'),
    [
      counted((n) => `<url><loc>https://town.test/${n}</loc></url>`, '<urlset>', '</urlset>'),
      repeated('<loc>', '<urlset>'),
      repeated('<url', '<urlset>'),
      repeated('<!--', '<urlset>'),
      repeated('https://town.test/a\n'),
      repeated(' ', '<?xml'),
    ],
  ],
  [
    'CSV',
    document('a.csv', 'text/csv'),
    [
      repeated('1,ก,2568\n', 'ลำดับที่,รายการ,ปี\n'),
      repeated('"', 'a,b\n'),
      repeated('""', 'a,b\n"'),
      repeated('a"b,', 'a,b\n'),
      repeated(',', 'a,b\n1,2\n'),
      repeated(';\t,|\n', 'a,b\n'),
    ],
  ],
  [
    'RTF',
    document('a.rtf', 'application/rtf'),
    [
      repeated('{', '{\\rtf1 '),
      repeated('{\\b x}', '{\\rtf1 ', '}'),
      repeated("\\'a1", '{\\rtf1\\ansicpg874 ', '}'),
      repeated('\\cell ', '{\\rtf1\\trowd ', '\\row}'),
      repeated('\\trowd 1\\cell 2\\cell\\row ', '{\\rtf1 ', '}'),
      repeated('\\par ', '{\\rtf1 ', '}'),
    ],
  ],
  [
    'plain text and XML',
    document('a.txt', 'text/plain'),
    [
      ...TEXTS.slice(0, 12),
      repeated('<a>', '<?xml version="1.0"?>'),
      repeated('[', ''),
      repeated('&x;', '<?xml version="1.0"?><a>'),
    ],
  ],
];

describe.each(FILES)('%s', (_, work, inputs) => {
  it('take time as they are long', async () => {
    const found: string[] = [];
    for (const make of inputs) found.push(await growthOf(work, make, 3_000));
    expect(found.filter((one) => one !== 'bounded')).toEqual([]);
  }, 240_000);
});
