import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkFile } from './check-file.js';

const folder = mkdtempSync(join(tmpdir(), 'oit-thai-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const rules = write(
  'checklist.yaml',
  `version: 1
agency: { name: เทศบาลทดสอบ }
site: http://127.0.0.1:9/
fiscalYear: 2568
services: [งานทำบัตรประจำตัวประชาชน, งานชำระภาษีที่ดิน]
items:
${Object.entries({
  NEEDED: 'text: { all: [จำนวนผู้รับบริการ, ค่าธรรมเนียม, น้ำประปา] }',
  DARK: 'text: { all: [สีดำ] }',
  FORBIDDEN: 'text: { any: ["/./"], none: [ยังไม่ได้ดำเนินการ] }',
  COVERED: 'coverage: { of: services }',
  TABLE: 'table: { columns: [{ name: จำนวนเงิน, required: true }, { name: ผู้จัดทำ, required: true }] }',
  YEAR: 'date: { fiscalYear: 2568 }',
})
  .map(([id, check]) => `  ${id}:\n    title: ${id}\n    urls: [http://127.0.0.1:9/x]\n    checks: [{ ${check} }]`)
  .join('\n')}
`,
);
const page = (name: string, body: string) => write(name, `<!doctype html><meta charset="utf-8"><body>${body}</body>`);

describe('a torn page', () => {
  const torn = '<p>เทศบาลต าบลบ้านกลาง อ าเภอเมือง สรุปจ านวนผู้รับบริการ ค ่าธรรมเนียม และน ้าประปา ยังไม่ได้ด าเนินการ</p>';

  it('has the words that are torn in it', async () => {
    const { verdict, codes } = await checkFile(page('torn.html', torn), 'NEEDED', rules);
    expect(verdict, codes.join()).toBe('pass');
  });

  it('has the forbidden ones too, and the finding says that it rests on repaired text', async () => {
    const { codes, findings } = await checkFile(page('torn.html', torn), 'FORBIDDEN', rules, ['--lang', 'en']);
    expect(codes).toContain('E text/forbidden');
    expect(findings.find(({ code }) => code === 'text/forbidden')?.message).toContain('repaired');
  });

  it('misses what is truly missing', async () => {
    const { verdict, codes } = await checkFile(page('torn.html', torn), 'DARK', rules);
    expect(verdict, codes.join()).toBe('fail');
  });

  it('covers the services of a list', async () => {
    const path = page('services.html', '<p>งานท าบัตรประจ าตัวประชาชน</p><p>งานช าระภาษีที่ดิน</p>');
    const { verdict, codes } = await checkFile(path, 'COVERED', rules);
    expect(verdict, codes.join()).toBe('pass');
  });

  it('has the columns whose headings are torn', async () => {
    const rows = '<tr><td>1</td><td>500</td><td>นางสาวสมใจ</td></tr>'.repeat(2);
    const path = page('table.html', `<table><tr><th>ที่</th><th>จ านวนเงิน</th><th>ผู้จัดท า</th></tr>${rows}</table>`);
    const { verdict, codes } = await checkFile(path, 'TABLE', rules);
    expect(verdict, codes.join()).toBe('pass');
  });
});

describe('letters with the name of another', () => {
  const text = (year: number) =>
    `ประกำศเทศบำลต ำบลบ้ำนกลำง เรื่อง กำรจัดหำพัสดุ รำคำกลำงของอำคำร ประจำปีงบประมำณ ${year} วันที่ 4 มีนำคม ${year}`;

  it.each([
    [2568, 'pass', ''],
    [2565, 'fail', 'E date/wrong-fiscal-year'],
  ])('leave the year %i what it is', async (year, verdict, code) => {
    const found = await checkFile(write(`swapped-${year === 2568 ? 'a' : 'b'}.txt`, text(year)), 'YEAR', rules);
    expect([found.verdict, found.codes.join()]).toEqual([verdict, code]);
  });
});

describe('a sound text', () => {
  it.each([
    ['that has the other letter', 'นางสาวสีดา ใจดี กับน้าชาย รายงานจำนวนและการทำงาน'],
    ['that is a reading exercise', 'แบบฝึกอ่าน ส ี ด ำ ม า มา ก า กา'],
    ['that is letter-spaced', 'ป ร ะ ก า ศ เรื่อง ส ี ด ำ'],
    [
      'in English',
      'The municipality publishes its yearly report, prices and contracts for everyone to read. '.repeat(6),
    ],
    ['with bullets of a symbol font', '\uF0A7 ขั้นตอน \uF0B7 การให้บริการ \uF0A7 ระยะเวลา \uF0B7 สถานที่'],
    ['with shifted marks of an old font', 'การป\uF70Eองกัน ท\uF701\uF70Aดิน ป\uF702 2568 ของเทศบาล'],
  ])('%s misses a word as ever', async (_, text) => {
    const { verdict, codes } = await checkFile(write('sound.txt', text), 'DARK', rules);
    expect([verdict, codes.join()]).toEqual(['fail', 'E text/missing']);
  });
});

describe('a page that a converter made of a PDF', () => {
  const converted = (...lines: readonly string[]) =>
    page(
      'converted.html',
      lines
        .map((line) => `<div class="t m0 x1 h2 y3 ff1">${line.replaceAll('|', '<span class="_ _1"> </span>')}</div>`)
        .join(''),
    );

  it('has words whose letters stand apart', async () => {
    const path = converted('จำ|นวนผู้รับ|บริการ', 'ค่าธรรม<span class="_ _0"></span>เนียม', 'น้ำ|ประปา');
    const { verdict, codes } = await checkFile(path, 'NEEDED', rules);
    expect(verdict, codes.join()).toBe('pass');
  });

  it('has blanks between words of Latin letters and numbers', async () => {
    const path = converted('No|Gift|Policy|2568');
    const { findings } = await checkFile(path, 'FORBIDDEN', rules);
    expect(findings.map(({ code }) => code)).toEqual([]);
    const { verdict } = await checkFile(converted('สีดำ|ปี|2568'), 'DARK', rules);
    expect(verdict).toBe('pass');
  });

  it('a blank in another span parts words', async () => {
    const path = page('spans.html', '<p>สี<span> </span>ดำ</p>');
    expect((await checkFile(path, 'DARK', rules)).verdict).toBe('fail');
  });
});

describe('marks that a font lost', () => {
  const BODY =
    'ผู้มาติดต่อยื่นคำร้องต่อเจ้าหน้าที่ ชำระค่าธรรมเนียม ณ ที่ทำการ เจ้าหน้าที่ตรวจสอบให้ครบถ้วนแล้วแจ้งผลภายในสิบห้าวัน ผู้ที่ต้องการแก้ไขให้แจ้งหัวหน้าฝ่าย จำนวนผู้รับบริการ น้ำประปา';
  const without = (marks: string, text = BODY) => text.replace(new RegExp(`[${marks}]`, 'g'), '');

  it.each(['่้๊๋', '่้๊๋็์', '่้๊๋ัิีึื'])('in the whole file are not asked for: %s', async (marks) => {
    const path = write('lost.txt', without(marks));
    expect((await checkFile(path, 'NEEDED', rules)).verdict).toBe('pass');
    expect((await checkFile(path, 'DARK', rules)).verdict).toBe('fail');
  });

  it('in one heading leave its words to a person', async () => {
    const heading = without('่้๊๋', 'จำนวนผู้รับบริการ');
    const path = page('heading.html', `<h1>${heading}</h1><p>${BODY.replace('จำนวนผู้รับบริการ', '')}</p>`);
    const { verdict, codes } = await checkFile(path, 'NEEDED', rules);
    expect([verdict, codes.join()]).toEqual(['review', 'W text/missing']);
  });

  it('and letters that one heading alone has wrong do so, too', async () => {
    const path = page('run.html', `<h1>จำนวนผู้รับบริกำร</h1><p>${BODY.replace('จำนวนผู้รับบริการ', '')} ตามลำดับ</p>`);
    expect((await checkFile(path, 'NEEDED', rules)).verdict).toBe('review');
  });

  it('of a sound file are part of the word', async () => {
    const path = page('sound.html', `<p>${BODY.replace('น้ำประปา', 'นำปลามา')} อ่านข่าวเรื่องข้าว</p>`);
    expect((await checkFile(path, 'NEEDED', rules)).verdict).toBe('fail');
  });
});
