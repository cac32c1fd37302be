import type { Plan } from './checklist/plan.js';
import type { ExtractHints, Extractor } from './extract/extractor.js';
import { holdsPersonalNumbers } from './extract/personal-numbers.js';
import type { State } from './history/state.js';
import type { Extracted, FileType } from './model/evidence.js';

/** Where copies of the evidence are kept. */
export type Copies = Pick<State, 'putEvidence'>;

/** Null: none are, since the round is not stored or the checklist asks for hashes alone. */
export function copiesOf({ isPartial, checklist }: Plan, state: State | null): Copies | null {
  return isPartial || checklist.evidence === 'hashes' ? null : state;
}

/** What a document turned out to be, for developers. */
export interface DocumentEvent {
  readonly kind: 'document';
  readonly url: string;
  /** By its bytes. */
  readonly type: FileType;
  readonly contentType: string | null;
}

export interface KeepDeps {
  readonly extract: Extractor['extract'];
  readonly copies: Copies | null;
  readonly onDebug?: ((event: DocumentEvent) => void) | undefined;
}

/**
 * Reads a body that becomes evidence, and keeps a copy as soon as its type is known, so that it need not stay in memory; not of
 * one that holds numbers of persons.
 */
export async function extractAndKeep(
  body: Uint8Array,
  hints: ExtractHints,
  { extract, copies, onDebug }: KeepDeps,
): Promise<Extracted> {
  const extracted = await extract(body, { ...hints, isToBeKept: copies !== null });
  onDebug?.({ kind: 'document', url: hints.url, type: extracted.type, contentType: hints.contentType });
  if (extracted.isWithheld !== true) await copies?.putEvidence(extracted.type, body);
  return extracted;
}

/** Keeps a copy of what an address answered that is no evidence (an error page). */
export async function keepCopy(body: Uint8Array, type: string | null, copies: Copies | null): Promise<void> {
  if (copies !== null && !(await holdsPersonalNumbers(body, null))) await copies.putEvidence(type, body);
}
