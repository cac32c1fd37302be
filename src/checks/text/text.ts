import * as z from 'zod';
import type { TextBlock } from '../../model/evidence.js';
import type { TextFact } from '../../model/facts.js';
import { type Finding, type Place, placeAt } from '../../model/finding.js';
import type { WordData, Words } from '../../model/words.js';
import { compileTolerant } from '../../text/patterns/doubtful.js';
import { joinedPieces } from '../../text/patterns/joined-pieces.js';
import { compileWithoutMarks, isFoundInBadFont, lostMarks, withoutMarks } from '../../text/patterns/lost-marks.js';
import { compilePattern } from '../../text/patterns/pattern.js';
import { normalizeText } from '../../text/thai/normalize.js';
import { defineCheck } from '../define-check.js';
import { patternOption } from '../options.js';
import { anyPatternWords } from '../pattern-words.js';
import { mayHoldWords } from '../pictures.js';
import { placeholdersOf } from './placeholder.js';

/** How much of the text around a forbidden word a finding shows, in characters on either side. */
const CONTEXT = 40;

const patterns = z.array(patternOption).min(1).optional();

const label = z.union([
  z.string().min(1),
  z.strictObject({
    th: z.string().min(1).describe('ภาษาไทย · in Thai'),
    en: z.string().min(1).describe('ภาษาอังกฤษ · in English'),
  }),
]);

interface Options {
  readonly all?: readonly string[] | undefined;
  readonly any?: readonly string[] | undefined;
  readonly none?: readonly string[] | undefined;
  readonly label?: z.output<typeof label> | undefined;
}

interface Passage {
  readonly at: Place;
  readonly text: string;
  /** With the letters that a repair left in doubt, where there are any. */
  readonly doubtful?: string;
}

