import type { RobotsState } from '../model/round.js';
import { tidyEscapes } from '../text/url.js';

/** What robots.txt lets us do (RFC 9309). */
export interface Robots {
  readonly state: RobotsState;
  allows(pathAndQuery: string): boolean;
  /** Seconds of Crawl-delay, no more than can be kept; null: robots.txt asks for none. */
  readonly crawlDelay: number | null;
  readonly sitemaps: readonly string[];
}

interface RobotsRule {
  readonly isAllow: boolean;
  /** Normalised length of its pattern: the longest match decides. */
  readonly weight: number;
  readonly matches: (path: string) => boolean;
}

interface RobotsGroup {
  readonly agents: string[];
  readonly rules: RobotsRule[];
  crawlDelay: number | null;
}

/** RFC 9309, 2.5: at least 500 kibibytes must be read; the rest may be ignored. */
export const ROBOTS_MAX_BYTES = 500 * 1024;

/** Bounds the work for each address; real files have a few hundred rules at most. The longest are kept. */
const MAX_RULES = 2_000;

/** Seconds: a longer pause, or one without end, would leave no page of the site read within a round. */
const MAX_CRAWL_DELAY = 5;

export const NO_ROBOTS: Robots = { state: 'none', allows: () => true, crawlDelay: null, sitemaps: [] };
export const FAILING_ROBOTS: Robots = { ...NO_ROBOTS, state: 'failing', allows: () => false };
export const UNREACHABLE_ROBOTS: Robots = { ...NO_ROBOTS, state: 'unreachable' };

/** @param agent the product token of our user agent, in lower case. */
export function parseRobots(bytes: Uint8Array, agent: string): Robots {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, ROBOTS_MAX_BYTES));
  // Many sites show their home page at every unknown address.
  if (/^\s*<(?:!doctype|html|head|body|\?xml|!--|script)/i.test(text)) return NO_ROBOTS;

  const groups: RobotsGroup[] = [];
  const sitemaps: string[] = [];
  let isAfterRule = true;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, key = '', value = ''] = /^\s*([A-Za-z-]+)\s*:\s*([^#]*)/.exec(line) ?? [];
    const name = key.toLowerCase();
    if (name === 'sitemap') {
      // An address may hold the fragment sign, so that only one behind a blank begins a comment.
      const [address = ''] = line
        .slice(line.indexOf(':') + 1)
        .trim()
        .split(/(?:^|\s)#/);
      if (address !== '') sitemaps.push(address.trimEnd());
      continue;
    }
    if (name === 'user-agent') {
      if (isAfterRule) groups.push({ agents: [], rules: [], crawlDelay: null });
      isAfterRule = false;
      groups.at(-1)?.agents.push(agentToken(value));
      continue;
    }
    const group = groups.at(-1);
    if (group === undefined) continue;
    if (name === 'allow' || name === 'disallow') {
      isAfterRule = true;
      const rule = parseRule(name === 'allow', value.trim());
      if (rule !== null) group.rules.push(rule);
    } else if (name === 'crawl-delay') {
      // RFC 9309, 2.2.4: a record that is no rule parts no agents.
      const seconds = Number.parseFloat(value);
      if (seconds >= 0) group.crawlDelay = Math.min(seconds, MAX_CRAWL_DELAY);
    }
  }
  return robotsOf(groups, agent, sitemaps);
}

function robotsOf(groups: readonly RobotsGroup[], agent: string, sitemaps: readonly string[]): Robots {
  const own = groups.filter((group) => group.agents.includes(agent));
  const chosen = own.length > 0 ? own : groups.filter((group) => group.agents.includes('*'));
  // The longest match decides, and of equal ones the one that allows: the first that matches.
  const rules = chosen
    .flatMap((group) => group.rules)
    .sort((a, b) => b.weight - a.weight || Number(b.isAllow) - Number(a.isAllow))
    .slice(0, MAX_RULES);
  const delays = chosen.map((group) => group.crawlDelay).filter((delay) => delay !== null);
  return {
    state: 'rules',
    crawlDelay: delays.length === 0 ? null : Math.max(...delays),
    sitemaps,
    allows(pathAndQuery) {
      const path = comparable(pathAndQuery).replaceAll('*', '%2A').replaceAll('$', '%24');
      // RFC 9309, 2.2.2: it is allowed whatever it says.
      if (path === '/robots.txt') return true;
      return rules.find((rule) => rule.matches(path))?.isAllow ?? true;
    },
  };
}

/** `OIT-Audit/1.0 (x)` names the product `oit-audit`. */
function agentToken(value: string): string {
  const name = value.trim().toLowerCase();
  return name.startsWith('*') ? '*' : (/^[a-z_-]+/.exec(name)?.[0] ?? '');
}

/** An empty pattern is no rule: `Disallow:` allows everything. */
function parseRule(isAllow: boolean, pattern: string): RobotsRule | null {
  if (pattern === '') return null;
  const path = comparable(pattern.startsWith('/') || pattern.startsWith('*') ? pattern : `/${pattern}`);
  const isAnchored = path.endsWith('$');
  // RFC 9309, 2.2.3: a dollar has a meaning at the end alone; where the sign itself is meant it is escaped.
  const parts = (isAnchored ? path.slice(0, -1) : path).replaceAll('$', '%24').split(/\*+/);
  return { isAllow, weight: path.length, matches: (target) => matchesParts(target, parts, isAnchored) };
}

/** Matches wildcards without regular expressions: no pattern can take long. */
function matchesParts(target: string, parts: readonly string[], isAnchored: boolean): boolean {
  const [first = '', ...rest] = parts;
  if (!target.startsWith(first)) return false;
  let at = first.length;
  if (rest.length === 0) return !isAnchored || at === target.length;
  const last = isAnchored ? (rest.at(-1) ?? '') : '';
  const middle = isAnchored ? rest.slice(0, -1) : rest;
  for (const part of middle) {
    const found = target.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return !isAnchored || (target.length - last.length >= at && target.endsWith(last));
}

/**
 * RFC 9309, 2.2.2: octets beyond ASCII are compared escaped, escapes in one form; signs of an address within a query are the
 * same with and without escapes.
 */
function comparable(path: string): string {
  const bytes = path.replace(/[^\x21-\x7E]/gu, (char) => Buffer.from(char).toString('hex').replace(/../g, '%$&'));
  const tidy = tidyEscapes(bytes);
  const query = tidy.indexOf('?');
  if (query < 0) return tidy;
  return tidy.slice(0, query) + tidy.slice(query).replaceAll('%3A', ':').replaceAll('%2F', '/');
}
