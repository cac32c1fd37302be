import { change } from './change/change.js';
import { channel } from './channel/channel.js';
import { coverage } from './coverage/coverage.js';
import { date } from './date/date.js';
import type { Check } from './define-check.js';
import { egp } from './egp/egp.js';
import { eitLink } from './eit-link/eit-link.js';
import { file } from './file/file.js';
import { internal } from './internal/internal.js';
import { item } from './item/item.js';
import { link } from './link/link.js';
import { personalData } from './personal-data/personal-data.js';
import { picture } from './picture/picture.js';
import { qr } from './qr/qr.js';
import { spam } from './spam/spam.js';
import { table } from './table/table.js';
import { text } from './text/text.js';

/** Every check that a checklist can name, in the order of the report. */
export const checks: ReadonlyMap<string, Check> = registry([
  link,
  file,
  date,
  egp,
  table,
  text,
  coverage,
  change,
  qr,
  channel,
  spam,
  personalData,
  eitLink,
  picture,
]);

/** Codes that the runner reports. */
export const codeHolders = { item: asCheck(item), internal: asCheck(internal) };

/** Every holder of codes: the checks, then `item` and `internal`. */
export const allChecks: readonly Check[] = [...checks.values(), ...Object.values(codeHolders)];

function registry(list: readonly unknown[]): ReadonlyMap<string, Check> {
  return new Map(list.map(asCheck).map((check) => [check.meta.id, check]));
}

function asCheck(check: unknown): Check {
  // Each check has its own facts, options and codes; a list of all of them cannot say so.
  return check as Check;
}
