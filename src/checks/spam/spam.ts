import * as z from 'zod';
import type { PageGlimpse, PageLink, RobotView } from '../../model/evidence.js';
import type { Facts, TextFact } from '../../model/facts.js';
import { placeAt } from '../../model/finding.js';
import type { WordData } from '../../model/words.js';
import { findSpam, linkSpam } from '../../text/spam/find-spam.js';
import { advertisementsIn, farmLinks, MIN_LINK } from '../../text/spam/planted.js';
import { awayFrom, isAway, isKnownHost, siteOf } from '../../text/spam/sites.js';
import { defineCheck } from '../define-check.js';
import { spamFindings } from './codes.js';
import { overlap } from './overlap.js';

/** So many sites, linked by tricks and without words, make a page spam. */
const MIN_SITES = 5;
/** Below this share of common words two texts are different pages; above it the same one at two moments. */
const DIFFERENT = 0.25;
const STABLE = 0.6;
const MIN_TEXT = 200;

/** The item's pages carry no advertisements for gambling or medicine, the first sign of a site that was broken into. */
export const spam = defineCheck({
  meta: {
    id: 'spam',
    title: { th: 'ไม่มีโฆษณาการพนันหรือลิงก์ซ่อนฝังอยู่', en: 'No planted gambling advertisements or hidden links' },
    why: {
      th: 'เว็บไซต์หน่วยงานรัฐถูกเจาะเพื่อฝังเว็บพนันบ่อยครั้ง และหน่วยงานมักรู้เป็นคนสุดท้าย',
      en: 'Sites of public bodies are often broken into to carry gambling pages, and the agency is the last to know',
    },
    source: 'ThaiCERT/NCSA advisories; Google Search spam policies',
    needs: ['texts', 'links', 'hiddenLinks', 'robotViews'],
    always: true,
    options: z.strictObject({
      asSearchRobot: z
        .boolean()
        .default(false)
        .describe(
          'ขอหน้าเดียวกันอีกครั้งในนามเครื่องมือค้นหา แล้วเทียบเนื้อหา · ask again as a search robot and compare what it is shown',
        ),
    }),
    asksFor: { robotViews: ({ asSearchRobot }) => asSearchRobot },
    findings: spamFindings,
  },

  run({ texts, links, hiddenLinks, robotViews }, { finding, site }) {
    const pages = texts.filter((text) => text.type === 'html' && !isAway(text.url, site));
    return pages.flatMap((page) => {
      const at = placeAt(page.url);
      const hidden = plantedLinks(hiddenLinks, page.url);
      const unseen = new Set(hidden.map(({ url }) => url));
      const visible = links.filter(({ on, url, kind }) => on === page.url && kind === 'link' && !unseen.has(url));
      const farm = farmLinks(visible, page.url);
      const words = advertisements(page);
      const view = robotViews.find(({ url }) => url === page.url);
      const cloak = view ? cloaking(view, page) : null;
      const said = { sample: words[0] ?? '', count: words.length };
      return [
        ...(words.length > 0 ? [finding('words', said, { at, actual: words.slice(0, 5).join(' | ') })] : []),
        ...(hidden.length > 0 ? [finding('hidden-links', linkData(hidden), { at, actual: actualOf(hidden) })] : []),
        ...(farm.length > 0 ? [finding('link-farm', linkData(farm), { at, actual: actualOf(farm) })] : []),
        ...(cloak ? [finding('cloaking', cloak.data, { at, actual: cloak.actual })] : []),
      ];
    });
  },
});

function advertisements({ title, blocks }: TextFact): readonly string[] {
  return advertisementsIn([title ?? '', ...blocks.map(({ text }) => text)].join('\n'));
}

type Planted = Pick<PageLink, 'url' | 'text'>;

function plantedLinks(links: Facts['hiddenLinks'], page: string): readonly Planted[] {
  const isElsewhere = awayFrom(page);
  const away = links.filter(({ on, url }) => on === page && isElsewhere(url));
  const withWords = away.filter(({ url, text, how }) => linkSpam(url, text) >= (how === 'unseen' ? MIN_LINK : 1));
  if (withWords.length > 0) return withWords;
  const tricked = away.filter(({ url, how }) => how !== 'unseen' && !isKnownHost(url));
  return new Set(tricked.map(({ url }) => siteOf(url))).size >= MIN_SITES ? tricked : [];
}

function linkData(links: readonly Planted[]): WordData {
  return { count: links.length, sample: links[0]?.url ?? '' };
}

function actualOf(links: readonly Planted[]): string {
  return links
    .slice(0, 3)
    .map(({ url, text }) => (text === '' ? url : `${text} → ${url}`))
    .join(' | ');
}

function cloaking({ robot, visitor }: RobotView, page: TextFact): { data: WordData; actual: string | null } | null {
  if (robot.finalUrl && visitor.finalUrl && isAway(robot.finalUrl, visitor.finalUrl))
    return { data: reason('ส่งต่อไปยังเว็บอื่น', 'sends them on to another site'), actual: robot.finalUrl };
  const planted = spamOf(robot).filter((words) => !spamOf(visitor).includes(words));
  if (planted.length >= 2)
    return {
      data: reason('มีโฆษณาการพนันหรือยา', 'advertisements for gambling or medicine'),
      actual: planted.slice(0, 5).join(' | '),
    };
  const own = page.blocks.map(({ text }) => text).join(' ');
  const isLong = robot.mainText.length >= MIN_TEXT && visitor.mainText.length >= MIN_TEXT;
  const isStable = overlap(own.slice(0, visitor.mainText.length), visitor.mainText) >= STABLE;
  if (!isLong || !isStable || overlap(robot.mainText, visitor.mainText) >= DIFFERENT) return null;
  return { data: reason('เป็นเนื้อหาคนละเรื่อง', 'another content altogether'), actual: robot.mainText.slice(0, 120) };
}

function reason(th: string, en: string): WordData {
  return { reasonTh: ` (${th})`, reasonEn: ` (${en})` };
}

function spamOf({ title, mainText, links }: PageGlimpse): readonly string[] {
  // Quotation does not matter here: what only a robot sees warns nobody.
  const words = findSpam(`${title ?? ''}\n${mainText}`);
  const farm = links.filter(({ url, text }) => linkSpam(url, text) >= MIN_LINK);
  return [...words.map(({ text }) => text), ...farm.map(({ url }) => url)];
}
