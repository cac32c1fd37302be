import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPictureHeader } from '../../src/extract/raster/dimensions.js';

const canvas = createCanvas(123, 45);
const jpeg = canvas.toBuffer('image/jpeg');

/** A JPEG with an Exif block that says when it was taken. */
function dated(text: string): Buffer {
  const tiff = Buffer.alloc(26 + 20);
  tiff.write('II', 0, 'latin1');
  tiff.writeUInt16LE(42, 2);
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x132, 10);
  tiff.writeUInt16LE(2, 12);
  tiff.writeUInt32LE(20, 14);
  tiff.writeUInt32LE(26, 18);
  tiff.write(text, 26, 'latin1');
  const head = Buffer.from([0xff, 0xe1, 0, tiff.length + 8]);
  return Buffer.concat([jpeg.subarray(0, 2), head, Buffer.from('Exif\0\0', 'latin1'), tiff, jpeg.subarray(2)]);
}

describe('the header of a picture', () => {
  it('says its size, whatever the format', () => {
    const gif = Buffer.from('GIF89a\x7b\0\x2d\0\0\0\0', 'latin1');
    const bmp = Buffer.alloc(54);
    bmp.write('BM', 0, 'latin1');
    bmp.writeInt32LE(123, 18);
    bmp.writeInt32LE(-45, 22);
    for (const body of [jpeg, canvas.toBuffer('image/png'), canvas.toBuffer('image/webp'), gif, bmp]) {
      expect(readPictureHeader(body)).toMatchObject({ width: 123, height: 45, date: null });
    }
  });

  it('says when it was taken, in our era', () => {
    expect(readPictureHeader(dated('2024:10:02 09:15:00'))).toMatchObject({
      width: 123,
      date: { date: '2024-10-02', from: 'metadata' },
    });
    expect(readPictureHeader(dated('2567:10:02 09:15:00'))?.date?.date).toBe('2024-10-02');
  });

  it('does not believe a clock that was never set', () => {
    expect(readPictureHeader(dated('1970:01:01 00:00:00'))?.date).toBeNull();
    expect(readPictureHeader(dated('0000:00:00 00:00:00'))?.date).toBeNull();
  });

  it('of anything is read without an error', () => {
    const starts = fc.constantFrom(
      '\xff\xd8\xff',
      '\x89PNG\r\n\x1a\n',
      'GIF89a',
      'RIFF\0\0\0\0WEBPVP8 ',
      'BM',
      'II*\0',
      'MM\0*',
      '',
    );
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 80 }), (start, rest) => {
        const header = readPictureHeader(Buffer.concat([Buffer.from(start, 'latin1'), rest]));
        expect(header === null || (header.width > 0 && header.height > 0)).toBe(true);
      }),
    );
  });
});
