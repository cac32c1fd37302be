import type { LinkCode, LinkProblem } from '../../model/evidence.js';
import type { Severity } from '../../model/finding.js';
import type { LinkRecord } from '../../model/round.js';

/** Codes of `link` that are errors (contract section 4); the rest are warnings. */
const ERRORS: ReadonlySet<LinkCode> = new Set<LinkCode>([
  'invalid-url',
  'dns',
  'connection',
  'timeout',
  'http-status',
  'redirect-loop',
  'redirect-home',
  'soft-404',
  'login-wall',
  'tls',
]);

/** Of a site's many links these say nothing new: the site is known to speak http, and links lead away by their nature. */
const NOT_OF_CRAWLED: ReadonlySet<LinkCode> = new Set<LinkCode>(['insecure', 'off-site', 'fragment']);

export function crawledProblems(problems: readonly LinkProblem[]): readonly LinkProblem[] {
  return problems.filter(({ code }) => !NOT_OF_CRAWLED.has(code));
}

export function severityOf(problems: readonly LinkProblem[]): Severity | null {
  if (problems.length === 0) return null;
  return problems.some(({ code }) => ERRORS.has(code)) ? 'error' : 'warning';
}

/** What an address that was asked for turned out to be. */
export function stateOf(problems: readonly LinkProblem[]): Exclude<LinkRecord['state'], 'skipped' | 'unchecked'> {
  if (problems.some(({ code }) => ERRORS.has(code))) return 'broken';
  if (problems.some(({ code }) => code === 'unverifiable')) return 'unverifiable';
  return problems.length > 0 ? 'warning' : 'ok';
}
