import { type CheerioAPI, load } from 'cheerio';
import type { DatedFact, HiddenLink, PageFacts } from '../model/evidence.js';
import { placeAt } from '../model/finding.js';
import { decodeHtml, statedCharset } from '../text/charset.js';
import type { Heading, StatingText } from '../text/opening.js';
import { normalizeText } from '../text/thai/normalize.js';
import { ownContent } from './html/content/own-content.js';
import { hasTableToFill, isWrittenByScript } from './html/content/script-tables.js';
import { stableContent } from './html/content/stable-content.js';
import type { PageBlock } from './html/content/text-blocks.js';
import { type Document, type Element, elementsOf, ownText, type PageTree, textOf } from './html/dom.js';
import { readHiddenLinks } from './html/hidden-links.js';
import { markHidden } from './html/hiding.js';
import { createContextReader, readNamedRows } from './html/link-context.js';
import { baseOf, readLinks, readMetaRefresh } from './html/links.js';
import { SCRIPT_REQUEST } from './html/scripts.js';
import { gridsOf } from './html/tables.js';
import { dayOfInstant, metadataDate } from './metadata-date.js';
import { absent, type ExtractHints, emptyResult, fileProblem, present, type ReaderResult } from './reader.js';

const MAX_MAIN_TEXT = 20_000;
const MAX_ANCHORS = 20_000;

/** Reads a page: main text, tables, links, and what distinguishes it from an error page or a log-in form. */
export async function readHtml(body: Uint8Array, hints: ExtractHints): Promise<ReaderResult> {
  const { text, encoding } = decodeHtml(body, hints.contentType);
  const read = readDecodedHtml(text, hints.url, { wantsContext: hints.wants.context === true, charset: encoding });
  const stated = statedCharset(body, hints.contentType);
  if (stated === null || stated === encoding || !hasThai(text)) return read;
  return { ...read, problems: [...read.problems, fileProblem('garbled', { stated, actual: encoding })] };
}

/** Thai letters of a title. */
const FEW_LETTERS = 20;

function hasThai(text: string): boolean {
  let letters = 0;
  for (const _ of text.matchAll(/[ก-ฮ]/g)) if (++letters >= FEW_LETTERS) return true;
  return false;
}

/** @param markup decoded */
export function readDecodedHtml(
  markup: string,
  url: string,
  { wantsContext = false, charset = 'utf-8' } = {},
): ReaderResult {
  const page = load(markup);
  if (/srcdoc/i.test(markup)) showInnerPages(page);
  const root = page.root()[0] as Document;
  const tree: PageTree = { root, elements: [...elementsOf(root)], charset };
  const hidden = markHidden(tree.elements);
  const base = baseOf(tree, url);
  const head = titleOf(tree);
  const { furniture, blocks, tables, has, isFramed } = ownContent(tree, base, head);
  const links = wantsContext
    ? [...readLinks(tree, base, furniture, createContextReader(root)), ...readNamedRows(root, url)]
    : readLinks(tree, base, furniture);
  const headings = blocks.filter((block) => block.level !== null).map((block) => block.text);
  const title = head ?? headings[0] ?? null;
  const { lines, content } = stableContent(blocks, links);
  // What a page that is a picture says is unknown, as of a scan.
  const isUnread = has === 'picture';
  return {
    ...emptyResult(),
    problems: isUnread ? [fileProblem('no-text', { reason: 'pictures' })] : [],
    title: title === null ? null : normalizeText(title),
    texts:
      isUnread && blocks.length === 0
        ? absent('scan', 'pictures')
        : present(blocks.map(({ text, level }) => ({ at: placeAt(url), text, ...(level !== null && { level }) }))),
    grids: present(gridsOf(tables, url)),
    dates: metaDates(tree),
    links,
    page: {
      ...pageFacts(tree, base, blocks, readHiddenLinks(charset, base, hidden)),
      ...(has !== 'content' && { has }),
      ...(isFramed && { isFramed }),
      ...(hasTableToFill(tree) && { hasTableToFill: true }),
      ...(isShort(blocks) && isWrittenByScript(tree) && { isWrittenByScript: true }),
    },
    content,
    dated: { title: [head ?? '', ...firstHeading(tree)].join('\n'), ...statingTextOf(blocks, lines) },
  };
}

/** Pages that stand within their frames' own elements (`srcdoc`) are shown with the page, and become parts of it. */
function showInnerPages(page: CheerioAPI): void {
  for (const frame of page('iframe[srcdoc]').toArray()) {
    const inner = load(page(frame).attr('srcdoc') ?? '');
    page(frame).replaceWith(page('<div>').append(inner('body').contents()));
  }
}

function titleOf({ elements }: PageTree): string | null {
  const title = elements.find(({ name }) => name === 'title');
  return (title && ownText(title).replace(/\s+/g, ' ').trim()) || null;
}

function firstHeading({ elements }: PageTree): string[] {
  const heading = elements.find(({ name }) => name === 'h1');
  return heading ? [textOf(heading)] : [];
}

function pageFacts(
  tree: PageTree,
  base: string,
  blocks: readonly PageBlock[],
  hiddenLinks: readonly HiddenLink[],
): PageFacts {
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

/** Letters of a page of which it matters what its scripts add. */
const SHORT_PAGE = 400;

function isShort(blocks: readonly PageBlock[]): boolean {
  return firstOf(blocks, SHORT_PAGE).length < SHORT_PAGE;
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
