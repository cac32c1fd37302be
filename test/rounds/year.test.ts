import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../src/history/verify.js';
import type { Finding, Verdict } from '../../src/model/finding.js';
import type { Round } from '../../src/model/round.js';
import { addDays, bangkokDay } from '../../src/text/dates/calendar.js';
import { formatDate } from '../../src/text/dates/read-dates.js';
import { file, type Site, startSite, status } from '../helpers/site.js';
import { command, openTown, type Town } from './town.js';

const ROUNDS = 24;
/** Over New Year and over the 29th of February of 2024. */
const FIRST = '2023-10-05';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const book = readFileSync('test/corpus/procurement.xlsx');
const pdf = readFileSync('test/corpus/writer-laksaman-ruled.pdf');
const otherPdf = readFileSync('test/corpus/calc-norasi-ruled.pdf');

const dayOf = (round: number): string => addDays(FIRST, (round - 1) * 15);
/** The trigger drifts by minutes; the last of these is 23:50 in Bangkok, still the same day. */
const timeOf = (round: number): string => `${dayOf(round)}T${['09:03', '09:00', '00:10', '23:50'][round % 4]}:00+07:00`;

/** The workbook as an office suite saves it again: other bytes, and what `edit` makes of the words. */
function bookSaved(at: string, edit: (words: string) => string = (words) => words): Uint8Array {
  const parts = unzipSync(book);
  const edited = Object.entries(parts).map(([name, bytes]): [string, Uint8Array] => {
    if (/sharedStrings|sheet\d+\.xml$/.test(name)) return [name, strToU8(edit(strFromU8(bytes)))];
    if (name !== 'docProps/core.xml') return [name, bytes];
    const saved = strFromU8(bytes).replace(/(<dcterms:modified[^>]*>)[^<]*/, `$1${at}T03:00:00Z`);
    return [name, strToU8(saved)];
  });
  return zipSync(Object.fromEntries(edited), { level: 9, mtime: `${at}T03:00:00Z` });
}

/** A program that stamps a PDF adds to its end and leaves the rest. */
const pdfSaved = (note: string): Uint8Array => Buffer.concat([pdf, Buffer.from(`\n% ${note}\n%%EOF\n`)]);

const link = (path: string, label: string): string => `<p><a href="${path}">${label}</a></p>`;

/** What the site shows, by address; a number is a status that it answers with. */
type Shown = Readonly<Record<string, string | Uint8Array | number>>;

function siteAt(round: number): Shown {
  const letter = (day: string) => link('/files/letter.csv', `หนังสือชี้แจง ลงวันที่ ${formatDate(day, 'th')}`);
  const sheet = (): Uint8Array => {
    if (round < 4) return book;
    if (round < 6) return bookSaved(dayOf(4));
    if (round < 14) return bookSaved(dayOf(6), (words) => words.replace('66119109134', '66119109199'));
    if (round < 18) return bookSaved(dayOf(14), (words) => words.replace('66119109134', '66119109177'));
    return bookSaved(dayOf(18), (words) => words.replace('66119109134', '66119109155'));
  };
  return {
    // A counter, a clock and a token: no two visits see the same page.
    '/o1.html': `<h1>แผนผังโครงสร้าง</h1><p>วันนี้วันที่ ${formatDate(dayOf(round), 'th')}</p><p>จำนวนผู้เข้าชม ${12_345 + round * 7} ครั้ง</p><form><input type="hidden" name="_token" value="${round}abc"></form>`,
    '/o2.html': `<h1>รายงาน</h1>${link('/files/o2.pdf', 'รายงานผลการดำเนินงาน')}`,
    '/files/o2.pdf': round < 3 ? pdf : pdfSaved('saved again'),
    '/o3.html': `<h1>จัดซื้อจัดจ้าง</h1>${link('/files/o3.xlsx', 'รายการจัดซื้อจัดจ้าง')}${round === 9 ? letter(addDays(dayOf(5), -1)) : ''}${round >= 10 ? letter(addDays(dayOf(9), 3)) : ''}`,
    '/files/o3.xlsx': sheet(),
    '/files/letter.csv': 'เรื่อง,ชี้แจง\nแก้ไขเลขที่โครงการ,พิมพ์ผิด\n',
    '/o4.html': `<h1>แผน</h1>${link(round < 5 ? '/files/plan.pdf' : '/2567/plan-final.pdf', 'แผนพัฒนา')}`,
    [round < 5 ? '/files/plan.pdf' : '/2567/plan-final.pdf']: otherPdf,
    '/o5.html': `<h1>คู่มือ</h1><p>คู่มือสำหรับประชาชน</p>${round < 7 ? link('/files/guide.csv', 'คู่มือการปฏิบัติงาน') : ''}`,
    '/files/guide.csv': 'ขั้นตอน,เวลา\nยื่นคำขอ,5 นาที\n',
    '/o6.html': round === 8 ? 500 : `<h1>งบประมาณ</h1>${link('/files/budget.csv', 'แผนการใช้จ่ายงบประมาณ')}`,
    '/files/budget.csv':
      round === 12 ? 500 : `รายการ,งบประมาณ\nถนน,${round < 13 ? '"100,000"' : '"90,000"'}\nไฟฟ้า,"50,000"\n`,
    '/o7.html': `<h1>ข้อบัญญัติ</h1><p>ค่าธรรมเนียม ${round < 16 ? 20 : 30} บาท</p>${round >= 17 ? `<p>คำชี้แจง ลงวันที่ ${formatDate(addDays(dayOf(16), 2), 'th')}: ปรับอัตราตามมติสภา</p>` : ''}`,
  };
}

