import { load } from 'cheerio';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openPageReader } from '../../src/extract/html/page/page-reader.js';
import { bytes } from '../extract/hints.js';
import { FUZZ_TIMEOUT_MS, fuzz } from './fuzz.js';

const QUOTES = ['"', "'", ''] as const;
const address = fc.nat(400).map((number) => `/p${number}`);
const attribute = fc
  .tuple(
    fc.constantFrom('href', 'src', 'HREF', 'title', 'alt', 'class', 'data-x', 'srcset', 'poster', 'data', 'rel'),
    fc.constantFrom(...QUOTES),
    fc.oneof(
      { weight: 4, arbitrary: address },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '',
          'x',
          'a b',
          '&amp;',
          '>',
          '<a href=/p9>',
          '&#47;p401',
          '/p402?a=1&b=2',
          'stylesheet',
          '/p403&copy=1',
          '/p404&amp;x',
        ),
      },
    ),
    fc.constantFrom('=', ' = ', '=\n', '= '),
  )
  .map(
    ([name, quote, value, equals]) =>
      `${name}${equals}${quote}${quote === '' ? value.replace(/[\s>]/g, '') || 'x' : value}${quote}`,
  );
const tag = fc
  .tuple(
    fc.constantFrom(
      'a',
      'A',
      'area',
      'img',
      'iframe',
      'script',
      'link',
      'embed',
      'object',
      'video',
      'source',
      'input',
      'p',
      'div',
      'b',
      'td',
      'table',
      'tr',
      'li',
      'span',
      'h1',
      'nav',
      'style',
      'textarea',
      'title',
      'button',
    ),
    fc.array(attribute, { maxLength: 3 }),
    fc.constantFrom('>', '/>', ' >', '\n>', ' / >'),
  )
  .map(([name, attributes, end]) => `<${[name, ...attributes].join(' ')}${end}`);
const piece = fc.oneof(
  { weight: 8, arbitrary: tag },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '</a>',
      '</p>',
      '</div>',
      '</table>',
      '</script>',
      '</style>',
      '</textarea>',
      '</title>',
      '</iframe>',
      '</SCRIPT >',
      '</b>',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'ข้อความ',
      'text',
      ' ',
      '\n',
      '&lt;a href=/p9&gt;',
      '<',
      '>',
      '< a href=/p8>',
      '</',
      '<!',
      '<?x href=/p7>',
      '&',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '<!-- <a href=/p1> -->',
      '<!--> <a href=/p2>',
      '<!---->',
      '<!-- > --!>',
      '<!doctype html>',
      '<![CDATA[ <a href=/p3> ]]>',
      '<!--',
      '-->',
      '<script>"<a href=/p4>"</script>',
      '<script><!-- <script> </script> --></script>',
    ),
  },
);
/**
 * Left out: noscript, forms within forms and select, whose content the standard moves or drops in its tree while a reader of the
 * page is shown it, or not. Raw text that is never closed takes the rest of the page with it, for both readers.
 */
const markup = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

/** Where a second parser, which builds the tree as the standard has it, finds addresses. */
function oracle(html: string): Set<string> {
  const page = load(html, { scriptingEnabled: false });
  const found: string[] = [];
  const take = (selector: string, name: string): void => {
    for (const element of page(selector).toArray()) {
      const value = page(element).attr(name);
      if (value !== undefined) found.push(...(name === 'srcset' ? value.split(/[\s,]+/) : [value.trim()]));
    }
  };
  take('a[href], area[href]', 'href');
  take('iframe[src], embed[src], img[src], script[src], source[src], video[src], input[src]', 'src');
  take('object[data]', 'data');
  take('img[srcset], source[srcset]', 'srcset');
  take('link[rel=stylesheet][href]', 'href');
  take('video[poster]', 'poster');
  return new Set(found.filter((value) => /^\/p\d/.test(value)));
}

function readOf(html: string, step: number): Set<string> {
  const body = bytes(html);
  const reader = openPageReader({ contentType: 'text/html; charset=utf-8' });
  for (let at = 0; at < body.length; at += step) reader.write(body.subarray(at, at + step));
  const { links } = reader.end();
  return new Set(links.map(({ href }) => href).filter((href) => /^\/p\d/.test(href)));
}

test(
  'the page reader finds every address that a parser of the standard finds, however its bytes come',
  async () => {
    await fuzz(400, fc.tuple(markup, fc.integer({ min: 1, max: 40 })), ([html, step]) => {
      const whole = readOf(html, 1_000_000);
      expect(readOf(html, step)).toEqual(whole);
      const missed = [...oracle(html)].filter((one) => !whole.has(one));
      const extra = [...whole].filter((one) => !oracle(html).has(one));
      expect({ html, missed, extra }).toEqual({ html, missed: [], extra: [] });
    });
  },
  FUZZ_TIMEOUT_MS,
);
