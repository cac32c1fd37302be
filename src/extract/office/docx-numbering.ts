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
      if (name === 'abstractNum') {
        levels = [];
        abstracts.set(attribute(attributes, 'abstractNumId') ?? '', levels);
      } else if (name === 'lvl') {
        level = { start: 1, format: 'decimal', pattern: '' };
        if (list === '') levels[Number(attribute(attributes, 'ilvl') ?? 0)] = level;
      } else if (level && name === 'start') level.start = Number(value) || 0;
      else if (level && name === 'numFmt') level.format = value;
      else if (level && name === 'lvlText') level.pattern = value;
      else if (name === 'num') list = attribute(attributes, 'numId') ?? '';
      else if (list !== '' && name === 'abstractNumId') lists.set(list, value);
      else if (name === 'lvlOverride') overridden = Number(attribute(attributes, 'ilvl') ?? 0);
      else if (name === 'startOverride') starts.set(`${list} ${overridden}`, Number(value) || 0);
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
      if (abstract === undefined) return '';
      const definition = abstracts.get(abstract) ?? [];
      const at = definition[depth];
      if (at === undefined || at.format === 'bullet' || at.format === 'none') return '';
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
  if (format === 'thaiNumbers' || format === 'thaiCounting') return thaiDigits(String(value));
  if (format === 'thaiLetters') return THAI_LETTERS[(value - 1) % THAI_LETTERS.length] ?? '';
  if (format === 'lowerLetter') return String.fromCharCode(97 + ((value - 1) % 26));
  if (format === 'upperLetter') return String.fromCharCode(65 + ((value - 1) % 26));
  return format === 'decimalZero' ? String(value).padStart(2, '0') : String(value);
}
