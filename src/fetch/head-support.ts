import type { Exchange } from '../model/evidence.js';
import { hostKey } from '../text/url.js';

/** Which responses to HEAD can be trusted, learnt from the GETs that followed them. */
export interface HeadSupport {
  /** The host refuses HEAD as such: send GET at once. */
  isRefused(url: URL): boolean;
  /** A GET would give no other result. */
  isEnough(url: URL, head: Exchange): boolean;
  /** @param whole the result of GET; null: HEAD was enough */
  learn(url: URL, head: Exchange, whole: Exchange | null): void;
}

/** With these, or no response at all, a host refuses HEAD as such. */
const REFUSALS: ReadonlySet<number> = new Set([403, 405, 501]);
const GONE: ReadonlySet<number> = new Set([404, 410]);

/** Of addresses of one kind: a server may serve its files itself and leave the rest to programs that do not know HEAD. */
interface KindRecord {
  hasFound: boolean;
  hasConfirmedGone: boolean;
  hasContradicted: boolean;
}

/**
 * Trusts "not found" from HEAD where HEAD has found addresses of the same kind before, and GET has once confirmed a
 * "not found" and never contradicted one.
 */
export function createHeadSupport(): HeadSupport {
  const refusers = new Set<string>();
  const kinds = new Map<string, KindRecord>();

  const recordOf = (url: URL): KindRecord => {
    const kind = `${hostKey(url)} ${endingOf(url.pathname)} ${url.search === '' ? '' : '?'}`;
    const known = kinds.get(kind);
    if (known !== undefined) return known;
    const created = { hasFound: false, hasConfirmedGone: false, hasContradicted: false };
    kinds.set(kind, created);
    return created;
  };

  return {
    isRefused: (url) => refusers.size > 0 && refusers.has(hostKey(url)),
    isEnough(url, head) {
      if (!isGone(head)) return !needsGet(head);
      const { hasFound, hasConfirmedGone, hasContradicted } = recordOf(url);
      return hasFound && hasConfirmedGone && !hasContradicted;
    },
    learn(url, head, whole) {
      if (whole === null) {
        if (head.status !== null && head.status < 300) recordOf(url).hasFound = true;
        return;
      }
      if (isGone(head)) {
        const record = recordOf(url);
        if (whole.status === head.status) record.hasConfirmedGone = true;
        else record.hasContradicted = true;
      }
      const isRefused = head.status === null || REFUSALS.has(head.status);
      if (isRefused && whole.status !== null && whole.status < 300) refusers.add(hostKey(url));
    },
  };
}

function endingOf(path: string): string {
  return /\.\w{1,5}$/.exec(path)?.[0].toLowerCase() ?? '';
}

function isGone({ status, redirects, problems }: Exchange): boolean {
  if (status === null || !GONE.has(status) || redirects.length > 0) return false;
  return problems.some(({ code }) => code === 'http-status');
}

/** HEAD is enough for a success and for what a second request can't change. */
function needsGet(head: Exchange): boolean {
  return head.problems.some(({ code, data }) => {
    if (code === 'http-status' || code === 'redirect-loop') return true;
    if (code === 'timeout') return data.phase !== 'connect';
    if (code === 'connection')
      return data.reason !== 'refused' && data.reason !== 'unreachable' && data.reason !== 'proxy';
    return code === 'unverifiable' && (data.reason === 'bot-wall' || data.reason === 'rate-limit');
  });
}
