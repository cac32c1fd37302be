import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checklistJsonSchema } from '../../src/checklist/json-schema.js';
import { createChecklistLoader, loadChecklist } from '../../src/checklist/load.js';
import { bundledProfiles } from '../../src/checklist/profiles.js';
import { checks } from '../../src/checks/registry.js';
import { type Checklist, type InputProblem, UserError } from '../../src/model/checklist.js';
import { problemsIn } from '../helpers/input-problems.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'oit-checklist-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEAD = 'version: 1\nagency: { name: เทศบาลตำบลสำราญ }\nsite: https://www.example.go.th/\nfiscalYear: 2568\n';

function write(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function load(text: string, name = 'town.yaml'): Checklist {
  return loadChecklist(write(name, text), { registry: checks });
}

function problemsOf(text: string | Uint8Array, name = 'wrong.yaml'): readonly InputProblem[] {
  return problemsIn(write(name, text));
}

const said = (text: string | Uint8Array): string[] =>
  problemsOf(text).map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message.en}`);

it('leaves it to the problems to say what is wrong: the parser warns of nothing by itself', async () => {
  const warnings: Error[] = [];
  const note = (warning: Error): unknown => warnings.push(warning);
  process.on('warning', note);
  try {
    expect(problemsOf(`${HEAD}items: { ? { a: b } : c }\n`)).not.toEqual([]);
    await new Promise(setImmediate);
  } finally {
    process.off('warning', note);
  }
  expect(warnings).toEqual([]);
});

describe('the days of the assessment', () => {
  const days = (text: string) => `${HEAD}items: {}\nassessment:\n${text}`;

  it('are read, those that are not known yet as missing', () => {
    expect(load(days('  submitted: 2025-04-30\n  closes: 2025-05-31\n')).assessment).toEqual({
      submitted: '2025-04-30',
      closes: '2025-05-31',
      result: null,
    });
    expect(load(`${HEAD}items: {}\n`).assessment).toBeNull();
  });

  it('may be completed by the file that extends another', () => {
    write('base.yaml', days('  submitted: 2025-04-30\n  result: 2025-08-15\n'));
    const { assessment } = load('version: 1\nextends: base.yaml\nassessment: { closes: 2025-05-31 }\n');
    expect(assessment).toEqual({ submitted: '2025-04-30', closes: '2025-05-31', result: '2025-08-15' });
  });

  it.each([
    [
      '  submitted: 2025-05-01\n  closes: 2025-04-30\n',
      '8:11 assessment.closes: closes (2025-04-30) must not be before submitted (2025-05-01)',
    ],
    [
      '  submitted: 2025-05-01\n  result: 2025-04-30\n',
      '8:11 assessment.result: result (2025-04-30) must not be before submitted (2025-05-01)',
    ],
    [
      '  submitted: 2568-04-30\n',
      expect.stringMatching(/^7:14 assessment\.submitted: the year of the day must be of the Christian era/),
    ],
    ['  submitted: 2025-02-30\n', '7:14 assessment.submitted: must be a day such as 2025-04-30'],
    ['  submitted: 20250430\n', '7:14 assessment.submitted: must be a day such as 2025-04-30'],
    ['  closes: 2025-04-30\n', '6:1 assessment: "assessment.submitted" is required'],
    [
      '  submitted: 2025-04-30\n  ends: 2025-05-31\n',
      expect.stringMatching(/^8:3 assessment\.ends: unknown key "ends"/),
    ],
  ])('say their mistake with its place: %s', (text, expected) => expect(said(days(text))).toEqual([expected]));

  it('that contradict one another over two files are reported where the wrong one stands', () => {
    write('base.yaml', days('  submitted: 2025-04-30\n'));
    expect(said('version: 1\nextends: base.yaml\nassessment: { closes: 2025-03-01 }\n')).toEqual([
      expect.stringMatching(/^3:23 assessment\.closes/),
    ]);
  });
});

describe('a checklist that is right', () => {
  it('gets every default of the contract', () => {
    const checklist = load(`${HEAD}items:\n  O1: { title: โครงสร้าง, urls: [https://www.example.go.th/o1] }\n`);
    expect(checklist.crawl).toMatchObject({
      maxPages: 500,
      maxDepth: 5,
      sample: 100,
      concurrency: 8,
      perHost: 4,
      delayMs: 0,
      timeoutMs: 20_000,
      retries: 2,
      maxFileMiB: 50,
      robots: true,
    });
    expect(checklist.schedule.everyDays).toBe(15);
    expect(checklist.items[0]).toMatchObject({
      id: 'O1',
      enabled: true,
      documents: { max: 20, follow: [] },
      checks: [],
    });
  });

  it('resolves fiscal years counted from its own', () => {
    const checklist = load(
      `${HEAD}items:\n  O13: { title: x, documents: { fiscalYear: Y-1 }, checks: [{ date: { fiscalYear: Y-1 } }] }\n`,
    );
    expect(checklist.items[0]?.documents.fiscalYear).toBe(2567);
  });

  it('takes a check by name alone, with options, and with a severity beside or among them', () => {
    const checklist = load(
      `${HEAD}items:\n  O13:\n    title: x\n    checks:\n      - egp\n      - egp: { severity: { egp/digits: warning } }\n      - { date: { fiscalYear: 2567 }, severity: info }\n`,
    );
    expect(checklist.items[0]?.checks.map(({ id, severity }) => [id, severity])).toEqual([
      ['egp', null],
      ['egp', { 'egp/digits': 'warning' }],
      ['date', 'info'],
    ]);
  });

  it('takes the mean of the parts of EIT', () => {
    const checklist = load(
      `${HEAD}items:\n  O1: { title: x }\nscoring: { indicators: [{ id: "9", title: x, groups: [[O1]] }], iit: 99.38, eit: [99.70, 99.76] }\n`,
    );
    expect(checklist.scoring?.eit).toBeCloseTo(99.73, 10);
  });

  it('lays its items over those of a bundled profile, in the order of the profile', () => {
    const checklist = load(
      `${HEAD}extends: oit-2568\nitems:\n  O13: { urls: [https://www.example.go.th/o13] }\n  X1: { title: ของเราเอง }\n  O2: { enabled: false }\n`,
    );
    expect(checklist.items.map((item) => item.id)).toEqual([
      ...Array.from({ length: 28 }, (_, index) => `O${index + 1}`),
      'X1',
    ]);
    const o13 = checklist.items.find((item) => item.id === 'O13');
    expect(o13).toMatchObject({ owner: 'กองคลัง', urls: [{ url: 'https://www.example.go.th/o13', sheet: null }] });
    expect(o13?.checks.map((entry) => entry.id)).toContain('egp');
    expect(checklist.items.find((item) => item.id === 'O2')?.enabled).toBe(false);
  });

  it('extends a file by a path relative to its own', () => {
    write('base.yaml', `${HEAD}items:\n  A1: { title: ฐาน }\ncrawl: { maxPages: 7, sample: all }\n`);
    const checklist = load('version: 1\nextends: ./base.yaml\nfiscalYear: 2569\ncrawl: { maxPages: 9 }\n');
    expect(checklist).toMatchObject({
      fiscalYear: 2569,
      site: 'https://www.example.go.th/',
      crawl: { maxPages: 9, sample: 'all' },
    });
    expect(checklist.items[0]?.title).toBe('ฐาน');
  });

  it('leaves the profile as it is for the next checklist that extends it', () => {
    const plain = `${HEAD}extends: oit-2568\n`;
    const before = load(plain);
    load(
      `${plain}items:\n  O13: { title: ของเราเอง, enabled: false, checks: [link] }\n  O2: { documents: { max: 1 } }\n`,
    );
    expect(load(plain)).toEqual(before);
  });

  it('extends several profiles at once', () => {
    const ids = load(`${HEAD}extends: [oit-2568, smart-asset]\n`).items.map((item) => item.id);
    expect(ids).toHaveLength(34);
    expect(ids).toContain('SA3');
  });

  it('follows aliases within bounds', () => {
    const checklist = load(`${HEAD}items:\n  O1: &one { title: x, urls: [https://www.example.go.th/] }\n  O2: *one\n`);
    expect(checklist.items.map((item) => item.title)).toEqual(['x', 'x']);
  });
});

