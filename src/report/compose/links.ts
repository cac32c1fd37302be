import { linkData } from '../../checks/link/reasons.js';
import type { LinkProblem } from '../../model/evidence.js';
import type { Finding, Severity } from '../../model/finding.js';
import type { ReportLink } from '../../model/report.js';
import type { LinkRecord, Round } from '../../model/round.js';
import { stripFragment } from '../../text/url.js';
import type { FindingMessages } from './finding-messages.js';
import { MAX_URL, MAX_WORDS, siteText } from './site-text.js';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Broken links and those that could not be verified, including the items' evidence: each address once, the broken first. */
export function buildLinks(round: Round, messages: FindingMessages): readonly ReportLink[] {
  const byUrl = new Map<string, ReportLink>();
  for (const link of round.links.flatMap((record) => ofRecord(record, messages)))
    byUrl.set(stripFragment(link.url), link);
  for (const link of ofItems(round, messages)) {
    const known = byUrl.get(stripFragment(link.url));
    byUrl.set(stripFragment(link.url), known === undefined ? link : merged(known, link));
  }
  return [...byUrl.values()].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

function ofRecord(record: LinkRecord, messages: FindingMessages): ReportLink[] {
  const isSpam = record.problems.some(({ code }) => code === 'spam');
  if (record.state !== 'broken' && record.state !== 'unverifiable' && !isSpam) return [];
  // That the gambling site is gone mends nothing: the page itself was altered.
  const worst = record.problems.find(({ code }) => code === 'spam') ?? worstProblem(record.problems, messages);
  if (worst === null) return [];
  return [
    {
      url: siteText(record.url, MAX_URL),
      status: record.status,
      code: `link/${worst.code}`,
      severity: record.severity ?? messages.severity(`link/${worst.code}`),
      message: messages.sentence(`link/${worst.code}`, linkData(worst, record), null),
      foundOn: record.foundOn.map(cleanPlace),
      foundOnCount: record.foundOnCount,
      items: [],
    },
  ];
}

function worstProblem(problems: readonly LinkProblem[], messages: FindingMessages): LinkProblem | null {
  const rank = (problem: LinkProblem): number => RANK[messages.severity(`link/${problem.code}`)];
  return problems.reduce<LinkProblem | null>(
    (worst, next) => (worst === null || rank(next) < rank(worst) ? next : worst),
    null,
  );
}

/** Links of the items' evidence, from the findings of the `link` check, with the severities of the checklist. */
function ofItems(round: Round, messages: FindingMessages): ReportLink[] {
  return round.items.flatMap((item) =>
    item.results
      .filter(({ check }) => check === 'link')
      .flatMap(({ findings }) => findings.filter(isLinkFinding))
      .map((finding): ReportLink => {
        const url = finding.at?.url ?? '';
        const record = item.evidence.find(({ exchange }) => exchange.url === url);
        const places = record?.foundOn ? [cleanPlace({ url: record.foundOn, text: record.label ?? '' })] : [];
        return {
          url: siteText(url, MAX_URL),
          status: record?.exchange.status ?? null,
          code: finding.code,
          severity: finding.severity,
          message: messages.sentence(finding.code, finding.data, null),
          foundOn: places,
          foundOnCount: places.length,
          items: [item.id],
        };
      }),
  );
}

const isLinkFinding = (finding: Finding): boolean =>
  finding.at !== null && (finding.severity === 'error' || finding.code === 'link/unverifiable');

function merged(known: ReportLink, other: ReportLink): ReportLink {
  const worse = RANK[other.severity] < RANK[known.severity] ? other : known;
  const added = other.foundOn.filter((place) => !known.foundOn.some(({ url }) => url === place.url));
  return {
    ...worse,
    foundOn: [...known.foundOn, ...added],
    foundOnCount: known.foundOnCount + added.length,
    items: [...new Set([...known.items, ...other.items])],
  };
}

const cleanPlace = ({ url, text }: { url: string; text: string }): { url: string; text: string } => ({
  url: siteText(url, MAX_URL),
  text: siteText(text, MAX_WORDS),
});
