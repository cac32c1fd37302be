import { checks } from '../../checks/registry.js';
import { kindOf } from '../../model/agency/agency-kind.js';
import type { Finding, TableExcerpt, Verdict } from '../../model/finding.js';
import type {
  Report,
  ReportBefore,
  ReportChange,
  ReportCheck,
  ReportCrawl,
  ReportEvidence,
  ReportFinding,
  ReportItem,
  ReportScore,
} from '../../model/report.js';
import type {
  ChangeRecord,
  CrawlRecord,
  EvidenceRecord,
  ItemRound,
  LinkTotals,
  Round,
  Score,
} from '../../model/round.js';
import type { Lang, WordData } from '../../model/words.js';
import { findingKey } from '../../round/finding-key.js';
import { isNotExamined } from '../../round/not-examined.js';
import { toCents } from '../../round/score.js';
import { bangkokDay } from '../../text/dates/calendar.js';
import { readableText } from '../../text/url.js';
import { yearsInWords } from './day.js';
import { type CheckWords, createMessages, type FindingMessages } from './finding-messages.js';
import { buildLinks } from './links.js';
import { changeDetail, NOWHERE } from './place.js';
import { MAX_MESSAGE, MAX_URL, MAX_VALUE, MAX_WORDS, siteText, siteTextOrNull } from './site-text.js';
import { sayIn } from './words.js';

/** Notices in the order of the report, the most important first. */
const NOTICE_ORDER = [
  'home-unreachable',
  'site-failing',
  'site-hacked',
  'no-network',
  'interrupted',
  'round-too-long',
  'crash',
  'local-files',
  'robots-failing',
  'previous-unfinished',
  'other-list',
  'other-list-old',
  'other-list-unknown',
  'item-recognised',
  'item-unrecognised',
  'profile-draft',
] as const;

/** What the history knows of a round. */
export interface RoundInHistory {
  /** SHA-256 of the round; null: it is not stored. */
  readonly fingerprint?: string | null;
  /** The round before it, with whose figures its own are compared. */
  readonly previous?: Round | null;
}

/**
 * The report of a round in one language, with verdicts and totals. Texts of sites are cleaned and bounded here and escaped by
 * each format.
 */
export function buildReport(
  round: Round,
  lang: Lang,
  registry: CheckWords = checks,
  { fingerprint = null, previous = null }: RoundInHistory = {},
): Report {
  const messages = createMessages(lang, registry);
  const items = round.items.map((item) => buildItem(item, round, messages));
  const links = buildLinks(round, messages);
  const codes = [...new Set([...items.flatMap((item) => item.findings), ...links].map(({ code }) => code))].sort();
  const { agency, path, site, fiscalYear } = round.checklist;
  const notices = buildNotices(round, lang);
  const kind = kindOf(agency);
  const before = buildBefore(previous, round);
  return {
    schemaVersion: 1,
    tool: { name: 'oit-audit', version: round.toolVersion },
    run: {
      id: round.id,
      round: round.number,
      startedAt: round.startedAt,
      finishedAt: round.finishedAt,
      seed: siteText(round.seed, MAX_WORDS),
      complete: round.complete,
      previous: round.previousId,
      nextDue: round.nextDue,
      notices,
      ...(round.crawl && { crawl: buildCrawl(round.crawl, lang) }),
      ...(fingerprint !== null && { fingerprint }),
    },
    notices,
    checklist: {
      path: siteText(path, MAX_URL),
      agency: {
        name: siteText(agency.name, MAX_WORDS),
        ...(kind === null ? {} : { kind: kind.name }),
        ...(agency.district === undefined ? {} : { district: siteText(agency.district, MAX_WORDS) }),
        ...(agency.province === undefined ? {} : { province: siteText(agency.province, MAX_WORDS) }),
        ...(agency.section === undefined ? {} : { section: siteText(agency.section, MAX_WORDS) }),
        ...(agency.telephone === undefined ? {} : { telephone: siteText(agency.telephone, MAX_WORDS) }),
      },
      site: siteText(site, MAX_URL),
      fiscalYear,
    },
    summary: {
      verdict: overallVerdict(items),
      items: countItems(items),
      findings: countFindings(items, notices),
      links: buildTotals(round.linkTotals, lang),
      score: round.score === null ? null : buildScore(round.score),
      ...(before !== null && { before }),
    },
    items,
    links,
    changes: round.items.flatMap((item) => item.changes.map((change) => buildChange(item.id, change, lang))),
    codes: Object.fromEntries(codes.map((code) => [code, messages.code(code)])),
  };
}

