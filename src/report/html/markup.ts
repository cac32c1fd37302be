import { replaceDates } from '../../text/dates/unbroken.js';
import { escapeMarkup } from '../../text/markup.js';
import { linkTarget } from '../escape.js';

/** HTML that is safe in a page: only the template below makes it. */
export interface Markup {
  readonly markup: string;
}

export type TemplateValue = string | number | Markup | null | readonly TemplateValue[];

/** A template of HTML; it escapes every string, as text and in quoted attributes. Null is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly TemplateValue[]): Markup {
  return { markup: strings.reduce((text, string, n) => text + partToMarkup(parts[n - 1] ?? null, text) + string) };
}

/** @param before the markup that it stands behind */
function partToMarkup(part: TemplateValue, before: string): string {
  if (part === null) return '';
  if (typeof part === 'string') return textToMarkup(part, before);
  if (typeof part === 'number') return String(part);
  if ('markup' in part) return part.markup;
  return part.map((one) => partToMarkup(one, before)).join('');
}

/** Within a page, not within a tag, a date stays on one line, and is copied and found with the spaces that it is typed with. */
function textToMarkup(text: string, before: string): string {
  const escaped = escapeMarkup(text);
  const held = replaceDates(escaped, (date) => `<span class="day">${date}</span>`);
  return held === escaped || before.lastIndexOf('<') > before.lastIndexOf('>') || /<title>$/.test(before)
    ? escaped
    : held;
}

/** Our own style or script, which must not be escaped. */
export function ownMarkup(text: string): Markup {
  return { markup: text };
}

/** A link without referrer; an address that is not http(s) stays text. */
export function anchor(url: string, words: string): Markup {
  const target = linkTarget(url);
  if (target === null) return html`<span class="url">${words}</span>`;
  return html`<a class="url" href="${target}" target="_blank" rel="noopener noreferrer nofollow">${words}</a>`;
}
