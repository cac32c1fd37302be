import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { loadChecklist } from '../src/checklist/load.js';
import { checks } from '../src/checks/registry.js';
import { COMMANDS } from '../src/cli/commands/registry.js';
import { optionLines } from '../src/cli/parsed-options.js';
import { ZIP_LIMITS } from '../src/extract/containers/zip-archive.js';
import { SHEET_LIMITS } from '../src/extract/grid/sheet-source.js';
import { EXTRACT_SETTINGS } from '../src/extract/limits.js';
import { MAX_OCR_PAGES } from '../src/extract/ocr-budget.js';
import { MAX_TABLE_PAGES, MAX_TEXT_PAGES } from '../src/extract/pdf/read-pdf.js';
import { MAX_PIXELS } from '../src/extract/raster/bitmap.js';
import { MAX_MEMBERS } from '../src/extract/read-zip.js';
import { page, startSite } from './helpers/site.js';

/** Every page that users read, by its path. */
const pages = new Map(
  ['README.md', ...readdirSync('docs').map((name) => `docs/${name}`)].map((path) => [path, readFileSync(path, 'utf8')]),
);
const readme = pages.get('README.md') ?? '';

/** The fenced blocks of one language in all pages, the README first. */
function blocks(language: string): string[] {
  const fence = new RegExp(`^ *\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\`$`, 'gm');
  return [...pages.values()].flatMap((text) => [...text.matchAll(fence)].map((match) => match[1] ?? ''));
}

it('every YAML example parses', () => {
  const examples = blocks('yaml');
  expect(examples.length).toBeGreaterThanOrEqual(3);
  for (const example of examples) {
    for (const document of parseAllDocuments(example))
      expect('errors' in document ? document.errors : [], example).toEqual([]);
  }
});

it('the example of a checklist is one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oit-readme-'));
  try {
    const example = blocks('yaml').find((block) => block.startsWith('version: 1')) ?? '';
    writeFileSync(join(folder, 'town.yaml'), example);
    const checklist = loadChecklist(join(folder, 'town.yaml'), { registry: checks });
    expect(checklist.items.map(({ id }) => id)).toEqual(expect.arrayContaining(['O1', 'O13', 'O28', 'X1']));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('every command and option that the shell examples use exists', () => {
  const lines = blocks('sh')
    .flatMap((block) => block.split('\n'))
    .filter((line) => line.includes('oit-audit '));
  expect(lines.length).toBeGreaterThan(5);
  const flags = new Set(
    optionLines().flatMap(({ flags: text }) => text.split(/[ ,]+/).filter((word) => word.startsWith('-'))),
  );
  for (const line of lines) {
    const words = line
      .slice(line.indexOf('oit-audit ') + 'oit-audit '.length)
      .replace(/#.*$/, '')
      .replace(/"[^"]*"/g, 'x')
      .trim()
      .split(/\s+/);
    expect(
      COMMANDS.map(({ name }) => name),
      line,
    ).toContain(words[0]);
    for (const word of words.filter((candidate) => candidate.startsWith('-')))
      expect([...flags], line).toContain(word.split('=')[0]);
  }
});

it('the library example runs as it stands and prints what fails', async () => {
  const [example = ''] = blocks('js');
  const site = await startSite({ '/': page('หน้าแรก', '<h1>เทศบาล</h1><p>ยินดีต้อนรับสู่เว็บไซต์ของเทศบาล</p>') });
  const folder = mkdtempSync(join(tmpdir(), 'oit-readme-'));
  // Inside the package its own name leads to it, as it would for one who installed it. Not in `test`, whose sources another test lists.
  const script = `.readme-example-${process.pid}.mjs`;
  try {
    const town = join(folder, 'town.yaml');
    writeFileSync(
      town,
      `version: 1\nagency: { name: x }\nsite: ${site.url}\nfiscalYear: 2568\nitems: { O1: { title: t, owner: กองคลัง, urls: [${site.origin}/gone.html] } }\n`,
    );
    writeFileSync(script, example.replace("'town.yaml'", JSON.stringify(town)));
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script]);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^O1 กองคลัง \[.*404/s);
  } finally {
    rmSync(script, { force: true });
    rmSync(folder, { recursive: true, force: true });
    await site.close();
  }
});

