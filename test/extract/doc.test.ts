import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readDoc } from '../../src/extract/office/read-doc.js';
import { gridsIn, hintsFor, textIn, wordsOf } from './hints.js';

const read = (name: string) =>
  readDoc(new Uint8Array(readFileSync(`test/fixtures/field/documents/${name}`)), hintsFor(name));

test('what a tracked change struck out and what is hidden is not on the page of a .doc', async () => {
  const result = await read('doc-hidden-and-deleted.doc');
  expect(textIn(result).split('\n')[0]).toBe('ก่อนที่เพิ่ม หลัง');
  expect(wordsOf(gridsIn(result)[0]!.rows)).toEqual([
    ['ที่', 'เลขที่โครงการ'],
    ['1', '67019123451'],
    ['2', '67029123452'],
    ['3', 'แถวหนึ่ง\n\nแถวสอง'],
  ]);
});

test('text boxes of a .doc stand where they are anchored', async () => {
  const result = await read('doc-text-boxes.doc');
  expect(wordsOf(gridsIn(result)[0]!.rows)).toEqual([
    ['ที่', 'ชื่อ'],
    ['1', 'ในกล่อง\nในช่อง'],
  ]);
  expect(textIn(result).split('\n').slice(0, 5)).toEqual(['หัวเรื่อง', 'กล่องแรก', 'บรรทัดสอง', 'กล่องที่สอง', 'เนื้อความ']);
});
