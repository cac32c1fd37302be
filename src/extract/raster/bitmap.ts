/** A picture in greys, 0 black to 255 white, row by row. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  readonly dpi: number;
}

/** Pixels that may be decoded: 40 million are an A2 sheet at 300 dpi, and 160 MB as colours. */
export const MAX_PIXELS = 40_000_000;

/** Scans are read at this size: smaller letters are lost, larger ones cost time (measured: digits right of 38: 33, 38, 38 at 150, 200, 300 dpi). */
export const READING_DPI = 200;

/** Of pictures that don't say: the longer side is taken to be that of an A4 sheet. */
const A4_INCHES = 11.69;

/**
 * Decodes a picture into greys.
 * @param leastSide a drawing, which has no size of its own, is drawn so large
 * @returns null when the optional decoder is not installed.
 * @throws when the picture is damaged or of a kind that the decoder does not know.
 */
export async function decodePicture(body: Uint8Array, leastSide = 0): Promise<Bitmap | null> {
  const canvas = await import('@napi-rs/canvas').catch(() => null);
  if (canvas === null) return null;
  const picture = await canvas.loadImage(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
  const growth = Math.max(1, leastSide / Math.max(1, picture.width, picture.height));
  if (growth > 1) [picture.width, picture.height] = [picture.width * growth, picture.height * growth];
  const [wide, high] = [picture.width, picture.height];
  // What is larger than the reading size is brought down to it while decoding.
  const scale = Math.min(1, (A4_INCHES * READING_DPI * 1.5) / Math.max(wide, high));
  const [width, height] = [Math.max(1, Math.round(wide * scale)), Math.max(1, Math.round(high * scale))];
  const surface = canvas.createCanvas(width, height);
  const context = surface.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
  const colours = context.getImageData(0, 0, width, height).data;
  const data = new Uint8Array(width * height);
  for (let index = 0; index < data.length; index++) {
    const at = index * 4;
    data[index] =
      ((colours[at] as number) * 77 + (colours[at + 1] as number) * 150 + (colours[at + 2] as number) * 29) >> 8;
  }
  return { width, height, data, dpi: Math.max(width, height) / A4_INCHES };
}
