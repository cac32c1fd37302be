import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadChecklist } from '../../src/checklist/load.js';
import { patternWords } from '../../src/checks/pattern-words.js';
import { checks } from '../../src/checks/registry.js';
import { KIND_NAMES, kindNamed, kindOf, patternOfKinds } from '../../src/model/agency/agency-kind.js';
import { AGENCY_KINDS } from '../../src/model/agency/agency-kinds.js';
import { compilePattern } from '../../src/text/patterns/pattern.js';
import { problemsIn } from '../helpers/input-problems.js';

describe('the kind of a body is plain from its name', () => {
  it.each([
    ['เทศบาลตำบลสำราญ', 'เทศบาลตำบล'],
    ['ทต.สำราญ', 'เทศบาลตำบล'],
    ['ทต สำราญ', 'เทศบาลตำบล'],
    ['สำนักงานเทศบาลเมืองบ้านใหม่', 'เทศบาลเมือง'],
    ['ทน.ขอนแก่น', 'เทศบาลนคร'],
    ['เทศบาลสำราญ', 'เทศบาล'],
    ['Samran Subdistrict Municipality', 'เทศบาลตำบล'],
    ['องค์การบริหารส่วนตำบลหนองแวง', 'องค์การบริหารส่วนตำบล'],
    ['ที่ทำการองค์การบริหารส่วนตำบลหนองแวง', 'องค์การบริหารส่วนตำบล'],
    ['อบต. หนองแวง', 'องค์การบริหารส่วนตำบล'],
    ['อบตหนองแวง', 'องค์การบริหารส่วนตำบล'],
    ['องค์การบริหารส่วนจังหวัดยโสธร', 'องค์การบริหารส่วนจังหวัด'],
    ['อบจ.ยโสธร', 'องค์การบริหารส่วนจังหวัด'],
    ['เมืองพัทยา', 'เมืองพัทยา'],
    ['กรุงเทพมหานคร', 'กรุงเทพมหานคร'],
    ['สำนักงานจังหวัดยโสธร', 'จังหวัด'],
    ['จังหวัดยโสธร', 'จังหวัด'],
    ['กระทรวงมหาดไทย', 'กระทรวง'],
    ['กรมการค้าภายใน', 'กรม'],
    ['มหาวิทยาลัยราชภัฏยโสธร', 'มหาวิทยาลัย'],
    ['คณะครุศาสตร์ มหาวิทยาลัยราชภัฏยโสธร', 'มหาวิทยาลัย'],
    ['สถาบันวิจัยระบบราง (องค์การมหาชน)', 'องค์การมหาชน'],
    ['การไฟฟ้าส่วนภูมิภาค', 'รัฐวิสาหกิจ'],
    ['สำนักงานศาลปกครอง', 'ศาล'],
    ['โรงเรียนเทศบาล 1', 'โรงเรียน'],
    ['วิทยาลัยเทคนิคยโสธร', 'วิทยาลัยอาชีวศึกษา'],
    ['โรงพยาบาลยโสธร', 'โรงพยาบาล'],
    ['สถานีตำรวจภูธรเมืองยโสธร', 'สถานีตำรวจ'],
  ])('%s', (name, kind) => {
    expect(kindOf({ name })?.name).toBe(kind);
  });

  it.each(['', 'field', 'ชุมชนบ้านใหม่', 'ชมรมคนรักศาลาไทย', 'ทนงศักดิ์ก่อสร้าง', 'กรมธรรม์'.slice(0, 2)])(
    'of %s nobody knows it',
    (name) => {
      expect(kindOf({ name })).toBeNull();
    },
  );

  it('what the checklist says outweighs the name', () => {
    expect(kindOf({ name: 'เทศบาลตำบลสำราญ', kind: 'อบต.' })?.name).toBe('องค์การบริหารส่วนตำบล');
  });

  it('every name of a kind means that kind alone', () => {
    expect(new Set(KIND_NAMES).size).toBe(KIND_NAMES.length);
    for (const kind of AGENCY_KINDS) for (const name of [kind.name, ...kind.also]) expect(kindNamed(name)).toBe(kind);
  });
});

const only = (name: string) => [kindNamed(name)].filter((kind) => kind !== null);

describe('words of a kind', () => {
  it('are those of every kind where nobody knows it', () => {
    const titles = (kind: string | null) => patternOfKinds('$executive', kind === null ? undefined : only(kind)) ?? '';
    expect(titles('ทต.')).toMatch(/นายกเทศมนตรี/);
    expect(titles('มหาวิทยาลัย')).toBe('/(?:^|[^ง])(?:อธิการบดี|คณบดี)/');
    expect(titles(null)).toMatch(/นายกเทศมนตรี.*ผู้ว่าราชการจังหวัด.*อธิการบดี/);
    expect(patternOfKinds('$council', only('กรม'))).toBeNull();
  });

  it.each([
    ['นายสมชาย นายกเทศมนตรีตำบลสำราญ', true],
    ['นายกเทศมนตรี', true],
    ['รองนายกเทศมนตรี', false],
    ['ปลัดเทศบาล ปฏิบัติหน้าที่นายกเทศมนตรี', true],
  ])('%s: is the executive himself named? %s', (text, expected) => {
    expect(compilePattern('$executive').test(text)).toBe(expected);
    expect(compilePattern(patternOfKinds('$executive', only('ทต.')) ?? '').test(text)).toBe(expected);
  });

  it('are said as words', () => {
    expect(patternWords(patternOfKinds('$executive', only('มหาวิทยาลัย')) ?? '').en).toBe('"อธิการบดี" or "คณบดี"');
    expect(patternWords('/(?:^|[^ก])ปลัด/').th).toBe('"ปลัด"');
  });
});

