import { hostOf, originOf } from '../url.js';

/** Second levels under which a country's sites have their names: `example.go.th`. */
const SECOND_LEVEL = /^(?:co|go|or|ac|in|mi|net|com|gov|org|edu)$/;

/** Hosts that pages of every kind link to; links to them often hide their words behind a picture (`text-indent`). */
const KNOWN =
  /(?:^|\.)(?:facebook\.com|fb\.com|line\.me|lin\.ee|youtube\.com|youtu\.be|x\.com|twitter\.com|tiktok\.com|instagram\.com|google\.com|goo\.gl|google\.co\.th|w3\.org|adobe\.com|microsoft\.com|apple\.com)$|\.(?:go|ac|or|mi|in)\.th$/;

/** The registered name, judged by at most three labels; '' for what is no http(s) address. */
export function siteOf(url: string): string {
  const host = hostOf(url);
  const labels = host.split('.');
  if (labels.length < 2 || /^[\d.]+$/.test(host)) return host;
  const isSecond = labels.length > 2 && (labels.at(-1) ?? '').length === 2 && SECOND_LEVEL.test(labels.at(-2) ?? '');
  return labels.slice(isSecond ? -3 : -2).join('.');
}

export function isAway(url: string, from: string): boolean {
  return awayFrom(from)(url);
}

/** @returns a test whether an address is of another site than `from`. */
export function awayFrom(from: string): (url: string) => boolean {
  const here = siteOf(from);
  // Many sites write whole addresses in every link of their own.
  const ownAddresses = `${originOf(from) ?? from}/`;
  return (url) => {
    if (url.startsWith(ownAddresses)) return false;
    const there = siteOf(url);
    return there !== '' && there !== here;
  };
}

export function isKnownHost(url: string): boolean {
  return KNOWN.test(hostOf(url));
}
