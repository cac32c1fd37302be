import type { State } from '../history/state.js';
import { StateError } from '../history/state-error.js';
import type { Exchange, Fetched } from '../model/evidence.js';
import type { Round } from '../model/round.js';

/**
 * The answer of the last round from an address (normalised, without fragment), with its stored body, for conditional
 * requests. A body that is not stored, or damaged, is null.
 */
export function previousAnswers(
  round: Round | null,
  state: Pick<State, 'readEvidence'> | null,
): (url: string) => Promise<Fetched | null> {
  const exchanges = new Map<string, Exchange>();
  // A rendered page may change while the HTML that loads it does not.
  for (const { evidence } of round?.items ?? [])
    for (const { exchange } of evidence) if (!exchange.rendered) exchanges.set(firstAddress(exchange), exchange);
  return async (url) => {
    const exchange = exchanges.get(url);
    if (!exchange?.sha256 || state === null) return null;
    return { exchange, body: readUnlessDamaged(state, exchange.sha256) };
  };
}

/** The requested address: for a shared drive or a viewer it differs from that of the checklist. */
function firstAddress({ url, finalUrl, redirects }: Exchange): string {
  return (redirects[0]?.url ?? finalUrl ?? url).replace(/#.*$/s, '');
}

function readUnlessDamaged(state: Pick<State, 'readEvidence'>, sha256: string): Uint8Array | null {
  try {
    return state.readEvidence(sha256);
  } catch (error) {
    if (error instanceof StateError && error.kind === 'damaged') return null;
    throw error;
  }
}
