import type { Invocation } from '../../command.js';
import { EXIT } from '../../exit-status.js';
import { usageError } from '../../print/output.js';
import { Cancelled } from '../../print/questions.js';
import { togetherWords } from '../../usage/contradictions.js';
import { draftMany } from './many-sites.js';
import { draftOne } from './one-site.js';
import { update } from './update.js';

export async function init(invocation: Invocation): Promise<number> {
  const { options, arguments: given } = invocation;
  if (options.list !== undefined && given.length > 0) throw usageError(togetherWords('--list', 'URL'));
  try {
    if (options.update !== undefined) return await update(invocation, options.update);
    if (typeof options.list === 'string') return await draftMany(invocation, options.list);
    return await draftOne(invocation);
  } catch (error) {
    if (error instanceof Cancelled || invocation.terminal.signal.aborted) return EXIT.interrupted;
    throw error;
  }
}
