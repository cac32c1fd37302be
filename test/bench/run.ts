import { readdirSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { basename } from 'node:path';
import { padEnd, padStart } from '../../src/text/width.js';

/** One figure of a bench: what, how much, of what unit, and the goal where there is one. */
export interface Row {
  readonly name: string;
  readonly value: number | string;
  readonly unit: string;
  readonly goal?: string;
}

interface Bench {
  bench(): Promise<readonly Row[]>;
}

const folder = new URL('.', import.meta.url);
const known = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && name !== 'run.ts')
  .map((name) => basename(name, '.ts'));

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`no bench is called ${unknown.join(', ')} (known: ${known.join(' ')})\n`);
  process.exit(2);
}

const machine = `${cpus()[0]?.model ?? '?'} x ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.version}`;
process.stdout.write(`${new Date().toISOString().slice(0, 10)} · ${machine}\n`);
for (const name of asked.length > 0 ? asked : known) {
  const { bench } = (await import(new URL(`${name}.ts`, folder).href)) as Bench;
  const rows = await bench();
  process.stdout.write(`\n${name}\n`);
  for (const row of rows) {
    const value =
      typeof row.value === 'number' ? row.value.toLocaleString('en', { maximumFractionDigits: 2 }) : row.value;
    process.stdout.write(
      `  ${padEnd(row.name, 64)} ${padStart(value, 12)} ${padEnd(row.unit, 10)} ${row.goal ? `(goal ${row.goal})` : ''}`
        .trimEnd()
        .concat('\n'),
    );
  }
}
