import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { createRegisterReader } from '../../src/cli/registers.js';
import { UserError } from '../../src/model/checklist.js';
import { commandIn } from '../rounds/town.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'oit-register-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const HEAD = 'รหัสโครงการ,ชื่อโครงการ,ราคาตกลงซื้อ/จ้าง(บาท),ชื่อผู้ชนะ';
const place = { file: 'town.yaml', line: 9, column: 24, path: 'O13.checks[0].egp.register' };

async function read(name: string, content: string | Uint8Array) {
  const path = join(dir, name);
  writeFileSync(path, content);
  const found = await createRegisterReader().read([{ name, path, place }]);
  return found.get(path);
}

async function refusal(name: string, content: string | Uint8Array): Promise<string> {
  try {
    await read(name, content);
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(({ line, message }) => `${line}: ${message.en}`).join();
    throw error;
  }
  return '';
}

describe('the file of contract data', () => {
  const expected = [{ prices: [500000], supplier: 'บริษัท ก จำกัด' }];
  const rows = `${HEAD}\n67019123456,"จ้าง, ถนน","500,000.00",บริษัท ก จำกัด\n`;
  const thai = (text: string) =>
    Buffer.from(
      [...text].map((letter) => (letter >= '\u0e01' ? letter.charCodeAt(0) - 0x0e01 + 0xa1 : letter.charCodeAt(0))),
    );

  it.each([
    ['UTF-8', rows],
    ['UTF-8 with its mark', `\uFEFF${rows}`],
    ['windows-874', thai(rows)],
    [
      'UTF-16',
      Buffer.from(
        `\uFEFF${rows.replaceAll('"จ้าง, ถนน"', 'จ้าง').replaceAll('"500,000.00"', '500000').replaceAll(',', '\t')}`,
        'utf16le',
      ),
    ],
    [
      'semicolons and CRLF',
      rows.replace('"จ้าง, ถนน"', 'จ้าง').replace('"500,000.00"', '500000').replaceAll(',', ';').replaceAll('\n', '\r\n'),
    ],
    ['a quote that nobody closed', `${HEAD}\n67019123456,"จ้าง ถนน,500000,บริษัท ก จำกัด\n67019123457,จ้าง,1,ข\n`],
    ['a mark for inches', `${HEAD}\n67019123456,จอ 24",500000,บริษัท ก จำกัด\n`],
  ])('is read: %s', async (_, content) => {
    expect((await read('data.csv', content))?.entriesOf('67019123456')).toEqual(expected);
  });

  it('may be a workbook with numbers and several sheets', async () => {
    const sheet = [
      ['รหัสโครงการ', 'ราคาตกลงซื้อ/จ้าง(บาท)', 'ชื่อผู้ชนะ'].map((value) => ({ value })),
      [{ value: 67019123456 }, { value: 500000 }, { value: 'บริษัท ก จำกัด' }],
    ];
    const path = join(dir, 'data.xlsx');
    const sheets = [
      { sheet: 'อ่านก่อน', data: [[{ value: 'คำอธิบาย' }]] },
      { sheet: 'ข้อมูล', data: sheet },
    ];
    writeFileSync(path, await writeXlsxFile(sheets).toBuffer());
    const found = await createRegisterReader().read([{ name: 'data.xlsx', path, place }]);
    expect(found.get(path)?.entriesOf('67019123456')).toEqual(expected);
  });

  it('of 300,000 rows is read as a stream', async () => {
    const path = join(dir, 'large.csv');
    const file = openSync(path, 'w');
    writeSync(file, `${HEAD}\n`);
    const total = 300_000;
    for (let from = 0; from < total; from += 10_000) {
      const lines = Array.from(
        { length: 10_000 },
        (_, n) =>
          `6701${String(9_000_000 - 1 - from - n).padStart(7, '0')},จ้างเหมาบริการ,${from + n},บริษัท ${n % 500} จำกัด\n`,
      );
      writeSync(file, lines.join(''));
    }
    closeSync(file);
    const found = await createRegisterReader().read([{ name: 'large.csv', path, place }]);
    expect(found.get(path)?.entriesOf('67018999999')).toEqual([{ prices: [0], supplier: 'บริษัท 0 จำกัด' }]);
    expect(found.get(path)?.entriesOf('67018700000')).toEqual([{ prices: [299_999], supplier: 'บริษัท 499 จำกัด' }]);
  });

  it.each([
    ['empty', '', '9: cannot read data.csv (empty); use CSV or XLSX'],
    ['a PDF', '%PDF-1.7\n', '9: cannot read data.csv (type-mismatch); use CSV or XLSX'],
    ['a damaged workbook', 'PK\u0003\u0004 and nothing else', '9: cannot read data.csv (truncated); use CSV or XLSX'],
    ['another table', 'ลำดับ,ชื่อ\n1,ก\n', '9: data.csv: no column of project numbers (such as รหัสโครงการ, project_id)'],
    [
      'numbers that a spreadsheet destroyed',
      `${HEAD}\n6.70191E+10,จ้าง,1,ก\n`,
      '9: data.csv: no row has a project number of 11 digits',
    ],
  ])('is refused at its place: %s', async (_, content, words) =>
    expect(await refusal('data.csv', content)).toBe(words),
  );
});

