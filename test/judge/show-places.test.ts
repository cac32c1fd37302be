import { describe, expect, it } from 'vitest';
import { type PlaceSource, showPlaces } from '../../src/judge/show-places.js';
import type { Evidence, Extracted, Grid } from '../../src/model/evidence.js';
import { type Finding, placeAt } from '../../src/model/finding.js';
import type { ItemRound } from '../../src/model/round.js';
import { evidenceOf, exchangeOf, extractedOf } from '../helpers/facts.js';
import { aFinding, anItem } from '../history/rounds.js';

const FILE = 'https://town.test/o13.xlsx';
const ROWS = [
  ['รายงานสรุปผล', '', '', ''],
  ['ลำดับที่', 'รายการ', 'ผู้ชนะ', 'เลขที่โครงการ'],
  ['1', 'ซื้อรถ', 'ร้านหนึ่ง', '67019000001'],
  ['2', 'จ้างเหมา', 'ร้านสอง', '6701900000'],
  ['3', 'ซื้อดิน', 'ร้านสาม', ''],
  ['4', 'ซ่อมถนน', 'ร้านสี่', '67019000004'],
];

const gridOf = (rows: readonly (readonly string[])[], page: number | null = null): Grid => ({
  at: placeAt(FILE, { table: 1, page }),
  rows: rows.map((cells) => cells.map((text) => ({ text }))),
  rowNumbers: rows.map((_, n) => n + 10),
});

const document = (grid: Grid, rest: Partial<Extracted> = {}): Evidence =>
  evidenceOf({
    exchange: exchangeOf({ url: FILE }),
    extracted: extractedOf({ type: 'xlsx', grids: { ok: true, value: [grid] }, ...rest }),
  });

const at = (row: number, actual: string | null, code = 'egp/digits'): Finding =>
  aFinding(code, { at: placeAt(FILE, { table: 1, row, column: 'เลขที่โครงการ' }), actual });

const NOTHING: PlaceSource = {
  bodyOf: () => null,
  extract: async () => {
    throw new Error('nothing is to be drawn');
  },
};

async function shown(
  findings: readonly Finding[],
  evidence: readonly Evidence[],
  source: PlaceSource = NOTHING,
  ids: readonly string[] = ['O13'],
): Promise<Finding[]> {
  const items = ids.map((id) =>
    anItem(id, { results: [{ check: 'egp', state: 'ran', findings: findings.map((one) => ({ ...one })) }] }),
  );
  const collected = items.map((item) => ({ item, evidence }));
  const all: readonly ItemRound[] = await showPlaces(items, collected, source);
  return all.flatMap(({ results }) => results.flatMap((result) => result.findings));
}

