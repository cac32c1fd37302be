import { read } from '@e965/xlsx';
import { DOMParser } from '@xmldom/xmldom';
import { load } from 'cheerio';
import mammoth from 'mammoth';
import { beforeAll, describe, expect, it } from 'vitest';
import { placeAt } from '../../src/model/finding.js';
import type { Report } from '../../src/model/report.js';
import type { Round } from '../../src/model/round.js';
import { buildReport } from '../../src/report/compose/build-report.js';
import { githubAnnotations, githubSummary, reporters, type View } from '../../src/report/registry.js';
import { parseCsv } from './csv-rows.js';
import { sampleChecks } from './sample-checks.js';
import { evidence, finding, item, ran, sampleRound, sampleView } from './sample-round.js';

const SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(2)>" onmouseover="alert(3)';
const ESCAPES =
  '\u001b[31mred\u001b[0m\u001b]8;;http://evil.test/\u0007click\u001b]8;;\u0007\u001b]0;title\u0007\u009b2J';
const XML = ']]>--><!-- <![CDATA[ &amp; &#0; \u0000\u0008\u000b\uFFFE\uFFFF\uD800';
const BIDI = '\u202Egpj.exe\u202C\u2066x\u2069\u200F\u061C';
const FORMULA = '=HYPERLINK("http://evil.test","click")';
const MARKDOWN =
  '[x](javascript:alert(1)) ![y](http://evil.test/p.png) @everyone `code` **b** | cell | \n# heading\n::error::injected';
const LONG = 'ก'.repeat(100_000);
const ALL = [SCRIPT, ESCAPES, XML, BIDI, FORMULA, MARKDOWN, '%0A::set-output name=x::y'].join(' ');

/** The same hostile text in every place in which a site or a checklist can write something. */
function hostileRound(text: string): Round {
  const url = `http://town.test/a.html?q="><script>alert(4)</script>&x=${text}`;
  const at = placeAt(url, { sheet: text, table: 1, row: 3, rowLabel: text, column: text });
  const hostile = item('O13', text, {
    owner: text,
    verdict: 'fail',
    evidence: [
      evidence(url, {
        label: text,
        foundOn: url,
        dates: [{ date: '2024-10-02', precision: 'day', fiscalYear: null, from: 'text', text }],
      }),
    ],
    unexamined: [{ url, foundOn: url }],
    results: [
      ran('coverage', finding('coverage/missing', { entry: text }, { at, actual: text, expected: text })),
      ran('text', finding('text/placeholder', { text }, { severity: 'warning', at: placeAt(url), actual: text })),
      ran('link', finding('link/http-status', { status: 404 }, { at: placeAt(`javascript:alert("${text}")`) })),
    ],
    changes: [{ url, kind: 'changed', before: null, after: null, explained: false, details: [text] }],
  });
  return {
    ...sampleRound,
    seed: text,
    checklist: {
      ...sampleRound.checklist,
      agency: { name: text, district: text, province: text },
      site: 'javascript:alert(5)',
    },
    items: [hostile],
    links: [
      {
        ...sampleRound.links[0]!,
        url,
        problems: [{ code: 'unverifiable', data: { reason: text } }],
        foundOn: [{ url, text }],
      },
    ],
    score: { indicators: [{ id: '9', title: text, score: 1 }], oit: 1, ita: null },
  };
}

const texts: Record<string, string> = {
  script: SCRIPT,
  escapes: ESCAPES,
  xml: XML,
  bidi: BIDI,
  formula: FORMULA,
  markdown: MARKDOWN,
  long: LONG,
  all: ALL,
};
const view: View = { ...sampleView, color: false, verbose: true };
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\uFFFE\uFFFF]/;

async function rendered(id: string, report: Report, how: View = view): Promise<string> {
  return (await reporters.get(id)!.render(report, how)) as string;
}

