import type { PageLink } from '../model/evidence.js';
import type { TextFact } from '../model/facts.js';
import { normalizeText } from '../text/thai/normalize.js';

type Picture = Pick<PageLink, 'url' | 'text' | 'kind' | 'inChrome'>;

/** Names that programs and offices give to what only decorates a page, each a word of its own in the file name. */
const DECORATION =
  /(?:^|[/_.\-+ ])(?:icons?|ico|logos?|banners?|btn|buttons?|bullets?|arrows?|spacer|blank|pixel|dot|transparent|bg|background|header|footer|social|share|line|facebook|fb|messenger|youtube|tiktok|instagram|twitter|print|printer|pdf|word|excel|xls|doc|docx|zip|download|new|hot|loading|loader|spinner|counter|stat|stats|hit|qr|qrcode|flag|star|home|menu|search)\d{0,3}(?=[/_.\-+ ]|$)/i;
const DECORATION_WORDS = /ตราสัญลักษณ์|ตราเทศบาล|โลโก้|ไอคอน|แบนเนอร์|คิวอาร์|logo|icon|banner|qr ?code/i;
const PICTURE_FILE = /\.(?:jpe?g|png|webp|gif|avif|bmp)(?:[?#]|$)/i;

/** What stands before the name of a person, with the first name where no space parts them; นาย in the title of an office is none. */
const TITLE =
  /(?:นาย(?!ก(?:เทศ|องค์|อบ|ทต|รัฐ|สมาคม|สภา|ฯ|$))|นางสาว|นาง|น\.ส\.|ดร\.|(?:ร้อย|พัน|สิบ)(?:ตรี|โท|เอก)|[จสรพ]\.[ตทอ]\.)([ก-๙]{0,25})$/;
const NAME = /^[ก-๙]{2,30}/;

/** Pictures that are content of a page: neither of its navigation, header and footer, nor signs, logos and backgrounds. */
export function contentPictures<Link extends Picture>(links: readonly Link[]): readonly Link[] {
  return links.filter((link) => link.kind === 'image' && isContent(link));
}

/** Pictures that a style sheet or another size of the same picture may bring onto a page. */
export function possiblePictures<Link extends Picture>(links: readonly Link[]): readonly Link[] {
  return links.filter((link) => link.kind === 'asset' && PICTURE_FILE.test(link.url) && isContent(link));
}

function isContent({ url, text, inChrome }: Picture): boolean {
  return !inChrome && !DECORATION.test(pathOf(url)) && !DECORATION_WORDS.test(text);
}

/** The names of persons in these texts, each once. */
export function personsIn(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => namesIn(normalizeText(text).split(/\s+/))));
}

function namesIn(words: readonly string[]): readonly string[] {
  return words.flatMap((word, n) => {
    const title = TITLE.exec(word);
    if (title === null) return [];
    const [first, last] = title[1] === '' ? [words[n + 1], words[n + 2]] : [title[1], words[n + 1]];
    const names = [first, last].map((name) => NAME.exec(name ?? '')?.[0]);
    return names.includes(undefined) ? [] : [names.join(' ')];
  });
}

/**
 * May words that a page lacks stand in one of its pictures? A chart or poster may hold them; the portraits of the persons whose
 * names stand beside them do not.
 */
export function mayHoldWords(links: readonly Picture[], texts: readonly TextFact[]): boolean {
  const pictures = contentPictures(links);
  const unnamed = pictures.filter(({ text }) => personsIn([text]).size === 0);
  const named = pictures.length - unnamed.length;
  const persons = personsIn(texts.flatMap(({ blocks }) => blocks.map(({ text }) => text))).size - named;
  const arePortraits = unnamed.length > 1 && unnamed.length <= persons;
  return unnamed.length > 0 && !arePortraits;
}

function pathOf(url: string): string {
  // A picture within the address has no name.
  if (/^data:/i.test(url)) return '';
  const path = url.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/, '');
  return path.slice(-200);
}
