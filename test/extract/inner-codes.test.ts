import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { extractDocument } from '../../src/extract/extract-document.js';
import { readEmbeddedQrCodes } from '../../src/extract/images/embedded-qr-codes.js';
import { bytes, hintsFor } from './hints.js';
import { qrPng, qrSvg } from './qr-maker.js';

const ADDRESS = 'https://forms.gle/borrow';

async function codesIn(name: string, body: Uint8Array): Promise<readonly string[] | null> {
  const { qrCodes } = await extractDocument(
    body,
    hintsFor(name, { wants: { grids: false, qrCodes: true, ocr: false } }),
  );
  return qrCodes.ok ? qrCodes.value.map(({ text }) => text) : null;
}

const page = (inside: string) => bytes(`<!doctype html><title>ยืม</title><p>สแกน</p>${inside}`);
const word = (picture: Uint8Array, name = 'word/media/image1.png') =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>ยืม</w:t></w:r></w:p></w:body></w:document>',
    ),
    [name]: picture,
  });

describe('QR codes within a file', () => {
  test('of pictures without an end take time in proportion to the page', async () => {
    expect(
      await readEmbeddedQrCodes('html', bytes('data:image/png;base64,'.repeat(120_000)), 'http://town.test/'),
    ).toEqual([]);
  });

  test('are read from pictures that a page holds in itself', async () => {
    const png = Buffer.from(await qrPng(ADDRESS)).toString('base64');
    expect(await codesIn('a.html', page(`<img src="data:image/png;base64,${png}">`))).toEqual([ADDRESS]);
    expect(await codesIn('a.html', page(`<img src='data:image/gif;base64,R0lGODlh'><p>"data:image/png</p>`))).toEqual(
      [],
    );
  });

  test('are read from drawings, in a page and alone', async () => {
    const drawing = await qrSvg(ADDRESS);
    expect(await codesIn('a.svg', bytes(drawing))).toEqual([ADDRESS]);
    const inline = drawing.slice(drawing.indexOf('<svg')).replace(/ xmlns="[^"]*"/, '');
    expect(await codesIn('a.html', page(`<svg><path d="M0 0"/></svg>${inline}`))).toEqual([ADDRESS]);
  });

  test('are not looked for in drawings that a painter could not finish', async () => {
    const levels = Array.from(
      { length: 40 },
      (_, at) => `<g id="g${at + 1}"><use href="#g${at}"/><use href="#g${at}"/></g>`,
    );
    const bomb = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><defs><rect id="g0" width="9" height="9"/>${levels.join('')}</defs><use href="#g40"/></svg>`;
    expect(await codesIn('a.svg', bytes(bomb))).toEqual([]);
    expect(await codesIn('a.html', page(bomb))).toEqual([]);
  });

  test('are read from the pictures of a document', async () => {
    expect(await codesIn('a.docx', word(await qrPng(ADDRESS)))).toEqual([ADDRESS]);
    expect(await codesIn('a.docx', word(bytes('no picture')))).toEqual([]);
    expect(await codesIn('a.docx', word(await qrPng(ADDRESS), 'word/embeddings/x.png'))).toEqual([]);
  });

  test('are not looked for unless asked', async () => {
    const { qrCodes } = await extractDocument(word(await qrPng(ADDRESS)), hintsFor('a.docx'));
    expect(qrCodes.ok).toBe(false);
  });
});
