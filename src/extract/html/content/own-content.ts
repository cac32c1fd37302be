import { normalizeText } from '../../../text/thai/normalize.js';
import { type AnyNode, type Element, isElement, isHidden, nextNode, type PageTree, textOf, UNSEEN } from '../dom.js';
import { type PageTable, readTables } from '../tables.js';
import { type Furniture, findFurniture } from './furniture.js';
import { createLinkReader, isPicture, isTool, type LinkReader } from './holding.js';
import { wordingOf } from './page-counters.js';
import { isAgencyName, plain, subjectsOf } from './page-heading.js';
import { type PageBlock, readBlocks } from './text-blocks.js';

/** What of a page is its own. */
export interface OwnContent {
  /** What is the site's: navigation, banners, boxes, columns beside the content, footers; all that is within them included. */
  readonly furniture: ReadonlySet<Element>;
  /** What the page says for itself, in reading order. */
  readonly blocks: readonly PageBlock[];
  readonly tables: readonly PageTable[];
  /**
   * What the page has beside its name. `content`: words, links or tools of its own; `picture`: nothing but pictures.
   */
  readonly has: 'content' | 'picture' | 'nothing';
  /** The content is in frames and films alone. */
  readonly isFramed: boolean;
}

/** Links of the site that a page of a site has at least. */
const MIN_SITE_LINKS = 3;
/** Of what a server counts; days on which a page was changed are the page's own. */
const VISITORS = /เข้าชม|เยี่ยมชม|ออนไลน์|ฮิต|อ่าน ?[:\d]|visit|online|counter|hits|สถิติ/i;
/** A way back, signs of print and share, the number of readers. */
const TRIMMINGS =
  /^(?:ย้อนกลับ|กลับ|กลับหน้าหลัก|กลับสู่หน้าหลัก|หน้าแรก|หน้าหลัก|home|back|print|พิมพ์|แชร์|share|tweet|email|อีเมล|ส่งต่อ|รายละเอียด|details?|hits?:? ?[\d,]+|อ่าน ?[\d,]* ?(?:ครั้ง)?|(?:เขียน|โพสต์|เผยแพร่|สร้าง|แก้ไข)(?:โดย|เมื่อ|ล่าสุด)?.{0,60}|written by.{0,60}|published.{0,60}|category.{0,60}|หมวดหมู่.{0,60}|super user|admin(?:istrator)?)$/i;
const TRAIL = /^(?:หน้าแรก|หน้าหลัก|home|คุณอยู่ที่|you are here)[\s\S]{0,120}$/i;

const FILM = /^(?:embed|video)$/;
/** Pixels: smaller frames count visitors. */
const LEAST_FRAME = 60;

/** Shows another page within this one; its own text is that of the other. */
function isFrame({ name, attribs }: Element): boolean {
  if (!/^(?:iframe|object)$/.test(name) || UNSEEN in attribs) return false;
  return [attribs.width, attribs.height].every(
    (side) => !/^\d+(?:px)?$/.test(side ?? '') || Number.parseInt(side ?? '', 10) >= LEAST_FRAME,
  );
}

/** Says what of a page is its own, for everything that looks at pages. */
export function ownContent(tree: PageTree, base: string, title: string | null): OwnContent {
  const linkOf = createLinkReader(base, tree.charset);
  const found = findFurniture(tree, linkOf, title);
  let part = read(tree, new Set([...found.named, ...found.certain, ...found.columns]));
  let nature = natureOf(tree, linkOf, title, part, found);
  for (const way of waysBack(found)) {
    if (part.blocks.length > 0 || nature.has !== 'nothing') break;
    part = read(tree, way);
    nature = natureOf(tree, linkOf, title, part, found);
  }
  return { ...part, ...nature };
}

type Nature = Pick<OwnContent, 'has' | 'isFramed'>;
type Part = Omit<OwnContent, keyof Nature>;

/** Words with which pages lead to a network. */
const NETWORK =
  /^(?:(?:facebook|เฟซบุ๊ก|เฟสบุ๊ค|line|ไลน์|messenger|youtube|instagram|tiktok|twitter|x|page|fanpage|official|เพจ|@)[\s:/|,-]{0,3}){1,4}$/i;

const CONTENT: Nature = { has: 'content', isFramed: false };

function read(tree: PageTree, furniture: ReadonlySet<Element>): Part {
  const tables = readTables(tree, furniture);
  const rows = new Set(tables.map(({ element }) => element));
  const blocks = readBlocks(tree.root, furniture, rows).filter(
    ({ text }) => text.includes('\t') || !VISITORS.test(text) || wordingOf(normalizeText(text)) !== 'counter',
  );
  return { furniture, blocks, tables };
}

