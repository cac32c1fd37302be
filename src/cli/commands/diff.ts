import type { Verdict } from '../../model/finding.js';
import { buildDiff, type ReportDiff } from '../../report/compose/report-diff.js';
import { VERDICT_SYMBOL } from '../../report/compose/symbols.js';
import { diffRounds, type RoundDiff } from '../../round/round-diff.js';
import { bangkokDay } from '../../text/dates/calendar.js';
import { formatDate } from '../../text/dates/read-dates.js';
import { stripControls } from '../../text/thai/sanitize.js';
import { displayWidth, padEnd } from '../../text/thai/width.js';
import type { Invocation } from '../command.js';
import { EXIT } from '../exit-status.js';
import { withState } from '../open-history.js';
import { readTargets, usageError, writeOutput } from '../print/output.js';
import { roundOf } from './report.js';

export async function diff(invocation: Invocation): Promise<number> {
  const { terminal, registry, options } = invocation;
  const targets = readTargets(options.format, ['pretty', 'json'], terminal.cwd, [options.checklist]);
  return withState(invocation, false, (state) => {
    const [a, b] = invocation.arguments;
    if (a === undefined && state.rounds().length === 1) throw onlyOneRound();
    const before = roundOf(state, a ?? 'last-1');
    const after = roundOf(state, b ?? 'last');
    const changes = diffRounds(before, after);
    for (const { format, path } of targets) {
      const words = () => buildDiff(before, after, terminal.lang, registry);
      const text =
        format === 'json' ? `${JSON.stringify(changes, null, 2)}\n` : asText(changes, words(), terminal.lang);
      if (path === null) terminal.stdout.write(text);
      else writeOutput(path, text);
    }
    return EXIT.ok;
  });
}

function onlyOneRound(): Error {
  return usageError([
    {
      th: 'ยังมีรอบเดียว จึงยังไม่มีอะไรให้เปรียบเทียบ',
      en: 'there is one round only, so there is nothing to compare it with yet',
    },
  ]);
}

function asText(changes: RoundDiff, findings: ReportDiff, lang: 'th' | 'en'): string {
  const words = WORDS[lang];
  const day = (round: RoundDiff['before']): string =>
    `${words.round} ${round.number} (${formatDate(bangkokDay(round.startedAt), lang)})`;
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
  const lines = [
    `${day(changes.before)} → ${day(changes.after)}`,
    ...section(
      words.items,
      aligned(
        changes.items.map((item) => [item.id, `${verdict(item.before)} → ${verdict(item.after)}  ${item.title}`]),
      ),
    ),
    ...section(words.new, found(findings.new)),
    ...section(words.mended, found(findings.mended)),
    ...section(
      words.files,
      aligned(
        changes.files.flatMap((file) => [
          [file.item, `${words.kinds[file.kind]}  ${file.url}`] as const,
          ...file.details.map((detail) => ['', `  ${detail}`] as const),
        ]),
      ),
    ),
    ...section(
      words.broken,
      changes.links.broken.map((link) => link.url),
    ),
    ...section(
      words.repaired,
      changes.links.mended.map((link) => link.url),
    ),
  ];
  if (lines.length === 1) lines.push('', words.same);
  const { before, after } = changes.score.oit;
  if (before !== null && after !== null) lines.push('', `${words.score} ${before.toFixed(2)} → ${after.toFixed(2)}`);
  // Details are words of the site's files.
  return `${stripControls(lines.join('\n'))}\n`;
}

const WORDS = {
  th: {
    round: 'รอบ',
    items: 'ข้อที่ผลเปลี่ยน',
    new: 'พบใหม่',
    mended: 'แก้แล้ว',
    files: 'ไฟล์',
    broken: 'ลิงก์ที่เพิ่งเสีย',
    repaired: 'ลิงก์ที่กลับมาใช้ได้',
    score: 'OIT (ประมาณการ):',
    same: 'ไม่มีอะไรเปลี่ยน',
    kinds: { new: 'ใหม่', changed: 'เปลี่ยน', resaved: 'บันทึกใหม่ เนื้อหาเดิม', moved: 'ย้ายที่อยู่', removed: 'ถูกนำออก' },
  },
  en: {
    round: 'round',
    items: 'items whose verdict changed',
    new: 'new',
    mended: 'mended',
    files: 'files',
    broken: 'newly broken links',
    repaired: 'links that work again',
    score: 'OIT (estimate):',
    same: 'nothing changed',
    kinds: { new: 'new', changed: 'changed', resaved: 'saved again, same content', moved: 'moved', removed: 'removed' },
  },
} as const;
