import type { Register, RegisterEntry } from '../../model/register.js';
import { parseEgp } from '../../text/patterns/egp-number.js';
import { readNumber } from '../../text/patterns/number.js';
import { normalizeText } from '../../text/thai/normalize.js';
import { type ContractColumns, contractColumns } from './contract-columns.js';

/** Contracts that are kept: the data of the whole country for a year are more, those of a province are not. */
export const MAX_CONTRACTS = 1_000_000;
/** Contracts of one project number: every row of a report that names it is compared with each. */
const MAX_OF_NUMBER = 200;
/** Rows of a sheet in which its headings may stand. */
const HEAD_ROWS = 30;

/** Why rows are no register. */
export type RegisterFault = 'no-column' | 'no-number' | 'too-many';

/** Takes the rows of contract data one by one; what is kept of them is a few words each. */
export interface RegisterRows {
  /** Another sheet or file begins, with headings of its own. */
  begin(): void;
  add(cells: readonly string[]): void;
  finish(): Register | RegisterFault;
}

export function createRegisterRows(): RegisterRows {
  // A number takes less memory than its eleven digits as text.
  const entries = new Map<number, RegisterEntry | RegisterEntry[]>();
  /** One winner has many contracts; each name is kept once. */
  const names = new Map<string, string>();
  let columns: ContractColumns | null = null;
  let hasColumns = false;
  let rows = 0;
  let count = 0;

  return {
    begin() {
      columns = null;
      rows = 0;
    },
    add(cells) {
      if (columns === null) {
        rows += 1;
        if (rows > HEAD_ROWS || cells.filter((cell) => cell.trim() !== '').length < 2) return;
        const found = contractColumns(cells.map(normalizeText));
        if (found.number === null) return;
        columns = found;
        hasColumns = true;
        return;
      }
      const number = parseEgp(cells[columns.number ?? -1] ?? '');
      if (number.kind !== 'ok' && number.kind !== 'format') return;
      count += 1;
      if (count > MAX_CONTRACTS) return;
      keep(Number(number.digits), entryOf(cells, columns));
    },
    finish() {
      if (!hasColumns) return 'no-column';
      if (count > MAX_CONTRACTS) return 'too-many';
      if (entries.size === 0) return 'no-number';
      return { entriesOf: (digits) => [entries.get(Number(digits)) ?? []].flat() };
    },
  };

  function keep(number: number, entry: RegisterEntry): void {
    const before = entries.get(number);
    if (before === undefined) entries.set(number, entry);
    else if (!Array.isArray(before)) entries.set(number, [before, entry]);
    else if (before.length < MAX_OF_NUMBER) before.push(entry);
  }

  function entryOf(cells: readonly string[], { prices, supplier }: ContractColumns): RegisterEntry {
    const found = prices.flatMap((column) => readNumber(cells[column] ?? '') ?? []);
    const name = supplier === null ? '' : normalizeText(cells[supplier] ?? '');
    if (!names.has(name)) names.set(name, name);
    return { prices: found, supplier: name === '' ? null : (names.get(name) ?? null) };
  }
}