const ITEMS = ['O1', 'O2', 'O3', 'O4', 'O5', 'O6', 'O7'];

let site: Site;
let town: Town;
let shown: Shown = {};
const rounds: Round[] = [];

const checklistOf = (origin: string, ids: readonly string[] = ITEMS): string =>
  `version: 1\nagency: { name: เทศบาลตำบลสำราญ }\nsite: ${origin}/\nfiscalYear: 2567\ncrawl: { retries: 0 }\nscoring: { indicators: [{ id: "9", title: ก, groups: [[${ids.join(', ')}]] }] }\nitems:\n${ids.map((id) => `  ${id}: { title: ข้อ ${id}, urls: ["${origin}/${id.toLowerCase()}.html"], checks: [change] }\n`).join('')}`;

beforeAll(async () => {
  site = await startSite((request, response, times) => {
    const path = (request.url ?? '').replace(/\?.*/, '');
    const body = path === '/' ? '<h1>เทศบาลตำบลสำราญ</h1>' : shown[path];
    const answer = (): Parameters<typeof file> => {
      if (body instanceof Uint8Array) return [body, path.endsWith('.pdf') ? 'application/pdf' : SHEET];
      if (path.endsWith('.csv')) return [String(body), 'text/csv; charset=utf-8'];
      return [
        `<html><head><title>${path}</title></head><body><main>${body}</main></body></html>`,
        'text/html; charset=utf-8',
      ];
    };
    const behave = body === undefined ? status(404) : typeof body === 'number' ? status(body) : file(...answer());
    return behave(request, response, times);
  });
  town = openTown(checklistOf(site.origin), { crawl: false });
  for (let number = 1; number <= ROUNDS; number += 1) {
    shown = siteAt(number);
    rounds.push((await town.round(timeOf(number))).round);
    if (number === 8) accept('O5', number, 'ยกเลิกคู่มือเดิม');
    if (number === 15) accept('O3', number, 'ยส 52001/99');
    if (number === 14) accept('O6', number, 'https://town.test/letter.pdf');
  }
});

afterAll(async () => {
  await site?.close();
  await town?.clear();
});

function accept(item: string, afterRound: number, letter: string): void {
  const at = new Date(`${addDays(dayOf(afterRound), 2)}T10:00:00+07:00`).toISOString();
  town.withState(true, (state) => state.accept({ item, letter, who: 'สมหญิง', note: null, at }));
}