describe('a checklist that is wrong', () => {
  it('says every mistake at once, each with line, column and a suggestion', () => {
    const text = `${HEAD}sites: x\nitems:\n  O13:\n    title: x\n    urls: [ftp://www.example.go.th/a]\n    checks:\n      - tabel\n      - egp: { colunm: [x] }\n      - date: { fiscalYear: soon }\n`;
    const all = said(text).join('\n');
    expect(all).toContain('5:1 sites: unknown key "sites". Did you mean "site"?');
    expect(all).toContain('9:12 O13.urls[0]: must be a whole address');
    expect(all).toContain('11:9 O13.checks[0]: unknown check "tabel". Did you mean "table"?');
    expect(all).toContain('12:16 O13.checks[1].egp.colunm: unknown key "colunm". Did you mean "column"?');
    expect(all).toMatch(/^13:\d+ O13\.checks\[2\]\.date\.fiscalYear: /m);
  });

  it.each([
    ['an empty file', '', /empty/],
    ['a list', '- a\n', /wrong type/],
    ['a missing version', `${HEAD.replace('version: 1\n', '')}items: { O1: { title: x } }\n`, /"version" is required/],
    ['another version', `${HEAD.replace('version: 1', 'version: 2')}items: { O1: { title: x } }\n`, /must be one of 1/],
    ['a missing agency', `${HEAD.replace(/agency.*\n/, '')}items: { O1: { title: x } }\n`, /"agency.name" is required/],
    ['a missing site', `${HEAD.replace(/site.*\n/, '')}items: { O1: { title: x } }\n`, /"site" is required/],
    [
      'a missing year',
      `${HEAD.replace(/fiscalYear.*\n/, '')}items: { O1: { title: x } }\n`,
      /"fiscalYear" is required/,
    ],
    ['neither items nor extends', HEAD, /"items" is required/],
    ['an item without a title', `${HEAD}items: { O1: { owner: x } }\n`, /"title" is required/],
    ['a year of the Christian era', `${HEAD.replace('2568', '2025')}items: { O1: { title: x } }\n`, /Buddhist-era/],
    ['a number as text', `${HEAD}crawl: { maxPages: "many" }\nitems: { O1: { title: x } }\n`, /wrong type/],
    ['a negative number', `${HEAD}crawl: { retries: -1 }\nitems: { O1: { title: x } }\n`, /at least 0/],
    [
      'a single address instead of a list',
      `${HEAD}items: { O1: { title: x, urls: https://a.example/ } }\n`,
      /expected a list/,
    ],
    ['an identifier with a blank', `${HEAD}items: { "O 1": { title: x } }\n`, /identifier/],
    ['an identifier that reaches the prototype', `${HEAD}items: { __proto__: { title: x } }\n`, /identifier/],
    [
      'a severity that is none',
      `${HEAD}items: { O1: { title: x, checks: [{ egp: { severity: fatal } }] } }\n`,
      /severity "fatal"/,
    ],
    [
      'a severity for an unknown code',
      `${HEAD}items: { O1: { title: x, checks: [{ egp: { severity: { egp/digit: off } } }] } }\n`,
      /Did you mean "egp\/digits"/,
    ],
    [
      'a pattern that is no regular expression',
      `${HEAD}items: { O1: { title: x, checks: [{ text: { all: ["/(/"] } }] } }\n`,
      /\(/,
    ],
    [
      'a list that coverage names and nobody wrote',
      `${HEAD}items: { O1: { title: x, checks: [{ coverage: { of: servces } }] } }\n`,
      /Did you mean "services"/,
    ],
    [
      'an item that coverage names and nobody wrote',
      `${HEAD}items: { O1: { title: x, checks: [{ coverage: { of: { item: O9, column: x } } }] } }\n`,
      /unknown item "O9"/,
    ],
    [
      'an item in scoring that nobody wrote',
      `${HEAD}items: { O1: { title: x } }\nscoring: { indicators: [{ id: "9", title: x, groups: [[O7]] }] }\n`,
      /unknown item "O7"/,
    ],
    ['an extends that is not there', `${HEAD}extends: oit-9999\n`, /cannot read what extends names: oit-9999/],
    ['an extends that runs in a circle', 'version: 1\nextends: ./wrong.yaml\n', /circle/],
    ['tabs', `${HEAD}items:\n\tO1: { title: x }\n`, /tabs/],
    ['a duplicate key', `${HEAD}items:\n  O1: { title: x }\n  O1: { title: y }\n`, /twice/],
    [
      'a bomb of aliases',
      `${HEAD}a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`,
      /alias/,
    ],
    ['nesting without end', `${HEAD}x: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`, /nested|YAML/],
  ])('%s', (_, text, expected) => {
    const problems = problemsOf(text);
    expect(problems.map((problem) => problem.message.en).join('\n')).toMatch(expected);
    for (const problem of problems) {
      expect(problem.line).toBeGreaterThan(0);
      expect(problem.column).toBeGreaterThan(0);
      expect(problem.message.th).toMatch(/[ก-๛]/);
    }
  });

  it('a file over 1 MiB', () => {
    expect(problemsOf(`${HEAD}#${'x'.repeat(1024 * 1024)}\n`)[0]?.message.en).toMatch(/larger than 1 MiB/);
  });

  it('a file that is not UTF-8', () => {
    expect(problemsOf(Buffer.from([0xa1, 0xd2, 0xc3]))[0]?.message.en).toMatch(/not UTF-8/);
  });

  it('a file that is not there', () => {
    expect(() => loadChecklist(join(folder, 'nowhere.yaml'), { registry: checks })).toThrow(UserError);
  });
});

describe('a mistake beside other mistakes', () => {
  it('names that lead nowhere are told of together with wrong keys and values', () => {
    const lines = said(
      `${HEAD}items:\n  O1: { titel: x, checks: [coverage: { of: servces }] }\nscoring: { indicators: [{ id: "9", title: x, groups: [[O1, O2]] }], iit: 101 }\n`,
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        '6:9 O1.titel: unknown key "titel". Did you mean "title"?',
        '6:28 O1.checks[0]: unknown list "servces". Did you mean "services"?',
        '7:60 scoring.indicators[0].groups[0][1]: unknown item "O2". Did you mean "O1"?',
        '7:74 scoring.iit: must be at most 100',
      ]),
    );
  });

  it('a base that is not there is the one fault, with the name that may be meant; what it would bring is not asked for', () => {
    expect(said(`${HEAD}extends: oit-2567\nitems:\n  O13: { urls: [] }\nscoring: { iit: 99 }\n`)).toEqual([
      '5:10 extends: cannot read what extends names: oit-2567 (no such checklist file). Did you mean "oit-2568"?',
      '8:1 scoring.indicators: "scoring.indicators" is required',
    ]);
  });

  it('a file of the chain is named as the checklist is, and a title that lacks at its item', () => {
    mkdirSync(join(folder, 'bases'), { recursive: true });
    write('bases/base.yaml', 'items:\n  A: { title: ก, foo: 1 }\n  B: { owner: ข }\n');
    write('over.yaml', `${HEAD}extends: bases/base.yaml\n`);
    const path = relative(process.cwd(), join(folder, 'over.yaml'));
    const problems = problemsIn(path).map(({ file, line, column, path: at }) => `${file}:${line}:${column} ${at}`);
    const base = relative(process.cwd(), join(folder, 'bases', 'base.yaml'));
    expect(problems).toEqual([`${base}:2:18 A.foo`, `${base}:3:3 B.title`]);
  });

  it('a chain that bites its tail is told of once, whatever its names look like', () => {
    write('round-a.yaml', `${HEAD}extends: ./round-b.yaml\nitems:\n  A: { title: ก }\n`);
    write('round-b.yaml', 'extends: round-a.yaml\n');
    const path = relative(process.cwd(), join(folder, 'round-a.yaml'));
    expect(problemsIn(path).map(({ path: at }) => at)).toEqual(['extends']);
  });

  it.each([
    ['an alias without its anchor, at the alias', `${HEAD}items:\n  A: *zz\n`, /^6:6 : \*zz has no anchor/],
    ['a second document', `${HEAD}items: {}\n---\nversion: 1\n`, /^6:1 : more than one document/],
    ['a bracket left open', `${HEAD}items:\n  A: { title: ก\n`, /^6:6 : a bracket/],
    ['an empty text', `${HEAD}items:\n  A: { title: "" }\n`, /^6:15 A\.title: must not be empty$/],
    ['a list where a map belongs', `${HEAD}items: []\n`, /^5:8 items: wrong type/],
    ['nothing where a map belongs', `${HEAD}items:\n`, /^5:1 items: wrong type/],
    ['a word where a number or all belongs', `${HEAD}crawl: { sample: al }\nitems: {}\n`, /number or all$/],
    ['an option that must be there', `${HEAD}items:\n  A: { title: ก, checks: [table] }\n`, /"columns" is required$/],
    [
      'one of two options',
      `${HEAD}items:\n  A: { title: ก, checks: [channel: {}] }\n`,
      /channel: any or all is required$/,
    ],
    ['an address without its slashes', `${HEAD}items:\n  A: { title: ก, urls: ["https:x.go.th"] }\n`, /whole address/],
    ['no size at all', `${HEAD}crawl: { maxFileMiB: 0 }\nitems: {}\n`, /must be more than 0$/],
    ['a round in a thousand years', `${HEAD}schedule: { everyDays: 400000 }\nitems: {}\n`, /at most 36500$/],
  ])('%s', (_, text, expected) => {
    expect(said(text)).toEqual([expect.stringMatching(expected)]);
  });

  it.each([
    ['a backslash', 'site: "C:\\d"'],
    ['a reserved sign', 'site: @x'],
    ['a quotation mark left open', 'site: "x'],
    ['a colon in a text', 'site: a: b'],
    ['a colon within brackets', 'agency: { name: a: b }'],
    ['too many brackets', 'items: {}}'],
  ])('of the YAML itself is said in Thai alone: %s', (_, line) => {
    const problems = problemsOf(`${line}\n`);
    expect(problems).not.toHaveLength(0);
    for (const { message } of problems) expect(message.th).not.toMatch(/[a-z]{4}/);
  });
});

