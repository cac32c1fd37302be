import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Made, page, pdf, stream } from '../extract/pdf-maker.js';
import { drawn, rowsAt, tablesOfPdf } from './printed-page.js';

const NUMBERS = ['67019123451', '67019123452', '67019123453', '67019123454'];
const TABLE = drawn([
  ...rowsAt(
    [['No.', 'Project', 'Number'], ...NUMBERS.map((number, at) => [`${at + 1}`, `Road ${at + 1}`, number])],
    [60, 120, 300],
    720,
    20,
  ),
]);
/** A digit behind the first number and a row below the table. */
const DRAFT = drawn([
  { x: 362, y: 700, text: '99' },
  ...rowsAt([['5', 'Draft', '67019123455']], [60, 120, 300], 620, 20),
]);
const LAYERS = ['<< /Type /OCG /Name (Draft) >>', '<< /Type /OCG /Name <FEFF0E230E480E320E07> >>'];
const made = (head: string): Made => ({ head, stream: null });

/** The catalogue says how layers 3, "Draft", and 4, "ร่าง", stand; `mark` is what the draft is drawn on. */
function layered(
  configuration: string,
  mark: string,
  entries = '',
  content = `${TABLE}\n/OC /${mark} BDC\n${DRAFT}\nEMC`,
): Buffer {
  const before = [
    made(`<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [3 0 R 4 0 R] /D << ${configuration} >> >> >>`),
    made('<< /Type /Pages /Kids [5 0 R] /Count 1 >>'),
    ...LAYERS.map(made),
  ];
  const own = page(content, {});
  const body = pdf([{ ...own, entries }], before).toString('latin1');
  return Buffer.from(body.replace('/XObject', '/Properties << /A 3 0 R /B 4 0 R >> /XObject'), 'latin1');
}

const numbersOf = async (body: Buffer) => (await tablesOfPdf(body))[0]?.slice(1).map((row) => row[2]);

describe('layers of a PDF', () => {
  it.each([
    ['the list of those that are off', '/OFF [3 0 R]', 'A'],
    ['all, whose list of those that are on leaves it out', '/BaseState /OFF /ON [4 0 R]', 'A'],
    ['a Thai name', '/Order [3 0 R 4 0 R] /OFF [4 0 R]', 'B'],
  ])('what is on a layer that is switched off is not on the paper: %s', async (_, configuration, mark) => {
    expect(await numbersOf(layered(configuration, mark))).toEqual(NUMBERS);
  });

  it.each([
    ['no list', '', 'A'],
    ['another one is off', '/OFF [4 0 R]', 'A'],
    ['all are off but for it', '/BaseState /OFF /ON [3 0 R]', 'A'],
  ])('what is on a layer that is on stays: %s', async (_, configuration, mark) => {
    expect(await numbersOf(layered(configuration, mark))).toContain('67019123455');
  });

  it('layers within layers go with the outer one', async () => {
    const content = `${TABLE}\n/OC /A BDC\n/OC /B BDC\n${DRAFT}\nEMC EMC`;
    expect(await numbersOf(layered('/OFF [3 0 R]', 'A', '', content))).toEqual(NUMBERS);
  });

  it('two layers of one name, one of them on, both stay: nothing tells them apart', async () => {
    const body = layered('/OFF [3 0 R]', 'A').toString('latin1').replace('<FEFF0E230E480E320E07>', '(Draft)');
    expect(await numbersOf(Buffer.from(body, 'latin1'))).toContain('67019123455');
  });

  it.each([
    ['gone with its layer', '/OC 4 0 R', '/OFF [4 0 R]', false],
    ['gone with all layers it belongs to', '/OC 6 0 R', '/OFF [3 0 R 4 0 R]', false],
    ['there while one of its layers is on', '/OC 6 0 R', '/OFF [4 0 R]', true],
    ['there with its layer', '/OC 4 0 R', '/OFF [3 0 R]', true],
  ])('an annotation is %s', async (_, layer, configuration, isThere) => {
    const stamp = `<< /Type /Annot /Subtype /FreeText /Rect [362 697 380 711] /Contents (99) /DA (/Helv 10 Tf 0 g) /F 4 ${layer} >>`;
    const before = [
      made(`<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [3 0 R 4 0 R] /D << ${configuration} >> >> >>`),
      made('<< /Type /Pages /Kids [7 0 R] /Count 1 >>'),
      ...LAYERS.map(made),
      made(stamp),
      made('<< /Type /OCMD /OCGs [3 0 R 4 0 R] >>'),
    ];
    const [first] = (await numbersOf(pdf([{ ...page(TABLE, {}), entries: '/Annots [5 0 R]' }], before))) ?? [];
    expect(first === NUMBERS[0]).toBe(!isThere);
  });

  it('the catalogue and the layers may stand in an object stream', async () => {
    const whole = layered('/OFF [3 0 R]', 'A');
    const inner = [
      '<< /Type /Catalog /Pages 2 0 R /OCProperties 9 0 R >>',
      LAYERS[0],
      LAYERS[1],
      '<< /OCGs [3 0 R 4 0 R] /D << /OFF [3 0 R] >> >>',
    ];
    const places = inner.map((_, at) => inner.slice(0, at).join(' ').length + (at > 0 ? 1 : 0));
    const head = [1, 3, 4, 9].map((number, at) => `${number} ${places[at]}`).join(' ');
    const objects = deflateSync(Buffer.from(`${head} ${inner.join(' ')}`));
    const packed = stream(`/Type /ObjStm /N 4 /First ${head.length + 1} /Filter /FlateDecode`, objects);
    // Only the reader of layers is asked here: PDFium takes the catalogue that stands beside it.
    const open = whole
      .toString('latin1')
      .replace(/1 0 obj\n.*?endobj/s, '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj');
    const body = Buffer.concat([
      Buffer.from(open.replace('<< /Type /OCG', '<< /Type  /OCG'), 'latin1'),
      Buffer.from(`\n8 0 obj\n${packed.head}\nstream\n`),
      objects,
      Buffer.from('\nendstream\nendobj\n%%EOF'),
    ]);
    expect(await numbersOf(body)).toEqual(NUMBERS);
  });
});
