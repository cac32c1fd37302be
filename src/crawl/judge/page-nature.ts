import type { PageLinks, PageView } from '../../extract/html/page/page.js';
import { nfc } from '../../text/nfc.js';
import { partPhpMessages } from '../../text/php-messages.js';
import { findSpam } from '../../text/spam/find-spam.js';
import { advertisementsIn } from '../../text/spam/planted.js';
import { A_FEW_WORDS, type Fault, NEARLY_ALL, SIGNS, type Sign } from './page-signs.js';

/** A page with what it shows and where it leads. */
export type JudgedPage = PageView & Pick<PageLinks, 'links'>;

/** What a page is instead of content, and the words by which it says so (null: it says nothing). */
export interface PageFault {
  readonly kind: Fault;
  readonly words: string | null;
  /** As {@link Sign.isAnswer}; absent: no. */
  readonly isAnswer?: true;
}

/** A name (title or heading) that says nothing else. */
const BARE_NAME =
  /^(?:(?:error|http|ข้อผิดพลาด|รหัส)? ?:? ?404(?: ?[-–:|!.].{0,30})?|not found|ไม่พบ|oops!?|(?:runtime |application |unexpected )?error(?: page| occurred)?!?|an error (?:has )?occurred[.!]?|(?:ขออภัย ?)?(?:เกิด|พบ|มี)?ข้อผิดพลาด(?:ขึ้น)?|ขออภัย(?:ใน ?ความไม่สะดวก)?|index of \/\S*)$/i;

/** What those say who try whether a server runs. */
const TRIAL = /^(?:hello,? world|test(?:ing)?(?: ?page| ?php| ?123)?|ทดสอบ(?:ระบบ|หน้าเว็บ|เว็บไซต์)?)[.!]*$/i;

/** An index of a folder as Apache and nginx call it, and as IIS does (host and path). */
const FOLDER_NAME = /^(?:index of \/.*|\S{1,200} - (\/\S*))$/i;
const TO_PARENT = /\bto parent directory\b/i;
/** What programs say and people who break in: no year makes a report of it. */
const OF_PROGRAMS: ReadonlySet<Fault> = new Set(['error', 'default', 'replaced']);
/** Letters of what a page says that are quoted. */
const MAX_WORDS = 160;

/** What only a notice says: of its subject, of a place of work. */
const NOTICE_WORDS =
  /ประกาศ(?!ขาย)|ประชาสัมพันธ์|หนังสือ|ที่ ?ยส|เรื่อง\s|ถนน|ประปา|ไฟฟ้า|อาคาร|สะพาน|โครงการ|ผลการดำเนินงาน|วิธี(?:ใช้|แก้)|หาก(?:เปิด|พบ|ไม่พบ)/;
/** What only a report says: of a year. */
const YEAR_WORDS = /ประจำปี|ปีงบประมาณ|พ\.ศ\.|(?:ปี|ไตรมาส|เดือน) ?(?:ที่ ?)?[0-9๐-๙]/;

