import type { Verdict } from '../../../model/finding.js';
import type { Round } from '../../../model/round.js';
import { type Lang, type SayFrom, sayFrom, type Words } from '../../../model/words.js';
import { changeDetail } from '../../../report/compose/place.js';
import type { ReportDiff } from '../../../report/compose/report-diff.js';
import { scoreFigure } from '../../../report/compose/score-words.js';
import { VERDICT_SYMBOL } from '../../../report/compose/symbols.js';
import type { RoundDiff } from '../../../round/round-diff.js';
import { bangkokDay } from '../../../text/dates/calendar.js';
import { formatDate } from '../../../text/dates/read-dates.js';
import { displayWidth, padEnd } from '../../../text/thai/width.js';
import { readableUrl } from '../../../text/url.js';

/** The estimates of both rounds. */
type Scores = Readonly<Record<'before' | 'after', Round['score']>>;

/** What changed between two rounds, for people. */
export function diffText(changes: RoundDiff, findings: ReportDiff, scores: Scores, lang: Lang): string {
  const say = sayFrom(WORDS, lang);
  const day = (round: RoundDiff['before']): string =>
    `${say('round')} ${round.number} (${formatDate(bangkokDay(round.startedAt), lang)})`;
  const verdict = (value: Verdict | null): string => (value === null ? '–' : VERDICT_SYMBOL[value]);
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? ['', `${title}:`, ...lines.map((line) => `  ${line}`)] : [];
  // Identifiers of one section form a column.
  const aligned = (rows: readonly (readonly [string, string])[]): string[] => {
    const widest = Math.max(0, ...rows.map(([id]) => displayWidth(id)));
    return rows.map(([id, text]) => `${padEnd(id, widest)}  ${text}`);
  };
  const found = (list: typeof findings.new): string[] =>
    aligned(list.map((finding) => [finding.item, finding.message]));
  const fileRows = ({ item, kind, url, details }: RoundDiff['files'][number]) => [
    [item, `${say(`file.${kind}`)}  ${readableUrl(url)}`] as const,
    ...details.map((detail) => ['', `  ${changeDetail(detail, lang)}`] as const),
  ];
  // A file that says what it said before needs no look: all of them are one line.
  const resaved = changes.files.filter(({ kind }) => kind === 'resaved');
  const told = changes.files.filter(({ kind }) => kind !== 'resaved');
  const urlsOf = (links: RoundDiff['links']['broken']): string[] => links.map(({ url }) => readableUrl(url));
  const lines = [
    `${day(changes.before)} → ${day(changes.after)}`,
    ...section(
      say('items'),
      aligned(
        changes.items.map(({ id, before, after, title }) => [id, `${verdict(before)} → ${verdict(after)}  ${title}`]),
      ),
    ),
    ...section(say('new'), found(findings.new)),
    ...section(say('mended'), found(findings.mended)),
    ...section(say('files'), [...aligned(told.flatMap(fileRows)), ...resavedLine(resaved, say)]),
    ...section(say('broken'), urlsOf(changes.links.broken)),
    ...section(say('repaired'), urlsOf(changes.links.mended)),
  ];
  if (lines.length === 1) lines.push('', say('same'));
  const { before, after } = scores;
  if (before !== null && after !== null)
    lines.push('', `${say('score')} ${scoreFigure(before, 'oit')} → ${scoreFigure(after, 'oit')}`);
  return `${lines.join('\n')}\n`;
}

/** `บันทึกใหม่ เนื้อหาเดิม 3 ไฟล์: O6, O13` */
function resavedLine(files: RoundDiff['files'], say: SayFrom<keyof typeof WORDS>): string[] {
  if (files.length === 0) return [];
  const items = [...new Set(files.map(({ item }) => item))].join(', ');
  return [say('files.resaved', { count: new Set(files.map(({ url }) => url)).size, items })];
}

const WORDS = {
  'files.resaved': { th: 'บันทึกใหม่ เนื้อหาเดิม {count} ไฟล์: {items}', en: 'saved again, same content ({count}): {items}' },
  'file.resaved': { th: 'บันทึกใหม่ เนื้อหาเดิม', en: 'saved again, same content' },
  round: { th: 'รอบ', en: 'round' },
  items: { th: 'ข้อที่ผลเปลี่ยน', en: 'items whose verdict changed' },
  new: { th: 'พบใหม่', en: 'new' },
  mended: { th: 'แก้แล้ว', en: 'mended' },
  files: { th: 'ไฟล์', en: 'files' },
  broken: { th: 'ลิงก์ที่เพิ่งเสีย', en: 'newly broken links' },
  repaired: { th: 'ลิงก์ที่กลับมาใช้ได้', en: 'links that work again' },
  score: { th: 'OIT (ประมาณการ):', en: 'OIT (estimate):' },
  same: { th: 'ไม่มีอะไรเปลี่ยน', en: 'nothing changed' },
  'file.new': { th: 'ใหม่', en: 'new' },
  'file.changed': { th: 'เปลี่ยน', en: 'changed' },
  'file.moved': { th: 'ย้ายที่อยู่', en: 'moved' },
  'file.removed': { th: 'ถูกนำออก', en: 'removed' },
} as const satisfies Readonly<Record<string, Words>>;
