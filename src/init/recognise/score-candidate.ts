import type { FindRule } from '../../model/checklist.js';
import { foldText } from '../../text/thai/normalize.js';
import type { Candidate, Mention } from './candidate.js';
import type { ForeignReader } from './foreign.js';
import type { CodeReader } from './item-code.js';
import type { LikenessReader } from './likeness.js';
import type { SiteMap } from './maps.js';
import type { ReasonCode } from './reasons.js';
import { entryOf, HUB_ITEMS, type Region, type RegionReader } from './region.js';
import { roundOfPath, type StatedYears, type YearReader, yearsOfName } from './stated-years.js';

/** An item to find evidence of. */
export interface Wanted {
  readonly id: string;
  readonly title: string;
  readonly find: FindRule;
}

/** How well a candidate fits one item, and why. */
export interface Judgement {
  /** About 0 to 1.4; below `LEAST` it is no evidence. */
  readonly value: number;
  readonly reasons: readonly ReasonCode[];
}

export interface JudgeOptions {
  readonly items: readonly Wanted[];
  readonly fiscalYear: number;
  readonly codes: CodeReader;
  readonly likeness: LikenessReader;
  readonly regions: RegionReader;
  readonly readYears: YearReader;
  readonly maps: readonly SiteMap[];
  readonly isForeign: ForeignReader;
  /** Words of links to instructions on the evidence. */
  readonly guideWords: readonly string[];
}

/** Candidates below this are left out: an empty item is better than a wrong address. */
export const LEAST = 0.5;

const NOTHING: Judgement = { value: 0, reasons: [] };

// Set by hand on the sample sites that are marked as tuned, never on those that are held out.
const WEIGHTS = {
  otherName: 0.92,
  support: 0.8,
  weakSupport: 0.35,
  agreement: 0.06,
  codeWithTitle: 0.4,
  codeAlone: 0.45,
  otherCode: -0.5,
  hub: 0.08,
  codedHub: 0.2,
  rightYear: 0.15,
  roundOnly: 0.08,
  otherYear: -0.55,
  oldVersion: -0.15,
  otherRound: -0.5,
  map: 0.3,
  sharedMap: 0.05,
  excluded: -0.45,
  onlySome: -0.15,
  noReport: -0.2,
  report: -0.25,
  foreign: -0.6,
  rival: 0.8,
  rivalOfOtherYear: -0.4,
} as const;
const ALIKE = 0.55;
/** The name of a division of the office and nothing else: its page is none of the documents that it is charged with. */
const UNIT =
  /^(?:กอง(?!ทุน)|ฝ่าย(?!บริหาร|การเมือง|ประจำ|สภา|นิติ|ข้าราชการ)|สำนัก(?:ปลัด|การช่าง|คลัง|การศึกษา|ช่าง)|งาน(?:ธุรการ|พัสดุ|การเงิน|บัญชี|ประชาสัมพันธ์|นิติการ|การเจ้าหน้าที่|บริหาร|นโยบาย|แผน|วิเคราะห์|ทะเบียน|กิจการสภา|เทศกิจ|จัดเก็บ|สารบรรณ|เลขานุการ))[^\s/|:]{0,50}$/;
/** A law on what an item is about is no evidence of it. */
const LAW =
  /^(?:พ ?\. ?ร ?\. ?[บฎก] ?\.|พรบ|พระราชบัญญัติ|พระราชกฤษฎีกา|พระราชกำหนด|กฎกระทรวง|ระเบียบกระทรวง|ประกาศกระทรวง)/;

/** @returns a judge of how well a candidate fits each item, in the order of the items */
export function createJudge(options: JudgeOptions): (candidate: Candidate) => readonly Judgement[] {
  const exclusions = options.items.map(({ find }) => find.not.map((word) => foldText(word)));
  return (candidate) => {
    const judged = candidate.mentions.map((mention) => judgeMention(candidate, mention, exclusions, options));
    return options.items.map((item, index) => {
      if (candidate.kind === 'elsewhere' && item.find.kind !== 'form') return NOTHING;
      return judged.reduce<Judgement>((best, values) => {
        const value = values[index] ?? NOTHING;
        return value.value > best.value ? value : best;
      }, NOTHING);
    });
  };
}

