import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputProblem } from '../../src/model/checklist.js';
import { problemsIn } from '../helpers/input-problems.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'oit-messages-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEAD = `version: 1
extends: oit-2568
agency: { name: เทศบาลตำบลสำราญ, province: ยโสธร }
site: https://www.example.go.th/
fiscalYear: 2568
`;
const O1 = 'items:\n  O1:\n    urls: [https://www.example.go.th/a]\n';

function problemsOf(text: string | Uint8Array): readonly InputProblem[] {
  const path = join(folder, 'town.yaml');
  writeFileSync(path, text);
  return problemsIn(path);
}

const placesOf = (text: string | Uint8Array): string[] =>
  problemsOf(text).map(({ code, line, column }) => `${code} ${line}:${column}`);
const url = (address: string): string => `${HEAD}items:\n  O1:\n    urls:\n      - ${address}\n`;

describe('a fault of the text is said once, where it was made', () => {
  it.each([
    ['a title over the checklist', `แบบตรวจของเทศบาล\n${HEAD}${O1}`, ['yaml-line 1:1']],
    ['two lines of a title', `แบบตรวจ\nของเทศบาล ปี 2568\n${HEAD}${O1}`, ['yaml-line 1:1']],
    ['a fence of Markdown', `\`\`\`yaml\n${HEAD}${O1}\`\`\`\n`, ['yaml-line 1:1', 'yaml-line 10:1']],
    ['a note without its sign', `${HEAD}ตรวจแล้วเมื่อวาน\n${O1}`, ['yaml-line 6:1']],
    ['a blank before the first key', ` ${HEAD}${O1}`, ['yaml-indent 1:2']],
    ['three blanks before it', `   ${HEAD}${O1}`, ['yaml-indent 1:4']],
    ['tabs all over', `${HEAD}items:\n\tO1:\n\t\turls: [a]\n\tO6:\n\t\turls: [b]\n`, ['yaml-tab 7:1']],
    ['a tab after blanks', `${HEAD}items:\n  O1:\n  \turls: [a]\n`, ['yaml-tab 8:3']],
    ['a key between two columns', `${HEAD}items:\n  O1:\n    title: ก\n   urls: []\n`, ['yaml-indent 9:4']],
    ['items of two columns', `${HEAD}items:\n   O1: { urls: [] }\n  O6: { urls: [] }\n`, ['yaml-indent 8:3']],
    ['items at the margin', `${HEAD}items:\nO1:\n  urls: []\nO6:\n  urls: []\n`, ['yaml-indent 7:1']],
    ['keys of an item beside it', `${HEAD}${O1}  urls: [https://www.example.go.th/b]\n`, ['yaml-indent 9:3']],
    ['a colon without its blank', HEAD.replace('site: ', 'site:') + O1, ['yaml-colon 4:1']],
    ['a wide colon', HEAD.replace('site: ', 'site：') + O1, ['yaml-colon 4:1']],
    ['a blank that does not break after a colon', HEAD.replace('site: ', 'site:\u00a0') + O1, ['yaml-colon 4:1']],
    ['a colon before a bracket', `${HEAD}items:\n  O1:\n    urls:[a]\n`, ['yaml-colon 8:5']],
  ])('%s', (_, text, expected) => expect(placesOf(text)).toEqual(expected));

  it.each([
    ['a quotation mark', HEAD.replace('name: เทศบาลตำบลสำราญ', 'name: "เทศบาลตำบลสำราญ') + O1, ['yaml-quote 3:17']],
    ['of one stroke', `${HEAD}items:\n  O1:\n    title: 'แผน\n    urls: []\n`, ['yaml-quote 8:12']],
    [
      'before another that is closed',
      `${HEAD}items:\n  O1:\n    title: "แผน\n    urls: ["https://www.example.go.th/"]\n`,
      ['yaml-quote 8:12'],
    ],
    ['in a list', `${HEAD}services:\n  - "ทะเบียน\n  - ภาษี\n${O1}`, ['yaml-quote 7:5']],
    [
      'a square bracket',
      `${HEAD}items:\n  O1:\n    urls: [https://a.go.th/\n  O6: { urls: [] }\n`,
      ['yaml-bracket 8:11'],
    ],
    ['a curly bracket', HEAD.replace('ยโสธร }', 'ยโสธร') + O1, ['yaml-bracket 3:9']],
  ])('what is left open is placed where it opens: %s', (_, text, expected) => expect(placesOf(text)).toEqual(expected));

  it('faults that have nothing to do with one another are all said', () => {
    const text = `แบบตรวจ\n${HEAD}crwal: {}\nservices: [“ทะเบียน”]\nsite: https://www.example.go.th/b\n${O1}`;
    expect(placesOf(text).sort()).toEqual(['curly-quote 8:12', 'duplicate-key 9:1', 'unknown 7:1', 'yaml-line 1:1']);
  });

  it('a text over several lines is no quotation mark left open', () => {
    expect(placesOf(`${HEAD}items:\n  O1:\n    title: "แผน\n      พัฒนา"\n    urls: []\n`)).toEqual([]);
  });
});

