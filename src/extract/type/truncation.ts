import type { FileType } from '../../model/evidence.js';

/** Does the file lack its end? Only of kinds whose end is marked; archives and compound files show it when they are opened. */
export function findTruncation(type: FileType, body: Uint8Array): boolean {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (type === 'pdf') return isPdfCut(bytes);
  if (type === 'jpeg') return isJpegCut(bytes);
  if (type === 'png') return isPngCut(bytes);
  if (type === 'gif') return lastByte(bytes) !== 0x3b;
  if (type === 'webp') return bytes.length >= 8 && bytes.readUInt32LE(4) + 8 > bytes.length + 1;
  return type === 'rtf' && isRtfOpen(bytes);
}

/** Bytes that servers and mailers append behind the end mark. */
const PDF_TAIL = 2048;

// ISO 32000-1, 7.5.5. A linearised file has an end mark near its start, so only the last one counts.
function isPdfCut(bytes: Buffer): boolean {
  const end = bytes.lastIndexOf('%%EOF', undefined, 'latin1');
  return end < 0 || bytes.length - end > PDF_TAIL + 5;
}

// ITU T.81, B.1.1: segments up to the scan; thumbnails within them have end marks of their own.
function isJpegCut(bytes: Buffer): boolean {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) < at;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) return false;
    if (marker === 0xda) return bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) < at;
    at += 2 + (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8) ? 0 : bytes.readUInt16BE(at + 2));
  }
  return true;
}

// PNG third edition, 5.3: length, type, data, check sum; the last chunk is IEND.
function isPngCut(bytes: Buffer): boolean {
  for (let at = 8; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return false;
  return true;
}

/** The last one that is neither zero nor white space, which fill files up. */
function lastByte(bytes: Buffer): number | undefined {
  return bytes.findLast((byte) => byte !== 0 && byte !== 0x20 && (byte < 0x09 || byte > 0x0d));
}

// Rich Text Format 1.9.1: the document is one group; what follows its last brace is none of it.
function isRtfOpen(bytes: Buffer): boolean {
  let depth = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === 0x7b) depth++;
    else if (byte === 0x7d && --depth <= 0) return false;
    else if (byte === 0x5c) {
      const binary = bytes[at + 1] === 0x62 ? /^bin(\d+) ?/.exec(bytes.toString('latin1', at + 1, at + 16)) : null;
      at += binary === null ? 1 : binary[0].length + Number(binary[1]);
    }
  }
  return true;
}
