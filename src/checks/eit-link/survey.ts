import { foldText } from '../../text/thai/normalize.js';
import { hostOf, stripFragment } from '../../text/url.js';

/** The name of the survey; IIT is another one, for officers. */
const NAMES = [/(?<![a-z])eit(?![a-z])/, /ผู้มีส่วนได้ส่วนเสียภายนอก/] as const;
/** Words of what is about the survey and is not the survey. */
const ABOUT = /ผลการ|ผลคะแนน|คะแนน|รายงาน|คู่มือ|สรุป|แผนผัง|ข่าว|แนวทาง/;
/** The path of a survey on ITAS: `/go/eit/xyz`. */
const SURVEY_PATH = /\/eit(?![a-z0-9])/;
const YEAR = /(?<!\d)25\d\d(?!\d)/g;

/** Does the link, or a QR code under its words, lead to the survey of this year? */
export function isSurveyLink(
  { url, text }: { readonly url: string; readonly text: string },
  { home, fiscalYear }: { readonly home: string; readonly fiscalYear: number },
): boolean {
  const label = foldText(text);
  const years = [...label.matchAll(YEAR)].map(([year]) => year);
  if (years.length > 0 && !years.includes(String(fiscalYear))) return false;
  if (isSurveyAddress(url)) return true;
  // Short addresses and forms say nothing of themselves; a page of the agency that passes on to the survey does by its label.
  return NAMES.some((name) => name.test(label)) && !ABOUT.test(label) && leadsOn(url, home);
}

function isSurveyAddress(url: string): boolean {
  const host = hostOf(url);
  if (host !== 'nacc.go.th' && !host.endsWith('.nacc.go.th')) return false;
  const address = url.trim().toLowerCase();
  return SURVEY_PATH.test(address.slice(address.indexOf('/', address.indexOf('//') + 2)));
}

function leadsOn(url: string, home: string): boolean {
  const bare = (address: string): string => stripFragment(address).replace(/\/$/, '');
  return /^https?:\/\//i.test(url.trim()) && bare(url.trim()) !== bare(home);
}
