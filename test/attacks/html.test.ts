import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeholdersIn } from '../../src/checks/text/placeholder.js';
import { isHomeAddress } from '../../src/crawl/judge/compare-pages.js';
import { createExtractor, type Extractor } from '../../src/extract/extractor.js';
import { openPageReader } from '../../src/extract/html/page/page-reader.js';
import { bytes, hintsFor } from '../extract/hints.js';

// Elsewhere: a line of ten megabytes and 5,000 nested elements (extract/html.test.ts), nesting without end and NUL bytes
// (extract/extractor.test.ts), broken encodings (extract/charset.test.ts), 20,000 links, a long attribute and an endless comment
// (extract/page-reader.test.ts), a page with 20,000 links (crawl/crawl.test.ts), text that attacks a reader (injection.test.ts).

const many = (count: number, text: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => text(n)).join('');

/** Pages of up to half a megabyte, each made to take long by one way of reading. */
const PAGES: Readonly<Record<string, string>> = {
  'class names on which an expression would go back for ever': `<div class="pager-${'E_E_'.repeat(5_000)}- nav${'1'.repeat(20_000)}x"><p>x</div>`,
  'a refresh whose target drowns in blanks': `<meta http-equiv=refresh content="${'\t'.repeat(100_000)}URL=${'\t'.repeat(100_000)}='">`,
  'a click handler of half a megabyte': `<a onclick="${'popup'.repeat(100_000)}" href=x>x</a>`,
  'a number of half a million digits': `<p>${'1,'.repeat(250_000)}`,
  'a dotted line of half a million dots': `<p>${'.'.repeat(500_000)} 5`,
  'a tag with 40,000 attributes': `<a ${many(40_000, (n) => `a${n}=">"`)} href=z>l</a>`,
  '600 open tables': '<table>'.repeat(600),
  'a table whose cells span everything': `<table>${'<tr><td rowspan=65534 colspan=1000>a'.repeat(500)}</table>`,
  'a table of 1,000 rows under 500 spanning cells': `<table><tr>${'<td rowspan=65534>a'.repeat(500)}${'<tr><td>b'.repeat(1_000)}</table>`,
  'entities, whole and broken': '&amp;&notit;&#x1F600;&#x'.repeat(20_000),
  '100,000 links': many(100_000, (n) => `<a href=${n}>`).slice(0, 500_000),
  'links that are never closed, with formatting': '<a href=x><b>'.repeat(1_500),
  '60,000 formatting elements that are never closed': '<p><b><i><u><font>'.repeat(12_000),
  '1,500 nested lists': '<ul><li>'.repeat(1_500),
  '15,000 headings': '<h1>ก<a href=x>ข</a>'.repeat(15_000),
  'starts of tags, of comments, of sections': '<'.repeat(100_000) + '<!--'.repeat(25_000) + '</'.repeat(50_000),
  '50,000 scripts that are never closed': '<script>'.repeat(50_000),
  'a set of pictures of nothing but commas': `<img srcset="${','.repeat(250_000)}"><img srcset="${'a 1x,'.repeat(40_000)}">`,
  'a quarter of a million blanks': `<p>${' '.repeat(250_000)}x${'\n'.repeat(250_000)}`,
  '15,000 bases that run a script': '<base href="javascript:x"><a href=y>'.repeat(12_000),
  'tone marks and vowels in heaps': `<p>${'่้ํา'.repeat(40_000)}`,
  'words of dates without dates': `<p>${'ปีงบประมาณ พ.ศ. ไตรมาส แผน ม.ค.-1/1/'.repeat(5_000)}`,
  'names of acts without end': `<p>${'พ.ร.บ. ประกาศ 2568 '.repeat(8_000)}`,
  'links that say what to do, in one line': `<p>${'<i><a href=i>pdf</a></i>'.repeat(20_000)}<br>x`,
  'links that say what to do, with words between them': `<div>${'<a href=i>pdf</a>ก'.repeat(20_000)}`,
  'links that say what to do, in one block': `<div>${'<a href=i>pdf</a>'.repeat(25_000)}`,
  'links of other words in one paragraph': `<p>${'<a href=i>ก</a>'.repeat(25_000)}`,
  'places to jump to in one cell': `<table><tr><td>x<td>${'<b id=i></b>'.repeat(30_000)}`,
  'places with names in one row': `<table><tr><td>${many(20_000, (n) => `<a name=n${n}>ก</a>`)}`,
  'entries of menus in one entry': `<ul><li>เมนู${'<div><a href=x>ก</a></div>'.repeat(15_000)}`,
  'marks of several classes on one letter': `<p>a${'\u0301\u0323\u0327'.repeat(80_000)}`,
  'letters of a broken encoding': `<p>${'à¸\u0081'.repeat(60_000)}`,
};

let extractor: Extractor;
beforeAll(() => {
  extractor = createExtractor({ timeoutMs: 2_000, maxHeapMiB: 512, workers: 1 });
});
afterAll(() => extractor.close());

/** The most processor time between two looks of a timer, in milliseconds: for as long nothing else could go on, however busy the machine. */
async function longestStandstill(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = process.cpuUsage();
  const look = (): void => {
    longest = Math.max(longest, process.cpuUsage(last).user / 1_000);
    last = process.cpuUsage();
  };
  const timer = setInterval(look, 10);
  await work();
  look();
  clearInterval(timer);
  return longest;
}

describe('a page that is made to take long', () => {
  test.each(Object.entries(PAGES))('%s: the crawl reads it in a moment', (_, page) => {
    const body = bytes(page);
    const start = process.cpuUsage();
    const reader = openPageReader({ contentType: 'text/html; charset=utf-8' });
    for (let at = 0; at < body.length; at += 65_536) reader.write(body.subarray(at, at + 65_536));
    reader.end();
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(1_500);
  });

  test.each(Object.entries(PAGES))(
    '%s: it is read within its time and holds up nothing else for long',
    async (_, page) => {
      const body = bytes(page);
      const context = { grids: true, qrCodes: false, ocr: false, context: true };
      const standstill = await longestStandstill(() =>
        extractor.extract(body, hintsFor('a.html', { contentType: 'text/html', wants: context })),
      );
      expect(standstill).toBeLessThan(6_000);
    },
  );
});

test('a dotted line that leads to a page number is no blank, however long, and one that leads nowhere is found at once', () => {
  expect(placeholdersIn(`${'.'.repeat(50_000)} 5`)).toEqual([]);
  expect(placeholdersIn(`ชื่อโครงการ ${'.'.repeat(50_000)}`)).toHaveLength(1);
});

test('an address made of the names of home pages is told from one in a moment', () => {
  const home = 'https://town.test/';
  expect(isHomeAddress(`${home}${'homepage'.repeat(1_000)}!`, home)).toBe(false);
  expect(isHomeAddress(`${home}th/home/index.php`, home)).toBe(true);
});
