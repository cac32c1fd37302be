import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checks, codeHolders } from '../src/checks/registry.js';

const DOCUMENTS = ['ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'];
const architecture = readFileSync('ARCHITECTURE.md', 'utf8');

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(`src/${name}`, 'utf8'))
  .join('\n');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Readonly<Record<string, string>> };

/** The parts of a document in backticks, without its blocks of code. */
const quoted = (text: string): string[] =>
  [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, part = '']) => part);

describe.each(DOCUMENTS)('%s', (name) => {
  const text = readFileSync(name, 'utf8');

  it('names files and folders that exist', () => {
    const paths = quoted(text).filter(
      (part) =>
        /^(?:src|test|checklists|bin|\.ci)(?:\/[\w./-]*)?$|^[\w-]+\.(?:md|json|ts|mjs)$/.test(part) &&
        !part.includes('NAME'),
    );
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
    const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, path = '']) => path);
    expect(links.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('names scripts that exist', () => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script);
    expect(named.filter((script) => scripts[script] === undefined)).toEqual([]);
  });
});

it('the types of the architecture are declared', () => {
  const types = quoted(architecture).filter((part) => /^(?:[A-Z][a-z]+)+$/.test(part));
  const declared = new Set(
    [...sources.matchAll(/^(?:export )?(?:declare )?(?:interface|type|class) (\w+)/gm)].map(([, type]) => type),
  );
  expect(types.filter((type) => !declared.has(type))).toEqual([]);
});

it('the tree of the architecture has every folder of src but those of the checks', () => {
  const [, tree = ''] = /^```text\n(src\/\n[\s\S]*?)^```$/m.exec(architecture) ?? [];
  const parents: string[] = [];
  const listed = tree
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, indent = '', folder = '', words = ''] = /^( *)([\w-]+)\/ *(.*)$/.exec(line) ?? [];
      parents.splice(indent.length / 2, Number.POSITIVE_INFINITY, folder);
      expect(parents.length === 1 || words.length > 5, line).toBe(true);
      return parents.join('/');
    });
  const ids = [...checks.keys(), ...Object.keys(codeHolders)].map((id) => `src/checks/${id}`);
  const folders = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'));
  expect(listed.filter((path) => path !== 'src').sort()).toEqual(folders.filter((path) => !ids.includes(path)).sort());
});

it('every room has its duties', () => {
  const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of rooms) expect(architecture).toMatch(new RegExp(`^\\| \`${name}\` \\| .+ \\| .+ \\|$`, 'm'));
});
