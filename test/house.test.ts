import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve('src');

/**
 * Rooms from the ground up: the rooms that each may import besides itself, `model`, `text` and `version.ts`, and the packages.
 * `node:` alone stands for every module of Node. The command line may import everything.
 */
const ROOMS: Readonly<Record<string, { rooms: readonly string[]; packages: readonly string[] }>> = {
  model: { rooms: [], packages: ['zod'] },
  text: { rooms: [], packages: ['@eslint-community/regexpp', 'get-east-asian-width', 're2js', 'node:buffer'] },
  round: { rooms: [], packages: [] },
  checks: { rooms: ['round'], packages: ['zod'] },
  checklist: { rooms: ['checks'], packages: ['zod', 'yaml', 'node:fs', 'node:path', 'node:url'] },
  fetch: { rooms: [], packages: ['undici', 'p-limit', 'playwright-core', 'tough-cookie', 'fzstd', 'node:'] },
  extract: {
    rooms: [],
    packages: [
      'cheerio',
      'domhandler',
      'entities',
      'htmlparser2',
      '@e965/xlsx',
      '@embedpdf/pdfium',
      'yauzl',
      'zxing-wasm',
      'tesseract.js',
      '@napi-rs/canvas',
      'csv-parse',
      'node:',
    ],
  },
  crawl: { rooms: ['fetch', 'extract'], packages: ['p-limit', 'node:crypto', 'node:timers/promises', 'node:zlib'] },
  history: { rooms: ['round'], packages: ['asn1js', 'libsql', 'pkijs', 'yazl', 'node:'] },
  judge: { rooms: ['checklist', 'checks', 'extract', 'history', 'round'], packages: [] },
  report: {
    rooms: ['checks', 'round'],
    packages: ['chalk', 'docx', 'write-excel-file', 'node:crypto', 'node:buffer', 'node:stream'],
  },
  init: { rooms: ['checklist', 'crawl', 'extract', 'fetch'], packages: ['yaml', 'node:fs', 'node:path'] },
  workbook: {
    rooms: ['checklist', 'checks', 'report'],
    packages: ['write-excel-file', 'yaml', 'node:buffer', 'node:stream'],
  },
  schedule: { rooms: [], packages: ['node:'] },
  notify: { rooms: ['report'], packages: ['nodemailer', 'undici'] },
};

/** Rooms whose work is pure: no network, disk, console, process or clock. */
const PURE = ['model', 'text', 'round', 'checks', 'judge', 'report'];

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name: name.split(sep).join('/'), text: readFileSync(join(SRC, name), 'utf8') }));
const names = new Set(files.map(({ name }) => name));

const importsOf = ({ name, text }: (typeof files)[number]): string[] =>
  [...text.matchAll(/(?:\bfrom|\bimport\s*\(?)\s*'(\.[^'\n]+)\.js'/g)]
    .map((match) =>
      relative(SRC, resolve(dirname(join(SRC, name)), `${match[1]}.ts`))
        .split(sep)
        .join('/'),
    )
    .filter((target) => names.has(target));
const roomOf = (name: string): string => name.split('/')[0] ?? '';

/** The packages that a file imports; modules of Node by their whole name. */
const packagesOf = ({ text }: (typeof files)[number]): string[] =>
  [...text.matchAll(/(?:\bfrom|\bimport\s*\(?)\s*'([^'.\n][^'\n]*)'/g)].map(([, name = '']) =>
    name.startsWith('node:')
      ? name
      : name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
  );
const isOneOf = (name: string, packages: readonly string[]): boolean =>
  packages.some((known) => name === known || (known === 'node:' && name.startsWith(known)));

describe('every room keeps to what it may import', () => {
  for (const [room, { rooms, packages }] of Object.entries(ROOMS))
    it(room, () => {
      const ofRoom = files.filter(({ name }) => roomOf(name) === room);
      const strays = ofRoom
        .flatMap((file) => importsOf(file).map((target) => [file.name, target] as const))
        .filter(([, target]) => ![room, 'model', 'text', 'version.ts', ...rooms].includes(roomOf(target)));
      const strangers = ofRoom.flatMap((file) =>
        packagesOf(file)
          .filter((name) => !isOneOf(name, packages))
          .map((name) => `${file.name}: ${name}`),
      );
      expect({ strays, strangers }).toEqual({ strays: [], strangers: [] });
    });
});

it('every folder of src is a room of the house', () => {
  const rooms = new Set(files.filter(({ name }) => name.includes('/')).map(({ name }) => roomOf(name)));
  expect([...rooms].sort()).toEqual([...Object.keys(ROOMS), 'cli'].sort());
});

it('pure rooms touch no console, no process and no clock', () => {
  const impure = files
    .filter(({ name }) => PURE.includes(roomOf(name)))
    .filter(({ text }) =>
      /\bconsole\.|\bprocess\.|Date\.now\(\)|new Date\(\)|Math\.random\(/.test(
        text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, ''),
      ),
    );
  expect(impure.map(({ name }) => name)).toEqual([]);
});

it('nothing but the command line prints, and nothing in src ends the process', () => {
  const printing = files.filter(
    ({ name, text }) => roomOf(name) !== 'cli' && /\bconsole\.|process\.(stdout|stderr)/.test(text),
  );
  const ending = files.filter(({ text }) => /process\.exit\(/.test(text));
  expect([...printing, ...ending].map(({ name }) => name)).toEqual([]);
});

it('one file alone knows the whole way of a round', () => {
  const whole = ['checklist', 'fetch', 'extract', 'crawl', 'history'];
  const knowing = files
    .filter(({ name }) => roomOf(name) !== 'cli')
    .filter((file) => whole.every((room) => importsOf(file).some((target) => roomOf(target) === room)));
  expect(knowing.map(({ name }) => name)).toEqual(['audit.ts']);
});

/** A file at the root of a room is a node of its own; every other file stands for its sub-room. */
const nodeOf = (name: string): string => (name.split('/').length > 2 ? dirname(name) : name);

it('no files and no sub-rooms import each other in a circle', () => {
  for (const node of [(name: string) => name, nodeOf]) {
    const arrows = new Map<string, Set<string>>();
    for (const file of files)
      for (const target of importsOf(file))
        if (node(target) !== node(file.name))
          arrows.set(node(file.name), (arrows.get(node(file.name)) ?? new Set()).add(node(target)));
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (at: string, path: readonly string[]): void => {
      if (path.includes(at)) circles.push([...path.slice(path.indexOf(at)), at].join(' -> '));
      if (path.includes(at) || done.has(at)) return;
      for (const next of arrows.get(at) ?? []) walk(next, [...path, at]);
      done.add(at);
    };
    for (const at of arrows.keys()) walk(at, []);
    expect(circles).toEqual([]);
  }
});

it('nothing in src is unfinished', () => {
  expect(files.filter(({ text }) => /\bTODO\b/.test(text)).map(({ name }) => name)).toEqual([]);
});

it('no folder holds more than 16 files, no file more than 400 lines', () => {
  const folders = new Map<string, number>();
  for (const { name } of files) folders.set(dirname(name), (folders.get(dirname(name)) ?? 0) + 1);
  expect([...folders].filter(([, count]) => count > 16)).toEqual([]);
  expect(files.filter(({ text }) => text.split('\n').length > 401).map(({ name }) => name)).toEqual([]);
});