/** The evidence as a whole has the required words: one of its pages or files is enough for each pattern. */
export const text = defineCheck({
  meta: {
    id: 'text',
    title: { th: 'มีข้อความที่ต้องมีครบ', en: 'The required words are there' },
    why: {
      th: 'ผู้ประเมินมองหาองค์ประกอบตามที่คู่มือกำหนด ขาดไปหนึ่งอย่างได้ 0 คะแนนทั้งข้อ',
      en: 'Assessors look for the elements that the manual lists; one missing costs the whole item',
    },
    source: 'ITA manual: required elements of each OIT item',
    needs: ['texts', 'links'],
    options: z
      .strictObject({
        all: patterns.describe('ข้อความที่ต้องพบทุกข้อ · patterns that must all be found'),
        any: patterns.describe('ข้อความที่ต้องพบอย่างน้อยหนึ่งข้อ · patterns of which at least one must be found'),
        pictures: z
          .boolean()
          .optional()
          .describe(
            'true = คำอาจอยู่ในภาพบนหน้าเว็บ เมื่อไม่พบและมีภาพ ให้คนตรวจ · the words may stand in a picture of the page: where they are missing and a picture is there, a person looks',
          ),
        none: patterns.describe('ข้อความที่ต้องไม่พบ · patterns that must not be found'),
        label: label
          .optional()
          .describe(
            'สิ่งที่ข้อความเหล่านี้หมายถึง เป็นคำที่คนอ่านในรายงาน · what these patterns stand for, as the report says it to people; { th, en } for both languages',
          ),
      })
      .refine(({ label: given, all = [], any, none }) => given === undefined || labelled(all, any, none) === 1, {
        path: ['label'],
        message: 'label-of-one',
      }),
    asks: asksOf,
    findings: {
      missing: {
        severity: 'error',
        absence: true,
        th: 'ไม่พบ{patternTh}',
        en: 'Not found: {patternEn}',
        group: { th: 'ไม่พบข้อความที่ต้องมี', en: 'Required words that are missing' },
        cause: {
          th: 'หน้าและไฟล์ของข้อนี้ไม่มีข้อความซึ่งเป็นองค์ประกอบที่ต้องมี หรือเขียนด้วยคำอื่น',
          en: 'Neither the pages nor the files of the item have the words of a required element, or they use other words.',
        },
        fix: {
          th: 'เพิ่มหัวข้อหรือเนื้อหาที่ขาดลงในเอกสารหรือหน้าเว็บ\nถ้ามีเนื้อหาแล้วแต่ใช้คำอื่น ให้แก้คำให้ตรง หรือเพิ่มคำนั้นในแบบตรวจ',
          en: 'Add the missing heading or content to the document or page\nIf it is there in other words, use the expected ones, or add yours to the checklist',
        },
      },
      forbidden: {
        severity: 'error',
        th: '{where}: พบ{patternTh} ซึ่งต้องไม่มี',
        en: '{where}: {patternEn} must not be there',
        group: { th: 'พบข้อความที่ต้องไม่มี', en: 'Words that must not be there' },
        cause: {
          th: 'มีข้อความที่แบบตรวจกำหนดว่าต้องไม่ปรากฏ เช่น ปีเก่า หรือข้อความจากแบบฟอร์ม',
          en: 'It holds words that the checklist rules out, such as an old year or leftovers of a form.',
        },
        fix: { th: 'แก้หรือลบข้อความนั้น แล้วเผยแพร่ใหม่', en: 'Change or remove them and publish again' },
      },
      placeholder: {
        severity: 'warning',
        th: '{where}: มีข้อความที่ยังไม่ได้กรอก "{found}"',
        en: '{where}: a placeholder was not filled in: "{found}"',
        group: { th: 'ข้อความที่ยังไม่ได้กรอก', en: 'Placeholders not filled in' },
        cause: {
          th: 'ยังเหลือข้อความตัวอย่างของแบบฟอร์ม ผู้ประเมินอาจเห็นว่าเอกสารไม่สมบูรณ์',
          en: 'Sample words of a form were left standing; an assessor may find the document incomplete.',
        },
        fix: {
          th: 'กรอกข้อมูลจริงแทน หรือลบข้อความตัวอย่างออก\nช่องที่ไม่มีข้อมูลให้เขียนว่า "ไม่มี"',
          en: 'Fill in the real data or remove the sample words\nWhere there is nothing to state, write "ไม่มี"',
        },
      },
    },
  },

  run({ texts, links }, { options, canFail, finding }) {
    const required = [...(options.all ?? []), ...(options.any ?? [])];
    const has = foundAmong(required, texts);

    const first = texts[0]?.url;
    const at = first === undefined ? null : placeAt(first);
    const mayBeInPicture = options.pictures === true && mayHoldWords(links, texts);
    const missing = (sources: readonly string[]) => {
      const where = { at, expected: sources.join(' | ') };
      return mayBeInPicture || (canFail && isThereInBadFont(sources, texts))
        ? finding('missing', patternData(sources, options), { ...where, severity: 'warning', review: true })
        : finding('missing', patternData(sources, options), where);
    };
    const forbidden = forbiddenBy(options.none ?? [], texts).map(({ source, at, words }) =>
      finding('forbidden', patternData([source], options), { at, actual: words }),
    );
    const placeholders = texts.flatMap(({ url, title, blocks }) => {
      const all = [{ at: placeAt(url), text: title ?? '' }, ...blocks];
      return placeholdersOf(all).map(({ block, ...match }) => {
        const where = { at: all[block]?.at ?? null, actual: excerpt(match.line, match) };
        return finding('placeholder', { found: match.text }, where);
      });
    });
    return [
      ...(options.all ?? []).filter((source) => !has.has(source)).map((source) => missing([source])),
      ...(options.any && !options.any.some((source) => has.has(source)) ? [missing(options.any)] : []),
      ...oncePerFile(forbidden, 'pattern'),
      ...oncePerFile(placeholders, 'found'),
    ];
  },
});

/** The words of a finding; `pattern` tells it from others over the rounds, however they are put. */
function patternData(sources: readonly string[], options: Options): WordData {
  const { th, en } = wordsOf(sources, options);
  return { pattern: sources.join(' | '), patternTh: th, patternEn: en };
}

function wordsOf(sources: readonly string[], { label: given }: Options): Words {
  if (given === undefined) return anyPatternWords(sources);
  return typeof given === 'string' ? { th: given, en: given } : given;
}

function labelled(all: readonly string[], any: readonly string[] | undefined, none: readonly string[] = []): number {
  return all.length + none.length + (any === undefined ? 0 : 1);
}

