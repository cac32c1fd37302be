import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/registry.js';
import { displayWidth } from '../../src/text/thai/width.js';
import { type Desk, openDesk, startProgram } from '../helpers/program.js';
import { command } from '../rounds/town.js';

it.each([
  [
    ['run', '--ony', 'O6'],
    "unknown option '--ony'",
    '--only',
    'See: oit-audit run --help\nExample: oit-audit run town.yaml\n',
  ],
  [
    ['accept', '--letr', 'x'],
    "unknown option '--letr'",
    '--letter',
    'See: oit-audit accept --help\nExample: oit-audit accept',
  ],
  [
    ['explain'],
    'missing required argument',
    'code|item',
    'See: oit-audit explain --help\nExample: oit-audit explain egp/digits\n',
  ],
  [['histroy'], "unknown command 'histroy'", 'history', 'See: oit-audit --help\n'],
])('an error of %j names the help of its command, with an example', async (argv, fault, near, help) => {
  const { status, stdout, stderr } = await command(...argv, '--lang', 'en');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(fault);
  expect(stderr).toContain(near);
  expect(stderr).toContain(help);
  const thai = await command(...argv);
  expect(thai.stderr).toMatch(/ดูวิธีใช้: oit-audit (\w+ )?--help/);
});

it.each(['accept', 'diff', 'prune', 'validate'])(
  'the help of %s speaks of no format that it does not have',
  async (name) => {
    const { stdout } = await command(name, '--help', '--lang', 'en');
    expect(stdout.replace(/\s+/g, ' ')).toContain('repeatable: pretty json; with');
  },
);

it.each(['th', 'en'] as const)(
  'the help of every command fits into 80 columns and speaks one language: %s',
  async (lang) => {
    for (const { name } of COMMANDS) {
      const { stdout } = await command(name, '--help', '--lang', lang);
      const prose = stdout.split('\n').filter((line) => !line.startsWith('  $ '));
      expect(prose.filter((line) => displayWidth(line) > 80)).toEqual([]);
      expect(stdout).not.toContain('choices:');
      expect(stdout).not.toMatch(/^\s*ๆ/m);
    }
    const { stdout } = await command('run', '--help', '--lang', lang);
    expect(stdout.replace(/\s+/g, ' ')).toContain(lang === 'th' ? '(th, en; ปกติ th)' : '(th, en; default th)');
  },
);

