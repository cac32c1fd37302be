import type { ReportCheck, ReportEvidence, ReportItem } from '../../model/report.js';
import { bangkokDay } from '../../text/dates/calendar.js';
import { readableUrl } from '../../text/url.js';
import { dayInWords } from '../compose/day.js';
import { isWordKey, type Say, sayIn } from '../compose/words.js';
import type { View } from '../reporter.js';
import { address, type Paper, paragraph } from './layout.js';

/** What an item's verdict rests on: the checks that ran, and of every evidence its address, hash and dates. */
export function evidenceLines(item: ReportItem, view: View, paper: Paper, indent: number): string[] {
  const say = sayIn(view.lang);
  const blanks = ' '.repeat(indent);
  return [
    ...paragraph(
      paper,
      `${blanks}${say('label.checks')}: `,
      item.checks.map((check) => checkWords(check, say)).join(' · '),
      paper.ink.faint,
    ),
    ...item.evidence.flatMap((evidence) => oneEvidence(evidence, view, paper, indent)),
  ];
}

export function checkWords({ title, state }: ReportCheck, say: Say): string {
  if (state === 'crashed') return `${title} (${say('line.crashed')})`;
  return state === 'skipped' ? `${title} (${say('line.skipped')})` : title;
}

function oneEvidence(evidence: ReportEvidence, view: View, paper: Paper, indent: number): string[] {
  const say = sayIn(view.lang);
  const blanks = ' '.repeat(indent + 2);
  const facts = [
    evidence.label,
    evidence.status === null ? null : `HTTP ${evidence.status}`,
    evidence.type,
    say('line.bytes', { count: evidence.bytes.toLocaleString('en-US') }),
    evidence.lastModified === null
      ? null
      : `${say('label.lastModified')} ${dayInWords(bangkokDay(evidence.lastModified), view.lang)}`,
  ];
  const dates = evidence.dates.map((found) => dateWords(found, say));
  return [
    address(paper, indent, evidence.url, readableUrl(evidence.url)),
    ...(evidence.finalUrl === null || evidence.finalUrl === evidence.url
      ? []
      : [address(paper, indent + 2, evidence.finalUrl, `→ ${readableUrl(evidence.finalUrl)}`)]),
    ...paragraph(paper, blanks, facts.filter((fact) => fact !== null).join(' · '), paper.ink.faint),
    ...(evidence.sha256 === null ? [] : [`${blanks}${paper.ink.faint(`SHA-256 ${evidence.sha256}`)}`]),
    ...(dates.length === 0
      ? []
      : paragraph(paper, blanks, `${say('label.dates')}: ${dates.join(', ')}`, paper.ink.faint)),
  ];
}

/** `2024-10-02 (คุณสมบัติของไฟล์)`, with the words as found where they are more than the date. */
export function dateWords({ date, from, text }: ReportEvidence['dates'][number], say: Say): string {
  const key = `date.${from}`;
  // The report may be of a newer program, or of somebody else.
  return `${date} (${isWordKey(key) ? say(key) : from}${text === '' || text === date ? '' : ` “${text}”`})`;
}
