import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Invocation } from '../../command.js';
import { EXIT } from '../../exit-status.js';
import { refuseUnwritable, usageError, writeOutput } from '../../print/output.js';
import { createStatusLine } from '../../print/progress.js';
import { askUnsure } from '../../print/questions.js';
import { printLine } from '../../print/terminal.js';
import { factsOf, factsOfChecklist, joinFacts } from './agency-facts.js';
import { askAgency } from './ask-agency.js';
import { draftItems, draftText, openBasis, readPredecessor } from './draft.js';
import { type HomeAddress, readHomeAddress } from './home-address.js';
import { foundWords, nextStep, sayDraftProfile, sayOtherRounds, siteWarnings, unreachableWords } from './say.js';
import { createSearcher, type SiteQuest, type SiteSearch } from './search.js';

/** Writes a new checklist from the site, from last year's checklist, or from both. */
export async function draftOne(invocation: Invocation): Promise<number> {
  const { terminal, options, arguments: given } = invocation;
  const output = outputPath(invocation);
  const said = factsOf(options);
  const address = given[0] === undefined ? null : homeAddress(given[0]);
  if (address === null && options.from === undefined)
    throw usageError({
      th: 'ต้องระบุที่อยู่เว็บไซต์ เช่น oit-audit init https://www.example.go.th/',
      en: 'the address of the site is required: oit-audit init https://www.example.go.th/',
    });
  const basis = openBasis(invocation);
  const { profile, profileName } = basis;
  const old = options.from === undefined ? null : readPredecessor(basis, options.from);
  const known = old === null ? said : joinFacts(said, factsOfChecklist(old.checklist));
  const search =
    address === null
      ? null
      : await searchOne(invocation, {
          address,
          items: profile.items,
          fiscalYear: profile.fiscalYear,
          profile: profileName,
          kind: known.kind,
        });
  if (terminal.signal.aborted) return EXIT.interrupted;
  if (search?.isReached === false) {
    printLine(terminal, unreachableWords(search));
    return EXIT.notCarriedOut;
  }
  const drafted = draftItems(basis, { search, old });
  const isAttended = isAsking(invocation);
  const context = { terminal, input: process.stdin, fiscalYear: profile.fiscalYear };
  const services = known.services ?? listOf(old?.inheritance.further.services);
  const guess = search?.agency ?? { name: null, province: null };
  const facts = isAttended ? await askAgency({ ...known, services }, guess, context) : known;
  const items = isAttended ? await askUnsure(drafted, context) : drafted;

  const text = draftText(basis, { search, old }, facts, items, output);
  if (output === null) terminal.stdout.write(text);
  else writeOutput(output, text);
  if (options.quiet === true) return EXIT.ok;
  sayDraftProfile(basis);
  if (search) for (const words of siteWarnings(search)) printLine(terminal, words);
  printLine(terminal, foundWords(items));
  if (options.output !== undefined) printLine(terminal, nextStep(options.output));
  if (search) sayOtherRounds(terminal, search.rounds, profile.fiscalYear);
  return EXIT.ok;
}

const listOf = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.length > 0 ? value.map(String) : undefined;

/** Searches one site, with a line of progress. */
export async function searchOne(invocation: Invocation, quest: SiteQuest): Promise<SiteSearch> {
  const { terminal, options } = invocation;
  const progress = createStatusLine<{ read: number; waiting: number }>(
    terminal,
    options.progress !== false && options.quiet !== true,
    ({ read, waiting }) =>
      terminal.lang === 'th'
        ? `สำรวจเว็บไซต์ อ่านแล้ว ${read} หน้า เหลือ ${waiting} ลิงก์`
        : `looking around: ${read} pages read, ${waiting} links waiting`,
  );
  const searcher = createSearcher(invocation);
  try {
    return await searcher.search({ ...quest, onProgress: (event) => progress.update(event) });
  } finally {
    progress.clear();
    await searcher.close();
  }
}

/** @returns the file to write; null: stdout. @throws UserError where it may not or cannot be written */
export function outputPath({ terminal, options }: Invocation): string | null {
  if (options.output === undefined) return null;
  const path = resolve(terminal.cwd, options.output);
  const isOwn = options.update !== undefined && path === resolve(terminal.cwd, options.update);
  if (existsSync(path) && options.force !== true && !isOwn)
    throw usageError({
      th: `มีไฟล์ ${options.output} อยู่แล้ว ใช้ --force เพื่อเขียนทับ หรือ --update เพื่อเติมเฉพาะข้อที่ว่าง`,
      en: `${options.output} exists; --force writes over it, --update fills only what is empty`,
    });
  refuseUnwritable(path, options.output);
  return path;
}

/** @throws UserError for what is no address of a site */
export function homeAddress(typed: string): HomeAddress {
  const read = readHomeAddress(typed);
  if ('url' in read) return read;
  throw usageError(read);
}

/** Asks only at a terminal. Questions go to stderr, since stdout may be a file. */
export function isAsking({ terminal, options }: Invocation): boolean {
  const isAttended = process.stdin.isTTY === true && terminal.stderr.isTTY === true && !terminal.env.CI;
  return isAttended && options.yes !== true && options.quiet !== true;
}
