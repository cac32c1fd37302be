import { load } from 'cheerio';
import type { DatedFact, PageFacts } from '../../model/evidence.js';
import { placeAt } from '../../model/finding.js';
import { decodeHtml } from '../../text/charset.js';
import type { Heading, StatingText } from '../../text/opening.js';
import { normalizeText } from '../../text/thai/normalize.js';
import { dayOfInstant, metadataDate } from '../metadata-date.js';
import { type ExtractHints, emptyResult, present, type ReaderResult } from '../reader.js';
import { stableContent } from './content/stable-content.js';
import { type Document, type Element, elementsOf, ownText, type PageTree, textOf } from './dom.js';
import { findFurniture } from './furniture.js';
import { readHiddenLinks } from './hidden-links.js';
import { createContextReader, readNamedRows } from './link-context.js';
import { baseOf, readLinks, readMetaRefresh } from './links.js';
import { findChrome } from './navigation.js';
import { SCRIPT_REQUEST } from './scripts.js';
import { gridsOf, readTables } from './tables.js';
import { type PageBlock, readBlocks } from './text-blocks.js';

const MAX_MAIN_TEXT = 20_000;
const MAX_ANCHORS = 20_000;

/** Reads a page: main text, tables, links, and what distinguishes it from an error page or a log-in form. */
export async function readHtml(body: Uint8Array, hints: ExtractHints): Promise<ReaderResult> {
  const { text, encoding } = decodeHtml(body, hints.contentType);
  return readDecodedHtml(text, hints.url, { wantsContext: hints.wants.context === true, charset: encoding });
}

/** @param markup decoded */
export function readDecodedHtml(
  markup: string,
  url: string,
  { wantsContext = false, charset = 'utf-8' } = {},
): ReaderResult {
  const root = load(markup).root()[0] as Document;
  const tree: PageTree = { root, elements: [...elementsOf(root)], charset };
  const base = baseOf(tree, url);
  const { chrome, blocks, tables } = readMain(tree, base);
  const links = wantsContext
    ? [...readLinks(tree, base, chrome, createContextReader(root)), ...readNamedRows(root, url)]
    : readLinks(tree, base, chrome);
  const head = titleOf(tree);
  const headings = blocks.filter((block) => block.level !== null).map((block) => block.text);
  const title = head ?? headings[0] ?? null;
  const { lines, content } = stableContent(blocks, links);
  return {
    ...emptyResult(),
    title: title === null ? null : normalizeText(title),
    texts: present(blocks.map(({ text }) => ({ at: placeAt(url), text }))),
    grids: present(gridsOf(tables, url)),
    dates: metaDates(tree),
    links,
    page: pageFacts(tree, base, blocks),
    content,
    dated: { title: [head ?? '', ...firstHeading(tree)].join('\n'), ...statingTextOf(blocks, lines) },
  };
}

interface MainPart {
  readonly chrome: ReadonlySet<Element>;
  readonly blocks: readonly PageBlock[];
  readonly tables: ReturnType<typeof readTables>;
}

function readMain(tree: PageTree, base: string): MainPart {
  const read = (chrome: ReadonlySet<Element>): MainPart => {
    const tables = readTables(tree, chrome);
    return { chrome, tables, blocks: readBlocks(tree.root, chrome, new Set(tables.map((table) => table.element))) };
  };
  const chrome = findChrome(tree);
  const { certain, columns } = findFurniture(tree, base, chrome);
  const navigation = tree.elements.filter(({ name }) => name === 'nav');
  // Where nothing is left, a column was the content, or the page uses "menu" and "header" as names of anything.
  const ways = [
    [...chrome, ...certain, ...columns],
    [...chrome, ...certain],
    [...navigation, ...certain],
  ];
  let found = read(new Set(ways[0]));
  for (const way of ways.slice(1)) {
    if (found.blocks.length > 0) break;
    found = read(new Set(way));
  }
  return found;
}

function titleOf({ elements }: PageTree): string | null {
  const title = elements.find(({ name }) => name === 'title');
  return (title && ownText(title).replace(/\s+/g, ' ').trim()) || null;
}

function firstHeading({ elements }: PageTree): string[] {
  const heading = elements.find(({ name }) => name === 'h1');
  return heading ? [textOf(heading)] : [];
}

function pageFacts(tree: PageTree, base: string, blocks: readonly PageBlock[]): PageFacts {
  const anchors: string[] = [];
  let hasPasswordField = false;
  let scriptCount = 0;
  let wantsScript = false;
  const addAnchor = (anchor: string | undefined): void => {
    if (anchor !== undefined && anchor !== '' && anchors.length < MAX_ANCHORS) anchors.push(anchor);
  };
  for (const element of tree.elements) {
    const { name, attribs } = element;
    addAnchor(attribs.id);
    addAnchor(attribs.name);
    if (name === 'input' && attribs.type?.toLowerCase() === 'password') hasPasswordField = true;
    if (name === 'script') scriptCount++;
    if (name === 'noscript') wantsScript ||= asksForScript(element);
  }
  const mainText = normalizeText(firstOf(blocks, MAX_MAIN_TEXT)).slice(0, MAX_MAIN_TEXT);
  const hiddenLinks = readHiddenLinks(tree, base);
  return {
    mainText,
    hasPasswordField,
    scriptCount,
    wantsScript,
    anchors,
    metaRefresh: readMetaRefresh(tree, base),
    ...(hiddenLinks.length > 0 && { hiddenLinks }),
  };
}

function statingTextOf(blocks: readonly PageBlock[], lines: readonly string[]): StatingText {
  const headings = blocks.flatMap(({ level }, line): Heading[] => (level === null ? [] : [{ line, level }]));
  return { text: lines.join('\n'), cover: 0, headings };
}

function firstOf(blocks: readonly PageBlock[], length: number): string {
  let text = '';
  for (const block of blocks) {
    if (text.length > 2 * length) break;
    text += `${block.text} \n`;
  }
  return text;
}

// Inside noscript the parser keeps markup as text or as elements, depending on where it is.
function asksForScript(element: Element): boolean {
  const text = [...elementsOf(element), element]
    .flatMap((inner) => inner.children)
    .map((child) => (child.type === 'text' ? child.data : ''))
    .join(' ');
  return SCRIPT_REQUEST.test(text);
}

const DATE_METAS =
  /^(?:article:(?:published|modified)_time|og:updated_time|dcterms\.(?:created|modified|issued|date)|dc\.date(?:\.\w+)?|last-modified|revised|date(?:published|modified)?)$/i;

function metaDates({ elements }: PageTree): DatedFact[] {
  const facts: DatedFact[] = [];
  for (const element of elements) {
    const { name, attribs } = element;
    const isNamed = name === 'meta' && DATE_METAS.test(attribs.property ?? attribs.name ?? attribs.itemprop ?? '');
    if (!isNamed || attribs.content === undefined || facts.length >= 20) continue;
    const day = dayOfInstant(attribs.content);
    if (day !== null) facts.push(metadataDate(day, attribs.content));
  }
  return facts;
}