describe('the JSON Schema for editors judges as the loader does', () => {
  const schema = checklistJsonSchema(checks) as unknown as {
    readonly properties: { readonly site: { readonly pattern: string } };
    readonly $defs: { readonly check: { readonly anyOf: readonly EntrySchema[] } };
  };
  interface EntrySchema {
    readonly enum?: readonly string[];
    readonly required?: readonly string[];
    readonly properties?: {
      readonly severity: {
        readonly anyOf: readonly { readonly propertyNames?: { readonly enum: readonly string[] } }[];
      };
    };
  }
  const site = new RegExp(schema.properties.site.pattern);
  const entries = schema.$defs.check.anyOf;

  it.each([
    'https://x.go.th/',
    'HTTP://x.go.th',
    ' https://x.go.th/ไทย ',
    'ftp://x',
    'x.go.th',
    'https:x.go.th',
    'https://',
  ])('of the address "%s"', (address) => {
    const isRight = problemsOf(`${HEAD.replace('https://www.example.go.th/', `'${address}'`)}items: {}\n`).length === 0;
    expect(site.test(address)).toBe(isRight);
  });

  it('of checks that stand by their name alone', () => {
    const alone = [...checks.keys()].filter(
      (id) => problemsOf(`${HEAD}lists: { x: [] }\nitems:\n  A: { title: ก, checks: [${id}] }\n`).length === 0,
    );
    expect(entries[0]?.enum).toEqual(alone);
    expect(alone).not.toContain('table');
  });

  it('of the codes under severity', () => {
    const egp = entries.find(({ required }) => required?.[0] === 'egp');
    const names = egp?.properties?.severity.anyOf[1]?.propertyNames?.enum;
    expect(names).toContain('egp/digits');
    expect(names).toContain('digits');
    expect(names).not.toContain('text/missing');
  });
});

