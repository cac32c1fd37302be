import type { DatedFact } from '../../model/evidence.js';
import { createDecoder } from '../../text/charset.js';
import { isDate, isoDay } from '../../text/dates/calendar.js';
import { phraseList } from '../../text/phrase-list.js';
import { metadataDate } from '../metadata-date.js';
import { raisedDigits } from '../raised-digits.js';
import type { ExtractHints, ReaderResult } from '../reader.js';
import { type CellShape, type RowShape, TableBuilder } from './edge-table.js';
import { type FlowBlock, resultOfFlow } from './flow.js';
import { type RtfToken, rtfTokens } from './rtf-tokens.js';

/** Reads an RTF document: paragraphs and tables, Thai in code page 874 or as Unicode. */
export async function readRtf(body: Uint8Array, hints: ExtractHints): Promise<ReaderResult> {
  const reader = new RtfReader();
  for (const token of rtfTokens(body)) if (!reader.take(token)) break;
  const { blocks, title, dates, showsPicture } = reader.finish();
  return { ...resultOfFlow(blocks, hints.url, { title, dates }), showsPicture };
}

interface Group {
  /** Its text goes nowhere, to the page, to the title or to a font's name. */
  readonly goal: 'page' | 'title' | 'skip' | 'fonts' | 'time' | 'properties';
  readonly charset: number;
  readonly unicodeSkip: number;
  /** Struck out by a tracked change, or hidden: not on the page. */
  readonly isDeleted: boolean;
  readonly isHidden: boolean;
  readonly isRaised: boolean;
}

type CellDefinition = { -readonly [K in keyof CellShape]: CellShape[K] };

interface RowDefinition {
  /** The last one is not complete before its \cellx. */
  readonly cells: CellDefinition[];
  isHeading: boolean;
}

// Destinations without text of the page (RTF 1.9.1, "Destinations"); those behind `\*` are skipped anyway.
const SKIPPED: ReadonlySet<string> = new Set(
  phraseList(`
    colortbl, stylesheet, pict, object, header, headerl, headerr, headerf, footer, footerl, footerr, footerf, ftnsep
    footnote, annotation, nonesttables, xe, tc, listtable, themedata, fldinst, bkmkstart, bkmkend
    author, operator, company, subject, keywords, doccomm, generator
  `),
);
const KEPT_BEHIND_STAR: ReadonlySet<string> = new Set(['ud', 'nesttableprops', 'shptxt', 'shpinst', 'shp']);

/** Control words that mean a character. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['line', '\n'],
  ['lbr', '\n'],
  ['tab', '\t'],
  ['bullet', '•'],
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
]);

const CODE_PAGES: Readonly<Record<number, string>> = {
  0: 'windows-1252',
  128: 'shift_jis',
  134: 'gbk',
  161: 'windows-1253',
  162: 'windows-1254',
  177: 'windows-1255',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};
const THAI = 222;
const MAX_DEPTH = 10_000;

/** State with a lifetime: an RTF file is one stream of commands that change what the next ones mean. */
class RtfReader {
  private readonly groups: Group[] = [];
  private group: Group = {
    goal: 'page',
    charset: 0,
    unicodeSkip: 1,
    isDeleted: false,
    isHidden: false,
    isRaised: false,
  };
  private readonly fonts = new Map<number, number>();
  private font = 0;
  private defaultFont = -1;
  private defaultCharset = 0;
  private showsPicture = false;
  private isStarred = false;
  private isGroupStart = false;
  private isEnded = false;
  private skipUnits = 0;
  private bytes: number[] = [];
  private text = '';
  private title = '';
  private readonly blocks: FlowBlock[] = [];
  private readonly dates: DatedFact[] = [];
  private time: Record<string, number> = {};
  private isInTable = false;
  private depth = 1;
  private definition: RowDefinition = { cells: [], isHeading: false };
  private readonly outer = new TableBuilder();
  private readonly inner = new TableBuilder();

