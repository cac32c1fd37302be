import { afterAll, beforeAll, expect, it } from 'vitest';
import { displayWidth } from '../../src/text/thai/width.js';
import { type Desk, openDesk } from '../helpers/program.js';

let desk: Desk;
beforeAll(() => {
  desk = openDesk();
});
afterAll(() => desk.clear());

const HEAD = `version: 1
extends: oit-2568
agency: { name: เทศบาลตำบลสำราญ, province: ยโสธร }
site: https://www.example.go.th/
fiscalYear: 2568
`;

async function validate(text: string, ...words: readonly string[]) {
  desk.write('wrong.yaml', text);
  return await desk.run('validate', 'wrong.yaml', ...words);
}

it('shows the line with a caret under the place, marks of Thai letters without width', async () => {
  const { status, stdout, stderr } = await validate(
    `${HEAD}items: { O1: { title: "ที่ปรึกษา", utls: [] } }\n`,
    '--lang',
    'en',
  );
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toBe(`wrong.yaml:6:36 O1.utls: unknown key "utls". Did you mean "urls"?
  6 | items: { O1: { title: "ที่ปรึกษา", utls: [] } }
    |                                 ^
`);
});

it('cuts long lines around the place, to 80 columns', async () => {
  const list = Array.from({ length: 40 }, (_, n) => `https://www.example.go.th/ที่อยู่/${n}`).join(', ');
  const { stderr } = await validate(`${HEAD}items: { O1: { urls: [${list}, htps://www.example.go.th/, ${list}] } }\n`);
  const [, shown = '', caret = ''] = stderr.split('\n');
  expect(displayWidth(shown)).toBeLessThanOrEqual(80);
  expect(shown).toMatch(/^ {2}6 \| ….*htps:\/\/www\.example\.go\.th\/.*…$/);
  expect(displayWidth(shown.slice(0, shown.indexOf('htps')))).toBe(caret.indexOf('^'));
});

it('shows what nobody sees by its code, a tab by an arrow, and no password', async () => {
  const { stderr } = await validate(
    `${HEAD}items:\n  O1: { urls: ["https://somchai:hunter2@www.example.go.th/\u200b"] }\n\tO2: {}\n`,
  );
  expect(stderr).toContain('→O2');
  expect(stderr).not.toContain('hunter2');
  const unseen = await validate(
    `${HEAD}items: { O1: { urls: ["https://somchai:hunter2@www.example.go.th/\u200b"] } }\n`,
  );
  expect(unseen.stderr).toContain('*****@www.example.go.th/[U+200B]');
  expect(unseen.stderr).not.toContain('hunter2');
});

it('shows a list as it has to be written', async () => {
  const { stderr } = await validate(`${HEAD}items: { O1: { urls: https://www.example.go.th/a } }\n`);
  expect(stderr).toContain('ให้เขียนดังนี้:\n      urls:\n        - https://www.example.go.th/a\n');
});

it('tells programs line, column and code', async () => {
  const { status, stdout } = await validate(
    `${HEAD}items: { O1: { utls: [] } }\nsite: x\n`,
    '-f',
    'json',
    '--lang',
    'en',
  );
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    valid: false,
    problems: [
      { file: 'wrong.yaml', line: 6, column: 16, code: 'unknown', path: 'O1.utls' },
      { file: 'wrong.yaml', line: 7, column: 1, code: 'duplicate-key', path: '' },
    ],
  });
});

const WRONG = [
  `แบบตรวจ\n${HEAD}items: {}\n`,
  `${HEAD}services: ทะเบียน, ภาษี\nitems: { O1: { urls: x } }\n`,
  `${HEAD}crawl: { maxPages: x, sample: y, perHost: -1 }\nitems: []\nocr: 3\n`,
  `${HEAD}items: { O1: { checks: [{ text: { all: ["/(/", $dat] } }, { date: { fiscalYear: x } }, tabel] } }\n`,
  `${HEAD}notify: { on: x, email: { to: [y], from: z }, line: { to: q } }\nitems: { O99: {} }\n`,
  `${HEAD}items: { O1: { checks: [{ table: { columns: [{ name: ก }], rules: [ข <= ค, "?"], periods: x } }, { coverage: { of: y } }] } }\n`,
  `${HEAD}agency: { kind: x }\nassessment: { submitted: x }\nscoring: { indicators: [] , iit: 101 }\nitems:\n`,
];

it.each(WRONG)('speaks one language at a time: %j', async (text) => {
  // Keys, values, addresses and commands are the same in both.
  const bare = (line: string): string =>
    line.replace(/^\S+ (?:[^\s:]+: )?/, '').replace(/"[^"]*"|\([^)]*\)|https?:\/\/|oit-audit \w+|\$[a-z]+/g, '');
  const told = async (lang: string): Promise<string[]> =>
    (await validate(text, '--lang', lang)).stderr
      .split('\n')
      .filter((line) => line.startsWith('wrong.yaml'))
      .map(bare);
  const known =
    /\b(?:true|false|all|any|title|items|extends|error|warning|info|off|new|fail|always|number|url|version|months|quarters|half|UTF|regular expression)\b/g;
  const [thai, english] = [await told('th'), await told('en')];
  expect(thai).not.toHaveLength(0);
  expect(thai).toHaveLength(english.length);
  for (const line of thai) expect(line.replace(known, '')).not.toMatch(/[a-z]{4}/i);
  for (const line of english) expect(line).not.toMatch(/[ก-๛]/);
});