describe.each(Object.entries(texts))('text from a site: %s', (_, text) => {
  let report: Report;
  beforeAll(() => {
    report = buildReport(hostileRound(text), 'th', sampleChecks);
  });

  it('loses its control characters and is bounded in the report', () => {
    const strings: string[] = [];
    JSON.stringify(report, (_key, value: unknown) => {
      if (typeof value === 'string') strings.push(value);
      return value;
    });
    expect(strings.filter((string) => FORBIDDEN.test(string) || LONE_SURROGATE.test(string))).toEqual([]);
    expect(Math.max(...strings.map(({ length }) => length))).toBeLessThan(10_000);
  });

  it('sends no escape sequence to a terminal but our own', async () => {
    expect(await rendered('pretty', report)).not.toMatch(FORBIDDEN);
    const colored = await rendered('pretty', report, { ...view, color: true, hyperlinks: true });
    const withoutOurs = colored
      .replace(/\u001b\[\d+m/g, '')
      .replace(/\u001b\]8;;(https?:\/\/[\x21-\x7e]*)?\u001b\\/g, '');
    expect(withoutOurs).not.toMatch(FORBIDDEN);
  });

  it('runs nothing and loads nothing in HTML', async () => {
    const page = load(await rendered('html', report));
    expect(page('script')).toHaveLength(1);
    expect(page('img, iframe, object, embed, link, base, video, audio, source')).toHaveLength(0);
    const elements = page('*').toArray();
    const attributes = elements.flatMap((element) => Object.entries('attribs' in element ? element.attribs : {}));
    expect(attributes.filter(([name]) => name.startsWith('on') || name === 'style' || name === 'src')).toEqual([]);
    expect(attributes.filter(([name, value]) => name === 'href' && !/^(https?:\/\/|#)/.test(value))).toEqual([]);
  });

  it('leaves XML well-formed', async () => {
    const faults: string[] = [];
    const parser = new DOMParser({ errorHandler: (level, message) => faults.push(`${level}: ${String(message)}`) });
    const document = parser.parseFromString(await rendered('junit', report), 'text/xml');
    expect(faults).toEqual([]);
    expect(document.getElementsByTagName('testcase')).toHaveLength(1);
    expect(document.getElementsByTagName('failure')).toHaveLength(1);
  });

  it('leaves JSON and SARIF parseable and SARIF addresses as references', async () => {
    expect(JSON.parse(await rendered('json', report))).toEqual(JSON.parse(JSON.stringify(report)));
    const log = JSON.parse(await rendered('sarif', report)) as {
      runs: { results: { relatedLocations?: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[];
    };
    const uris = log.runs[0]!.results.flatMap(({ relatedLocations }) => relatedLocations ?? []).map(
      (place) => place.physicalLocation.artifactLocation.uri,
    );
    expect(uris.length).toBeGreaterThan(2);
    expect(uris.filter((uri) => !/^[\x21-\x7e]+$/.test(uri) || /[<>"]/.test(uri))).toEqual([]);
  });

  it('starts no formula and breaks no row in CSV', async () => {
    const rows = parseCsv(await rendered('csv', report));
    expect(rows).toHaveLength(1 + report.items[0]!.findings.length);
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
    expect(rows.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
  });

  it('stays text in a workbook that opens', async () => {
    const bytes = await reporters.get('xlsx')!.render(report, view);
    const book = read(bytes, { type: 'buffer', cellFormula: true });
    const cells = book.SheetNames.flatMap((name) =>
      Object.entries(book.Sheets[name]!).filter(([ref]) => !ref.startsWith('!')),
    ).map(([, cell]) => cell as { f?: string; t: string; v: unknown; l?: { Target: string } });
    expect(cells.length).toBeGreaterThan(30);
    expect(cells.filter(({ f }) => f !== undefined)).toEqual([]);
    expect(cells.filter(({ l }) => l !== undefined && !/^https?:\/\//.test(l.Target))).toEqual([]);
    if (text === FORMULA) expect(cells.filter(({ v, t }) => v === FORMULA && t === 's').length).toBeGreaterThan(3);
  });

  it('stays text in a memo that opens', async () => {
    const bytes = await reporters.get('docx')!.render(report, view);
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes as Uint8Array) });
    expect(value).toContain('บันทึกข้อความ');
    expect(value).not.toMatch(FORBIDDEN);
    if (text === SCRIPT) expect(value).toContain('<script>');
  });

  it('makes no markup, link, image or mention of its own in Markdown', async () => {
    const lines = (await rendered('markdown', report)).split('\n');
    const bare = lines
      .join('\n')
      .replace(/\\./g, '')
      .replace(/\]\(<https?:\/\/[\x21-\x7e]*>\)/g, ']()');
    expect(bare).not.toMatch(/<|@|!\[|\]\((?!\))/);
    expect(lines.filter((line) => /^#/.test(line) && /heading/.test(line) && !line.includes('\\['))).toEqual([]);
    expect(bare).not.toMatch(/https?:\/\/evil/);
  });

  it('gives GitHub no command of its own', async () => {
    for (const line of githubAnnotations([report])) expect(line).toMatch(/^::(error|warning) [^\n\r]*$/);
    expect(Buffer.byteLength(await githubSummary([report], view))).toBeLessThan(1_048_576);
  });
});
