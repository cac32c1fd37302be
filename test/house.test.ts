import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve('src');

/** What each room may import: other rooms of `src`, and packages. `node:` modules stand among the packages. */
const ROOMS: Readonly<Record<string, { rooms: readonly string[]; packages: readonly string[] }>> = {
  model: { rooms: [], packages: ['zod'] },
  text: { rooms: [], packages: ['re2js', 'string-width'] },
  tables: { rooms: ['model', 'text'], packages: [] },
  checks: { rooms: ['model', 'text', 'tables'], packages: ['zod'] },
  checklist: { rooms: ['model', 'text', 'checks'], packages: ['zod', 'yaml', 'node:fs', 'node:path', 'node:url'] },
  plan: { rooms: ['model', 'text', 'checklist'], packages: [] },
  fetch: {
    rooms: ['model', 'text'],
    packages: ['undici', 'p-limit', /^node:/.source],
  },
  extract: {
    rooms: ['model', 'text'],
    packages: [
      'cheerio',
      'domhandler',
      'htmlparser2',
      '@e965/xlsx',
      '@embedpdf/pdfium',
      'yauzl',
      'zxing-wasm',
      'tesseract.js',
      '@napi-rs/canvas',
      'csv-parse',
      /^node:/.source,
    ],
  },
  crawl: {
    rooms: ['model', 'text', 'fetch', 'extract'],
    packages: [
      'htmlparser2',
      'entities',
      'p-limit',
      'node:crypto',
      'node:zlib',
      'node:os',
      'node:perf_hooks',
      'node:worker_threads',
    ],
  },
  browser: { rooms: ['model', 'fetch'], packages: ['playwright-core', 'node:fs', 'node:path', 'node:timers/promises'] },
  init: {
    rooms: ['model', 'text', 'fetch', 'extract', 'crawl', 'checklist'],
    packages: ['yaml', 'node:fs', 'node:path'],
  },
  round: { rooms: ['model', 'text', 'checks', 'history', 'extract', 'checklist', 'plan'], packages: [] },
  history: { rooms: ['model', 'text'], packages: ['libsql', 'yazl', /^node:/.source] },
  schedule: { rooms: ['model', 'text', 'history'], packages: [/^node:/.source] },
  report: {
    rooms: ['model', 'text', 'checks'],
    packages: ['chalk', 'docx', 'write-excel-file', 'zod', 'node:crypto', 'node:buffer', 'node:stream'],
  },
  notify: { rooms: ['model', 'text', 'report'], packages: ['nodemailer', 'undici', 'zod'] },
};

/** Rooms whose work is pure: no network, disk, console, process or clock. */
const PURE = ['model', 'text', 'tables', 'checks', 'plan', 'report'];

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name: name.split(sep).join('/'), text: readFileSync(join(SRC, name), 'utf8') }));

function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport\s*\(?)\s*'([^'\n]+)'/g)].map((match) => match[1] ?? '');
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

describe('every room keeps to what it may import', () => {
  for (const [room, allowed] of Object.entries(ROOMS)) {
    it(room, () => {
      const strays = files
        .filter(({ name }) => name.startsWith(`${room}/`))
        .flatMap(({ name, text }) =>
          importsOf(text).flatMap((specifier) => {
            if (!specifier.startsWith('.'))
              return allowed.packages.some(
                (known) =>
                  packageOf(specifier) === known || (known.startsWith('^') && new RegExp(known).test(specifier)),
              )
                ? []
                : [`${name}: ${specifier}`];
            const target = relative(SRC, resolve(dirname(join(SRC, name)), specifier))
              .split(sep)
              .join('/');
            const other = target.split('/')[0] ?? '';
            return other === room || target === 'version.js' || allowed.rooms.includes(other)
              ? []
              : [`${name}: ${target}`];
          }),
        );
      expect(strays).toEqual([]);
    });
  }
});

it('every folder of src is a room of the house', () => {
  const folders = new Set(
    files
      .map(({ name }) => name)
      .filter((name) => name.includes('/'))
      .map((name) => name.split('/')[0]),
  );
  expect([...folders].filter((name) => name !== 'cli' && ROOMS[name ?? ''] === undefined)).toEqual([]);
});

it('pure rooms touch no console, no process and no clock', () => {
  const strays = files
    .filter(({ name }) => PURE.some((room) => name.startsWith(`${room}/`)))
    .filter(({ text }) =>
      /\bconsole\.|\bprocess\.|Date\.now\(\)|new Date\(\)|Math\.random\(/.test(
        text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, ''),
      ),
    )
    .map(({ name }) => name);
  expect(strays).toEqual([]);
});

it('nothing but the command line prints, and nothing in src ends the process', () => {
  const printing = files
    .filter(({ name, text }) => !name.startsWith('cli/') && /\bconsole\.|process\.(stdout|stderr)/.test(text))
    .map(({ name }) => name);
  const ending = files.filter(({ text }) => /process\.exit\(/.test(text)).map(({ name }) => name);
  expect({ printing, ending }).toEqual({ printing: [], ending: [] });
});

it('only the start of the street knows the whole of it', () => {
  const whole = ['checklist', 'fetch', 'extract', 'crawl', 'history'];
  const knowing = files.filter(({ text }) => {
    const seen = importsOf(text).filter((specifier) => specifier.startsWith('.'));
    return whole.every((room) => seen.some((specifier) => specifier.includes(`/${room}/`)));
  });
  expect(knowing.map(({ name }) => name)).toEqual(['audit.ts']);
});

it('no source file is longer than 400 lines', () => {
  expect(files.filter(({ text }) => text.split('\n').length > 401).map(({ name }) => name)).toEqual([]);
});
