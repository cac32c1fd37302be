import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { read } from '@e965/xlsx';
import { DOMParser } from '@xmldom/xmldom';
import { load } from 'cheerio';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, type Ended, openDesk, runProgram } from '../helpers/program.js';
import { file, html, type Site, startSite } from '../helpers/site.js';
import { parseCsv } from '../report/csv-rows.js';

// What a reporter alone makes of such text is held by test/report/hostile.test.ts; here it comes from a site, through the whole
// program, and out of every command.

const ESCAPES = '\u001b[31mred\u001b[0m\u001b]8;;http://evil.test/\u0007click\u001b]0;title\u0007\u009b2J\u202Egpj.exe';
const SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(2)>"onmouseover="alert(3)';
const FORMULA = '=HYPERLINK("http://evil.test/","click")';
const MARKDOWN = '[x](javascript:alert(1)) ![y](http://evil.test/p.png) @everyone \n# heading\n::error::injected';
const XML = ']]>--><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;\u0000\uFFFE';
const ALL = [FORMULA, ESCAPES, SCRIPT, MARKDOWN, XML].join(' ');
const escaped = ALL.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A file of the site: the same hostile text in its heading and cells; the last row differs from round to round. */
const table = (last: string): string =>
  [
    ['ลำดับที่', 'รายการ', 'เลขที่โครงการ e-GP'],
    [ALL, ALL, ALL],
    ['2', FORMULA, '670191234'],
    ['3', last, '67019123456'],
  ]
    .map((row) => row.map((cell) => quoted(cell.replaceAll('\0', ''))).join(','))
    .join('\r\n');

const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202A-\u202E\u2066-\u2069]/;
const NAMES = [
  '../../../../tmp/evil.csv',
  '..\\..\\evil.csv',
  '/etc/passwd',
  'a\u202Evsc.exe',
  'CON',
  '.ssh',
  '$(id).csv',
  '-rf',
];
const FORMS = ['pretty', 'json', 'junit', 'html', 'markdown', 'csv', 'xlsx', 'sarif', 'docx'] as const;

let desk: Desk;
let site: Site;
let last = 'ก';
const ended: Ended[] = [];

beforeAll(async () => {
  desk = openDesk();
  const named = Object.fromEntries(
    NAMES.map((name, number) => [
      `/get${number}`,
      file(`ลำดับที่,รายการ\r\n1,${number}`, 'text/csv', {
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      }),
    ]),
  );
  site = await startSite({
    ...named,
    '/': html(
      `<title>${escaped}</title><h1>${escaped}</h1><p>${'ยินดีต้อนรับ '.repeat(20)}</p><a href="/gone.html">${escaped}</a>`,
    ),
    '/o13.html': html(
      `<title>${escaped}</title><h1>${escaped}</h1><p>${'รายงานผลการจัดซื้อจัดจ้าง '.repeat(10)}</p>` +
        `<a href="/o13.csv" title="${escaped}">${escaped}</a><a href='/${encodeURIComponent(ALL)}.pdf'>${escaped}</a>` +
        NAMES.map((name, number) => `<a href="/get${number}" download>${name.replace(/</g, '')}.csv</a>`).join(''),
    ),
    '/o13.csv': (request, response, times) =>
      file(table(last), 'text/csv', {
        'x-odd': Buffer.from(ALL.replace(/[\r\n\0]/g, ''))
          .toString('latin1')
          .replace(/[^\t\x20-\xff]/g, ''),
      })(request, response, times),
  });
  desk.write(
    'town.yaml',
    `version: 1
agency: { name: ${JSON.stringify(ALL.replace('\uFFFE', ''))} }
site: ${site.url}
fiscalYear: 2568
crawl: { retries: 0, timeoutMs: 5000 }
items:
  O13:
    title: ${JSON.stringify(ALL.replace('\uFFFE', ''))}
    owner: ${JSON.stringify(ALL.replace('\uFFFE', ''))}
    urls: [${site.origin}/o13.html]
    checks: [egp, change, { text: { all: [${JSON.stringify(FORMULA)}, ${JSON.stringify(SCRIPT)}, ไม่มีคำนี้], none: [HYPERLINK] } }]
`,
  );
  const formats = FORMS.flatMap((name) => ['-f', `${name}=out.${name}`]);
  ended.push(await desk.run('run', 'town.yaml', '--now', '2025-10-01T02:00:00Z'));
  last = `${ALL} ข`;
  ended.push(await desk.run('run', 'town.yaml', '--now', '2025-10-16T02:00:00Z', '--verbose', ...formats));
  for (const command of [
    ['diff', '--checklist', 'town.yaml'],
    ['history', '--checklist', 'town.yaml'],
    ['history', '--item', 'O13', '--checklist', 'town.yaml'],
    ['report', '--checklist', 'town.yaml', '--lang', 'en', '--verbose'],
    ['recheck', '--checklist', 'town.yaml'],
    ['accept', 'O13', '--letter', ALL, '--by', ALL, '--checklist', 'town.yaml'],
    ['evidence', 'export', '--to', 'appeal', '--checklist', 'town.yaml'],
    ['evidence', 'export', '--to', 'appeal.zip', '--checklist', 'town.yaml'],
    ['explain', ALL],
    ['validate', 'bad.yaml'],
    ['run', 'town.yaml', '--only', ALL],
    ['run', ALL],
    [ALL],
    ['run', 'town.yaml', `--${ALL}`],
    ['run', 'town.yaml', `--${ESCAPES}`],
    ['run', 'town.yaml', `--${ESCAPES}`, '--lang', 'en'],
  ]) {
    if (command[1] === 'bad.yaml')
      desk.write(
        'bad.yaml',
        `version: 1\n${JSON.stringify(ALL)}: 1\nitems: { O1: { title: x, checks: [${JSON.stringify(ALL)}], urls: [${JSON.stringify(ALL)}] } }\n`,
      );
    // The command line itself can hold no NUL.
    ended.push(await desk.run(...command.map((word) => word.replaceAll('\0', ''))));
  }
});

