import { escapeMarkup } from '../../text/markup.js';
import { linkTarget } from '../escape.js';

/** HTML that is safe to stand in a page: only the template below makes it. */
export interface Markup {
  readonly markup: string;
}

export type Part = string | number | Markup | null | readonly Part[];

/** A template of HTML in which every string is escaped, as text and as quoted attribute alike; null is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: strings.reduce((text, string, n) => text + partToMarkup(parts[n - 1] ?? null) + string) };
}

function partToMarkup(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escapeMarkup(part);
  if (typeof part === 'number') return String(part);
  if ('markup' in part) return part.markup;
  return part.map(partToMarkup).join('');
}

/** Style or script of our own, which no escaping may touch. */
export function ownMarkup(text: string): Markup {
  return { markup: text };
}

/** A link that tells the other side nothing; an address that is not http(s) stays text. */
export function anchor(url: string, words: string): Markup {
  const target = linkTarget(url);
  if (target === null) return html`<span class="url">${words}</span>`;
  return html`<a class="url" href="${target}" target="_blank" rel="noopener noreferrer nofollow">${words}</a>`;
}
