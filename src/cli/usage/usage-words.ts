import type { CommanderError } from 'commander';
import type { Words } from '../../model/words.js';
import { readDates } from '../../text/dates/read-dates.js';
import { didYouMean, nearest } from '../../text/thai/nearest.js';
import { arabicDigits } from '../../text/thai/normalize.js';
import { stripControls } from '../../text/thai/sanitize.js';
import type { CommandSpec } from '../command.js';
import { namesOf, optionLines } from '../parsed-options.js';

/** What a fault of the command line is judged by. */
export interface UsageSurroundings {
  readonly commands: readonly CommandSpec[];
  /** That was called; null: none that there is. */
  readonly command: CommandSpec | null;
}

/** An error of commander, which speaks English, in words: what is wrong, and what was most likely meant. */
export function usageWords(error: CommanderError, surroundings: UsageSurroundings): Words {
  const english = stripControls(error.message).replace(/^error: /, '');
  const [first = ''] = english.split('\n');
  const subject = /'([^']*)'/.exec(first)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownOption':
      return join({ th: `ไม่รู้จักตัวเลือก ${subject}`, en: first }, meantOption(subject, surroundings));
    case 'commander.unknownCommand':
      return join({ th: `ไม่รู้จักคำสั่ง ${subject}`, en: first }, meantCommand(subject, surroundings));
    case 'commander.missingArgument': {
      const words = surroundings.command?.arguments.find(({ flags }) => flags.includes(subject))?.words;
      const what = words === undefined ? { th: '', en: '' } : { th: ` (${words.th})`, en: ` (${words.en})` };
      return join({ th: `ขาดค่าที่ต้องระบุ: ${subject}`, en: first }, what);
    }
    case 'commander.optionMissingArgument':
      return { th: `ตัวเลือก ${subject} ต้องมีค่าตามหลัง`, en: `option '${subject}' needs a value after it` };
    case 'commander.invalidArgument':
      return invalidValue(english, subject);
    case 'commander.excessArguments': {
      const [, expected = '', got = ''] = /Expected (\d+) arguments? but got (\d+)/.exec(first) ?? [];
      return {
        th: `มีค่าเกินกว่าที่คำสั่งรับ (รับ ${expected} ค่า แต่ได้ ${got} ค่า) ถ้าชื่อหรือข้อความมีช่องว่าง ให้ใส่เครื่องหมายคำพูด " ครอบ`,
        en: `${first} Put names and texts that have blanks in quotation marks.`,
      };
    }
    case 'commander.help':
      return { th: 'ต้องระบุคำสั่ง', en: 'a command is required' };
    default:
      return { th: english, en: english };
  }
}

const join = (one: Words, other: Words): Words => ({ th: one.th + other.th, en: one.en + other.en });
const NOTHING: Words = { th: '', en: '' };
const meant = (word: string): Words => ({ th: ` หมายถึง ${word} หรือไม่`, en: `. Did you mean ${word}?` });

function meantOption(flag: string, { command }: UsageSurroundings): Words {
  const lines = optionLines();
  const own = lines.filter((line) => command === null || line.commands.includes(command.name));
  const names = own.flatMap(namesOf).filter((name) => name.startsWith('--'));
  const bare = flag.replace(/^-+/, '');
  const near = bare.length > 1 ? nearest(flag, names) : null;
  if (near !== null) return meant(near);
  if (flag === '--checklist' && command?.arguments.some(({ flags }) => flags.includes('checklist')))
    return {
      th: ` ให้ระบุไฟล์ checklist โดยไม่มีตัวเลือก เช่น ${command.examples[0]}`,
      en: `. The checklist stands by itself: ${command.examples[0]}`,
    };
  const isOutput = flag === '-o' || flag === '--output' || flag === '--out';
  if (isOutput && own.some(({ flags }) => flags.startsWith('-f,')))
    return {
      th: ' เขียนรายงานลงไฟล์ด้วย -f เช่น -f html=report.html',
      en: '. A report goes into a file by -f, such as -f html=report.html',
    };
  const others = [...new Set(lines.filter((line) => namesOf(line).includes(flag)).flatMap(({ commands }) => commands))];
  if (others.length > 0)
    return { th: ` ใช้ได้กับคำสั่ง ${others.join(' ')}`, en: `, which belongs to ${others.join(', ')}` };
  const begun = bare.length === 1 ? names.filter((name) => name.startsWith(`--${bare.toLowerCase()}`)) : [];
  return begun.length > 0 && begun.length <= 3 ? meant(begun.join(', ')) : NOTHING;
}

/** What is no command may be what a command works on. */
function meantCommand(word: string, { commands }: UsageSurroundings): Words {
  const near = nearest(
    word,
    commands.map(({ name }) => name),
  );
  if (near !== null) return meant(near);
  if (/\.ya?ml$/i.test(word)) return meant(`oit-audit run ${word}`);
  if (/^https?:\/\/|^www\./i.test(word)) return meant(`oit-audit init ${word}`);
  if (/\.(?:pdf|xlsx?|docx?|csv|od[ts])$/i.test(word)) return meant(`oit-audit check ${word}`);
  if (/^(?:O\d{1,2}|[a-z-]+\/[a-z-]+)$/i.test(word)) return meant(`oit-audit explain ${word}`);
  return NOTHING;
}

/** `option '--sample <n|all>' argument '-5' is invalid. 0, 1, 2, …`, and with choices `Allowed choices are th, en.` */
function invalidValue(english: string, subject: string): Words {
  const value = english.split("' is invalid.")[0]?.split(" argument '")[1] ?? '';
  const detail = /is invalid\. (.+)$/s.exec(english)?.[1] ?? '';
  const choices = /^Allowed choices are (.+)\.$/.exec(detail)?.[1];
  const allowed = choices ?? detail;
  const near = choices === undefined ? meantValue(value, subject) : didYouMean(value, choices.split(', '));
  return join(
    {
      th: `ค่า "${value}" ของ ${subject} ใช้ไม่ได้${allowed === '' ? '' : ` ต้องเป็น ${allowed}`}`,
      en: `option '${subject}' argument '${value}' is invalid.${allowed === '' ? '' : ` It must be ${choices === undefined ? allowed : `one of ${allowed}`}`}`,
    },
    near,
  );
}

/** A number in Thai digits or with commas, a day as Thai offices write it. */
function meantValue(value: string, flags: string): Words {
  if (/<(?:n|ms)\b/.test(flags)) {
    const digits = arabicDigits(value).replaceAll(',', '').trim();
    return /^\d+$/.test(digits) && Number(digits) > 0 ? meant(digits) : NOTHING;
  }
  if (!flags.includes('<iso>')) return NOTHING;
  const days = readDates(value).filter(({ precision }) => precision === 'day');
  return days.length === 1 && days[0] ? meant(days[0].date) : NOTHING;
}