describe('curly quotes', () => {
  it.each([
    ['around a value', HEAD.replace('เทศบาลตำบลสำราญ', '“เทศบาลตำบลสำราญ”') + O1, ['curly-quote 3:17']],
    ['around an address', url('“https://www.example.go.th/a”'), ['curly-quote 9:9']],
    ['of one stroke', url('‘https://www.example.go.th/a’'), ['curly-quote 9:9']],
    ['around a text with a comma', `${HEAD}services: [“ทะเบียน, ราษฎร”, ภาษี]\n${O1}`, ['curly-quote 6:12']],
    ['closed by a straight one', `${HEAD}items:\n  O1:\n    title: “แผน": x\n    urls: []\n`, ['curly-quote 8:12']],
    ['within straight ones, around an address', url('"“https://www.example.go.th/a”"'), ['curly-quote 9:9']],
  ])('are named: %s', (_, text, expected) => expect(placesOf(text)).toEqual(expected));

  it.each([
    ['within a text', `${HEAD}items:\n  O1: { title: โครงการ “สำราญ” ปี 2568, urls: [] }\n`],
    ['of a word that begins a text', `${HEAD}items:\n  O1: { title: “สำราญ” โมเดล, urls: [] }\n`],
    ['that straight ones enclose', `${HEAD}services: ["“สำราญ”"]\n${O1}`],
  ])('stay where they belong to the text: %s', (_, text) => expect(placesOf(text)).toEqual([]));
});

