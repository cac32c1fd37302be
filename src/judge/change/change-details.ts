import { findChanges, LETTERS } from '../../checks/change/change.js';
import type { ExtractHints } from '../../extract/extractor.js';
import type { Assessment } from '../../model/checklist.js';
import type { Exchange, Extracted } from '../../model/evidence.js';
import type { Facts } from '../../model/facts.js';
import type { ChangeRecord } from '../../model/round.js';
import { diffContent } from '../../round/content-diff.js';
import type { ItemEvidence } from '../judge-items.js';

export interface ChangeSource {
  /** Null: no earlier version is kept anywhere. */
  readonly state: { readEvidence(sha256: string): Uint8Array | null } | null;
  extract(body: Uint8Array, hints: ExtractHints): Promise<Extracted>;
}

/** How a stored body that came from the address of `exchange` is read again. */
export function hintsOf(
  { url, finalUrl, contentType, fileName }: Exchange,
  rest: Pick<ExtractHints, 'cut' | 'sheet' | 'wants'>,
): ExtractHints {
  return { url: finalUrl ?? url, contentType, fileName, ...rest };
}

/** Finds what changed in an item since its baseline, with details where both versions are kept. */
export function changeFinder(source: ChangeSource, underWay: Assessment | null) {
  return async (collected: ItemEvidence, facts: Facts): Promise<readonly ChangeRecord[]> => {
    const changes = findChanges(facts, lettersOf(collected.item.checks), underWay);
    return Promise.all(
      changes.map(async (change) =>
        change.kind === 'changed' ? { ...change, details: await detailsOf(change, collected, source) } : change,
      ),
    );
  };
}

/** The words by which the item's own change check knows a letter. */
function lettersOf(checks: ItemEvidence['item']['checks']): readonly string[] {
  const entry = checks.find(({ id }) => id === 'change');
  return (entry?.options as { letter?: readonly string[] } | undefined)?.letter ?? LETTERS;
}

async function detailsOf(
  change: ChangeRecord,
  { evidence }: ItemEvidence,
  { state, extract }: ChangeSource,
): Promise<readonly string[]> {
  const now = evidence.find(({ exchange }) => exchange.url === change.url);
  const before = change.before === null ? null : (state?.readEvidence(change.before) ?? null);
  if (!now?.extracted || !before) return [];
  const { exchange, sheet } = now;
  const hints = hintsOf(exchange, { cut: null, sheet, wants: { grids: true, qrCodes: false, ocr: false } });
  const [old, current] = await Promise.all([
    extract(before, hints),
    now.extracted.grids.ok ? now.extracted : readAgain(exchange.sha256),
  ]);
  return current ? diffContent(old, current) : [];

  async function readAgain(sha256: string | null): Promise<Extracted | null> {
    const body = sha256 === null ? null : (state?.readEvidence(sha256) ?? null);
    return body ? extract(body, hints) : null;
  }
}
