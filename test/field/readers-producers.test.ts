import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { openCompoundFile } from '../../src/extract/containers/compound-file.js';
import { extractDocument } from '../../src/extract/extract-document.js';
import { gridsIn, hintsFor, textIn, wordsOf } from '../extract/hints.js';
import { HEADINGS, SOUND, wordOf, zip } from './office-maker.js';

const read = (name: string, body: Uint8Array) => extractDocument(body, hintsFor(name));
const tableOf = async (name: string, body: Uint8Array) => wordsOf(gridsIn(await read(name, body))[0]?.rows ?? []);

describe('a reading aid is no part of its line', () => {
  const aided = (text: string, _: number, column: number) => {
    const plain = `<w:r><w:t>${text}</w:t></w:r>`;
    return column === 3
      ? `<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/></w:rubyPr><w:rt><w:r><w:t>67</w:t></w:r></w:rt><w:rubyBase>${plain}</w:rubyBase></w:ruby></w:r>`
      : plain;
  };

  it('in Word', async () => {
    expect(await tableOf('o13.docx', wordOf(SOUND, aided))).toEqual([HEADINGS, ...SOUND]);
  });
});

describe('a date of an OpenDocument sheet', () => {
  const sheet = (shown: string, date: string) =>
    zip({
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'META-INF/manifest.xml': '<manifest/>',
      'content.xml': `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="1"><table:table-row><table:table-cell office:value-type="date" office:date-value="${date}"><text:p>${shown}</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
    });

  it.each([
    ['2567', '2024-04-06', '2567'],
    ['67', '2024-04-06', '67'],
    ['6 เม.ย. 67', '2024-04-06', '2024-04-06'],
    ['2024', '2024-04-06', '2024-04-06'],
    ['2567', '2023-04-06', '2023-04-06'],
  ])('that shows %s for %s says %s', async (shown, date, says) => {
    expect(textIn(await read('o13.ods', sheet(shown, date)))).toContain(says);
    expect(await tableOf('o13.ods', sheet(shown, date))).toEqual([[says]]);
  });
});

describe('a workbook of Excel 5 or 97 without its container', () => {
  const rows = [['No.', 'e-GP'], ...SOUND.map(([n = '', , , egp = '']) => [n, egp])];
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Sheet1');

  it.each(['biff5', 'biff8'] as const)('is read: %s', async (bookType) => {
    const file = openCompoundFile(write(book, { type: 'buffer', bookType }) as Buffer);
    const stream = file.stream('Workbook') ?? file.stream('Book') ?? new Uint8Array();
    const extracted = await read('o13.xls', stream);
    expect([extracted.type, extracted.problems]).toEqual(['xls', []]);
    expect(wordsOf(gridsIn(extracted)[0]?.rows ?? [])).toEqual(rows);
  });

  it('is none where other bytes follow the first of its record', async () => {
    const { type } = await read('o13.xls', Buffer.from('\t\x08 words of a text that begins with a tab'));
    expect(type).not.toBe('xls');
  });
});

describe('OpenDocument in one file of XML', () => {
  const row = (cells: readonly string[]) =>
    `<table:table-row>${cells.map((text) => `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`).join('')}</table:table-row>`;
  const table = `<table:table table:name="ก">${[HEADINGS, ...SOUND].map(row).join('')}</table:table>`;
  const flat = (kind: string, body: string) =>
    Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?>\n<office:document xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:draw="d" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.${kind}"><office:master-styles><style:master-page><style:header><text:p>หัวกระดาษ</text:p></style:header></style:master-page></office:master-styles><office:body>${body}</office:body></office:document>`,
    );
  const picture =
    '<text:p>ประกาศ<draw:frame><draw:image><office:binary-data>iVBORw0KGgo=</office:binary-data></draw:image></draw:frame></text:p>';

  it.each([
    ['o13.fods', 'spreadsheet', 'ods', `<office:spreadsheet>${table}</office:spreadsheet>`],
    ['o13.fodt', 'text', 'odt', `<office:text>${picture}${table}</office:text>`],
    ['o13.xml', 'spreadsheet', 'ods', `<office:spreadsheet>${table}</office:spreadsheet>`],
  ])('%s holds its table', async (name, kind, type, body) => {
    const extracted = await read(name, flat(kind, body));
    expect([extracted.type, extracted.problems]).toEqual([type, []]);
    expect(wordsOf(gridsIn(extracted)[0]?.rows ?? [])).toEqual([HEADINGS, ...SOUND]);
    expect(textIn(extracted)).not.toMatch(/หัวกระดาษ|iVBOR/);
  });

  it('XML that only tells of it stays XML', async () => {
    const xml = '<?xml version="1.0"?><list><kind>office:document office:mimetype</kind></list>';
    expect((await read('list.xml', Buffer.from(xml))).type).toBe('xml');
  });
});

describe('pictures in boxes', () => {
  const boxed = (...brands: readonly string[]) =>
    Buffer.concat([
      Buffer.from([0, 0, 0, 8 + 4 * (brands.length + 1)]),
      Buffer.from(`ftyp${brands[0]}\0\0\0\0${brands.slice(1).join('')}`),
      Buffer.alloc(64),
    ]);
  const codesOf = async (name: string, body: Uint8Array) => {
    const { type, problems } = await read(name, body);
    return [type, ...problems.map(({ code }) => code)];
  };

  it('of a telephone are no JPEG: browsers show none', async () => {
    expect(await codesOf('o2.jpg', boxed('heic', 'mif1', 'heic'))).toEqual(['heic', 'type-mismatch', 'no-text']);
    expect(await codesOf('o2.heic', boxed('mif1', 'heic'))).toEqual(['heic', 'no-text']);
  });

  it('of AV1 are shown whatever their name says', async () => {
    expect(await codesOf('o2.jpg', boxed('avif', 'mif1'))).toEqual(['avif', 'no-text']);
    expect(await codesOf('o2.avif', boxed('mif1', 'avif'))).toEqual(['avif', 'no-text']);
  });

  it('a film is no picture', async () => {
    expect((await codesOf('o2.jpg', boxed('isom', 'mp42')))[0]).toBe('unknown');
  });
});

describe('a drawing in SVG', () => {
  const drawing = (body: string) =>
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="800" height="400">${body}</svg>`);

  it('says its words, and nothing of their tables', async () => {
    const { texts, grids } = await read(
      'o2.svg',
      drawing('<style>text{fill:red}</style><text>โครงสร้าง<tspan>สำนักปลัด</tspan></text>'),
    );
    expect(texts).toMatchObject({ ok: true, value: [{ text: 'โครงสร้าง\nสำนักปลัด' }] });
    expect(grids).toMatchObject({ ok: false, why: { kind: 'unreadable' } });
  });

  it('of outlines alone is a picture', async () => {
    const { texts, problems } = await read('o2.svg', drawing('<desc>chart</desc><path d="M0 0h9v9z"/>'));
    expect(texts).toMatchObject({ ok: false, why: { kind: 'scan' } });
    expect(problems.map(({ code }) => code)).toEqual(['no-text']);
  });
});