describe('an address', () => {
  it.each([
    ['U+200B', 'https://www.example.go.th/\u200ba', 'invisible 9:35'],
    ['U+200B', 'https://www.example.go.th/a\u200b', 'invisible 9:36'],
    ['U+00AD', 'https://www.exam\u00adple.go.th/a', 'invisible 9:25'],
    ['U+00A0', 'https://www.example.go.th/a\u00a0b', 'invisible 9:36'],
    ['U+FEFF', 'https://www.example.go.th/\ufeffa', 'invisible 9:35'],
    ['U+202A', '\u202ahttps://www.example.go.th/a', 'invisible 9:9'],
    ['U+2068', '\u2068https://www.example.go.th/a\u2069', 'invisible 9:9'],
    ['U+2069', 'https://www.example.go.th/a\u2069', 'invisible 9:36'],
  ])('with the invisible %s names it: %j', (code, address, place) => {
    const [problem, ...rest] = problemsOf(url(address));
    expect(rest).toEqual([]);
    expect(`${problem?.code} ${problem?.line}:${problem?.column}`).toBe(place);
    expect(problem?.message.th).toContain(code);
    expect(problem?.message.en).toContain(code);
  });

  it.each([
    ['a blank inside the name of the site', 'https://www.exam ple.go.th/a', 9, 25, 'a space inside'],
    ['two addresses', 'https://www.example.go.th/a https://www.example.go.th/b', 9, 37, 'several addresses'],
    ['no scheme', 'www.example.go.th/a', 9, 9, 'Did you mean "https://www.example.go.th/a"?'],
    ['a letter too few', 'htps://www.example.go.th/a', 9, 9, 'Did you mean "https://www.example.go.th/a"?'],
    ['no colon', 'http//www.example.go.th/a', 9, 9, 'Did you mean "http://www.example.go.th/a"?'],
    ['one slash', 'https:/www.example.go.th/a', 9, 9, 'Did you mean "https://www.example.go.th/a"?'],
    ['a file of the machine', "'C:\\งาน\\o1.pdf'", 9, 9, 'oit-audit check'],
    ['a name that is none', 'https://www..example.go.th:x/a', 9, 9, 'cannot be the name of a site'],
  ])('says what is wrong with it: %s', (_, address, line, column, words) => {
    const problems = problemsOf(url(address));
    expect(problems).toMatchObject([
      { line, column, code: 'address', message: { en: expect.stringContaining(words) } },
    ]);
  });

  it.each([
    ['blanks in its path, as many files have', 'https://www.example.go.th/แผน พัฒนา 2568.pdf'],
    ['an encoded invisible letter', 'https://www.example.go.th/%E2%80%8Ba'],
    ['blanks around it, also those that do not break', '"\u00a0https://www.example.go.th/a \ufeff"'],
    ['another address in its query', 'https://www.example.go.th/?next=https://www.example.go.th/b'],
  ])('may have %s', (_, address) => expect(placesOf(url(address))).toEqual([]));
});

describe('a list without dashes is shown as it has to be', () => {
  it.each([
    ['one address', 'items:\n  O1:\n    urls: https://a.go.th/\n', ['urls:', '  - https://a.go.th/']],
    [
      'addresses on lines',
      'items:\n  O1:\n    urls:\n      https://a.go.th/\n      https://b.go.th/\n',
      ['urls:', '  - https://a.go.th/', '  - https://b.go.th/'],
    ],
    [
      'dashes without their blank',
      'items:\n  O1:\n    urls:\n      -https://a.go.th/\n      -https://b.go.th/\n',
      ['urls:', '  - https://a.go.th/', '  - https://b.go.th/'],
    ],
    [
      'dots and long dashes of Word',
      'items:\n  O1:\n    urls:\n      • https://a.go.th/\n      – https://b.go.th/\n',
      ['urls:', '  - https://a.go.th/', '  - https://b.go.th/'],
    ],
    ['words with commas', 'services: ทะเบียนราษฎร, ภาษีที่ดิน\n', ['services:', '  - ทะเบียนราษฎร', '  - ภาษีที่ดิน']],
    [
      'an address with its sheet',
      'items:\n  O1:\n    urls:\n      url: https://a.go.th/\n      sheet: ก\n',
      ['urls:', '  - url: https://a.go.th/', '    sheet: ก'],
    ],
    ['checks as keys', 'items:\n  O1:\n    checks:\n      egp:\n      spam:\n', ['checks:', '  - egp', '  - spam']],
  ])('%s', (_, text, correction) => {
    expect(problemsOf(`${HEAD}${text}`)).toMatchObject([
      { code: 'list', correction, message: { en: expect.stringContaining('expected a list') } },
    ]);
  });

  it('and what is shown is right', () => {
    const [problem] = problemsOf(`${HEAD}services: ทะเบียนราษฎร, "ภาษี": ก\n${O1}`.replace('"ภาษี": ก', 'ภาษี'));
    expect(problemsOf(`${HEAD}${problem?.correction?.join('\n')}\n${O1}`)).toEqual([]);
  });
});

