import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as xlsx from '@e965/xlsx';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdf, textPage } from '../extract/pdf-maker.js';
import { codesOfItem, openDesk } from '../helpers/program.js';
import { file, html, page, redirect, startSite, status } from '../helpers/site.js';
import { type Battery, cameTo, expected, runBattery, type Trial, table, XLSX_TYPE } from './battery.js';

// Each test runs the program, some of them several times, on machines that have other work as well.
const PDF = 'application/pdf';
const HEAD = ['ลำดับที่', 'รายการ', 'เลขที่โครงการ'];
const egp = 'checks: [egp]';
const onePage = pdf([textPage([{ x: 50, y: 700, text: 'The budget of the town' }])]);
const sheet = (rows: readonly (readonly unknown[])[], change: (sheet: xlsx.WorkSheet) => void = () => {}): Buffer => {
  const book = xlsx.utils.book_new();
  const made = xlsx.utils.aoa_to_sheet(rows.map((row) => [...row]));
  change(made);
  xlsx.utils.book_append_sheet(book, made, 'Sheet1');
  return xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
};
const tableDocx = (rows: readonly (readonly string[])[]): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph('รายงานผลการจัดซื้อจัดจ้าง'),
            new Table({
              rows: rows.map(
                (row) =>
                  new TableRow({ children: row.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) }),
              ),
            }),
          ],
        },
      ],
    }),
  );

