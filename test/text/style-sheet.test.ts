import { expect, test } from 'vitest';
import { sheetAddresses } from '../../src/text/style-sheet.js';

test.each([
  ['without quotes, with blanks', 'a{background: url( a.png ) no-repeat}', ['a.png']],
  ['in quotes', `a{background:url("a b.png")} b{background:URL('c(1).png')}`, ['a b.png', 'c(1).png']],
  ['two in one line', 'a{background:url(a.png),url(b.png)}', ['a.png', 'b.png']],
  ['other sheets', `@import "a.css"; @import url(b.css) print; @import\n'c.css';`, ['a.css', 'b.css', 'c.css']],
  ['not in comments', '/* url(a.png) */ a{background:url(b.png)} /* url(c.png)', ['b.png']],
  ['not a part of the page', 'a{fill:url(#shade)}', []],
  ['not within other words', 'a{x:myurl(a.png);y:-url(b.png)}', []],
  ['broken off', 'a{background:url(a.png', []],
  [
    'of a font in several formats the first that browsers take',
    `@font-face{font-family:x;src:url(x.eot);src:url(x.eot?#iefix) format("embedded-opentype"),url(x.woff2) format("woff2"),url('x.woff') format('woff'),url(x.svg#x) format('svg')}
     @font-face{font-family:y;src:local("y"),url(y.ttf) format(truetype)}`,
    ['x.eot', 'x.woff2', 'y.ttf'],
  ],
])('%s', (_, sheet, wanted) => expect(sheetAddresses(sheet)).toEqual(wanted));

test('a sheet of nothing but openings takes no time, and a sheet without end is bounded', () => {
  expect(sheetAddresses('url('.repeat(100_000))).toEqual([]);
  expect(sheetAddresses('url("'.repeat(50_000)).length).toBeLessThanOrEqual(2_000);
  expect(sheetAddresses('a{b:url(x)}'.repeat(5_000))).toHaveLength(2_000);
});
