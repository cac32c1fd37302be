/** Small letters differ from capitals by this bit, which digits and hyphens have as well. */
const CASE_BIT = 32;
const SLOTS = 1_024;

/** The name between two places of a text, in lower case; '' for a name that is not in the table. */
export type NameTable = (text: string, start: number, end: number) => string;

/**
 * Finds known names without making a string: a page has a thousand names of elements and attributes, most of which nobody asks for.
 * @param names in lower case: letters, digits and hyphens
 */
export function createNameTable(names: Iterable<string>): NameTable {
  const slots: string[][] = Array.from({ length: SLOTS }, () => []);
  const slotOf = (length: number, first: number, last: number): number =>
    (length * 31 + (first | CASE_BIT) * 37 + (last | CASE_BIT)) & (SLOTS - 1);
  for (const name of new Set(names))
    slots[slotOf(name.length, name.charCodeAt(0), name.charCodeAt(name.length - 1))]?.push(name);

  return (text, start, end) => {
    const candidates = slots[slotOf(end - start, text.charCodeAt(start), text.charCodeAt(end - 1))];
    if (candidates !== undefined)
      for (const name of candidates) if (name.length === end - start && isAt(name, text, start)) return name;
    return '';
  };
}

function isAt(name: string, text: string, start: number): boolean {
  for (let at = 0; at < name.length; at++)
    if ((text.charCodeAt(start + at) | CASE_BIT) !== name.charCodeAt(at)) return false;
  return true;
}
