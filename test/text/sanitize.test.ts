import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stripControls } from '../../src/text/thai/sanitize.js';

test.each([
  ['colours', '\x1b[31mแดง\x1b[0m', 'แดง'],
  ['a link with an address of its own', '\x1b]8;;http://evil\x07ดู\x1b]8;;\x07', 'ดู'],
  ['a window title ended by ST', '\x1b]0;title\x1b\\ข้อความ', 'ข้อความ'],
  ['a string that never ends keeps the text', '\x1b]0;ข้อความ', '0;ข้อความ'],
  ['a device control string', '\x1bPq#0\x1b\\a', 'a'],
  ['a reset', '\x1bcข้อความ', 'ข้อความ'],
  ['an eight-bit control sequence', '\x9b31mก', '31mก'],
  ['reading direction turned round', 'file\u202Efdp.exe\u2066x\u2069', 'filefdp.exex'],
  ['bells and backspaces', 'a\x07\x08b', 'ab'],
  ['line ends of Windows and of old Macs', 'a\r\nb\rc', 'a\nb\nc'],
  ['line feeds and tabs stay', 'a\tb\nc', 'a\tb\nc'],
])('%s', (_, text, expected) => {
  expect(stripControls(text)).toBe(expected);
});

test('nothing that a terminal obeys is left of any text', () => {
  const hostile = fc.string({
    unit: fc.oneof(
      fc.constantFrom('\x1b', '[', ']', '\\', '\x07', '\x9c', '\x9b', '0', ';', 'm', '\r', '\u202E'),
      fc.string({ minLength: 1, maxLength: 1 }),
    ),
  });
  fc.assert(
    fc.property(hostile, (s) => !/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202A-\u202E\u2066-\u2069]/.test(stripControls(s))),
  );
});

test('takes linear time', () => {
  stripControls('\x1b]'.repeat(500_000));
  stripControls(`\x1b[${'0'.repeat(1_000_000)}`);
});
