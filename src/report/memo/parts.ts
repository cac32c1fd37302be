import {
  AlignmentType,
  BorderStyle,
  type IRunOptions,
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
/** Twentieths of a point in a centimetre. */
const CM = 567;
/** A4 less the margins: 16 cm. */
export const TEXT_WIDTH = 16 * CM;
export const MARGINS = { top: 2 * CM, bottom: 2 * CM, left: 3 * CM, right: 2 * CM } as const;
const INDENT = 2.5 * CM;

export function run(text: string, style: { readonly bold?: boolean; readonly size?: number } = {}): TextRun {
  const { bold = false, size = MEMO_SIZE } = style;
  const options: IRunOptions = { text, bold, boldComplexScript: bold, size, sizeComplexScript: size, font: MEMO_FONT };
  return new TextRun(options);
}

/** `- ๒ -`, as in official letters from the second page on; the section decides the digits. */
export function pageNumber(): Paragraph {
  return new Paragraph({ children: [run('- '), new SimpleField('PAGE'), run(' -')], alignment: AlignmentType.CENTER });
}

/** A paragraph of running text, its first line indented as in official letters. */
export function bodyText(text: string, keepNext = false): Paragraph {
  return new Paragraph({
    children: [run(text)],
    alignment: AlignmentType.THAI_DISTRIBUTE,
    indent: { firstLine: INDENT },
    keepNext,
    spacing: { before: 60 },
  });
}

/** For what stands at the foot of a memo. */
export function smallText(text: string): Paragraph {
  return new Paragraph({ children: [run(text, { size: TABLE_SIZE })] });
}

export function topic(text: string): Paragraph {
  return new Paragraph({ children: [run(text, { bold: true })], spacing: { before: 160 }, keepNext: true });
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
    tabStops: [{ type: TabStopType.LEFT, position: TEXT_WIDTH / 2 }],
    ...(isLast
      ? {
          border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 4 } },
          spacing: { after: 120 },
        }
      : {}),
  });
}

/** Lines for a signature, set in the right half of the page. */
export function signature(lines: readonly string[]): Paragraph[] {
  return lines.map(
    (line, n) =>
      new Paragraph({
        children: [run(line)],
        alignment: AlignmentType.CENTER,
        indent: { left: TEXT_WIDTH / 2 - CM },
        spacing: { before: n === 0 ? 480 : 0 },
        keepNext: n < lines.length - 1,
        keepLines: true,
      }),
  );
}

export interface MemoColumn {
  readonly title: string;
  /** Centimetres. */
  readonly width: number;
  readonly align: 'left' | 'center';
}

/** A table whose heading repeats on every page and whose rows do not break. Each line of a cell is a paragraph. */
export function memoTable(columns: readonly MemoColumn[], rows: readonly (readonly (readonly string[])[])[]): Table {
  const cell = (column: MemoColumn, lines: readonly string[], bold: boolean): TableCell =>
    new TableCell({
      width: { size: column.width * CM, type: WidthType.DXA },
      verticalAlign: bold ? VerticalAlign.CENTER : VerticalAlign.TOP,
      margins: { left: 80, right: 80, top: 20, bottom: 20 },
      children: (lines.length === 0 ? [''] : lines).map(
        (line) =>
          new Paragraph({
            children: [run(line, { bold, size: TABLE_SIZE })],
            alignment: bold || column.align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT,
          }),
      ),
    });
  const row = (cells: readonly (readonly string[])[], isHeading: boolean): TableRow =>
    new TableRow({
      tableHeader: isHeading,
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

export const space = (): Paragraph => new Paragraph({ children: [run('')] });
