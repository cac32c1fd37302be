import type { TextFact } from '../../model/facts.js';
import { normalizeText } from '../../text/thai/normalize.js';

/** What is laid down before the work: a plan, a measure, an assessment. */
const PLAN = /^(?:แผน(?!ที่|ก(?!าร)|ภูมิ|ผัง)|มาตรการ|(?:การ)?(?:ประเมิน|วิเคราะห์)ความเสี่ยง)/;
/** What is told after it. */
const REPORT = /^(?:รายงาน|สรุปผล|ผลการ|แบบ(?:รายงาน|สรุป)|การ(?:รายงาน|ติดตาม))/;
/** Results anywhere in the name make it a report: `แผนการดำเนินงานและรายงานผล`. */
const RESULTS = /รายงาน|ผลการ(?!ทบทวน)|สรุปผล|ความก้าวหน้า|ติดตาม/;
/** In a report the plan is what it is about: `รายงานผลตามแผน`. */
const BEHIND = /(?:ตาม|ของ|ต่อ|ประเมินผล|ติดตาม|ทบทวน) ?$/;
/** Results that the body of a plan has when the report is written into it. */
const DONE = /(?<!ประเมิน)ผลการ(?:ดำเนิน(?:การ|งาน)|ปฏิบัติ(?:งาน|การ)?|เบิกจ่าย|ใช้จ่าย)|ดำเนินการแล้ว|แล้วเสร็จ/;

/** What an office declares; a report on it is another document. */
const DECLARATION = /ประกาศเจตนารมณ์|เจตนารมณ์/g;

/** The line by which a document calls itself a plan where a report is asked for, or a report where a plan is. */
export interface OtherStage {
  readonly called: string;
  /** It holds nothing of what is asked for. */
  readonly isPlain: boolean;
}

/**
 * @param title of the item: `รายงานผล…` asks for a report, `แผน…` and `มาตรการ…` for a plan, `ประกาศเจตนารมณ์…` for no report;
 * any other for neither
 * @param keywords other names of what the item asks for
 * @param opening the lines that say what the document is, without their numbering
 */
export function otherStage(
  { title, keywords }: { readonly title: string; readonly keywords: readonly string[] },
  text: TextFact,
  opening: readonly string[],
): OtherStage | null {
  if (title.startsWith('ประกาศเจตนารมณ์')) return reportOnDeclaration(text, opening);
  const wanted = stageOf(title);
  const called = opening.find((line) => stageOf(line) !== null);
  if (wanted === null || called === undefined || stageOf(called) === wanted) return null;
  const own = keywords.filter((keyword) => stageOf(keyword) !== null && stageOf(keyword) !== wanted);
  if (own.some((keyword) => called.includes(keyword))) return null;
  const beside = [text.label ?? '', text.title ?? ''].map(normalizeText);
  if (wanted === 'report') {
    if (opening.some((line) => RESULTS.test(line))) return null;
    return { called, isPlain: !says(text, DONE) && !beside.some((line) => RESULTS.test(line)) };
  }
  if (opening.some(namesPlan)) return null;
  return { called, isPlain: !says(text, PLAN) && !beside.some(namesPlan) };
}

/** A report in whose opening no declaration stands but the one that it is about. */
function reportOnDeclaration(text: TextFact, opening: readonly string[]): OtherStage | null {
  const called = opening.find((line) => stageOf(line) !== null || isNamedIn(line, DECLARATION));
  if (called === undefined || stageOf(called) !== 'report' || opening.some((line) => isNamedIn(line, DECLARATION)))
    return null;
  const says = text.blocks.some((block) =>
    block.text.split('\n').some((line) => isNamedIn(normalizeText(line), DECLARATION)),
  );
  return { called, isPlain: !says };
}

/** Does the line name something that it is not merely about? */
function isNamedIn(line: string, names: RegExp): boolean {
  for (const match of line.matchAll(names))
    if (!BEHIND.test(line.slice(Math.max(0, match.index - 30), match.index))) return true;
  return false;
}

function stageOf(name: string): 'plan' | 'report' | null {
  if (REPORT.test(name)) return 'report';
  return PLAN.test(name) && !RESULTS.test(name) ? 'plan' : null;
}

/** Does the line name a plan that it is not merely about? */
function namesPlan(line: string): boolean {
  return PLAN.test(line) || isNamedIn(line, /แผน|มาตรการ|ประเมินความเสี่ยง/g);
}

function says({ blocks }: TextFact, pattern: RegExp): boolean {
  return blocks.some(({ text }) => text.split('\n').some((line) => pattern.test(normalizeText(line))));
}
