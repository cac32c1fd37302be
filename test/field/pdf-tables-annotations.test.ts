import { describe, expect, it } from 'vitest';
import { page, pdf, stream } from '../extract/pdf-maker.js';
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

  const NUMBERS = ['67019123451', '67019123452', '67019123453', '67019123454'];
  /** Fields that look blank, in a form that viewers draw anew or not; their values are inherited from a parent. */
  const blankForm = async (makesAppearances: boolean, appearance: string | null) => {
    const drawing = appearance === null ? '' : '/AP << /N 4 0 R >>';
    const parents = NUMBERS.map((text, row) => `<< /FT /Tx /T (f${row}) /V (${text}) /DA (/Helv 10 Tf 0 g) >>`);
    const before = [
      {
        head: `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R 6 0 R 7 0 R 8 0 R] /NeedAppearances ${makesAppearances} >> >>`,
        stream: null,
      },
      { head: '<< /Type /Pages /Kids [9 0 R] /Count 1 >>', stream: null },
      { head: '<< >>', stream: null },
      stream('/Type /XObject /Subtype /Form /BBox [0 0 120 14]', Buffer.from(appearance ?? '')),
      ...parents.map((head) => ({ head, stream: null })),
    ];
    const fields = NUMBERS.map((_, row) => annotation(row, 'Widget', `/Parent ${5 + row} 0 R ${drawing} /F 4`));
    const content = drawn([...rowsAt([['No.', 'Project', 'Number'], ...ROWS], XS, 720, 20)]);
    const [table] = await tablesOfPdf(
      pdf([{ ...page(content, {}), entries: `/Annots [${fields.join(' ')}]` }], before),
    );
    return table?.slice(1).map((row) => row[2]) ?? [];
  };

  it.each([
    ['no appearance', true, null],
    ['a blank appearance', true, '/Tx BMC EMC'],
    ['a ground alone', true, '0.9 g 0 0 120 14 re f /Tx BMC q Q EMC'],
    ['no appearance, though nothing says that viewers make it', false, null],
  ])('fields of a form with %s show the values of their parents', async (_, makes, appearance) => {
    expect(await blankForm(makes, appearance)).toEqual(NUMBERS);
  });

  it('fields that are blank by their own appearance stay so', async () => {
    expect((await blankForm(false, '/Tx BMC EMC')).filter((text) => text !== undefined && text !== '')).toEqual([]);
  });

  it('a value in Thai letters stands in its field', async () => {
    const thai = (text: string) => `<FEFF${[...text].map((sign) => `0${sign.charCodeAt(0).toString(16)}`).join('')}>`;
    const found = await numbersOf(
      ['ก่อสร้าง', 'จัดซื้อ', 'จ้างทำ', 'เช่า'].map((text, row) =>
        annotation(row, 'Widget', `/FT /Tx /T (f${row}) /V ${thai(text)} ${FONT}`),
      ),
    );
    expect(found).toEqual(['ก่อสร้าง', 'จัดซื้อ', 'จ้างทำ', 'เช่า']);
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
