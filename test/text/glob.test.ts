import { describe, expect, test } from 'vitest';
import { compileGlob } from '../../src/text/patterns/glob.js';

const SITE = 'https://www.example.go.th';

describe('compileGlob', () => {
  test.each([
    ['**/webboard/**', `${SITE}/webboard/topic/1`],
    ['**/webboard/**', `${SITE}/webboard`],
    ['**/webboard/**', `${SITE}/webboard?page=2`],
    ['**/webboard/**', `${SITE}/a/Webboard/1`],
    [`${SITE}/ita/**`, `${SITE}/ita/o13.html`],
    [`${SITE}/ita/*.html`, `${SITE}/ita/o13.html`],
    [`${SITE}/a/**/b`, `${SITE}/a/b`],
    [`${SITE}/a/**/b`, `${SITE}/a/x/y/b`],
    ['*2567*.xlsx', 'รายงาน ๒๕๖๗ (2).XLSX'],
    ['*2567*.xlsx', `${SITE}/files/o13-2567.xlsx`],
    ['*รายงาน*', `${SITE}/files/%E0%B8%A3%E0%B8%B2%E0%B8%A2%E0%B8%87%E0%B8%B2%E0%B8%99.pdf?v=2`],
    [`${SITE}/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7/*`, `${SITE}/ข่าว/1`],
    [`${SITE}/ข่าว/*`, `${SITE}/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7/1`],
    ['**?page_id=*', `${SITE}/?page_id=1`],
    ['*(1).pdf', 'a(1).pdf'],
    ['**', SITE],
  ])('%s takes %s', (glob, value) => {
    expect(compileGlob(glob).test(value)).toBe(true);
  });

  test.each([
    ['**/webboard/**', `${SITE}/webboards/1`],
    [`${SITE}/ita/*`, `${SITE}/ita/a/b`],
    [`${SITE}/ita/*.html`, `${SITE}/ita/o13.html.bak`],
    ['*2567*.xlsx', 'o13-2568.xlsx'],
    ['*.pdf', `${SITE}/a.pdf/view`],
    ['a.c', 'abc'],
    ['a*/c', 'ab/d/c'],
  ])('%s does not take %s', (glob, value) => {
    expect(compileGlob(glob).test(value)).toBe(false);
  });

  test('many stars and a broken address do no harm', () => {
    expect(compileGlob(`${'*a'.repeat(30)}*b`).test('a'.repeat(20_000))).toBe(false);
    expect(compileGlob('*%*').test('%E0%A4%A')).toBe(true);
  });
});