  /** @returns false when the document has ended: what follows its last brace is none of it */
  take(token: RtfToken): boolean {
    this.takePart(token);
    return !this.isEnded;
  }

  private takePart(token: RtfToken): void {
    const isGroupStart = this.isGroupStart;
    this.isGroupStart = token.kind === 'open';
    if (token.kind === 'byte') {
      if (this.skipUnits > 0) this.skipUnits--;
      else if (this.group.goal === 'page' || this.group.goal === 'title') this.bytes.push(token.byte);
      return;
    }
    this.flushBytes();
    if (token.kind === 'open') {
      this.skipUnits = 0;
      if (this.groups.length < MAX_DEPTH) this.groups.push(this.group);
    } else if (token.kind === 'close') this.closeGroup();
    else if (token.kind === 'word') this.takeWord(token.name, token.value, isGroupStart);
    else if (this.skipUnits > 0) this.skipUnits--;
    else this.add(token.sign);
  }

  finish(): {
    blocks: readonly FlowBlock[];
    title: string | null;
    dates: readonly DatedFact[];
    showsPicture: boolean;
  } {
    this.flushBytes();
    this.endParagraph();
    this.endTable();
    return {
      blocks: this.blocks,
      title: this.title.trim() || null,
      dates: this.dates,
      showsPicture: this.showsPicture,
    };
  }

  private takeWord(name: string, value: number | null, isGroupStart: boolean): void {
    const starred = this.isStarred;
    // Elsewhere the sign makes no destination.
    this.isStarred = name === '*' && isGroupStart;
    if (name === '*') return;
    const { goal } = this.group;
    if (goal === 'skip') return;
    this.showsPicture ||= goal === 'page' && (name === 'pict' || name === 'shppict');
    if (SKIPPED.has(name) || (starred && !KEPT_BEHIND_STAR.has(name))) this.enter('skip');
    else if (goal === 'fonts') this.takeFontWord(name, value);
    else if (goal === 'time') this.time[name] = value ?? 0;
    else if (!this.takeTextWord(name, value) && !this.takeRowDefinition(name, value)) this.takeStructure(name, value);
  }

  private takeStructure(name: string, value: number | null): void {
    if (name === 'fonttbl') this.enter('fonts');
    else if (name === 'title') {
      // Written twice where it is not ASCII: the second time, behind \ud, in Unicode.
      this.title = '';
      this.enter('title');
    } else if (name === 'creatim' || name === 'revtim') {
      this.time = {};
      this.enter('time');
    } else if (name === 'nesttableprops') this.enter('properties');
    else if (name === 'ansicpg' && value === 874) this.defaultCharset = THAI;
    else if (name === 'deff') this.defaultFont = value ?? -1;
    else if (name === 'pard') {
      this.isInTable = false;
      this.depth = 1;
    } else if (name === 'plain') {
      this.useFont(this.defaultFont);
      this.group = { ...this.group, isDeleted: false, isHidden: false, isRaised: false };
    } else if (name === 'intbl') this.isInTable = true;
    else if (name === 'itap') this.depth = value ?? 1;
    else if (name === 'cell') {
      this.blocks.push(...this.inner.end());
      this.outer.addCell(this.takeText());
    } else if (name === 'nestcell') this.inner.addCell(this.takeText());
    else if (name === 'row') this.outer.endRow(shapeOf(this.definition));
    else if (name === 'nestrow') this.inner.endRow(shapeOf(this.definition));
    else if (name === 'par' || name === 'sect' || name === 'page') this.endParagraph();
  }

