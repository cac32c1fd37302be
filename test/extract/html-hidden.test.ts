import { describe, expect, it } from 'vitest';
import { readDecodedHtml } from '../../src/extract/read-html.js';
import type { HiddenLink } from '../../src/model/evidence.js';

const hiddenOf = (body: string): readonly HiddenLink[] =>
  readDecodedHtml(
    `<!doctype html><html><head><title>x</title></head><body>${body}</body></html>`,
    'https://town.example/a/',
  ).page?.hiddenLinks ?? [];

const LINK = '<a href="https://spam.example/">สล็อต</a>';

describe('links out of sight', () => {
  it.each<[string, string, HiddenLink['how']]>([
    ['display: none', `<div style="display:none">${LINK}</div>`, 'unseen'],
    ['display: none on the link itself', LINK.replace('<a ', '<a style="DISPLAY : NONE" '), 'unseen'],
    ['the attribute hidden', `<p hidden>${LINK}</p>`, 'unseen'],
    ['nested deep below', `<div style="visibility:hidden"><ul><li><b>${LINK}</b></li></ul></div>`, 'unseen'],
    ['far off to the left', `<div style="position:absolute;left:-9999px">${LINK}</div>`, 'off-screen'],
    ['far above', `<div style="position: fixed; top: -5000px">${LINK}</div>`, 'off-screen'],
    ['indented away', `<p style="text-indent:-99999px">${LINK}</p>`, 'off-screen'],
    ['no height', `<div style="overflow:hidden;height:1px">${LINK}</div>`, 'zero-size'],
    ['letters of no size', `<span style="font-size:0px">${LINK}</span>`, 'zero-size'],
    ['a marquee without height', `<marquee height="0" width="0">${LINK}</marquee>`, 'zero-size'],
    ['white on white', `<div style="background:#fff"><p style="color:#FFFFFF">${LINK}</p></div>`, 'same-colour'],
    [
      'white letters of an old table',
      `<table bgcolor="white"><tr><td><font color="#ffffff">${LINK}</font></table>`,
      'same-colour',
    ],
    [
      'a class of the page’s own style sheet',
      `<style>.qx1{position:absolute;left:-4000px}</style><div class="a qx1">${LINK}</div>`,
      'off-screen',
    ],
    [
      'an id of a style sheet',
      `<style>p, #seo-box { height:0; overflow:hidden }</style><div id="seo-box">${LINK}</div>`,
      'zero-size',
    ],
    [
      'a script behind them',
      `<div id="z9">${LINK}</div><script>document.getElementById("z9").style.display="none";</script>`,
      'unseen',
    ],
  ])('%s', (_, body, how) => {
    expect(hiddenOf(body)).toEqual([{ url: 'https://spam.example/', text: 'สล็อต', how }]);
  });

  it.each([
    ['a plain link', LINK],
    ['a button with white letters on blue', `<a style="color:#fff;background:#00f" href="https://x.example/">x</a>`],
    ['a slide moved a little', `<div style="position:absolute;left:-20px">${LINK}</div>`],
    ['small print', `<p style="font-size:0.8em">${LINK}</p><p style="font-size:1em">${LINK}</p>`],
    [
      'a page with a style sheet that hides other things',
      `<style>.menu ul{display:none}.x{opacity:0.5}</style>${LINK}`,
    ],
  ])('none: %s', (_, body) => {
    expect(hiddenOf(body)).toEqual([]);
  });

  it('are counted up to a bound, however many there are', () => {
    expect(hiddenOf(`<div style="display:none">${LINK.repeat(5_000)}</div>`)).toHaveLength(200);
  });

  it('resolve against the page', () => {
    expect(hiddenOf('<base href="https://other.example/b/"><p hidden><a href="c">c</a></p>')[0]?.url).toBe(
      'https://other.example/b/c',
    );
  });
});
