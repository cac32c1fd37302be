import { expect, test } from 'vitest';
import { extractDocument } from '../../src/extract/extract-document.js';
import { hintsFor, textIn } from './hints.js';
import { page, pdf, stream, textPage } from './pdf-maker.js';

const textOf = async (content: string, pictures = {}) =>
  textIn(await extractDocument(pdf([page(content, pictures)]), hintsFor('o13.pdf')));

/** Each letter by an object of its own, as reports in bold and headings with a shadow are printed. */
const letters = (text: string, x: number, y: number, step = 5.56) =>
  [...text].map((letter, index) => `BT /F 10 Tf ${x + index * step} ${y} Td (${letter}) Tj ET`).join('\n');

test.each([
  ['a shadow', 0.9, -0.9],
  ['bold type', 0.3, 0],
  ['bold type to the left', -0.4, 0.1],
])('letters that are drawn twice for %s are read once', async (_, right, up) => {
  const number = '67011912233';
  const twice = `${letters(number, 60, 700)}\n${letters(number, 60 + right, 700 + up)}`;
  expect(await textOf(`${twice}\n${letters('1166', 60, 650)}`)).toBe('67011912233\n\n1166');
  // Both drawings of a letter one after the other.
  const mixed = [...number].map((digit, index) => {
    const x = 60 + index * 5.56;
    return `${letters(digit, x, 700)}\n${letters(digit, x + right, 700 + up)}`;
  });
  expect(await textOf(mixed.join('\n'))).toBe(number);
});

test('equal letters beside each other are as many as are drawn', async () => {
  expect(await textOf(letters('illlli...', 60, 700, 2.3))).toBe('illlli...');
});

test('a text that stands on its head beside upright ones is turned about, its lines and words in their order', async () => {
  const line = (text: string, y: number) => `BT /F 10 Tf 60 ${y} Td (${text}) Tj ET`;
  const turned = (text: string, x: number, y: number) => `BT /F 10 Tf -1 0 0 -1 ${x} ${y} Tm (${text}) Tj ET`;
  const back = [turned('On the back', 500, 600), turned('No. 67019', 500, 614), turned('123456 of the year', 430, 614)];
  const content = [line('One side of the leaflet', 300), line('with two lines', 286), ...back, turned('End', 500, 628)];
  const sides = ['On the back\nNo. 67019 123456 of the year\nEnd', 'One side of the leaflet\nwith two lines'];
  for (const side of sides) expect(await textOf(content.join('\n'))).toContain(side);
  const mostlyUpright = [
    ...content,
    line('and more of them on this side', 272),
    line('than on the other side of it', 258),
  ];
  for (const side of sides) expect(await textOf(mostlyUpright.join('\n'))).toContain(side);
});

test('what a scanner has read over an empty part of its picture is read as the rest of it is', async () => {
  const white = stream(
    '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8',
    Buffer.from([255, 255, 255, 255]),
  );
  const words = ['Annual report of the municipality', 'with the number 67019145463 of a project'];
  const lines = words.map((word, index) => `BT 3 Tr /F 10 Tf 60 ${700 - index * 14} Td (${word}) Tj ET`).join('\n');
  const over = (picture: string) => textOf(`q ${picture} cm /P Do Q\n${lines}`, { P: white });
  expect(await over('595 0 0 842 0 0')).toBe(words.join('\n'));
  // Nobody reads letters in no colour beside a picture.
  const body = pdf([
    textPage([{ x: 60, y: 500, text: 'Seen' }]),
    page(`q 100 0 0 100 400 100 cm /P Do Q\n${lines}\nBT 0 Tr /F 10 Tf 60 500 Td (Seen, too) Tj ET`, { P: white }),
  ]);
  expect(textIn(await extractDocument(body, hintsFor('o13.pdf')))).toBe('Seen\nSeen, too');
});
