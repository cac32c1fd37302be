import { randomBytes } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';
import { archive, hugeMember, member, openDocument, sheetFile, WORKBOOK, wordFile } from '../../attacks/bombs.js';
import { page, pdf, stream } from '../../extract/pdf-maker.js';
import * as serve from '../../helpers/site.js';
import type { HostileKind } from './hostile-kind.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** Keeps the ratio of what is unpacked to what is packed below that of a bomb. */
const PAD = (megabytes: number) => member('pad.bin', randomBytes(megabytes * 1_048_576));

const document = (
  name: string,
  file: string,
  make: () => Uint8Array,
  told: RegExp,
  {
    type = 'application/octet-stream',
    checks = '[{ egp: {} }]',
    behave,
  }: { readonly type?: string; readonly checks?: string; readonly behave?: () => serve.Behaviour } = {},
): HostileKind => ({
  name,
  routes: { [`/files/${file}`]: behave?.() ?? serve.file(make(), type) },
  item: `/files/${file}`,
  checks,
  told,
});
const numbered = (count: number, unit: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => unit(n)).join('');

/** Member that unpacks to a list of numbered elements, made in blocks. */
const listMember = (name: string, start: string, count: number, unit: (n: number) => string, end: string) =>
  member(
    name,
    Buffer.concat([
      Buffer.from(start),
      ...Array.from({ length: count / 100_000 }, (_, block) =>
        Buffer.from(numbered(100_000, (n) => unit(block * 100_000 + n))),
      ),
      Buffer.from(end),
    ]),
  );

const pngOf = (width: number, height: number): Buffer => {
  const head = Buffer.alloc(33);
  head.write('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR', 'latin1');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  head.set([8, 2, 0, 0, 0], 24);
  const data = deflateSync(Buffer.alloc(20_000_000));
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  return Buffer.concat([
    head,
    size,
    Buffer.from('IDAT'),
    data,
    Buffer.alloc(4),
    Buffer.from('\0\0\0\0IEND\xaeB`\x82', 'latin1'),
  ]);
};

