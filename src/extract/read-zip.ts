import { hash } from 'node:crypto';
import type { DatedFact, Extracted, FileProblem, Gathered } from '../model/evidence.js';
import { type Place, placeAt } from '../model/finding.js';
import { openZip, type ZipMember } from './containers/zip-archive.js';
import {
  absent,
  BrokenFile,
  type ExtractHints,
  emptyResult,
  fileProblem,
  firstNames,
  present,
  type ReaderResult,
} from './reader.js';
import { statedDates } from './stated-dates.js';

/** Reads one document of an archive; null: its bytes could not be had, for this reason. */
export type ExtractMember = (body: Uint8Array | null, hints: ExtractHints, fault?: BrokenFile) => Promise<Extracted>;

/** Documents of one archive that are read; the report says that more are unread. */
export const MAX_MEMBERS = 200;

/**
 * Reads an archive as a folder of documents, one level deep. The address of what is found stays that of the archive;
 * the place's `sheet` names the member (`2567/o13.xlsx`, of a workbook `2567/o13.xlsx › รายงาน`).
 */
export async function readZip(
  body: Uint8Array,
  hints: ExtractHints,
  extractMember: ExtractMember,
): Promise<ReaderResult> {
  const { members } = await openZip(body);
  const documents = members.filter((member) => !member.isFolder && !isLitter(member.name));
  if (documents.length === 0) throw new BrokenFile('empty', { reason: 'no-members' });
  const problems: FileProblem[] = [];
  if (documents.length > MAX_MEMBERS)
    problems.push(fileProblem('too-large', { reason: 'members', limit: MAX_MEMBERS }));
  const read: ReadMember[] = [];
  for (const member of documents.slice(0, MAX_MEMBERS)) read.push(await readMember(member, hints, extractMember));
  return {
    ...emptyResult(),
    problems: [...problems, ...read.flatMap((member) => problemsOf(member, hints.url)), ...passedOver(read)],
    texts: merged(read, ({ texts }) => texts),
    grids: merged(read, ({ grids }) => grids),
    qrCodes: hints.wants.qrCodes ? merged(read, ({ qrCodes }) => qrCodes) : emptyResult().qrCodes,
    ...defectOf(read),
    dates: read.flatMap(({ name, extracted }) => [...nameDates(name), ...extracted.dates]),
    content: read
      .map(({ name, hash }) => `${name} ${hash}`)
      .sort()
      .join('\n'),
    dated: { title: '', text: '', cover: 0, headings: null },
  };
}

interface ReadMember {
  readonly name: string;
  readonly extracted: Extracted;
  readonly hash: string;
}

async function readMember(member: ZipMember, hints: ExtractHints, extractMember: ExtractMember): Promise<ReadMember> {
  // Only the last step of the name: no path of the archive means anything outside it.
  const fileName = member.name.split(/[\\/]/).at(-1) ?? member.name;
  const inside: ExtractHints = { ...hints, contentType: null, fileName, cut: null };
  let bytes: Uint8Array = new Uint8Array();
  let extracted: Extracted;
  try {
    bytes = await member.read();
    extracted = await extractMember(bytes, inside);
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    extracted = await extractMember(null, inside, error);
  }
  return { name: member.name, extracted, hash: extracted.contentSha256 ?? hash('sha256', bytes) };
}

// What Windows and macOS leave in every folder.
function isLitter(name: string): boolean {
  return /(?:^|[\\/])(?:__MACOSX[\\/]|\.[^.\\/][^\\/]*$|~\$|Thumbs\.db$|desktop\.ini$)/i.test(name);
}

function problemsOf({ name, extracted }: ReadMember, url: string): FileProblem[] {
  const relevant = extracted.problems.filter((problem) => problem.code !== 'not-readable' || !isNoDocument(extracted));
  return relevant.map((problem) => ({
    ...problem,
    data: { ...problem.data, member: name },
    at: insideOf(problem.at ?? placeAt(url), name),
  }));
}

/** A file of a kind that nobody reads (a font, a program) is no fault of the archive. */
function isNoDocument({ type, problems }: Extracted): boolean {
  return type === 'unknown' && problems.some(({ code }) => code === 'not-readable');
}

/** The facts of all members; where none could be read, why the first could not. */
function merged<T extends { readonly at: Place }>(
  read: readonly ReadMember[],
  pick: (extracted: Extracted) => Gathered<readonly T[]>,
): Gathered<readonly T[]> {
  const gathered = read.map(({ name, extracted }) => ({ name, facts: pick(extracted) }));
  if (gathered.every(({ facts }) => !facts.ok)) return gathered[0]?.facts ?? absent('unreadable', 'no-documents');
  const placed = gathered.flatMap(({ name, facts }) =>
    facts.ok ? facts.value.map((fact) => ({ ...fact, at: insideOf(fact.at, name) })) : [],
  );
  return present(placed);
}

function passedOver(read: readonly ReadMember[]): readonly FileProblem[] {
  const names = read.filter(({ extracted }) => isNoDocument(extracted)).map(({ name }) => name);
  return names.length === 0 ? [] : [fileProblem('passed-over', { reason: 'members', names: firstNames(names) })];
}

function insideOf(at: Place, name: string): Place {
  return { ...at, sheet: at.sheet === null ? name : `${name} › ${at.sheet}` };
}

function defectOf(read: readonly ReadMember[]): Pick<ReaderResult, 'defect'> {
  const defect = read.find(({ extracted }) => extracted.defect !== undefined)?.extracted.defect;
  return defect === undefined ? {} : { defect };
}

function nameDates(name: string): DatedFact[] {
  return statedDates(name.replace(/\.\w+$/, '').replace(/[_-]+/g, ' '), 'name');
}