/** The texts of a mention, each by its likeness to every item. */
interface Likenesses {
  /** Texts that name the candidate. */
  readonly own: readonly (readonly number[])[];
  /** Texts around the link. */
  readonly around: readonly (readonly number[])[];
  /** Likeness of the label alone. */
  readonly label: readonly number[] | null;
}

function judgeMention(
  candidate: Candidate,
  mention: Mention,
  exclusions: readonly (readonly string[])[],
  options: JudgeOptions,
): readonly Judgement[] {
  const { items, likeness, codes, regions, readYears, maps, guideWords } = options;
  const label = foldText(mention.label);
  if (guideWords.some((word) => label.includes(foldText(word)))) return [];
  if (UNIT.test(label.trim()) || LAW.test(label.trim())) return [];
  const region = regions.of(mention);
  const likenesses = likenessesOf(candidate, mention, likeness);
  const evidence = items.map((_, index) => textValue(likenesses, index));
  const entry = entryOf(mention, codes);
  const years = yearsAround(candidate, mention, region, readYears);
  const folded = foldText(namesOf(candidate, mention, likeness).join(' | '));
  const around = foldText([mention.row, mention.headings[0]].join(' | '));
  const mapped = maps.map((map) => map.itemsAt(candidate.url));
  // Files that a page of a known CMS lists serve the items of that page.
  const mappedPage = mention.inChrome ? [] : maps.map((map) => map.itemsAt(mention.on.url));
  const isForeign = region.isForeign || options.isForeign(`${folded} ${around}`);

  return items.map((item, index) => {
    const reasons: ReasonCode[] = [];
    const text = evidence[index] ?? 0;
    const rival = Math.max(0, ...evidence.filter((_, other) => other !== index));
    let value = 0.75 * text;
    if (text >= 0.6) reasons.push(textReason(likenesses, index));
    if (rival > text + 0.08) {
      value -= WEIGHTS.rival * (rival - text);
      const named = items[evidence.indexOf(rival)];
      // What another item's words name is that item's of another year, not this one's of the right year.
      const isOfOtherYear = named !== undefined && yearValue(named, years, region, options.fiscalYear, false).value < 0;
      if (rival >= ALIKE && isOfOtherYear) value += WEIGHTS.rivalOfOtherYear;
    }

    const code = codeValue(item.id, entry.ids, region, text, rival);
    value += code;
    if (code > 0) reasons.push('code');
    else if (entry.ids.length === 0 && region.isOfThisList !== false && !isForeign && text >= rival - 0.1) {
      const inAddress = codes.inAddress(candidate.url);
      if (inAddress.includes(item.id) && isRoundFine(region, options.fiscalYear)) {
        value += 0.2;
        reasons.push('file-code');
      }
    }

    const map = Math.max(mapValue(item.id, mapped), 0.5 * mapValue(item.id, mappedPage));
    if (map > 0 && text > 0.2) {
      value += map;
      reasons.push('map');
    }
    if (region.items >= HUB_ITEMS && region.isOfThisList !== false && !isForeign && text >= 0.45) {
      // The page that a list of the items names is the evidence, rather than a file one click further.
      value += code > 0 ? WEIGHTS.codedHub : WEIGHTS.hub;
      reasons.push('hub');
    }
    const isNumbered = code >= WEIGHTS.codeWithTitle && region.isOfThisList === true;
    const year = yearValue(item, years, region, options.fiscalYear, isNumbered);
    value += year.value;
    if (year.reason !== null && value > 0) reasons.push(year.reason);
    if (exclusions[index]?.some((word) => folded.includes(word))) value += WEIGHTS.excluded;
    // Some shared words and the right year do not make it the item.
    if (text < ALIKE && code <= 0 && map <= 0) value += WEIGHTS.onlySome;
    value += reportValue(item, folded);
    if (isForeign) value += WEIGHTS.foreign;
    return { value, reasons };
  });
}