const TRIALS: Readonly<Record<string, Trial>> = {
  // e-GP
  'csv-excel-text': {
    files: { 'a.csv': ['\ufeffลำดับที่,เลขที่โครงการ\n1,="67019123456"\n', 'text/csv'] },
    rest: egp,
    verdict: 'pass',
    finds: ['egp/format'],
  },
  'decimal-text': {
    html: table(HEAD, ['1', 'งาน', '67019123456.0']),
    rest: egp,
    verdict: 'pass',
    finds: ['egp/format@1'],
  },
  'all-td': {
    html: '<table><tr><td>ลำดับที่</td><td>รายการ</td><td>เลขที่โครงการ</td></tr><tr><td>1</td><td>ก</td><td>6701</td></tr></table>',
    rest: egp,
    verdict: 'fail',
    finds: ['egp/digits@1'],
  },
  'section-rows': {
    html: '<table><tr><th>ลำดับที่</th><th>รายการ</th><th>เลขที่โครงการ</th></tr><tr><td colspan="3">หมวดงานก่อสร้าง</td></tr><tr><td>1</td><td>ก</td><td>67019123456</td></tr><tr><td colspan="3">หมายเหตุ ข้อมูล ณ วันที่ 30 กันยายน 2567</td></tr></table>',
    rest: egp,
    verdict: 'pass',
  },
  'blank-number-real-row': {
    html: table(
      ['ลำดับที่', 'รายการ', 'ราคา', 'เลขที่โครงการ'],
      ['1', 'งาน', '5', '67019123456'],
      ['', 'งานไม่มีลำดับ', '7', ''],
    ),
    rest: egp,
    verdict: 'fail',
    finds: ['egp/missing'],
  },
  'heading-in-egp-words': {
    html: table(['ที่', 'เลขที่โครงการในระบบ e-GP'], ['1', '6701']),
    rest: egp,
    verdict: 'fail',
    finds: ['egp/digits@1'],
  },
  'heading-egp-only': {
    html: table(['ที่', 'เลข e - GP'], ['1', '6701']),
    rest: egp,
    verdict: 'fail',
    finds: ['egp/digits@1'],
  },
  'heading-source-newline': {
    html: '<table><tr><th>ที่</th><th>เลขที่\n      โครงการ</th></tr><tr><td>1</td><td>6701</td></tr></table>',
    rest: 'checks: [{ egp: { column: [เลขที่โครงการ] } }]',
    verdict: 'fail',
    finds: ['egp/digits@1'],
  },
  'rows-over-tables': {
    html: table(HEAD, ['1', 'ก', '67019123456']) + table(HEAD, ['2', 'ข', '67019123457']),
    rest: 'checks: [{ egp: { minRows: 2 } }]',
    verdict: 'pass',
  },
  'duplicate-over-tables': {
    html: table(HEAD, ['1', 'ก', '67019123456']) + table(HEAD, ['2', 'ข', '67019123456']),
    rest: egp,
    verdict: 'pass',
    finds: ['egp/duplicate@2'],
  },
  'docx-table': {
    files: {
      'a.docx': [
        await tableDocx([HEAD, ['๑', 'ก', '๖๗๐๑๙๑๒๓๔๕๖'], ['๒', 'ข', '๖๗๐๑']]),
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      ],
    },
    rest: egp,
    verdict: 'fail',
    finds: ['egp/digits@2'],
  },
  'xlsx-number-with-fraction': {
    files: { 'a.xlsx': [sheet([HEAD, [1, 'ก', 67019123456.5]]), XLSX_TYPE] },
    rest: egp,
    verdict: 'fail',
    finds: ['egp/digits@1'],
  },
  'xlsx-formula': {
    files: {
      'a.xlsx': [
        sheet([HEAD, [1, 'ก', 1]], (made) =>
          Object.assign(made, { C2: { t: 'n', v: 67019123456, f: '67019123455+1' } }),
        ),
        XLSX_TYPE,
      ],
    },
    rest: egp,
    verdict: 'pass',
  },
  'xlsx-hidden-sheet-name': {
    urls: '[{ url: "$/xlsx-formula/a.xlsx", sheet: ไม่มีแผ่นนี้ }]',
    rest: egp,
    verdict: 'fail',
    finds: ['egp/column-not-found'],
  },
  'xlsx-several-problems': {
    files: {
      'a.xlsx': [sheet([HEAD, [1, 'ก', '67-139-123456'], [2, 'ข', '67019123456'], [3, 'ค', '67019123456']]), XLSX_TYPE],
    },
    rest: egp,
    verdict: 'pass',
    finds: ['egp/duplicate@3', 'egp/format@1', 'egp/month@1'],
  },
  // date
  'year-on-the-document-only': {
    html: '<p>รายงาน <a href="/year-on-the-document-only/r.pdf">ดาวน์โหลด</a></p>',
    files: { 'r.pdf': [pdf([textPage([{ x: 50, y: 700, text: 'Report of fiscal year 2568' }])]), PDF] },
    rest: 'checks: [{ date: { fiscalYear: Y } }]',
    verdict: 'pass',
  },
  'year-range': {
    html: '<p>แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)</p>',
    rest: 'checks: [{ date: { fiscalYear: 2568 } }]',
    verdict: 'pass',
  },
  'year-range-out': {
    html: '<p>แผนพัฒนาท้องถิ่น (พ.ศ. 2561 - 2565)</p>',
    rest: 'checks: [{ date: { fiscalYear: 2568 } }]',
    verdict: 'fail',
    finds: ['date/wrong-fiscal-year'],
  },
  'christian-date': {
    html: '<p>Updated 2025-01-15</p>',
    rest: 'checks: [{ date: { fiscalYear: 2568 } }]',
    verdict: 'pass',
  },
  'date-severity': {
    html: '<p>ปีงบประมาณ 2560</p>',
    rest: 'checks: [{ date: { fiscalYear: 2568, severity: { wrong-fiscal-year: warning } } }]',
    verdict: 'pass',
    finds: ['date/wrong-fiscal-year'],
  },
  // table
  'rule-with-blank': {
    html: table(['ที่', 'ก', 'ข'], ['1', '', '5'], ['2', '9', '5']),
    rest: 'checks: [{ table: { columns: [{ name: ก, type: number }, { name: ข, type: number }], rules: ["ก <= ข"] } }]',
    verdict: 'fail',
    finds: ['table/rule@2'],
  },
  'rows-normalised': {
    html: table(['ที่', 'ขั้นตอน'], ['1', 'สํารวจ  ๒๕๖๘']),
    rest: 'checks: [{ table: { columns: [{ name: ขั้นตอน }], rows: ["สำรวจ 2568"] } }]',
    verdict: 'pass',
  },
  'right-table-of-two': {
    html: table(['ชื่อ', 'เบอร์'], ['ก', '1']) + table(['ที่', 'งบประมาณ'], ['1', '100']),
    rest: 'checks: [{ table: { columns: [{ name: งบประมาณ, type: number, required: true }] } }]',
    verdict: 'pass',
  },
  // coverage
  plan: {
    files: {
      'p.xlsx': [
        sheet([
          ['ที่', 'โครงการ'],
          [1, 'ปรับปรุงถนน  สายที่ ๑'],
          [2, 'ขุดลอกคลอง'],
        ]),
        XLSX_TYPE,
      ],
    },
    verdict: 'pass',
  },
  'covers-plan': {
    html: '<p>ปรับปรุงถนน สายที่ 1 แล้ว ขุดลอก<br>คลอง แล้ว</p>',
    rest: 'checks: [{ coverage: { of: { item: plan, column: โครงการ } } }]',
    verdict: 'pass',
  },
  // channel
  'channel-line-forms': {
    html: '<p><a href="https://lin.ee/abc">ไลน์</a></p>',
    rest: 'checks: [{ channel: { all: [line] } }]',
    verdict: 'pass',
  },
  'channel-email-form-phone': {
    html: '<p><a href="mailto:x@y.go.th">e</a><a href="tel:+6645712345">t</a></p>',
    rest: 'checks: [{ channel: { all: [email, phone] } }]',
    verdict: 'pass',
  },
  // link
  'meta-refresh': {
    routes: { '/mr.html': html('<meta http-equiv="refresh" content="0;url=/real.html">') },
    urls: '["$/mr.html"]',
    rest: 'checks: [{ text: { all: [อำนาจหน้าที่] } }]',
    verdict: 'pass',
  },
  'social-network': {
    urls: '["https://www.facebook.com/samran.municipality"]',
    verdict: 'review',
    finds: ['link/unverifiable'],
  },
  'same-address-twice': {
    urls: '["$/real.html", "$/real.html#x"]',
    rest: 'checks: [{ link: { fragment: off } }]',
    verdict: 'pass',
  },
  'redirect-to-404': {
    routes: { '/r404.html': redirect('/gone-for-good.html') },
    urls: '["$/r404.html"]',
    verdict: 'fail',
    finds: ['link/http-status'],
  },
  'too-many-requests': {
    routes: { '/429.html': status(429, '', { 'retry-after': '0' }) },
    urls: '["$/429.html"]',
    verdict: 'review',
    finds: ['link/unverifiable'],
  },
  // file
  'zip-of-documents': {
    files: { 'a.zip': [zipSync({ 'a.pdf': new Uint8Array(onePage) }), 'application/zip'] },
    verdict: 'pass',
  },
  'zip-broken': {
    files: { 'a.zip': [zipSync({ 'a.pdf': new Uint8Array(onePage) }).subarray(0, 300), 'application/zip'] },
    verdict: 'fail',
    finds: ['file/truncated'],
  },
  'html-named-xls': {
    routes: {
      '/t.xls': file(`<html><body>${table(HEAD, ['1', 'ก', '67019123456'])}</body></html>`, 'application/vnd.ms-excel'),
    },
    urls: '["$/t.xls"]',
    rest: egp,
    verdict: 'fail',
    finds: ['file/type-mismatch'],
  },
  'pdf-after-junk': { files: { 'a.pdf': [Buffer.concat([Buffer.from('\r\n\r\n'), onePage]), PDF] }, verdict: 'pass' },
  'pdf-as-html-type': { files: { 'a.pdf': [onePage, 'text/html'] }, verdict: 'pass' },
  picture: {
    files: { 'a.jpg': [readFileSync('test/corpus/locked.pdf').subarray(0, 0), 'image/jpeg'] },
    verdict: 'fail',
    finds: ['file/empty'],
  },
  'link-documents-in-nav': {
    html: '<nav><a href="/lost-in-nav.pdf">คู่มือ</a></nav><main><p>เนื้อหา</p></main><header><a href="/lost-in-header.pdf">x</a></header>',
    verdict: 'pass',
  },
};

