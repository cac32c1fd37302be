import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { loadChecklist } from '../../checklist/load.js';
import { bundledProfiles, newestProfile } from '../../checklist/profiles.js';
import { isHttpUrl } from '../../checklist/schema.js';
import { createSiteContext } from '../../crawl/judge/site-profile.js';
import { createExtractor } from '../../extract/extractor.js';
import { EXTRACT_SETTINGS } from '../../extract/limits.js';
import { createClient, defaultUserAgent } from '../../fetch/client.js';
import { findMoved, type MovedAddress } from '../../init/moved.js';
import { readYearMap, type YearMap } from '../../init/recognise/maps.js';
import { type SearchResult, searchSite } from '../../init/search.js';
import { carryAddresses, type Inheritance, ownItems, readInheritance } from '../../init/write/carry-over.js';
import { checklistText, type DraftItem, PROBABLE } from '../../init/write/checklist-text.js';
import { fillChecklist, missingHints } from '../../init/write/update.js';
import type { Checklist, Item } from '../../model/checklist.js';
import type { Client } from '../../model/client.js';
import { crawlLimits } from '../../model/settings.js';
import { sayIn } from '../../report/compose/words.js';
import { bangkokDay } from '../../text/dates/calendar.js';
import { formatDate } from '../../text/dates/read-dates.js';
import { maskNationalIds } from '../../text/patterns/national-id.js';
import { normalizeUrl } from '../../text/url.js';
import { VERSION } from '../../version.js';
import { loadProfile } from '../checklists.js';
import type { Invocation } from '../command.js';
import { EXIT } from '../exit-status.js';
import { cannotWrite, tryPath, usageError, writeOutput } from '../print/output.js';
import { createStatusLine } from '../print/progress.js';
import { askUnsure, Cancelled } from '../print/questions.js';
import { printLine, type Terminal } from '../print/terminal.js';
import { settingsOf } from '../settings.js';

/** Enough for a site of some hundred pages, and takes minutes. */
const MAX_PAGES = 300;

export async function init(invocation: Invocation): Promise<number> {
  const { options } = invocation;
  if (options.update !== undefined && (options.from !== undefined || options.profile !== undefined))
    throw usageError({
      th: '--update ใช้ร่วมกับ --from หรือ --profile ไม่ได้',
      en: '--update goes with neither --from nor --profile',
    });
  try {
    return options.update === undefined ? await draft(invocation) : await update(invocation, options.update);
  } catch (error) {
    if (error instanceof Cancelled || invocation.terminal.signal.aborted) return EXIT.interrupted;
    throw error;
  }
}