const QUOTED = /“[^“”]{1,80}”|"[^"\n]{1,80}"|‘[^‘’]{1,80}’|«[^«»]{1,80}»/g;
const DOCUMENT = /\.(?:pdf|docx?|xlsx?|pptx?|csv|zip|rar|od[st])(?:$|[?#])/i;
const HANDS_OUT =
  /(?:^|[/?&=_.-])(?:down-?loads?|get_?file|view_?file|open_?file|read_?file|attachments?|wpdmdl)(?:$|[/?&=_.-])/i;
const MAX_LETTERS = 1_500;
/** Bytes of so many Thai letters: texts longer than that need not be read to be known as content. */
export const CONTENT_BYTES = MAX_LETTERS * 3;

/**
 * What a page that has no content of its own is. Judged by all that it says: by its names (title, headings), by how much
 * of its own text the words of a fault are, and by what speaks for content (documents, years, notices).
 */
export function faultOf(page: JudgedPage): PageFault | null {
  const advertisement = replacingAdvertisement(page);
  if (advertisement !== null) return { kind: 'replaced', words: advertisement };
  if (page.mainBytes >= CONTENT_BYTES) return null;
  if (isEmpty(page)) return { kind: 'empty', words: null };
  const names = [page.title ?? '', ...page.headings].map(tidy).filter((name) => name !== '');
  const text = tidy(withoutQuotes(page.readMainText() || page.readAnyText()));
  if (text.length >= MAX_LETTERS) return null;
  const folder = names.map((name) => FOLDER_NAME.exec(name)).find((found) => found !== null);
  if (folder && (folder[1] === undefined || TO_PARENT.test(text)))
    return hasEntries(page, folder[1]) ? null : { kind: 'empty', words: folder[0] };
  const own = text === '' ? names.join(' ') : text;
  if (TRIAL.test(own) && page.pictureCount === 0 && !hasDocuments(page)) return { kind: 'default', words: own };
  const php = partPhpMessages(own);
  if (php.messages[0] !== undefined && tidy(php.rest).length <= A_FEW_WORDS)
    return { kind: 'error', words: php.messages[0].slice(0, MAX_WORDS) };
  const isNotice = [own, ...names].some((words) => NOTICE_WORDS.test(words));
  const isReport = isNotice || [own, ...names].some((words) => YEAR_WORDS.test(words));
  // A name of the page may be that of the item, also where nothing is found under it.
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  const beneath = tidy(longestFirst.reduce((words, name) => words.replace(name, ' '), text));
  const isBare = !NOTICE_WORDS.test(beneath) && !YEAR_WORDS.test(beneath);
  const documents = hasDocuments(page);
  /** The year in which a site comes back makes no report of the page that says so. */
  const isExcused = ({ kind }: Sign): boolean =>
    kind === 'maintenance' ? isNotice : isReport && !OF_PROGRAMS.has(kind);
  for (const sign of SIGNS) {
    if (documents && !(SPECIFIC.has(sign.kind) && names.some((name) => sign.words.test(name)))) continue;
    if (sign.unless !== undefined && [own, ...names].some((words) => sign.unless?.test(words))) continue;
    if (isExcused(sign)) {
      const words = isBare && isOfPlace(sign) ? sign.words.exec(beneath)?.[0] : undefined;
      if (words !== undefined && beneath.length - words.length <= A_FEW_WORDS) return faultBy(sign, words);
      continue;
    }
    const named = names.map((name) => sign.words.exec(name)?.[0]).find((found) => found !== undefined);
    if (named !== undefined) return faultBy(sign, named);
    const said = sign.words.exec(own)?.[0];
    if (said !== undefined && own.length - said.length <= (sign.beside ?? NEARLY_ALL)) return faultBy(sign, said);
  }
  const bare = documents || isReport ? undefined : names.find((name) => BARE_NAME.test(name));
  return bare === undefined ? null : { kind: 'missing', words: bare };
}

function faultBy({ kind, isAnswer }: Sign, words: string): PageFault {
  return { kind, words, ...(isAnswer && { isAnswer }) };
}

/** Faults that a page which links documents has where its name says so. */
const SPECIFIC: ReadonlySet<Fault> = new Set(['missing', 'error', 'suspended', 'replaced']);

/** Letters of text for each advertisement in it: where they stand further apart, content stands between them. */
const LETTERS_OF_AN_ADVERTISEMENT = 120;

/** The advertisement that a page is, and no more, as those leave behind who broke in: its name is one, and its text is full of them. */
function replacingAdvertisement(page: JudgedPage): string | null {
  const names = [page.title ?? '', ...page.headings];
  // In one text, parted by what no advertisement holds: hardly any page has such a name.
  if (findSpam(names.join(' | ')).length === 0) return null;
  const name = names.flatMap(findSpam).find(({ isWarning }) => !isWarning);
  if (name === undefined || hasDocuments(page)) return null;
  const text = tidy(page.readMainText() || page.readAnyText());
  const found = advertisementsIn(`${names.join(' ')} ${text}`);
  return found.length * LETTERS_OF_AN_ADVERTISEMENT >= text.length ? (found[0] ?? null) : null;
}

/** Of the address alone, not of the whole site. */
function isOfPlace({ kind }: Sign): boolean {
  return kind === 'missing' || kind === 'empty' || kind === 'unfinished';
}

/** Nothing to see and nothing to do. */
function isEmpty(page: JudgedPage): boolean {
  return (
    page.scriptCount === 0 &&
    page.pictureCount === 0 &&
    page.linkCount === 0 &&
    page.anyBytes < 40 &&
    page.readAnyText().trim() === '' &&
    page.links.length === 0
  );
}

export function hasDocuments({ links }: JudgedPage): boolean {
  return links.some(({ kind, href }) => kind === 'page' && DOCUMENT.test(href));
}

/** Links that hand out something under an address without a file's ending. */
export function hasDownloads({ links }: JudgedPage): boolean {
  return links.some(({ kind, href }) => kind === 'page' && HANDS_OUT.test(href));
}

/**
 * An index of a folder with files in it: links that neither sort it nor lead up.
 * @param folder its path, where its entries have whole paths
 */
function hasEntries({ links }: JudgedPage, folder = ''): boolean {
  return links.some(({ kind, href }) => {
    if (kind !== 'page') return false;
    const isBelow = folder !== '' && href.startsWith(folder) && href.length > folder.length;
    return isBelow || !/^(?:[?#/]|\.\.?(?:\/|$))/.test(href.trim());
  });
}

/** Pages about error messages quote them; an error page does not. */
function withoutQuotes(text: string): string {
  return text.replace(QUOTED, (quoted) => (SIGNS.some(({ words }) => words.test(quoted)) ? '…' : quoted));
}

function tidy(text: string): string {
  return nfc(text).replaceAll('’', "'").replace(/\s+/g, ' ').trim();
}

/** The words by which the script of a page without text says that there is nothing. */
export function missingWords(text: string): string | null {
  const found = SIGNS.filter(({ kind }) => kind === 'missing').map(({ words }) => words.exec(tidy(text))?.[0]);
  return found.find((words) => words !== undefined) ?? null;
}