function likenessesOf(candidate: Candidate, mention: Mention, likeness: LikenessReader): Likenesses {
  const compare = (text: string | null | undefined): readonly number[] | null =>
    text && likeness.isDescriptive(text) ? likeness.of(text) : null;
  const byLabel = compare(mention.label);
  const label = mention.isCommonLabel && Math.max(...(byLabel ?? [0])) < ALIKE ? null : byLabel;
  const own = [label, compare(ownTitle(candidate)), compare(candidate.name)];
  const row = mention.row === mention.label ? null : compare(mention.row);
  const around = [row, ...mention.headings.slice(0, 2).map(compare), compare(mention.trail[0])];
  return { own: own.map((source) => source ?? []), around: around.map((source) => source ?? []), label };
}

/** The name decides; the texts around the link decide where the name says nothing, and support it where it says little. */
function textValue({ own, around, label }: Likenesses, index: number): number {
  const names = own.map((source, place) => (source[index] ?? 0) * (place === 0 ? 1 : WEIGHTS.otherName));
  const named = Math.max(0, ...names);
  const surrounding = Math.max(0, ...around.map((source, place) => (source[index] ?? 0) * (place === 0 ? 1 : 0.97)));
  const labelBest = Math.max(...(label ?? [0]));
  const isOther = labelBest >= ALIKE && (label?.[index] ?? 0) < labelBest - 0.1;
  const weight = label === null ? 1 : isOther ? WEIGHTS.weakSupport : WEIGHTS.support;
  const main = Math.max(named, weight * surrounding);
  const agreeing = [...names, surrounding].filter((value) => value >= ALIKE).length - 1;
  return main + WEIGHTS.agreement * Math.min(2, Math.max(0, agreeing));
}

function textReason({ label, own }: Likenesses, index: number): ReasonCode {
  if ((label?.[index] ?? 0) >= 0.6) return 'label';
  return (own[1]?.[index] ?? 0) >= 0.6 ? 'title' : 'around';
}

/** A code counts only where its list has this year's numbers. */
function codeValue(id: string, ids: readonly string[], region: Region, text: number, rival: number): number {
  if (ids.length === 0 || region.isOfThisList === false || region.isForeign) return 0;
  if (!ids.includes(id)) return region.isOfThisList === true ? WEIGHTS.otherCode : 0;
  if (text >= ALIKE && text >= rival - 0.1) return WEIGHTS.codeWithTitle;
  if (rival > text + 0.2 && rival >= 0.6) return region.isOfThisList === true ? 0.15 : 0;
  return region.isOfThisList === true ? WEIGHTS.codeAlone : 0.25;
}

function mapValue(id: string, mapped: readonly (readonly string[])[]): number {
  const items = mapped.find((list) => list.includes(id));
  if (items === undefined) return 0;
  return items.length === 1 ? WEIGHTS.map : WEIGHTS.sharedMap;
}

const REPORT_WORDS = /รายงาน|สรุปผล|ผลการ|(?:^|\| )ผล/;

/** A plan is not the report on it, nor the other way round, even where their names are similar. */
function reportValue({ title, find }: Wanted, names: string): number {
  const isReport = REPORT_WORDS.test(names);
  if (/รายงาน|สรุปผล/.test(title)) return isReport ? 0 : WEIGHTS.noReport;
  const mayReport = find.keywords.some((keyword) => REPORT_WORDS.test(keyword));
  return isReport && !mayReport ? WEIGHTS.report : 0;
}

interface YearValue {
  readonly value: number;
  readonly reason: ReasonCode | null;
}

const NO_YEAR: YearValue = { value: 0, reason: null };

