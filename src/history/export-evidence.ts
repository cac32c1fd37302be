import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { UserError } from '../model/checklist.js';
import type { Place } from '../model/finding.js';
import type { Round } from '../model/round.js';
import type { Words } from '../model/words.js';
import { headOfChain } from './chain.js';
import { createFolders, renameOver, TEMPORARY_PREFIX } from './durable-file.js';
import { type CoverFile, type CoverPlace, renderCover } from './evidence/cover-page.js';
import { sha256Of } from './evidence/evidence-store.js';
import { exportName, safeName } from './evidence/file-names.js';
import { parseManifest, readManifestText } from './evidence/manifest.js';
import type { State } from './state.js';
import { asStateError, damaged, StateError } from './state-error.js';

export interface Exported {
  /** Absolute. */
  readonly path: string;
  /** Evidence files written. */
  readonly files: number;
  /** Addresses of evidence of which only the hash was kept. */
  readonly notKept: readonly string[];
  /** Those among them of which no copy is kept since they hold numbers of persons. */
  readonly withheld: readonly string[];
}

/** A file of the export; its path has `/`, its bytes are read when it is written. */
interface ExportEntry {
  readonly path: string;
  readonly bytes: () => Uint8Array;
  readonly time: Date;
}

/**
 * Writes the evidence of one round for an appeal: the files under readable names with their times, their hashes, the manifest
 * and a Thai cover page, into a new folder or, when `to` ends in .zip, into an archive.
 * @throws UserError when the target exists; StateError when evidence is missing or altered.
 */
export async function exportRound(state: State, round: Round, to: string): Promise<Exported> {
  const target = resolve(to);
  if (existsSync(target) && !isEmptyFolder(target)) {
    throw targetProblem({
      th: `--to: มี ${to} อยู่แล้ว ให้เลือกชื่ออื่น หรือย้ายของเดิมออกก่อน`,
      en: `--to: ${to} exists already; choose another name or move it away first`,
    });
  }
  const { entries, notKept, withheld, files } = collectEntries(state, round);
  try {
    createFolders(dirname(target));
    if (/\.zip$/i.test(target)) await writeZip(target, entries);
    else writeFolder(target, entries);
  } catch (error) {
    throw asTargetError(error, to) ?? error;
  }
  return { path: target, files, notKept, withheld };
}

/** The user can put right what the disk refuses at the target, unlike damaged evidence. */
function asTargetError(error: unknown, to: string): Error | null {
  const refused = error instanceof StateError ? null : asStateError(error, to);
  if (refused === null || refused.kind === 'disk-full') return refused;
  const detail = error instanceof Error ? error.message : '';
  return targetProblem({ th: `--to: เขียน ${to} ไม่ได้ (${detail})`, en: `--to: ${to} can't be written (${detail})` });
}

function collectEntries(
  state: State,
  round: Round,
): { entries: ExportEntry[]; notKept: string[]; withheld: string[]; files: number } {
  const { folder } = state.parts;
  const text = readManifestText(folder.manifests, round.number);
  const manifest = text === null ? null : parseManifest(text);
  if (text === null || manifest === null) throw damaged(folder.manifests, `round ${round.number}`);

  const finished = new Date(Date.parse(round.finishedAt));
  const kept = new Set(manifest.evidence.filter((entry) => entry.kept !== 'none').map(({ sha256 }) => sha256));
  const cover = coverFiles(round, kept);
  const evidence = cover.flatMap((file): ExportEntry[] =>
    file.path === null
      ? []
      : [{ path: file.path, bytes: () => readKept(state, file.sha256), time: new Date(Date.parse(file.fetchedAt)) }],
  );
  const textEntry = (path: string, content: string): ExportEntry => ({
    path,
    bytes: () => Buffer.from(content),
    time: finished,
  });
  const { pictures, places } = placesOf(round, finished);
  const page = renderCover({
    manifest,
    manifestSha256: sha256Of(text),
    head: headOfChain(state.parts.database) ?? sha256Of(text),
    agency: round.checklist.agency.name,
    files: cover,
    places,
  });
  const sums = [
    ...cover.flatMap(({ path, sha256 }) => (path === null ? [] : [`${sha256}  ${path}\n`])),
    ...pictures.map(({ path, bytes }) => `${sha256Of(bytes())}  ${path}\n`),
  ].join('');
  return {
    entries: [
      textEntry('cover.html', page),
      textEntry('manifest.json', text),
      textEntry('SHA256SUMS', `${sums}${sha256Of(text)}  manifest.json\n`),
      textEntry('round.json', `${JSON.stringify(round, null, 1)}\n`),
      ...evidence,
      ...pictures,
    ],
    // Items may share an address.
    withheld: [...new Set(cover.flatMap(({ isWithheld, url }) => (isWithheld ? [url] : [])))],
    notKept: [...new Set(cover.flatMap(({ path, url }) => (path === null ? [url] : [])))],
    files: evidence.length,
  };
}

