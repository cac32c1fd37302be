import { describe, expect, test } from 'vitest';
import { link } from '../../src/checks/link/link.js';
import { severityOf } from '../../src/crawl/judge/link-state.js';
import { FATAL_LINK_CODES, type LinkCode, type LinkProblem } from '../../src/model/evidence.js';
import { brokenExchange, exchangeOf, PAGE } from '../helpers/facts.js';
import { runCheck, testCheck } from '../helpers/test-check.js';

const seen = (...exchanges: ReturnType<typeof exchangeOf>[]) => ({
  facts: { exchanges: exchanges.map((exchange) => ({ exchange, foundOn: null, label: null })) },
});
const withProblems = (...problems: LinkProblem[]) => seen(exchangeOf({ problems }));
const problem = (code: LinkCode, data: LinkProblem['data'] = {}): LinkProblem => ({ code, data });

testCheck(link, {
  passes: {
    'an address that answers': {},
    'off-site evidence where the checklist allows it': {
      ...withProblems(problem('off-site')),
      options: { offSite: 'off' },
    },
    'a missing fragment where the checklist allows it': {
      ...withProblems(problem('fragment')),
      options: { fragment: 'off' },
    },
  },
  fails: {
    'a page that is gone': {
      ...seen(brokenExchange('http-status', { status: 404 })),
      expect: ['http-status'],
      severity: 'error',
      where: { url: PAGE, row: null },
      actual: '404',
    },
    'a document found on the page, too': {
      facts: { exchanges: [{ exchange: brokenExchange('timeout'), foundOn: PAGE, label: 'แผน' }] },
      expect: ['timeout'],
    },
    'one finding for a link that is dead in several ways': {
      ...withProblems(problem('insecure'), problem('http-status'), problem('soft-404')),
      expect: ['http-status'],
    },
    'the same address only once, whatever its fragment': {
      ...seen(brokenExchange('dns', { url: `${PAGE}#a` }), brokenExchange('dns', { url: `${PAGE}#b` })),
      expect: ['dns'],
    },
    'a bad certificate beside a dead page': {
      ...withProblems(problem('tls'), problem('http-status')),
      expect: ['http-status', 'tls'],
    },
    'off-site evidence as a warning': {
      ...seen(exchangeOf({ finalUrl: 'https://drive.google.com/file/d/1', problems: [problem('off-site')] })),
      expect: ['off-site'],
      severity: 'warning',
      actual: 'https://drive.google.com/file/d/1',
    },
    'off-site evidence as an error': {
      ...withProblems(problem('off-site')),
      options: { offSite: 'error' },
      expect: ['off-site'],
      severity: 'error',
    },
    'a missing fragment': {
      ...seen(exchangeOf({ url: `${PAGE}#part`, problems: [problem('fragment')] })),
      options: { fragment: 'error' },
      expect: ['fragment'],
      severity: 'error',
      actual: '#part',
    },
    'a bot wall as a matter for a person': {
      ...withProblems(problem('unverifiable')),
      expect: ['unverifiable'],
      severity: 'warning',
      review: true,
    },
    'a redirect to the home page': {
      ...seen(brokenExchange('redirect-home', { finalUrl: 'https://town.example/' })),
      expect: ['redirect-home'],
      actual: 'https://town.example/',
    },
    'several that leave the content readable': {
      ...withProblems(problem('insecure'), problem('tls-chain'), problem('tls-expiring')),
      expect: ['insecure', 'tls-chain', 'tls-expiring'],
      severity: 'warning',
    },
  },
});

describe('every way in which an address can fail', () => {
  const codes: readonly LinkCode[] = [
    'invalid-url',
    'dns',
    'connection',
    'timeout',
    'http-status',
    'redirect-loop',
    'redirect-home',
    'soft-404',
    'login-wall',
    'tls',
    'tls-chain',
    'tls-expiring',
    'off-site',
    'fragment',
    'insecure',
    'private-address',
    'spam',
    'unverifiable',
  ];
  const warnings: readonly LinkCode[] = [
    'tls-chain',
    'tls-expiring',
    'off-site',
    'fragment',
    'insecure',
    'private-address',
    'spam',
    'unverifiable',
  ];

  test.each(codes)('%s is reported under its own code', (code) => {
    const [finding] = runCheck(link, withProblems(problem(code)));
    expect(finding).toMatchObject({ code: `link/${code}`, severity: warnings.includes(code) ? 'warning' : 'error' });
  });

  test('is a code, and the fatal ones are among them', () => {
    expect(Object.keys(link.meta.findings).sort()).toEqual([...codes].sort());
    expect([...FATAL_LINK_CODES].every((code) => codes.includes(code))).toBe(true);
  });
});

test.each([
  ['connection', { reason: 'refused' }, ' (เครื่องแม่ข่ายปฏิเสธการเชื่อมต่อ)', ' (refused)'],
  ['timeout', { phase: 'body', ms: 20000 }, ' (ขณะรับข้อมูล)', ' (while the content came in)'],
  ['tls', { reason: 'expired', until: '2025-09-01' }, ' (หมดอายุแล้ว)', ' (expired)'],
  ['tls-expiring', { days: 3, until: '2025-10-05' }, ' (2025-10-05)', ' (2025-10-05)'],
  ['soft-404', { reason: 'ไม่พบหน้าที่ต้องการ' }, ' (ไม่พบหน้าที่ต้องการ)', ' (ไม่พบหน้าที่ต้องการ)'],
  ['connection', {}, '', ''],
] as const)('the reason of %s stands in brackets in both languages', (code, data, reasonTh, reasonEn) => {
  const [finding] = runCheck(link, withProblems(problem(code, data)));
  expect(finding!.data).toMatchObject({ reasonTh, reasonEn });
});

test('the crawl takes for broken what the check takes for an error, code by code', () => {
  for (const [code, { severity }] of Object.entries(link.meta.findings))
    expect([code, severityOf([{ code: code as LinkCode, data: {} }])]).toEqual([code, severity]);
});