it('a file that is missing, or is a folder, is a mistake of the checklist, said before anything is fetched', async () => {
  const path = join(dir, 'town.yaml');
  const item = (file: string) =>
    `{ title: ก, urls: [http://127.0.0.1:1/a], checks: [{ egp: { register: "${file}" } }] }`;
  writeFileSync(
    path,
    `version: 1\nagency: { name: ก }\nsite: http://127.0.0.1:1/\nfiscalYear: 2568\nitems:\n  O13: ${item('no.csv')}\n  O12: ${item('.')}\n`,
  );
  for (const name of ['run', 'validate']) {
    const { status, stderr, stdout } = await commandIn(dir, name, path, '--lang', 'en');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/town\.yaml:6:78 O13\.checks\[0\]\.egp\.register: no such file: no\.csv/);
    expect(stderr).toMatch(/town\.yaml:7:78 O12\.checks\[0\]\.egp\.register: \. is no regular file/);
  }
});

it('check compares local files with it, relative to the checklist', async () => {
  const path = join(dir, 'town.yaml');
  writeFileSync(join(dir, 'data.csv'), `${HEAD}\n67019123456,จ้าง,500000,บริษัท ก จำกัด\n`);
  writeFileSync(
    join(dir, 'o13.csv'),
    'ลำดับที่,รายการ,ราคาที่ตกลงซื้อหรือจ้าง,ผู้ได้รับการคัดเลือก,เลขที่โครงการ\n1,จ้าง,"5,000.00",หจก. ก,67019123456\n2,จ้าง,1,ข,67019123457\n',
  );
  writeFileSync(
    path,
    'version: 1\nagency: { name: ก }\nsite: https://www.example.go.th/\nfiscalYear: 2568\nitems: { O13: { title: ก, checks: [{ egp: { register: data.csv } }] } }\n',
  );
  const { status, stdout } = await commandIn(
    tmpdir(),
    'check',
    join(dir, 'o13.csv'),
    '--checklist',
    path,
    '--as',
    'O13',
    '-f',
    'json',
  );
  const found = JSON.parse(stdout).items[0].findings.map(
    (finding: { code: string; severity: string; location: { rowLabel: string } }) => [
      finding.code,
      finding.severity,
      finding.location.rowLabel,
    ],
  );
  expect({ status, found }).toEqual({
    status: 0,
    found: [
      ['egp/register-mismatch', 'warning', '1'],
      ['egp/unknown', 'warning', '2'],
    ],
  });
});