/** Documents that take all memory or time, or say what they are not. */
export const hostileDocuments: readonly HostileKind[] = [
  document(
    'a workbook of 4,500,000 relations',
    'relations.xlsx',
    () =>
      archive([
        ...WORKBOOK.slice(0, 3),
        listMember(
          'xl/_rels/workbook.xml.rels',
          '<Relationships>',
          4_500_000,
          (n) => `<Relationship Id="${n.toString(36)}"/>`,
          '</Relationships>',
        ),
        PAD(3),
      ]),
    /^fail file\/too-large/,
    { type: XLSX },
  ),
  document(
    'a workbook of 5,000,000 formats',
    'formats.xlsx',
    () =>
      sheetFile(
        '<sheetData/>',
        listMember(
          'xl/styles.xml',
          '<styleSheet><numFmts>',
          5_000_000,
          (n) => `<numFmt numFmtId="${n}"/>`,
          '</numFmts></styleSheet>',
        ),
        PAD(3),
      ),
    /^(?:fail (?:egp\/column-not-found|file\/too-large))/,
    { type: XLSX },
  ),
  document(
    'a letter of 5,000,000 numberings',
    'numbering.docx',
    () =>
      wordFile(
        '<w:p/>',
        listMember(
          'word/numbering.xml',
          '<w:numbering xmlns:w="x">',
          5_000_000,
          (n) => `<w:abstractNum w:abstractNumId="${n}"/>`,
          '</w:numbering>',
        ),
        PAD(3),
      ),
    /^fail file\/too-large/,
    { type: DOCX },
  ),
  document(
    'a workbook that unpacks to 1.5 GB',
    'bomb.xlsx',
    () =>
      archive([
        ...WORKBOOK,
        hugeMember(
          'xl/worksheets/sheet1.xml',
          '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>',
          'a'.repeat(1_000_000),
          1_500,
          '</t></is></c></row></sheetData></worksheet>',
        ),
      ]),
    /^fail file\/too-large/,
    { type: XLSX },
  ),
  document(
    '300,000 wrong numbers',
    'numbers.csv',
    () => Buffer.from(`ลำดับที่,เลขที่โครงการ\n${numbered(300_000, (n) => `${n},67019123d\n`)}`),
    /^fail file\/too-large(?: egp\/digits)+/,
    { type: 'text/csv' },
  ),
  document('a text of 48 MB', 'text.txt', () => Buffer.alloc(0), /^fail file\/too-large/, {
    checks: '[{ text: { all: [เทศบาล] } }]',
    behave: () => serve.encoded('gzip', gzipSync(Buffer.alloc(48_000_000, 'ก ข '), { level: 9 }), 'text/plain'),
  }),
  document(
    'an archive of names',
    'names.zip',
    () => archive(Array.from({ length: 60_000 }, (_, n) => member(`${n}${'x'.repeat(600)}.txt`, ''))),
    /^fail file\/too-large/,
    { type: 'application/zip' },
  ),
  document(
    'an archive whose members are one',
    'same.zip',
    () => archive([member('a.txt', 'a'.repeat(40_000))], 9_000),
    /^fail file\/too-large/,
    { type: 'application/zip' },
  ),
  document(
    'an archive that leads out of its folder',
    'out.zip',
    () =>
      archive([
        member('../../../etc/cron.d/x', 'x'),
        member('C:\\x.txt', 'x'),
        member('/etc/passwd', 'x'),
        member('CON', 'x'),
      ]),
    /^fail egp\/column-not-found/,
    { type: 'application/zip' },
  ),
  document(
    'archives in archives',
    'inner.zip',
    () => {
      let inner: Buffer = archive([member('a.txt', 'a')]);
      for (let n = 0; n < 60; n += 1)
        inner = archive([member('b.zip', inner), member('c.zip', inner.subarray(0, 1_000))]);
      return inner;
    },
    /^review file\/not-readable/,
    { type: 'application/zip' },
  ),
  document(
    'a cell over a whole sheet',
    'all.ods',
    () =>
      openDocument(
        'spreadsheet',
        '<table:table><table:table-row table:number-rows-repeated="99999999999"><table:table-cell table:number-columns-repeated="99999999999"><text:p>a</text:p></table:table-cell></table:table-row></table:table>',
      ),
    /^review file\/not-readable/,
  ),
  document(
    '60,000 tables in each other',
    'deep.odt',
    () => openDocument('text', '<table:table><table:table-row><table:table-cell>'.repeat(20_000)),
    /^fail file\/too-large/,
  ),
  document(
    'a letter with a thousand wide cells',
    'wide.docx',
    () =>
      wordFile(
        `<w:tbl><w:tr>${'<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc>'.repeat(1_000)}</w:tr></w:tbl>`,
      ),
    /^fail egp\/column-not-found/,
    { type: DOCX },
  ),
  document(
    'merged ranges over everything',
    'merged.xlsx',
    () =>
      sheetFile(
        `<sheetData>${numbered(3_000, (n) => `<row r="${n + 1}"><c r="A${n + 1}"><v>1</v></c></row>`)}</sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(100_000)}</mergeCells>`,
      ),
    /^fail egp\/column-not-found/,
    { type: XLSX },
  ),
  document(
    'a binary workbook of noise',
    'noise.xlsb',
    () =>
      archive([
        member('[Content_Types].xml', '<Types/>'),
        member('xl/workbook.bin', randomBytes(300_000)),
        member('xl/worksheets/sheet1.bin', randomBytes(3_000_000)),
      ]),
    /^fail file\/corrupt/,
  ),
  document(
    'groups in each other, half a million',
    'deep.rtf',
    () => Buffer.from(`{\\rtf1 ${'{'.repeat(500_000)}`),
    /^fail file\/truncated/,
    { type: 'application/rtf' },
  ),
  document(
    'rows of 500 columns in rich text',
    'rows.rtf',
    () =>
      Buffer.from(
        `{\\rtf1 ${`\\trowd${numbered(500, (n) => `\\cellx${n * 20}`)}${'\\cell'.repeat(500)}\\row`.repeat(800)}}`,
      ),
    /^fail egp\/column-not-found/,
    { type: 'application/rtf' },
  ),
  document(
    'a row of a million cells',
    'wide.csv',
    () => Buffer.from('a,'.repeat(1_000_000)),
    /^(?:fail egp\/column-not-found|review file\/not-readable|fail file\/too-large)/,
    {
      type: 'text/csv',
    },
  ),
  document(
    'quotes that never end',
    'quotes.csv',
    () => Buffer.from(`a,b\n${'"a,b\n'.repeat(200_000)}`),
    /^fail egp\/column-not-found/,
    {
      type: 'text/csv',
    },
  ),
  document('a picture of 65,535 by 65,535', 'large.png', () => pngOf(65_535, 65_535), /^fail file\/too-large/, {
    type: 'image/png',
    checks: '[{ qr: {} }]',
  }),
  document(
    'a picture whose directory is its own next',
    'loop.tif',
    () =>
      Buffer.concat([
        Buffer.from('II*\0'),
        Buffer.from(Uint32Array.of(8).buffer),
        Buffer.from([1, 0]),
        Buffer.alloc(12),
        Buffer.from(Uint32Array.of(8).buffer),
        Buffer.alloc(40),
      ]),
    /^fail file\/corrupt/,
    { type: 'image/tiff', checks: '[{ qr: {} }]' },
  ),
  document(
    'a drawing in a drawing, without end',
    'drawn.svg',
    () =>
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg">${numbered(40, (n) => `<g id="a${n}">${`<use href="#a${n + 1}"/>`.repeat(10)}</g>`)}<use href="#a0"/></svg>`,
      ),
    /^(?:fail (?:file\/no-text )?qr\/unreadable|fail file\/too-large)/,
    { type: 'image/svg+xml', checks: '[{ qr: {} }]' },
  ),
  document(
    'drawings that draw the next one twice',
    'doubling.pdf',
    () =>
      pdf([
        page('/P Do', {
          P: stream(
            '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /P 5 0 R >> >>',
            Buffer.from('/P Do /P Do'),
          ),
        }),
      ]),
    /^fail file\/too-large/,
    { type: 'application/pdf' },
  ),
  document(
    'a page whose drawing unpacks to 200 MB',
    'content.pdf',
    () =>
      pdf([
        page(
          stream('/Filter /FlateDecode', deflateSync(Buffer.alloc(200_000_000, '0 0 m 9 9 l S '), { level: 9 })),
          {},
        ),
      ]),
    /^fail file\/too-large/,
    { type: 'application/pdf' },
  ),
  document(
    '100,000 open brackets in a page',
    'brackets.pdf',
    () => pdf([page(`${'['.repeat(500_000)}1${']'.repeat(500_000)} 0 d`, {})]),
    /^(?:review file\/no-text|fail file\/)/,
    { type: 'application/pdf' },
  ),
  document(
    'a file that is none of what it says',
    'noise.pdf',
    () => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(2_000_000)]),
    /^(?:fail file\/(?:truncated|corrupt))/,
    { type: 'application/pdf' },
  ),
];
