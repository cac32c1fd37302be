import { describe, expect, it } from 'vitest';
import { createPlantedPages } from '../../src/crawl/planted-pages.js';
import { readPage } from '../../src/extract/html/page/page-reader.js';

const HOME = 'https://www.town.go.th/';

/** Every page of a site of the markup, each with an address of its own. */
function foundOn(...pages: readonly string[]): readonly string[] {
  const planted = createPlantedPages();
  for (const [number, markup] of pages.entries()) {
    const page = readPage(Buffer.from(markup), { contentType: 'text/html; charset=utf-8' });
    planted.look(`${HOME}${number}`, page, page);
  }
  return planted.found().map(({ url, sample }) => `${url.slice(HOME.length)}: ${sample}`);
}

describe('a link of an offer that stands on three pages was planted', () => {
  it.each([
    'https://blog.example/win',
    'HTTPS://blog.example/win',
    '//blog.example/win',
    '\n  https://blog.example/win',
    ' //blog.example/win',
  ])('%j', (href) => {
    const page = `<p>ข่าว</p><a href="${href}">บาคาร่าออนไลน์</a>`;
    expect(foundOn(page, page, page)).toEqual(['0: บาคาร่าออนไลน์', '1: บาคาร่าออนไลน์', '2: บาคาร่าออนไลน์']);
    expect(foundOn(page, page)).toEqual([]);
  });

  it.each(['/win', 'win', `${HOME}win`, 'https://town.go.th/win'])('but not one of the site: %s', (href) => {
    const page = `<a href="${href}">บาคาร่าออนไลน์</a>`;
    expect(foundOn(page, page, page)).toEqual([]);
  });
});

describe('advertisements are found in the words of a page', () => {
  const ADVERTISEMENTS = 'สล็อตเว็บตรง แตกง่าย\n\n บาคาร่า  ออนไลน์ <b>เว็บ&nbsp;หวย</b> สล็อต ๘๘๘';

  it('with capitals, Thai digits and any white space', () => {
    expect(foundOn(`<title>ข่าว</title><p>${ADVERTISEMENTS}</p>`)).toEqual(['0: สล็อตเว็บตรง']);
    expect(foundOn('<p>Situs\tSLOT Gacor. Judi\n Online! BANDAR  Togel</p>')).toEqual(['0: situs slot']);
  });

  it('with letters between that nobody sees', () => {
    expect(foundOn(`<p>${[...ADVERTISEMENTS].join('\u200b').replaceAll('<\u200bb\u200b>', '<b>')}</p>`)).toHaveLength(
      1,
    );
  });
});
