import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../src/extract/extract-document.js';
import { readPdf } from '../../src/extract/pdf/read-pdf.js';
import { BrokenFile } from '../../src/extract/reader.js';
import { normalizeText } from '../../src/text/thai/normalize.js';
import { gridsIn, hintsFor, textIn, wordsOf } from './hints.js';
import { measureCorpus } from './pdf-figures.js';
import { type Made, page, pdf, stream, textPage } from './pdf-maker.js';
import { qrPicture } from './qr-maker.js';

const corpus = fileURLToPath(new URL('../corpus/', import.meta.url));
const read = (body: Uint8Array, wants = {}) =>
  readPdf(body, hintsFor('report.pdf', { wants: { grids: true, qrCodes: false, ocr: false, ...wants } }));
const corpusFile = (name: string) => readFileSync(`${corpus}${name}`);
const brokenCode = async (body: Uint8Array) => {
  const error: unknown = await read(body).catch((thrown: unknown) => thrown);
  if (!(error instanceof BrokenFile)) throw new Error('read without complaint');
  return error.code;
};

describe('tables of the corpus', () => {
  const figures = JSON.parse(corpusFile('pdf-figures.json').toString('utf8')) as Record<
    'tune' | 'held',
    { right: number; cells: number }
  >;

  it('holds as many cells right as were measured, in the part tuned on and in the part kept out', async () => {
    const measured = await measureCorpus();
    for (const part of ['tune', 'held'] as const) {
      const of = measured.filter((figure) => figure.part === part);
      const [right, cells] = [
        of.reduce((sum, figure) => sum + figure.right, 0),
        of.reduce((sum, figure) => sum + figure.cells, 0),
      ];
      expect(cells).toBe(figures[part].cells);
      expect(
        right,
        of.flatMap((figure) => figure.wrong.slice(0, 3).map((wrong) => `${figure.name} ${wrong}`)).join('\n'),
      ).toBeGreaterThanOrEqual(figures[part].right);
    }
  });

  it('gives one grid for a table that runs over pages, its repeated headings marked', async () => {
    const grids = gridsIn(await read(corpusFile('pdf/writer-portrait.pdf')));
    expect(grids).toHaveLength(1);
    const [grid] = grids;
    expect(new Set(grid?.pages).size).toBeGreaterThan(1);
    expect(grid?.at).toMatchObject({ page: 1, table: 1 });
    const headings = grid?.rows.filter((row) => row[0]?.heading === true);
    expect(headings).toHaveLength(new Set(grid?.pages).size);
    expect(grid?.rowNumbers).toEqual(grid?.rows.map((_, index) => index + 1));
  });

  it('joins a number that a narrow cell wrapped over two lines', async () => {
    const [grid] = gridsIn(await read(corpusFile('pdf/writer-wrapped-egp.pdf')));
    const numbers = grid?.rows.map((row) => row.at(-1)?.text).filter((text) => /^\d{11}$/.test(text ?? ''));
    expect(numbers?.length).toBeGreaterThan(20);
  });

  it('puts a wide sheet together whose right-hand columns stand on later pages', async () => {
    const grids = gridsIn(await read(corpusFile('pdf/calc-wide.pdf')));
    expect(grids).toHaveLength(1);
    expect(grids[0]?.rows[0]).toHaveLength(8);
  });

  it('keeps two tables of a page and their totals apart', async () => {
    const grids = gridsIn(await read(corpusFile('pdf/writer-several.pdf')));
    expect(grids).toHaveLength(2);
    for (const grid of grids) expect(normalizeText(grid.rows.at(-1)?.[1]?.text ?? '')).toBe('รวมทั้งสิ้น');
  });

  it('repeats the text of a merged heading in the columns that it covers', async () => {
    const [grid] = gridsIn(await read(corpusFile('pdf/writer-storey-head.pdf')));
    const upper = grid?.rows[0]?.slice(5) ?? [];
    expect(upper.map((cell) => cell.text)).toEqual(new Array(3).fill('ผู้ได้รับการคัดเลือกและสัญญา'));
    expect(upper.map((cell) => cell.merged === true)).toEqual([false, true, true]);
  });
});

