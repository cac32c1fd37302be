import type { AgencyKind } from '../../model/agency/agency-kinds.js';
import { foldText } from '../../text/thai/normalize.js';
import type { CodeReader } from './item-code.js';
import type { LookAlikes } from './maps.js';

/** Does the text name a body that has a list of disclosures of its own, whose numbers are not ours? */
export type ForeignReader = (text: string) => boolean;

/**
 * Names of other bodies tell foreign lists, except where the agency is itself such a body: a school is not shut out by the word
 * for schools.
 * @param kind of the agency; null: nobody knows
 */
export function createForeignReader(
  { words, not }: LookAlikes,
  agencyNames: readonly string[],
  kind: AgencyKind | null,
): ForeignReader {
  if (kind?.ownList !== undefined) return () => false;
  const spared = [...not, ...agencyNames].map(foldText).filter((name) => name !== '');
  const own = agencyNames.map(foldText).join(' ');
  const foreign = words.map(foldText).filter((word) => !withoutAll(own, not.map(foldText)).includes(word));
  return (text) => {
    const rest = withoutAll(foldText(text), spared);
    return foreign.some((word) => rest.includes(word));
  };
}

function withoutAll(text: string, names: readonly string[]): string {
  return names.reduce((rest, name) => rest.replaceAll(name, ' '), text);
}

/** Reads no numbers: those on the pages of a body with a list of its own are of that list. */
export function withoutNumbers(codes: CodeReader): CodeReader {
  return { ...codes, inText: () => [], inAddress: () => [] };
}
