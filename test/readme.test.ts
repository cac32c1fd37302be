import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { loadChecklist } from '../src/checklist/load.js';
import { checks } from '../src/checks/index.js';
import { COMMANDS } from '../src/cli/commands/index.js';
import { OPTIONS } from '../src/cli/options.js';
import { page, startSite } from './helpers/site.js';

const readme = readFileSync('README.md', 'utf8');

/** The fenced blocks of one language. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^ *\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\`$`, 'gm'))].map(
    (match) => match[1] ?? '',
  );
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
    OPTIONS.flatMap(({ flags: text }) => text.split(/[ ,]+/).filter((word) => word.startsWith('-'))),
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
  // Inside the package its own name leads to it, as it would for one who installed it.
  const script = join('test', `.readme-example-${process.pid}.mjs`);
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

it('shows the two commands that must work alone', () => {
  expect(readme).toContain('npm ci && npx oit-audit demo');
  expect(readme).toContain('npm ci && npm test');
});
