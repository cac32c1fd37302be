import { isDocumentAddress } from '../../extract/html/addresses.js';
import { type Exchange, fatalProblem, type LinkProblem } from '../../model/evidence.js';
import { decodeUrl, sameSite, siteKey } from '../../text/url.js';
import { isDeepAddress, isHomeAddress, isMissingPage, isSamePage } from './compare-pages.js';
import { isShare, isSignIn } from './known-hosts.js';
import { CONTENT_BYTES, faultOf, hasDocuments, hasDownloads, type JudgedPage, missingWords } from './page-nature.js';
import { ACCESS_ASKED, findPhrase, LOADING, LOGIN, WANTS_SCRIPT } from './phrases.js';
import type { SiteContext } from './site-profile.js';

/** What was asked for and as what. */
export interface Asked {
  readonly url: string;
  /** The home page itself is meant. */
  readonly isHome: boolean;
  /** `evidence`: an item rests on it; `crawled`: one of the site's many links, where a log-in is no fault. */
  readonly as: 'evidence' | 'crawled';
}

/** Longer main texts are content, whatever phrase they hold. */
const SHORT_TEXT = 300;
const TITLED_TEXT = 1_500;
/** Bytes of so many Thai letters: texts longer than that need not be read to be known as long. */
const bytesOf = (letters: number): number => letters * 3;
const LOGIN_ADDRESS =
  /(?:^|[/._=-])(?:log-?in|sign-?in|log-?on|wp-login|auth(?:enticate|orize)?|sso|member-?login)(?:$|[/._?&=-])/i;
/** Addresses whose whole purpose is a log-in: staff systems, mail, administration. */
const STAFF_ADDRESS =
  /(?:^|[/._-])(?:admin(?:istrator)?|wp-admin|cpanel|phpmyadmin|backend|backoffice|webmail|roundcube|intranet|member|staff|user)(?:$|[/._?-])/i;

/**
 * What an answer's content says against it, beside the problems that the request itself had. `site.learn(url)` and
 * `site.home()` must have run for the comparisons; without them only wordings count.
 */
export function judgeExchange(
  exchange: Exchange,
  page: JudgedPage | null,
  site: SiteContext,
  asked: Asked,
): LinkProblem[] {
  const problems = asked.as === 'evidence' ? offSite(exchange, site, asked) : [];
  if (fatalProblem(exchange)) return shareRefusal(exchange, asked).concat(problems);
  const worst = contentProblem(exchange, page, site, asked);
  return worst ? [worst, ...problems] : problems;
}

function contentProblem(
  exchange: Exchange,
  page: JudgedPage | null,
  site: SiteContext,
  asked: Asked,
): LinkProblem | null {
  // A visitor's program opens it, which an item's evidence cannot be read in.
  if (exchange.app !== undefined)
    return asked.as === 'evidence' ? { code: 'unverifiable', data: { reason: 'app' } } : null;
  const beside = page && asked.url !== site.homeUrl ? besideHome(page, site) : null;
  const wall = loginWall(exchange, page, beside, asked);
  // A site that is closed may leave its staff a door.
  const isClosed = wall !== null && page !== null && faultOf(page)?.kind === 'maintenance';
  if (wall && !isClosed) return wall;
  if (page && isEmptyScriptPage(page)) {
    // `alert('ไม่พบข้อมูล'); history.back()` is all that some programs say.
    const said = missingWords(page.scriptText);
    if (said) return softMissing(said);
  }
  if (page && (isShell(page) || isShellOfSite(page, site) || isToBeFilled(page, beside, site)))
    return { code: 'unverifiable', data: { reason: 'javascript' } };
  const fault = missingFault(exchange, page, beside, site, asked);
  if (!fault) return null;
  // The home page is at its address by definition; out of order it may be. Asked last, since hardly any page has a fault.
  const isHome = asked.isHome || isHomeAddress(asked.url, site.homeUrl);
  return isHome && !OF_ANY_PAGE.has(String(fault.data.kind)) ? null : fault;
}

