import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { crop, inkLevel, liftRules, measureSkew, straighten, turnQuarter } from '../../src/extract/ocr/preprocess.js';
import { type Bitmap, sheetDpi } from '../../src/extract/raster/bitmap.js';

/** A sheet at 100 dpi: rows of short strokes as letters, and a table of 4 by 3 cells. */
function sheet(degrees: number): Bitmap {
  const [width, height] = [800, 1000];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#f4f1ea';
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate((degrees * Math.PI) / 180);
  context.translate(-width / 2, -height / 2);
  context.fillStyle = '#222222';
  for (let y = 120; y < 880; y += 30)
    for (let x = 110; x < 690; x += 12) if ((x * y) % 7 !== 0) context.fillRect(x, y, 5, 12);
  for (let row = 0; row <= 3; row++) context.fillRect(100, 100 + row * 260, 600, 2);
  for (let column = 0; column <= 4; column++) context.fillRect(100 + column * 150, 100, 2, 780);
  const colours = context.getImageData(0, 0, width, height).data;
  return {
    width,
    height,
    dpi: 100,
    data: Uint8Array.from({ length: width * height }, (_, index) => colours[index * 4] ?? 255),
  };
}

describe('a scanned sheet', () => {
  it.each([-2, -1, -0.4, 0, 0.4, 1, 2])('that lies %s degrees askew is measured to a tenth of a degree', (degrees) => {
    const picture = sheet(degrees);
    expect(Math.abs(measureSkew(picture, inkLevel(picture)) - degrees)).toBeLessThan(0.1);
  });

  it('is set straight', () => {
    const picture = sheet(1);
    const level = inkLevel(picture);
    const upright = straighten(picture, measureSkew(picture, level));
    expect(Math.abs(measureSkew(upright, level))).toBeLessThan(0.1);
  });

  it('gives its ruling lines where they stand, and its letters without them', () => {
    const picture = sheet(0);
    const level = inkLevel(picture);
    const { across, down, bitmap } = liftRules(picture, level);
    expect(across.map((rule) => rule.at)).toEqual([100.5, 360.5, 620.5, 880.5]);
    expect(down.map((rule) => rule.at).sort((a, b) => a - b)).toEqual([100.5, 250.5, 400.5, 550.5, 700.5]);
    expect(bitmap.data[100 * 800 + 300]).toBe(255);
    expect(bitmap.data[125 * 800 + 124]).toBeLessThan(level);
  });

  it('is parted from its paper at a grey between both', () => {
    const level = inkLevel(sheet(0));
    expect(level).toBeGreaterThanOrEqual(0x22);
    expect(level).toBeLessThan(0xf0);
  });

  it('is cropped with a white margin', () => {
    const part = crop(sheet(0), 100, 100, 200, 150, 8);
    expect([part.width, part.height]).toEqual([116, 66]);
    expect(part.data[0]).toBe(255);
  });
});

it('a picture turned by a quarter lies on its right side, four times as it lay', () => {
  const picture = { width: 3, height: 2, dpi: 72, data: Uint8Array.of(1, 2, 3, 4, 5, 6) };
  expect(turnQuarter(picture)).toEqual({ width: 2, height: 3, dpi: 72, data: Uint8Array.of(4, 1, 5, 2, 6, 3) });
  expect(turnQuarter(turnQuarter(turnQuarter(turnQuarter(picture))))).toEqual(picture);
});

it('a picture without a size is a sheet of A4, either way up, and a long strip is as wide as one', () => {
  expect([sheetDpi(1654, 2338), sheetDpi(2338, 1654), sheetDpi(827, 9000)].map(Math.round)).toEqual([200, 200, 100]);
});
