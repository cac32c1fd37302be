import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { padEnd, padStart } from '../../src/text/thai/width.js';
import { withBlocks } from '../helpers/generated.js';

/** One figure of a bench: what, how much, of what unit, and the goal where there is one. */
export interface BenchRow {
  readonly name: string;
  readonly value: number | string;
  readonly unit: string;
  readonly goal?: string;
}

interface Bench {
  /** @param corpus a folder of public data that the project does not hold; null: none was given */
  bench(corpus: string | null): Promise<readonly BenchRow[]>;
}

const folder = new URL('.', import.meta.url);
const known = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && name !== 'run.ts')
  .map((name) => basename(name, '.ts'));

const {
  values: { readme: isForReadme = false, corpus: named = null },
  positionals,
} = parseArgs({ options: { readme: { type: 'boolean' }, corpus: { type: 'string' } }, allowPositionals: true });
const asked = positionals.filter((name) => known.includes(name) || !existsSync(name));
const corpus = named ?? positionals.find((name) => !asked.includes(name)) ?? null;
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  process.stderr.write(
    `no bench is called ${unknown.join(', ')} (known: ${known.join(' ')}; --readme puts the table there, --corpus FOLDER, or FOLDER alone, is read by tables and field)\n`,
  );
  process.exit(2);
}

const machine = `${cpus()[0]?.model ?? '?'} x ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}, Node ${process.version}`;
const printed: string[] = [];
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
  printed.push(line);
};

print(`${new Date().toISOString().slice(0, 10)} · ${machine}`);
for (const name of asked.length > 0 ? asked : known) {
  const { bench } = (await import(new URL(`${name}.ts`, folder).href)) as Bench;
  const rows = await bench(corpus);
  print('');
  print(name);
  for (const { name, value, unit, goal } of rows) {
    const figure = typeof value === 'number' ? value.toLocaleString('en', { maximumFractionDigits: 2 }) : value;
    const end = goal ? `(goal ${goal})` : '';
    print(`  ${padEnd(name, 64)} ${padStart(figure, 12)} ${padEnd(unit, 10)} ${end}`.trimEnd());
  }
}
if (isForReadme) {
  const path = new URL('../../docs/speed.md', import.meta.url);
  const table = `\`\`\`text\n${printed.join('\n')}\n\`\`\``;
  writeFileSync(path, withBlocks(readFileSync(path, 'utf8'), { bench: table }));
}
