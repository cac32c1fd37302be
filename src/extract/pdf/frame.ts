import type { Pdfium, Pointer } from './pdfium.js';

/** Characters asked for their angle: enough to know how a page is turned, few enough to cost nothing. */
const ANGLE_SAMPLES = 48;

/** From PDF's own coordinates to the page as it is read: upright, the origin at the top left, in points. */
export interface Frame {
  /** Quarter turns clockwise that set the text upright, /Rotate included. */
  readonly turns: number;
  readonly width: number;
  readonly height: number;
  x(x: number, y: number): number;
  y(x: number, y: number): number;
}

/** The frame of a page: its /Rotate, and the way in which most of its text runs where that is not across. */
export function frameOf(pdfium: Pdfium, page: Pointer, text: Pointer): Frame {
  const { call, scratch } = pdfium;
  call.FPDF_GetPageBoundingBox(page, scratch);
  const at = scratch >> 2;
  const [left = 0, top = 0, right = 0, bottom = 0] = pdfium.floats().subarray(at, at + 4);
  const turns = textTurns(pdfium, text) ?? call.FPDFPage_GetRotation(page);
  const [across, down] = [right - left, top - bottom];
  if (turns === 0) return { turns, width: across, height: down, x: (x) => x - left, y: (_, y) => top - y };
  if (turns === 1) return { turns, width: down, height: across, x: (_, y) => y - bottom, y: (x) => x - left };
  if (turns === 2) return { turns, width: across, height: down, x: (x) => right - x, y: (_, y) => y - bottom };
  return { turns, width: down, height: across, x: (_, y) => top - y, y: (x) => right - x };
}

/** Quarter turns clockwise that set the text upright, /Rotate included; null when there is no text. */
function textTurns({ call }: Pdfium, text: Pointer): number | null {
  const count = call.FPDFText_CountChars(text);
  const votes = [0, 0, 0, 0];
  const step = Math.max(1, Math.floor(count / ANGLE_SAMPLES));
  for (let index = 0; index < count; index += step) {
    if (call.FPDFText_GetUnicode(text, index) <= 32) continue;
    const turns = turnsOf(call, text, index);
    if (turns === null) continue;
    votes[turns] = (votes[turns] ?? 0) + 1;
  }
  const most = Math.max(...votes);
  return most === 0 ? null : votes.indexOf(most);
}

/** Quarter turns clockwise that set a character upright; null when its angle is not known. */
export function turnsOf(call: Pdfium['call'], text: Pointer, index: number): number | null {
  const angle = call.FPDFText_GetCharAngle(text, index);
  if (angle < 0) return null;
  // A negative size turns the letters about; PDFium's angle is that of the matrix alone.
  const half = call.FPDFText_GetFontSize(text, index) < 0 ? 2 : 0;
  // PDFium counts the angle of the text clockwise: three quarters is text that runs up the sheet.
  return (4 + half - (Math.round(angle / (Math.PI / 2)) & 3)) % 4;
}
