import type { Report } from '../../model/report.js';
import { readableUrl } from '../../text/url.js';
import type { Say } from '../compose/words.js';
import { type Paper, paragraph, section } from './layout.js';

/** How many pages were read, and which addresses were left alone because there is no end of them. */
export function crawlLines({ run: { crawl } }: Report, paper: Paper, say: Say): string[] {
  if (!crawl) return [];
  const read = say('line.pagesRead', { count: crawl.pagesFetched });
  const robots = crawl.robots === null ? [] : [say(`line.robots.${crawl.robots}`)];
  const skipped = crawl.skippedPatterns.flatMap(({ pattern, message, count }) => [
    ...paragraph(paper, '  · ', say('line.skippedPattern', { reason: message, count })),
    ...paragraph(paper, '    ', readableUrl(pattern), paper.ink.faint),
  ]);
  return [
    ...(skipped.length === 0 ? [] : [...section(paper, say('title.skipped')), ...skipped]),
    '',
    ...paragraph(paper, '', [read, ...robots].join(' · '), paper.ink.faint),
  ];
}
