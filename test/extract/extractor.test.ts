import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createExtractor, type Extractor, extractDocument } from '../../src/extract/extractor.js';
import type { Extracted } from '../../src/model/evidence.js';
import { corpusFile, dataRows, truth } from './corpus.js';
import { bytes, gridsIn, hintsFor, textIn } from './hints.js';

/** On a busy machine, too, a file comes to its other bounds before this one. */
const AMPLE_MS = 240_000;

let extractor: Extractor;
beforeAll(() => {
  extractor = createExtractor({ timeoutMs: AMPLE_MS, maxHeapMiB: 512, workers: 1 });
});
afterAll(() => extractor.close());

const codesOf = (extracted: Extracted) => extracted.problems.map((problem) => problem.code);
const load = (name: string, body: Uint8Array, rest = {}) => extractor.extract(body, hintsFor(name, rest));
const cutOff = (name: string, share: number) => {
  const whole = corpusFile(name);
  return whole.slice(0, Math.floor(whole.length * share));
};

describe('a file that is not what it should be', () => {
  test.each([
    ['no byte', new Uint8Array(), ['empty']],
    ['white space alone', bytes(' \r\n'), ['empty']],
  ])('%s is empty', async (_, body, codes) => {
    expect(codesOf(await load('o13.pdf', body))).toEqual(codes);
  });

  test.each(['xlsx', 'ods', 'docx', 'odt', 'doc', 'xls', 'rtf'])('%s that ends early is truncated', async (type) => {
    const result = await load(`o13.${type}`, cutOff(`procurement.${type}`, 0.7));
    expect(codesOf(result)).toContain('truncated');
    expect(result.type).toBe(type);
  });

  test('a transfer that broke off is truncated and not read, unless it is a page', async () => {
    const xlsx = await load('o13.xlsx', corpusFile('procurement.xlsx'), { cut: 'truncated' });
    expect([codesOf(xlsx), xlsx.grids.ok]).toEqual([['truncated'], false]);
    const page = await load('o13.html', bytes('<p>รายงาน'), { cut: 'truncated' });
    expect([codesOf(page), textIn(page)]).toEqual([['truncated'], 'รายงาน']);
  });

  test('a PDF without its end is truncated, or mended where it opens all the same', async () => {
    const whole = corpusFile('writer-laksaman-ruled.pdf');
    expect(codesOf(await load('o13.pdf', whole.slice(0, 20_000)))).toEqual(['truncated']);
  });

  test('pictures without their end are truncated', async () => {
    const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xda, 0, 3, 0, 1, 2, 3]);
    expect(codesOf(await load('a.jpg', jpeg))).toContain('truncated');
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0]);
    expect(codesOf(await load('a.png', png))).toContain('truncated');
  });

  test('an error page under the name or the type of a document is a mismatch', async () => {
    const page = bytes('<html><title>404</title><body>Not found</body></html>');
    expect((await load('o13.pdf', page)).problems).toMatchObject([
      { code: 'type-mismatch', data: { declared: 'pdf', actual: 'html' } },
    ]);
    expect(codesOf(await load('get', page, { contentType: 'application/pdf' }))).toEqual(['type-mismatch']);
    expect(codesOf(await load('get', page, { fileName: 'รายงาน.docx' }))).toEqual(['type-mismatch']);
    expect(codesOf(await load('o13.php', page, { contentType: 'text/html' }))).toEqual([]);
  });

  test('a workbook that is a page, or of another kind, is read all the same and reported', async () => {
    const page = await load('o13.xls', corpusFile('procurement-table.html'));
    expect([page.type, codesOf(page), dataRows(gridsIn(page)[0]!).length]).toEqual([
      'html',
      ['type-mismatch'],
      truth.rows.length,
    ]);
    const other = await load('o13.xls', corpusFile('procurement.xlsx'));
    expect([other.type, codesOf(other), dataRows(gridsIn(other)[0]!).length]).toEqual([
      'xlsx',
      ['type-mismatch'],
      truth.rows.length,
    ]);
  });

  test('a true document under a vague type, a picture of another kind and RTF as .doc are no mismatch', async () => {
    expect(
      codesOf(await load('o13.xlsx', corpusFile('procurement.xlsx'), { contentType: 'application/octet-stream' })),
    ).toEqual([]);
    expect(codesOf(await load('o13.doc', corpusFile('procurement.rtf')))).toEqual([]);
  });

  test('bytes without form under a document’s name are corrupt', async () => {
    expect(
      codesOf(
        await load(
          'o13.xlsx',
          Uint8Array.from({ length: 4000 }, (_, index) => (index * 97) % 256),
        ),
      ),
    ).toEqual(['corrupt']);
    expect(codesOf(await load('o13.pdf', new Uint8Array(4000)))).toEqual(['corrupt']);
  });

  test('a package that lacks its main part is corrupt', async () => {
    const parts = { '[Content_Types].xml': strToU8('<Types/>'), 'xl/styles.xml': strToU8('<styleSheet/>') };
    expect(codesOf(await load('o13.xlsx', zipSync(parts)))).toEqual(['corrupt']);
  });
});