describe('tables without ruling lines', () => {
  const place = (rows: readonly (readonly string[])[], xs: readonly number[], top = 700) =>
    rows.flatMap((row, index) =>
      row.flatMap((text, column) => (text === '' ? [] : [{ x: xs[column] ?? 0, y: top - index * 16, text }])),
    );
  const table = async (rows: readonly (readonly string[])[], xs: readonly number[]) => {
    const [grid] = gridsIn(await read(pdf([textPage(place(rows, xs))])));
    return wordsOf(grid?.rows ?? []);
  };

  it('of three columns are found, blank cells kept blank', async () => {
    const rows = [
      ['No.', 'Project', 'e-GP'],
      ['1', 'Road', '67019145463'],
      ['2', 'Water', ''],
      ['3', 'Light', '67019145465'],
    ];
    expect(await table(rows, [60, 120, 300])).toEqual(rows);
  });

  it('of two columns are found when the first counts the rows', async () => {
    const rows = [
      ['No.', 'e-GP'],
      ['1', '67019145463'],
      ['2', '67019145464'],
      ['3', '6701914546'],
    ];
    expect(await table(rows, [60, 200])).toEqual(rows);
    expect(
      await table(
        rows.map(([first, second]) => [`${first}x`, second ?? '']),
        [60, 200],
      ),
    ).toEqual([]);
  });

  it('end where prose begins, and a second one below it is one of its own', async () => {
    const rows = [
      ['No.', 'Project', 'Price'],
      ['1', 'Road', '100.00'],
      ['2', 'Water', '200.00'],
      ['3', 'Light', '300.00'],
    ];
    const prose = {
      x: 60,
      y: 636,
      text: 'The second list holds what was bought in the last two quarters of the year.',
    };
    const body = pdf([textPage([...place(rows, [60, 120, 320]), prose, ...place(rows, [60, 120, 320], 620)])]);
    expect(gridsIn(await read(body)).map((grid) => wordsOf(grid.rows))).toEqual([rows, rows]);
  });

  it('set in the middle of wide rows keep the heading in its three lines, and names wider than half the table', async () => {
    const name = 'Cleaning of the town hall and the whole yard';
    const ruleless = [
      { x: 66, y: 696, text: 'No.' },
      { x: 380, y: 696, text: 'Project number e-' },
      { x: 200, y: 688, text: 'Project' },
      { x: 340, y: 688, text: 'Price' },
      { x: 66, y: 680, text: 'row' },
      { x: 410, y: 680, text: 'GP' },
      ...[1, 2, 3, 4].flatMap((number) => {
        const y = 690 - number * 50;
        return [
          { x: 100, y: y + 10, text: name },
          { x: 60, y, text: String(number) },
          { x: 340, y, text: '100.00' },
          { x: 388, y, text: `6701914546${number}` },
          { x: 100, y: y - 10, text: `yard ${number}` },
        ];
      }),
    ];
    const [grid] = gridsIn(await read(pdf([textPage(ruleless)])));
    const words = wordsOf(grid?.rows ?? []).map((row) => row.map((cell) => cell.replace(/\s+/g, ' ')));
    expect(words).toEqual([
      ['No. row', 'Project', 'Price', 'Project number e-GP'],
      ...[1, 2, 3, 4].map((number) => [`${number}`, `${name} yard ${number}`, '100.00', `6701914546${number}`]),
    ]);
  });

  it('doubt a cell that the spreadsheet printed as crosses', async () => {
    const rows = [
      ['No.', 'Date', 'e-GP'],
      ['1', '###', '67019145463'],
      ['2', '###', '67019145464'],
      ['3', '###', '67019145465'],
    ];
    const result = await read(pdf([textPage(place(rows, [60, 120, 300]))]));
    expect(gridsIn(result)[0]?.rows[1]?.[1]).toEqual({ text: '###', unclear: true });
    expect(result.problems).toMatchObject([{ code: 'not-readable', data: { reason: 'cells-too-narrow', cells: 3 } }]);
  });
});