/** Writes a new checklist from the site, from last year's checklist, or from both. */
async function draft(invocation: Invocation): Promise<number> {
  const { terminal, registry, options, arguments: given } = invocation;
  const output = outputPath(invocation);
  const old = options.from === undefined ? null : loadChecklist(resolve(terminal.cwd, options.from), { registry });
  const url = given[0] === undefined ? null : homeAddress(given[0]);
  if (url === null && old === null)
    throw usageError({
      th: 'ต้องระบุที่อยู่เว็บไซต์ เช่น oit-audit init https://www.example.go.th/',
      en: 'the address of the site is required: oit-audit init https://www.example.go.th/',
    });
  const { now } = settingsOf(options, terminal.env);
  const name = options.profile ?? newestProfile();
  const profile = loadProfile(name, registry, terminal.cwd, now);
  const base = profileName(name, output, terminal.cwd);
  const from =
    old && options.from !== undefined
      ? inheritanceOf(old, base, options.from, dirname(resolve(terminal.cwd, name)))
      : null;

  const search =
    url === null
      ? null
      : await searchFor(invocation, url, profile.items, profile.fiscalYear, name, NO_ADDRESSES, old?.agency.kind);
  if (search?.homeProblem) return sayUnreachable(terminal, url ?? '', search.homeProblem);
  if (terminal.signal.aborted) return EXIT.interrupted;
  const found = search?.items ?? [];
  const items = old && from ? carryAddresses(profile.items, old, from.years, found) : withItems(profile.items, search);
  const asked = isAsking(invocation)
    ? await askUnsure(items, { terminal, input: process.stdin, fiscalYear: profile.fiscalYear })
    : items;

  const text = checklistText(
    {
      extends: from?.inheritance.extends ?? [base],
      agency: old
        ? {
            name: old.agency.name,
            kind: old.agency.kind,
            district: old.agency.district ?? null,
            province: old.agency.province ?? null,
          }
        : (search?.agency ?? { name: null, district: null, province: null }),
      isAgencyKnown: old !== null,
      site: url ?? old?.site ?? '',
      fiscalYear: profile.fiscalYear,
      items: asked,
      further: from?.inheritance.further ?? {},
      ownItems: from && old ? ownItems(old.path, from.years, profile.items) : {},
      pagesRead: search?.pagesRead ?? null,
      isCut: search?.isCut ?? false,
      madeOn: formatDate(bangkokDay(now), terminal.lang),
    },
    terminal.lang,
  );
  if (output === null) terminal.stdout.write(text);
  else writeOutput(output, text);
  if (options.quiet !== true) {
    if (profile.draft !== undefined)
      terminal.stderr.write(`! ${sayIn(terminal.lang)('notice.profile-draft', { profile: profile.draft })}\n`);
    if (search?.hacked) terminal.stderr.write(`! ${sayIn(terminal.lang)('notice.site-hacked', search.hacked.data)}\n`);
    saySummary(terminal, asked, options.output ?? null);
    if (search?.otherList)
      terminal.stderr.write(`! ${sayIn(terminal.lang)(`notice.${search.otherList.code}`, search.otherList.data)}\n`);
    if (search) sayOtherRounds(terminal, search.rounds, profile.fiscalYear);
  }
  return EXIT.ok;
}

/** Fills the empty items of a checklist, and says which of its addresses moved. */
async function update(invocation: Invocation, checklistPath: string): Promise<number> {
  const { terminal, registry, options, arguments: given } = invocation;
  const path = resolve(terminal.cwd, checklistPath);
  const output = outputPath(invocation) ?? path;
  const fault = tryPath(output);
  if (fault) throw usageError(cannotWrite(output, fault));
  const checklist = loadChecklist(path, { registry });
  const url = given[0] === undefined ? checklist.site : homeAddress(given[0]);
  const enabled = checklist.items.filter((item) => item.enabled);
  const empty = enabled.filter((item) => item.urls.length === 0);
  const held = new Map(enabled.map(({ id, urls }) => [id, urls.map((target) => target.url)]));

  const moved: MovedAddress[] = [];
  const search = await searchFor(
    invocation,
    url,
    checklist.items,
    checklist.fiscalYear,
    // Its CMS maps apply.
    readInheritance(path, `oit-${checklist.fiscalYear}`, bundledProfiles()).profile,
    held,
    checklist.agency.kind,
    async (client, items) => {
      moved.push(...(await findMoved(enabled, items, client)));
    },
  );
  if (search.homeProblem) return sayUnreachable(terminal, url, search.homeProblem);
  if (terminal.signal.aborted) return EXIT.interrupted;
  const found = withItems(empty, search);
  const filled = isAsking(invocation)
    ? await askUnsure(found, { terminal, input: process.stdin, fiscalYear: checklist.fiscalYear })
    : found;
  const before = readFileSync(path, 'utf8');
  const after = fillChecklist(before, filled, checklist.fiscalYear, terminal.lang);
  if (output !== path || after !== before) writeOutput(output, after);
  if (options.quiet !== true) {
    saySummary(terminal, filled, options.output ?? checklistPath);
    for (const hint of missingHints(filled, terminal.lang)) terminal.stderr.write(`${hint}\n`);
  }
  for (const address of moved) printLine(terminal, movedWords(address));
  return EXIT.ok;
}

const NO_ADDRESSES: ReadonlyMap<string, readonly string[]> = new Map();

