import type { LinkContext, PageLink } from '../../model/evidence.js';
import { normalizeText } from '../../text/thai/normalize.js';
import {
  ancestorNamed,
  ancestorsOf,
  type Document,
  type Element,
  elementsOf,
  isElement,
  textOf,
  textWithin,
} from './dom.js';

const MAX_HEADING = 240;
const MAX_ROW = 600;
/** Letters read for a row: white space of the source falls away. */
const READ_LETTERS = 4 * MAX_ROW;
const MAX_HEADINGS = 6;
/** A row with more links is a menu that is laid out as a table. */
const MAX_ROW_LINKS = 12;

const HEAD_CLASS =
  /(?:^|[\s_-])(?:accordion|card|panel|collapse|toggle|tab|toggler|faq|elementor-tab)[-_](?:header|heading|title|head|button|toggle|question)(?:$|\s)/i;
const BOX_CLASS = /(?:^|\s)(?:accordion-item|card|panel|collapse-item|faq-item|tab-pane|toggle|accordion)(?:$|\s)/i;
const BOX: ReadonlySet<string> = new Set(['details', 'table', 'fieldset', 'dl', 'article', 'section', 'td', 'th']);
/** Levels of what is no h1 to h6, below all of them. */
const SUMMARY_LEVEL = 7;
const LINE_LEVEL = 8;

interface Heading {
  readonly text: string;
  readonly level: number;
  /** The element within which the heading counts; null: until the next one of its level. */
  readonly scope: Element | null;
  readonly above: Heading | null;
}

/** The context of each link of a page: what a link is about, not only where it leads. */
export interface ContextReader {
  contextOf(element: Element): LinkContext;
}

export function createContextReader(root: Document): ContextReader {
  const headings = readHeadings(root);
  const tables = new Map<Element, TableMap>();
  const tableOf = (table: Element): TableMap => {
    const known = tables.get(table) ?? mapTable(table);
    tables.set(table, known);
    return known;
  };
  const lines = createLineReader();
  return {
    contextOf(element) {
      const row = ancestorNamed(element, 'tr');
      const table = row && ancestorNamed(row, 'table');
      const cell = row && [...ancestorsOf(element)].find((inner) => inner.parent === row);
      return {
        headings: textsOf(headings.get(element) ?? null, element),
        row: rowText(element, row, table && tableOf(table), lines),
        column: (table && cell && tableOf(table).columnOf(cell)) ?? null,
        trail: trailOf(element, lines),
      };
    },
  };
}

/** Rows and panels that have a name to jump to and lead nowhere: what they say is part of the page itself. */
export function readNamedRows(root: Document, url: string): PageLink[] {
  const rows: PageLink[] = [];
  const known = new Map<Element, Omit<PageLink, 'url'> | null>();
  let reader: ContextReader | null = null;
  const read = (row: Element): Omit<PageLink, 'url'> | null => {
    const { text: whole, isWhole } = textWithin(row, READ_LETTERS);
    const text = oneLine(whole);
    if (!isWhole || text === '' || text.length > MAX_ROW || leadsAway(row)) return null;
    reader ??= createContextReader(root);
    return { text: text.slice(0, MAX_HEADING), kind: 'link', inChrome: false, context: reader.contextOf(row) };
  };
  for (const element of elementsOf(root)) {
    const name = element.attribs.id ?? (element.name === 'a' ? element.attribs.name : undefined);
    if (name === undefined || !/^[\w.-]{1,40}$/.test(name)) continue;
    const row = /^(?:tr|li|details|section|dd)$/.test(element.name) ? element : ancestorNamed(element, 'tr');
    if (row === null) continue;
    // A row may hold thousands of names.
    const found = known.has(row) ? known.get(row) : read(row);
    known.set(row, found ?? null);
    if (!found) continue;
    const address = new URL(url);
    address.hash = name;
    rows.push({ ...found, url: address.href });
  }
  return rows;
}