/** Faults that a home page can have as well. */
const OF_ANY_PAGE: ReadonlySet<string> = new Set([
  'error',
  'maintenance',
  'suspended',
  'default',
  'unfinished',
  'empty',
  'replaced',
]);

/**
 * What a page shows beside what the home page shows as well: a menu, a column or a counter in plain elements, which no element
 * or name tells from the content. Null: nothing, content without doubt, or no home page is known.
 */
function besideHome(page: JudgedPage, { homeView }: SiteContext): JudgedPage | null {
  if (homeView === null || homeView.prints.size === 0) return null;
  const text = page.readTextBeside(homeView.prints, CONTENT_BYTES);
  if (text === null || text === '') return null;
  const bytes = Buffer.byteLength(text);
  const targets = new Set(homeView.links.map(({ href }) => href));
  return {
    ...page,
    headings: page.headings.filter((heading) => !homeView.headings.includes(heading)),
    links: page.links.filter(({ href }) => !targets.has(href)),
    // A box for logging in that stands on the home page stands on every page.
    hasPasswordField: page.hasPasswordField && !homeView.hasPasswordField,
    readMainText: () => text,
    readAnyText: () => text,
    mainBytes: bytes,
    anyBytes: bytes,
  };
}

/** Names that programs give to their page of errors, as the last part of a path or as what a redirect adds to an address. */
const ERROR_ADDRESS =
  /\/(?:page[-_]?)?(?:404|error[-_]?404|404[-_]?error|error(?:s|[-_]?page)?|custom[-_]?error|(?:page[-_]?)?not[-_]?found|(?:file|page)?notfound)(?:\.\w{2,5})?\/?(?:\?|$)|\/(?:errors?|errorpages?)\/(?:\d{3}|index|default|general|not[-_]?found)?(?:\.\w{2,5})?\/?(?:\?|$)|[?&](?:aspxerrorpath=|(?:e|err|error|errorcode|code|status|msg)=(?:404|500|not_?found)(?:&|$))/i;

/** Sent on to the page by which a program tells of its errors, whatever that page says. */
function leadsToErrorPage({ redirects, finalUrl, url }: Exchange, asked: Asked): boolean {
  return redirects.length > 0 && ERROR_ADDRESS.test(pathOf(finalUrl ?? url)) && !ERROR_ADDRESS.test(pathOf(asked.url));
}

function missingFault(
  exchange: Exchange,
  page: JudgedPage | null,
  beside: JudgedPage | null,
  site: SiteContext,
  asked: Asked,
): LinkProblem | null {
  if (leadsHome(exchange, page, site, asked)) return { code: 'redirect-home', data: {} };
  if (!page) return null;
  if (leadsToErrorPage(exchange, asked)) return softMissing(decodeUrl(exchange.finalUrl ?? exchange.url));
  const shown = faultOf(page) ?? (beside && faultOf(beside));
  // A blank page among the links of a site is no dead link; of an item it is all that there is.
  const isBlank = (shown?.words === null || shown?.isAnswer === true) && asked.as === 'crawled';
  if (shown && !isBlank) return { code: 'soft-404', data: { kind: shown.kind, reason: shown.words ?? shown.kind } };
  const missing = site.missing(exchange.finalUrl ?? exchange.url);
  if (!missing || !isMissingPage(page, missing)) return null;
  return site.homeView && isSamePage(missing.view, site.homeView)
    ? { code: 'redirect-home', data: {} }
    : softMissing('same as an address that cannot exist');
}

function softMissing(reason: string | null): LinkProblem {
  return { code: 'soft-404', data: reason === null ? {} : { reason } };
}

