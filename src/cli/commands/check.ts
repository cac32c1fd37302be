import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makePlan, type PlannedItem } from '../../checklist/plan.js';
import { readBounded } from '../../checklist/read-bounded.js';
import { stackOf } from '../../extract/defect.js';
import type { Extractor } from '../../extract/extractor.js';
import { listNotices } from '../../init/recognise/list-size.js';
import { itemOfOtherYear } from '../../init/recognise/other-year.js';
import { recogniseFile } from '../../init/recognise/recognise-file.js';
import { assembleRound, crashNotices } from '../../judge/assemble-round.js';
import { judgeItems } from '../../judge/judge-items.js';
import { showPlaces } from '../../judge/show-places.js';
import type { Checklist, Item } from '../../model/checklist.js';
import type { Evidence, Exchange } from '../../model/evidence.js';
import type { Round } from '../../model/round.js';
import type { Words } from '../../model/words.js';
import { reporters } from '../../report/registry.js';
import { didYouMean } from '../../text/thai/nearest.js';
import { rulesOf } from '../checklists.js';
import type { Invocation } from '../command.js';
import { statusOf } from '../exit-status.js';
import { openExtractor } from '../open-extractor.js';
import { cannotRead, readTargets, usageError } from '../print/output.js';
import { printRound } from '../print/print-reports.js';
import { createRegisterReader, filesNamedBy } from '../registers.js';
import { settingsOf } from '../settings.js';

const MIB = 1024 * 1024;

export async function check(invocation: Invocation): Promise<number> {
  const { terminal, registry, options } = invocation;
  const targets = readTargets(options.format, [...reporters.keys()], terminal, [
    options.checklist,
    ...invocation.arguments,
  ]);
  const settings = settingsOf(options, terminal.env);
  const { checklist, rules } = rulesOf(invocation, registry, settings.now);
  const named = options.as === undefined ? null : itemOf(checklist, options.as, rules);
  const files = readFiles(invocation.arguments, terminal.cwd, checklist.crawl.maxFileMiB);
  const extractor = openExtractor(terminal);
  try {
    const recognised = named ? null : await itemOfFiles(files, checklist, extractor, settings.now);
    const item = named ?? recognised ?? fileItem(checklist.path);
    const plan = makePlan({ ...checklist, items: [item] }, registry, settings);
    const [planned] = plan.items;
    const registers = await createRegisterReader().read(filesNamedBy([item]));
    if (!planned) throw new Error('a plan of one item has one item');
    const evidence = await Promise.all(files.map((file) => evidenceOf(file, planned, extractor, settings.now)));
    const collected = [{ item, evidence, unexamined: [], qrCodes: qrCodesOf(evidence), isInterrupted: false }];
    const judged = await judgeItems({
      checklist,
      items: collected,
      peers: [],
      previous: new Map(),
      registers,
      now: settings.now,
      changesOf: async () => [],
    });
    const items = await showPlaces(judged.items, collected, {
      bodyOf: ({ exchange }) => files.find(({ path }) => pathToFileURL(path).href === exchange.url)?.body ?? null,
      extract: (body, hints) => extractor.extract(body, hints),
    });
    for (const { error } of judged.crashes) terminal.stderr.write(`${stackOf(error)}\n`);
    const round = assembleRound({
      checklist: { ...checklist, scoring: null },
      number: 1,
      startedAt: settings.now,
      finishedAt: settings.now,
      seed: '',
      notices: [
        { code: 'local-files', data: { count: files.length, rules } },
        ...listNotices([{ evidence }], checklist.items),
        ...recognitionNotice(named !== null, recognised),
        ...crashNotices(judged.crashes),
      ],
      previous: null,
      items,
      links: [],
      linkTotals: { found: 0, checked: 0, broken: 0, unverifiable: 0, roundsToAll: null },
    });
    const report = await printRound(round, { previous: null, state: null }, targets, {
      terminal,
      registry,
      verbose: options.verbose === true,
      now: settings.now,
    });
    return statusOf(report, options.failOn);
  } finally {
    await extractor.close();
  }
}