function leadsAway(row: Element): boolean {
  for (const inner of elementsOf(row)) if (inner.name === 'a' && /^(?!#)/.test(inner.attribs.href ?? '#')) return true;
  return false;
}

/** Words of what lies around links: the same for many of them, so read once, and no further than they are used. */
interface LineReader {
  /** Null: longer than `max`. */
  read(element: Element, max: number, skipped: RegExp): string | null;
  /** More links than a row of content has. */
  isMenu(row: Element): boolean;
}

type Words = Map<Element, { readonly text: string; readonly isWhole: boolean }>;

function createLineReader(): LineReader {
  const texts = new Map<RegExp, Words>();
  const menus = new Map<Element, boolean>();
  return {
    read(element, max, skipped) {
      const known: Words = texts.get(skipped) ?? new Map();
      texts.set(skipped, known);
      let found = known.get(element);
      if (!found) {
        const { text, isWhole } = textWithin(element, READ_LETTERS, (inner) => skipped.test(inner.name));
        found = { text: oneLine(text), isWhole };
        known.set(element, found);
      }
      return found.isWhole && found.text.length <= max ? found.text : null;
    },
    isMenu(row) {
      const known = menus.get(row) ?? linksIn(row, MAX_ROW_LINKS + 1) > MAX_ROW_LINKS;
      menus.set(row, known);
      return known;
    },
  };
}

function readHeadings(root: Document): Map<Element, Heading | null> {
  const found = new Map<Element, Heading | null>();
  let top: Heading | null = null;
  let within: Element | null = null;
  for (const element of elementsOf(root)) {
    if (within !== null && !isWithin(element, within)) within = null;
    while (top?.scope && !isWithin(element, top.scope)) top = top.above;
    const level: number | null = within === null ? levelOf(element) : null;
    if (level !== null) {
      const text = oneLine(textOf(element));
      if (text !== '' && text.length <= MAX_HEADING) {
        while (top !== null && top.level >= level) top = top.above;
        top = { text, level, scope: scopeOf(element, level), above: top };
        within = element;
      }
    }
    found.set(element, top);
  }
  return found;
}

function levelOf(element: Element): number | null {
  const { name, attribs } = element;
  const rank = /^h([1-6])$/.exec(name)?.[1];
  if (rank !== undefined) return Number(rank);
  if (name === 'summary' || name === 'caption' || name === 'legend') return SUMMARY_LEVEL;
  if (HEAD_CLASS.test(attribs.class ?? '')) return SUMMARY_LEVEL;
  if (name === 'dt') return LINE_LEVEL;
  if (name === 'tr') return isHeadRow(element) ? LINE_LEVEL : null;
  return (name === 'p' || name === 'div') && isBoldLine(element) ? LINE_LEVEL : null;
}

/** A row of one cell without a link parts the table: `9.1 ข้อมูลพื้นฐาน`. */
function isHeadRow(row: Element): boolean {
  const cells = cellsOf(row);
  return cells.length === 1 && Number(cells[0]?.attribs.colspan ?? 1) > 1 && linksIn(row) === 0;
}

function isBoldLine(element: Element): boolean {
  const children = element.children.filter((child) => isElement(child) || (child.type === 'text' && child.data.trim()));
  const [only] = children;
  if (children.length !== 1 || only === undefined || !isElement(only)) return false;
  if (!/^(?:b|strong|u|font|span)$/.test(only.name) || linksIn(element) > 0) return false;
  return [only, ...elementsOf(only)].some(({ name }) => name === 'b' || name === 'strong');
}

function scopeOf(element: Element, level: number): Element | null {
  for (const ancestor of ancestorsOf(element))
    if (BOX.has(ancestor.name) || BOX_CLASS.test(ancestor.attribs.class ?? '')) return ancestor;
  return level >= SUMMARY_LEVEL && isElement(element.parent) ? element.parent : null;
}

/** Nearest first. */
function textsOf(heading: Heading | null, element: Element): string[] {
  const own = oneLine(textOf(element));
  const texts: string[] = [];
  for (let current = heading; current !== null && texts.length < MAX_HEADINGS; current = current.above)
    if (current.text !== own) texts.push(current.text);
  return texts;
}

const LISTS = /^[uo]l$/;
const LISTS_AND_BOXES = /^(?:[uo]l|div)$/;

function rowText(element: Element, row: Element | null, table: TableMap | null, lines: LineReader): string | null {
  if (row !== null && table !== null) {
    const text = lines.isMenu(row) ? '' : table.textOf(row, element);
    return text === '' || text.length > MAX_ROW ? null : text;
  }
  for (const ancestor of ancestorsOf(element)) {
    if (!/^(?:li|p|dd|figure|h[1-6])$/.test(ancestor.name)) continue;
    return lines.read(ancestor, MAX_ROW, LISTS) || null;
  }
  return null;
}

/** Labels of the menu entries above a link, nearest first. */
function trailOf(element: Element, lines: LineReader): string[] {
  const trail: string[] = [];
  let isOwn = true;
  for (const ancestor of ancestorsOf(element)) {
    if (ancestor.name !== 'li') continue;
    const text = isOwn ? '' : lines.read(ancestor, MAX_HEADING, LISTS_AND_BOXES);
    isOwn = false;
    if (text) trail.push(text);
  }
  return trail.slice(0, MAX_HEADINGS);
}

interface TableMap {
  /** Words of a row: of its cells and of those that reach down into it; of other links' labels only where nothing else is said. */
  textOf(row: Element, link: Element): string;
  /** The headings of all columns over which the cell reaches. */
  columnOf(cell: Element): string | null;
}

function mapTable(table: Element): TableMap {
  const rows = [...elementsOf(table)].filter((row) => row.name === 'tr' && ancestorNamed(row, 'table') === table);
  const places = new Map<Element, number>();
  const reaching = new Map<Element, readonly Element[]>();
  const open = new Map<number, { readonly cell: Element; left: number }>();
  for (const row of rows) {
    let column = 0;
    const above: Element[] = [];
    const skipOpen = (): void => {
      for (let merge = open.get(column); merge; merge = open.get(column)) {
        above.push(merge.cell);
        merge.left--;
        if (merge.left <= 0) open.delete(column);
        column++;
      }
    };
    for (const cell of cellsOf(row)) {
      skipOpen();
      places.set(cell, column);
      const below = spanOf(cell.attribs.rowspan) - 1;
      const wide = spanOf(cell.attribs.colspan);
      for (let step = 0; step < wide; step++, column++) if (below > 0) open.set(column, { cell, left: below });
    }
    skipOpen();
    reaching.set(row, [...new Set(above)]);
  }
  const head = headOf(rows, places);
  return {
    textOf(row, link) {
      const cells = [...(reaching.get(row) ?? []), ...row.children.filter(isElement)];
      const without = wordsOf(cells, (inner) => inner.name === 'a' && inner !== link);
      return /[ก-๎]{3}|[a-z]{4}/i.test(without.replace(oneLine(textOf(link)), ''))
        ? without
        : wordsOf(cells, () => false);
    },
    columnOf(cell) {
      const start = places.get(cell) ?? 0;
      const wide = spanOf(cell.attribs.colspan);
      const above = Array.from({ length: wide }, (_, step) => head.get(start + step));
      return [...new Set(above)].filter(Boolean).join(' | ').slice(0, MAX_HEADING) || null;
    },
  };
}

/** Headings of columns: the first row, where it heads the others. */
function headOf(rows: readonly Element[], places: ReadonlyMap<Element, number>): ReadonlyMap<number, string> {
  const [first] = rows;
  const cells = first === undefined ? [] : cellsOf(first);
  const isHead = first !== undefined && rows.length > 1 && cells.length > 1 && linksIn(first) === 0;
  const head = new Map<number, string>();
  for (const cell of isHead ? cells : []) {
    const start = places.get(cell) ?? 0;
    for (let step = 0; step < spanOf(cell.attribs.colspan); step++) head.set(start + step, oneLine(textOf(cell)));
  }
  return head;
}

function cellsOf(row: Element): Element[] {
  return row.children.filter((child) => isElement(child)).filter(({ name }) => /^t[dh]$/.test(name));
}

function wordsOf(cells: readonly Element[], skips: (element: Element) => boolean): string {
  return oneLine(cells.map((cell) => textOf(cell, skips)).join(' | '))
    .replace(/(?:\| ?){2,}/g, '| ')
    .replace(/^[| ]+|(?<![| ])[| ]+$/g, '');
}

/** @param enough further links are not counted */
function linksIn(element: Element, enough = 1): number {
  let count = 0;
  for (const inner of elementsOf(element)) {
    if (inner.name === 'a' && inner.attribs.href !== undefined) count++;
    if (count >= enough) break;
  }
  return count;
}

function isWithin(element: Element, outer: Element): boolean {
  for (const ancestor of ancestorsOf(element)) if (ancestor === outer) return true;
  return element === outer;
}

function spanOf(value: string | undefined): number {
  const span = Number.parseInt(value ?? '1', 10);
  return span >= 1 ? Math.min(span, 100) : 1;
}

function oneLine(text: string): string {
  return normalizeText(text.replace(/\s+/g, ' ')).trim();
}
