import { CFB } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { openCompoundFile } from '../../src/extract/containers/compound-file.js';

/** A file with one stream of 200 bytes, which lies among the small sectors. */
function smallFile(): Buffer {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, '/Small', Buffer.alloc(200, 7));
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Uint8Array);
}

describe('a compound file', () => {
  test('gives a small stream', () => {
    expect(openCompoundFile(smallFile()).stream('Small')).toEqual(Buffer.alloc(200, 7));
  });

  test('whose small sectors lead in a circle is corrupt, whatever length it states', () => {
    const body = smallFile();
    const sectorSize = 1 << body.readUInt16LE(30);
    // No stream is too large for the small sectors, and the stream states 2 GiB.
    body.writeUInt32LE(0xffff_ffff, 56);
    const entry = body.indexOf(Buffer.from('Small', 'utf16le'));
    body.writeUInt32LE(0x7fff_ffff, entry + 120);
    const start = body.readUInt32LE(entry + 116);
    body.writeUInt32LE(start, (body.readUInt32LE(60) + 1) * sectorSize + start * 4);
    expect(() => openCompoundFile(body).stream('Small')).toThrow(expect.objectContaining({ code: 'corrupt' }));
  });
});
