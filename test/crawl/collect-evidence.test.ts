import { afterEach, describe, expect, test } from 'vitest';
import { type CollectedEvidence, collectEvidence } from '../../src/crawl/collect-evidence.js';
import { type ExtractHints, extractDocument } from '../../src/extract/extractor.js';
import type { Extracted } from '../../src/model/evidence.js';
import { placeAt } from '../../src/model/finding.js';
import { file, hang, html, page, type Routes, redirect, type Site, startSite, status } from '../helpers/site.js';
import { codesOf, itemOf, pdf, type Visitor, visitSite } from './town.js';

let site: Site;
let town: Visitor;

async function open(routes: Routes): Promise<void> {
  site = await startSite({ '/': page('เทศบาล', '<a href="/o13">O13</a>'), ...routes });
  town = visitSite(site.url);
}

afterEach(async () => {
  await town.close();
  await site.close();
});

const PDF = file(pdf(), 'application/pdf');
const LONG = `<p>${'รายงานผลการจัดซื้อจัดจ้าง '.repeat(20)}</p>`;

/** Path of each evidence, with its label and problems. */
function shown({ evidence }: CollectedEvidence): string[] {
  return evidence.map(({ exchange, label }) =>
    [decodeURI(exchange.url.replace(site.origin, '')), label, codesOf(exchange.problems).join()]
      .filter(Boolean)
      .join(' | '),
  );
}