let battery: Battery;
beforeAll(async () => {
  battery = await runBattery(TRIALS, {
    routes: { '/real.html': page('โครงสร้าง', '<h1>โครงสร้างและอำนาจหน้าที่</h1>') },
    args: ['--timeout', '4000'],
  });
});
afterAll(() => battery.close());

it.each(Object.entries(TRIALS))('%s', (id, trial) => {
  expect(cameTo(battery.item(id), trial)).toEqual(expected(trial));
});

describe('the crawl', () => {
  it('judges links as a browser would: servers without HEAD, base, odd spellings, invalid ones', async () => {
    const noHead = (request: IncomingMessage, response: ServerResponse): boolean => {
      if (request.method !== 'HEAD') return false;
      response.writeHead(405).end();
      return true;
    };
    const site = await startSite((request, response, times) => {
      const path = request.url ?? '';
      if (path === '/')
        return page(
          'เทศบาล',
          `<h1>หน้าแรก</h1><a href="/nohead.html">1</a><a href=" /spaces.html ">2</a><a href="/q.html?a=1&amp;b=2">3</a><a href="/a/../dots.html">4</a><a href="http://exa mple.go.th/">5</a><a href="#x">6</a><a href="/real.pdf">7</a><img srcset="/s1.png 1x, /s2.png 2x"><a href="/ข่าว.html">8</a>`,
        )(request, response, times);
      if (path === '/nohead.html' && noHead(request, response)) return undefined;
      if (
        [
          '/nohead.html',
          '/spaces.html',
          '/q.html?a=1&b=2',
          '/dots.html',
          '/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7.html',
        ].includes(path)
      )
        return page(path, `<p>หน้า ${path}</p>`)(request, response, times);
      if (path === '/real.pdf') {
        if (request.method === 'HEAD') {
          response.writeHead(404).end();
          return undefined;
        }
        return file(onePage, PDF)(request, response, times);
      }
      return status(404, '<h1>404</h1>')(request, response, times);
    });
    const desk = openDesk();
    try {
      desk.write(
        'town.yaml',
        `version: 1\nagency: { name: x }\nsite: ${site.url}\nfiscalYear: 2568\ncrawl: { retries: 0, sample: all }\nitems:\n  O1: { title: x, urls: ["${site.origin}/spaces.html"] }\n`,
      );
      const { report } = await desk.audit('town.yaml');
      expect(report.links.map((link) => [link.code, link.url.replace(site.origin, '')]).sort()).toEqual([
        ['link/http-status', '/s1.png'],
        ['link/http-status', '/s2.png'],
        ['link/invalid-url', 'http://exa mple.go.th/'],
      ]);
      expect(codesOfItem(report, 'O1')).toEqual([]);
    } finally {
      await site.close();
      desk.clear();
    }
  });

  it('links that failed last round come again, whatever the sample', async () => {
    let isUp = false;
    const site = await startSite({
      '/': page(
        'เทศบาล',
        `<h1>หน้าแรก</h1>${Array.from({ length: 20 }, (_, index) => `<a href="/f/${index}.pdf">${index}</a>`).join('')}<a href="/bad.pdf">x</a>`,
      ),
      '/bad.pdf': (request, response, times) => (isUp ? file(onePage, PDF) : status(404))(request, response, times),
      ...Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`/f/${index}.pdf`, file(onePage, PDF)])),
    });
    const desk = openDesk();
    try {
      desk.write(
        'town.yaml',
        `version: 1\nagency: { name: x }\nsite: ${site.url}\nfiscalYear: 2568\ncrawl: { retries: 0 }\nitems:\n  O1: { title: x, urls: ["${site.url}"] , documents: { max: 0 } }\n`,
      );
      const first = await desk.audit('town.yaml', '--sample', 'all', '--now', '2025-10-02');
      expect(first.report.summary.links.broken).toBe(1);
      for (const now of ['2025-10-17', '2025-11-01'])
        expect(
          (await desk.audit('town.yaml', '--sample', '2', '--now', now)).report.links.map((link) => link.url),
        ).toEqual([`${site.origin}/bad.pdf`]);
      isUp = true;
      expect((await desk.audit('town.yaml', '--sample', '2', '--now', '2025-11-16')).report.links).toEqual([]);
    } finally {
      await site.close();
      desk.clear();
    }
  });

  it('a checklist with a Thai name and spaces has its state folder', async () => {
    const site = await startSite({ '/': page('x', '<h1>หน้าแรก</h1>') });
    const desk = openDesk();
    try {
      desk.write(
        'เทศบาล สำราญ.yaml',
        `version: 1\nagency: { name: x }\nsite: ${site.url}\nfiscalYear: 2568\nitems:\n  O1: { title: x, urls: ["${site.url}"] }\n`,
      );
      expect((await desk.audit('เทศบาล สำราญ.yaml', '--no-crawl')).status).toBe(0);
      expect((await desk.run('history', '--checklist', 'เทศบาล สำราญ.yaml')).status).toBe(0);
      expect((await desk.run('history')).status).toBe(0);
    } finally {
      await site.close();
      desk.clear();
    }
  });
});
