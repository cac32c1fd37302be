import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { collectEvidence } from '../../src/crawl/collect-evidence.js';
import { extractDocument } from '../../src/extract/extractor.js';
import type { RenderedPage } from '../../src/model/renderer.js';
import { file, html, type Site, startSite } from '../helpers/site.js';
import { itemOf, type Visitor, visitSite } from './town.js';

const SHELL = '<!doctype html><title>ระบบ</title><div id="app"></div><script src="/app.js"></script>';
const CONTENT = `<!doctype html><title>โครงสร้าง</title><main><h1>โครงสร้าง</h1><p>${'โครงสร้างการแบ่งส่วนราชการ '.repeat(20)}</p><a href="/o1.csv">แผนผัง</a></main><script src="/app.js"></script>`;

let site: Site | null = null;
let town: Visitor | null = null;

afterEach(async () => {
  await town?.close();
  await site?.close();
});

/** The evidence of one page of scripts, with a browser that shows `shown`. */
async function gather(shown: ((url: string) => RenderedPage | null) | null, page = SHELL) {
  const asked: string[] = [];
  site = await startSite({
    '/': html('<title>เทศบาล</title><h1>เทศบาลตำบลสำราญ</h1>'),
    '/o1': html(page),
    '/o1.csv': file('ลำดับ,ตำแหน่ง\n1,นายก\n', 'text/csv; charset=utf-8'),
  });
  town = visitSite(site.url);
  const render = async (url: string): Promise<RenderedPage | null> => {
    asked.push(url);
    return shown?.(url) ?? null;
  };
  const { evidence } = await collectEvidence(itemOf([`${site.origin}/o1`]), {
    client: town.client,
    site: town.site,
    extract: extractDocument,
    wants: { grids: false, qrCodes: false, ocr: false },
    ...(shown && { render }),
  });
  return { evidence, asked, problems: evidence[0]?.exchange.problems.map(({ code, data }) => [code, data.reason]) };
}

describe('a page that shows nothing without JavaScript', () => {
  test('is what a browser shows of it, and its links are followed', async () => {
    const { evidence, asked, problems } = await gather((url) => ({ url, html: CONTENT }));
    expect(asked).toEqual([`${site?.origin}/o1`]);
    expect(problems).toEqual([]);
    expect(evidence[0]?.exchange).toMatchObject({
      rendered: true,
      finalUrl: `${site?.origin}/o1`,
      bytes: Buffer.byteLength(CONTENT),
      sha256: createHash('sha256').update(CONTENT).digest('hex'),
    });
    expect(evidence.map(({ exchange }) => new URL(exchange.url).pathname)).toEqual(['/o1', '/o1.csv']);
  });

  test('is judged by what is shown: a message that there is nothing is a soft 404', async () => {
    const { problems } = await gather((url) => ({ url, html: '<title>404</title><p>ไม่พบหน้าที่ต้องการ</p>' }));
    expect(problems).toEqual([['soft-404', expect.any(String)]]);
  });

  test('stays unverifiable where the browser shows nothing either, fails, or is not there', async () => {
    const unverifiable = [['unverifiable', 'javascript']];
    const { evidence, problems } = await gather((url) => ({ url, html: SHELL }));
    expect(problems).toEqual(unverifiable);
    expect(evidence[0]?.exchange.rendered).toBeUndefined();
    await site?.close();
    expect((await gather(() => null)).problems).toEqual(unverifiable);
    await site?.close();
    expect((await gather(null)).problems).toEqual(unverifiable);
  });

  test('a page that shows itself is never opened by the browser', async () => {
    const { asked, problems } = await gather((url) => ({ url, html: CONTENT }), CONTENT);
    expect([asked, problems]).toEqual([[], []]);
  });
});
