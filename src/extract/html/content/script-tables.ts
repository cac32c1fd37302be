import { type Element, elementsOf, isElement, isHidden, ownText, type PageTree, textOf } from '../dom.js';

/** Headings that a table has at least. */
const MIN_HEADINGS = 2;
/** What a script says that asks a server for rows. */
const FETCHES =
  /\bajax\w*\s*[:(.]|\bfetch\s*\(|XMLHttpRequest|\baxios\b|\bgetJSON\s*\(|\bDataTable\s*\(|\$\.(?:get|post)\s*\(/i;
/** What a script says that puts something into the page as soon as it runs; counters and measuring scripts write their own element. */
const WRITES =
  /document\.write(?:ln)?\s{0,9}\((?!\s{0,9}(?:unescape|decodeURI\w{0,20})?\s{0,9}\(?\s{0,9}["'`]\s{0,9}(?:<|%3C|\\x3C)\s{0,9}(?:scr|img|link|a\b))|\.(?:inner|outer)HTML\s{0,9}\+?=(?!=)|\.insertAdjacentHTML\s{0,9}\(|\)\s{0,9}\.(?:load|html|append|prepend|replaceWith)\s{0,9}\(\s{0,9}["'`\w$]/i;
/** Attributes by which libraries of tables know where their rows are, and templates their lists. */
const ASKS = ['data-url', 'data-ajax', 'data-ajax-url', 'data-source'];
const REPEATS = ['v-for', 'ng-repeat', 'x-for', 'data-ng-repeat', '*ngfor'];
const FIELD = /\{\{[^{}]{1,200}\}\}/;
/** Letters of scripts that are looked at. */
const MAX_SCRIPT = 200_000;

/** Is there a table of headings alone that a script of the page fills once it runs? */
export function hasTableToFill({ elements }: PageTree): boolean {
  const tables = elements.filter((element) => element.name === 'table' && !isHidden(element));
  let fetches: boolean | null = null;
  const isFetched = (): boolean => {
    fetches ??= FETCHES.test(scriptsOf(elements));
    return fetches;
  };
  return tables.some((table) => {
    const rows = rowsOf(table);
    if (rows.some(isTemplate)) return true;
    const headings = rows[0]?.children.filter((cell) => isElement(cell) && textOf(cell).trim() !== '') ?? [];
    if (headings.length < MIN_HEADINGS || rows.slice(1).some((row) => textOf(row).trim() !== '')) return false;
    return ASKS.some((name) => table.attribs[name] !== undefined) || isFetched();
  });
}

/** Does a script of the page write something into it, or ask a server for what it shows? */
export function isWrittenByScript({ elements }: PageTree): boolean {
  const scripts = scriptsOf(elements);
  return scripts !== '' && (WRITES.test(scripts) || FETCHES.test(scripts));
}

/** None where another table lies within: that one alone is looked at, so that nested tables take no time that grows with their depth. */
function rowsOf(table: Element): readonly Element[] {
  const rows: Element[] = [];
  for (const element of elementsOf(table)) {
    if (element.name === 'table') return [];
    if (element.name === 'tr') rows.push(element);
  }
  return rows;
}

function isTemplate(row: Element): boolean {
  return REPEATS.some((name) => row.attribs[name] !== undefined) || FIELD.test(textOf(row));
}

function scriptsOf(elements: readonly Element[]): string {
  let text = '';
  for (const element of elements) {
    if (element.name !== 'script' || text.length > MAX_SCRIPT) continue;
    text += `${ownText(element)}\n`;
  }
  return text.slice(0, MAX_SCRIPT);
}
