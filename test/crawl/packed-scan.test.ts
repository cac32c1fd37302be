import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createScanOpener, createScanPacker } from '../../src/crawl/scan/packed-scan.js';
import { openScan } from '../../src/crawl/scan/page-scan.js';
import { createScanner } from '../../src/crawl/scan/scan-page.js';

const PIECES = [
  '<a href="/a">ก</a>',
  '<a href="/a">ข</a>',
  '<a href="ก.pdf">ก &amp; ข</a>',
  '<img src="1.png" alt="ก">',
  '<iframe src="/f"></iframe>',
  '<form method=post action="/s"></form>',
  '<a href="/long?q=1&amp;p=2">ประกาศ\n เชิญชวน</a>',
];

test('pages come out of the packing as they went in, however few strings have numbers at a time', () => {
  const pages = fc.array(
    fc.tuple(fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }), fc.constantFrom('utf-8', 'windows-874')),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(pages, fc.integer({ min: 0, max: 12 }), (made, maxStrings) => {
      const pack = createScanPacker(maxStrings);
      const open = createScanOpener();
      for (const [pieces, charset] of made) {
        const scan = (): ReturnType<ReturnType<typeof createScanner>['end']> => {
          const scanner = createScanner({ contentType: `text/html; charset=${charset}` });
          scanner.write(Buffer.from(pieces.join('')));
          return scanner.end();
        };
        const whole = openScan(scan());
        const sent = open(structuredClone(pack(scan())));
        const told = ({ links, readText }: typeof whole): object[] =>
          links.map(({ kind, href, rawText }) => ({ kind, href, text: readText(rawText) }));
        expect(told(sent)).toEqual(told(whole));
      }
    }),
  );
});

test('a string goes once, whatever number of pages have it', () => {
  const pack = createScanPacker();
  const packed = [1, 2, 3].map(() => {
    const scanner = createScanner({ contentType: 'text/html; charset=utf-8' });
    scanner.write(Buffer.from(PIECES.join('')));
    return pack(scanner.end());
  });
  expect(packed.map(({ fresh }) => fresh.length > 0)).toEqual([true, false, false]);
});
