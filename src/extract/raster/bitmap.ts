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

const A4_INCHES = { long: 11.69, short: 8.27 };
/** Of one picture that is read: an A4 sheet at some 350 dpi. */
const MAX_READ_PIXELS = 12_000_000;

/** Rows of pixels turned into greys at a time. */
const BAND = 64;

/** Dots per inch of a picture that does not say how large its sheet is: an A4 sheet, or a strip as wide as one. */
export function sheetDpi(width: number, height: number): number {
  return Math.min(Math.max(width, height) / A4_INCHES.long, Math.min(width, height) / A4_INCHES.short);
}

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
  const large = (READING_DPI * 1.5) / sheetDpi(wide, high);
  const scale = Math.min(1, large, Math.sqrt(MAX_READ_PIXELS / Math.max(1, wide * high)));
  const [width, height] = [Math.max(1, Math.round(wide * scale)), Math.max(1, Math.round(high * scale))];
  const surface = canvas.createCanvas(width, height);
  const context = surface.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
  const data = new Uint8Array(width * height);
  // Colours take four times the room of greys: a few rows of them at a time.
  for (let top = 0; top < height; top += BAND) {
    const colours = context.getImageData(0, top, width, Math.min(BAND, height - top)).data;
    for (let at = 0; at < colours.length; at += 4) {
      const grey = (colours[at] as number) * 77 + (colours[at + 1] as number) * 150 + (colours[at + 2] as number) * 29;
      data[top * width + at / 4] = grey >> 8;
    }
  }
  return { width, height, data, dpi: sheetDpi(width, height) };
}