async function searchFor(
  { terminal, options }: Invocation,
  url: string,
  items: readonly Item[],
  fiscalYear: number,
  profile: string,
  held: ReadonlyMap<string, readonly string[]>,
  kind: string | undefined,
  after: (client: Client, items: SearchResult['items']) => Promise<void> = async () => {},
): Promise<SearchResult> {
  const settings = settingsOf(options, terminal.env);
  const limits = crawlLimits.parse({ maxPages: MAX_PAGES, ...settings.limits });
  const client = createClient(
    {
      ...limits,
      maxBytes: limits.maxFileMiB * 1024 * 1024,
      userAgent: defaultUserAgent(VERSION),
      site: url,
      proxy: settings.proxy,
      extraCa: settings.extraCa,
      now: () => settings.now,
    },
    { signal: terminal.signal },
  );
  const extractor = createExtractor(EXTRACT_SETTINGS);
  const progress = createStatusLine<{ read: number; waiting: number }>(
    terminal,
    options.progress !== false && options.quiet !== true,
    ({ read, waiting }) =>
      terminal.lang === 'th'
        ? `สำรวจเว็บไซต์ อ่านแล้ว ${read} หน้า เหลือ ${waiting} ลิงก์`
        : `looking around: ${read} pages read, ${waiting} links waiting`,
  );
  try {
    const search = await searchSite({
      client,
      site: createSiteContext({ client, site: url, seed: settings.seed ?? 'init' }),
      extract: (body, hints) => extractor.extract(body, hints),
      items,
      fiscalYear,
      profile,
      held,
      kind,
      maxPages: Math.max(1, limits.maxPages),
      concurrency: limits.concurrency,
      year: Number(bangkokDay(settings.now).slice(0, 4)),
      signal: terminal.signal,
      onProgress: (event) => progress.update(event),
    });
    if (search.homeProblem === null && !terminal.signal.aborted) await after(client, search.items);
    return search;
  } finally {
    progress.clear();
    await Promise.all([client.close(), extractor.close()]);
  }
}

/** @returns the file to write; null: stdout. @throws UserError where it may not or cannot be written */
function outputPath({ terminal, options }: Invocation): string | null {
  if (options.output === undefined) return null;
  const path = resolve(terminal.cwd, options.output);
  const isOwn = options.update !== undefined && path === resolve(terminal.cwd, options.update);
  if (existsSync(path) && options.force !== true && !isOwn)
    throw usageError({
      th: `มีไฟล์ ${options.output} อยู่แล้ว ใช้ --force เพื่อเขียนทับ หรือ --update เพื่อเติมเฉพาะข้อที่ว่าง`,
      en: `${options.output} exists; --force writes over it, --update fills only what is empty`,
    });
  const fault = tryPath(path);
  if (fault) throw usageError(cannotWrite(path, fault));
  return path;
}

/** Users type `www.example.go.th`. */
function homeAddress(typed: string): string {
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  const url = isHttpUrl(whole) ? normalizeUrl(whole) : null;
  if (url === null)
    throw usageError({ th: `"${typed}" ไม่ใช่ที่อยู่เว็บไซต์ (http:// หรือ https://)`, en: `"${typed}" is no http(s) address` });
  return url;
}

/** How the new file refers to its profile: by name, or by the path relative to the file. */
function profileName(name: string, output: string | null, cwd: string): string {
  if (bundledProfiles().includes(name)) return name;
  const path = resolve(cwd, name);
  const way = relative(output === null ? cwd : dirname(output), path).replaceAll('\\', '/');
  return way.startsWith('.') ? way : `./${way}`;
}

interface From {
  readonly inheritance: Inheritance;
  readonly years: YearMap | null;
}