describe('a value of the wrong kind', () => {
  it.each([
    ['a year in quotation marks', HEAD.replace('Year: 2568', 'Year: "2568"'), 'write 2568'],
    ['a year in Thai digits', HEAD.replace('Year: 2568', 'Year: ๒๕๖๘'), 'write 2568'],
    ['a key that is no number', `${HEAD}.nan: 1\n`, 'unknown key "NaN"'],
    ['a key that belongs elsewhere', `${HEAD}maxPages: 3\n`, 'belongs below crawl'],
    ['a key of an item', `${HEAD}urls: []\n`, 'belongs below items.O1'],
    ['a key without its colon', HEAD.replace('name: ', 'name '), 'after "name" comes a colon'],
    ['an item in small letters', `${HEAD}items: { o1: { urls: [] } }\n`, 'Did you mean "O1"?'],
    ['a severity with a slip', `${HEAD}items: { O1: { checks: [{ egp: { severity: eror } }] } }\n`, 'mean "error"?'],
    [
      'a label of two things',
      `${HEAD}items: { O1: { checks: [{ text: { all: [ก, ข], label: ค } }] } }\n`,
      'label names one thing',
    ],
  ])('says what to do: %s', (_, text, words) => {
    expect(
      problemsOf(text)
        .map(({ message }) => message.en)
        .join('\n'),
    ).toContain(words);
  });
});

it('an item without a title may be one of the profile, and no other that the file makes', () => {
  const saidOf = (ids: string) => problemsOf(`${HEAD}items: { ${ids} }\n`).map(({ message }) => message.en);
  expect(saidOf('o13: {}')).toEqual(['o13: "title" is required. Did you mean "O13"?']);
  expect(saidOf('own_1: {}, own_2: {}')).toEqual(['own_1: "title" is required', 'own_2: "title" is required']);
});

it('an identifier says what it may be made of, as a key and as a value', () => {
  const scoring = 'scoring: { indicators: [{ id: "9", title: ก, groups: [["O 1"]] }] }\n';
  expect(placesOf(`${HEAD}${O1}${scoring}`)).toEqual(['identifier 9:56', 'unknown 9:56']);
  expect(placesOf(`${HEAD}items: { "O 1": { title: ก } }\n`)).toEqual(['identifier 6:10']);
});

it('a label of two things is refused in Thai, too', () => {
  const [problem] = problemsOf(`${HEAD}items: { O1: { checks: [{ text: { all: [ก, ข], label: ค } }] } }\n`);
  expect(problem?.message.th).toContain('label ใช้กับสิ่งเดียว');
});

describe('a file that is no checklist', () => {
  it.each([
    ['a workbook', Buffer.from('504b0304140000000800', 'hex'), 'encoding', 'checklist import'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'encoding', 'oit-audit check'],
    ['UTF-16', Buffer.from(`\ufeff${HEAD}`, 'utf16le'), 'encoding', 'UTF-16'],
    ['TIS-620', Buffer.from([0xa1, 0xd2, 0xc3]), 'encoding', 'not UTF-8'],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0]), 'encoding', 'no text file'],
    ['a page', Buffer.from('<!DOCTYPE html><html></html>\n'), 'type', 'oit-audit init'],
    ['nothing', Buffer.from(''), 'required', 'oit-audit init'],
    ['a note alone', Buffer.from('# ก\n'), 'required', 'oit-audit init'],
  ])('says so once: %s', (_, bytes, code, words) => {
    expect(problemsOf(bytes)).toMatchObject([{ code, message: { en: expect.stringContaining(words) } }]);
  });
});

it('the line of a file outside the folder of the checklist is not shown', () => {
  const other = mkdtempSync(join(tmpdir(), 'oit-other-'));
  writeFileSync(join(other, 'base.yaml'), 'password: hunter2\nitems: {}\n');
  const problems = problemsOf(`${HEAD.replace('oit-2568', `${other}/base.yaml`)}items: {}\n`);
  rmSync(other, { recursive: true });
  expect(problems).not.toHaveLength(0);
  expect(JSON.stringify(problems)).not.toContain('hunter2');
});