describe('what a finding in a table shows', () => {
  it('is the row with its neighbours and the headings, its cell marked', async () => {
    const [digits, missing] = await shown([at(13, '6701900000'), at(14, '')], [document(gridOf(ROWS))]);
    expect(digits?.excerpt).toEqual({
      headings: ['ลำดับที่', 'ผู้ชนะ', 'เลขที่โครงการ'],
      rows: [
        { number: 12, cells: ['1', 'ร้านหนึ่ง', '67019000001'] },
        { number: 13, cells: ['2', 'ร้านสอง', '6701900000'] },
        { number: 14, cells: ['3', 'ร้านสาม', ''] },
      ],
      row: 1,
      column: 2,
    });
    // An empty cell is found by its heading.
    expect(missing?.excerpt).toMatchObject({ row: 1, column: 2 });
  });

  it('has the headings of a large table from its top, without a look at all of its rows', async () => {
    const many = Array.from({ length: 20_000 }, (_, n) => [`${n}`, 'ซื้อรถ', 'ร้านหนึ่ง', `6701${n}`]);
    const grid = gridOf([...ROWS.slice(0, 2), ...many]);
    const looks = new Set<string>();
    const rows = new Proxy(grid.rows, {
      get(target, key, receiver) {
        if (typeof key === 'string') looks.add(key);
        return Reflect.get(target, key, receiver);
      },
    });
    const [last] = await shown([at(20_000, null)], [document({ ...grid, rows })]);
    expect(last?.excerpt).toMatchObject({ headings: ['ลำดับที่', 'ผู้ชนะ', 'เลขที่โครงการ'], column: 2 });
    expect(looks.size).toBeLessThan(2_000);
  });

  it('marks the whole row where no column is known, and shows no heading as a row', async () => {
    const finding = { ...at(12, null), at: placeAt(FILE, { table: 1, row: 12, column: null }) };
    const [first] = await shown([finding], [document(gridOf(ROWS))]);
    expect(first?.excerpt).toMatchObject({ column: null });
    const [below] = await shown([at(12, '67019000001')], [document(gridOf(ROWS))]);
    expect(below?.excerpt?.rows.map(({ number }) => number)).toEqual([12, 13]);
  });

  it.each([
    ['of numbers of persons', at(13, '6701900000', 'personal-data/national-id'), ROWS, {}],
    ['beside the number of a person', at(13, '6701900000'), [...ROWS.slice(0, 4), ['3', '1101700230708', '', '']], {}],
    ['beside a masked one', at(13, '6701900000'), [...ROWS.slice(0, 4), ['3', '1-xxxx-xxxxx-xx-8', '', '']], {}],
    ['in a file of which no copy is kept', at(13, '6701900000'), ROWS, { isWithheld: true as const }],
    ['that only informs', { ...at(13, '6701900000'), severity: 'info' as const }, ROWS, {}],
    ['in a row that is not there', at(99, '6701900000'), ROWS, {}],
  ])('is nothing for a finding %s', async (_, finding, rows, extracted) => {
    const [made] = await shown([finding], [document(gridOf(rows), extracted)]);
    expect(made).toEqual(finding);
  });

  it('is bounded by code, by item and by round', async () => {
    const many = Array.from({ length: 10 }, () => at(13, '6701900000'));
    const ofItem = await shown([...many, at(13, '6701900000', 'egp/month')], [document(gridOf(ROWS))]);
    expect(ofItem.filter(({ excerpt }) => excerpt).map(({ code }) => code)).toEqual([
      'egp/digits',
      'egp/digits',
      'egp/digits',
      'egp/month',
    ]);
    const ids = Array.from({ length: 28 }, (_, n) => `O${n + 1}`);
    const ofRound = await shown(many, [document(gridOf(ROWS))], NOTHING, ids);
    expect(ofRound.filter(({ excerpt }) => excerpt)).toHaveLength(60);
  });
});

describe('the picture of a page', () => {
  const pdf = document(gridOf(ROWS, 7), { type: 'pdf' });
  const PICTURE = 'data:image/png;base64,aaaa';
  const sourceOf = (picture: string | null): PlaceSource & { readonly asked: number[] } => {
    const asked: number[] = [];
    return {
      asked,
      bodyOf: () => new Uint8Array(1),
      extract: async (_, { show = [] }) => {
        asked.push(...show.map(({ page }) => page));
        return extractedOf({ pictures: show.map(() => picture) });
      },
    };
  };

  it('stands in place of the cells, where a copy of the file is at hand', async () => {
    const source = sourceOf(PICTURE);
    const [drawn] = await shown([at(13, '6701900000')], [pdf], source);
    expect([drawn?.picture, drawn?.excerpt, source.asked]).toEqual([PICTURE, undefined, [7]]);
    const [kept] = await shown([at(13, '6701900000')], [pdf]);
    expect([kept?.picture, kept?.excerpt?.row]).toEqual([undefined, 1]);
    const [failed] = await shown([at(13, '6701900000')], [pdf], sourceOf(null));
    expect(failed?.excerpt?.row).toBe(1);
  });

  it('leaves what an uncertain reading shows already', async () => {
    const doubt = { ...at(13, '6701900000'), picture: 'data:image/png;base64,bbbb' };
    expect(await shown([doubt], [pdf], sourceOf(PICTURE))).toEqual([doubt]);
  });

  it('is made twenty times a round, and not of more bytes than a page bears', async () => {
    const ids = Array.from({ length: 28 }, (_, n) => `O${n + 1}`);
    const count = async (picture: string): Promise<number> =>
      (await shown([at(13, '6701900000')], [pdf], sourceOf(picture), ids)).filter((one) => one.picture).length;
    expect(await count(PICTURE)).toBe(20);
    expect(await count(`data:image/png;base64,${'a'.repeat(100_000)}`)).toBe(2);
  });
});
