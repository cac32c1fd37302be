import { phraseList } from './phrase-list.js';

/** `htp:`, `htttps:`, `httq:`: nothing but the letters of http, or one letter another. */
const NEARLY_HTTP = /^(?:[htps]{2,8}|\wttps?|h\wtps?|ht\wps?|htt\ws?|http\w)$/;

/** Schemes of the browser itself: of the web, of the disk, of its own pages, of scripts. */
const OF_BROWSERS: ReadonlySet<string> = new Set(
  phraseList('http, https, file, filesystem, data, blob, about, javascript, vbscript, ws, wss, chrome, view-source'),
);

/**
 * The kind of place that a scheme names. `web`: http and https; `app`: a program that the browser hands the address to
 * (`mailto`, `tel`, `line`, `intent`); `misspelt`: nearly http; `drive`: a single letter, as in `C:\`; `browser`: the rest.
 */
export type SchemeKind = 'web' | 'app' | 'misspelt' | 'drive' | 'browser';

/** @param scheme in small letters, without its colon */
export function kindOfScheme(scheme: string): SchemeKind {
  if (scheme === 'http' || scheme === 'https') return 'web';
  if (/^[a-z]$/.test(scheme)) return 'drive';
  if (OF_BROWSERS.has(scheme)) return 'browser';
  return NEARLY_HTTP.test(scheme) ? 'misspelt' : 'app';
}