interface YearsAround {
  /** Of the content. */
  readonly stated: StatedYears | null;
  /** Of the assessment round. */
  readonly round: StatedYears | null;
}

/** The nearest text with a year decides: label, file name, the page's own title, column, row, headings, menu. */
function yearsAround(candidate: Candidate, mention: Mention, region: Region, readYears: YearReader): YearsAround {
  const near = [
    readYears(mention.label),
    yearsOfName(candidate.url, readYears),
    candidate.page || candidate.document ? readYears(ownTitle(candidate) ?? '') : null,
    ...[mention.column, mention.row].map((text) => (text === null ? null : readYears(text))),
    ...[...mention.headings, ...mention.trail].map((text) => readYears(text)),
    candidate.document === null ? null : readYears(candidate.document.text.slice(0, 400)),
  ];
  const round = region.round ?? roundOfPath(candidate.url);
  const stated = near.find((years) => years !== null && !(years.isRound && isSame(years, round))) ?? null;
  return { stated, round };
}

/** @param isNumbered the list of this year gives it the number and the name of the item: its year is for the audit to judge */
function yearValue(
  item: Wanted,
  { stated, round }: YearsAround,
  region: Region,
  fiscalYear: number,
  isNumbered: boolean,
): YearValue {
  const isOtherRound = round !== null && !round.years.includes(fiscalYear);
  const content = stated === null ? NO_YEAR : contentValue(item.find.fiscalYear, stated, fiscalYear);
  if (isOtherRound) {
    // A document in force may be in last year's folder and in this year's menu.
    if (region.round === null && item.find.fiscalYear === null)
      return { value: Math.min(WEIGHTS.oldVersion, content.value), reason: null };
    // A plan of this year may be in last year's list only where its own text says so.
    return content.reason === 'year'
      ? { value: content.value - 0.25, reason: 'year' }
      : { value: Math.min(WEIGHTS.otherRound, content.value), reason: null };
  }
  if (isNumbered && content.value < 0) return { ...content, value: Math.max(content.value, WEIGHTS.oldVersion) };
  if (content.reason !== null || content.value < 0) return content;
  return round === null ? NO_YEAR : { value: WEIGHTS.roundOnly, reason: 'round' };
}

function contentValue(wanted: number | null, stated: StatedYears, fiscalYear: number): YearValue {
  const { years, isRound } = stated;
  if (isRound) {
    return years.includes(fiscalYear)
      ? { value: WEIGHTS.roundOnly, reason: 'round' }
      : { value: WEIGHTS.otherRound, reason: null };
  }
  if (wanted === null) {
    const newest = years.at(-1) ?? 0;
    return years.includes(fiscalYear)
      ? { value: WEIGHTS.roundOnly, reason: 'year' }
      : { value: newest < fiscalYear ? WEIGHTS.oldVersion : -0.1, reason: null };
  }
  if (years.includes(wanted)) return { value: WEIGHTS.rightYear, reason: 'year' };
  // Some offices label everything by the round, even reports of the year before.
  if (years.includes(fiscalYear)) return { value: 0.5 * WEIGHTS.otherYear, reason: null };
  return { value: WEIGHTS.otherYear, reason: null };
}

function isRoundFine(region: Region, fiscalYear: number): boolean {
  return region.round === null || region.round.years.includes(fiscalYear);
}

function isSame(a: StatedYears, b: StatedYears | null): boolean {
  return b !== null && a.years.join() === b.years.join();
}

function ownTitle({ page, document }: Candidate): string | null {
  if (page !== null) return page.headings[0] || page.title || null;
  return document?.title || null;
}

/** The names of the candidate; where they say nothing, the texts around the link. */
function namesOf(candidate: Candidate, mention: Mention, likeness: LikenessReader): readonly string[] {
  const own = [mention.label, candidate.name, ownTitle(candidate) ?? ''].filter((text) => likeness.isDescriptive(text));
  return own.length > 0 ? own : [mention.row ?? '', mention.headings[0] ?? ''];
}
