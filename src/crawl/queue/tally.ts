import type { Exchange, LinkProblem } from '../../model/evidence.js';
import { type LinkTotals, UNCHECKED_REASONS, type Unchecked } from '../../model/round.js';
import { isStaffAddress } from '../judge/judge-response.js';
import { crawledProblems, stateOf } from '../judge/link-state.js';
import type { Address, Frontier } from './frontier.js';

export interface CrawlProgress {
  readonly found: number;
  readonly checked: number;
  readonly broken: number;
  /** Addresses that wait for their turn. */
  readonly queue: number;
}

/** Writes down what became of addresses, and counts. */
export interface Tally {
  record(address: Address, exchange: Exchange, judged: readonly LinkProblem[]): void;
  everAnswered(): boolean;
}

/** Statuses by which a server says no to a question that only a filled-in form may ask. */
const FORM_REFUSALS: ReadonlySet<number> = new Set([400, 401, 403, 405, 411, 415, 419, 422, 500, 501]);
/** By these a program says no to a question without words. */
const SEARCH_REFUSALS: ReadonlySet<number> = new Set([400, 403, 405, 422, 500, 501, 503]);
/** What is there takes another method than GET: a visitor comes to it by a form or a script. */
const OTHER_METHOD = 405;
/** Programs that tell methods apart say so to GET where only POST is answered: gone or not, only sending the form tells. */
const NOT_THIS_METHOD = 404;
/** Who is to come in has a name there (RFC 9110, 15.5.2 and 15.5.4). */
const isShutDoor = (url: string, status: number | null): boolean =>
  (status === 401 || status === 403) && isStaffAddress(url);
const UNSENT_FORM: LinkProblem = { code: 'unverifiable', data: { reason: 'form' } };
/** Nobody was there to refuse: these say nothing of a network. */
const SILENCE: ReadonlySet<unknown> = new Set(['unreachable', 'local', 'proxy', 'other']);

export function createTally(frontier: Frontier, onProgress: ((progress: CrawlProgress) => void) | undefined): Tally {
  let checked = 0;
  let broken = 0;
  let isAnswered = false;
  return {
    everAnswered: () => isAnswered,
    record(address, exchange, judged) {
      const whole = address.isEvidence ? exchange.problems : [...exchange.problems, ...judged];
      const isRefusedForm = address.isForm && FORM_REFUSALS.has(exchange.status ?? 0);
      const problems = address.isEvidence
        ? whole
        : crawledProblems(whole).flatMap((problem) => {
            if (problem.code !== 'http-status') return [problem];
            if (address.isSearch && SEARCH_REFUSALS.has(exchange.status ?? 0)) return [];
            if (isShutDoor(address.url, exchange.status)) return [];
            if (!address.isForm) return exchange.status === OTHER_METHOD ? [UNSENT_FORM] : [problem];
            if (exchange.status === NOT_THIS_METHOD) return [UNSENT_FORM];
            return isRefusedForm ? [] : [problem];
          });
      if (problems.length > 0) address.problems = problems;
      address.state = stateOf(problems);
      address.status = exchange.status;
      address.lastChecked = exchange.fetchedAt;
      address.etag = exchange.etag;
      address.lastModified = exchange.lastModified;
      checked++;
      if (address.state === 'broken') broken++;
      isAnswered ||=
        exchange.status !== null ||
        problems.some(({ code, data }) => code === 'tls' || (code === 'connection' && !SILENCE.has(data.reason)));
      const found = frontier.addresses.size;
      onProgress?.({ found, checked, broken, queue: found - checked });
    },
  };
}

/** @param trapped addresses that the guards against traps dropped */
export function countStates(frontier: Frontier, trapped: number): Omit<LinkTotals, 'roundsToAll' | 'unchecked'> {
  let [checked, broken, unverifiable] = [0, 0, 0];
  for (const { state } of frontier.addresses.values()) {
    if (state !== 'unchecked' && state !== 'skipped') checked++;
    if (state === 'broken') broken++;
    if (state === 'unverifiable') unverifiable++;
  }
  return { found: frontier.addresses.size + trapped + frontier.overflow(), checked, broken, unverifiable };
}

/** What was not looked at, by its reason. */
export function countUnchecked(
  frontier: Frontier,
  {
    isStopped,
    ...others
  }: {
    readonly trap: number;
    readonly 'long-page': number;
    readonly 'unread-page': number;
    readonly isStopped: boolean;
  },
): readonly Unchecked[] {
  const counts = { robots: 0, excluded: 0, later: 0, time: 0, 'too-many': frontier.overflow(), ...others };
  for (const { state, skipped } of frontier.addresses.values()) {
    if (state === 'unchecked') counts[isStopped ? 'time' : 'later']++;
    if (state === 'skipped' && skipped !== null) counts[skipped]++;
  }
  return UNCHECKED_REASONS.map((reason) => ({ reason, count: counts[reason] })).filter(({ count }) => count > 0);
}
