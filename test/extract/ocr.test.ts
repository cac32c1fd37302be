import { describe, expect, it } from 'vitest';
import type { OcrEngine, ReadWord } from '../../src/extract/ocr/engine.js';
import { readScan } from '../../src/extract/ocr/read-scan.js';

const DPI = 72;
const [XS, YS] = [
  [20, 80, 260],
  [20, 60, 100, 140],
];

/** A sheet with the lines of a table of two columns and three rows. */
function sheet() {
  const [width, height] = [300, 200];
  const data = new Uint8Array(width * height).fill(250);
  for (const y of YS) for (let x = XS[0] ?? 0; x <= (XS.at(-1) ?? 0); x++) data[y * width + x] = 10;
  for (const x of XS) for (let y = YS[0] ?? 0; y <= (YS.at(-1) ?? 0); y++) data[y * width + x] = 10;
  return { width, height, data, dpi: DPI };
}

const word = (text: string, left: number, baseline: number): ReadWord => ({
  text,
  left,
  right: left + text.length * 6,
  baseline,
  height: 14,
  confidence: 90,
  isVertical: false,
});

/** Answers as an OCR would: words of the page first, then those of each column. */
function engineOf(page: readonly ReadWord[], columns: readonly ReadWord[]): OcrEngine {
  return { read: async (_, reading) => [...(reading === 'page' ? page : columns)], close: async () => {} };
}

const PAGE = [
  word('ลำดับ', 25, 45),
  word('เลขที่โครงการ', 100, 45),
  word('1', 40, 85),
  word('67019145463', 110, 85),
  word('2', 40, 125),
  word('67019145464', 110, 125),
];
/** In the column's own picture: 12 pixels of margin, the column's top at 20. */
const inColumn = (text: string, y: number) => word(text, 30, y - 20 + 12);

const cellsOf = async (engine: OcrEngine) =>
  (await readScan(sheet(), 1, engine)).tables[0]?.rows.map((row) => row.cells[1]);

describe('a scanned table', () => {
  it('agrees where the page and the column read the same number', async () => {
    const cells = await cellsOf(engineOf(PAGE, [inColumn('67019145463', 85), inColumn('67019145464', 125)]));
    expect(cells?.slice(1)).toMatchObject([
      { text: '67019145463', ocr: 'agreed' },
      { text: '67019145464', ocr: 'agreed' },
    ]);
  });

  it('doubts a number that was read in two ways, and keeps the reading of digits alone', async () => {
    const cells = await cellsOf(engineOf(PAGE, [inColumn('67019145468', 85), inColumn('67019145464', 125)]));
    expect(cells?.[1]).toMatchObject({ text: '67019145468', ocr: 'doubtful' });
  });

  it('never takes digits for the words of a heading', async () => {
    const cells = await cellsOf(
      engineOf(PAGE, [inColumn('26', 45), inColumn('67019145463', 85), inColumn('67019145464', 125)]),
    );
    expect(cells?.[0]).toMatchObject({ text: 'เลขที่โครงการ', ocr: 'doubtful' });
  });

  it('does not take two readings of nothing for a blank cell', async () => {
    const cells = await cellsOf(
      engineOf([...PAGE.slice(0, 4), word('67019145464', 110, 85), word('2', 40, 125)], [inColumn('67019145463', 85)]),
    );
    expect(cells?.[2]).toMatchObject({ text: '', ocr: 'doubtful' });
  });

  it('joins Thai words that the reading parted, and leaves out rows of tone marks', async () => {
    const scraps = [word('จัดซื้อ', 100, 180), { ...word('วัสดุ', 143, 180) }, { ...word("' %", 100, 165), height: 4 }];
    const { runs } = await readScan(sheet(), 1, engineOf([...PAGE, ...scraps], []));
    expect(runs.map((run) => run.text)).toEqual(['จัดซื้อวัสดุ']);
  });
});

describe('a sheet that does not lie upright', () => {
  const PHRASE = 'รายละเอียดการจัดซื้อจัดจ้างของหน่วยงาน';
  /** Says how sure it is of each way up, in the order it is shown them, and remembers the sizes it was shown. */
  const engineOfWays = (...ways: readonly Partial<ReadWord>[]) => {
    const shown: number[] = [];
    const read: OcrEngine['read'] = async ({ width }) => {
      const way = ways[shown.length];
      shown.push(width);
      return [{ ...word(PHRASE, 20, 180), ...way }];
    };
    return { shown, engine: { read, close: async () => {} } satisfies OcrEngine };
  };
  const blank = { ...sheet(), data: new Uint8Array(300 * 200).fill(250) };

  it.each([
    ['is read once where it is read well', [{}], [300]],
    ['is turned to the right where its lines run up', [{ isVertical: true }, {}], [300, 200]],
    [
      'is turned the other way where that was upside down',
      [{ isVertical: true }, { confidence: 50 }, {}],
      [300, 200, 200],
    ],
    ['is tried upside down where it is read badly', [{ confidence: 50 }, {}], [300, 300]],
  ])('%s', async (_, ways, sizes) => {
    const { shown, engine } = engineOfWays(...ways);
    const { height } = await readScan(blank, 1, engine);
    expect([shown, height]).toEqual([sizes, sizes.at(-1) === 300 ? 200 : 300]);
  });

  it('stays as it lies where no way up is read well', async () => {
    const { engine } = engineOfWays({ text: `${PHRASE}ก`, confidence: 52 }, { confidence: 57 });
    expect((await readScan(blank, 1, engine)).runs[0]?.text).toBe(`${PHRASE}ก`);
  });

  it('is not turned for a few scraps that are read badly', async () => {
    const { shown, engine } = engineOfWays({ text: 'ตราครุฑ', confidence: 20 });
    await readScan(blank, 1, engine);
    expect(shown).toEqual([300]);
  });
});
