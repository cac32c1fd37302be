import type { Evidence } from '../../model/evidence.js';
import { addressKey } from '../request-cache.js';
import { type LinkedDocument, linkedDocuments } from './document-filter.js';

/** A document with the page or frame that has its link. */
export interface ReferredDocument extends LinkedDocument {
  readonly from: string;
}

export interface CertainOptions {
  readonly site: string;
  /** Keys of the addresses of which only the answer tells what they lead to. */
  readonly undecided: ReadonlySet<string>;
  readonly counts: (document: LinkedDocument) => boolean;
  /** Documents of an item that are read. */
  readonly max: number;
}

/** Documents of the pages that are read, whatever the undecided links beside them turn out to be. */
export function certainDocuments(
  pages: readonly Evidence[],
  { site, undecided, counts, max }: CertainOptions,
): readonly ReferredDocument[] {
  const certain: ReferredDocument[] = [];
  const possible = new Set<string>();
  for (const page of pages) {
    const links = page.extracted?.links ?? [];
    const { url, finalUrl } = page.exchange;
    const foundOn = page.foundOn ?? url;
    const byAddress = new Map(
      linkedDocuments(links, foundOn, new Set(), site).map((document) => [addressKey(document.download), document]),
    );
    for (const document of linkedDocuments(links, foundOn, undecided, site)) {
      // How many documents a folder holds is known later; they come before what follows it.
      if (document.kind === 'folder') return certain;
      const key = addressKey(document.download);
      const known = byAddress.get(key);
      const isCounted = known !== undefined && counts(known);
      if (possible.has(key) || !(isCounted || counts(document))) continue;
      if (possible.size >= max) return certain;
      possible.add(key);
      if (isCounted && counts(document)) certain.push({ ...document, from: finalUrl ?? url });
    }
  }
  return certain;
}
