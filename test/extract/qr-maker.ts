import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

const binary = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'));
prepareZXingModule({
  overrides: {
    wasmBinary: binary.buffer.slice(binary.byteOffset, binary.byteOffset + binary.byteLength) as ArrayBuffer,
  },
});

/** A QR code as a picture in greys, one pixel a module. */
export async function qrPicture(text: string): Promise<{ width: number; height: number; data: Uint8Array }> {
  const { symbol } = await writeBarcode(text, { format: 'QRCode' });
  return { width: symbol.width, height: symbol.height, data: new Uint8Array(symbol.data) };
}

/** A QR code as a PNG file. */
export async function qrPng(text: string, scale = 4): Promise<Uint8Array> {
  const { image, error } = await writeBarcode(text, { format: 'QRCode', scale });
  if (image === null) throw new Error(error);
  return new Uint8Array(await image.arrayBuffer());
}

/** A QR code as a drawing, as web pages hold it. */
export async function qrSvg(text: string): Promise<string> {
  return (await writeBarcode(text, { format: 'QRCode', scale: 2 })).svg;
}
