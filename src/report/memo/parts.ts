import {
  AlignmentType,
  BorderStyle,
  FrameAnchorType,
  HeightRule,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  SimpleField,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { unbroken } from '../../text/dates/unbroken.js';

/**
 * The government's font; programs replace it by Laksaman or Sarabun, which have the same metrics, where it is missing.
 * Word sets Thai as complex script: without `cs` it would use another font for every Thai letter.
 */
export const MEMO_FONT = {
  ascii: 'TH SarabunPSK',
  hAnsi: 'TH SarabunPSK',
  cs: 'TH SarabunPSK',
  eastAsia: 'TH SarabunPSK',
} as const;
/** Half-points: official letters are set in 16 points. */
export const MEMO_SIZE = 32;
const TABLE_SIZE = 28;
/** For a table whose rows must fit on two pages. */
const CELL_SIZE = 26;
/** Twentieths of a point in a centimetre. */
const CM = 567;
/** A4 less the margins: 16 cm. */
const TEXT_WIDTH = 16 * CM;
export const MARGINS = { top: 2 * CM, bottom: 1.5 * CM, left: 3 * CM, right: 2 * CM } as const;
const INDENT = 2.5 * CM;
/**
 * Twentieths of a point from line to line, as the government's font has them; the fonts that replace it would take a third more,
 * and a memo another page.
 */
const LINE = { line: 370, lineRule: LineRuleType.EXACT } as const;
const HEAD_LINE = { line: 440, lineRule: LineRuleType.EXACT } as const;
const CELL_LINE = { line: 300, lineRule: LineRuleType.EXACT } as const;

export function run(text: string, style: { readonly bold?: boolean; readonly size?: number } = {}): TextRun {
  const { bold = false, size = MEMO_SIZE } = style;
  const options: IRunOptions = {
    text: unbroken(text),
    bold,
    boldComplexScript: bold,
    size,
    sizeComplexScript: size,
    font: MEMO_FONT,
  };
  return new TextRun(options);
}

/** `- ๒ -`, as in official letters from the second page on; the section decides the digits. */
export function pageNumber(): Paragraph {
  return new Paragraph({ children: [run('- '), new SimpleField('PAGE'), run(' -')], alignment: AlignmentType.CENTER });
}

/** A paragraph of running text, its first line indented as in official letters. */
export function bodyText(text: string, keepNext = false, pageBreakBefore = false): Paragraph {
  return new Paragraph({
    children: [run(text)],
    keepLines: keepNext,
    alignment: AlignmentType.THAI_DISTRIBUTE,
    indent: { firstLine: INDENT },
    keepNext,
    pageBreakBefore,
    spacing: { before: 60, ...LINE },
  });
}

/** For what stands at the foot of a memo. */
export function smallText(text: string): Paragraph {
  return new Paragraph({ children: [run(text, { size: TABLE_SIZE })] });
}

export function topic(text: string): Paragraph {
  return new Paragraph({ children: [run(text, { bold: true })], spacing: { before: 120, ...LINE }, keepNext: true });
}

export function centered(text: string, style: { readonly bold?: boolean; readonly size?: number } = {}): Paragraph {
  return new Paragraph({ children: [run(text, style)], alignment: AlignmentType.CENTER });
}

/** Labels in bold, each with its text, on one line. */
export function labelled(
  pairs: readonly { readonly label: string; readonly words: string }[],
  isLast = false,
): Paragraph {
  const children: ParagraphChild[] = pairs.flatMap(({ label, words }, n) => [
    run(`${n === 0 ? '' : '\t'}${label}`, { bold: true, size: 36 }),
    run(`  ${words}`),
  ]);
  return new Paragraph({
    children,
    spacing: HEAD_LINE,
    tabStops: [{ type: TabStopType.LEFT, position: TEXT_WIDTH / 2 }],
    ...(isLast
      ? {
          border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 4 } },
          spacing: { after: 120, ...HEAD_LINE },
        }
      : {}),
  });
}

export interface MemoColumn {
  readonly title: string;
  /** Centimetres. */
  readonly width: number;
  readonly align: 'left' | 'center';
}

/** A table whose rows do not break, and whose heading repeats on every page where that is wanted. Each line of a cell is a paragraph. */
export function memoTable(
  columns: readonly MemoColumn[],
  rows: readonly (readonly (readonly string[])[])[],
  { repeatsHeading }: { readonly repeatsHeading: boolean },
): Table {
  const cell = (column: MemoColumn, lines: readonly string[], bold: boolean): TableCell =>
    new TableCell({
      width: { size: column.width * CM, type: WidthType.DXA },
      verticalAlign: bold ? VerticalAlign.CENTER : VerticalAlign.TOP,
      margins: { left: 80, right: 80, top: 20, bottom: 20 },
      children: (lines.length === 0 ? [''] : lines).map(
        (line) =>
          new Paragraph({
            children: [run(line, { bold, size: CELL_SIZE })],
            spacing: CELL_LINE,
            alignment: bold || column.align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT,
          }),
      ),
    });
  const row = (cells: readonly (readonly string[])[], isHeading: boolean): TableRow =>
    new TableRow({
      tableHeader: isHeading && repeatsHeading,
      cantSplit: true,
      children: columns.map((column, c) => cell(column, cells[c] ?? [], isHeading)),
    });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: columns.map(({ width }) => width * CM),
    layout: TableLayoutType.FIXED,
    rows: [
      row(
        columns.map(({ title }) => [title]),
        true,
      ),
      ...rows.map((cells) => row(cells, false)),
    ],
  });
}

/** Signatures side by side, each under the opinion it signs; all on one page. */
export function signatureTable(
  blocks: readonly { readonly title: string; readonly lines: readonly string[] }[],
): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
  const borders = { top: none, bottom: none, left: none, right: none };
  const width = TEXT_WIDTH / blocks.length;
  const cells = blocks.map(
    ({ title, lines }) =>
      new TableCell({
        width: { size: width, type: WidthType.DXA },
        borders,
        children: [
          topic(title),
          ...lines.map(
            (line, n) =>
              new Paragraph({
                children: [run(line)],
                alignment: AlignmentType.CENTER,
                spacing: { before: n === 1 ? 240 : 0, ...LINE },
              }),
          ),
        ],
      }),
  );
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: blocks.map(() => width),
    layout: TableLayoutType.FIXED,
    borders: { ...borders, insideHorizontal: none, insideVertical: none },
    rows: [new TableRow({ cantSplit: true, children: cells })],
  });
}

/** The place of the Garuda, 1.5 cm high at the left of the heading, in the form of the rules for official letters. */
export function emblemPlace(text: string): Paragraph {
  return new Paragraph({
    children: [new TextRun({ text, color: 'A6A6A6', size: 20, sizeComplexScript: 20, font: MEMO_FONT })],
    alignment: AlignmentType.CENTER,
    frame: {
      type: 'absolute',
      width: 1.5 * CM,
      height: 1.5 * CM,
      position: { x: MARGINS.left, y: MARGINS.top - 0.3 * CM },
      anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
      rule: HeightRule.EXACT,
    },
  });
}

export const space = (): Paragraph => new Paragraph({ children: [run('')] });
