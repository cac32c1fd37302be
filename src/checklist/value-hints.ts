import { stringify } from 'yaml';
import type { InputProblemCode } from '../model/checklist.js';
import type { Words } from '../model/words.js';
import { arabicDigits } from '../text/thai/normalize.js';
import { isMap } from './is-map.js';
import * as say from './yaml/fault-words.js';

/** What is said of a value of the wrong kind beside its kind. */
export interface ValueHint {
  readonly code: InputProblemCode;
  readonly words: Words;
  readonly correction?: readonly string[];
}

/**
 * Why a value is of another kind than its key takes, where its form tells.
 * @param key under which it stands @param value as the file has it @param expected kind, by the names of the schema
 */
export function hintOf(key: string, value: unknown, expected: string): ValueHint | null {
  if (expected === 'array') return listHint(key, value);
  if (typeof value !== 'string') return null;
  const colon = /^([\w.-]+)[:：](?=\S)/.exec(value);
  if ((expected === 'object' || expected === 'record') && colon)
    return { code: 'yaml-colon', words: say.noSpaceAfter(colon[1] ?? '') };
  const digits = arabicDigits(value.trim());
  if ((expected === 'number' || expected === 'int') && /^-?\d+(?:\.\d+)?$/.test(digits))
    return {
      code: 'type',
      words: {
        th: `ต้องเป็นตัวเลข ให้เขียน ${digits} ด้วยเลขอารบิกและไม่ใส่เครื่องหมายคำพูด`,
        en: `wrong type: expected a number; write ${digits} in Arabic digits and without quotation marks`,
      },
    };
  return null;
}

function listHint(key: string, value: unknown): ValueHint | null {
  const entries = entriesOf(value);
  if (entries.length === 0) return null;
  return {
    code: 'list',
    words: {
      th: 'ต้องเป็นรายการ ให้ขึ้นต้นแต่ละค่าด้วย - และเว้นวรรค',
      en: 'wrong type: expected a list; begin each value with "- "',
    },
    correction: stringify({ [key]: entries }, { lineWidth: 0 })
      .trimEnd()
      .split('\n'),
  };
}

/** What the writer listed, whatever divides it. */
function entriesOf(value: unknown): readonly unknown[] {
  if (isMap(value)) {
    const isEntry = 'url' in value || 'name' in value || 'id' in value;
    return isEntry ? [value] : Object.entries(value).map(([key, one]) => (one === null ? key : { [key]: one }));
  }
  if (typeof value !== 'string') return typeof value === 'number' || typeof value === 'boolean' ? [value] : [];
  const words = value.trim().split(/\s+/);
  const [first = ''] = words;
  if (BULLET.test(first)) return grouped(words, BULLET);
  if (ADDRESS.test(first)) return grouped(words, ADDRESS).map((address) => address.replace(/[,;]$/, ''));
  const parts = value.split(/[,،，、]/).map((part) => part.trim());
  return parts.filter((part) => part !== '');
}

const BULLET = /^[-–—•*▪●·]/;
const ADDRESS = /^https?:\/\//i;

/** Entries of which each begins with a word that fits, without their bullets. */
function grouped(words: readonly string[], beginning: RegExp): readonly string[] {
  const entries: string[] = [];
  for (const word of words) {
    if (beginning.test(word) || entries.length === 0) entries.push(word.replace(BULLET, ''));
    else entries[entries.length - 1] = `${entries.at(-1)} ${word}`.trim();
  }
  return entries.filter((entry) => entry !== '');
}