/** Verdict and codes of `change` of one item in one round. */
function inRound(number: number, id: string): { verdict: Verdict | undefined; change: string[] } {
  const item = rounds[number - 1]?.items.find((entry) => entry.id === id);
  const findings: readonly Finding[] = item?.results.flatMap((result) => result.findings) ?? [];
  return {
    verdict: item?.verdict,
    change: findings.filter(({ code }) => code.startsWith('change/')).map(({ code }) => code),
  };
}

/** The codes of `change` over all rounds, those without any left out. */
function story(id: string): Record<number, string[]> {
  const all = rounds.map((round) => [round.number, inRound(round.number, id).change] as const);
  return Object.fromEntries(all.filter(([, change]) => change.length > 0));
}

describe('the calendar of a year', () => {
  it('has a round every fifteenth day, over New Year and a leap day, each complete and with its next due day', () => {
    expect(rounds.map((round) => bangkokDay(round.startedAt))).toEqual(rounds.map((_, index) => dayOf(index + 1)));
    expect(rounds.map((round) => round.nextDue)).toEqual(rounds.map((_, index) => dayOf(index + 2)));
    expect(rounds.every((round) => round.complete)).toBe(true);
    const days = rounds.map((_, index) => dayOf(index + 1));
    expect(days).toContain('2024-01-03');
    expect(days).toContain('2024-02-17');
    expect(days).toContain('2024-03-03');
  });

  it('leaves a history that is whole, chained and proven', () => {
    town.withState(false, (state) => {
      expect(verify(state)).toEqual([]);
      expect(state.rounds().map(({ number }) => number)).toEqual(rounds.map(({ number }) => number));
    });
  });
});

describe('what changes on the site', () => {
  it('is nothing where only a counter, a clock and a token differ', () => {
    expect(story('O1')).toEqual({});
    const bytes = new Set(rounds.map((round) => round.items[0]?.evidence[0]?.exchange.sha256));
    expect(bytes.size).toBe(ROUNDS);
  });

  it('is a remark where a PDF or a workbook was saved again with the same text', () => {
    expect(story('O2')).toEqual({ 3: ['change/resaved'] });
    expect(inRound(4, 'O3').change).toEqual(['change/resaved']);
    expect([inRound(3, 'O2').verdict, inRound(4, 'O3').verdict]).toEqual(['pass', 'pass']);
  });

  it('is a remark where the same file stands at another address', () => {
    expect(story('O4')).toEqual({ 5: ['change/moved'] });
    expect(inRound(5, 'O4').verdict).toBe('pass');
  });

  it('fails in every round until a letter dated since then stands on the page; one dated before does not count', () => {
    const fails = { verdict: 'fail', change: ['change/unexplained'] };
    expect([6, 7, 8].map((round) => inRound(round, 'O3'))).toEqual([fails, fails, fails]);
    expect(inRound(9, 'O3')).toEqual({ verdict: 'fail', change: ['change/unexplained', 'change/new'] });
    expect(inRound(10, 'O3')).toEqual({ verdict: 'pass', change: ['change/explained'] });
    expect(inRound(11, 'O3')).toEqual({ verdict: 'pass', change: [] });
  });

  it('is said in words, with the row and both values', () => {
    const details = rounds[5]?.items[2]?.changes.flatMap((change) => change.details) ?? [];
    expect(details.join('\n')).toContain('66119109134 → 66119109199');
  });

  it('names the version that stood before, also rounds later', () => {
    const at = (round: number) => rounds[round - 1]?.items[2]?.changes.find(({ kind }) => kind === 'changed');
    expect(at(8)?.before).toBe(at(6)?.before);
    town.withState(false, (state) => {
      expect(state.readEvidence(at(8)?.before ?? '')).toEqual(Buffer.from(bookSaved(dayOf(4))));
    });
  });

  it('fails again at the next change, whatever explained the one before, and accept ends that', () => {
    expect([14, 15].map((round) => inRound(round, 'O3').change)).toEqual(Array(2).fill(['change/unexplained']));
    expect(inRound(16, 'O3')).toEqual({ verdict: 'pass', change: ['change/explained'] });
    expect(inRound(17, 'O3').change).toEqual([]);
    for (let round = 18; round <= ROUNDS; round += 1)
      expect(inRound(round, 'O3')).toEqual({ verdict: 'fail', change: ['change/unexplained'] });
  });

  it('is a removal where a document is taken off the page, until accept records why', () => {
    expect([7, 8].map((round) => inRound(round, 'O5'))).toEqual(
      Array(2).fill({ verdict: 'fail', change: ['change/removed'] }),
    );
    expect(inRound(9, 'O5')).toEqual({ verdict: 'pass', change: ['change/explained'] });
    expect(inRound(10, 'O5')).toEqual({ verdict: 'pass', change: [] });
  });

  it('is no removal where the server fails, and the last good version stays what the next one is measured against', () => {
    expect([8, 9, 12].map((round) => inRound(round, 'O6'))).toEqual([
      { verdict: 'fail', change: [] },
      { verdict: 'pass', change: [] },
      { verdict: 'fail', change: [] },
    ]);
    expect(inRound(13, 'O6').change).toEqual(['change/unexplained']);
    const change = rounds[12]?.items[5]?.changes[0];
    expect(change?.details.join('\n')).toContain('100,000 → 90,000');
    expect(inRound(14, 'O6').verdict).toBe('fail');
    expect(inRound(15, 'O6')).toEqual({ verdict: 'pass', change: ['change/explained'] });
    expect(inRound(16, 'O6').change).toEqual([]);
  });

  it('is explained by a dated paragraph on the page itself', () => {
    expect(inRound(16, 'O7')).toEqual({ verdict: 'fail', change: ['change/unexplained'] });
    expect(inRound(17, 'O7').verdict).toBe('pass');
    expect(inRound(18, 'O7').change).toEqual([]);
  });

  it('keeps since when each finding stands', () => {
    const last = rounds.at(-1);
    const since = Object.entries(last?.firstSeen ?? {}).filter(([key]) => key.includes('change/unexplained'));
    expect(since.map(([, seen]) => seen)).toEqual([{ round: 18, date: dayOf(18) }]);
  });
});

