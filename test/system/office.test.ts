import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report, ReportFinding, ReportItem } from '../../src/model/report.js';
import { normalizeText } from '../../src/text/thai/normalize.js';
import { runProgram } from '../helpers/program.js';

for (const name of ['soffice', 'pdftotext']) {
  if (spawnSync('which', [name]).status !== 0)
    throw new Error(`npm run test:office needs ${name} (Debian: libreoffice-writer, libreoffice-calc, poppler-utils)`);
}

const LANGS = ['th', 'en'] as const;
let dir = '';
const reports = new Map<string, Report>();

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'oit-office-'));
  for (const lang of LANGS) {
    const files = ['docx', 'xlsx', 'json'].flatMap((format) => ['-f', `${format}=${lang}.${format}`]);
    const { status, stderr } = await runProgram(['demo', '--no-progress', '--lang', lang, ...files], { cwd: dir });
    if (status !== 1) throw new Error(`the demo ended with ${status}: ${stderr}`);
    reports.set(lang, JSON.parse(readFileSync(join(dir, `${lang}.json`), 'utf8')) as Report);
  }
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

const reportOf = (lang: string): Report => reports.get(lang) as Report;

/** LibreOffice without a window, with a profile of its own. A file that wants repair is not converted. */
function convert(name: string, to: string, out: string): void {
  mkdirSync(join(dir, out), { recursive: true });
  const profile = `-env:UserInstallation=${pathToFileURL(join(dir, 'profile')).href}`;
  const args = [profile, '--headless', '--convert-to', to, '--outdir', join(dir, out), join(dir, name)];
  const { status, stdout, stderr } = spawnSync('soffice', args, { encoding: 'utf8', timeout: 110_000 });
  if (status !== 0 || !/^convert /m.test(stdout)) throw new Error(`soffice ended with ${status}: ${stdout}${stderr}`);
}

/** What a reader sees in the PDF, without white space: Thai is broken wherever the line ends. */
function pdfText(path: string): string {
  const { stdout, status } = spawnSync('pdftotext', ['-enc', 'UTF-8', join(dir, path), '-'], { encoding: 'utf8' });
  expect(status).toBe(0);
  return squeezed(stdout);
}

const squeezed = (text: string): string => normalizeText(text).replace(/[\s\u00ad\u200b]+/g, '');

function expectInOrder(text: string, sentences: readonly string[]): void {
  let from = 0;
  for (const sentence of sentences) {
    const at = text.indexOf(squeezed(sentence), from);
    expect(at, `"${sentence}" after ${from}: ${text.slice(from, from + 300)}`).toBeGreaterThanOrEqual(from);
    from = at + squeezed(sentence).length;
  }
}

const THAI = '๐๑๒๓๔๕๖๗๘๙';

describe('the memorandum (DOCX) in LibreOffice', () => {
  it('in Thai: heading, subject, facts, what fails in order, proposal and signatures', () => {
    convert('th.docx', 'pdf', 'docx');
    const { summary, items, run } = reportOf('th');
    const failing = items.filter(({ verdict }) => verdict === 'fail');
    expectInOrder(pdfText('docx/th.pdf'), [
      'บันทึกข้อความ',
      'ส่วนราชการ เทศบาลตำบลสำราญ',
      `เรื่อง รายงานผลการตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) รอบที่ ${run.round}`,
      'เรียน นายกเทศมนตรีตำบลสำราญ (ผ่านปลัดเทศบาล)',
      '1. เรื่องเดิม',
      '2. ข้อเท็จจริง',
      `ผ่าน ${summary.items.pass} ข้อ ไม่ผ่าน ${summary.items.fail} ข้อ`,
      `คะแนน OIT โดยประมาณ ${summary.score?.oit.toFixed(2)}`,
      'ข้อที่ไม่ผ่านและต้องแก้ไข',
      ...failing.map(({ id }) => id),
      '3. ข้อพิจารณาและข้อเสนอ',
      'จึงเรียนมาเพื่อโปรดพิจารณา',
    ]);
    // The three who sign stand side by side.
    const signed = pdfText('docx/th.pdf');
    for (const words of ['ผู้รายงาน', 'ความเห็นปลัด', 'คำสั่งนายกเทศมนตรี']) expect(signed).toContain(squeezed(words));
    expect(signed.split('ลงชื่อ')).toHaveLength(4);
  });

  it('bears Thai numerals in print, as official papers do', () => {
    const { stdout } = spawnSync('pdftotext', ['-enc', 'UTF-8', join(dir, 'docx/th.pdf'), '-'], { encoding: 'utf8' });
    const digits = [...stdout].filter((letter) => THAI.includes(letter));
    expect(digits.length).toBeGreaterThan(20);
  });

  it('in English says the same', () => {
    convert('en.docx', 'pdf', 'docx');
    const failing = reportOf('en').items.filter(({ verdict }) => verdict === 'fail');
    expectInOrder(pdfText('docx/en.pdf'), ['เทศบาลตำบลสำราญ', ...failing.map(({ id }) => id)]);
  });

  it('has two pages', () => {
    for (const lang of ['th', 'en'])
      expect(spawnSync('pdfinfo', [join(dir, `docx/${lang}.pdf`)], { encoding: 'utf8' }).stdout).toMatch(
        /^Pages: +2$/m,
      );
  });

  it('has its Thai in a font that has Thai, with no letter lost', () => {
    const { stdout } = spawnSync('pdffonts', [join(dir, 'docx/th.pdf')], { encoding: 'utf8' });
    expect(stdout.split('\n').length).toBeGreaterThan(3);
    expect(pdfText('docx/th.pdf')).not.toMatch(/[\ufffd\u25a1]/);
  });
});

