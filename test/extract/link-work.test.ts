import { NodeWithChildren } from 'domhandler';
import { afterEach, expect, test, vi } from 'vitest';
import { readDecodedHtml } from '../../src/extract/read-html.js';

afterEach(() => {
  vi.restoreAllMocks();
});

/** How often the reader steps into an element of the page. */
function stepsFor(markup: string, wantsContext: boolean): number {
  const steps = vi.spyOn(NodeWithChildren.prototype, 'firstChild', 'get');
  readDecodedHtml(markup, 'https://town.test/', { wantsContext });
  const { length } = steps.mock.calls;
  steps.mockRestore();
  return length;
}

const PAGES: readonly (readonly [name: string, wantsContext: boolean, make: (n: number) => string])[] = [
  ['links in one paragraph', false, (n) => `<p>${'<i><a href=i>pdf</a></i>'.repeat(n)}<br>x`],
  ['links with a letter between', false, (n) => `<div>${'<a href=i>pdf</a>ก'.repeat(n)}`],
  ['links side by side', false, (n) => `<div>${'<a href=i>pdf</a>'.repeat(n)}`],
  ['links in one inline element', false, (n) => `<p><span>${'<b><a href=i>pdf</a></b>'.repeat(n)}</span><br>x`],
  ['names in one row', true, (n) => `<table><tr><td>x<td>${'<b id=i></b>'.repeat(n)}`],
  ['links of a paragraph with context', true, (n) => `<p>${'<a href=i>ก</a>'.repeat(n)}`],
  ['links of one row with context', true, (n) => `<table><tr><td>x<tr><td>${'<a href=i>ก</a>'.repeat(n)}`],
  ['links of one entry with context', true, (n) => `<ul><li>x<ul>${'<li><a href=i>ก</a>'.repeat(n)}`],
];

test.each(PAGES)('%s take steps in proportion to the page', (_, wantsContext, make) => {
  const [small, large] = [stepsFor(make(250), wantsContext), stepsFor(make(2_000), wantsContext)];
  // Eight times the page: a reader that goes over all links for each of them would take sixty-four times the steps.
  expect(large / small).toBeLessThan(16);
});

test('long surroundings give no label, short ones do', () => {
  const { links } = readDecodedHtml(
    `<p>${'คำ '.repeat(2_000)}<a href="/1.pdf">ดาวน์โหลด</a></p><p>แผนพัฒนา ปี 2568 <a href="/2.pdf">ดาวน์โหลด</a></p>`,
    'https://town.test/',
  );
  expect(links.map(({ text }) => text)).toEqual(['ดาวน์โหลด', 'แผนพัฒนา ปี 2568 ดาวน์โหลด']);
});