describe('a hostile file ends within its bound', () => {
  const xlsxOf = (sheet: string, level: 0 | 1 = 1) =>
    zipSync(
      Object.fromEntries(
        Object.entries({
          '[Content_Types].xml': '<Types/>',
          '_rels/.rels':
            '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
          'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="s"/></sheets></workbook>',
          'xl/_rels/workbook.xml.rels':
            '<Relationships><Relationship Id="s" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
          'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
        }).map(([name, xml]) => [name, [strToU8(xml), { level }]] as const),
      ),
    );
  const cell = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;

  test('a cell of twenty megabytes in a small archive is refused before it is unpacked', async () => {
    const bomb = xlsxOf(`<row r="1">${cell('A1', 'a'.repeat(22_000_000))}</row>`);
    const result = await load('bomb.xlsx', bomb);
    expect(result.problems).toMatchObject([{ code: 'too-large', data: { reason: 'ratio' } }]);
  });

  test('an archive that lies about its sizes is corrupt', async () => {
    const zip = Buffer.from(
      zipSync({ '[Content_Types].xml': strToU8('x'), 'word/document.xml': strToU8('ก'.repeat(100_000)) }),
    );
    const entry = zip.lastIndexOf('word/document.xml') - 46;
    zip.writeUInt32LE(10, entry + 24);
    expect(codesOf(await load('liar.docx', zip))).toEqual(['corrupt']);
  });

  test('a hundred thousand members are refused', async () => {
    const local = Buffer.from('504b03040a00000000000000000000000000000000000000000001000000' + '61', 'hex');
    const central = Buffer.from(
      '504b01020a000a00000000000000000000000000000000000000000001000000000000000000000000000000000061',
      'hex',
    );
    const count = 100_000;
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(0xffff, 8);
    end.writeUInt16LE(0xffff, 10);
    end.writeUInt32LE(central.length * count, 12);
    end.writeUInt32LE(local.length, 16);
    const body = Buffer.concat([local, ...Array<Buffer>(count).fill(central), end]);
    expect((await load('many.zip', body)).problems).toMatchObject([{ code: 'too-large', data: { reason: 'entries' } }]);
  });

  test('rows with two far cells each end at the stated limit of rows', async () => {
    let rows = '';
    for (let row = 1; row <= 320_000; row++)
      rows += `<row r="${row}"><c r="A${row}"><v>1</v></c><c r="XFD${row}"><v>1</v></c></row>`;
    const result = await load('sparse.xlsx', xlsxOf(rows));
    expect(result.problems).toMatchObject([
      { code: 'too-large', data: { reason: 'rows', limit: 300_000 } },
      { code: 'not-readable', data: { reason: 'columns-beyond-limit' } },
    ]);
    expect(gridsIn(result)[0]!.rows).toHaveLength(300_000);
  });

  test('a sheet formatted to its last row has only the rows with content', async () => {
    let rows = `<row r="1">${cell('A1', 'ก')}</row>`;
    for (let row = 2; row <= 60_000; row++) rows += `<row r="${row}"><c r="A${row}" s="1"/></row>`;
    rows += `<row r="1048576">${cell('A1048576', 'ข')}</row>`;
    const result = await load('formatted.xlsx', xlsxOf(rows));
    expect(result.problems).toEqual([]);
    expect(gridsIn(result)[0]!.rowNumbers).toEqual([1, 1_048_576]);
  });

  test('a page that nests without end is read in a process, which is ended past its time', async () => {
    const hasty = createExtractor({ timeoutMs: 1500, maxHeapMiB: 512, workers: 1 });
    const result = await hasty.extract(
      bytes('<div>'.repeat(100_000)),
      hintsFor('deep.html', { contentType: 'text/html' }),
    );
    expect(result.problems).toMatchObject([{ code: 'too-large', data: { reason: 'time' } }]);
    await hasty.close();
  });

  test('a page with NUL bytes is read', async () => {
    expect(textIn(await load('nul.html', bytes('<p>ราย\0งาน</p>'), { contentType: 'text/html' }))).toContain('งาน');
  });

  test('a reader past its time is ended, and the next file is read by another process', async () => {
    const hasty = createExtractor({ timeoutMs: 150, maxHeapMiB: 512, workers: 1 });
    let rows = '';
    for (let row = 1; row <= 250_000; row++) rows += `<row r="${row}">${cell(`A${row}`, 'ก')}</row>`;
    const slow = await hasty.extract(xlsxOf(rows, 0), hintsFor('slow.xlsx'));
    expect([slow.type, slow.problems[0]]).toMatchObject([
      'xlsx',
      { code: 'too-large', data: { reason: 'time', limit: 150 } },
    ]);
    await hasty.close();
  });

  test('a reader past its memory is ended, and the process after it reads on', async () => {
    const small = createExtractor({ timeoutMs: AMPLE_MS, maxHeapMiB: 20, workers: 1 });
    let rows = '';
    let merges = '';
    for (let row = 1; row <= 150_000; row++) {
      rows += `<row r="${row}">${cell(`A${row}`, `รายการที่ ${row}`)}</row>`;
      merges += `<mergeCell ref="A${row}:B${row}"/>`;
    }
    const [large, next] = await Promise.all([
      small.extract(xlsxOf(`${rows}</sheetData><sheetData>${merges}`), hintsFor('large.xlsx')),
      small.extract(corpusFile('procurement.xlsx'), hintsFor('o13.xlsx')),
    ]);
    expect(large.problems).toMatchObject([{ code: 'too-large', data: { reason: 'memory', limit: 20 } }]);
    expect(dataRows(gridsIn(next)[0]!)).toHaveLength(truth.rows.length);
    await small.close();
  });
});

