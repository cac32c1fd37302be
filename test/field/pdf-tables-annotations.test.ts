import { describe, expect, it } from 'vitest';
import { page, pdf } from '../extract/pdf-maker.js';
import { checkFile } from './check-file.js';
import { drawn, rowsAt, tablesOfPdf } from './printed-page.js';

const XS = [60, 120, 300];
const ROWS = ['1', '2', '3', '4'].map((n) => [n, `Road ${n}`, '']);

const annotation = (row: number, subtype: string, entries: string) => {
  const y = 697 - row * 20;
  return `<< /Type /Annot /Subtype /${subtype} /Rect [300 ${y} 420 ${y + 14}] ${entries} >>`;
};
const FONT = '/DA (/Helv 10 Tf 0 g) /F 4';

/** The catalogue of a document with a form, and the tree of its one page, the third object. */
const HELVETICA = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const WITH_FORM = [
  `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] /NeedAppearances true /DA (/Helv 10 Tf 0 g) /DR << /Font << /Helv ${HELVETICA} >> >> >> >>`,
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
].map((head) => ({ head, stream: null }));

async function numbersOf(annotations: readonly string[]): Promise<(string | undefined)[]> {
  const content = drawn([...rowsAt([['No.', 'Project', 'Number'], ...ROWS], XS, 720, 20)]);
  const made = { ...page(content, {}), entries: `/Annots [${annotations.join(' ')}]` };
  const [table] = await tablesOfPdf(pdf([made], WITH_FORM));
  return table?.slice(1).map((row) => row[2]) ?? [];
}

describe('annotations of a PDF', () => {
  it.each(['pdf-form-fields-bad3', 'pdf-stamp-annotations-bad3'])('%s: its one defect', async (name) => {
    const { codes } = await checkFile(`documents/${name}.pdf`, 'EGP', 'documents/checklist.yaml');
    expect(codes).toEqual(['E egp/digits']);
  });

  it('texts typed over the page are read, with or without an appearance of their own', async () => {
    const texts = ['67019123451', '67019123452', '67019123453', '67019123454'];
    const found = await numbersOf(texts.map((text, row) => annotation(row, 'FreeText', `/Contents (${text}) ${FONT}`)));
    expect(found).toEqual(texts);
  });

  it('filled fields without an appearance are read', async () => {
    const texts = ['67019123451', '67019123452', '67019123453', '67019123454'];
    const found = await numbersOf(
      texts.map((text, row) => annotation(row, 'Widget', `/FT /Tx /T (f${row}) /V (${text}) ${FONT}`)),
    );
    expect(found).toEqual(texts);
  });

  it('what is hidden, a note or a pop-up is not on the paper', async () => {
    const found = await numbersOf([
      annotation(0, 'FreeText', `/Contents (67019123451) ${FONT}`),
      annotation(1, 'FreeText', '/Contents (67019123452) /DA (/Helv 10 Tf 0 g) /F 2'),
      annotation(2, 'Text', `/Contents (67019123453) ${FONT}`),
      annotation(3, 'Popup', `/Contents (67019123454) ${FONT}`),
    ]);
    expect(found?.filter((text) => text !== '' && text !== undefined)).toEqual(['67019123451']);
  });
});

describe('letters turned about', () => {
  it('the field file of a negative font size: its one defect', async () => {
    const { codes } = await checkFile('documents/pdf-negative-font-size-bad3.pdf', 'EGP', 'documents/checklist.yaml');
    expect(codes).toEqual(['E egp/digits']);
  });

  it.each([
    ['a negative size', 'BT /F -10 Tf'],
    ['a matrix', 'BT /F 10 Tf -1 0 0 -1 0 0 Tm'],
  ])('by %s are upright on a page that is turned by 180 degrees', async (name, start) => {
    const rows = ROWS.map(([number, project], index) => [number ?? '', project ?? '', `6701912345${index}`]);
    const content = rowsAt(rows, XS, 720, 20)
      .map(({ x, y, text }) =>
        name === 'a matrix'
          ? `BT /F 10 Tf -1 0 0 -1 ${595 - x} ${842 - y} Tm (${text}) Tj ET`
          : `${start} ${595 - x} ${842 - y} Td (${text}) Tj ET`,
      )
      .join('\n');
    expect(await tablesOfPdf(pdf([{ ...page(content, {}), entries: '/Rotate 180' }]))).toEqual([rows]);
  });
});
