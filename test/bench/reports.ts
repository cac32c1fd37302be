import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { placeAt } from '../../src/model/finding.js';
import type { Round } from '../../src/model/round.js';
import { buildReport } from '../../src/report/compose/build-report.js';
import { buildDiff, reporters } from '../../src/report/registry.js';
import { sampleChecks } from '../report/sample-checks.js';
import { finding, item, ran, sampleRound, sampleView } from '../report/sample-round.js';
import { peakMiB } from './peak-memory.mjs';
import type { BenchRow } from './run.js';

const FINDINGS = 10_000;
const ITEMS = 28;
const LINKS = 500;

/** A round with 10,000 findings in rows, cells and whole files, and 500 broken links. */
export function largeRound(): Round {
  const perItem = Math.ceil(FINDINGS / ITEMS);
  const items = Array.from({ length: ITEMS }, (_, i) => {
    const count = Math.min(perItem, FINDINGS - i * perItem);
    const findings = Array.from({ length: count }, (_unused, n) => {
      const at = placeAt(`http://town.test/files/o${i + 1}.xlsx`, {
        sheet: 'รายงาน',
        table: 1,
        row: n + 6,
        rowLabel: `${n + 1}`,
        column: 'เลขที่โครงการ',
      });
      return n % 10 === 0
        ? finding('coverage/missing', { entry: `ภารกิจที่ ${n}` }, { expected: `ภารกิจที่ ${n}` })
        : finding('egp/digits', { digits: 10 }, { at, actual: '6701912345', expected: '11 digits' });
    });
    return item(`O${i + 1}`, `รายงานสรุปผลการจัดซื้อจัดจ้าง ${i + 1}`, {
      verdict: 'fail',
      owner: `กองที่ ${(i % 6) + 1}`,
      results: [ran('egp', ...findings)],
    });
  });
  const links = Array.from({ length: LINKS }, (_, n) => ({
    ...sampleRound.links[0]!,
    url: `http://town.test/เอกสาร/${n}.pdf`,
  }));
  return { ...sampleRound, items, links, firstSeen: {} };
}

/** Each form in a process of its own, so that its memory is its own. */
export async function bench(): Promise<readonly BenchRow[]> {
  const self = fileURLToPath(import.meta.url);
  // The loader of TypeScript goes along; a script given by -e would start itself again and again.
  const loaders = process.execArgv.filter(
    (argument, n, all) =>
      /^--(import|require|loader)/.test(argument) || /^--(import|require|loader)$/.test(all[n - 1] ?? ''),
  );
  return [...reporters.keys()].flatMap((id) => {
    const printed = execFileSync(process.execPath, [...loaders, self, id], { encoding: 'utf8' });
    return JSON.parse(printed) as BenchRow[];
  });
}

async function measure(id: string): Promise<readonly BenchRow[]> {
  const round = largeRound();
  const start = performance.now();
  const report = buildReport(round, 'th', sampleChecks);
  const diff = buildDiff(null, round, 'th', sampleChecks);
  const built = performance.now();
  const output = await reporters.get(id)!.render(report, { ...sampleView, diff });
  const done = performance.now();
  return [
    { name: `reports: build, ${FINDINGS} findings (${id})`, value: Math.round(built - start), unit: 'ms' },
    { name: `reports: ${id}, ${FINDINGS} findings`, value: Math.round(done - built), unit: 'ms', goal: '< 2,000' },
    {
      name: `reports: ${id}, peak memory`,
      value: Math.round(peakMiB()),
      unit: 'MiB',
      goal: '< 300',
    },
    {
      name: `reports: ${id}, size`,
      value: Math.round(output.length / 1024),
      unit: typeof output === 'string' ? 'K characters' : 'KiB',
    },
  ];
}

const [, entry, wanted] = process.argv;
if (entry === fileURLToPath(import.meta.url) && wanted !== undefined)
  process.stdout.write(JSON.stringify(await measure(wanted)));
