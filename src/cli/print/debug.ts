import type { DebugEvent } from '../../audit.js';
import { maskNationalIds } from '../../text/patterns/national-id.js';
import { stripControls } from '../../text/thai/sanitize.js';
import { readableUrl, withoutUserInfo } from '../../text/url.js';

/**
 * One line for `--debug`, without passwords and control characters of a site.
 * @param time ISO 8601
 */
export function debugLine(event: DebugEvent, time: string): string {
  return stripControls(maskNationalIds(withoutUserInfo(`debug ${time} ${wordsOf(event)}`))).replace(/\s+/g, ' ');
}

function wordsOf(event: DebugEvent): string {
  if (event.kind === 'request') return requestWords(event);
  if (event.kind === 'document')
    return `${readableUrl(event.url)}: ${event.type} by its bytes, ${event.contentType ?? 'nothing'} by its header`;
  const { item, check, needs, gaps } = event;
  const why = gaps.map(({ url, kind, reason }) => `${readableUrl(url)}: ${kind} (${reason})`).join('; ');
  return `${item}: check "${check}" skipped, no ${needs.join(' or ')} to look at${why === '' ? '' : `: ${why}`}`;
}

type Request = Extract<DebugEvent, { kind: 'request' }>;

function requestWords({ method, url, status, problem, bytes, ms, attempt, isReused }: Request): string {
  const parts = [
    `${method} ${readableUrl(url)}: ${status ?? problemWords(problem)}`,
    `${bytes} B`,
    `${Math.round(ms)} ms`,
    ...(attempt > 0 ? [`retry ${attempt}`] : []),
    isReused ? 'connection reused' : 'new connection',
  ];
  return parts.join(', ');
}

function problemWords(problem: Request['problem']): string {
  if (problem === null) return 'no response';
  const { reason, phase, detail } = problem.data;
  const why = [reason ?? phase, detail].filter((part) => part !== undefined).join(' ');
  return why === '' ? problem.code : `${problem.code} (${why})`;
}
