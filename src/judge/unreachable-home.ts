import type { Exchange, LinkCode, LinkProblem } from '../model/evidence.js';
import type { Finding } from '../model/finding.js';
import type { ItemRound, LinkRecord, LinkTotals } from '../model/round.js';
import { siteKey } from '../text/url.js';
import type { ItemEvidence } from './judge-items.js';

/** Problems whose cause may lie outside the site: no network, a block on foreign addresses. */
const OUT_OF_REACH: ReadonlySet<LinkCode> = new Set<LinkCode>(['dns', 'connection', 'timeout', 'unverifiable']);
/** A block on foreign addresses answers with these. */
const BLOCKING_STATUS: ReadonlySet<number> = new Set([401, 403, 451]);

/** Why the items of a site can't be judged: it is not reached from here, or it fails whatever it is asked for. */
export type SiteState = 'home-unreachable' | 'site-failing';

/** @returns why the round says nothing of the site's items (contract, sections 4 and 5); null: it does */
export function siteStateOf(
  home: LinkProblem | null,
  items: readonly Pick<ItemEvidence, 'evidence'>[],
  site: string,
): SiteState | null {
  if (home === null) return null;
  const asked = items.flatMap(({ evidence }) => evidence.map(({ exchange }) => exchange)).filter(isAt(siteKey(site)));
  if (isFailure(home) && asked.every(({ problems }) => problems.some(isKeptAway))) return 'site-failing';
  return isOutOfReach(home) && !asked.some(hasContent) ? 'home-unreachable' : null;
}

/** True when such a problem of the home page leaves open whether the site itself is at fault. */
function isOutOfReach(problem: LinkProblem): boolean {
  return (
    OUT_OF_REACH.has(problem.code) ||
    (problem.code === 'http-status' && BLOCKING_STATUS.has(Number(problem.data.status)))
  );
}

/** The server is out of order or overrun (5xx, 429): of a whole site, no fault of any page. */
function isFailure({ code, data }: LinkProblem): boolean {
  return (code === 'http-status' && Number(data.status) >= 500) || (code === 'unverifiable' && data.status === 429);
}

function isKeptAway(problem: LinkProblem): boolean {
  return isFailure(problem) || isOutOfReach(problem);
}

const SOFTENED: Readonly<Record<SiteState, (problem: LinkProblem) => boolean>> = {
  'home-unreachable': isOutOfReach,
  'site-failing': isKeptAway,
};

/** Items of a site in such a state cannot be failed: findings at its own host are left to a person. */
export function withSiteState(items: readonly ItemRound[], site: string, state: SiteState): readonly ItemRound[] {
  const own = siteKey(site);
  return items.map((item) => {
    if (item.verdict === 'disabled' || !item.evidence.some(({ exchange }) => isAt(own)(exchange))) return item;
    const results = item.results.map((result) => ({
      ...result,
      findings: result.findings.map((finding) => soften(finding, own, state)),
    }));
    const stillFails = results.some((result) => result.findings.some((finding) => finding.severity === 'error'));
    return { ...item, results, verdict: stillFails ? 'fail' : 'review' };
  });
}

/** The same of the site's links: what could not be looked at is not broken. */
export function linksWithSiteState(
  links: readonly LinkRecord[],
  totals: LinkTotals,
  site: string,
  state: SiteState,
): { readonly links: readonly LinkRecord[]; readonly totals: LinkTotals } {
  const own = siteKey(site);
  const isSoft = ({ url, state: found, problems }: LinkRecord): boolean =>
    found === 'broken' && siteKey(url) === own && problems.some(SOFTENED[state]);
  const count = links.filter(isSoft).length;
  return {
    links: links.map((link) => (isSoft(link) ? { ...link, state: 'unverifiable', severity: 'warning' } : link)),
    totals: { ...totals, broken: totals.broken - count, unverifiable: totals.unverifiable + count },
  };
}

function isAt(own: string): (exchange: Pick<Exchange, 'url'>) => boolean {
  return ({ url }) => siteKey(url) === own;
}

function hasContent({ status, problems }: Exchange): boolean {
  return status !== null && status < 400 && !problems.some(isOutOfReach);
}

function soften(finding: Finding, own: string, state: SiteState): Finding {
  const code = finding.code.startsWith('link/') ? (finding.code.slice('link/'.length) as LinkCode) : null;
  if (!code || finding.severity !== 'error' || siteKey(finding.at?.url ?? '') !== own) return finding;
  return SOFTENED[state]({ code, data: finding.data }) ? { ...finding, severity: 'warning', review: true } : finding;
}
