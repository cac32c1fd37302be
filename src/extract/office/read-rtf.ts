import type { DatedFact } from '../../model/evidence.js';
import { isDate, isoDay } from '../../text/dates/calendar.js';
import { metadataDate } from '../metadata-date.js';
import type { ExtractHints, ReaderResult } from '../reader.js';
import { type CellShape, type RowShape, TableBuilder } from './edge-table.js';
import { type FlowBlock, resultOfFlow } from './flow.js';
import { type RtfToken, rtfTokens } from './rtf-tokens.js';

/** Reads an RTF document: paragraphs and tables, Thai in code page 874 or as Unicode. */
export async function readRtf(body: Uint8Array, hints: ExtractHints): Promise<ReaderResult> {
  const reader = new RtfReader();
  for (const token of rtfTokens(body)) reader.take(token);
  const { blocks, title, dates } = reader.finish();
  return resultOfFlow(blocks, hints.url, { title, dates });
}

interface Group {
  /** Its text goes nowhere, to the page, to the title or to a font's name. */
  readonly goal: 'page' | 'title' | 'skip' | 'fonts' | 'time' | 'properties';
  readonly charset: number;
  readonly unicodeSkip: number;
}

type CellDefinition = { -readonly [K in keyof CellShape]: CellShape[K] };

interface RowDefinition {
  /** The last one is not complete before its \cellx. */
  readonly cells: CellDefinition[];
  isHeading: boolean;
}

// Destinations without text of the page (RTF 1.9.1, "Destinations"); those behind `\*` are skipped anyway.
const SKIPPED: ReadonlySet<string> = new Set([
  'colortbl',
  'stylesheet',
  'pict',
  'object',
  'header',
  'headerl',
  'headerr',
  'headerf',
  'footer',
  'footerl',
  'footerr',
  'footerf',
  'ftnsep',
  'footnote',
  'annotation',
  'nonesttables',
  'xe',
  'tc',
  'listtable',
  'themedata',
  'fldinst',
  'bkmkstart',
  'bkmkend',
]);
const KEPT_BEHIND_STAR: ReadonlySet<string> = new Set(['ud', 'nesttableprops', 'shptxt', 'shpinst', 'shp']);

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
  private group: Group = { goal: 'page', charset: 0, unicodeSkip: 1 };
  private readonly fonts = new Map<number, number>();
  private font = 0;
  private defaultFont = -1;
  private defaultCharset = 0;
  private isStarred = false;
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

  take(token: RtfToken): void {
    if (token.kind === 'byte') {
      if (this.skipUnits > 0) this.skipUnits--;
      else if (this.group.goal === 'page' || this.group.goal === 'title') this.bytes.push(token.byte);
      return;
    }
    if (token.kind !== 'sign') this.flushBytes();
    switch (token.kind) {
      case 'open':
        this.skipUnits = 0;
        if (this.groups.length < MAX_DEPTH) this.groups.push(this.group);
        return;
      case 'close':
        this.closeGroup();
        return;
      case 'sign':
        this.flushBytes();
        if (this.skipUnits > 0) this.skipUnits--;
        else this.add(token.sign);
        return;
      case 'word':
        this.takeWord(token.name, token.value);
    }
  }

  finish(): { blocks: readonly FlowBlock[]; title: string | null; dates: readonly DatedFact[] } {
    this.flushBytes();
    this.endParagraph();
    this.endTable();
    return { blocks: this.blocks, title: this.title.trim() || null, dates: this.dates };
  }

  private takeWord(name: string, value: number | null): void {
    const starred = this.isStarred;
    this.isStarred = name === '*';
    if (this.isStarred) return;
    if (this.group.goal === 'skip') return;
    if (SKIPPED.has(name) || (starred && !KEPT_BEHIND_STAR.has(name))) {
      this.enter('skip');
      return;
    }
    if (this.group.goal === 'fonts') {
      this.takeFontWord(name, value);
      return;
    }
    if (this.group.goal === 'time') {
      this.time[name] = value ?? 0;
      return;
    }
    if (this.takeTextWord(name, value) || this.takeRowDefinition(name, value)) return;
    switch (name) {
      case 'fonttbl':
        this.enter('fonts');
        return;
      case 'title':
        // Written twice where it is not ASCII: the second time, behind \ud, in Unicode.
        this.title = '';
        this.enter('title');
        return;
      case 'author':
      case 'operator':
      case 'company':
      case 'subject':
      case 'keywords':
      case 'doccomm':
      case 'generator':
        this.enter('skip');
        return;
      case 'creatim':
      case 'revtim':
        this.time = {};
        this.enter('time');
        return;
      case 'nesttableprops':
        this.enter('properties');
        return;
      case 'ansicpg':
        if (value === 874) this.defaultCharset = THAI;
        return;
      case 'deff':
        this.defaultFont = value ?? -1;
        return;
      case 'pard':
        this.isInTable = false;
        this.depth = 1;
        return;
      case 'plain':
        this.useFont(this.defaultFont);
        return;
      case 'intbl':
        this.isInTable = true;
        return;
      case 'itap':
        this.depth = value ?? 1;
        return;
      case 'cell':
        this.blocks.push(...this.inner.end());
        this.outer.addCell(this.takeText());
        return;
      case 'nestcell':
        this.inner.addCell(this.takeText());
        return;
      case 'row':
        this.outer.endRow(shapeOf(this.definition));
        return;
      case 'nestrow':
        this.inner.endRow(shapeOf(this.definition));
        return;
      case 'par':
      case 'sect':
      case 'page':
        this.endParagraph();
        return;
    }
  }

  /** @returns true when the word means text or sets its encoding */
  private takeTextWord(name: string, value: number | null): boolean {
    switch (name) {
      case 'u':
        this.add(String.fromCharCode((value ?? 0x3f) & 0xffff));
        this.skipUnits = this.group.unicodeSkip;
        return true;
      case 'uc':
        this.group = { ...this.group, unicodeSkip: Math.min(16, Math.max(0, value ?? 1)) };
        return true;
      case 'f':
      case 'af':
        // A run in a complex script names its font as the associated one.
        this.useFont(value ?? 0);
        return true;
      case 'line':
      case 'lbr':
        this.add('\n');
        return true;
      case 'tab':
        this.add('\t');
        return true;
      case 'emdash':
      case 'endash':
        this.add(name === 'emdash' ? '—' : '–');
        return true;
      case 'lquote':
      case 'rquote':
        this.add(name === 'lquote' ? '‘' : '’');
        return true;
      case 'ldblquote':
      case 'rdblquote':
        this.add(name === 'ldblquote' ? '“' : '”');
        return true;
      case 'bullet':
        this.add('•');
        return true;
    }
    return false;
  }

  private takeRowDefinition(name: string, value: number | null): boolean {
    const { definition } = this;
    switch (name) {
      case 'trowd':
        this.definition = { cells: [openCell()], isHeading: false };
        return true;
      case 'trhdr':
        definition.isHeading = true;
        return true;
      case 'clvmrg':
        lastCell(definition).continuesAbove = true;
        return true;
      case 'clmrg':
        lastCell(definition).continuesLeft = true;
        return true;
      case 'cellx':
        lastCell(definition).right = value ?? 0;
        definition.cells.push(openCell());
        return true;
    }
    return false;
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
    const text = new TextDecoder(CODE_PAGES[charset] ?? 'windows-1252').decode(Uint8Array.from(this.bytes));
    this.bytes = [];
    this.add(text);
  }

  private add(text: string): void {
    if (this.group.goal === 'page') this.text += text;
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