function asksOf(options: Options): Words | null {
  const { all = [], any, none = [] } = options;
  const wanted = [...all.map((source) => wordsOf([source], options)), ...(any ? [wordsOf(any, options)] : [])];
  const banned = none.length === 0 ? null : wordsOf(none, options);
  if (wanted.length === 0 && banned === null) return null;
  const th = [wanted.map(({ th }) => `มี${th}`).join(' และ'), banned === null ? '' : `ไม่มี${banned.th}`];
  const en = [wanted.map(({ en }) => en).join(' and '), banned === null ? '' : `without ${banned.en}`];
  const words = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');
  return { th: words(th), en: words(en) };
}

/** Which of the patterns the item's own words match, joined, so that an expression may span a title and the text below it. */
function foundAmong(sources: readonly string[], texts: readonly TextFact[]): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (words: Iterable<string>, compile: typeof compilePattern): void => {
    let open = sources.filter((source) => !found.has(source)).map((source) => ({ source, pattern: compile(source) }));
    for (const piece of joinedPieces(words, ' ')) {
      if (open.length === 0) return;
      for (const { source, pattern } of open) if (pattern.test(piece)) found.add(source);
      open = open.filter(({ source }) => !found.has(source));
    }
  };
  look(
    ownWords(texts, ({ text }) => text),
    compilePattern,
  );
  if (found.size < sources.length)
    for (const fact of texts) {
      const marks = lostMarks(ownWords([fact], ({ text }) => text));
      if (marks === '') continue;
      const words = Array.from(ownWords([fact], ({ text }) => withoutMarks(text, marks)));
      look(words, (source) => compileWithoutMarks(source, marks));
    }
  const isDoubtful = texts.some((fact) =>
    (fact.ownBlocks ?? fact.blocks).some(({ doubtful }) => doubtful !== undefined),
  );
  if (isDoubtful)
    look(
      ownWords(texts, ({ text, doubtful = text }) => doubtful),
      compileTolerant,
    );
  return found;
}

/** The words of a font that lost marks or took one letter for another, where the rest of the document is sound: a person sees what was meant. */
function isThereInBadFont(sources: readonly string[], texts: readonly TextFact[]): boolean {
  for (const words of ownWords(texts, ({ text }) => text))
    if (sources.some((source) => isFoundInBadFont(source, words))) return true;
  return false;
}

function* ownWords(texts: readonly TextFact[], wordsOf: (passage: Passage) => string): Generator<string> {
  for (const fact of texts)
    for (const passage of fact.ownBlocks === undefined ? passagesOf(fact) : fact.ownBlocks.map(passageOf))
      yield wordsOf(passage);
}

interface ForbiddenWords {
  readonly source: string;
  readonly at: Place;
  readonly words: string;
}

/** By pattern: the first match of each passage. */
function forbiddenBy(sources: readonly string[], texts: readonly TextFact[]): readonly ForbiddenWords[] {
  if (sources.length === 0) return [];
  const found = sources.map((): ForbiddenWords[] => []);
  const patterns = sources.map((source) => ({ source, plain: compilePattern(source) }));
  for (const fact of texts)
    for (const { at, text, doubtful } of passagesOf(fact))
      for (const [index, { source, plain }] of patterns.entries()) {
        const match = plain.find(text) ?? (doubtful === undefined ? null : compileTolerant(source).find(doubtful));
        if (match) found[index]?.push({ source, at, words: excerpt(text, match) });
      }
  return found.flat();
}

/** One at a time: the text of a large table is not held. */
function* passagesOf(fact: TextFact): Generator<Passage> {
  if (fact.title) yield { at: placeAt(fact.url), text: normalizeText(fact.title) };
  for (const block of fact.blocks) yield passageOf(block);
}

function passageOf({ at, text, doubtful }: TextBlock): Passage {
  return { at, text: normalizeText(text), ...(doubtful !== undefined && { doubtful: normalizeText(doubtful) }) };
}

function oncePerFile(findings: readonly Finding[], key: string): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter((one) => {
    const id = `${one.at?.url} ${one.data[key]}`;
    return !seen.has(id) && seen.add(id);
  });
}

function excerpt(whole: string, match: { readonly index: number; readonly text: string }): string {
  const from = Math.max(0, match.index - CONTEXT);
  const to = match.index + match.text.length + CONTEXT;
  return `${from > 0 ? '…' : ''}${whole.slice(from, to)}${to < whole.length ? '…' : ''}`;
}
