import { describe, expect, it } from 'vitest';
import { siteStateOf } from '../../src/judge/unreachable-home.js';
import type { Evidence, LinkProblem } from '../../src/model/evidence.js';

const answered = (url: string, status: number, problems: readonly LinkProblem[] = []) => ({
  evidence: [{ exchange: { url, status, problems } } as unknown as Evidence],
});
const failing = (status: number): LinkProblem => ({ code: 'http-status', data: { status } });
const limited: LinkProblem = { code: 'unverifiable', data: { reason: 'rate-limit', status: 429 } };
const SITE = 'https://example.go.th/';

describe('a home page that does not answer', () => {
  it.each([
    ['https://www.example.go.th/ita/o1.html', SITE, null],
    ['http://example.go.th/o1.html', SITE, null],
    ['https://drive.example.com/o1', SITE, 'home-unreachable'],
    // Another port is another server: link/off-site says the same.
    ['http://127.0.0.1:8081/o1.html', 'http://127.0.0.1:8080/', 'home-unreachable'],
  ])('while %s of %s does: %s', (url, site, expected) => {
    expect(siteStateOf(failing(403), [answered(url, 200)], site)).toBe(expected);
  });
});

describe('a site that answers 5xx or 429 to everything', () => {
  it.each([
    [500, failing(500)],
    [503, failing(503)],
    [429, limited],
  ])('%d: is failing', (status, problem) => {
    const items = [answered('https://example.go.th/o1', status, [problem]), answered('https://other.test/', 200)];
    expect(siteStateOf(problem, items, SITE)).toBe('site-failing');
  });
  it.each([
    ['one item answers', failing(500), answered('https://example.go.th/o1', 200), null],
    ['one item is honestly gone', failing(500), answered('https://example.go.th/o1', 404, [failing(404)]), null],
    ['the home page answers', null, answered('https://example.go.th/o1', 500, [failing(500)]), null],
    [
      'one item is gone behind a limit',
      limited,
      answered('https://example.go.th/o1', 404, [failing(404)]),
      'home-unreachable',
    ],
  ])('but not when %s', (_, home, item, expected) => {
    expect(siteStateOf(home, [item, answered('https://example.go.th/o2', 500, [failing(500)])], SITE)).toBe(expected);
  });
});
