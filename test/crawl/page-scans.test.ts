import { getActiveResourcesInfo } from 'node:process';
import { afterEach, describe, expect, test } from 'vitest';
import type { Scan } from '../../src/crawl/scan/page-scan.js';
import { scanBody } from '../../src/crawl/scan/scan-page.js';
import { createPageScans, type PageScans, type PageScansSettings } from '../../src/crawl/scan/scan-pool.js';
import { DYING_THREAD, SECOND_THREAD } from './second-thread.js';

const UTF8 = { contentType: 'text/html; charset=utf-8' };
const page = (n: number, text = 'แผนการใช้จ่ายงบประมาณ '): Buffer =>
  Buffer.from(
    `<title>หน้า ${n}</title><nav><a href="/">หน้าแรก</a><a href="/news">ข่าว</a></nav>
     <h2>หัวข้อ ${n}</h2><p>${text.repeat(n % 300)}</p><a href="/p${n}.html">รายงาน ${n % 5}</a>
     <form method="post" action="/ask"></form><iframe src="f${n}.html"></iframe><img src="${n}.png" alt="ภาพ">`,
  );

let scans: PageScans | null = null;
const open = (settings: PageScansSettings): PageScans => {
  scans = createPageScans(settings);
  return scans;
};
afterEach(() => scans?.close());

const threads = (): number => getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;

async function scanned(body: Buffer, options = UTF8, size = 65_536): Promise<Scan> {
  const under = (scans as PageScans).open(options);
  for (let at = 0; at < body.length; at += size) under.write(body.subarray(at, at + size));
  return under.end();
}

/** All that anybody asks of a scan, its words read. */
function told(scan: Scan): object {
  const { readText, isDetached: _, mainBytes, anyBytes, ...rest } = scan;
  const { title, headings, scriptText } = scan;
  const links = scan.links.map(({ kind, href, rawText }) => ({ kind, href, text: readText(rawText) }));
  const isLong = mainBytes >= 4_800;
  const opening = (text: string): string => (isLong ? text.slice(0, 550) : text);
  return {
    ...rest,
    title,
    headings,
    scriptText,
    links,
    isLong,
    hasText: anyBytes > 0,
    mainText: opening(scan.mainText),
    anyText: isLong ? '' : scan.anyText,
  };
}

describe('the second thread', () => {
  test.each([
    ['scans', SECOND_THREAD],
    ['dies, and the pages are scanned here', { ...SECOND_THREAD, program: DYING_THREAD }],
    ['may not begin', { ...SECOND_THREAD, maxThreads: 0 }],
  ])('%s: every page is told as by one scan of the whole', async (_, settings) => {
    open(settings);
    const bodies = Array.from({ length: 400 }, (__, n) => page(n));
    const found = await Promise.all(bodies.map((body, n) => scanned(body, UTF8, 1 + (n % 9) * 1_000)));
    expect(found.map(told)).toEqual(bodies.map((body) => told(scanBody(body, UTF8))));
  });

  test('reads windows-874, UTF-16 and what a page says beside its header', async () => {
    open(SECOND_THREAD);
    const thai = Buffer.from('<title>\xa1\xd2</title><a href="p.php?q=\xa1">\xa2\xe8\xd2\xc7</a>', 'latin1');
    const wide = Buffer.from('\ufeff<title>ก</title><a href="ข">ค</a>', 'utf16le');
    for (const [body, contentType] of [
      [thai, 'text/html; charset=tis-620'],
      [wide, 'text/html'],
      [page(3), 'text/html; charset=tis-620'],
      [thai, 'text/html; charset=windows-874'],
    ] as const) {
      expect(told(await scanned(body, { contentType }))).toEqual(told(scanBody(body, { contentType })));
    }
  });

  test('collects prints where a site answers what cannot exist', async () => {
    open(SECOND_THREAD);
    const options = { ...UTF8, prints: true };
    const scan = await scanned(page(7), options);
    expect(scan.prints.size).toBeGreaterThan(5);
    expect(scan).toMatchObject({ prints: scanBody(page(7), options).prints, words: scanBody(page(7), options).words });
  });

  test('is not given a page of megabytes, which is scanned as it comes', async () => {
    open({ ...SECOND_THREAD, program: DYING_THREAD });
    const body = Buffer.concat([page(1), Buffer.alloc(3_000_000, 'ก'), page(2)]);
    expect(told(await scanned(body))).toEqual(told(scanBody(body, UTF8)));
  });

  test('begins when this one is kept busy and not before', async () => {
    const before = threads();
    open({ lookEvery: 4, busyFrom: 0.8, maxThreads: 1 });
    for (let n = 0; n < 8; n++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await scanned(page(n));
    }
    expect(threads()).toBe(before);
    const start = performance.now();
    for (let n = 0; n < 200 && performance.now() - start < 10_000; n++) {
      for (const until = performance.now() + 5; performance.now() < until; );
      await new Promise((resolve) => setImmediate(resolve));
      await scanned(page(n));
    }
    expect(threads()).toBeGreaterThan(before);
    await scans?.close();
    expect(threads()).toBe(before);
  });

  test('closed while pages wait: they are scanned all the same', async () => {
    open(SECOND_THREAD);
    const found = Promise.all([1, 2, 3].map((n) => scanned(page(n))));
    await scans?.close();
    expect((await found).map(told)).toEqual([1, 2, 3].map((n) => told(scanBody(page(n), UTF8))));
    expect(told(await scanned(page(4)))).toEqual(told(scanBody(page(4), UTF8)));
  });
});
