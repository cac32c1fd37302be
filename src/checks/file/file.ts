import * as z from 'zod';
import type { FileProblem } from '../../model/evidence.js';
import type { FileFact } from '../../model/facts.js';
import { placeAt } from '../../model/finding.js';
import type { WordData } from '../../model/words.js';
import { defineCheck } from '../define-check.js';
import { acceptedTypes, isPicture, typeNames } from '../file-types.js';
import { reasonData } from '../reason-words.js';
import { fileFindings } from './codes.js';
import { fileReason } from './reasons.js';

const MIB = 1024 * 1024;

/** For a person to look at where a check had to read the content. */
const UNREAD: ReadonlySet<FileProblem['code']> = new Set<FileProblem['code']>(['no-text', 'not-readable']);

/** Every file of the evidence is whole, is what its name says, and can be opened and read. */
export const file = defineCheck({
  meta: {
    id: 'file',
    title: { th: 'ไฟล์ทุกไฟล์เปิดอ่านได้', en: 'Every file opens and can be read' },
    why: {
      th: 'ไฟล์ที่เสีย ว่างเปล่า หรือล็อกไว้ เท่ากับไม่ได้เผยแพร่ ข้อนั้นได้ 0 คะแนน',
      en: 'A file that is damaged, empty or locked counts as not published: the item scores 0',
    },
    source: 'ITA: documents of an OIT item must be open and readable',
    needs: ['files'],
    always: true,
    options: z.strictObject({
      types: z
        .array(z.enum(typeNames))
        .min(1)
        .optional()
        .describe('ชนิดไฟล์ที่ยอมรับ เช่น [xlsx, pdf] · kinds of file that are accepted; `image` stands for all pictures'),
      maxMiB: z.number().positive().optional().describe('ขนาดสูงสุดของไฟล์ (MiB) · largest size of a file'),
    }),
    findings: fileFindings,
  },

  run({ files }, { options, finding }) {
    const accepted = options.types && acceptedTypes(options.types);
    const leads = new Set(files.map((one) => one.foundOn));
    return files.flatMap((one) => {
      const found = problemsOf(one).filter((problem) => problem.code !== 'no-text' || asksForText(one));
      const findings = found.map((problem) =>
        finding(problem.code, wordsData(one, problem), {
          at: problem.at ?? placeAt(one.url),
          ...(UNREAD.has(problem.code) && { review: one.needed !== undefined }),
        }),
      );
      const names = new Set(found.map((problem) => problem.code));
      // A page that leads to the documents is the way to them, not one of them.
      const isJudged = one.type !== 'unknown' && one.type !== 'empty' && !(one.type === 'html' && leads.has(one.url));
      if (accepted && isJudged && !names.has('type-mismatch') && !accepted.has(one.type)) {
        const expected = options.types!.join(', ');
        const where = { at: placeAt(one.url), actual: one.type, expected };
        findings.push(finding('type-mismatch', { type: one.type, expected }, where));
      }
      if (options.maxMiB !== undefined && !names.has('too-large') && one.exchange.bytes > options.maxMiB * MIB) {
        const [size, limit] = [(one.exchange.bytes / MIB).toFixed(1), options.maxMiB];
        const where = { at: placeAt(one.url), actual: `${size} MiB`, expected: `at most ${limit} MiB` };
        findings.push(finding('too-large', { size, limit, ...reasonData({}, `${size} > ${limit} MiB`) }, where));
      }
      return findings;
    });
  },
});

// What a content check could not read is said here, even where the reader had no problem to name.
function problemsOf(one: FileFact): readonly FileProblem[] {
  const isSaid = one.problems.some((problem) => problem.code === 'no-text' || problem.code === 'not-readable');
  if (!one.needed || isSaid) return one.problems;
  const code = one.needed.kind === 'scan' ? 'no-text' : 'not-readable';
  return [...one.problems, { code, data: { reason: one.needed.reason }, at: null }];
}

// Photos of an activity have no text by nature; only the item's own address, or a check that needs it, asks for some.
function asksForText(one: FileFact): boolean {
  // A page may be there for its picture alone, such as a QR code.
  if (one.type === 'html') return one.needed !== undefined;
  return !isPicture(one.type) || one.foundOn === null || one.needed !== undefined;
}

function wordsData(one: FileFact, problem: FileProblem): WordData {
  const ending = /\.([a-z0-9]{2,5})$/i.exec(one.name)?.[1]?.toLowerCase();
  const expected = problem.data.declared ?? ending ?? one.exchange.contentType ?? '-';
  return { ...problem.data, type: one.type, expected, name: one.name, ...fileReason(problem) };
}
