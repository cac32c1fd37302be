import { refreshTarget } from '../extract/html/meta-refresh.js';
import type { Page } from '../extract/html/page/page.js';
import type { Exchange } from '../model/evidence.js';
import { normalizeUrl } from '../text/url.js';

/**
 * Where an answer sends its visitor on: by a refresh of its header or of the page, or by a script that does nothing else.
 * @returns an absolute address; null: nowhere
 */
export function nextAddress({ refresh }: Exchange, page: Page | null, base: string): string | null {
  const sent = refreshTarget(refresh);
  if (sent !== null) return normalizeUrl(sent, base);
  const target = page?.metaRefresh ?? page?.scriptRedirect ?? null;
  if (page === null || target === null) return null;
  const from = page.base === null ? base : (normalizeUrl(page.base, base) ?? base);
  return normalizeUrl(target, from);
}
