import { phraseList } from '../../text/phrase-list.js';
import { hostOf, isWithin } from '../../text/url.js';

// Hosts that need a rule of their own. Data, not code: add a host when one of that kind was met.

/** Where a shared drive sends visitors who may not read. */
const SIGN_IN = phraseList(`
  accounts.google.com, login.microsoftonline.com, login.live.com, login.microsoft.com, login.yahoo.com
`);

/** Shared drives: a page that asks for access there is a log-in wall, whatever its status. */
const SHARES = phraseList(`
  drive.google.com, docs.google.com, drive.usercontent.google.com, 1drv.ms, onedrive.live.com, api.onedrive.com,
  sharepoint.com, dropbox.com, dropboxusercontent.com, box.com, mega.nz, mediafire.com
`);

/** Frames of these show a map, a film or a feed: no disclosure of the item's. */
const WIDGETS = phraseList(`
  youtube.com, youtube-nocookie.com, youtu.be, vimeo.com, dailymotion.com, maps.google.com, maps.google.co.th,
  calendar.google.com, googletagmanager.com, doubleclick.net, google-analytics.com, recaptcha.net, addthis.com,
  sharethis.com, truehits.in.th, histats.com, windy.com, openstreetmap.org
`);

function isOneOf(hosts: readonly string[], url: string): boolean {
  // Hardly any address is one of them: a search in the text is faster than parsing it.
  const small = url.toLowerCase();
  if (!hosts.some((known) => small.includes(known))) return false;
  const host = hostOf(url);
  return hosts.some((known) => isWithin(host, known));
}

export function isSignIn(url: string): boolean {
  return isOneOf(SIGN_IN, url);
}

export function isShare(url: string): boolean {
  return isOneOf(SHARES, url);
}

export function isWidget(url: string): boolean {
  if (isOneOf(WIDGETS, url)) return true;
  if (!URL.canParse(url)) return true;
  const { hostname, pathname } = new URL(url);
  return /(?:^|\.)google\.(?:com|co\.th)$/.test(hostname) && /^\/(?:maps|recaptcha|calendar)\b/.test(pathname);
}
