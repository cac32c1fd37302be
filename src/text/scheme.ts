import { phraseList } from './phrase-list.js';

/** `htp:`, `htttps:`, `httq:`: nothing but the letters of http, or one letter another. */
const NEARLY_HTTP = /^(?:[htps]{2,8}|\wttps?|h\wtps?|ht\wps?|htt\ws?|http\w)$/;

/** Schemes of the browser itself: of the web, of its own pages, of scripts. */
const OF_BROWSERS: ReadonlySet<string> = new Set(
  phraseList('http, https, data, about, javascript, vbscript, ws, wss, chrome, view-source'),
);

/** What they name is on one computer alone: its disk, what a browser holds as long as its page is open, files of mail and of help. */
const OF_ONE_COMPUTER: ReadonlySet<string> = new Set(
  phraseList('file, blob, filesystem, content, mhtml, mk, ms-its, res, cid, mid'),
);

/**
 * The kind of place that a scheme names. `web`: http and https; `app`: a program that the browser hands the address to
 * (`mailto`, `tel`, `line`, `intent`); `misspelt`: nearly http; `local`: one computer alone knows it (`file`, a drive's letter as in `C:\`); `browser`: the rest.
 */
export type SchemeKind = 'web' | 'app' | 'misspelt' | 'local' | 'browser';

/** @param scheme in small letters, without its colon */
export function kindOfScheme(scheme: string): SchemeKind {
  if (scheme === 'http' || scheme === 'https') return 'web';
  // A drive's letter is read as a scheme.
  if (/^[a-z]$/.test(scheme) || OF_ONE_COMPUTER.has(scheme)) return 'local';
  if (OF_BROWSERS.has(scheme)) return 'browser';
  return NEARLY_HTTP.test(scheme) ? 'misspelt' : 'app';
}
