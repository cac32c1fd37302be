import { thaiDigits } from '../../text/thai/normalize.js';
import { attribute, readXmlMember } from '../containers/xml-stream.js';
import type { ZipMember } from '../containers/zip-archive.js';

/** The numbers that Word puts before paragraphs of lists: ลำดับที่ is often one of them and is not in the text. */
export interface ListNumbers {
  /** Counts on. @returns what Word shows before the paragraph, empty for bullets and unknown lists */
  next(list: string, level: number): string;
}

interface Level {
  start: number;
  format: string;
  pattern: string;
}

/** Reads the lists of a Word document (ECMA-376 part 1, 17.9). */
export async function readListNumbers(member: ZipMember | null): Promise<ListNumbers> {
  const abstracts = new Map<string, Level[]>();
  const lists = new Map<string, string>();
  const starts = new Map<string, number>();
  let levels: Level[] = [];
  let level: Level | null = null;
  let list = '';
  let overridden = 0;
  await readXmlMember(member, {
    open: (name, attributes) => {
      const value = attribute(attributes, 'val') ?? '';
      switch (name) {
        case 'abstractNum':
          levels = [];
          abstracts.set(attribute(attributes, 'abstractNumId') ?? '', levels);
          return;
        case 'lvl':
          level = { start: 1, format: 'decimal', pattern: '' };
          if (list === '') levels[Number(attribute(attributes, 'ilvl') ?? 0)] = level;
          return;
        case 'start':
          if (level) level.start = Number(value) || 0;
          return;
        case 'numFmt':
          if (level) level.format = value;
          return;
        case 'lvlText':
          if (level) level.pattern = value;
          return;
        case 'num':
          list = attribute(attributes, 'numId') ?? '';
          return;
        case 'abstractNumId':
          if (list !== '') lists.set(list, value);
          return;
        case 'lvlOverride':
          overridden = Number(attribute(attributes, 'ilvl') ?? 0);
          return;
        case 'startOverride':
          starts.set(`${list} ${overridden}`, Number(value) || 0);
      }
    },
    close: (name) => {
      if (name === 'lvl') level = null;
      if (name === 'num') list = '';
    },
  });

  /** Lists that share their abstract definition count together (17.9.15). */
  const counts = new Map<string, number[]>();
  const restarted = new Set<string>();
  return {
    next: (numId, depth) => {
      const abstract = lists.get(numId);
      const definition = abstract === undefined ? undefined : abstracts.get(abstract);
      const at = definition?.[depth];
      if (
        abstract === undefined ||
        definition === undefined ||
        at === undefined ||
        at.format === 'bullet' ||
        at.format === 'none'
      )
        return '';
      const count = counts.get(abstract) ?? [];
      counts.set(abstract, count);
      const key = `${numId} ${depth}`;
      const start = starts.get(key);
      if (start !== undefined && !restarted.has(key)) count[depth] = start;
      else count[depth] = (count[depth] ?? at.start - 1) + 1;
      restarted.add(key);
      count.length = depth + 1;
      return at.pattern.replace(/%([1-9])/g, (_, digit: string) => {
        const shown = definition[Number(digit) - 1];
        return shown === undefined ? '' : formatNumber(count[Number(digit) - 1] ?? shown.start, shown.format);
      });
    },
  };
}

const THAI_LETTERS = 'กขคงจฉชซฌญฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ';

function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'thaiNumbers':
    case 'thaiCounting':
      return thaiDigits(String(value));
    case 'thaiLetters':
      return THAI_LETTERS[(value - 1) % THAI_LETTERS.length] ?? '';
    case 'lowerLetter':
      return String.fromCharCode(97 + ((value - 1) % 26));
    case 'upperLetter':
      return String.fromCharCode(65 + ((value - 1) % 26));
    case 'decimalZero':
      return String(value).padStart(2, '0');
    default:
      return String(value);
  }
}
