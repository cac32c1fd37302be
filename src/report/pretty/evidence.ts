import type { ReportCheck, ReportEvidence, ReportItem } from '../../model/report.js';
import { bangkokDay } from '../../text/dates/calendar.js';
import { readableUrl } from '../../text/url.js';
import { dayInWords } from '../compose/day.js';
import { datesInWords } from '../compose/values.js';
import { type Say, sayIn } from '../compose/words.js';
import type { View } from '../reporter.js';
import { address, paragraph, type TerminalStyle } from './layout.js';

/** The checks that ran on an item, and address, hash and dates of each of its evidence. */
export function evidenceLines(item: ReportItem, view: View, style: TerminalStyle, indent: number): string[] {
  const say = sayIn(view.lang);
  const blanks = ' '.repeat(indent);
  const checks = item.checks.map((check) => checkWords(check, say)).join(' · ');
  return [
    ...paragraph(style, `${blanks}${say('label.checks')}: `, checks, style.colors.faint),
    ...item.evidence.flatMap((evidence) => oneEvidence(evidence, view, style, indent)),
  ];
}

export function checkWords({ title, state }: ReportCheck, say: Say): string {
  if (state === 'crashed') return `${title} (${say('line.crashed')})`;
  return state === 'skipped' ? `${title} (${say('line.skipped')})` : title;
}

function oneEvidence(evidence: ReportEvidence, view: View, style: TerminalStyle, indent: number): string[] {
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
  const dates = datesInWords(evidence, say, view.lang);
  return [
    address(style, indent, evidence.url, readableUrl(evidence.url)),
    ...(evidence.finalUrl === null || evidence.finalUrl === evidence.url
      ? []
      : [address(style, indent + 2, evidence.finalUrl, `→ ${readableUrl(evidence.finalUrl)}`)]),
    ...paragraph(style, blanks, facts.filter((fact) => fact !== null).join(' · '), style.colors.faint),
    ...(evidence.sha256 === null ? [] : [`${blanks}${style.colors.faint(`SHA-256 ${evidence.sha256}`)}`]),
    ...(dates.length === 0
      ? []
      : paragraph(style, blanks, `${say('label.dates')}: ${dates.join(', ')}`, style.colors.faint)),
  ];
}
