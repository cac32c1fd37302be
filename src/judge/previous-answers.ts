import type { State } from '../history/state.js';
import { StateError } from '../history/state-error.js';
import type { Exchange, Fetched } from '../model/evidence.js';
import type { Round } from '../model/round.js';

/**
 * What the last round had from an address (normalised, without fragment), with the body that is kept of it: asked whether it
 * is still so, a server need not send it again. Bodies that are not kept, or no longer whole, are null.
 */
export function previousAnswers(
  round: Round | null,
  state: Pick<State, 'readEvidence'> | null,
): (url: string) => Promise<Fetched | null> {
  const exchanges = new Map<string, Exchange>();
  // What a browser showed may change while the page that loads it does not.
  for (const { evidence } of round?.items ?? [])
    for (const { exchange } of evidence) if (!exchange.rendered) exchanges.set(firstAddress(exchange), exchange);
  return async (url) => {
    const exchange = exchanges.get(url);
    if (!exchange?.sha256 || state === null) return null;
    return { exchange, body: readUnlessDamaged(state, exchange.sha256) };
  };
}

/** What was asked for: of a shared drive or a viewer it is not the address that the checklist has. */
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
