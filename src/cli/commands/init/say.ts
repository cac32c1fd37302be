import { bundledProfiles } from '../../../checklist/profiles.js';
import { type DraftItem, PROBABLE } from '../../../init/write/checklist-text.js';
import type { Words } from '../../../model/words.js';
import { sayIn } from '../../../report/compose/words.js';
import { idRanges } from '../../../text/id-ranges.js';
import { readableUrl } from '../../../text/url.js';
import { printLine, type Terminal } from '../../print/terminal.js';
import type { Basis } from './draft.js';
import { siteNotes, whyUnreachable } from './home-address.js';
import type { SiteSearch } from './search.js';

export function unreachableWords({ url, homeAnswer }: SiteSearch): Words {
  const why = whyUnreachable(homeAnswer);
  return {
    th: `เปิดหน้าแรกของเว็บไซต์ไม่ได้: ${readableUrl(url)} (${why.th}) จึงไม่ได้เขียนไฟล์`,
    en: `the home page cannot be read: ${readableUrl(url)} (${why.en}); nothing was written`,
  };
}

/** `พบ 26 จาก 28 ข้อ ควรเปิดดู: O3 ไม่พบ: O5, O9` */
export function foundWords(items: readonly DraftItem[]): Words {
  const found = items.filter(({ chosen }) => chosen.length > 0);
  const missing = items.filter(({ chosen }) => chosen.length === 0).map(({ id }) => id);
  const doubtful = found.filter(({ chosen }) => (chosen[0]?.confidence ?? 1) < PROBABLE).map(({ id }) => id);
  const part = (th: string, en: string, ids: readonly string[]) =>
    ids.length === 0 ? { th: '', en: '' } : { th: ` ${th} ${idRanges(ids)}`, en: `; ${en} ${idRanges(ids)}` };
  const broken = items.filter(({ notes = [] }) => notes.length > 0).map(({ id }) => id);
  const parts = [
    part('ควรเปิดดู:', 'look at', doubtful),
    part('ไม่พบ:', 'not found:', missing),
    part('มีลิงก์ที่เปิดไม่ได้หรือพากลับหน้าแรก:', 'links that open nothing:', broken),
  ];
  return {
    th: `พบ ${found.length} จาก ${items.length} ข้อ${parts.map(({ th }) => th).join('')}`,
    en: `${found.length} of ${items.length} items found${parts.map(({ en }) => en).join('')}`,
  };
}

export function sayDraftProfile({ invocation: { terminal }, profile }: Basis): void {
  if (profile.draft !== undefined)
    terminal.stderr.write(`! ${sayIn(terminal.lang)('notice.profile-draft', { profile: profile.draft })}\n`);
}

export function nextStep(file: string): Words {
  return { th: `ขั้นต่อไป: oit-audit validate ${file}`, en: `next: oit-audit validate ${file}` };
}

/** What is odd about the site, a line each. */
export function siteWarnings(search: SiteSearch): readonly Words[] {
  const notices = [search.hacked, search.otherList].filter((notice) => notice !== null);
  const said = notices.map(({ code, data }) => ({
    th: sayIn('th')(`notice.${code}`, data),
    en: sayIn('en')(`notice.${code}`, data),
  }));
  const warnings = [...siteNotes(search.homeAnswer, search.refused), ...said];
  return warnings.map(({ th, en }) => ({ th: `! ${th}`, en: `! ${en}` }));
}

/** A site without data of the new year is better audited by the profile of the old one. */
export function sayOtherRounds(terminal: Terminal, rounds: readonly number[], fiscalYear: number): void {
  const newest = rounds.filter((year) => bundledProfiles().includes(`oit-${year}`)).at(-1);
  if (rounds.includes(fiscalYear) || newest === undefined) return;
  printLine(terminal, {
    th: `ไม่พบชุดข้อมูล ITA ปี ${fiscalYear} แต่พบของปี ${newest} หากต้องการตรวจปีนั้นใช้ --profile oit-${newest}`,
    en: `the site has nothing for ITA ${fiscalYear}, but for ${newest}: --profile oit-${newest} drafts a checklist of that year`,
  });
}
