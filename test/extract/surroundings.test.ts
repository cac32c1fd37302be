import { expect, it } from 'vitest';
import { zipWithoutSurroundings } from '../../src/extract/containers/zip-bounds.js';
import { tableDelimiter } from '../../src/extract/grid/delimiter.js';
import { findTruncation } from '../../src/extract/type/truncation.js';
import { bytes } from './hints.js';

/** An archive of one empty file `a`. */
function archiveOf(): Buffer {
  const local = Buffer.alloc(31);
  local.write('PK\x03\x04', 'latin1');
  local.writeUInt16LE(1, 26);
  local.write('a', 30);
  const directory = Buffer.alloc(47);
  directory.write('PK\x01\x02', 'latin1');
  directory.writeUInt16LE(1, 28);
  directory.write('a', 46);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}

it('an archive is found between a notice before it and a page behind it', () => {
  const archive = archiveOf();
  const around = Buffer.concat([Buffer.from('Notice: x\r\n'), archive, Buffer.from('<html>PK\x05\x06</html>')]);
  expect(zipWithoutSurroundings(around)).toEqual(archive);
});

it('an archive whose end counts a comment that is not there is taken without it', () => {
  const archive = archiveOf();
  const counted = Buffer.from(archive);
  counted.writeUInt16LE(9, counted.length - 2);
  expect(zipWithoutSurroundings(counted)).toEqual(archive);
});

it('a sound archive and one that is cut are left as they are', () => {
  const archive = archiveOf();
  expect(zipWithoutSurroundings(archive)).toBeNull();
  expect(zipWithoutSurroundings(archive.subarray(0, -10))).toBeNull();
  expect(zipWithoutSurroundings(archive.subarray(40))).toBeNull();
});

it.each([
  ['titles with commas', 'เทศบาล, อำเภอ, จังหวัด\nปี 2568, งวด 1, ก\nที่;ชื่อ\n1;ก\n2;ข\n3;ค\n', ';'],
  ['amounts with commas', 'ที่|ชื่อ|เงิน\n1|ก|1,000,000.00\n2|ข|2,000,000.00\n', '|'],
  ['an inch sign', 'ที่,ชื่อ,เงิน\n1,จอ 24",500\n2,"จอ 27"" โค้ง",600\n', ','],
  ['quoted separators', '"ที่";"ชื่อ, สกุล";"เงิน"\n"1";"ก, ข";"5"\n', ';'],
])('the separator of a table is found under %s', (_, text, expected) => {
  expect(tableDelimiter(text)).toBe(expected);
});

it('an RTF ends with its outer brace, whatever follows, and is cut where a group is open', () => {
  expect(findTruncation('rtf', bytes('{\\rtf1 {a\\}} b}\r\n<!-- served -->'))).toBe(false);
  expect(findTruncation('rtf', bytes('{\\rtf1 {a} \\bin3 }}}}'))).toBe(false);
  expect(findTruncation('rtf', bytes('{\\rtf1 {a}{b}'))).toBe(true);
});
