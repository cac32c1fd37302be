import type { PageLink } from '../../model/evidence.js';
import { foldText } from '../../text/thai/normalize.js';
import { hostOf } from '../../text/url.js';

export const channelKinds = [
  'facebook',
  'line',
  'webboard',
  'youtube',
  'tiktok',
  'email',
  'phone',
  'form',
  'chat',
  'instagram',
  'x',
] as const;

export type ChannelKind = (typeof channelKinds)[number];

type Link = Pick<PageLink, 'url' | 'text' | 'kind' | 'inChrome'>;

const HOSTS: Partial<Record<ChannelKind, RegExp>> = {
  facebook: /(?:^|\.)(?:facebook\.com|fb\.com|fb\.me|fb\.watch|m\.me|messenger\.com)$/,
  line: /(?:^|\.)(?:line\.me|lin\.ee|line-apps\.com)$/,
  youtube: /(?:^|\.)(?:youtube\.com|youtu\.be|youtube-nocookie\.com)$/,
  tiktok: /(?:^|\.)tiktok\.com$/,
  instagram: /(?:^|\.)instagram\.com$/,
  x: /(?:^|\.)(?:x\.com|twitter\.com)$/,
  chat: /(?:^|\.)(?:tawk\.to|tidio\.co|crisp\.chat|zwiz\.app|botnoi\.ai|chatwoot\.com|livechatinc\.com)$/,
  form: /(?:^|\.)(?:forms\.gle|forms\.office\.com|forms\.microsoft\.com|jotform\.com|typeform\.com|surveymonkey\.com)$/,
};

const WEBBOARD_WORDS = /กระดาน(?:สนทนา|ข่าว|ถาม|กระทู้|ถามตอบ)|กระทู้|ถาม ?[-–/]? ?ตอบ|เว็บ ?บอร์ด|web ?board|q ?& ?a|q and a/;
/** What a site calls `board` may be its executives or its news: the label must not say so. */
const BOARD_PATH = /\/board(?:\.|\/|\?|$)/;
const ASKING_WORDS = /ถาม|ตอบ|สนทนา|พูดคุย|กระดาน|บอร์ด|ความคิดเห็น|ติดต่อ|board|talk|chat|ask/;
const WEBBOARD_PATH = /web-?board|\/forum|phpbb|viewforum|viewtopic|\/q_?a(?:\/|\?|\.|$)|(?:\?|&)_mod=d2ViYm9hcmQ/;
const FORM_PATH = /docs\.google\.com\/forms\//;
/** How a link to an online form is called on the item's own page. */
const FORM_WORDS =
  /(?:กรอก|เปิด|ส่ง)แบบ(?:ฟอร์ม|คำ(?:ขอ|ร้อง))|(?<!ผู้ใช้|กำลัง|ขณะนี้|คน)ออนไลน์|online (?:form|service)|google ?forms?|e-?service/;
const LINE_ID = /(?:line|ไลน์)[^@]{0,20}@[a-z0-9._-]{3,}/;

/** Names of channels that a page prints in place of a link to them. */
const PRINTED: Partial<Record<ChannelKind, RegExp>> = {
  facebook: /facebook|messenger|เฟ[ซส]บุ๊[กค]|แฟนเพจ/,
  line: /(?:line|ไลน์) ?(?:id|oa|official|ไอดี|โอเอ|[:：@])/,
  webboard: WEBBOARD_WORDS,
  chat: /แช[ตท]|chat ?bot|live ?chat/,
};

/** Does a text name the channel, as `Line ID: @town` does? */
export function isPrinted(kind: ChannelKind, text: string): boolean {
  return PRINTED[kind]?.test(foldText(text)) ?? false;
}

/** Every kind of channel that a link is. Pictures and buttons that share the page with others are none. */
export function kindsOf(link: Link): readonly ChannelKind[] {
  // A window for chatting is on the page by its script.
  if (link.kind === 'asset') return HOSTS.chat?.test(hostOf(link.url)) ? ['chat'] : [];
  if (link.kind === 'image' || isShareButton(link.url)) return [];
  return channelKinds.filter((kind) => isOfKind(link, kind));
}

function isOfKind(link: Link, kind: ChannelKind): boolean {
  const url = link.url.toLowerCase();
  const host = hostOf(link.url);
  if (HOSTS[kind]?.test(host)) return true;
  if (kind === 'email') return url.startsWith('mailto:') && url.includes('@');
  if (kind === 'phone') return /^(?:tel|callto):\+?[\d(]/.test(url);
  if (kind === 'line') return url.startsWith('line:') || LINE_ID.test(foldText(link.text));
  if (kind === 'form') return isForm(link) || isFormLink(link) || FORM_PATH.test(url);
  if (kind !== 'webboard') return false;
  // A link to the webboard stays a webboard when the site writes its label and path in its own way.
  const [label, path] = [foldText(link.text), pathOf(link.url)];
  if (WEBBOARD_WORDS.test(label) || WEBBOARD_PATH.test(path)) return true;
  return BOARD_PATH.test(path) && (!/[a-zก-๙]/.test(label) || ASKING_WORDS.test(label));
}

// The search box and the log-in of the site are forms too, but nobody writes to the office by them.
function isForm(link: Link): boolean {
  return (
    link.kind === 'form' && !link.inChrome && !/search|ค้นหา|log-?in|[?&]s=/i.test(`${pathOf(link.url)} ${link.text}`)
  );
}

function isFormLink(link: Link): boolean {
  return link.kind === 'link' && !link.inChrome && hostOf(link.url) !== '' && FORM_WORDS.test(foldText(link.text));
}

function isShareButton(url: string): boolean {
  return /(?:facebook\.com\/(?:sharer|share\.php|dialog\/)|line\.me\/(?:r\/msg|lineit)|social-plugins\.line\.me\/lineit)/i.test(
    url,
  );
}

function pathOf(url: string): string {
  return url.replace(/^https?:\/\/[^/?#]*/i, '');
}
