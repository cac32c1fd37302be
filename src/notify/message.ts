import type { Report } from '../model/report.js';
import { fillWords, type Lang, type WordData, type Words } from '../model/words.js';
import { agencyLine } from '../report/compose/agency.js';
import { alarmsOf } from '../report/compose/alarms.js';
import { dayInWords, fiscalYearWords } from '../report/compose/day.js';
import type { DiffFinding, ReportDiff } from '../report/compose/report-diff.js';
import { scoreFigure } from '../report/compose/score-words.js';
import { sayIn } from '../report/compose/words.js';
import { bangkokDay } from '../text/dates/calendar.js';

const words = {
  subject: { th: '[OIT] {verdict}: {agency} รอบที่ {round}', en: '[OIT] {verdict}: {agency}, round {round}' },
  counts: {
    th: 'ผ่าน {pass} · ไม่ผ่าน {fail} · ต้องให้คนตรวจ {review} จาก {total} ข้อ',
    en: '{pass} pass · {fail} fail · {review} need a person, of {total} items',
  },
  'test.subject': { th: '[OIT] ทดสอบการแจ้งเตือน: {agency}', en: '[OIT] test message: {agency}' },
  'test.text': {
    th: 'ข้อความทดสอบของ oit-audit ({agency}) ช่องทางนี้ใช้ได้ ผลการตรวจแต่ละรอบจะส่งมาที่นี่',
    en: 'A test message of oit-audit ({agency}): this channel works, and the results of the rounds will come here',
  },
  failing: { th: 'ข้อที่ไม่ผ่าน: {items}', en: 'Failing items: {items}' },
} as const satisfies Readonly<Record<string, Words>>;

export interface NotifyMessage {
  readonly subject: string;
  readonly text: string;
}

/** A message that only shows that a channel works. */
export function testMessage(agency: string, lang: Lang): NotifyMessage {
  const tell = (key: 'test.subject' | 'test.text'): string => fillWords(words[key], lang, { agency });
  return { subject: tell('test.subject').replace(/\s+/g, ' '), text: `${tell('test.text')}\n` };
}

const MAX_FINDINGS = 10;

/** The message for people: the verdict, what is new, what is fixed, what still fails. */
export function notifyMessage(report: Report, diff: ReportDiff, lang: Lang): NotifyMessage {
  const say = sayIn(lang);
  const tell = (key: keyof typeof words, data: WordData): string => fillWords(words[key], lang, data);
  const { run, summary, checklist, items } = report;
  const verdict = say(`verdict.${summary.verdict}`);
  const { total, disabled, pass, fail, review } = summary.items;
  const failing = items.filter((item) => item.verdict === 'fail').map(({ id }) => id);
  const day = dayInWords(bangkokDay(run.startedAt), lang);
  const lines = [
    ...run.notices.map(({ message }) => `! ${message}`),
    `${verdict}: ${agencyLine(checklist.agency, say)}`,
    `${fiscalYearWords(checklist.fiscalYear, lang)} · ${say('line.round', { number: run.round })} · ${day}`,
    tell('counts', { pass, fail, review, total: total - disabled }),
    ...(failing.length === 0 ? [] : [tell('failing', { items: failing.join(', ') })]),
    ...(summary.score === null
      ? []
      : [`${say('title.score')} OIT ${scoreFigure(summary.score, 'oit')} · ${say('score.note')}`]),
    ...listed(say('diff.new'), diff.new, lang),
    ...listed(say('diff.mended'), diff.mended, lang),
    ...(diff.still.length === 0 ? [] : ['', `${say('diff.still')} (${diff.still.length})`]),
    '',
    say('line.nextDue', { date: dayInWords(run.nextDue, lang) }),
  ];
  return {
    subject: tell('subject', {
      verdict: [...alarmsOf(report).alarms.map(({ code }) => say(`alarm.${code}`)), verdict].join(' · '),
      agency: checklist.agency.name,
      round: run.round,
    }).replace(/\s+/g, ' '),
    text: `${lines.join('\n')}\n`,
  };
}

function listed(title: string, findings: readonly DiffFinding[], lang: Lang): string[] {
  if (findings.length === 0) return [];
  const rest = findings.length - MAX_FINDINGS;
  return [
    '',
    `${title} (${findings.length})`,
    ...findings.slice(0, MAX_FINDINGS).map(({ item, message }) => `- ${item} ${message.replace(/\n/g, ' ')}`),
    ...(rest > 0 ? [`- ${sayIn(lang)('line.more', { count: rest })}`] : []),
  ];
}
