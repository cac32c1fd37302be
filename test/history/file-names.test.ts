import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportName, safeName } from '../../src/history/evidence/file-names.js';
import { anyText } from '../helpers/any-text.js';
import { anExchange } from './rounds.js';

const nameOf = (url: string, type: 'pdf' | 'html' | 'jpeg' | null, fileName: string | null = null) =>
  exportName({ exchange: anExchange(url, 'x', { fileName }), type }, 3);

test.each([
  ['https://town.test/files/%E0%B9%81%E0%B8%9C%E0%B8%99%202568.pdf', 'pdf', '03-แผน 2568.pdf'],
  ['https://town.test/download?id=7', 'pdf', '03-download.pdf'],
  ['https://town.test/', 'html', '03-index.html'],
  ['https://town.test/a%2F..%2F..%2Fetc%2Fpasswd', null, '03-a_.._.._etc_passwd'],
  ['https://town.test/%FF', 'jpeg', '03-%FF.jpg'],
] as const)('%s is called after its last part', (url, type, name) => {
  expect(nameOf(url, type)).toBe(name);
});

test('a name that the server gives goes before the address', () => {
  expect(nameOf('https://town.test/download', 'pdf', '..\\..\\รายงาน: "ลับ".pdf')).toBe('03-_.._รายงาน_ _ลับ_.pdf');
});

test.each(['CON', 'con.txt', 'lpt1', 'NUL.pdf'])('%s, which Windows keeps for itself, is marked', (name) => {
  expect(safeName(name)).toBe(`_${name}`);
});

test('whatever a site calls a file, its name is one segment that every system can hold', () => {
  fc.assert(
    fc.property(anyText({ maxLength: 300 }), (raw) => {
      const name = safeName(raw);
      expect(name).toMatch(/^[^<>:"/\\|?*\p{Cc}\p{Cf}]+$/u);
      expect(name).not.toMatch(/^\.|[. ]$/);
      expect([...name].length).toBeLessThanOrEqual(81);
    }),
  );
});
