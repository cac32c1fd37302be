import type { ExtractHints, ReaderResult } from '../../src/extract/reader.js';
import type { Cell, Grid } from '../../src/model/evidence.js';

/** Hints of a body about which nothing is known but its address. */
export function hintsFor(name: string, rest: Partial<ExtractHints> = {}): ExtractHints {
  return {
    url: `https://town.test/files/${name}`,
    contentType: null,
    fileName: null,
    cut: null,
    sheet: null,
    wants: { grids: true, qrCodes: false, ocr: false },
    ...rest,
  };
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Thai and ASCII as TIS-620 writes them. */
export function tis620(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => {
    const code = sign.codePointAt(0)!;
    return code >= 0x0e01 && code <= 0x0e5b ? code - 0x0d60 : code;
  });
}

export function gridsIn(result: Pick<ReaderResult, 'grids'>): readonly Grid[] {
  if (!result.grids.ok) throw new Error(`no grids: ${result.grids.why.reason}`);
  return result.grids.value;
}

export function textIn(result: Pick<ReaderResult, 'texts'>): string {
  if (!result.texts.ok) throw new Error(`no text: ${result.texts.why.reason}`);
  return result.texts.value.map((block) => block.text).join('\n');
}

export function wordsOf(rows: readonly (readonly Cell[])[]): string[][] {
  return rows.map((row) => row.map((cell) => cell.text));
}
