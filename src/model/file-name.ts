import type { Exchange } from './evidence.js';

/** The name under which a visitor would save the answer: Content-Disposition first, then the address, decoded. */
export function fileNameOf(exchange: Pick<Exchange, 'fileName' | 'finalUrl' | 'url'>): string {
  return exchange.fileName ?? nameInAddress(exchange.finalUrl ?? exchange.url) ?? nameInAddress(exchange.url) ?? '';
}

function nameInAddress(url: string): string | null {
  const path = url.replace(/[?#].*$/s, '').replace(/^[a-z]+:\/\/[^/]*/i, '');
  const last = path.split('/').findLast((part) => part !== '');
  if (!last) return null;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