/** Where nothing is left: a column was the content, or the page uses "menu" and "header" as names of anything. */
function waysBack({ named, certain, columns, heading }: Furniture): readonly ReadonlySet<Element>[] {
  const ways: ReadonlySet<Element>[] = [];
  if (columns.size > 0 && heading === null) ways.push(new Set([...named, ...certain]));
  const elements = [...named].filter(
    ({ name, attribs }) => /^(?:nav|footer)$/.test(name) || attribs.role !== undefined,
  );
  ways.push(new Set([...elements, ...certain]));
  return ways;
}

function natureOf(
  tree: PageTree,
  linkOf: LinkReader,
  title: string | null,
  { furniture, blocks, tables }: Part,
  { heading }: Furniture,
): Nature {
  // A table of one column or one row lays out the page.
  if (tables.some(({ rows }) => rows.length > 1 && (rows[0]?.length ?? 0) > 1)) return CONTENT;
  const names = new Set(subjectsOf(title));
  if (heading !== null) names.add(plain(textOf(heading)));
  const isNaming = (text: string): boolean => {
    const words = plain(text);
    if (wordingOf(normalizeText(text)) === 'counter') return true;
    return words === '' || names.has(words) || isAgencyName(text) || TRIMMINGS.test(words) || TRAIL.test(words);
  };
  const said = blocks.filter(({ text, level }) => level === null && !isNaming(text));
  // The name of a network is a way there; the picture beside it says the rest.
  const isWayOut = (label: string): boolean => NETWORK.test(plain(label));
  if (said.some(({ text }) => !isWayOut(text))) return CONTENT;
  const trail = blocks.map(({ text }) => plain(text)).find((words) => TRAIL.test(words)) ?? '';
  const thingsBeside = (isName: (label: string) => boolean) =>
    thingsOf(tree, linkOf, { furniture, heading }, (label) => isName(label) || trail.includes(plain(label)));
  if (said.length > 0) {
    const beside = thingsBeside((label) => isNaming(label) || isWayOut(label));
    const isPicture = beside.pictures > 0 && beside.links === 0 && beside.tools === 0;
    return isPicture ? { has: 'picture', isFramed: false } : CONTENT;
  }
  const shown = thingsBeside(isNaming);
  if (shown.links > 0 || shown.tools > 0)
    return { has: 'content', isFramed: shown.links === 0 && shown.tools === shown.films };
  if (shown.pictures > 0) return { has: 'picture', isFramed: false };
  // A page that is nothing but its heading, with no site around it, is read as it is.
  const isOfSite = blocks.length === 0 || siteLinks(furniture, linkOf) >= MIN_SITE_LINKS;
  return { has: isOfSite ? 'nothing' : 'content', isFramed: shown.frames > 0 };
}

/** What the page shows beside words; links to its own files count whatever they are called. */
function thingsOf(
  { root }: PageTree,
  linkOf: LinkReader,
  { furniture, heading }: Pick<Furniture, 'heading'> & Pick<Part, 'furniture'>,
  isNaming: (label: string) => boolean,
): { links: number; pictures: number; tools: number; films: number; frames: number } {
  const things = { links: 0, pictures: 0, tools: 0, films: 0, frames: 0 };
  let node: AnyNode | null = root.firstChild as AnyNode | null;
  while (node !== null) {
    let enter = true;
    if (isElement(node)) {
      enter = !isHidden(node) && !furniture.has(node);
      if (enter && isTool(node)) things.tools += 1;
      if (enter && FILM.test(node.name)) things.films += 1;
      if (isFrame(node) && !furniture.has(node)) things.frames += 1;
      // What stands above the heading is the banner of the site.
      if (node === heading) things.pictures = 0;
      if (enter && node.name === 'img' && isPicture(node)) things.pictures += 1;
      if (enter && node.name === 'a' && 'href' in node.attribs) {
        // A picture in a link is a banner.
        enter = false;
        const link = linkOf(node);
        const isOwn = link === null ? 'onclick' in node.attribs : link.isDocument || !isNaming(textOf(node));
        if (isOwn) things.links += 1;
      }
    }
    node = nextNode(node, root, enter);
  }
  return things;
}

function siteLinks(furniture: ReadonlySet<Element>, linkOf: LinkReader): number {
  let links = 0;
  for (const element of furniture) if (linkOf(element) !== null) links += 1;
  return links;
}
