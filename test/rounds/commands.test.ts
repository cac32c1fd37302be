import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../src/history/sqlite/connection.js';
import { displayWidth } from '../../src/text/thai/width.js';
import { runProgram } from '../helpers/program.js';
import { file, page, type Site, startSite, status } from '../helpers/site.js';
import { commandIn, openTown, type Town } from './town.js';

const ROUNDS = 5;
const days = ['2025-10-02', '2025-10-17', '2025-11-01', '2025-11-16', '2025-12-01'];

let site: Site;
let town: Town;
let number = 0;

const book = (cell: string): string => `ลำดับที่,รายการ,เลขที่โครงการ\n1,ซื้อกระดาษ,67019123456\n19,จ้างเหมา,${cell}\n`;

beforeAll(async () => {
  site = await startSite((request, response, times) => {
    const path = request.url ?? '';
    const answers: Readonly<Record<string, () => ReturnType<typeof status>>> = {
      '/': () => page('หน้าแรก', '<h1>เทศบาลตำบลสำราญ</h1><a href="/old.html">ข่าวเก่า</a>'),
      '/old.html': () => (number < 3 ? status(404) : page('ข่าวเก่า', '<p>ข่าวเก่าของเทศบาล ปี 2560</p>')),
      '/o1.html': () => (number === 1 ? status(404) : page('โครงสร้าง', '<h1>โครงสร้างและอำนาจหน้าที่</h1>')),
      '/o6.html': () => page('แผน', `<h1>แผนการใช้จ่าย</h1><p>งบประมาณ ${number < 3 ? '100,000' : '90,000'} บาท</p>`),
      '/o13.html': () => page('พัสดุ', '<h1>รายงานผล</h1><a href="/o13.csv">รายงานสรุปผล</a>'),
      '/o13.csv': () => file(book(number < 4 ? '6701912345' : '67019123457'), 'text/csv; charset=utf-8'),
    };
    return (answers[path] ?? (() => status(404)))()(request, response, times);
  });
  const item = (id: string, title: string, rest: string): string =>
    `  ${id}: { title: ${title}, owner: กองคลัง, urls: ["${site.origin}/${id.toLowerCase()}.html"], ${rest} }\n`;
  town = openTown(
    `version: 1\nagency: { name: เทศบาลตำบลสำราญ }\nsite: ${site.url}\nfiscalYear: 2568\ncrawl: { retries: 0 }\nscoring: { indicators: [{ id: "9", title: ก, groups: [[O1, O6, O13]] }] }\nitems:\n${item('O1', 'โครงสร้าง', '')}${item('O6', 'แผนการใช้จ่ายงบประมาณประจำปี', 'checks: [change]')}${item('O13', 'รายงานสรุปผลการจัดซื้อจัดจ้าง', 'checks: [egp]')}`,
  );
  for (number = 1; number <= ROUNDS; number += 1) await town.round(`${days[number - 1]}T09:00:00+07:00`);
  number = ROUNDS;
});

afterAll(async () => {
  await site.close();
  await town.clear();
});

/** A command in the town's folder. */
const ask = (...argv: string[]) => commandIn(town.dir, ...argv);

