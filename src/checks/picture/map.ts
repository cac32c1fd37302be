import type { PageLink } from '../../model/evidence.js';
import type { TextFact } from '../../model/facts.js';
import { normalizeText } from '../../text/thai/normalize.js';
import { contentPictures } from '../pictures.js';

/** Services of maps, and the scripts by which a page draws one. */
const MAP_ADDRESS =
  /^https?:\/\/(?:[^/]*\.)?(?:google\.[a-z.]{2,6}\/maps|maps\.google\.|goo\.gl\/maps|maps\.app\.goo\.gl|g\.page\/|maps\.googleapis\.com\/maps|openstreetmap\.org|longdo\.com|nostramap\.com|bing\.com\/maps|waze\.com|mapbox\.com|here\.com)|\/leaflet[^/]{0,20}\.(?:js|css)/i;
const MAP_WORDS = /แผนที่(?!ภาษี|เว็บ|ระวาง)|(?<!site)(?<!site-)(?<!site_)(?<![a-z])maps?(?![a-z])/i;
/** Degrees of latitude and longitude within Thailand. */
const COORDINATES = /(?<![\d.])(?:[5-9]|1\d|20)\.\d{2,}[°\sNEnเหนือ]{0,8}[,/\s][\s]{0,3}(?:9[7-9]|10[0-6])\.\d{2,}/;

/** Does a page show where the office is: an embedded map, a link to one, a picture of one, or coordinates? */
export function showsMap(links: readonly PageLink[], texts: readonly TextFact[]): boolean {
  if (links.some(({ url }) => MAP_ADDRESS.test(url))) return true;
  const pictures = contentPictures(links);
  if (pictures.some(({ url, text }) => MAP_WORDS.test(text) || MAP_WORDS.test(fileOf(url)))) return true;
  const leads = links.filter(({ kind, inChrome }) => !inChrome && (kind === 'link' || kind === 'document'));
  if (leads.some(({ text }) => MAP_WORDS.test(normalizeText(text)))) return true;
  const own = texts.flatMap(({ blocks }) => blocks.map(({ text }) => normalizeText(text)));
  if (own.some((text) => COORDINATES.test(text))) return true;
  const isSpokenOf = own.some((text) => MAP_WORDS.test(text));
  return isSpokenOf && (pictures.length > 0 || links.some(({ kind, inChrome }) => kind === 'frame' && !inChrome));
}

function fileOf(url: string): string {
  const path = /^data:/i.test(url) ? '' : url.replace(/[?#].*$/, '');
  return path.slice(path.lastIndexOf('/') + 1);
}
