import { domainToUnicode } from 'node:url';
import { decodeWords, parseUrl } from '../../../text/url.js';

/** Names that Windows keeps for devices, whatever ending they have. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
/** Of the 255 bytes that a name may have; a Thai letter takes three. */
const MAX_LETTERS = 60;

/**
 * A file name for the checklist of each site, after its address, so that it stays the same when the list grows: `samran.yaml` of
 * https://www.samran.go.th/. Names are different also where letters are not told by their case.
 */
export function checklistNames(urls: readonly string[]): readonly string[] {
  const short = urls.map((url) => nameOf(url, true));
  const isShared = (name: string): boolean => short.filter((other) => sameName(other, name)).length > 1;
  const taken = new Set<string>();
  return urls.map((url, index) => {
    const own = short[index] ?? '';
    const name = isShared(own) || DEVICES.test(own) ? nameOf(url, false) : own;
    let unique = name;
    for (let n = 2; taken.has(unique.toLowerCase()); n += 1) unique = `${name}-${n}`;
    taken.add(unique.toLowerCase());
    return `${unique}.yaml`;
  });
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** @param isShort without the endings that most sites share */
function nameOf(url: string, isShort: boolean): string {
  const parsed = parseUrl(url);
  if (parsed === null) return 'site';
  const host = domainToUnicode(parsed.hostname) || parsed.hostname;
  const bare = isShort ? host.replace(/^www\./, '').replace(/\.go\.th$/, '') : host;
  const path = decodeWords(parsed.pathname).replace(/\/(?:index|default|home|main)\.\w+$/i, '');
  const words = `${bare} ${parsed.port} ${path}`.normalize('NFC').match(/[\p{L}\p{M}\p{N}_]+/gu) ?? ['site'];
  const name = [...words.join('-')].slice(0, MAX_LETTERS).join('');
  return name.endsWith('-') ? name.slice(0, -1) : name;
}
