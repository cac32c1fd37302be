import type { LinkCode, LinkProblem } from '../model/evidence.js';
import type { Finding } from '../model/finding.js';
import type { ItemRound } from '../model/round.js';
import { siteKey } from '../text/url.js';
import type { ItemEvidence } from './judge-items.js';

/** Problems whose cause may lie outside the site: no network, a block on foreign addresses. */
const OUT_OF_REACH: ReadonlySet<LinkCode> = new Set<LinkCode>(['dns', 'connection', 'timeout', 'unverifiable']);
/** A block on foreign addresses answers with these. */
const BLOCKING_STATUS: ReadonlySet<number> = new Set([401, 403, 451]);

/** True when such a problem of the home page leaves open whether the site itself is at fault. */
export function isOutOfReach(problem: LinkProblem | null): boolean {
  if (!problem) return false;
  return (
    OUT_OF_REACH.has(problem.code) ||
    (problem.code === 'http-status' && BLOCKING_STATUS.has(Number(problem.data.status)))
  );
}

/**
 * When the site's own home page can't be reached from here at all, its items cannot be failed: findings at the
 * site's own host are left to a person (contract, section 4).
 */
export function withUnreachableHome(items: readonly ItemRound[], site: string): readonly ItemRound[] {
  const own = siteKey(site);
  return items.map((item) => {
    if (item.verdict === 'disabled' || item.evidence.length === 0) return item;
    if (!item.evidence.some(({ exchange }) => siteKey(exchange.url) === own)) return item;
    const results = item.results.map((result) => ({
      ...result,
      findings: result.findings.map((finding) => soften(finding, own)),
    }));
    const stillFails = results.some((result) => result.findings.some((finding) => finding.severity === 'error'));
    return { ...item, results, verdict: stillFails ? 'fail' : 'review' };
  });
}

/** True when an address of the item at the site's own host answered with content. */
export function hasAnswerOf({ evidence }: Pick<ItemEvidence, 'evidence'>, site: string): boolean {
  const own = siteKey(site);
  return evidence.some(
    ({ exchange }) =>
      siteKey(exchange.url) === own &&
      exchange.status !== null &&
      exchange.status < 400 &&
      !exchange.problems.some(isOutOfReach),
  );
}

function soften(finding: Finding, own: string): Finding {
  const code = finding.code.startsWith('link/') ? (finding.code.slice('link/'.length) as LinkCode) : null;
  if (!code || finding.severity !== 'error' || siteKey(finding.at?.url ?? '') !== own) return finding;
  return isOutOfReach({ code, data: finding.data }) ? { ...finding, severity: 'warning', review: true } : finding;
}
