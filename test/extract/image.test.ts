import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readImage } from '../../src/extract/images/read-image.js';
import { BrokenFile } from '../../src/extract/reader.js';
import { hintsFor } from './hints.js';
import { qrPng } from './qr-maker.js';

const read = (body: Uint8Array, qrCodes = false) =>
  readImage(body, hintsFor('poster.png', { wants: { grids: true, qrCodes, ocr: false } }));
const broken = async (body: Uint8Array, codes = false) => {
  const error: unknown = await read(body, codes).catch((thrown: unknown) => thrown);
  if (!(error instanceof BrokenFile)) throw new Error('read without complaint');
  return error;
};

/** A PNG header alone says how large the picture will be. */
function pngHeader(width: number, height: number): Buffer {
  const head = Buffer.alloc(33);
  head.write('\x89PNG\r\n\x1a\n', 0, 'latin1');
  head.writeUInt32BE(13, 8);
  head.write('IHDR', 12, 'latin1');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  head.set([8, 0, 0, 0, 0], 24);
  return head;
}

describe('a picture as a document', () => {
  it('is a scan whose text nobody has read', async () => {
    const result = await read(await qrPng('https://www.samran.go.th/'));
    expect(result.problems).toMatchObject([{ code: 'no-text' }]);
    expect(result.texts).toMatchObject({ ok: false, why: { kind: 'scan' } });
    expect(result.pageCount).toBe(1);
  });

  it('gives its QR codes when somebody asks for them, and none as none', async () => {
    const codes = (await read(await qrPng('https://www.samran.go.th/eit'), true)).qrCodes;
    expect(codes.ok && codes.value.map((code) => code.text)).toEqual(['https://www.samran.go.th/eit']);
    const { createCanvas } = await import('@napi-rs/canvas');
    const blank = (await read(createCanvas(64, 64).toBuffer('image/png'), true)).qrCodes;
    expect(blank.ok && blank.value).toEqual([]);
  });

  it('gives the codes of a WebP picture too', async () => {
    const { createCanvas, loadImage } = await import('@napi-rs/canvas');
    const picture = await loadImage(Buffer.from(await qrPng('webp', 8)));
    const canvas = createCanvas(picture.width, picture.height);
    canvas.getContext('2d').drawImage(picture, 0, 0);
    const codes = (await read(canvas.toBuffer('image/webp', 100), true)).qrCodes;
    expect(codes.ok && codes.value.map((code) => code.text)).toEqual(['webp']);
  });

  it.each([
    ['a camera', 12_000, 9_000],
    ['an A3 sheet at 600 dpi', 7_016, 9_921],
  ])('of more pixels than are decoded, as %s makes them, is for a person to read', async (_, width, height) => {
    const result = await read(pngHeader(width, height), true);
    expect(result.problems).toMatchObject([{ code: 'no-text', data: { reason: 'pixels' } }]);
    expect([result.texts, result.qrCodes]).toMatchObject([{ ok: false }, { ok: false, why: { reason: 'pixels' } }]);
  });

  it('of more pixels than browsers show is refused before anything is decoded', async () => {
    expect(await broken(pngHeader(60_000, 60_000), true)).toMatchObject({
      code: 'too-large',
      data: { reason: 'pixels' },
    });
  });

  it('without a whole header is corrupt', async () => {
    expect((await broken(Buffer.from('\xff\xd8\xff\xe0', 'latin1'))).code).toBe('corrupt');
    expect((await broken(Buffer.from('no picture at all'))).code).toBe('corrupt');
  });

  it('that cannot be decoded is corrupt once its pixels are wanted', async () => {
    const data = deflateSync(Buffer.from('not the rows that the header promised'));
    const chunk = Buffer.alloc(8 + data.length + 4);
    chunk.writeUInt32BE(data.length, 0);
    chunk.write('IDAT', 4, 'latin1');
    chunk.set(data, 8);
    expect((await broken(Buffer.concat([pngHeader(80, 80), chunk]), true)).code).toBe('corrupt');
  });
});