describe('text', () => {
  it('comes page by page in reading order, tables cell by cell', async () => {
    const result = await read(corpusFile('pdf/writer-landscape.pdf'));
    const text = textIn(result);
    expect(result.title).toBe('รายงานสรุปผลการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. 2567');
    expect(normalizeText(text)).toContain('เทศบาลตำบลสำราญ อำเภอเมืองยโสธร จังหวัดยโสธร');
    expect(text.indexOf('เทศบาลตำบล')).toBeLessThan(text.indexOf('ลำดับ'));
    expect(result.texts.ok && result.texts.value.map((block) => block.at.page)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each(['chrome-laksaman', 'held-chrome-kinnari-justified'])(
    'is whole and once where a browser printed each mark apart from its letter: %s',
    async (name) => {
      const truth = JSON.parse(corpusFile(`pdf-text/${name}.json`).toString('utf8')) as {
        readonly lines: readonly string[];
        readonly rows: readonly (readonly string[])[];
      };
      const result = await read(corpusFile(`pdf-text/${name}.pdf`));
      const joined = (text: string) => normalizeText(text).replaceAll(' ', '');
      expect(joined(textIn(result))).toBe(joined([...truth.lines, ...truth.rows.flat()].join('\n')));
      expect(gridsIn(result).map((grid) => wordsOf(grid.rows).map((row) => row.map(joined)))).toEqual([
        truth.rows.map((row) => row.map(joined)),
      ]);
      const [first = ''] = textIn(result).split('\n');
      expect(normalizeText(truth.lines[0] ?? '')).toContain(normalizeText(first));
    },
  );

  it.each(['fpdf-norasi-shaped', 'held-fpdf-loma-shaped'])(
    'is read where the second glyph of sara am has no name of its own: %s',
    async (name) => {
      const truth = JSON.parse(corpusFile(`pdf-text/${name}.json`).toString('utf8')) as {
        readonly lines: readonly string[];
      };
      const result = await read(corpusFile(`pdf-text/${name}.pdf`));
      expect(result.problems).toEqual([]);
      expect(normalizeText(textIn(result))).toBe(normalizeText(truth.lines.join('\n')));
    },
  );

  it.each([320, 245, 232])('reads the left column of a page before the right one, which begins at %i', async (x) => {
    const lines = Array.from({ length: 12 }, (_, index) => [
      { x: 60, y: 700 - index * 14, text: `left ${index} of a column of running words` },
      { x, y: 700 - index * 14, text: `right ${index} of a column of running words` },
    ]).flat();
    const text = textIn(await read(pdf([textPage(lines)])));
    expect(text.indexOf('left 11')).toBeLessThan(text.indexOf('right 0'));
  });

  it('reads the columns of a browser one after the other, whose lines stand on baselines of their own', async () => {
    const lines = Array.from({ length: 12 }, (_, index) => [
      { x: 60, y: 700 - index * 14, text: `left ${index} of a column of running words` },
      { x: 245, y: 707 - index * 14, text: `right ${index} of a column of running words` },
    ]).flat();
    const text = textIn(await read(pdf([textPage(lines)])));
    expect(text.indexOf('left 11')).toBeLessThan(text.indexOf('right 0'));
  });

  it('keeps lines in their order that are set in by turns and stand above each other', async () => {
    const lines = Array.from({ length: 16 }, (_, index) => ({
      x: index < 8 ? 60 : 260,
      y: 700 - index * 14,
      text: `${index < 8 ? 'above' : 'below'} ${index} of some running words here`,
    }));
    const text = textIn(await read(pdf([textPage([...lines].reverse())])));
    expect([...text.matchAll(/\d+/g)].map(Number)).toEqual(lines.map((_, index) => index));
  });

  it('is the same whichever way the sheet is turned', async () => {
    const { grids } = await read(corpusFile('pdf/rotated-90.pdf'));
    expect(grids.ok && wordsOf(grids.value[0]?.rows.slice(1, 3) ?? []).map((row) => row[0])).toEqual(['1', '2']);
  });

  it('keeps columns in drawn lines together where only the columns are ruled', async () => {
    const [grid] = gridsIn(await read(corpusFile('pdf/writer-columns-only.pdf')));
    expect(grid?.rows.map((row) => row[0]?.text).filter((text) => /^\d+$/.test(text ?? ''))).toHaveLength(25);
  });
});

describe('what cannot be read', () => {
  it('says encrypted of a file with a user password, and reads one that only its owner locked', async () => {
    expect(await brokenCode(corpusFile('pdf-odd/locked-by-user.pdf'))).toBe('encrypted');
    const [grid] = gridsIn(await read(corpusFile('pdf-odd/locked-by-owner.pdf')));
    expect(grid?.rows).toHaveLength(6);
  });

  it('says not readable, never missing, where the letters lost their names', async () => {
    const result = await extractDocument(corpusFile('pdf-odd/letters-lost.pdf'), hintsFor('report.pdf'));
    expect(result.problems.map((problem) => problem.code)).toEqual(['not-readable']);
    expect(result.texts).toEqual({ ok: false, why: { kind: 'unreadable', reason: 'glyphs' } });
  });

  it('says no text of a scan', async () => {
    const result = await read(corpusFile('pdf-odd/scan-200-dpi.pdf'));
    expect(result.problems).toMatchObject([{ code: 'no-text', data: { pages: 1, of: 1 } }]);
    expect(result.texts.ok || result.texts.why.kind).toBe('scan');
  });

  it('reads a document of which some pages are scans, and flags those pages', async () => {
    const picture = stream(
      '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8',
      Buffer.from([0, 255, 255, 0]),
    );
    const scan = page('q 595 0 0 842 0 0 cm /P Do Q', { P: picture });
    const result = await read(
      pdf([textPage([{ x: 60, y: 700, text: 'The first page is text, the second a picture.' }]), scan]),
    );
    expect(textIn(result)).toContain('first page');
    expect(result.problems).toMatchObject([{ code: 'no-text', data: { pages: 1, of: 2 }, at: { page: 2 } }]);
  });

  it('calls a file whose table of contents is damaged repaired, for browsers open it', async () => {
    const body = Buffer.from(
      corpusFile('pdf/writer-portrait.pdf')
        .toString('latin1')
        .replace(/startxref\s+\d+/, 'startxref\n17'),
      'latin1',
    );
    const result = await read(body);
    expect(result.problems.map((problem) => problem.code)).toEqual(['repaired']);
    expect(gridsIn(result)[0]?.rows.length).toBeGreaterThan(40);
  });

  it('calls the half of a file truncated and anything else that is none corrupt', async () => {
    const body = corpusFile('pdf/writer-portrait.pdf');
    expect(await brokenCode(body.subarray(0, body.length / 2))).toBe('truncated');
    expect(await brokenCode(Buffer.from('%PDF-1.7\nnothing\n%%EOF'))).toBe('corrupt');
    expect(await brokenCode(pdf([]))).toBe('corrupt');
  });
});

describe('hostile files', () => {
  it('reads no more than its limit of a hundred thousand pages that share one', async () => {
    const level = (children: string, count: number): Made => ({
      head: `<< /Type /Pages /Kids [${children}] /Count ${count} >>`,
      stream: null,
    });
    const objects = [{ head: '<< /Type /Catalog /Pages 2 0 R >>', stream: null }, level('3 0 R '.repeat(10), 100_000)];
    for (let depth = 4; depth <= 7; depth++) objects.push(level(`${depth} 0 R `.repeat(10), 10 ** (8 - depth)));
    objects[5] = level('7 0 R '.repeat(10), 10);
    const result = await readPdf(pdf([textPage([{ x: 60, y: 700, text: 'one page' }])], objects), hintsFor('many.pdf'));
    expect(result.pageCount).toBe(100_000);
    expect(result.texts.ok && result.texts.value).toHaveLength(2000);
    expect(result.problems).toMatchObject([
      { code: 'not-readable', data: { reason: 'pages-beyond-limit', limit: 2000 } },
    ]);
  });

  it('ends on a drawing that draws itself', async () => {
    const own = stream(
      '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /P 5 0 R >> >>',
      Buffer.from('/P Do'),
    );
    const result = await read(pdf([page('/P Do', { P: own })])).catch((error: unknown) => error);
    expect(result instanceof BrokenFile ? result.code : 'read').toMatch(/too-large|corrupt|read/);
  });

  it('refuses a stream that unpacks past the bound of its memory', async () => {
    const packed = deflateSync(deflateSync(Buffer.alloc(900_000_000, 0x20), { level: 1 }), { level: 1 });
    const bomb = page(stream('/Filter [/FlateDecode /FlateDecode]', packed), {});
    expect(await brokenCode(pdf([bomb]))).toBe('too-large');
  });

  it('reads the text of a page larger than any sheet', async () => {
    const huge = textPage([{ x: 60, y: 700, text: 'words on a very large page' }], '0 0 1000000000 1000000000');
    expect(textIn(await read(pdf([huge])))).toContain('very large');
  });
});

describe('metadata and codes', () => {
  it('takes the dates of the document information, as days of Bangkok', async () => {
    const information = {
      head: "<< /CreationDate (D:20241001223000Z) /ModDate (D:25671003101500+07'00') >>",
      stream: null,
    };
    const body = pdf([page('BT /F 10 Tf 60 700 Td (dated) Tj ET', { I: information })], [], '/Info 5 0 R ');
    expect((await read(body)).dates.map(({ date, from }) => ({ date, from }))).toEqual([
      { date: '2024-10-02', from: 'metadata' },
      { date: '2024-10-03', from: 'metadata' },
    ]);
  });

  it('finds the QR codes of a page when somebody asks for them', async () => {
    const { width, height, data } = await qrPicture('https://www.samran.go.th/eit');
    const picture = stream(
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8`,
      Buffer.from(data),
    );
    const body = pdf([
      textPage([{ x: 60, y: 700, text: 'Scan the code' }]),
      page('q 70 0 0 70 300 400 cm /P Do Q', { P: picture }),
    ]);
    const codes = (await read(body, { qrCodes: true })).qrCodes;
    expect(codes.ok && codes.value).toMatchObject([{ text: 'https://www.samran.go.th/eit', at: { page: 2 } }]);
    expect((await read(body)).qrCodes.ok).toBe(false);
  });
});

it('has every document of the corpus with its truth beside it', () => {
  const names = readdirSync(`${corpus}pdf`);
  for (const name of names.filter((file) => file.endsWith('.pdf')))
    expect(names).toContain(name.replace('.pdf', '.json'));
});
