import type { RegisterEntry } from '../../model/register.js';
import { readNumber } from '../../text/patterns/number.js';
import { foldText, looseThai } from '../../text/thai/normalize.js';

/** Reports leave out the satang. */
const TOLERANCE_BAHT = 1;

/** Forms of companies and titles of persons, which one office writes out and another abbreviates or leaves out. */
const FORMS =
  /ห้างหุ้นส่วน(?:จำกัด|สามัญ)?|บริษัท|บจก|บมจ|หจก|หสน|จำกัด|มหาชน|ร้านค้า|ร้าน|กิจการร่วมค้า|นางสาว|นาง|นาย|company|limited|public|partnership|co|ltd|plc/g;
/** Fewer letters are part of too many names. */
const SHORTEST_PART = 4;

/** What the register says instead; null: the price agrees, or one of the two says nothing that can be read. */
export function otherPrice(written: string, entries: readonly RegisterEntry[]): string | null {
  const price = readNumber(written);
  const known = entries.flatMap(({ prices }) => prices);
  if (price === null || known.length === 0) return null;
  // A project of several contracts may be one row of the report.
  const total = entries.reduce((sum, { prices }) => sum + (prices[0] ?? 0), 0);
  const agrees = [...known, total].some((one) => Math.abs(one - price) < TOLERANCE_BAHT);
  return agrees ? null : distinct(known.map((one) => one.toLocaleString('en-US'))).join(' / ');
}

/** What the register says instead; null: the supplier agrees, or one of the two names none. */
export function otherSupplier(written: string, entries: readonly RegisterEntry[]): string | null {
  const known = entries.flatMap(({ supplier }) => supplier ?? []);
  if (nameKey(written) === '' || known.length === 0) return null;
  return known.some((name) => isSameName(name, written)) ? null : distinct(known).join(' / ');
}

/** Names are the same without their forms, signs and spaces; a cell may hold a price or an address besides. */
function isSameName(known: string, written: string): boolean {
  const [a, b] = [nameKey(known), nameKey(written)];
  if (a === b || looseThai(a) === looseThai(b)) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= SHORTEST_PART && (long.includes(short) || looseThai(long).includes(looseThai(short)));
}

function nameKey(name: string): string {
  return foldText(name)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(FORMS, ' ')
    .replace(/\s+/g, '');
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