describe('a daily trigger', () => {
  /** Pages alone: what stands on them makes no difference to the day. */
  const PAGES = ['O1', 'O7'];
  it('with --if-due runs on the due day alone, in a month of 29 days and over its end', async () => {
    shown = siteAt(1);
    town.describe(checklistOf(site.origin, PAGES));
    const path = join(town.dir, 'town.yaml');
    const state = join(town.dir, 'daily');
    const ran: string[] = [];
    for (let day = '2024-01-31'; day <= '2024-03-02'; day = addDays(day, 1)) {
      const args = ['--if-due', '--no-crawl', '--no-progress', '--state', state, '-f', 'json', '--lang', 'en'];
      const { status: code, stdout, stderr } = await command('run', path, ...args, '--now', `${day}T09:00:00+07:00`);
      if (stdout !== '') {
        ran.push(day);
        expect(JSON.parse(stdout).run.nextDue).toBe(addDays(day, 15));
        continue;
      }
      const next = addDays(ran.at(-1) ?? '', 15);
      expect({ code, stderr }).toEqual({
        code: 0,
        stderr: `${path}: not due; the next round is due ${formatDate(next, 'en')}\n`,
      });
    }
    expect(ran).toEqual(['2024-01-31', '2024-02-15', '2024-03-01']);
  });

  it('goes by the checklist of today: a shorter period makes the round due, and a longer one says its own day', async () => {
    const path = join(town.dir, 'town.yaml');
    const state = join(town.dir, 'daily');
    const ask = (day: string) =>
      command(
        'run',
        path,
        '--if-due',
        '--no-crawl',
        '--state',
        state,
        '-f',
        'json',
        '--lang',
        'en',
        '--now',
        `${day}T09:00:00+07:00`,
      );
    town.describe(`${checklistOf(site.origin, PAGES)}schedule: { everyDays: 30 }\n`);
    expect((await ask('2024-03-16')).stderr).toContain('the next round is due 31 March 2024');
    town.describe(`${checklistOf(site.origin, PAGES)}schedule: { everyDays: 7 }\n`);
    expect(JSON.parse((await ask('2024-03-08')).stdout).run.nextDue).toBe('2024-03-15');
  });
});
