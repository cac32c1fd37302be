import type { Exchange } from '../model/evidence.js';
import { decodeWords, hostOf } from './url.js';

/** The name under which a visitor would save the response: of Content-Disposition, else of the address; '' where there is none. */
export function fileNameOf(exchange: Pick<Exchange, 'fileName' | 'finalUrl' | 'url'>): string {
  return exchange.fileName ?? (fileNameInUrl(exchange.finalUrl ?? exchange.url) || fileNameInUrl(exchange.url));
}

/**
 * The last step of an address's path that is not empty: percent-decoded, windows-874 too, on one line.
 * @returns '' where there is no path.
 */
export function fileNameInUrl(url: string): string {
  const path = url.replace(/[?#].*$/s, '').replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, '');
  const step = path.split('/').findLast((part) => part !== '') ?? '';
  return decodeWords(step).replace(/\p{Cc}+/gu, ' ');
}

/** As {@link fileNameInUrl}; the name of the host where there is no path. */
export function fileNameOrHost(url: string): string {
  return fileNameInUrl(url) || hostOf(url) || url;
}