describe('what is wrong and what to do is said in both languages', () => {
  let desk: Desk;
  beforeAll(() => {
    desk = openDesk();
    desk.write(
      'town.yaml',
      'version: 1\nextends: oit-2568\nagency: { name: เทศบาลตำบลสำราญ }\nsite: https://www.example.go.th/\nfiscalYear: 2568\n',
    );
    desk.write('plan.pdf', '%PDF-1.7\n');
    mkdirSync(join(desk.dir, 'empty'));
  });
  afterAll(() => desk.clear());

  it.each([
    ['run town.yml', 'Did you mean "town.yaml"?', 'หมายถึง "town.yaml" หรือไม่'],
    ['run plan.pdf', 'is a PDF, no checklist', 'ไม่ใช่แบบตรวจ'],
    ['run empty', 'has no .yaml or .yml file', 'ไม่มีไฟล์ .yaml'],
    ['run town.yaml -f html x.html', 'follows an equals sign: -f html=x.html', '-f html=x.html'],
    ['run town.yaml -f html:x.html', 'follows an equals sign: -f html=x.html', '-f html=x.html'],
    ['run town.yaml -f htm=x.html', 'Did you mean "html"?', 'หมายถึง "html" หรือไม่'],
    ['run town.yaml -f xlsx=report.pdf', 'use report.xlsx', 'ใช้ report.xlsx'],
    ['run town.yaml -f docx=memo.doc', 'use memo.docx', 'ใช้ memo.docx'],
    ['run town.yaml -f html=memo.docx', 'use memo.html', 'ใช้ memo.html'],
    ['run town.yaml -f html=none/x.html', 'no such folder', 'ไม่มีโฟลเดอร์นั้น'],
    ['run town.yaml --format', 'needs a value after it', 'ต้องมีค่าตามหลัง'],
    ['run town.yaml --seed --no-crawl', 'needs a value after it', 'ต้องมีค่าตามหลัง'],
    ['run town.yaml --now --only O1', 'needs a value after it', 'ต้องมีค่าตามหลัง'],
    ['run town.yaml --sample -5', 'must be 0, 1, 2, …, all', 'ต้องเป็น 0, 1, 2, …, all'],
    ['run town.yaml --timeout ๓๐', 'Did you mean 30?', 'หมายถึง 30 หรือไม่'],
    ['run town.yaml --max-pages 1,000', 'Did you mean 1000?', 'หมายถึง 1000 หรือไม่'],
    ['run town.yaml --now 2568-10-02', 'Did you mean 2025-10-02?', 'หมายถึง 2025-10-02 หรือไม่'],
    ['run town.yaml --now 2/10/2568', 'Did you mean 2025-10-02?', 'หมายถึง 2025-10-02 หรือไม่'],
    ['run town.yaml --fail-on eror', 'Did you mean "error"?', 'หมายถึง "error" หรือไม่'],
    ['run town.yaml --only O99', 'Did you mean "O', 'หมายถึง "O'],
    ['run town.yaml -o report.html', '-f html=report.html', '-f html=report.html'],
    ['run town.yaml -q', 'Did you mean --quiet?', 'หมายถึง --quiet หรือไม่'],
    ['run --checklist town.yaml', 'stands by itself: oit-audit run', 'โดยไม่มีตัวเลือก'],
    ['validate town.yaml --only O1', 'which belongs to run', 'ใช้ได้กับคำสั่ง run'],
    ['town.yaml', 'Did you mean oit-audit run town.yaml?', 'oit-audit run town.yaml หรือไม่'],
    ['https://www.example.go.th/', 'Did you mean oit-audit init https://', 'oit-audit init https://'],
    ['plan.pdf', 'Did you mean oit-audit check plan.pdf?', 'oit-audit check plan.pdf หรือไม่'],
    ['O13', 'Did you mean oit-audit explain O13?', 'oit-audit explain O13 หรือไม่'],
    ['help runn', 'Did you mean run?', 'หมายถึง run หรือไม่'],
    ['validate', "missing required argument 'checklist' (", 'ขาดค่าที่ต้องระบุ: checklist (ไฟล์'],
    ['diff 1 2 3', 'Expected 2 arguments but got 3', 'รับ 2 ค่า แต่ได้ 3 ค่า'],
    ['check plan.pdf --profile 2568', 'Did you mean "oit-2568"?', 'หมายถึง "oit-2568" หรือไม่'],
    ['check plan.pdf --checklist town.yaml --profile oit-2568', 'choose one', 'เลือกอย่างเดียว'],
    ['accept O6 --list --undo', 'choose one', 'เลือกอย่างเดียว'],
    ['accept O6 --undo --letter x', 'choose one', 'เลือกอย่างเดียว'],
    ['checklist exprot town.yaml -o x.xlsx', 'Did you mean "export"?', 'หมายถึง "export" หรือไม่'],
    ['checklist export town.yaml -o x.pdf', 'use x.xlsx', 'ใช้ x.xlsx'],
    ['checklist import plan.pdf -o x.xlsx', 'use x.yaml', 'ใช้ x.yaml'],
    ['checklist import none.xlsx -o x.yaml', 'no such file: none.xlsx', 'ไม่พบไฟล์ none.xlsx'],
    ['evidence exprot 1 --to x.zip', 'Did you mean "export"?', 'หมายถึง "export" หรือไม่'],
    ['evidence stmp --to x.tsq', 'Did you mean "stamp"?', 'หมายถึง "stamp" หรือไม่'],
    ['schedule isntall town.yaml', 'Did you mean "install"?', 'หมายถึง "install" หรือไม่'],
    ['schedule install town.yaml --secrets-file none/town.env', 'none/town.env', 'none/town.env'],
    ['init --update town.yaml --from old.yaml', '--update and --from cannot', '--update กับ --from ใช้'],
    ['init --update town.yaml -o none/new.yaml', 'none/new.yaml', 'none/new.yaml'],
    ['init --list towns.csv --from old.yaml', 'choose one', 'เลือกอย่างเดียว'],
    ['init https://www.example.go.th/ --list towns.csv', '--list and URL', '--list กับ URL'],
    ['run town.yaml --secrets-file none.env', '--secrets-file: no such file: none.env', 'ไม่พบไฟล์ none.env'],
    ['completion zhs', 'Did you mean "zsh"?', 'หมายถึง "zsh" หรือไม่'],
    ['notify none.yaml', 'none.yaml no such checklist file', 'none.yaml ไม่พบไฟล์แบบตรวจ'],
    ['explain O1 --checklist none.yaml', 'none.yaml no such checklist file', 'none.yaml ไม่พบไฟล์แบบตรวจ'],
    ['recheck --checklist none.yaml', 'no history of none.yaml yet, and there is no such file', 'และไม่มีไฟล์นี้'],
    ['report --merge none', 'no such file: none', 'ไม่พบไฟล์ none'],
    ['history --state empty', 'no history in empty', 'ไม่พบประวัติใน empty'],
    ['prune --keep-rounds ๔๘', 'Did you mean 48?', 'หมายถึง 48 หรือไม่'],
  ])('%s', async (line, english, thai) => {
    for (const [lang, words] of [
      ['en', english],
      ['th', thai],
    ] as const) {
      const { status, stdout, stderr } = await desk.run(...line.split(' '), '--lang', lang);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain(words);
      // Where: never by a path that the user did not type.
      expect(stderr).not.toContain(desk.dir);
      if (lang === 'en') expect(stderr.split('\n', 1)[0]?.replace(/\p{Nd}/gu, '')).not.toMatch(/[ก-๛]/);
    }
  });

  it('an option that goes without effect is told of, and the command does its work', async () => {
    const twice = await desk.run('validate', 'town.yaml', '--lang', 'th', '--lang', 'en');
    expect(twice).toMatchObject({
      status: 0,
      stderr: 'note: --lang is given more than once; the last one counts: en\n',
    });
    expect((await desk.run('validate', 'town.yaml', '--lang', 'en', '--lang', 'en')).stderr).toBe('');
  });

  it('no option of ours is one that Node takes for itself, wherever it stands', async () => {
    const { ended } = startProgram(['notify', 'town.yaml', '--secrets-file', 'none.env', '--lang', 'en'], {
      cwd: desk.dir,
    });
    expect(await ended).toMatchObject({ status: 2, stderr: expect.stringContaining('no such file: none.env') });
  });

  it('a fault of the command line that the command finds names its help too', async () => {
    const { stderr } = await desk.run('accept', '--lang', 'en');
    expect(stderr).toContain('See: oit-audit accept --help\nExample: oit-audit accept');
  });

  it('a value that begins with a dash is a value', async () => {
    const { stderr } = await desk.run(
      'accept',
      'O6',
      '--letter',
      '- ไม่มี -',
      '--checklist',
      'none.yaml',
      '--lang',
      'en',
    );
    expect(stderr).toContain('no history of none.yaml');
  });
});
