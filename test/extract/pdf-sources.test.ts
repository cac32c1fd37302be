import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../src/extract/extract-document.js';
import { gridsIn, hintsFor, textIn } from './hints.js';
import { type MadePage, page, pdf, stream, textPage } from './pdf-maker.js';

const read = (pages: readonly MadePage[]) =>
  extractDocument(pdf(pages), hintsFor('report.pdf', { wants: { grids: true, qrCodes: false, ocr: false } }));

const picture = stream(
  '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8',
  Buffer.from([200, 255, 255, 220]),
);
const PAGE_SIZE = 'q 595 0 0 842 0 0 cm /P Do Q\n';
const drawn = (mode: number, lines: readonly string[]) =>
  lines.map((line, index) => `BT ${mode} Tr /F 10 Tf 60 ${780 - 14 * index} Td (${line}) Tj ET`).join('\n');
const WORDS = ['Annual report of the municipality', 'with the number 67019145463 of a project', 'and its price.'];
const JUNK = [
  "rfi'uil:nr tr1u lvlrj dfrrnu ru:nr {r'nnr:nr",
  'rJ1J brlsl lunr:d lfi lri dru:nr 1nrj frrnrl',
  "oru'lrj r:ufr nr?{ni rirjr,n t{lf rr:6J rnlu:ru",
];

describe('where the text of a page comes from', () => {
  it('is a scanner where letters that nobody sees are over a picture of the page', async () => {
    const { texts } = await read([page(PAGE_SIZE + drawn(3, WORDS), { P: picture })]);
    expect(texts).toMatchObject({ ok: true, value: [{ ocr: true, text: expect.stringContaining('67019145463') }] });
  });

  it.each([
    ['beneath the picture', `${drawn(0, WORDS)}\n${PAGE_SIZE}`],
    ['beneath it in blue, with a stamp on it', `0 0 1 rg ${drawn(0, WORDS)}\n${PAGE_SIZE}\n${drawn(0, ['OK'])}`],
    ['transparent on it', `${PAGE_SIZE}/T gs ${drawn(0, WORDS)}`],
  ])('is a scanner where its letters are %s', async (_, content) => {
    const states = '/ExtGState << /T << /ca 0 /CA 0 >> >>';
    const body = pdf([page(content, { P: picture })])
      .toString('latin1')
      .replace('/XObject <<', `${states} /XObject <<`);
    const { texts } = await extractDocument(Buffer.from(body, 'latin1'), hintsFor('report.pdf'));
    expect(texts).toMatchObject({ ok: true, value: [{ ocr: true, text: expect.stringContaining('67019145463') }] });
  });

  it('is print where a mask or a transparent picture lies over it', async () => {
    const mask = stream(
      '/Type /XObject /Subtype /Image /Width 8 /Height 2 /ImageMask true /BitsPerComponent 1',
      Buffer.from([0xfe, 0xff]),
    );
    for (const [state, over] of [
      ['', mask],
      ['/T gs ', picture],
    ] as const) {
      const body = pdf([page(`${drawn(0, WORDS)}\n${state}${PAGE_SIZE}`, { P: over })])
        .toString('latin1')
        .replace('/XObject <<', '/ExtGState << /T << /ca 0.3 >> >> /XObject <<');
      const { texts } = await extractDocument(Buffer.from(body, 'latin1'), hintsFor('report.pdf'));
      expect(texts).not.toMatchObject({ value: [{ ocr: true }] });
      expect(texts).toMatchObject({ ok: true, value: [{ text: expect.stringContaining('67019145463') }] });
    }
  });

  it('is nothing where the scanner made no words of it', async () => {
    const { texts, problems } = await read([page(PAGE_SIZE + drawn(3, JUNK), { P: picture })]);
    expect(texts).toMatchObject({ ok: false, why: { kind: 'scan' } });
    expect(problems).toMatchObject([{ code: 'no-text', data: { pages: 1, of: 1 } }]);
  });

  it('is decided page by page: a typed cover makes no scan readable', async () => {
    const { texts, problems } = await read([
      textPage([{ x: 60, y: 700, text: 'The typed cover of the report' }]),
      page(PAGE_SIZE + drawn(3, JUNK), { P: picture }),
    ]);
    expect(texts).toMatchObject({ ok: true, value: [{ at: { page: 1 } }] });
    expect(problems).toMatchObject([{ code: 'no-text', data: { pages: 1, of: 2 }, at: { page: 2 } }]);
  });

  it('is print where letters are seen on a picture that is the ground of the page', async () => {
    const result = await read([page(PAGE_SIZE + drawn(0, WORDS), { P: picture })]);
    expect(result.problems).toEqual([]);
    expect(result.texts).not.toMatchObject({ value: [{ ocr: true }] });
  });

  it.each([
    ['a few signs of a scanner', ['d:s nrna q dni:uir', 'a 1l I fr nr6r ms']],
    ['letters without a word', ['ab cd ef gh ij kl mn op qr st']],
  ])('is nothing where %s stand on a picture of the page', async (_, lines) => {
    const sound = textPage([{ x: 60, y: 700, text: 'The typed cover of the report' }]);
    const { problems } = await read([sound, page(PAGE_SIZE + drawn(0, lines), { P: picture })]);
    expect(problems).toMatchObject([{ code: 'no-text', data: { pages: 1, of: 2 }, at: { page: 2 } }]);
  });

  it('is nothing where a program has marked each of its scans', async () => {
    const scan = page(PAGE_SIZE + drawn(0, ['Scanned with CamScanner']), { P: picture });
    const { problems } = await read([
      textPage(WORDS.map((text, at) => ({ x: 60, y: 700 - 20 * at, text }))),
      scan,
      scan,
    ]);
    expect(problems).toMatchObject([{ code: 'no-text', data: { pages: 2, of: 3 }, at: { page: 2 } }]);
  });

  it('is to be looked for in the picture where a document has nothing but a title on it', async () => {
    const { problems, texts } = await read([page(PAGE_SIZE + drawn(0, WORDS.slice(0, 1)), { P: picture })]);
    expect(problems).toMatchObject([{ code: 'no-text', data: { pages: 1, of: 1 } }]);
    expect(texts).toMatchObject({ ok: true, value: [{ text: WORDS[0] }] });
  });

  it('is print on a cover with a picture as its ground, before pages of print', async () => {
    const cover = page(PAGE_SIZE + drawn(0, ['Development plan', '2566 - 2570']), { P: picture });
    const { problems } = await read([cover, textPage(WORDS.map((text, at) => ({ x: 60, y: 700 - 20 * at, text })))]);
    expect(problems).toEqual([]);
  });

  it('is nothing where unseen letters are over nothing', async () => {
    const result = await read([page(`BT /F 10 Tf 60 800 Td (Cover) Tj ET\n${drawn(3, WORDS)}`, {})]);
    expect(result.texts).not.toMatchObject({ value: [{ ocr: true }] });
    expect(textIn(result)).toBe('Cover');
  });

  it.each<[string, string, boolean]>([
    ['white on paper', '1 1 1 rg', false],
    ['nearly white on paper', '0.99 g', false],
    ['white on white', '1 g 50 600 400 200 re f 1 g', false],
    ['white on a dark bar', '0 0 0.5 rg 50 600 400 200 re f 1 g', true],
    ['white beside a dark bar', '0 g 50 100 400 200 re f 1 g', false],
    ['grey', '0.6 g', true],
    ['without colour over outlines', '0 0 0 RG 60 778 m 200 790 l S 3 Tr', true],
  ])('is read as it is seen: %s', async (_, state, isSeen) => {
    const result = await read([
      page(
        `BT /F 10 Tf 60 300 Td 0 g (Cover) Tj ET\nq ${state} BT /F 10 Tf 60 780 Td (Number 67019145463) Tj ET Q`,
        {},
      ),
    ]);
    expect(textIn(result).includes('67019145463')).toBe(isSeen);
  });

  it('is what is seen on a page that is turned, and in the row of a table', async () => {
    const hidden = 'q 1 g BT /F 10 Tf 300 500 Td (7) Tj ET Q BT /F 10 Tf 230 500 Td (67019145463) Tj ET';
    const turned = { ...page(`${hidden} 0 g BT /F 10 Tf 60 400 Td (Plan) Tj ET`, {}), entries: '/Rotate 90' };
    expect(textIn(await read([turned]))).not.toMatch(/7$|7 /m);
    expect(textIn(await read([turned]))).toContain('67019145463');
  });

  it('is print in an English document', async () => {
    const lines = Array.from(
      { length: 12 },
      (_, at) => `Section ${at}: see https://town.test/x?q=${at} or e-mail us, Mr. O'Neil.`,
    );
    const result = await read([textPage(lines.map((text, at) => ({ x: 60, y: 780 - 14 * at, text })))]);
    expect(result.problems).toEqual([]);
  });
});

