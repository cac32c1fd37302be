import type { Report } from '../../model/report.js';
import { readableUrl } from '../../text/url.js';
import type { Say } from '../compose/words.js';
import { paragraph, section, type TerminalStyle } from './layout.js';

/** How many pages were read, and which endless addresses were not. */
export function crawlLines({ run: { crawl } }: Report, style: TerminalStyle, say: Say): string[] {
  if (!crawl) return [];
  const read = say('line.pagesRead', { count: crawl.pagesFetched });
  const robots = crawl.robots === null ? [] : [say(`line.robots.${crawl.robots}`)];
  const skipped = crawl.skippedPatterns.flatMap(({ pattern, message, count }) => [
    ...paragraph(style, '  · ', say('line.skippedPattern', { reason: message, count })),
    ...paragraph(style, '    ', readableUrl(pattern), style.colors.faint),
  ]);
  return [
    ...(skipped.length === 0 ? [] : [...section(style, say('title.skipped')), ...skipped]),
    '',
    ...paragraph(style, '', [read, ...robots].join(' · '), style.colors.faint),
  ];
}