describe('the figures of its documents', () => {
  const section = pages.get('docs/documents.md') ?? '';
  const shown = (value: number): string => value.toLocaleString('en');
  const held = <T>(name: string): T => JSON.parse(readFileSync(`test/corpus/${name}`, 'utf8')) as T;

  it('are those that tests keep from falling', () => {
    const pdf = held<Record<'tune' | 'held', { right: number; cells: number }>>('pdf-figures.json');
    for (const { right, cells } of [pdf.tune, pdf.held])
      expect(section).toContain(`${shown(right)} of ${shown(cells)} |`);
    const { rows } = held<{ rows: readonly (readonly unknown[])[] }>('truth.json');
    const cells = rows.flat().length;
    expect(section).toContain(`| ${shown(cells)} of ${shown(cells)} in each |`);
    const { numbers, digits } = held<Record<'numbers' | 'digits', { right: number; of: number }>>('ocr-figures.json');
    expect(section).toContain(`${numbers.right} of ${numbers.of} (${digits.right} of ${digits.of} digits)`);
  });

  it('are the limits that the readers keep to', () => {
    const text = section.replace(/\s+/g, ' ');
    expect(text).toContain(
      `text of ${shown(MAX_TEXT_PAGES)} pages, tables of ${shown(MAX_TABLE_PAGES)}, OCR of ${shown(MAX_OCR_PAGES)}; ` +
        `${shown(SHEET_LIMITS.rows)} rows, ${shown(SHEET_LIMITS.cells)} cells, ${shown(SHEET_LIMITS.text)} letters, ${shown(SHEET_LIMITS.sheets)} sheets; ` +
        `archives of ${shown(ZIP_LIMITS.entries)} entries, ${ZIP_LIMITS.unpackedBytes / 2 ** 20} MiB unpacked, ${shown(MAX_MEMBERS)} documents; ` +
        `pictures of ${shown(MAX_PIXELS)} pixels; ${EXTRACT_SETTINGS.timeoutMs / 1000} s of reading and ` +
        `${(EXTRACT_SETTINGS.ocrPageMs ?? 0) / 1000} s more for each page of OCR; a process with ${EXTRACT_SETTINGS.maxHeapMiB} MiB of heap`,
    );
  });
});

it('shows the two commands that must work alone', () => {
  expect(readme).toContain('npm ci && npx oit-audit demo');
  expect(readme).toContain('npm ci && npm test');
});

it('is short enough to be read', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(250);
});

/** The anchors that a page of Markdown has on GitHub: its headings in lower case, without punctuation, blanks as hyphens. */
function anchorsOf(text: string): Set<string> {
  const headings = [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title);
  return new Set(
    headings.map((title) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

it('every link of a page leads to a file and a heading that exist and that the package holds', () => {
  const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly files: readonly string[] };
  const wrong = [...pages].flatMap(([path, text]) =>
    [...text.replace(/^ *```[\s\S]*?^ *```$/gm, '').matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => {
        const [file = '', anchor] = target.split('#');
        const to = file === '' ? path : join(dirname(path), file);
        if (!existsSync(to)) return true;
        const isPacked =
          files.some((one) => to === one || to.startsWith(`${one}/`)) || to.startsWith('.github/pictures/');
        const isThere = anchor === undefined || anchorsOf(readFileSync(to, 'utf8')).has(decodeURIComponent(anchor));
        return !(isPacked && isThere);
      })
      .map((target) => `${path}: ${target}`),
  );
  expect(wrong).toEqual([]);
});

it('every page of docs is listed in the README', () => {
  for (const path of pages.keys()) if (path !== 'README.md') expect(readme).toContain(`(${path})`);
});

it('no recipe fetches the program by its name from a registry, where anybody could publish it', () => {
  for (const [path, text] of pages) {
    const code = [...text.matchAll(/^ *```[\s\S]*?^ *```$/gm)].map(([block]) => block).join('\n');
    expect(code, path).not.toMatch(/npx (?:--yes|-y) oit-audit\b|npm (?:i|install)(?: -g)? oit-audit\b/);
  }
});

it('every key of a checklist that is no name of the user has a description', () => {
  const rows = [...(pages.get('docs/checklist.md') ?? '').matchAll(/^\| `([^`]+)` \|.*\| *(.*?) *\|$/gm)];
  expect(rows.length).toBeGreaterThan(60);
  const bare = rows.filter(([, path = '', words]) => words === '' && !/NAME$|owner$/.test(path));
  expect(bare.map(([, path]) => path)).toEqual([]);
});