describe('spaces that are gaps', () => {
  const placed = (parts: readonly string[], shift: number) =>
    page(`BT /F 10 Tf 60 700 Td [${parts.map((part) => `(${part})`).join(` ${-shift} `)}] TJ ET`, {});

  it.each([140, 200, 240, 300])('part words of Latin letters from 0.%i em on', async (shift) => {
    const result = await read([placed(['World', 'wine', 'and', 'spirits', 'No.2', 'in', 'Thailand'], shift)]);
    expect(textIn(result)).toBe('World wine and spirits No.2 in Thailand');
  });

  it('part nothing where all letters are set wide', async () => {
    const result = await read([placed([...'MUNICIPALITY'], 180)]);
    expect(textIn(result)).toBe('MUNICIPALITY');
  });

  it('do not break a number', async () => {
    const result = await read([placed([...'67019145463'], 150)]);
    expect(textIn(result)).toBe('67019145463');
    expect(gridsIn(result)).toEqual([]);
  });
});

describe('letters beyond U+FFFF', () => {
  // Word's equations are set in mathematical letters, and printed web pages have pictographs.
  const drawn = (map: string, text: string) =>
    pdf([
      page('/B Do', {
        A: stream('', Buffer.from(`begincmap 1 begincodespacerange <00> <FF> endcodespacerange ${map} endcmap`)),
        B: stream(
          '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /G << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 5 0 R >> >> >>',
          Buffer.from(`BT /G 12 Tf 50 700 Td (${text}) Tj ET`),
        ),
      }),
    ]);

  it('are read whole', async () => {
    const map = '4 beginbfchar <41> <D835DC46> <42> <D83CDFC6> <43> <0E01> <44> <0E32> endbfchar';
    const result = await extractDocument(drawn(map, 'CD ABAB CD'), hintsFor('o13.pdf'));
    expect(result.problems).toEqual([]);
    expect(textIn(result)).toBe('กา 𝑆🏆𝑆🏆 กา');
  });

  it('are nameless where one half of them is missing', async () => {
    const map = '3 beginbfchar <41> <D835> <42> <DFC6> <43> <0E01> endbfchar';
    expect((await extractDocument(drawn(map, 'AAA BBB'), hintsFor('o13.pdf'))).problems).toMatchObject([
      { code: 'not-readable', data: { reason: 'glyphs' } },
    ]);
  });
});
