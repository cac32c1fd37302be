import type { Page } from '../../extract/html/page/page.js';
import { readPage } from '../../extract/html/page/page-reader.js';
import type { Exchange, FileType } from '../../model/evidence.js';
import { decodeText } from '../../text/charset.js';

/** Longer ones are documents, whatever is in them. */
const NOTICE_BYTES = 600;

/**
 * A short answer without markup, as the page that a visitor sees of it: programs say in plain text or in JSON as well that there is
 * nothing. Null: it is a document. A text that is handed out under a name is one, and so is JSON that does not say of itself that it
 * is an error.
 */
export function bareAnswer(
  { contentType, fileName }: Pick<Exchange, 'contentType' | 'fileName'>,
  body: Uint8Array,
  type: FileType,
): Page | null {
  if ((type !== 'text' && type !== 'json') || fileName !== null || body.length > NOTICE_BYTES) return null;
  const { text } = decodeText(body, contentType);
  const shown = type === 'text' ? text : errorOf(text);
  if (shown === null) return null;
  const markup = `<p>${shown.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`;
  return readPage(Buffer.from(markup), { contentType: 'text/html; charset=utf-8', prints: true });
}

const STATUS_KEYS: ReadonlySet<string> = new Set([
  'status',
  'statuscode',
  'code',
  'errorcode',
  'http_status',
  'success',
  'ok',
  'result',
]);
const FAILED = /^(?:[45]\d\d|false|error|fail(?:ed|ure)?|not[ _]?found)$/i;
const CONTENT_KEYS: ReadonlySet<string> = new Set(['data', 'items', 'rows', 'results', 'records']);

/** What an answer of a program says of its error; null: it is none. */
function errorOf(json: string): string | null {
  const answer: unknown = JSON.parse(json);
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return null;
  const entries = Object.entries(answer).map(([key, value]) => [key.toLowerCase(), value] as const);
  const isError = entries.some(
    ([key, value]) =>
      (STATUS_KEYS.has(key) && isPlain(value) && FAILED.test(String(value))) || (key === 'error' && isFilled(value)),
  );
  if (!isError || entries.some(([key, value]) => CONTENT_KEYS.has(key) && isFilled(value))) return null;
  return wordsIn(answer).join(' ');
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isFilled(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}
