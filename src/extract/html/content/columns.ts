import { type Element, isElement, isHidden } from '../dom.js';
import type { Holding, Holdings } from './holding.js';
import { namesOf } from './named-parts.js';

/** One of the elements that stand side by side. */
export interface Column {
  readonly element: Element;
  /** Of the width of the row; null: nothing says it. */
  readonly share: number | null;
  readonly holding: Holding;
}

const SIDE_NAME =
  /^(?:(?:col|column|area|panel|box|zone|content|block|td)[-_]?)?(?:left|right|side|sidebar)(?:[-_]?(?:col|column|side|bar|menu|panel|block|area|content|inner|wrap|box|zone|module|modules|site))?\d?$/i;
/** `no-sidebar` is a page without one. */
const NO_SIDE_NAME = /^(?:no|has|with|without)[-_]/i;
/** Letters. Fewer are the label of a field beside its value. */
const MIN_COLUMN = 12;
/** Letters of what a page says of its own beside a map or a picture. */
const MIN_MAIN = 40;
/** Of the width of the row. */
const NARROW = 0.35;
const WIDE = 0.55;
/** Pixels of a page where nothing says its width. */
const PAGE_WIDTH = 980;

/**
 * The columns of a row, each with its share of the width by grid, style or attribute.
 * @param widths declarations of the page's style sheet by `.class` or `#id`
 */
export function columnsOf(row: Element, holdings: Holdings, widths: ReadonlyMap<string, string>): readonly Column[] {
  const found: { readonly element: Element; readonly width: Width | null; readonly holding: Holding }[] = [];
  for (const element of row.children) {
    if (!isElement(element) || isHidden(element)) continue;
    const holding = holdings.get(element);
    if (holding !== undefined && /^(?:div|td|th|section|aside|ul|center)$/.test(element.name))
      found.push({ element, width: widthOf(element) ?? widthBySheet(element, widths), holding });
  }
  const stated = found.flatMap(({ width }) => (width?.unit === 'px' ? [width.size] : []));
  const isAll = stated.length === found.length;
  const total = isAll ? stated.reduce((sum, size) => sum + size, 0) : PAGE_WIDTH;
  const columns = found.map(
    ({ element, width, holding }): Column => ({
      element,
      holding,
      share:
        width === null
          ? null
          : width.unit === 'px'
            ? Math.min(1, width.size / Math.max(total, width.size))
            : width.size,
    }),
  );
  // What is left of the width belongs to the one column of which nothing says how wide it is.
  const open = columns.filter(({ share }) => share === null);
  const rest = 1 - columns.reduce((sum, { share }) => sum + (share ?? 0), 0);
  const isRow = row.name === 'tr' || columns.some(({ share }) => share !== null && share < 1);
  if (open.length !== 1 || !isRow || rest <= 0) return columns;
  return columns.map((column) => (column.share === null && columns.length > 1 ? { ...column, share: rest } : column));
}

/**
 * Stands the column beside the content?
 * @param ofHeading the column with the page's heading
 */
export function isAsideBeside(column: Column, columns: readonly Column[], ofHeading: Column | null): boolean {
  const { share, holding, element } = column;
  if (column === ofHeading || columns.length < 2 || holding.tools > 1) return false;
  const isOfDocuments = holding.documents > 0 && 3 * holding.documents >= holding.links;
  if (isOfDocuments || holding.words + holding.linked < MIN_COLUMN) return false;
  const main = ofHeading ?? widest(columns);
  if (main === null || main === column || !hasContent(main, ofHeading !== null)) return false;
  const isCell = element.name === 'td' || element.name === 'th';
  const isMenu = holding.links >= 4 && holding.linked >= 4 * holding.words;
  if (isMenu && ofHeading !== null && (isCell || (share !== null && share < WIDE))) return true;
  const isNarrow =
    share !== null &&
    share <= NARROW &&
    (main.share === null || main.share > WIDE || (main.share >= 0.45 && columns.length > 2));
  const fits = columns.reduce((sum, one) => sum + (one.share ?? 0), 0) <= 1.05;
  if (isNarrow && fits) return holding.tools === 0 || ofHeading !== null;
  return share === null && ofHeading !== null && namesOf(element).some(isSideName);
}

