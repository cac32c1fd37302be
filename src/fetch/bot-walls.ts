import { STATUS_CODES } from 'node:http';
import type { LinkProblem } from '../model/evidence.js';
import { phraseList } from '../text/phrase-list.js';
import { isWithin } from '../text/url.js';
import { firstOf, type Headers } from './headers.js';
import {
  CHALLENGE_HINT,
  CHALLENGE_MARKS,
  CHALLENGE_TASK,
  CHALLENGE_WORDS,
  PASSES,
  PICTURE_WORDS,
  REFUSAL_MARKS,
  REFUSAL_NAME,
  REFUSAL_TRAITS,
  TO_VISITOR,
  WALL_HEADERS,
  WALL_WEIGHT,
} from './wall-marks.js';

/** Networks that show robots a log-in page or nothing at every address: a robot can't verify their links. */
const SOCIAL_HOSTS = phraseList(`
  facebook.com, fb.com, fb.me, fb.watch, m.me, messenger.com, instagram.com, instagr.am, threads.net, threads.com,
  line.me, lin.ee, line.naver.jp, tiktok.com, x.com, twitter.com, linkedin.com, lnkd.in, consent.youtube.com,
  consent.google.com
`);

export function isSocialHost(hostname: string): boolean {
  return SOCIAL_HOSTS.some((known) => isWithin(hostname, known));
}

export function socialProblem(host: string, status: number | null): LinkProblem {
  return {
    code: 'unverifiable',
    data: status === null ? { reason: 'social', host } : { reason: 'social', host, status },
  };
}

/** What the recognition of walls needs of a body. */
export interface BodyOpening {
  readonly bytes: number;
  /** The first kilobytes as latin1. */
  readonly readOpening: () => string;
}

/** @returns the problem where a wall against robots has responded instead of the site. */
export function wallProblem(status: number, headers: Headers, body: BodyOpening | null): LinkProblem | null {
  if (isWall(status, headers, body)) return { code: 'unverifiable', data: { reason: 'bot-wall', status } };
  // Of the visitor's haste, never of the page (RFC 6585, section 4).
  return status === 429 ? { code: 'unverifiable', data: { reason: 'rate-limit', status } } : null;
}

function isWall(status: number, headers: Headers, body: BodyOpening | null): boolean {
  if (isInventedStatus(status)) return true;
  if (WALL_HEADERS.some(({ name, value }) => name in headers && value.test(firstOf(headers, name) ?? ''))) return true;
  if (body === null || body.bytes === 0) return false;
  if (status >= 400) return isRefusal(status, body) || (!HONEST_STATUS.has(status) && isTask(body.readOpening()));
  if (body.bytes >= CHALLENGE_MAX_BYTES) return false;
  const opening = body.readOpening();
  if (isBareRefusal(opening)) return true;
  if (isMarked(opening)) return true;
  // What most pages of a site have near their beginning: nothing else need be looked for.
  return !CONTENT_MARKUP.test(opening) && (isChallenge(opening) || isRefusalPage(opening));
}

/**
 * Statuses that say nothing about the address. Walls invent their own in the range of refusals; 406 and 415 fit no GET that
 * takes every type and sends nothing; 999 is LinkedIn's own number for "no robots".
 */
function isInventedStatus(status: number): boolean {
  if (status >= 600 || status === 406 || status === 415 || status === 418) return true;
  return status >= 400 && status < 500 && STATUS_CODES[status] === undefined;
}

/** What these say is about the address or the server, whatever words stand around it. */
const HONEST_STATUS: ReadonlySet<number> = new Set([404, 410, 500, 502, 504]);

/** Longer texts are pages of the site in its own dress. */
const REFUSAL_MAX_LETTERS = 2_000;

function isRefusal(status: number, body: BodyOpening): boolean {
  const opening = body.readOpening();
  if (HONEST_STATUS.has(status)) return false;
  if (REFUSAL_MARKS.some((mark) => mark.test(opening))) return true;
  if (status === 429) return false;
  const text = wordsOf(opening);
  return text.length <= REFUSAL_MAX_LETTERS && weightOf(text) >= WALL_WEIGHT;
}

/** The words of a known product without a page around them, as programs are told. */
function isBareRefusal(opening: string): boolean {
  if (opening.length > REFUSAL_PAGE_LETTERS || /<[a-z!]/i.test(opening)) return false;
  return REFUSAL_MARKS.some((mark) => mark.test(opening));
}

/** A refusal whose script takes the visitor through: it leaves a mark and comes again. */
function isTask(opening: string): boolean {
  return PASSES.test(scriptsOf(opening)) && wordsOf(opening).length <= REFUSAL_PAGE_LETTERS;
}

function weightOf(text: string): number {
  return REFUSAL_TRAITS.reduce((sum, trait) => sum + (trait.words.test(text) ? trait.weight : 0), 0);
}

/** Letters of a refusal that no status tells. */
const REFUSAL_PAGE_LETTERS = 700;

/** A refusal without content and with the status of a page: without a status its name must say so, and it says nothing else and leads nowhere. */
function isRefusalPage(opening: string): boolean {
  const title = titleOf(opening);
  const heading = headingOf(opening);
  const isSaid = [title, heading].some((name) => TO_VISITOR.test(name) && weightOf(name) >= WALL_WEIGHT);
  const isNamed = isSaid || REFUSAL_NAME.test(title || heading);
  if (!isNamed || FIELD.test(opening)) return false;
  if (DOCUMENT_LINK.test(opening) || linksIn(opening) > MAX_LINKS) return false;
  const text = wordsOf(opening);
  return text.length <= REFUSAL_PAGE_LETTERS && weightOf(text) >= WALL_WEIGHT;
}