describe('collectEvidence', () => {
  test('takes the page and the documents it links to, in order, once each; those of the navigation are none', async () => {
    await open({
      '/o13': page(
        'O13',
        `<nav><a href="/menu.pdf">เมนู</a></nav><main>${LONG}<a href="/b.xlsx"><img src="/icon.png"></a><a href="/b.xlsx">ตาราง</a><a href="/a.pdf#page=2">รายงาน</a>
        <a href="/news">ข่าว</a></main><footer><a href="/foot.pdf">ท้าย</a></footer>`,
      ),
      '/a.pdf': PDF,
      '/b.xlsx': file('PK', 'application/vnd.ms-excel'),
    });
    const item = await town.gather([`${site.origin}/o13`]);
    expect(shown(item)).toEqual(['/o13', '/b.xlsx | ตาราง', '/a.pdf | รายงาน']);
    expect(item.evidence.map(({ foundOn }) => foundOn)).toEqual([null, `${site.origin}/o13`, `${site.origin}/o13`]);
    expect(item.evidence[0]?.extracted?.type).toBe('html');
  });

  test('looks through viewers and follows addresses as officers type them', async () => {
    await open({
      '/doc/o13': (request, response, times) => {
        const google = `https://docs.google.com/viewer?url=${encodeURIComponent(`http://${request.headers.host}/files/two.pdf`)}`;
        const body = `${LONG}<iframe src="/pdfjs/viewer.html?file=/files/one.pdf"></iframe><a href="${google}">2</a><a href=" แผน การ\\ปี 2568.pdf ">3</a>
          <a onclick="window.open('four.pdf')">4</a><a href="/flip?pdf=/files/five.pdf">5</a>`;
        return html(`<base href="/files/"><main>${body}</main>`)(request, response, times);
      },
      ...Object.fromEntries(
        ['one', 'two', 'four', 'five', `${encodeURIComponent('แผน การ')}/${encodeURIComponent('ปี 2568')}`].map(
          (name) => [`/files/${name}.pdf`, PDF],
        ),
      ),
    });
    const item = await town.gather([`${site.origin}/doc/o13`]);
    expect(shown(item)).toEqual([
      '/doc/o13',
      '/files/one.pdf',
      '/files/two.pdf | 2',
      '/files/แผน การ/ปี 2568.pdf | 3',
      '/files/four.pdf | 4',
      '/files/five.pdf | 5',
    ]);
  });

  test('frames are part of their page; a map or a film is none', async () => {
    await open({
      '/o13': page(
        'O13',
        `${LONG}<iframe src="/inner.html"></iframe><iframe src="https://www.google.com/maps/embed?pb=x"></iframe><iframe src="https://www.youtube.com/embed/x"></iframe>`,
      ),
      '/inner.html': page('กรอบ', `${LONG}<a href="/deep.pdf">ลึก</a>`),
      '/deep.pdf': PDF,
    });
    const item = await town.gather([`${site.origin}/o13`]);
    expect(shown(item)).toEqual(['/o13', '/inner.html', '/deep.pdf | ลึก']);
    expect(item.evidence.every(({ foundOn }) => foundOn === null || foundOn === `${site.origin}/o13`)).toBe(true);
  });

  test('keeps to the patterns, the year and the number of documents that the checklist sets', async () => {
    const links = ['แผน 2567.pdf', 'แผน 2568.pdf', 'ผล.pdf', 'ผล ต.ค. 2567.xlsx', 'ภาพ.jpg']
      .map((name) => `<a href="/f/${name}">${name.replace(/\..*/, '')}</a>`)
      .join('');
    await open({ '/o13': page('O13', LONG + links), '*': PDF });
    const urls = [`${site.origin}/o13`];
    const names = async (rule: Parameters<Visitor['gather']>[1]) =>
      shown(await town.gather(urls, rule))
        .slice(1)
        .map((line) => line.replace(/^\/f\/|\s*\|.*$/g, ''));
    expect(await names({ fiscalYear: 2568 })).toEqual(['แผน 2568.pdf', 'ผล.pdf', 'ผล ต.ค. 2567.xlsx', 'ภาพ.jpg']);
    expect(await names({ follow: ['*2567*.pdf', '**/ภาพ*'] })).toEqual(['แผน 2567.pdf', 'ภาพ.jpg']);
    expect(await names({ follow: ['แผน*'] })).toEqual(['แผน 2567.pdf', 'แผน 2568.pdf']);
    const few = await town.gather(urls, { max: 2 });
    expect(few.unexamined.map(({ url, foundOn }) => [decodeURI(url).split('/').pop(), foundOn])).toEqual([
      ['ผล.pdf', urls[0]],
      ['ผล ต.ค. 2567.xlsx', urls[0]],
      ['ภาพ.jpg', urls[0]],
    ]);
  });

  test('an address that items share is asked for once', async () => {
    await open({
      '/o13': page('O13', `${LONG}<a href="/a.pdf">ก</a>`),
      '/o14': page('O14', `${LONG}<a href="/a.pdf">ข</a><a href="/o13#x">ค</a>`),
      '/a.pdf': PDF,
    });
    const [first, second] = await Promise.all([
      town.gather([`${site.origin}/o13`, `${site.origin}/a.pdf`]),
      town.gather([`${site.origin}/o14`, `${site.origin}/o13`]),
    ]);
    expect([shown(first), shown(second)]).toEqual([
      ['/o13', '/a.pdf'],
      ['/o14', '/o13', '/a.pdf | ข'],
    ]);
    await town.crawl();
    for (const path of ['/', '/o13', '/o14', '/a.pdf']) expect([path, site.asked(path)]).toEqual([path, 1]);
  });

  test('follows meta refresh and a script that only goes on, and tells a circle', async () => {
    await open({
      '/meta': html('<meta http-equiv="refresh" content="0;url=/js">'),
      '/js': html(`<script>location.href = '/o13'</script>`),
      '/o13': page('O13', LONG),
      '/circle': html('<meta http-equiv=refresh content="0;url=/back">'),
      '/back': html('<meta http-equiv=refresh content="0;url=/circle">'),
      '/self': html(`<meta http-equiv="refresh" content="300">${LONG}`),
    });
    const { evidence } = await town.gather(['/meta', '/circle', '/self'].map((path) => site.origin + path));
    expect(
      evidence.map(({ exchange }) => [exchange.finalUrl?.replace(site.origin, ''), codesOf(exchange.problems)]),
    ).toEqual([
      ['/o13', []],
      ['/back', ['redirect-loop']],
      ['/self', []],
    ]);
    expect(evidence[0]?.exchange.redirects.map(({ url }) => url.replace(site.origin, ''))).toEqual(['/meta', '/js']);
    expect(evidence[1]?.extracted).toBeNull();
  });

  test('judges what the pages show and gives no content of what is none', async () => {
    await open({
      '/gone': page('เทศบาล', '<h1>ไม่พบหน้าที่ต้องการ</h1>'),
      '/login': page('เข้าสู่ระบบ', '<input type=password>'),
      '/home': redirect('/'),
      '/old': redirect('/'),
      '/spa': html('<div id=root></div><script src=app.js></script>'),
      '/none': page('O19 สถิติเรื่องร้องเรียน', '<h1>สถิติ</h1><p>ไม่มีเรื่องร้องเรียน</p>'),
      '/dead': status(404),
    });
    const { evidence } = await town.gather(
      ['/gone', '/login', '/home', '/old', '/spa', '/none', '/dead', '/none#part'].map((path) => site.origin + path),
    );
    expect(evidence.map(({ exchange }) => codesOf(exchange.problems))).toEqual([
      ['soft-404'],
      ['login-wall'],
      [],
      ['redirect-home'],
      ['unverifiable'],
      [],
      ['http-status'],
      ['fragment'],
    ]);
    expect(evidence.map(({ extracted }) => extracted !== null)).toEqual([
      false,
      false,
      true,
      false,
      false,
      true,
      false,
      true,
    ]);
  });

  test('a page like the answer to an address that cannot exist is a soft 404', async () => {
    const lost: Routes['*'] = (request, response, times) =>
      page('เทศบาลตำบล', `<nav><a href="/a">เมนู</a></nav><p>ยินดีต้อนรับ</p><p>${request.url}</p>`)(
        request,
        response,
        times,
      );
    await open({ '/o13': page('เทศบาลตำบล', '<nav><a href="/a">เมนู</a></nav><p>แผนการจัดซื้อจัดจ้าง</p>'), '*': lost });
    const { evidence } = await town.gather([`${site.origin}/o13`, `${site.origin}/o14`]);
    expect(evidence.map(({ exchange }) => codesOf(exchange.problems))).toEqual([[], ['soft-404']]);
    expect(site.requests.filter(({ path }) => /^\/[0-9a-f]{20}$/.test(path)).length).toBe(2);
  });

  test('reads QR codes from the pictures of a page and asks for their addresses, each once', async () => {
    await open({
      '/sa2': page(
        'SA2',
        `${LONG}<img src="/q1.png"><img src="/q2.png"><img src="/q3.png"><footer><img src="/q4.png"></footer>`,
      ),
      '/sa3': page('SA3', `${LONG}<img src="/q1.png">`),
      '/form': page('แบบฟอร์ม', LONG),
      '/q1.png': file('/form', 'image/png'),
      '/q2.png': file('/dead', 'image/png'),
      '/q3.png': file('โทร 045', 'image/png'),
    });
    // The reader of pictures has tests of its own: here a picture's bytes are the words of its code.
    const extract = async (body: Uint8Array, hints: ExtractHints): Promise<Extracted> => {
      const extracted = await extractDocument(body, hints);
      const text = Buffer.from(body).toString().replace(/^\//, site.url);
      return hints.contentType === 'image/png'
        ? { ...extracted, qrCodes: { ok: true, value: [{ at: placeAt(hints.url), text }] } }
        : extracted;
    };
    const deps = { client: town.client, site: town.site, extract, wants: { grids: false, qrCodes: true, ocr: false } };
    const { qrCodes } = await collectEvidence(itemOf([`${site.origin}/sa2`]), deps);
    await collectEvidence(itemOf([`${site.origin}/sa3`]), deps);
    expect(qrCodes.map(({ text, exchange }) => [text.replace(site.origin, ''), exchange?.status])).toEqual([
      ['/form', 200],
      ['/dead', 404],
      ['โทร 045', undefined],
    ]);
    expect([site.asked('/q1.png'), site.asked('/q4.png'), site.asked('/form')]).toEqual([1, 0, 1]);
  });

  test('an interrupted item ends at once', async () => {
    await open({ '/slow': hang() });
    const controller = new AbortController();
    const round = visitSite(site.url, {}, controller.signal);
    const work = round.gather([`${site.origin}/slow`]);
    setTimeout(() => controller.abort(), 100);
    await expect(work).rejects.toThrow();
    await round.close();
  });
});
