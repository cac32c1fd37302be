import type { Client } from '../model/client.js';
import type { LinkProblem } from '../model/evidence.js';
import type { SiteContext } from './judge/site-profile.js';
import type { Frontier } from './queue/frontier.js';

/** Addresses of a site that are refused for themselves are fewer. */
const MIN_REFUSED = 5;
const REFUSES = 403;
/** What a home page that was open answers to whom its server has turned away. */
const TURNS_AWAY: ReadonlySet<number | null> = new Set([REFUSES, 429, 503]);
const TURNED_AWAY: LinkProblem = { code: 'unverifiable', data: { reason: 'bot-wall', status: REFUSES } };

/**
 * Servers that count requests (mod_evasive, fail2ban) answer 403 to everything once there were too many. Where the home page, which
 * was open, is refused as well in the end, the refusals say nothing of the addresses.
 */
export async function forgiveTurnedAway(client: Client, site: SiteContext, { addresses }: Frontier): Promise<void> {
  const refused = [...addresses.values()].filter(
    ({ url, state, status, isEvidence }) => state === 'broken' && status === REFUSES && !isEvidence && site.isOwn(url),
  );
  if (refused.length < MIN_REFUSED) return;
  const { exchange } = await client.get(site.url, { wants: () => false });
  if (!TURNS_AWAY.has(exchange.status)) return;
  for (const address of refused) {
    address.problems = [TURNED_AWAY];
    address.state = 'unverifiable';
  }
}