/** Null where a comparison would mislead: one of the rounds did not see the whole site, or they are of different years. */
function buildBefore(previous: Round | null, round: Round): ReportBefore | null {
  if (previous === null || previous.id === round.id) return null;
  if (previous.checklist.fiscalYear !== round.checklist.fiscalYear) return null;
  if ([previous, round].some((one) => !one.complete || isNotExamined(one))) return null;
  const { pass, fail, review } = countItems(previous.items);
  return {
    round: previous.number,
    date: bangkokDay(previous.startedAt),
    items: { pass, fail, review },
    oit: previous.score === null ? null : toCents(previous.score.oit),
  };
}

function buildItem(item: ItemRound, round: Round, messages: FindingMessages): ReportItem {
  return {
    id: item.id,
    title: siteText(item.title, MAX_WORDS),
    owner: siteTextOrNull(item.owner, MAX_WORDS),
    verdict: item.verdict,
    evidence: item.evidence.map(buildEvidence),
    notExamined: item.unexamined.map(({ url, foundOn }) => ({
      url: siteText(url, MAX_URL),
      foundOn: siteText(foundOn, MAX_URL),
    })),
    findings: item.results.flatMap(({ findings, basis }) =>
      findings.map((finding) => ({
        ...buildFinding(item.id, finding, round, messages),
        ...(basis && { rule: { source: basis.source, confidence: basis.confidence } }),
      })),
    ),
    omittedFindings: item.results.flatMap(({ omitted }) => omitted ?? []),
    checks: item.results.map(
      (result): ReportCheck => ({ id: result.check, title: messages.check(result), state: result.state }),
    ),
    ...(item.seconds !== undefined && { seconds: item.seconds }),
    ...(item.explanation === undefined ? {} : { explanation: siteText(item.explanation, MAX_MESSAGE) }),
    source: item.source ?? null,
  };
}

function buildFinding(itemId: string, finding: Finding, round: Round, messages: FindingMessages): ReportFinding {
  const data = { item: itemId, ...finding.data };
  return {
    code: finding.code,
    severity: finding.severity,
    review: finding.review,
    message: messages.sentence(finding.code, data, finding.at),
    fix: messages.fix(finding.code, data),
    url: finding.at === null ? null : siteText(finding.at.url, MAX_URL),
    location: finding.at === null ? NOWHERE : buildLocation(finding.at),
    actual: siteTextOrNull(finding.actual, MAX_VALUE),
    expected: siteTextOrNull(finding.expected, MAX_VALUE),
    ...(finding.picture === undefined ? {} : { picture: finding.picture }),
    ...(finding.excerpt === undefined ? {} : { excerpt: buildExcerpt(finding.excerpt) }),
    firstSeen: round.firstSeen[findingKey(itemId, finding)] ?? {
      round: round.number,
      date: bangkokDay(round.startedAt),
    },
  };
}

function buildExcerpt({ headings, rows, row, column }: TableExcerpt): NonNullable<ReportFinding['excerpt']> {
  const clean = (texts: readonly string[]): string[] => texts.map((text) => siteText(text, MAX_WORDS));
  return {
    headings: clean(headings),
    rows: rows.map(({ number, cells }) => ({ number, cells: clean(cells) })),
    row,
    column,
  };
}

function buildLocation(at: NonNullable<Finding['at']>): ReportFinding['location'] {
  return {
    sheet: siteTextOrNull(at.sheet, MAX_WORDS),
    page: at.page,
    table: at.table,
    row: at.row,
    rowLabel: siteTextOrNull(at.rowLabel, MAX_WORDS),
    column: siteTextOrNull(at.column, MAX_WORDS),
  };
}

