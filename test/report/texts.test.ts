import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeAt } from '../../src/model/finding.js';
import { buildReport } from '../../src/report/compose/build-report.js';
import { buildDiff } from '../../src/report/compose/report-diff.js';
import { siteText } from '../../src/report/compose/site-text.js';
import { guardFormula, linkTarget } from '../../src/report/escape.js';
import { githubAnnotations } from '../../src/report/formats/github.js';
import { findingKey } from '../../src/round/finding-key.js';
import { escapeMarkup } from '../../src/text/markup.js';
import { anyText } from '../helpers/any-text.js';
import { sampleChecks } from './sample-checks.js';
import { finding, firstRound, item, ran, sampleRound } from './sample-round.js';

describe('what a site wrote', () => {
  it('is bounded, whole and without controls, whatever it was', () => {
    const wild = fc.oneof(
      anyText(),
      fc.string({
        unit: fc.constantFrom('\u001b', '[', 'm', '\ud800', '\udc00', 'ก', '\u202e', '\u0000', '😀', ']', '\u0007'),
      }),
    );
    fc.assert(
      fc.property(wild, fc.integer({ min: 1, max: 50 }), (text, max) => {
        const clean = siteText(text, max);
        expect(clean.length).toBeLessThanOrEqual(max);
        expect(clean).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/);
        expect(clean).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
        expect(siteText(clean, max)).toBe(clean);
      }),
    );
  });

  it('stays as it is when it is harmless', () => {
    expect(siteText('เลขที่โครงการ e-GP 😀\nบรรทัดสอง', 100)).toBe('เลขที่โครงการ e-GP 😀\nบรรทัดสอง');
  });

  it('becomes no markup and no formula', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(escapeMarkup(text)).not.toMatch(/[<>"']/);
      }),
    );
    expect(['=1', '+1', '-1', '@x', '\t=1', '＝1'].map(guardFormula)).toEqual([
      "'=1",
      "'+1",
      "'-1",
      "'@x",
      "'\t=1",
      "'＝1",
    ]);
    expect(guardFormula('ข้อความ = 1')).toBe('ข้อความ = 1');
  });
});

describe('addresses', () => {
  it('become links only when they are http(s), in ASCII', () => {
    expect(linkTarget('javascript:alert(1)')).toBeNull();
    expect(linkTarget('data:text/html,x')).toBeNull();
    expect(linkTarget('http://a.test/ก "b>')).toBe('http://a.test/%E0%B8%81%20%22b%3E');
  });
});

describe('a finding of two rounds', () => {
  const at = placeAt('http://a.test/o13.xlsx', { row: 24, rowLabel: '19', column: 'e-GP' });

  it('is the same while only what was measured changes', () => {
    expect(findingKey('O13', finding('egp/digits', { digits: 10 }, { at }))).toBe(
      findingKey('O13', finding('egp/digits', { digits: 9 }, { at })),
    );
    const stale = (days: number, newest: string) =>
      finding('date/stale', { days, newest }, { at: placeAt('http://a.test/') });
    expect(findingKey('O4', stale(40, '2025-08-01'))).toBe(findingKey('O4', stale(55, '2025-09-01')));
    const moved = { ...at, row: 25 };
    expect(findingKey('O13', finding('egp/digits', {}, { at: moved }))).toBe(
      findingKey('O13', finding('egp/digits', {}, { at })),
    );
  });

  it('is another at another row, item, code or entry', () => {
    const keys = [
      findingKey('O13', finding('egp/digits', {}, { at })),
      findingKey('O12', finding('egp/digits', {}, { at })),
      findingKey('O13', finding('egp/month', {}, { at })),
      findingKey('O13', finding('egp/digits', {}, { at: { ...at, rowLabel: '29' } })),
      findingKey('O23', finding('coverage/missing', { entry: 'ภาษี' })),
      findingKey('O23', finding('coverage/missing', { entry: 'ทะเบียน' })),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is new, mended or still open', () => {
    const diff = buildDiff(firstRound, sampleRound, 'th', sampleChecks);
    expect([diff.new.length, diff.mended.length, diff.still.length]).toEqual([11, 1, 10]);
    expect(diff.mended).toMatchObject([{ item: 'O19', code: 'date/wrong-fiscal-year' }]);
    const same = buildDiff(sampleRound, sampleRound, 'th', sampleChecks);
    expect([same.new, same.mended]).toEqual([[], []]);
  });
});

describe('annotations for GitHub', () => {
  it('put each finding at its line of the checklist, at most ten of a kind', () => {
    const lines = githubAnnotations([buildReport(sampleRound, 'th', sampleChecks)]);
    expect(lines[0]).toBe(
      '::error file=samran.yaml,line=23,col=3,title=O3 ข้อมูลการติดต่อและช่องทางการสอบถามข้อมูล::เปิดไม่ได้ เซิร์ฟเวอร์ตอบ 404',
    );
    expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith('::warning '))).toHaveLength(4);
  });

  it('escape what would end or begin a command', () => {
    const nasty = item('O1', 'ก,ข:ค%\n::error::x', {
      verdict: 'fail',
      results: [ran('coverage', finding('coverage/missing', { entry: '50%\n::warning::x' }))],
    });
    const [line] = githubAnnotations([buildReport({ ...sampleRound, items: [nasty] }, 'th', sampleChecks)]);
    expect(line).toBe(
      '::error file=samran.yaml,line=21,col=3,title=O1 ก%2Cข%3Aค%25%0A%3A%3Aerror%3A%3Ax::ไม่กล่าวถึง “50%25%0A::warning::x”',
    );
  });
});
