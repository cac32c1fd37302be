import { createHash } from 'node:crypto';
import type { Lang } from '../../model/words.js';
import { sayIn } from '../compose/words.js';
import { html, type Markup, ownMarkup } from './markup.js';
import { STYLE } from './style.js';

/** What a page has of its own. */
export interface PageParts {
  readonly title: string;
  /** Identifier of where the content begins. */
  readonly start: string;
  readonly body: Markup;
  /** Beside the style of every report. */
  readonly style: string;
  readonly script: string;
}

const policyHash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** A whole page in one file, whose policy forbids every request. @param version of the program */
export function htmlDocument({ title, start, body, style, script }: PageParts, lang: Lang, version: string): string {
  const say = sayIn(lang);
  const styles = STYLE + style;
  // Pictures of places are part of the page itself.
  const images = body.markup.includes('<img ') ? 'img-src data:; ' : '';
  const policy = `default-src 'none'; ${images}style-src ${policyHash(styles)}; script-src ${policyHash(script)}; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${ownMarkup(styles)}</style>
</head>
<body>
<a class="skip" href="#${start}">${say('html.skip')}</a>
${body}
<footer><p>${say('line.madeBy', { version })}</p></footer>
<script>${ownMarkup(script)}</script>
</body>
</html>
`.markup;
}