/** Evidence on another site than the agency's; a name below the agency's own is the agency's. */
function offSite(exchange: Exchange, site: SiteContext, asked: Asked): LinkProblem[] {
  const own = siteKey(site.url);
  const isOwn = (url: string): boolean => {
    const key = siteKey(url);
    return own === '' || key === '' || site.isOnHost(url) || key.endsWith(`.${own}`);
  };
  const away = [asked.url, exchange.finalUrl].find((url) => url !== null && !isOwn(url));
  return away ? [{ code: 'off-site', data: { host: siteKey(away), target: away } }] : [];
}

/** A shared drive that refuses asks for access, whatever status it chooses for that. */
function shareRefusal(exchange: Exchange, asked: Asked): LinkProblem[] {
  const isRefused = exchange.status === 401 || exchange.status === 403;
  return isRefused && isShare(exchange.finalUrl ?? asked.url)
    ? [{ code: 'login-wall', data: { reason: 'share' } }]
    : [];
}

function loginWall(
  exchange: Exchange,
  page: JudgedPage | null,
  beside: JudgedPage | null,
  asked: Asked,
): LinkProblem | null {
  const final = exchange.finalUrl ?? exchange.url;
  if (exchange.redirects.length > 0 && isSignIn(final) && !isSignIn(asked.url))
    return { code: 'login-wall', data: { reason: 'share' } };
  if (page && isShare(final) && findPhrase(`${page.title ?? ''} ${page.readMainText().slice(0, 600)}`, ACCESS_ASKED))
    return { code: 'login-wall', data: { reason: 'share' } };
  const isSentToLogin =
    exchange.redirects.length > 0 && LOGIN_ADDRESS.test(pathOf(final)) && !LOGIN_ADDRESS.test(pathOf(asked.url));
  const isWall = page !== null && (isLoginPage(page, beside ?? page) || isForMembers(beside ?? page));
  if (!isSentToLogin && !isWall) return null;
  if (asked.as === 'evidence') return { code: 'login-wall', data: { reason: 'login' } };
  // A link to the staff's own door is in order; where else it leads, no program can see.
  if (isStaffAddress(asked.url)) return null;
  return { code: 'unverifiable', data: { reason: 'login' } };
}

/** Does the address itself say that it is the door of the staff? */
export function isStaffAddress(url: string): boolean {
  return LOGIN_ADDRESS.test(pathOf(url)) || STAFF_ADDRESS.test(pathOf(url));
}

/**
 * A password field with little else: a log-in box beside content is none.
 * @param beside what of the page the home page does not show
 */
function isLoginPage(page: JudgedPage, beside: JudgedPage): boolean {
  if (!page.hasPasswordField || page.mainBytes >= bytesOf(TITLED_TEXT)) return false;
  // Sites show a log-in box beside their content: then it is the page's own name that says what the page is.
  if (!beside.hasPasswordField || hasDocuments(page) || hasDownloads(page)) return isNamedLogin(beside);
  if (hasOtherContent(page)) return false;
  if (page.readMainText().length < SHORT_TEXT) return true;
  const names = [page.title ?? '', ...page.headings].join(' ');
  return page.readMainText().length < TITLED_TEXT && findPhrase(names, LOGIN) !== null;
}

/** Asks for a log-in whose fields stand elsewhere, and shows nothing else. */
const FOR_MEMBERS =
  /(?:กรุณา|โปรด|ต้อง|จำเป็นต้อง)(?:ทำการ)? ?(?:เข้าสู่ระบบ|ลงชื่อเข้า|ล[็๊]?อ[กค] ?อิน|log ?in|เป็นสมาชิก|สมัครสมาชิก)|(?:เฉพาะ|สงวนสิทธิ์?(?:ไว้)?(?:สำหรับ|เฉพาะ)?) ?(?:สมาชิก|ผู้ดูแล|เจ้าหน้าที่|บุคลากร)|(?:ไม่มีสิทธิ์?|ไม่ได้รับ(?:อนุญาต|สิทธิ์?)|ไม่อนุญาต)(?:ให้|ใน)?(?:ท่าน|คุณ)?(?:การ)? ?(?:เข้าถึง|เข้าชม|เข้าดู|เปิดดู|ดู)(?:หน้า|เนื้อหา|ข้อมูล|เอกสาร|ไฟล์|ส่วน|แหล่ง|ทรัพยากร|พื้นที่)|(?:please|must|need to|have to) (?:be )?(?:log(?:ged)? ?in|sign(?:ed)? ?in)|members? only|(?:registered|logged[- ]in) (?:users|members)|not authori[sz]ed to (?:access|view)/i;