/** @param folder of the profile: the map of a profile that does not come with the program stands beside it */
function inheritanceOf(old: Checklist, profile: string, path: string, folder: string): From {
  const inheritance = readInheritance(old.path, profile, bundledProfiles());
  if (inheritance.profile === profile) return { inheritance, years: null };
  const isBundled = bundledProfiles().includes(profile);
  const to = basename(profile, '.yaml');
  const years = readYearMap(inheritance.profile, to, isBundled ? undefined : folder);
  if (years === null)
    throw usageError({
      th: `${path}: ไม่มีตารางเทียบเลขข้อจาก ${inheritance.profile} ไป ${profile}${isBundled ? '' : ' ให้วางไฟล์ตารางเทียบ เช่น 2569-2570.yaml ไว้ข้างโพรไฟล์'}`,
      en: `${path}: there is no map of items from ${inheritance.profile} to ${profile}${isBundled ? '' : '; put one beside the profile, such as 2569-2570.yaml'}`,
    });
  return { inheritance, years };
}

function withItems(items: readonly Item[], search: SearchResult | null): readonly DraftItem[] {
  return items.map((item) => ({
    ...(search?.items.find(({ id }) => id === item.id) ?? { id: item.id, chosen: [], alternatives: [] }),
    item,
  }));
}

/** Asks only at a terminal. Questions go to stderr, since stdout may be a file. */
function isAsking({ terminal, options }: Invocation): boolean {
  const isAttended = process.stdin.isTTY === true && terminal.stderr.isTTY === true && !terminal.env.CI;
  return isAttended && options.yes !== true && options.quiet !== true;
}

function sayUnreachable(terminal: Terminal, url: string, problem: string): number {
  printLine(terminal, {
    th: `เปิดหน้าแรกของเว็บไซต์ไม่ได้: ${url} (${problem}) จึงไม่ได้เขียนไฟล์`,
    en: `the home page cannot be read: ${url} (${problem}); nothing was written`,
  });
  return terminal.signal.aborted ? EXIT.interrupted : EXIT.notCarriedOut;
}

function saySummary(terminal: Terminal, items: readonly DraftItem[], file: string | null): void {
  const found = items.filter(({ chosen }) => chosen.length > 0);
  const missing = items.filter(({ chosen }) => chosen.length === 0).map(({ id }) => id);
  const doubtful = found.filter(({ chosen }) => (chosen[0]?.confidence ?? 1) < PROBABLE).map(({ id }) => id);
  const part = (th: string, en: string, ids: readonly string[]) =>
    ids.length === 0 ? { th: '', en: '' } : { th: ` ${th} ${ids.join(', ')}`, en: `; ${en} ${ids.join(', ')}` };
  const [unsure, none] = [part('ควรเปิดดู:', 'look at', doubtful), part('ไม่พบ:', 'not found:', missing)];
  printLine(terminal, {
    th: `พบ ${found.length} จาก ${items.length} ข้อ${unsure.th}${none.th}`,
    en: `${found.length} of ${items.length} items found${unsure.en}${none.en}`,
  });
  if (file !== null)
    printLine(terminal, { th: `ขั้นต่อไป: oit-audit validate ${file}`, en: `next: oit-audit validate ${file}` });
}

/** A site without data of the new year is better audited by the profile of the old one. */
function sayOtherRounds(terminal: Terminal, rounds: readonly number[], fiscalYear: number): void {
  const newest = rounds.filter((year) => bundledProfiles().includes(`oit-${year}`)).at(-1);
  if (rounds.includes(fiscalYear) || newest === undefined) return;
  printLine(terminal, {
    th: `ไม่พบชุดข้อมูล ITA ปี ${fiscalYear} แต่พบของปี ${newest} หากต้องการตรวจปีนั้นใช้ --profile oit-${newest}`,
    en: `the site has nothing for ITA ${fiscalYear}, but for ${newest}: --profile oit-${newest} drafts a checklist of that year`,
  });
}

function movedWords({ id, problem, ...moved }: MovedAddress) {
  const url = maskNationalIds(moved.url);
  const to = moved.to === null ? null : maskNationalIds(moved.to);
  const why = problem === null ? '' : ` (${problem})`;
  return to === null
    ? { th: `${id}: เปิดไม่ได้${why} และไม่พบที่ใหม่: ${url}`, en: `${id}: gone${why}, not found elsewhere: ${url}` }
    : { th: `${id}: ย้ายที่${why}: ${url} -> ${to}`, en: `${id}: moved${why}: ${url} -> ${to}` };
}
