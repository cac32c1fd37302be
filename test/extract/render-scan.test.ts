import { createCanvas } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { withPdf } from '../../src/extract/pdf/document.js';
import { openPage, readPage } from '../../src/extract/pdf/page.js';
import { renderScan } from '../../src/extract/pdf/render.js';

/** A page that is one picture, so many pixels by the point of the page. */
function scanPdf(wide: number, high: number, density: number): Buffer {
  const [width, height] = [Math.round(wide * density), Math.round(high * density)];
  const jpeg = createCanvas(width, height).toBuffer('image/jpeg', 10);
  const content = `q ${wide} 0 0 ${high} 0 0 cm /I Do Q`;
  const picture = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB`;
  const parts = [
    '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj',
    '2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj',
    `3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] /Contents 4 0 R /Resources <</XObject <</I 5 0 R>>>>>> endobj`,
    `4 0 obj <</Length ${content.length}>> stream\n${content}\nendstream endobj`,
    `5 0 obj <<${picture} /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length}>> stream\n`,
  ];
  const end = '\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF';
  return Buffer.concat([Buffer.from(`%PDF-1.4\n${parts.join('\n')}`), jpeg, Buffer.from(end)]);
}

it.each([
  ['an A4 sheet at 200 dots per inch', 595, 842, 200 / 72, [1653, 2339, 200]],
  ['an A4 sheet at 72 dots per inch', 595, 842, 1, [1653, 2339, 200]],
  ['an A3 sheet at 150 dots per inch', 1191, 842, 150 / 72, [3308, 2339, 200]],
  ['a point for each of the 1,240 pixels of an A4 sheet', 1240, 1754, 1, [1240, 1754, 150]],
  ['a point for each of the 827 pixels of an A4 sheet', 827, 1169, 1, [827, 1169, 100]],
  ['1/96 inch for each pixel of an A4 sheet', 1240, 1754, 96 / 72, [1653, 2339, 200]],
  ['1/600 inch for each of the 1,654 pixels of an A4 sheet', 198, 281, 600 / 72, [1650, 2342, 200]],
])('the picture or the page tells the size of a sheet: %s', async (_, wide, high, density, expected) => {
  const picture = await withPdf(scanPdf(wide, high, density), async (document) => {
    const open = openPage(document, 1);
    if (open === null) throw new Error('the page opens');
    const page = readPage(open, [], [], null);
    open.close();
    return renderScan(document, 1, page.pictureDensity);
  });
  expect([picture?.width, picture?.height, Math.round(picture?.dpi ?? 0)]).toEqual(expected);
});
