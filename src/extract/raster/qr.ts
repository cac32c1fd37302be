import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { withoutUserInfo } from '../../text/url.js';
import type { Bitmap } from './bitmap.js';

/** Codes taken from one picture. */
const MAX_CODES = 20;

type ZXing = typeof import('zxing-wasm/reader');
type Picture = Parameters<ZXing['readBarcodes']>[0];

let loaded: Promise<ZXing> | null = null;

/** @returns the texts of all QR codes in a picture, each once; none when there is none that can be read. */
export async function readQrCodes(bitmap: Bitmap): Promise<string[]> {
  const reader = await loadReader();
  const { width, height, data } = bitmap;
  const pixels = new Uint32Array(width * height);
  for (let index = 0; index < data.length; index++) pixels[index] = (data[index] as number) * 0x010101 + 0xff000000;
  const picture = { data: new Uint8ClampedArray(pixels.buffer), width, height, colorSpace: 'srgb' };
  return readAll(reader, picture as unknown as Picture);
}

/** As `readQrCodes`, of a JPEG, PNG, GIF or BMP file, which the reader decodes itself. */
export async function readQrCodesOfFile(body: Uint8Array): Promise<string[]> {
  return readAll(await loadReader(), new Uint8Array(body));
}

async function readAll(reader: ZXing, input: Picture): Promise<string[]> {
  const found = await reader.readBarcodes(input, {
    formats: ['QRCode'],
    tryHarder: true,
    maxNumberOfSymbols: MAX_CODES,
  });
  return [...new Set(found.filter((code) => code.isValid).map((code) => withoutUserInfo(code.text)))];
}

/** With its wasm from the package: left alone it would fetch it from the net. */
function loadReader(): Promise<ZXing> {
  loaded ??= startReader();
  return loaded;
}

async function startReader(): Promise<ZXing> {
  const reader = await import('zxing-wasm/reader');
  const binary = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const wasmBinary = binary.buffer.slice(binary.byteOffset, binary.byteOffset + binary.byteLength) as ArrayBuffer;
  await reader.prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  return reader;
}