/** A challenge is nearly empty but for its script; larger pages merely use a captcha. */
const CHALLENGE_MAX_BYTES = 64 * 1024;

/** Words of a page that is a challenge by its title, and of one that says so in its text alone. */
const TITLED_LETTERS = 2_500;
const UNTITLED_LETTERS = 400;

/** What only pages with content of their own have. */
const CONTENT_MARKUP = /<(?:nav|header|article|table|aside)\b/i;
const FIELD = /<(?:textarea|select)\b|<input\b(?![^>]{0,500}\btype ?= ?["']?(?:hidden|submit|button|checkbox|image))/i;
const FIELDS = new RegExp(FIELD, 'gi');
/** Elements and pictures that hold a puzzle. */
const PUZZLE_ELEMENT = /\b(?:g-recaptcha|h-captcha|cf-turnstile)\b/i;
const PUZZLE_PICTURE = /captcha/i;
/** Within every one of them. */
const PUZZLE_NAME = /captcha|turnstile/i;
const DOCUMENT_LINK = /\.(?:pdf|docx?|xlsx?|csv|zip|od[st])["' ?#>]/i;
const MAX_LINKS = 6;

/** A challenge of a known product, by its marks. */
function isMarked(opening: string): boolean {
  return CHALLENGE_HINT.test(opening) && CHALLENGE_MARKS.some((mark) => mark.test(opening));
}

/** A page without content that is a task for the browser and nothing else: an unknown product's, by what it asks and does. */
function isChallenge(opening: string): boolean {
  const isPicture = /<img\b/i.test(opening) && FIELD.test(opening);
  const isNamedPuzzle = holdsPuzzle(opening);
  if (!isPicture && !isNamedPuzzle && !/<script|<meta[^>]{0,40}refresh/i.test(opening)) return false;
  const text = wordsOf(opening);
  if (text.length > TITLED_LETTERS) return false;
  const isRead = isPicture && PICTURE_WORDS.test(text);
  const isPuzzle = isNamedPuzzle || isRead;
  const title = titleOf(opening);
  const asked = CHALLENGE_WORDS.exec(title)?.[0] ?? '';
  const isTitled = asked !== '' && asked.length * 2 >= title.length;
  const isSaid = text.length <= UNTITLED_LETTERS && (isRead || CHALLENGE_WORDS.test(text));
  if (!isTitled && !isSaid) return false;
  if (DOCUMENT_LINK.test(opening)) return false;
  if (isPuzzle) return (opening.match(FIELDS) ?? []).length <= 1;
  if (FIELD.test(opening)) return false;
  if (linksIn(opening) > MAX_LINKS) return false;
  return CHALLENGE_TASK.test(scriptsOf(opening));
}

function linksIn(html: string): number {
  return (html.match(/<a\s/gi) ?? []).length;
}

/** A puzzle whose answer is all that a page asks for. */
function holdsPuzzle(html: string): boolean {
  if (!PUZZLE_NAME.test(html)) return false;
  return html
    .split('<')
    .map((part) => part.split('>', 1)[0] ?? '')
    .some((tag) =>
      /^img\b/i.test(tag) ? PUZZLE_PICTURE.test(tag) : /\bclass\b/i.test(tag) && PUZZLE_ELEMENT.test(tag),
    );
}

function titleOf(html: string): string {
  return insideFirst(html, /<title\b/i);
}

function headingOf(html: string): string {
  return insideFirst(html, /<h[1-3]\b/i);
}

function insideFirst(html: string, tag: RegExp): string {
  const at = html.search(tag);
  const part =
    at < 0
      ? ''
      : (html
          .slice(at + 1)
          .split('</', 1)[0]
          ?.split(tag, 1)[0] ?? '');
  return decoded(part.slice(part.indexOf('>') + 1)).trim();
}

/** Scripts and the tags that name them. */
function scriptsOf(html: string): string {
  return html
    .split(/<script/i)
    .slice(1)
    .map((part) => part.split(/<\/script/i, 1)[0])
    .join('\n');
}

/** The visible words of the beginning of a page. */
function wordsOf(html: string): string {
  const shown = html
    .split(/<(?=script|style|!--)/i)
    .map((part, index) => (index === 0 ? part : afterHidden(part)))
    .join(' ');
  // Decoded first: a byte of a Thai letter is a blank in latin1.
  return decoded(shown.replace(/<[^<>]*>/g, ' '))
    .replace(/&(?:nbsp|#160);|\s+/g, ' ')
    .trim();
}

/** @param part begins with the name of a hidden element, without its `<` */
function afterHidden(part: string): string {
  const end = part.startsWith('!--') ? '-->' : /^script/i.test(part) ? '</script>' : '</style>';
  const at = part.toLowerCase().indexOf(end);
  return at < 0 ? '' : part.slice(at + end.length);
}

/** Text that was read byte by byte: UTF-8, or else the Thai of Windows. */
function decoded(latin: string): string {
  const bytes = Buffer.from(latin, 'latin1');
  const text = bytes.toString('utf8').replaceAll('’', "'").replaceAll('&#39;', "'");
  return text.split('\ufffd').length > 3 ? new TextDecoder('windows-874').decode(bytes) : text;
}