/** Every finding that is work for someone, in the order of the checklist. */
function tasksOf(lang: string): { item: ReportItem; finding: ReportFinding }[] {
  return reportOf(lang)
    .items.filter(({ verdict }) => verdict !== 'disabled')
    .flatMap((item) =>
      item.findings.filter(({ severity }) => severity !== 'info').map((finding) => ({ item, finding })),
    );
}

describe.each(LANGS)('the work list (XLSX) in LibreOffice, lang %s', (lang) => {
  it('opens without repair, and its sheets hold every task, all together and by unit', () => {
    // 44 is the comma, 34 the quotation mark, 76 UTF-8; -1 at the end: every sheet into a file of its own.
    convert(
      `${lang}.xlsx`,
      'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1',
      `xlsx-${lang}`,
    );
    const read = (sheet: string): string[][] =>
      parse(readFileSync(join(dir, `xlsx-${lang}`, `${lang}-${sheet}.csv`)), { bom: true, relax_column_count: true });
    const tasks = tasksOf(lang);
    const owners = [...new Set(tasks.map(({ item }) => item.owner ?? ''))];
    const all = read(lang === 'th' ? 'งานที่ต้องทำ' : 'Work list');
    const [heads = [], ...rows] = all;
    const column = (title: string): string[] => {
      const at = heads.indexOf(title);
      expect(at, `${title} of ${heads.join(', ')}`).toBeGreaterThanOrEqual(0);
      return rows.map((row) => row[at] ?? '');
    };
    const words =
      lang === 'th'
        ? { item: 'ข้อ', finding: 'สิ่งที่พบ', code: 'รหัส', actual: 'ค่าที่พบ' }
        : { item: 'Item', finding: 'Finding', code: 'Code', actual: 'Found' };
    expect(column(words.item)).toEqual(tasks.map(({ item }) => item.id));
    expect(column(words.code)).toEqual(tasks.map(({ finding }) => finding.code));
    // Blanks that do not break keep a date on one line.
    expect(column(words.finding).map((text) => text.replaceAll('\u00a0', ' '))).toEqual(
      tasks.map(({ finding }) => finding.message),
    );
    // Numbers of e-GP stay what they are: text, whole, with all their digits.
    const shown = column(words.actual);
    const numbers = tasks.flatMap(({ finding }, row) =>
      finding.code.startsWith('egp/') ? [[finding.actual, shown[row]]] : [],
    );
    expect(numbers.length).toBeGreaterThan(1);
    for (const [actual, cell] of numbers) expect(cell).toBe(actual);
    for (const owner of owners) {
      const [, ...own] = read(owner);
      expect(own.map((row) => row[0])).toEqual(
        tasks.filter(({ item }) => item.owner === owner).map(({ item }) => item.id),
      );
    }
  });

  it('prints on A4 lying, with every task', () => {
    convert(`${lang}.xlsx`, 'pdf', `xlsx-${lang}`);
    const { stdout } = spawnSync('pdfinfo', [join(dir, `xlsx-${lang}/${lang}.pdf`)], { encoding: 'utf8' });
    expect(stdout).toMatch(/^Page size: +84[12](\.\d+)? x 59[45]/m);
    const text = pdfText(`xlsx-${lang}/${lang}.pdf`);
    for (const { item, finding } of tasksOf(lang)) {
      expect(text.includes(item.id), item.id).toBe(true);
      // In print a code may go on in a second line behind its slash, with the words of other columns between.
      for (const part of finding.code.split('/')) expect(text.includes(squeezed(part)), finding.code).toBe(true);
    }
  });
});