function isSideName(name: string): boolean {
  return SIDE_NAME.test(name) || (name.toLowerCase().includes('sidebar') && !NO_SIDE_NAME.test(name));
}

function widest(columns: readonly Column[]): Column | null {
  const wide = columns.filter(({ share }) => share !== null && share > WIDE);
  return wide.length === 1 ? (wide[0] ?? null) : null;
}

/** A column with a map or a picture alone leaves the words to the one beside it. */
function hasContent({ holding }: Column, holdsHeading: boolean): boolean {
  const { words, linked, headed, documents, tools, pictures } = holding;
  if (documents > 0) return true;
  const said = words + linked - headed;
  if (tools + pictures > 0) return said >= MIN_MAIN;
  return holdsHeading ? true : words >= MIN_MAIN;
}

interface Width {
  readonly unit: 'share' | 'px';
  readonly size: number;
}

const GRID = /^(?:span|col-(?:(?:xs|sm|md|lg|xl|xxl)-)?|grid_|(?:(?:sm|md|lg|xl):)?col-span-|large-|medium-)(\d{1,2})$/;
const FRACTION = /^(?:(?:(?:sm|md|lg|xl):)?w-|uk-width-|pure-u-(?:(?:sm|md|lg|xl)-)?)(\d{1,2})[/-](\d{1,2})(?:@\w+)?$/;
const PERCENT = /^elementor-col-(\d{2})$/;
const W3: Readonly<Record<string, number>> = {
  'w3-quarter': 0.25,
  'w3-third': 1 / 3,
  'w3-half': 0.5,
  'w3-twothird': 2 / 3,
  'w3-threequarter': 0.75,
  one_fourth: 0.25,
  one_third: 1 / 3,
  two_third: 2 / 3,
  three_fourth: 0.75,
};

/** By the grids of style libraries and by the width that a cell or its style gives. */
function widthOf({ name, attribs }: Element): Width | null {
  const style = declaredWidth(attribs.style ?? '');
  if (style) return style;
  const cell = name === 'td' || name === 'th' ? /^(\d{1,4})\s*(%|px)?$/.exec((attribs.width ?? '').trim()) : null;
  if (cell) return sized(Number(cell[1]), cell[2] === '%');
  let share: number | null = null;
  for (const one of (attribs.class ?? '').split(/\s+/)) {
    const twelfths = GRID.exec(one)?.[1];
    if (twelfths !== undefined) share = Number(twelfths) / 12;
    const fraction = FRACTION.exec(one);
    if (fraction) share = Number(fraction[1]) / Math.max(1, Number(fraction[2]));
    const percent = PERCENT.exec(one)?.[1];
    if (percent !== undefined) share = Number(percent) / 100;
    share = W3[one] ?? share;
  }
  return share === null || share >= 1 ? null : { unit: 'share', size: share };
}

function widthBySheet(element: Element, widths: ReadonlyMap<string, string>): Width | null {
  if (widths.size === 0) return null;
  for (const name of namesOf(element)) {
    const width = declaredWidth(widths.get(`.${name}`) ?? widths.get(`#${name}`) ?? '');
    if (width !== null) return width;
  }
  return null;
}

function declaredWidth(declarations: string): Width | null {
  const found = /(?:^|;)\s*(?:width|flex-basis)\s*:\s*(\d{1,4})(?:\.\d+)?(%|px)/i.exec(declarations);
  return found && sized(Number(found[1]), found[2] === '%');
}

function sized(size: number, isPercent: boolean): Width | null {
  if (!isPercent) return size > 0 ? { unit: 'px', size } : null;
  return size > 0 && size < 100 ? { unit: 'share', size: size / 100 } : null;
}