/** Files of no item are examined only as files: whether they open, are complete and hold text. */
function fileItem(path: string): Item {
  return {
    id: 'FILE',
    title: 'ไฟล์',
    owner: null,
    urls: [],
    documents: { follow: [], fiscalYear: null, max: 0 },
    checks: [],
    enabled: true,
    source: { file: path, line: 1, column: 1 },
  };
}

function itemOf(checklist: Checklist, id: string, rules: string): Item {
  const item = checklist.items.find((candidate) => candidate.id.toLowerCase() === id.toLowerCase());
  if (item) return { ...item, enabled: true };
  const ids = checklist.items.map((candidate) => candidate.id);
  const near = itemOfOtherYear(id, checklist.fiscalYear) ?? didYouMean(id, ids);
  throw usageError({
    th: `--as: ไม่มีข้อ "${id}" ใน ${rules}${near.th} (ข้อที่มี: ${ids.join(' ')})`,
    en: `--as: ${rules} has no item "${id}"${near.en} (its items: ${ids.join(' ')})`,
  });
}

/** The item that every one of the files is evidence of; null where they are of none, or of several. */
async function itemOfFiles(
  files: readonly LocalFile[],
  checklist: Checklist,
  extractor: Extractor,
  now: string,
): Promise<Item | null> {
  const plain = { item: fileItem(checklist.path), wants: { grids: false, qrCodes: false, ocr: false } };
  const found = await Promise.all(
    files.map(async (file) => {
      const { exchange, extracted } = await evidenceOf(file, plain, extractor, now);
      const text = extracted?.texts.ok ? extracted.texts.value.map((block) => block.text).join('\n') : '';
      const seen = { url: exchange.url, name: basename(file.path), title: extracted?.title ?? null, text };
      return recogniseFile(seen, checklist.items, checklist.fiscalYear);
    }),
  );
  const [first] = found;
  return first && found.every((one) => one?.item.id === first.item.id) ? { ...first.item, enabled: true } : null;
}

function recognitionNotice(isNamed: boolean, item: Item | null): Round['notices'] {
  if (isNamed) return [];
  return item === null
    ? [{ code: 'item-unrecognised', data: {} }]
    : [{ code: 'item-recognised', data: { item: item.id, title: item.title } }];
}

interface LocalFile {
  readonly path: string;
  /** Null: larger than the limit, so it is not read. */
  readonly body: Uint8Array | null;
  readonly bytes: number;
  readonly modified: string;
}

function readFiles(paths: readonly string[], cwd: string, maxMiB: number): LocalFile[] {
  const problems: Words[] = [];
  const files = paths.flatMap((path): LocalFile[] => {
    const file = resolve(cwd, path);
    try {
      const { size, mtime } = statSync(file);
      const body = size > maxMiB * MIB ? null : readBounded(file, maxMiB * MIB);
      // A device says 0, and a pipe as much as waits in it.
      return [{ path: file, body, bytes: body?.length ?? size, modified: mtime.toISOString() }];
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? String(error);
      problems.push(cannotRead(path, code));
      return [];
    }
  });
  if (problems.length > 0) throw usageError(...problems);
  return files;
}

async function evidenceOf(
  file: LocalFile,
  { wants }: PlannedItem,
  extractor: Extractor,
  now: string,
): Promise<Evidence> {
  const url = pathToFileURL(file.path).href;
  const cut = file.body === null ? 'too-large' : null;
  const body = file.body ?? new Uint8Array();
  const exchange: Exchange = {
    url,
    finalUrl: url,
    status: null,
    redirects: [],
    contentType: null,
    fileName: basename(file.path),
    lastModified: file.modified,
    etag: null,
    bytes: file.bytes,
    sha256: file.body === null ? null : createHash('sha256').update(body).digest('hex'),
    cut,
    problems: [],
    fetchedAt: now,
  };
  const extracted = await extractor.extract(body, {
    url,
    contentType: null,
    fileName: basename(file.path),
    cut,
    sheet: null,
    wants,
  });
  return { exchange, foundOn: null, label: null, extracted, sheet: null };
}

/** This command uses no network, so their addresses are not requested. */
function qrCodesOf(evidence: readonly Evidence[]) {
  return evidence.flatMap(({ extracted }) =>
    extracted?.qrCodes.ok ? extracted.qrCodes.value.map((code) => ({ ...code, exchange: null })) : [],
  );
}
