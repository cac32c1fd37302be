import type { Invocation } from '../../command.js';
import { EXIT } from '../../exit-status.js';
import type { Options } from '../../options.js';
import { usageError } from '../../print/output.js';
import { Cancelled } from '../../print/questions.js';
import { draftMany } from './many-sites.js';
import { draftOne } from './one-site.js';
import { update } from './update.js';

export async function init(invocation: Invocation): Promise<number> {
  const { options } = invocation;
  for (const [one, others] of APART) refuseTogether(invocation, one, others);
  try {
    if (options.update !== undefined) return await update(invocation, options.update);
    if (typeof options.list === 'string') return await draftMany(invocation, options.list);
    return await draftOne(invocation);
  } catch (error) {
    if (error instanceof Cancelled || invocation.terminal.signal.aborted) return EXIT.interrupted;
    throw error;
  }
}

/** Options that name different work, each with those that it does not go with. */
const APART: readonly (readonly [one: keyof Options, others: readonly (keyof Options)[]])[] = [
  ['update', ['list', 'from', 'profile', 'kind', 'province', 'services']],
  ['list', ['from']],
];

function refuseTogether(
  { options, arguments: given }: Invocation,
  one: keyof Options,
  others: readonly (keyof Options)[],
) {
  if (options[one] === undefined) return;
  const named = others.filter((other) => options[other] !== undefined).map((other) => `--${other}`);
  const both = one === 'list' && given.length > 0 ? [...named, 'URL'] : named;
  if (both.length === 0) return;
  throw usageError({
    th: `--${one} ใช้ร่วมกับ ${both.join(' ')} ไม่ได้`,
    en: `--${one} does not go with ${both.join(' ')}`,
  });
}