/** A service that is asked for with a name is open to whom it is for. */
const OF_SERVICE = /ยื่น|คำร้อง|จอง|นัดหมาย|ร้องเรียน|ร้องทุกข์|แจ้ง(?!ว่า)|ชำระ|e-?service|บริการออนไลน์|thaid/i;
/** Letters of such a notice with its courtesies. */
const MEMBERS_TEXT = 200;

function isForMembers(page: JudgedPage): boolean {
  if (page.mainBytes >= bytesOf(MEMBERS_TEXT) || hasDocuments(page) || hasDownloads(page)) return false;
  const text = page.readMainText().trim();
  if (text.length >= MEMBERS_TEXT || OF_SERVICE.test(text)) return false;
  return FOR_MEMBERS.test(text) && !hasOtherContent(page);
}

/** What a log-in page says besides its fields: whom it is for, who made it. */
const LOGIN_TALK =
  /ชื่อผู้ใช้|ผู้ใช้งาน|สมาชิก|อีเมล|รหัส|ลืม|จดจำ|สมัคร|ลงทะเบียน|เข้าสู่ระบบ|ล[็๊]?อ[กค]|ลงชื่อ|สิทธิ|เจ้าหน้าที่|user|e-?mail|pass|log-?in|sign|remember|forgot|regist|member|captcha|copyright|©/i;
const SYSTEM_NAME =
  /^\s*(?:เทศบาล(?:ตำบล|เมือง|นคร)|อบต|องค์การบริหารส่วน|ระบบ|ยินดีต้อนรับ|welcome)|admin|panel|system|portal|back ?office/i;
/** Letters of a sentence of content. */
const SENTENCE = 50;

/** A heading that is no log-in's and no system's, and a sentence beside it that does not speak of logging in. */
function hasOtherContent({ headings, readMainText }: JudgedPage): boolean {
  const own = headings.filter((heading) => findPhrase(heading, LOGIN) === null && !SYSTEM_NAME.test(heading));
  if (own.length === 0) return false;
  const said = headings.reduce((text, heading) => text.replace(heading, ' '), readMainText());
  const sentences = said.split(/\s+/).filter((words) => !LOGIN_TALK.test(words));
  return sentences.join('').length >= SENTENCE;
}

function isNamedLogin({ title, headings }: JudgedPage): boolean {
  const isLogin = (name: string): boolean => findPhrase(name, LOGIN) !== null;
  return isLogin(title ?? '') || (headings.length > 0 && headings.every(isLogin));
}

