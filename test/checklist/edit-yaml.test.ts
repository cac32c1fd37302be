import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { editYaml, type YamlEdit } from '../../src/checklist/edit-yaml.js';

const TOWN = `# ของเรา
version: 1
agency: { name: ทต.ก, province: ยโสธร }   # ตรวจแล้ว
site: https://a.go.th/

items:
  # ข้อหนึ่ง
  O1:
    title: หนึ่ง  # ชื่อ
    urls:
      # 92%
      - https://a.go.th/1   # หน้าหลัก
      - https://a.go.th/2
      # ทางเลือกอื่น
    checks:
      - date: {fiscalYear: Y}
  O2: { urls: [], owner: กองคลัง }
  O3:
  # ข้อสี่
  O4:
    urls: [https://a.go.th/4]
crawl: {maxPages: 3}
`;

/** The lines that an edit changed: `-` gone, `+` new. */
function changed(before: string, edits: readonly YamlEdit[]): string[] {
  const after = editYaml(before, edits);
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
  ];
}

describe('an edit touches only its own lines', () => {
  it.each<[string, YamlEdit, string[]]>([
    ['a title', { path: ['items', 'O1', 'title'], value: 'ใหม่' }, ['-    title: หนึ่ง  # ชื่อ', '+    title: ใหม่  # ชื่อ']],
    [
      'an address more',
      { path: ['items', 'O1', 'urls'], value: ['https://a.go.th/1', 'https://a.go.th/2', 'https://a.go.th/3'] },
      ['-      - https://a.go.th/1   # หน้าหลัก', '+      - https://a.go.th/1 # หน้าหลัก', '+      - https://a.go.th/3'],
    ],
    [
      'an item on one line',
      { path: ['items', 'O2', 'urls'], value: ['https://a.go.th/9'] },
      ['-  O2: { urls: [], owner: กองคลัง }', '+  O2:', '+      - https://a.go.th/9', '+    owner: กองคลัง'],
    ],
    ['an item of which nothing is said', { path: ['items', 'O3', 'enabled'], value: false }, ['+    enabled: false']],
    ['a new item', { path: ['items', 'O9', 'title'], value: 'เก้า' }, ['+  O9:', '+    title: เก้า']],
    ['a field of an item with a title', { path: ['items', 'O1', 'owner'], value: 'กองช่าง' }, ['+    owner: กองช่าง']],
    [
      'the agency on one line',
      { path: ['agency', 'name'], value: 'ทต.ข' },
      ['-agency: { name: ทต.ก, province: ยโสธร }   # ตรวจแล้ว', '+agency: { name: ทต.ข, province: ยโสธร }   # ตรวจแล้ว'],
    ],
    ['a list that nobody had', { path: ['services'], value: ['ก', 'ข'] }, ['+services:', '+  - ก', '+  - ข']],
  ])('%s', (_, edit, lines) => {
    expect(changed(TOWN, [edit])).toEqual(lines);
  });
});

it('no edit leaves the text as it is', () => {
  expect(editYaml(TOWN, [])).toBe(TOWN);
});

it('all edits at once say what each says alone', () => {
  const after = editYaml(TOWN, [
    { path: ['items', 'O1', 'urls'], value: [{ url: 'https://a.go.th/2', sheet: 'ก' }] },
    { path: ['items', 'O4', 'urls'], value: [] },
    { path: ['items', 'O9', 'title'], value: 'เก้า' },
    { path: ['items', 'O9', 'urls'], value: ['https://a.go.th/9'] },
    { path: ['items', 'O10', 'title'], value: 'สิบ' },
  ]);
  expect(parse(after).items).toEqual({
    O1: { title: 'หนึ่ง', urls: [{ url: 'https://a.go.th/2', sheet: 'ก' }], checks: [{ date: { fiscalYear: 'Y' } }] },
    O2: { urls: [], owner: 'กองคลัง' },
    O3: null,
    O4: { urls: [] },
    O9: { title: 'เก้า', urls: ['https://a.go.th/9'] },
    O10: { title: 'สิบ' },
  });
  for (const comment of ['# ของเรา', '# ตรวจแล้ว', '# ข้อหนึ่ง', '# ชื่อ', '# ทางเลือกอื่น', '# ข้อสี่'])
    expect(after).toContain(comment);
});

it('what an alias shares is changed in the one place alone', () => {
  const shared =
    'items:\n  A: &a { title: ก, urls: &u [https://a.go.th/] }\n  B: *a\n  C: { title: ค, urls: *u } # ค\n';
  expect(parse(editYaml(shared, [{ path: ['items', 'A', 'urls'], value: ['https://b.go.th/'] }])).items).toEqual({
    A: { title: 'ก', urls: ['https://b.go.th/'] },
    B: { title: 'ก', urls: ['https://a.go.th/'] },
    C: { title: 'ค', urls: ['https://a.go.th/'] },
  });
  const other = editYaml(shared, [{ path: ['items', 'B', 'title'], value: 'ข' }]);
  expect(parse(other).items).toMatchObject({ A: { title: 'ก' }, B: { title: 'ข' } });
  expect(other).toContain('# ค');
});

it('a file of Windows keeps its line ends and its byte order mark', () => {
  const windows = `\uFEFF${TOWN.replaceAll('\n', '\r\n')}`;
  const after = editYaml(windows, [
    { path: ['items', 'O4', 'urls'], value: ['https://a.go.th/4', 'https://a.go.th/5'] },
  ]);
  expect(after.startsWith('\uFEFF#')).toBe(true);
  expect(after.replaceAll('\r\n', '')).not.toContain('\n');
  expect(parse(after.slice(1)).items.O4.urls).toHaveLength(2);
});

it('a file of nothing but an inline map is rewritten with its meaning', () => {
  const after = editYaml('{ version: 1, items: { A: { title: ก } } } # หมายเหตุ\n', [
    { path: ['items', 'A', 'urls'], value: ['https://a.go.th/'] },
  ]);
  expect(parse(after)).toEqual({ version: 1, items: { A: { title: 'ก', urls: ['https://a.go.th/'] } } });
  expect(after).toContain('# หมายเหตุ');
});