test('what crosses from the process is what was read, and the body stays the caller’s', async () => {
  for (const name of [
    'procurement.xlsx',
    'procurement.xls',
    'procurement.ods',
    'procurement.docx',
    'procurement.odt',
    'calc-norasi-ruled.pdf',
  ]) {
    const body = corpusFile(name);
    const before = Buffer.from(body);
    expect(await extractor.extract(body, hintsFor(name))).toEqual(await extractDocument(body, hintsFor(name)));
    expect(before.equals(body)).toBe(true);
  }
});

describe('a document of which a copy is to be kept', () => {
  const PERSON = '1101700203450';
  const csv = bytes(`ลำดับที่,เลขประจำตัว\n${'1,0\n'.repeat(140_000)}2,${PERSON}\n`);
  const damaged = bytes(`%PDF-1.4 ${PERSON} `);

  test.each([
    ['read by another process', 'a.csv', csv],
    ['read here', 'a.csv', csv.slice(-60)],
    ['that nobody can read', 'a.pdf', damaged],
  ])('says that it holds the number of a person: %s', async (_, name, body) => {
    expect((await load(name, body, { isToBeKept: true })).isWithheld).toBe(true);
    expect((await load(name, body)).isWithheld).toBeUndefined();
  });

  test('is kept without such a number', async () => {
    const other = csv.slice(0, -20);
    expect((await load('a.csv', other, { isToBeKept: true })).isWithheld).toBeUndefined();
  });

  test('says so, too, where its process came to its end', async () => {
    const hasty = createExtractor({ timeoutMs: 1, maxHeapMiB: 512, workers: 1 });
    const { problems, isWithheld } = await hasty.extract(csv, hintsFor('a.csv', { isToBeKept: true }));
    await hasty.close();
    expect([problems.map(({ code }) => code), isWithheld]).toEqual([['too-large'], true]);
  });
});
