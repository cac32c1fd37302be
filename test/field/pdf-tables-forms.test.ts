import { describe, expect, it } from 'vitest';
import { readPdf } from '../../src/extract/pdf/read-pdf.js';
import { page, pdf, stream } from '../extract/pdf-maker.js';
import { checkFile } from './check-file.js';
import { drawn, type Rule, rowsAt, tablesOf } from './printed-page.js';

const TREE = { head: '<< /Type /Pages /Kids [4 0 R] /Count 1 >>', stream: null };

const COVER = drawn([{ x: 60, y: 700, text: 'Some words on a page' }]);

async function reasonOf(catalog: string, entries = '', content = COVER): Promise<string | null> {
  const before = [
    { head: `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`, stream: null },
    TREE,
    stream('', Buffer.from('<xdp/>')),
  ];
  const body = pdf([{ ...page(content, {}), entries }], before);
  const wants = { grids: true, qrCodes: false, ocr: false };
  const { texts } = await readPdf(body, {
    url: 'https://a.go.th/a.pdf',
    contentType: null,
    fileName: null,
    cut: null,
    sheet: null,
    wants,
  });
  return texts.ok ? null : texts.why.reason;
}

const FILES = '/Names << /EmbeddedFiles << /Names [(a.pdf) << /Type /Filespec /F (a.pdf) /EF << /F 3 0 R >> >>] >> >>';

describe('pages that are not the content of their document', () => {
  it.each(['pdf-xfa-please-wait', 'pdf-portfolio'])('%s: a person has to look', async (name) => {
    const { verdict, codes } = await checkFile(`documents/${name}.pdf`, 'EGP', 'documents/checklist.yaml');
    expect(verdict, codes.join()).toBe('review');
    expect(codes.join()).toContain('file/not-readable');
  });

  it('a form in XFA alone, whatever its page says', async () => {
    expect(await reasonOf('/NeedsRendering true /AcroForm << /Fields [] /XFA 3 0 R >>')).toBe('xfa');
    expect(await reasonOf('/AcroForm << /Fields [] /XFA 3 0 R >>')).toBe('xfa');
  });

  it('a form whose fields stand on its page is read, XFA beside it or not', async () => {
    const field = '/Annots [<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (b) /Rect [60 600 200 620] /F 4 >>]';
    expect(await reasonOf('/AcroForm << /Fields [] /XFA 3 0 R >>', field)).toBe(null);
    expect(await reasonOf('/AcroForm << /Fields [] >>', field)).toBe(null);
  });

  it('a portfolio is what its files are; a file attached to a document is not the document', async () => {
    expect(await reasonOf(`/Collection << /Type /Collection >> ${FILES}`)).toBe('portfolio');
    expect(await reasonOf(`/PageMode /UseAttachments ${FILES}`)).toBe('portfolio');
    expect(await reasonOf(FILES)).toBe(null);
  });

  it('a table, or a page of words, whose annexes are shown beside it is the document', async () => {
    const rows = [1, 2, 3, 4].map((n) => [`${n}`, `Road ${n}`, `6701912345${n}`]);
    const table = drawn(rowsAt([['No.', 'Project', 'Number'], ...rows], [60, 120, 300], 700, 20));
    const words = drawn(
      rowsAt(Array<string[]>(10).fill(['A line of the letter to the citizens of the town']), [60], 700, 14),
    );
    const annexes = `/PageMode /UseAttachments ${FILES}`;
    expect(await reasonOf(annexes, '', table)).toBe(null);
    expect(await reasonOf(annexes, '', words)).toBe(null);
    expect(await reasonOf('/AcroForm << /Fields [] /XFA 3 0 R >>', '', table)).toBe(null);
    expect(await reasonOf(`/Collection << /View /T >> ${FILES}`, '', words)).toBe('portfolio');
  });
});

describe('headings that run up their cells', () => {
  const xs = [50, 95, 250, 350];
  const ys = [712, 640, 620, 600];
  const rules: Rule[] = [...ys.map((y): Rule => [50, y, 350, y]), ...xs.map((x): Rule => [x, 600, x, 712])];
  const rows = [
    ['1', 'Road of village 1', '67019123451'],
    ['2', 'Road of village 2', '67019123452'],
  ];
  const body = drawn(rowsAt(rows, [55, 100, 255], 625, 20), rules);
  const heads = ['Row no.', 'Project', 'e-GP number'];

  it.each(['vertical-headings', 'headings-turned-by-calc', 'headings-turned-by-a-browser'])(
    'pdf-%s-bad3: its one defect',
    async (name) => {
      const { codes, findings } = await checkFile(`documents/pdf-${name}-bad3.pdf`, 'EGP', 'documents/checklist.yaml');
      expect(codes).toEqual(['E egp/digits']);
      expect(findings[0]?.location.rowLabel).toBe('3');
    },
  );

  it.each([
    ['up', (x: number, at: number, line: number) => `0 1 -1 0 ${x + 14 + 11 * line} ${645 + at}`],
    ['down', (x: number, at: number, line: number) => `0 -1 1 0 ${x + 24 - 11 * line} ${708 - at}`],
  ])('%s in lines, letter by letter, are read line by line', async (_, matrix) => {
    const lines = [['opened', 'bond'], ['hound'], ['depend', '670']];
    // These letters of Helvetica are all as wide as this.
    const letters = lines.flatMap((texts, column) =>
      texts.flatMap((text, line) =>
        [...text].map((letter, at) => `BT /F 10 Tf ${matrix(xs[column] ?? 0, 5.56 * at, line)} Tm (${letter}) Tj ET`),
      ),
    );
    const [[heads] = []] = await tablesOf(`${letters.join('\n')}\n${body}`);
    expect(heads).toEqual(['opened\nbond', 'hound', 'depend\n670']);
  });

  it.each([
    ['up', (x: number) => `0 1 -1 0 ${x + 15} 645`],
    ['down', (x: number) => `0 -1 1 0 ${x + 5} 708`],
  ])('%s are words', async (_, matrix) => {
    const turned = heads.map((text, index) => `BT /F 10 Tf ${matrix(xs[index] ?? 0)} Tm (${text}) Tj ET`).join('\n');
    expect(await tablesOf(`${turned}\n${body}`)).toEqual([[heads, ...rows]]);
  });
});
