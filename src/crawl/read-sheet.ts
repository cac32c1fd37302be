import type { PageLinks } from '../extract/html/page/page.js';
import type { Client } from '../model/client.js';
import { sheetAddresses } from '../text/style-sheet.js';
import { asLink } from './check-link.js';
import type { Address } from './queue/frontier.js';

/** What a style sheet loads; its addresses are relative to where it answered. */
export interface Sheet extends PageLinks {
  readonly base: string;
  /** Only its beginning was read. */
  readonly isCut: boolean;
}

const MAX_BYTES = 2 * 1024 * 1024;
const SHEET_TYPE = /css|^text\/plain|^\s*$/i;
/** Pictures that stand in the sheet itself. */
const WITHIN = /^(?:data|about|blob):/i;

/** @returns null where something else than a style sheet answers */
export async function readSheet(
  client: Pick<Client, 'get'>,
  address: Pick<Address, 'url' | 'linkedFrom' | 'referrerPolicy'>,
): Promise<Sheet | null> {
  const { exchange, body } = await client.get(address.url, {
    ...asLink(address),
    maxBytes: MAX_BYTES,
    wants: ({ contentType }) => SHEET_TYPE.test(contentType ?? ''),
  });
  if (body === null || exchange.forbidden !== undefined) return null;
  const links = sheetAddresses(Buffer.from(body).toString('utf8'))
    .filter((href) => !WITHIN.test(href))
    .map((href) => ({ kind: 'asset' as const, href, text: '' }));
  return { links, base: exchange.finalUrl ?? address.url, isCut: exchange.cut === 'too-large' };
}