const folder = mkdtempSync(join(tmpdir(), 'oit-kind-'));
function write(agency: string, items = ''): string {
  const path = join(folder, 'town.yaml');
  const own = items === '' ? 'extends: oit-2568\n' : `items:\n${items}`;
  writeFileSync(path, `version: 1\nagency: ${agency}\nsite: https://town.example/\nfiscalYear: 2568\n${own}`);
  return path;
}
const load = (agency: string, items?: string) => loadChecklist(write(agency, items), { registry: checks });
const problemsOf = (agency: string, items?: string): string[] =>
  problemsIn(write(agency, items)).map(({ message }) => message.en);

describe('the kind chooses owners', () => {
  it.each([
    ['{ name: เทศบาลตำบลสำราญ }', 'สำนักปลัดเทศบาล', 'กองคลัง'],
    ['{ name: เทศบาลนครขอนแก่น }', 'สำนักปลัดเทศบาล', 'สำนักคลัง'],
    ['{ name: อบต.หนองแวง }', 'สำนักปลัด อบต.', 'กองคลัง'],
    ['{ name: สทร., kind: องค์การมหาชน }', 'ฝ่ายอำนวยการ', 'งานการเงิน'],
    ['{ name: มหาวิทยาลัยราชภัฏยโสธร }', 'สำนักงานอธิการบดี', 'กองคลัง'],
    ['{ name: ไม่ทราบ }', 'สำนักปลัดเทศบาล', 'กองคลัง'],
  ])('of %s', (agency, office, finance) => {
    const { items } = load(agency);
    expect(items.find(({ id }) => id === 'O1')?.owner).toBe(office);
    expect(items.find(({ id }) => id === 'O13')?.owner).toBe(finance);
  });

  it('an owner that the checklist names stays', () => {
    const [item] = load('{ name: อบต.หนองแวง }', '  X: { title: X, owner: งานสวัสดิการ }\n').items;
    expect(item?.owner).toBe('งานสวัสดิการ');
  });
});

describe('a rule for some kinds', () => {
  const rule = '  X: { title: X, checks: [{ text: { any: [$council] }, for: อปท. }] }\n';
  const entriesOf = (agency: string) => load(agency, rule).items[0]?.checks;

  it('holds for bodies of the kind, in their words', () => {
    const [entry] = entriesOf('{ name: อบต.หนองแวง }') ?? [];
    expect(entry).toMatchObject({ severity: null, kinds: ['อปท.'] });
    expect(entry?.options).toEqual({ any: ['/สภาองค์การบริหารส่วนตำบล|สภา อบต|สภาอบต/'] });
  });

  it('is left out for bodies of another kind', () => {
    expect(entriesOf('{ name: กรมการค้าภายใน }')).toEqual([]);
  });

  it('warns where nobody knows the kind', () => {
    expect(entriesOf('{ name: ไม่ทราบ }')).toMatchObject([{ severity: 'warning' }]);
  });

  it('keeps what is no error where nobody knows the kind', () => {
    const item =
      "  X: { title: X, checks: [{ table: { periods: months }, for: [ทต., อบต.], severity: { table/rule: 'off' } }] }\n";
    const severity = load('{ name: ไม่ทราบ }', item).items[0]?.checks[0]?.severity;
    expect(severity).toMatchObject({ 'table/rule': 'off', 'table/period-missing': 'warning' });
  });

  it('of several words of which all are wanted, one title is enough', () => {
    const item = '  X: { title: X, checks: [{ text: { all: [$executive, แผน] } }] }\n';
    expect(load('{ name: อบต.หนองแวง }', item).items[0]?.checks[0]?.options).toEqual({
      all: ['/(?:^|[^ง])(?:นายกองค์การบริหารส่วนตำบล|นายก อบต|นายกอบต)/', 'แผน'],
    });
  });

  it('asks nothing for which the kind has no words', () => {
    const item = '  X: { title: X, checks: [{ text: { any: [$council] } }] }\n';
    expect(load('{ name: กรมการค้าภายใน }', item).items[0]?.checks[0]?.options).toEqual({});
  });
});

describe('mistakes are named with advice', () => {
  it.each([
    ['{ name: x, kind: เทศบาลตำบน }', undefined, /unknown kind of body "เทศบาลตำบน".*Did you mean "เทศบาลตำบล"/],
    ['{ name: x }', '  X: { title: X, checks: [{ text: { any: [ก] }, for: อปต }] }\n', /unknown kind of body "อปต"/],
    ['{ name: x }', '  X: { title: X, checks: [{ text: { any: [ก] }, for: 3 }] }\n', /for is a kind of body or a list/],
    ['{ name: x }', '  X: { title: X, owner: $money }\n', /\$office, \$finance and \$planning/],
  ])('%s %s', (agency, items, message) => {
    expect(problemsOf(agency, items).join('\n')).toMatch(message);
  });
});
