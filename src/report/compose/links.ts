import { linkData } from '../../checks/link/reasons.js';
import type { LinkProblem } from '../../model/evidence.js';
import type { Finding, Severity } from '../../model/finding.js';
import type { ReportLink } from '../../model/report.js';
import type { LinkRecord, Round } from '../../model/round.js';
import { MAX_URL, MAX_WORDS, siteText } from './site-text.js';
import type { Speaker } from './speaker.js';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The broken links and those that could not be verified, of the items' evidence too: each address once, the broken first. */
export function buildLinks(round: Round, speak: Speaker): readonly ReportLink[] {
  const byUrl = new Map<string, ReportLink>();
  for (const link of round.links.flatMap((record) => ofRecord(record, speak)))
    byUrl.set(withoutFragment(link.url), link);
  for (const link of ofItems(round, speak)) {
    const known = byUrl.get(withoutFragment(link.url));
    byUrl.set(withoutFragment(link.url), known === undefined ? link : merged(known, link));
  }
  return [...byUrl.values()].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

function ofRecord(record: LinkRecord, speak: Speaker): ReportLink[] {
  const isSpam = record.problems.some(({ code }) => code === 'spam');
  if (record.state !== 'broken' && record.state !== 'unverifiable' && !isSpam) return [];
  const worst = worstProblem(record.problems, speak);
  if (worst === null) return [];
  return [
    {
      url: siteText(record.url, MAX_URL),
      status: record.status,
      code: `link/${worst.code}`,
      severity: record.severity ?? speak.severity(`link/${worst.code}`),
      message: speak.sentence(`link/${worst.code}`, linkData(worst, record), null),
      foundOn: record.foundOn.map(cleanStand),
      foundOnCount: record.foundOnCount,
      items: [],
    },
  ];
}

function worstProblem(problems: readonly LinkProblem[], speak: Speaker): LinkProblem | null {
  const rank = (problem: LinkProblem): number => RANK[speak.severity(`link/${problem.code}`)];
  return problems.reduce<LinkProblem | null>(
    (worst, next) => (worst === null || rank(next) < rank(worst) ? next : worst),
    null,
  );
}

/** Of the items' evidence the `link` check's findings tell, with the severities that the checklist gave them. */
function ofItems(round: Round, speak: Speaker): ReportLink[] {
  return round.items.flatMap((item) =>
    item.results
      .filter(({ check }) => check === 'link')
      .flatMap(({ findings }) => findings.filter(tellsOfLink))
      .map((finding): ReportLink => {
        const url = finding.at?.url ?? '';
        const record = item.evidence.find(({ exchange }) => exchange.url === url);
        const stand = record?.foundOn ? [cleanStand({ url: record.foundOn, text: record.label ?? '' })] : [];
        return {
          url: siteText(url, MAX_URL),
          status: record?.exchange.status ?? null,
          code: finding.code,
          severity: finding.severity,
          message: speak.sentence(finding.code, finding.data, null),
          foundOn: stand,
          foundOnCount: stand.length,
          items: [item.id],
        };
      }),
  );
}

const tellsOfLink = (finding: Finding): boolean =>
  finding.at !== null && (finding.severity === 'error' || finding.code === 'link/unverifiable');

function merged(known: ReportLink, other: ReportLink): ReportLink {
  const worse = RANK[other.severity] < RANK[known.severity] ? other : known;
  const strangers = other.foundOn.filter((stand) => !known.foundOn.some(({ url }) => url === stand.url));
  return {
    ...worse,
    foundOn: [...known.foundOn, ...strangers],
    foundOnCount: known.foundOnCount + strangers.length,
    items: [...new Set([...known.items, ...other.items])],
  };
}

const cleanStand = ({ url, text }: { url: string; text: string }): { url: string; text: string } => ({
  url: siteText(url, MAX_URL),
  text: siteText(text, MAX_WORDS),
});

const withoutFragment = (url: string): string => url.replace(/#.*$/s, '');
