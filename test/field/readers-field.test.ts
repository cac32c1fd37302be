import { describe, expect, it } from 'vitest';
import { type Checked, checkFile } from './check-file.js';

const CHECKLIST = 'documents/checklist.yaml';
const check = (name: string, item = 'EGP'): Promise<Checked> => checkFile(`documents/${name}`, item, CHECKLIST);

describe('a document whose third row has a number of ten digits', () => {
  it.each([
    'xlsx-part-name-SharedStrings-bad3.xlsx',
    'csv-pipe-under-title-bad3.csv',
    'csv-semicolon-all-quoted-bad3.csv',
    'csv-semicolon-under-title-bad3.csv',
    'csv-tab-under-title-bad3.csv',
    'doc-text-box-in-cell-bad3.doc',
    'docx-altchunk-html-bad3.docx',
    'docx-main-part-elsewhere-bad3.docx',
    'odt-footnote-in-cell-bad3.odt',
    'rtf-bytes-behind-last-brace-bad3.rtf',
    'rtf-star-within-group-bad3.rtf',
    'xls-excel95-cp874-bad3.xls',
    'xls-stream-name-WORKBOOK-bad3.xls',
    'xlsx-default-password-bad3.xlsx',
    'xlsx-stray-cell-XFD-bad3.xlsx',
  ])('%s has that one error', async (name) => {
    const { codes, findings } = await check(name);
    expect(codes.filter((code) => code.startsWith('E'))).toEqual(['E egp/digits']);
    expect(findings.find(({ code }) => code === 'egp/digits')?.location.rowLabel).toBe('3');
  });

  it.each(['xlsx-server-message-behind-zip-bad3.xlsx', 'xlsx-newline-before-zip-bad3.xlsx'])(
    '%s has that error and is said to be repaired',
    async (name) => {
      const { codes } = await check(name);
      expect([...codes].sort()).toEqual(['E egp/digits', 'W file/repaired']);
    },
  );
});

describe('a document in order', () => {
  it.each([
    'xlsb-binary-workbook.xlsb',
    'doc-tracked-correction.doc',
    'rtf-deleted-text.rtf',
    'xlsx-inline-phonetics.xlsx',
    'zip-workbook-and-html.zip',
    'zip-workbook-and-md.zip',
    'zip-workbook-and-mp4.zip',
    'zip-workbook-and-readme-without-ending.zip',
    'zip-workbook-and-xml.zip',
  ])('%s passes', async (name) => {
    const { verdict, codes } = await check(name);
    expect(verdict, codes.join()).toBe('pass');
  });

  it('dates of 1904 pass where the extension of Excel 2013 says nothing of them', async () => {
    const { verdict, codes } = await check('xlsx-1904-dates-excel2013.xlsx', 'APRIL');
    expect(verdict, codes.join()).toBe('pass');
  });
});

it.each(['docx-picture-only.docx', 'doc-picture-only.doc', 'xlsx-picture-only.xlsx', 'xls-picture-only.xls'])(
  '%s is a scan to be looked at',
  async (name) => {
    const { verdict, codes } = await check(name);
    expect([verdict, codes]).toEqual(['review', ['W file/no-text']]);
  },
);

it('a workbook without the part of its sheet is damaged', async () => {
  expect((await check('xlsx-sheet-part-gone.xlsx')).codes).toContain('E file/corrupt');
});

it('a workbook of formulas without results is to be looked at', async () => {
  const { verdict, codes } = await check('xlsx-formula-without-value.xlsx');
  expect(verdict, codes.join()).toBe('review');
  expect(codes).toContain('W file/not-readable');
});

it('columns that are not read are named', async () => {
  expect((await check('xlsx-stray-cell-XFD-bad3.xlsx')).codes).toContain('W file/not-readable');
});

it('a bitmap with the first kind of header is a picture to be looked at', async () => {
  const { verdict, codes } = await check('bmp-short-header.bmp');
  expect(verdict, codes.join()).toBe('review');
});

it('a workbook that hides the column of the numbers does not publish them', async () => {
  const { verdict, codes } = await check('hidden-column.xls');
  expect(verdict).toBe('fail');
  expect(codes).toEqual(expect.arrayContaining(['E egp/column-not-found', 'I file/hidden']));
});

it('a wrong number in a hidden row is shown to nobody', async () => {
  const { verdict, codes } = await check('hidden-row.ods');
  expect(verdict, codes.join()).toBe('pass');
});