  /** @returns true when the word means text or sets its encoding */
  private takeTextWord(name: string, value: number | null): boolean {
    const sign = SIGNS.get(name);
    if (sign !== undefined) this.add(sign);
    else if (name === 'u') {
      this.add(String.fromCharCode((value ?? 0x3f) & 0xffff));
      this.skipUnits = this.group.unicodeSkip;
    } else if (name === 'uc') this.group = { ...this.group, unicodeSkip: Math.min(16, Math.max(0, value ?? 1)) };
    // A run in a complex script names its font as the associated one.
    else if (name === 'deleted') this.group = { ...this.group, isDeleted: value !== 0 };
    else if (name === 'v') this.group = { ...this.group, isHidden: value !== 0 };
    else if (name === 'super' || name === 'up') this.group = { ...this.group, isRaised: value !== 0 };
    else if (name === 'nosupersub') this.group = { ...this.group, isRaised: false };
    else if (name === 'f' || name === 'af') this.useFont(value ?? 0);
    else return false;
    return true;
  }

  private takeRowDefinition(name: string, value: number | null): boolean {
    const { definition } = this;
    if (name === 'trowd') this.definition = { cells: [openCell()], isHeading: false };
    else if (name === 'trhdr') definition.isHeading = true;
    else if (name === 'clvmrg') lastCell(definition).continuesAbove = true;
    else if (name === 'clmrg') lastCell(definition).continuesLeft = true;
    else if (name === 'cellx') {
      lastCell(definition).right = value ?? 0;
      definition.cells.push(openCell());
    } else return false;
    return true;
  }

  private takeFontWord(name: string, value: number | null): void {
    if (name === 'f') this.font = value ?? 0;
    else if (name === 'fcharset') this.fonts.set(this.font, value ?? 0);
  }

  private useFont(font: number): void {
    this.group = { ...this.group, charset: this.fonts.get(font) ?? 0 };
  }

  private enter(goal: Group['goal']): void {
    this.group = { ...this.group, goal };
  }

  private closeGroup(): void {
    if (this.group.goal === 'time' && this.groups.at(-1)?.goal !== 'time') this.addTime();
    this.isStarred = false;
    this.skipUnits = 0;
    this.group = this.groups.pop() ?? this.group;
    this.isEnded = this.groups.length === 0;
  }

  private addTime(): void {
    const { yr = 0, mo = 0, dy = 0, hr = 0, min = 0 } = this.time;
    if (yr < 1990 || !isDate(yr, mo, dy)) return;
    const day = isoDay(yr, mo, dy);
    this.dates.push(metadataDate(day, `${day} ${String(hr).padStart(2, '0')}:${String(min).padStart(2, '0')}`));
  }

  private flushBytes(): void {
    if (this.bytes.length === 0) return;
    const charset = this.group.charset === 0 || this.group.charset === 1 ? this.defaultCharset : this.group.charset;
    const text = createDecoder(CODE_PAGES[charset] ?? 'windows-1252')(Uint8Array.from(this.bytes));
    this.bytes = [];
    this.add(text);
  }

  private add(text: string): void {
    if (this.group.isDeleted || this.group.isHidden) return;
    if (this.group.goal === 'page') this.text += this.group.isRaised ? raisedDigits(this.text, text) : text;
    else if (this.group.goal === 'title') this.title += text;
  }

  private takeText(): string {
    const text = this.text.trim();
    this.text = '';
    return text;
  }

  private endParagraph(): void {
    if (this.isInTable || this.depth > 1) {
      this.text += '\n';
      return;
    }
    const text = this.takeText();
    if (text === '' && this.outer.isEmpty) return;
    this.endTable();
    if (text !== '') this.blocks.push({ kind: 'paragraph', text });
  }

  private endTable(): void {
    this.blocks.push(...this.inner.end(), ...this.outer.end(shapeOf(this.definition)));
  }
}

function openCell(): CellDefinition {
  return { right: 0, continuesAbove: false, continuesLeft: false };
}

function lastCell(definition: RowDefinition): CellDefinition {
  const cell = definition.cells.at(-1) ?? openCell();
  if (definition.cells.length === 0) definition.cells.push(cell);
  return cell;
}

function shapeOf({ cells, isHeading }: RowDefinition): RowShape {
  return { cells: cells.slice(0, -1), isHeading };
}