function isEmptyScriptPage(page: JudgedPage): boolean {
  return (
    page.scriptCount > 0 &&
    page.anyBytes < bytesOf(60) &&
    page.readAnyText().length < 40 &&
    page.linkCount <= 1 &&
    // A form that a script sends at once is nothing to see.
    (page.pictureCount === 0 || (page.pictureCount <= 2 && /\.submit\s?\(/.test(page.scriptText))) &&
    // A sentence that needs no script is content, however short.
    (page.readMainText().trim() === '' || findPhrase(page.readMainText(), LOADING) !== null)
  );
}

/** Nothing to see without JavaScript: an empty body with scripts, or little more than the request to turn it on. */
function isShell(page: JudgedPage): boolean {
  if (isEmptyScriptPage(page)) return true;
  if (page.scriptCount === 0 || page.linkCount >= 5 || hasDocuments(page)) return false;
  // Head and foot of a site around nothing: scripts fill the middle.
  if (page.pictureCount === 0 && page.readMainText().trim() === '') return true;
  if (page.mainBytes >= bytesOf(200) || page.readMainText().length >= 200) return false;
  return (page.wantsScript && page.readAnyText().length < 80) || findPhrase(page.readAnyText(), WANTS_SCRIPT) !== null;
}

/** Letters beside the words for waiting: a picture's description, a dot. */
const WAITING_TEXT = 60;

/** The site stands around a middle that a script is yet to fill: a table of headings alone, words that say so, or nothing beside the page's name. */
function isToBeFilled(page: JudgedPage, beside: JudgedPage | null, { homeView }: SiteContext): boolean {
  if (hasDocuments(page)) return false;
  if (page.hasTableToFill) return true;
  const own = beside ?? page;
  if (page.scriptCount === 0 || own.pictureCount > 0) return false;
  // Beside the home page there may be nothing at all.
  const text =
    homeView === null || homeView.prints.size === 0
      ? page.readMainText()
      : page.readTextBeside(homeView.prints, CONTENT_BYTES);
  if (text === null || text.length >= SHORT_TEXT) return false;
  // The longest first: one may be the beginning of another.
  const names = [page.title ?? '', ...page.headings].sort((one, other) => other.length - one.length);
  const said = names.reduce((words, name) => words.replace(name, ' '), text).trim();
  // One short sentence may be all that there is to say (`ไม่มีเรื่องร้องเรียน`), and nearly every site has scripts that write somewhere.
  if (said === '') return page.isWrittenByScript === true;
  return said.length <= WAITING_TEXT && findPhrase(said, LOADING) !== null;
}

/** What a server answers at every address, the home page included, so that scripts may fill it: a real home page has headings and leads somewhere. */
function isShellOfSite(page: JudgedPage, { homeView }: SiteContext): boolean {
  if (page.scriptCount === 0 || page.linkCount + page.headings.length + page.pictureCount > 0) return false;
  return page.mainBytes < bytesOf(SHORT_TEXT) && homeView !== null && isSamePage(page, homeView);
}

/** A deep address answered by the home page: by a redirect, or by the same page under the deep address. */
function leadsHome(exchange: Exchange, page: JudgedPage | null, site: SiteContext, asked: Asked): boolean {
  const final = exchange.finalUrl ?? exchange.url;
  const isOwn = site.isOnHost(asked.url);
  if (exchange.redirects.length > 0) {
    const home = site.isOnHost(final) ? site.homeUrl : new URL('/', final).href;
    const isAtHome = isHomeAddress(final, home) || (site.isOnHost(final) && isHomeAddress(final, site.url));
    // From another host a link may mean the home page (a short address) unless a document or an item was asked for.
    const isMeant = !sameSite(asked.url, final) && asked.as === 'crawled' && !isDocumentAddress(asked.url);
    const from = isOwn ? site.homeUrl : new URL('/', asked.url).href;
    if (isAtHome && !isMeant && isDeepAddress(asked.url, from)) return true;
  }
  // Sites have their home page under more than one name; only an item's address must not be one of them.
  const isHomeView =
    asked.as === 'evidence' && page !== null && site.homeView !== null && isSamePage(page, site.homeView);
  return isOwn && isHomeView && isDeepAddress(asked.url, site.homeUrl);
}

/** An address with a fragment that its page does not have. */
export function judgeFragment(url: string, anchors: readonly string[]): LinkProblem | null {
  const at = url.indexOf('#');
  if (at < 0) return null;
  const raw = url.slice(at + 1);
  // `#top` is always there (HTML Standard, 7.4.6.4); `#!`, `#/` are states of scripts, `:~:` is a text directive.
  if (raw === '' || /^(?:top$|[!/?]|:~:)/i.test(raw)) return null;
  const name = decodeUrl(raw.replace(/:~:.*$/s, ''));
  if (anchors.includes(raw) || anchors.includes(name)) return null;
  return { code: 'fragment', data: { fragment: name } };
}

function pathOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return pathname + search;
}