/** Pictures of places, by item and in the order of its findings, and what the cover page says of each place that can be shown. */
function placesOf(round: Round, time: Date): { pictures: ExportEntry[]; places: CoverPlace[] } {
  const pictures: ExportEntry[] = [];
  const places: CoverPlace[] = [];
  for (const item of round.items) {
    let count = 0;
    for (const { code, at, picture, excerpt } of item.results.flatMap(({ findings }) => findings)) {
      if (picture === undefined && excerpt === undefined) continue;
      const path = picture === undefined ? null : `pictures/${safeName(item.id)}/${++count}.png`;
      if (picture !== undefined && path !== null)
        pictures.push({ path, bytes: () => Buffer.from(picture.slice(picture.indexOf(',') + 1), 'base64'), time });
      const where = at === null ? '' : placeWords(at);
      places.push({ item: item.id, code, url: at?.url ?? '', where, picture: path, excerpt: excerpt ?? null });
    }
  }
  return { pictures, places };
}

function placeWords({ sheet, page, row, column }: Place): string {
  const parts = [
    sheet === null ? '' : `ชีต “${sheet}”`,
    page === null ? '' : `หน้า ${page}`,
    row === null ? '' : `แถวที่ ${row}`,
    column === null ? '' : `คอลัมน์ “${column}”`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function coverFiles(round: Round, kept: ReadonlySet<string>): CoverFile[] {
  return round.items.flatMap((item) =>
    item.evidence
      .filter((record, index) => index === item.evidence.findIndex((one) => one.exchange.url === record.exchange.url))
      .flatMap((record, index): CoverFile[] => {
        const { exchange } = record;
        const { sha256 } = exchange;
        if (sha256 === null) return [];
        const path = `evidence/${safeName(item.id)}/${exportName(record, index + 1)}`;
        const isWithheld = record.isWithheld === true;
        const stored = kept.has(sha256) && !isWithheld ? path : null;
        return [{ ...exchange, sha256, item: item.id, title: item.title, path: stored, isWithheld }];
      }),
  );
}

function readKept(state: State, sha256: string): Uint8Array {
  const bytes = state.readEvidence(sha256);
  if (bytes === null) throw damaged(state.parts.folder.evidence, `missing ${sha256}`);
  return bytes;
}

/** Evidence may hold names and numbers of people: only its owner reads an export. */
const PRIVATE = { flag: 'wx', mode: 0o600 } as const;
const PRIVATE_STREAM = { flags: 'wx', mode: 0o600 } as const;

function writeFolder(target: string, entries: readonly ExportEntry[]): void {
  for (const { path, bytes, time } of entries) {
    const file = join(target, ...path.split('/'));
    createFolders(dirname(file), 0o700);
    writeFileSync(file, bytes(), PRIVATE);
    utimesSync(file, time, time);
  }
}

// One body at a time in memory; the archive gets its name once it is complete.
async function writeZip(target: string, entries: readonly ExportEntry[]): Promise<void> {
  const temporary = join(dirname(target), `${TEMPORARY_PREFIX}${randomUUID()}-${basename(target)}`);
  const zip = new ZipFile();
  const file = createWriteStream(temporary, PRIVATE_STREAM);
  const failed = new Promise<never>((_, reject) => zip.on('error', reject));
  for (const { path, bytes, time } of entries) {
    zip.addReadStreamLazy(path, { mtime: time }, (callback) => streamBytes(bytes, callback));
  }
  zip.end();
  try {
    await Promise.race([pipeline(zip.outputStream, file), failed]);
    renameOver(temporary, target);
  } catch (error) {
    file.destroy();
    rmSync(temporary, { force: true });
    throw error;
  }
}

function streamBytes(bytes: () => Uint8Array, callback: (error: unknown, stream: NodeJS.ReadableStream) => void): void {
  try {
    callback(null, Readable.from([Buffer.from(bytes())], { objectMode: false }));
  } catch (error) {
    callback(error, Readable.from([]));
  }
}

function isEmptyFolder(path: string): boolean {
  try {
    return readdirSync(path).length === 0;
  } catch {
    return false;
  }
}

function targetProblem(message: Words): UserError {
  return new UserError([{ file: '', line: null, column: null, code: 'file', path: '', message }]);
}