it('every bundled profile loads', () => {
  for (const name of bundledProfiles()) {
    const checklist = load(`${HEAD}extends: ${name}\n`);
    expect(checklist.items.length, name).toBeGreaterThan(0);
    for (const item of checklist.items) expect(item.owner, `${name} ${item.id}`).not.toBeNull();
  }
});

it('guesses what was meant for the first of many unknown names, and tells all of them', () => {
  const names = Array.from({ length: 100 }, (_, at) => `I${at + 100}`);
  write('base.yaml', `${HEAD}items:\n${names.map((name) => `  ${name}: { title: x }\n`).join('')}`);
  const guessed = (text: string, problem: string): number[] => {
    const told = said(text).filter((line) => line.includes(problem));
    return [told.length, told.filter((line) => line.includes('Did you mean')).length];
  };
  const mistyped = names.map((name) => `${name}x`);
  const untitled = `${HEAD}extends: ./base.yaml\nitems:\n${mistyped.map((name) => `  ${name}: {}\n`).join('')}`;
  expect(guessed(untitled, '"title" is required')).toEqual([100, 30]);
  const groups = `scoring: { indicators: [{ id: '1', title: x, groups: [[${mistyped.join()}]] }] }\n`;
  expect(guessed(`${HEAD}extends: ./base.yaml\n${groups}`, 'unknown item')).toEqual([100, 30]);
  const columns = mistyped.map((name) => `{ name: ${name}, heading: ${name} }`).join();
  const rules = names.map((name) => `"${name} <= ${name}"`).join();
  const table = `items: { A: { title: x, urls: [/a], checks: [{ table: { columns: [${columns}], rules: [${rules}] } }] } }\n`;
  expect(guessed(`${HEAD}${table}`, 'unknown column')).toEqual([200, 30]);
});

it('checklists of several kinds of bodies that extend one profile are each as they are alone', () => {
  const loadNext = createChecklistLoader(checks);
  const own = 'items: { O1: { checks: [link] }, O13: { urls: ["https://www.example.go.th/a"] } }\n';
  const names = ['เทศบาลตำบลก', 'อบต.ข', 'เทศบาลตำบลค', 'อบจ.ง', 'ศูนย์เด็กเล็ก'];
  const paths = names.map((name, at) =>
    write(`town-${at}.yaml`, `${HEAD.replace('เทศบาลตำบลสำราญ', name)}extends: oit-2568\n${at === 2 ? own : ''}`),
  );
  const together = paths.map(loadNext);
  expect(together).toEqual(paths.map((path) => loadChecklist(path, { registry: checks })));
  expect(together[0]?.items).not.toEqual(together[1]?.items);
});