/** A copy of the town, for commands that write. */
async function inCopy<T>(work: (dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'oit-copy-'));
  try {
    cpSync(town.dir, dir, { recursive: true });
    return await work(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Where each column of a table begins and ends, from its ruled line. */
function expectAligned(text: string): void {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => /^─+( {2}─+)+$/.test(line));
  expect(at).toBeGreaterThan(0);
  const ruled = lines[at] ?? '';
  const starts = [...ruled.matchAll(/─+/g)].map(({ index }) => index);
  const rows = [lines[at - 1] ?? '', ...lines.slice(at + 1, lines.indexOf('', at))];
  for (const row of rows) {
    for (const start of starts.slice(1)) {
      // Two spaces part the columns, wherever Thai marks stand.
      const upTo = cutAt(row, start);
      if (displayWidth(row) > start) expect([row, upTo.slice(-2)]).toEqual([row, '  ']);
    }
  }
}

function cutAt(row: string, columns: number): string {
  let kept = '';
  for (const letter of row) {
    if (displayWidth(kept + letter) > columns) return kept;
    kept += letter;
  }
  return kept;
}

describe('history', () => {
  it('through the real program: a table in line, the trend with its extremes, and every verdict, within 80 columns', async () => {
    const { stdout, stderr, status: code } = await runProgram(['history'], { cwd: town.dir });
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expectAligned(stdout);
    expect(Math.max(...stdout.split('\n').map(displayWidth))).toBeLessThanOrEqual(80);
    expect(stdout).toContain('  1  2 ตุลาคม 2568 ');
    expect(stdout).toContain('แนวโน้มคะแนน OIT (ประมาณการ) · รอบ 1–5');
    expect(stdout).toMatch(/^ 70 ┤|^ {2}70 ┤/m);
    expect(stdout).toContain('ล่าสุด 66.67 (±0.00 จากรอบก่อน) · สูงสุด 66.67 (รอบ 5) · ต่ำสุด 33.33 (รอบ 3)');
    const lines = stdout.split('\n');
    expect(lines.find((line) => line.startsWith('O13 '))?.split(/\s+/)).toEqual(['O13', '✖', '✖', '✖', '✔', '✔']);
    expect(lines.find((line) => line.startsWith('O1 '))?.split(/\s+/)).toEqual(['O1', '✖', '✔', '✔', '✔', '✔']);
  });

  it('of one item says since when each finding stands', async () => {
    const { stdout } = await ask('history', '--item', 'O6', '--lang', 'en');
    expectAligned(stdout);
    expect(stdout).toMatch(/^O6 แผนการใช้จ่ายงบประมาณประจำปี\n/);
    expect(stdout).toMatch(/change\/unexplained +round 3 +still there +http/);
    const mended = await ask('history', '--item', 'O13', '--lang', 'en');
    expect(mended.stdout).toMatch(/egp\/digits +round 1 +round 3 +http/);
  });

  it('as JSON has every round with its verdicts and the hash that proves it', async () => {
    const { rounds } = JSON.parse((await ask('history', '-f', 'json')).stdout);
    expect(rounds).toHaveLength(ROUNDS);
    expect(rounds[2]).toMatchObject({
      number: 3,
      complete: true,
      nextDue: '2025-11-16',
      score: { oit: 33.33 },
      verdicts: { O1: 'pass', O6: 'fail', O13: 'fail' },
      manifestSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const item = JSON.parse((await ask('history', '--item', 'O13', '-f', 'json')).stdout);
    expect(item.findings).toMatchObject([{ code: 'egp/digits', first: { round: 1 }, last: { round: 3 } }]);
    expect(item.rounds[0].verdicts).toEqual({ O13: 'fail' });
  });

  it('finds the fingerprint of a printed report again, and misses it where the history was cut off', async () => {
    const run = async (round: string) =>
      JSON.parse((await ask('report', round, '-f', 'json')).stdout).run.fingerprint as string;
    const [third, last] = [await run('3'), await run('last')];
    const typed = third.toUpperCase().replace(/(.{8})/g, '$1 ');
    const found = await ask('history', '--verify', '--fingerprint', typed, '--lang', 'en');
    expect(found.stdout).toMatch(/the given fingerprint is that of round 3 of this history \(rounds since: 2\)/);
    expect((await ask('report', '3', '--lang', 'en')).stdout).toContain(third);
    await inCopy(async (dir) => {
      const database = connect(join(dir, '.oit-audit/town/history.db'), 0);
      for (const [table, column] of [
        ['manifests', 'round'],
        ['rounds', 'number'],
        ['items', 'round'],
      ])
        database.exec(`PRAGMA foreign_keys = OFF; DELETE FROM ${table} WHERE ${column} = 5`);
      database.close();
      const cut = await commandIn(dir, 'history', '--fingerprint', last, '-f', 'json');
      expect(cut.status).toBe(3);
      expect(JSON.parse(cut.stdout)).toMatchObject({ whole: false, given: { fingerprint: last, round: null } });
      expect(cut.stdout).toContain('was cut off');
    });
    const wrong = await ask('history', '--fingerprint', 'abc', '--lang', 'en');
    expect(wrong.status).toBe(2);
  });

  it('--verify proves the whole and names the hash; an altered file shows, with its path and 3', async () => {
    const whole = await ask('history', '--verify', '--lang', 'en');
    expect(whole).toMatchObject({ status: 0, stderr: '' });
    expect(whole.stdout).toMatch(/^history and evidence are whole and unaltered \(5 rounds\)\n.*\n[0-9a-f]{64}\n$/);
    await inCopy(async (dir) => {
      const folder = join(dir, '.oit-audit/town/evidence/sha256');
      const victim = join(folder, readdirSync(folder)[0] ?? '');
      writeFileSync(victim, 'other');
      const { stdout, status: code } = await commandIn(dir, 'history', '--verify', '--lang', 'en');
      expect({ code, named: stdout.includes(victim) }).toEqual({ code: 3, named: true });
      const asJson = JSON.parse((await commandIn(dir, 'history', '--verify', '-f', 'json')).stdout);
      expect(asJson).toMatchObject({
        whole: false,
        problems: [{ kind: 'tampered', path: victim }, ...asJson.problems.slice(1)],
      });
    });
  });

  it.each([
    ['an item that is not there', ['history', '--item', 'O66'], /no item "O66".*"O6"/],
    ['a format that is none', ['history', '-f', 'csv'], /no format is called "csv"/],
    ['no history here', ['history', '--state', 'elsewhere'], /no history in .*elsewhere/],
    ['a checklist without one', ['history', '--checklist', 'other.yaml'], /no history of other\.yaml yet/],
    ['a round that is not there', ['diff', '1', '9'], /no round "9" \(there are 1 to 5\)/],
    ['a report of none', ['report', '77'], /no round "77"/],
    ['a recheck of none', ['recheck', '0'], /no round "0"/],
    ['an evidence of none', ['evidence', 'export', '9', '--to', 'x.zip'], /no round "9"/],
    ['nothing to accept', ['accept', 'O1', '--letter', 'x'], /O1: no change waits/],
    ['an item to accept that is not there', ['accept', 'O7', '--letter', 'x'], /No item "O7".*/],
    ['no letter', ['accept', 'O6'], /--letter is required/],
    ['how many rounds to keep', ['prune'], /--keep-rounds is required/],
    ['none to keep', ['prune', '--keep-rounds', '0'], /--keep-rounds/],
    ['no place for the evidence', ['evidence', 'export'], /--to is required/],
    ['an action that is none', ['evidence', 'import', '--to', 'x'], /unknown action "import"/],
  ])('ends with 2 for %s, in one clear line', async (_, argv, expected) => {
    const { status: code, stdout, stderr } = await ask(...argv, '--lang', 'en');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(expected);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('asks for --checklist where a state folder holds several', async () => {
    await inCopy(async (dir) => {
      cpSync(join(dir, '.oit-audit/town'), join(dir, '.oit-audit/village'), { recursive: true });
      for (const argv of [
        ['history'],
        ['diff'],
        ['report'],
        ['recheck'],
        ['accept', 'O6', '--letter', 'x'],
        ['prune', '--keep-rounds', '1'],
      ]) {
        const { status: code, stderr } = await commandIn(dir, ...argv, '--lang', 'en');
        expect({ argv, code }).toEqual({ argv, code: 2 });
        expect(stderr).toContain('(town, village); name one with --checklist');
      }
      expect((await commandIn(dir, 'history', '--checklist', join(dir, 'town.yaml'))).status).toBe(0);
    });
  });
});

describe('diff', () => {
  it('says what is new and what was mended between the last two rounds, or any', async () => {
    expect((await ask('diff', '--lang', 'en')).stdout).toMatch(
      /^round 4 \(16 November 2025\) → round 5 .*\n\nnothing changed\n/,
    );
    const { stdout } = await ask('diff', '1', '4', '--lang', 'en');
    expect(stdout).toMatch(/^items whose verdict changed:\n {2}O1 {3}✖ → ✔ {2}โครงสร้าง\n {2}O6 {3}✔ → ✖/m);
    expect(stdout).toMatch(/^new:\n {2}O6 .*without a letter/m);
    expect(stdout).toMatch(/^mended:\n {2}O1 {3}.*404\n {2}O13 {2}No\. 19: /m);
    expect(stdout).toMatch(/^links that work again:\n(.*\n)*? {2}http.*\/old\.html/m);
    expect(stdout).toContain('OIT (estimate): 33.33 → 66.67');
    expect(stdout).toMatch(/changed {2}http.*o13\.csv\n +ลำดับที่ 19, column “เลขที่โครงการ”: 6701912345 → 67019123457/);
  });

  it('as JSON, through the real program, has codes and fields that no language changes', async () => {
    const { stdout } = await runProgram(['diff', '1', '3', '-f', 'json'], { cwd: town.dir });
    const diff = JSON.parse(stdout);
    expect(diff).toMatchObject({
      before: { number: 1 },
      after: { number: 3 },
      items: [
        { id: 'O1', before: 'fail', after: 'pass' },
        { id: 'O6', before: 'pass', after: 'fail' },
      ],
      findings: { new: [{ item: 'O6', finding: { code: 'change/unexplained' } }] },
      score: { oit: { before: 33.33, after: 33.33 } },
    });
    expect((await ask('diff', '1', '3', '-f', 'json', '--lang', 'en')).stdout).toBe(stdout);
  });

  it('of a first round has nothing to compare', async () => {
    await inCopy(async (dir) => {
      await commandIn(dir, 'prune', '--keep-rounds', '1');
      const { status: code, stderr } = await commandIn(dir, 'diff', '--lang', 'en');
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('one round only') });
    });
  });
});

describe('report and recheck', () => {
  it('a stored round in any format and either language, without the network', async () => {
    const asked = site.requests.length;
    const { stdout, status: code } = await runProgram(['report', '1', '--lang', 'en', '-f', 'markdown'], {
      cwd: town.dir,
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# ✖ Fail – เทศบาลตำบลสำราญ/);
    expect(stdout).toContain('Round 1 · 2\u00a0October\u00a02025');
    const last = JSON.parse((await ask('report', 'last-1', '-f', 'json')).stdout);
    expect(last.run).toMatchObject({ round: 4, previous: expect.any(String) });
    expect(site.requests.length).toBe(asked);
  });

  it('an old round is judged again as it was, with what was known before it', async () => {
    for (const round of [1, 2, 3, 4, 5]) {
      const stored = JSON.parse((await ask('report', String(round), '-f', 'json')).stdout);
      const { stdout, status: code } = await ask('recheck', String(round), '-f', 'json');
      const again = JSON.parse(stdout);
      expect(again.items).toEqual(stored.items);
      expect(again.summary).toEqual(stored.summary);
      expect(code).toBe(1);
    }
  });

  it('still knows of a change whose old version was seen in a round that is pruned', async () => {
    await inCopy(async (dir) => {
      await commandIn(dir, 'prune', '--keep-rounds', '2');
      for (const round of ['4', '5']) {
        const { stdout, status: code } = await commandIn(dir, 'recheck', round, '-f', 'json');
        const stored = JSON.parse((await commandIn(dir, 'report', round, '-f', 'json')).stdout);
        expect(JSON.parse(stdout).items).toEqual(stored.items);
        expect(code).toBe(1);
      }
    });
  });
});

describe('accept', () => {
  it('records who, when and why; the next round no longer fails, an old one judged again neither', async () => {
    await inCopy(async (dir) => {
      const argv = [
        'accept',
        'O6',
        '--letter',
        'ยส 52001/123',
        '--by',
        'สมหญิง',
        '--note',
        'โอนงบประมาณ',
        '--now',
        '2025-12-02',
      ];
      const { stdout, status: code } = await commandIn(dir, ...argv, '-f', 'json');
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        item: 'O6',
        letter: 'ยส 52001/123',
        who: 'สมหญิง',
        note: 'โอนงบประมาณ',
        at: '2025-12-01T17:00:00.000Z',
      });
      const again = await commandIn(dir, 'recheck', '-f', 'json');
      expect({ code: again.status, verdict: JSON.parse(again.stdout).summary.verdict }).toEqual({
        code: 0,
        verdict: 'pass',
      });
      expect((await commandIn(dir, 'history', '--verify')).status).toBe(0);
    });
  });
});

describe('prune', () => {
  it('keeps the newest rounds and what an unexplained change refers to, and the chain stays provable', async () => {
    await inCopy(async (dir) => {
      const before = JSON.parse((await commandIn(dir, 'report', '3', '-f', 'json')).stdout).changes[0].before;
      const { stderr, status: code } = await commandIn(dir, 'prune', '--keep-rounds', '3', '--lang', 'en');
      expect({ code, stderr }).toEqual({
        code: 0,
        stderr: expect.stringMatching(/^forgot 2 rounds and \d+ evidence files\n$/),
      });
      const { rounds } = JSON.parse((await commandIn(dir, 'history', '-f', 'json')).stdout);
      expect(rounds.map((round: { number: number }) => round.number)).toEqual([3, 4, 5]);
      expect(readdirSync(join(dir, '.oit-audit/town/evidence/sha256'))).toContain(before);
      expect((await commandIn(dir, 'history', '--verify')).status).toBe(0);
    });
  });
});

describe('evidence export', () => {
  it('to a ZIP holds the files as found, their hashes and a Thai cover page', async () => {
    await inCopy(async (dir) => {
      const zip = join(dir, 'appeal.zip');
      const { status: code, stderr } = await commandIn(dir, 'evidence', 'export', '4', '--to', zip, '--lang', 'en');
      expect({ code, stderr }).toEqual({ code: 0, stderr: `exported 4 evidence files to ${zip}\n` });
      const files = unzipSync(readFileSync(zip));
      expect(strFromU8(files['cover.html'] ?? new Uint8Array())).toContain('เทศบาลตำบลสำราญ');
      const csv = Object.keys(files).find((name) => name.endsWith('.csv')) ?? '';
      expect(strFromU8(files[csv] ?? new Uint8Array())).toBe(book('67019123457'));
      expect(strFromU8(files.SHA256SUMS ?? new Uint8Array())).toMatch(new RegExp(`^[0-9a-f]{64} {2}${csv}$`, 'm'));
      expect(await commandIn(dir, 'evidence', 'export', '4', '--to', zip, '--lang', 'en')).toMatchObject({ status: 2 });
    });
  });

  it('to a place that cannot be written is 2, in one line, and leaves nothing', async () => {
    await inCopy(async (dir) => {
      writeFileSync(join(dir, 'file'), '');
      const { status: code, stderr } = await commandIn(
        dir,
        'evidence',
        'export',
        '--to',
        join(dir, 'file/x.zip'),
        '--lang',
        'en',
      );
      expect(code).toBe(2);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(existsSync(join(dir, 'file/x.zip'))).toBe(false);
    });
  });
});