afterAll(async () => {
  await site.close();
  desk.clear();
});

const output = (name: (typeof FORMS)[number]): Buffer => readFileSync(join(desk.dir, `out.${name}`));

describe('text of a site that attacks whoever reads it', () => {
  test('is found in the report, so that the rest of this table is about something', () => {
    expect(output('json').toString()).toContain('egp/digits');
    expect(ended[1]?.status).toBe(1);
    expect(ended.map(({ stderr }) => stderr).join('\n')).not.toMatch(/TypeError|at .*\.js:\d+/);
  });

  test('no command sends it to the terminal as an escape sequence', () => {
    for (const { stdout, stderr } of ended) {
      expect(stdout).not.toMatch(FORBIDDEN);
      expect(stderr).not.toMatch(FORBIDDEN);
    }
  });

  test('no text form holds a control character', () => {
    for (const name of ['pretty', 'json', 'junit', 'html', 'markdown', 'csv', 'sarif'] as const)
      expect(
        output(name)
          .toString()
          .replace(/^\uFEFF/, ''),
      ).not.toMatch(FORBIDDEN);
  });

  test('runs and loads nothing in HTML', () => {
    const page = load(output('html').toString());
    expect(page('script')).toHaveLength(1);
    expect(page('img, iframe, object, embed, link, base')).toHaveLength(0);
    const attributes = page('*')
      .toArray()
      .flatMap((element) => Object.entries('attribs' in element ? element.attribs : {}));
    expect(attributes.filter(([name]) => name.startsWith('on') || name === 'src')).toEqual([]);
    expect(attributes.filter(([name, value]) => name === 'href' && !/^(https?:\/\/|#)/.test(value))).toEqual([]);
  });

  test('starts no formula in CSV and XLSX', () => {
    const cells = parseCsv(output('csv').toString()).flat();
    expect(cells.some((cell) => cell.includes('HYPERLINK'))).toBe(true);
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    const book = read(output('xlsx'), { type: 'buffer', cellFormula: true });
    const formulas = book.SheetNames.flatMap((name) => Object.values(book.Sheets[name] ?? {})).filter(
      (cell: unknown) => typeof cell === 'object' && cell !== null && 'f' in cell && cell.f !== undefined,
    );
    expect(formulas).toEqual([]);
  });

  test.each(['xlsx', 'docx'] as const)(
    'leaves the XML within %s well-formed and without entities of its own',
    (name) => {
      for (const [member, bytes] of Object.entries(unzipSync(output(name)))) {
        if (!/\.(?:xml|rels)$/.test(member)) continue;
        const faults: string[] = [];
        const text = Buffer.from(bytes).toString('utf8');
        new DOMParser({ errorHandler: (_, message) => faults.push(String(message)) }).parseFromString(text, 'text/xml');
        expect({ member, faults }).toEqual({ member, faults: [] });
        expect(text).not.toMatch(/<!ENTITY|<!DOCTYPE/);
      }
    },
  );

  test('leaves JUnit well-formed, JSON and SARIF parseable', () => {
    const faults: string[] = [];
    new DOMParser({ errorHandler: (_, message) => faults.push(String(message)) }).parseFromString(
      output('junit').toString(),
      'text/xml',
    );
    expect(faults).toEqual([]);
    for (const name of ['json', 'sarif'] as const) expect(() => JSON.parse(output(name).toString())).not.toThrow();
  });
});

describe('names that a site gives its files', () => {
  const within = (root: string): string[] =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));

  test('lead nowhere out of the exported folder', () => {
    const names = within(join(desk.dir, 'appeal'));
    expect(names.length).toBeGreaterThan(NAMES.length);
    for (const name of names) {
      expect(resolve(desk.dir, 'appeal', name).startsWith(resolve(desk.dir, 'appeal') + sep)).toBe(true);
      expect(name.split('/').at(-1)).not.toMatch(FORBIDDEN);
    }
    expect(existsSync(join(desk.dir, 'evil.csv'))).toBe(false);
  });

  test('lead nowhere out of the exported archive', () => {
    const names = Object.keys(unzipSync(readFileSync(join(desk.dir, 'appeal.zip'))));
    expect(names.sort()).toEqual(within(join(desk.dir, 'appeal')).sort());
    for (const name of names) expect(name).not.toMatch(/^\/|\\|(?:^|\/)\.\.(?:\/|$)|^[a-z]:/i);
  });

  test('leave nothing outside the state folder, the outputs and the exports', () => {
    const outputs = FORMS.map((name) => `out.${name}`);
    expect(readdirSync(desk.dir).sort()).toEqual(
      ['.oit-audit', 'appeal', 'appeal.zip', 'bad.yaml', 'town.yaml', ...outputs].sort(),
    );
  });

  test('the cover page of an export runs and loads nothing', () => {
    const page = load(readFileSync(join(desk.dir, 'appeal', 'cover.html'), 'utf8'));
    expect(page('script, img, iframe, object, embed, link, base')).toHaveLength(0);
    expect(page.html()).not.toMatch(FORBIDDEN);
  });
});

describe('what a checklist has wrong', () => {
  const head = 'version: 1\nagency: { name: x }\nsite: https://www.example.go.th/\nfiscalYear: 2568\n';
  const items = 'items: { A: { title: x, urls: ["https://www.example.go.th/a"] } }\n';
  const lines = async (text: string, env: Readonly<Record<string, string>>): Promise<string> => {
    const place = openDesk();
    place.write('town.yaml', text);
    const { stderr } = await runProgram(['validate', 'town.yaml'], { cwd: place.dir, env });
    place.clear();
    return stderr;
  };
  const commands = [
    ['a key', `${head}"bad\\n::add-mask::x": 1\n${items}`],
    ['an item', `${head}items: { "O1\\n::error::x ##[error]y": { title: x } }\n`],
    ['a key of the agency', `${head.replace('name: x', '"k\\n##[group]e": 1')}${items}`],
    ['the name of a base', `${head}extends: "no\\n::stop-commands::x"\n${items}`],
    ['the name of a check', `${head}items: { A: { title: x, checks: ["\\n ::warning::x\\r::error::y"] } }\n`],
  ] as const;

  test.each(commands)('gives a build server no command: %s', async (_, text) => {
    const said = await lines(text, { GITHUB_ACTIONS: 'true' });
    expect(said).toContain('town.yaml:');
    expect(said).not.toMatch(/^\s*::|##\[/m);
  });

  test.each(commands)('is one line and its excerpt: %s', async (_, text) => {
    for (const line of (await lines(text, {})).trimEnd().split('\n'))
      expect(line).toMatch(/town\.yaml:\d|^ +(?:\d+ )?\||^ {4}/);
  });
});

test('what init says of planted words gives a build server no command', async () => {
  const words = ['สล็อตเว็บตรง ##[add-mask]ไม่ผ่าน', '##[error]บาคาร่าออนไลน์', '::error::สล็อต แตกง่าย'];
  const links = words.map((text, n) => `<a href="https://slot${n}-pg-auto.test/">${text}</a>`).join(' ');
  const hacked = await startSite({ '/': html(`<title>เทศบาล</title><h1>เทศบาลตำบลสำราญ</h1><div>${links}</div>`) });
  const place = openDesk();
  const env = { GITHUB_ACTIONS: 'true' };
  const { stderr } = await runProgram(['init', hacked.url, '-o', 'town.yaml', '--yes'], { cwd: place.dir, env });
  await hacked.close();
  place.clear();
  expect(stderr).toMatch(/เจาะระบบ/);
  expect(stderr).not.toMatch(/^\s*::|##\[/m);
});