function buildEvidence({ exchange, foundOn, label, type, dates }: EvidenceRecord): ReportEvidence {
  return {
    url: siteText(exchange.url, MAX_URL),
    finalUrl: siteTextOrNull(exchange.finalUrl, MAX_URL),
    status: exchange.status,
    contentType: siteTextOrNull(exchange.contentType, MAX_WORDS),
    type,
    bytes: exchange.bytes,
    sha256: exchange.sha256,
    lastModified: exchange.lastModified,
    foundOn: siteTextOrNull(foundOn, MAX_URL),
    label: siteTextOrNull(label, MAX_WORDS),
    dates: dates.map(({ date, from, text }) => ({ date, from, text: siteText(text, MAX_WORDS) })),
  };
}

function buildChange(item: string, change: ChangeRecord, lang: Lang): ReportChange {
  const details = change.details.map((line) => siteText(changeDetail(line, lang), MAX_WORDS));
  return { item, ...change, url: siteText(change.url, MAX_URL), details };
}

function buildNotices(round: Round, lang: Lang): Report['run']['notices'] {
  const say = sayIn(lang);
  return [...round.notices]
    .sort((a, b) => NOTICE_ORDER.indexOf(a.code) - NOTICE_ORDER.indexOf(b.code))
    .map(({ code, data }) => ({
      code,
      message: siteText(say(`notice.${code}`, readableData(data, lang)), MAX_MESSAGE),
      data,
    }));
}

/** What a notice says of the site, as people read it: addresses with their letters, years in the era of the language. */
function readableData(data: WordData, lang: Lang): WordData {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      name === 'years' ? yearsInWords(String(value), lang) : typeof value === 'string' ? readableText(value) : value,
    ]),
  );
}

function buildTotals({ unchecked, ...counts }: LinkTotals, lang: Lang): Report['summary']['links'] {
  const say = sayIn(lang);
  if (unchecked === undefined) return counts;
  return {
    ...counts,
    unchecked: unchecked.map(({ reason, count }) => ({ reason, message: say(`unchecked.${reason}`), count })),
  };
}

function buildCrawl({ pagesFetched, robots, skippedPatterns }: CrawlRecord, lang: Lang): ReportCrawl {
  const say = sayIn(lang);
  return {
    pagesFetched,
    robots,
    skippedPatterns: skippedPatterns.map(({ pattern, reason, count }) => ({
      pattern: siteText(pattern, MAX_URL),
      reason,
      message: say(`skip.${reason}`),
      count,
    })),
  };
}

function buildScore(score: Score): ReportScore {
  return {
    estimate: true,
    indicators: score.indicators.map(({ id, title, score: value }) => ({
      id: siteText(id, MAX_WORDS),
      title: siteText(title, MAX_WORDS),
      score: toCents(value),
    })),
    oit: toCents(score.oit),
    ita: score.ita === null ? null : toCents(score.ita),
    ...(score.rule !== undefined && { rule: siteText(score.rule, MAX_WORDS) }),
    ...(score.range && { range: { oit: [...score.range.oit], ita: score.range.ita && [...score.range.ita] } }),
    ...(score.levels && { levels: score.levels.map((name) => siteText(name, MAX_WORDS)) }),
    ...(score.repair && { repair: [...score.repair] }),
  };
}

function overallVerdict(items: readonly ReportItem[]): 'pass' | 'fail' | 'review' {
  if (items.some(({ verdict }) => verdict === 'fail')) return 'fail';
  return items.some(({ verdict }) => verdict === 'review') ? 'review' : 'pass';
}

function countItems(items: readonly { readonly verdict: Verdict }[]): Report['summary']['items'] {
  const count = (wanted: Verdict): number => items.filter(({ verdict }) => verdict === wanted).length;
  return {
    total: items.length,
    pass: count('pass'),
    fail: count('fail'),
    review: count('review'),
    disabled: count('disabled'),
  };
}

/** Pages of a site that was broken into are warnings too, each once: those of items have findings of their own. */
function countFindings(items: readonly ReportItem[], notices: Report['run']['notices']): Report['summary']['findings'] {
  const planted = notices.find(({ code }) => code === 'site-hacked')?.data?.pages ?? 0;
  const ofItems = new Set(
    items.flatMap(({ findings }) => findings.flatMap(({ code, url }) => (code.startsWith('spam/') ? [url] : []))),
  );
  const totals = { error: 0, warning: Math.max(0, Number(planted) - ofItems.size), info: 0 };
  for (const item of items) {
    for (const { severity } of item.findings) totals[severity] += 1;
    for (const { severity, count } of item.omittedFindings) totals[severity] += count;
  }
  return totals;
}
