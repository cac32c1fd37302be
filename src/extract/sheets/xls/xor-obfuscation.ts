/** What takes the place of letters that a password lacks ([MS-OFFCRYPTO] 2.3.7.2). */
const PADDING = [0xbb, 0xff, 0xff, 0xba, 0xff, 0xff, 0xb9, 0x80, 0x00, 0xbe, 0x0f, 0x00, 0xbf, 0x0f, 0x00] as const;
const LENGTH = 16;

/**
 * The sixteen bytes by which a workbook is obfuscated (method 1 of [MS-OFFCRYPTO] 2.3.7); null where it was another password.
 * @param pass the data of its FilePass: key and verifier, from Excel 97 on behind a type of 0
 */
export function xorArrayOf(pass: Buffer, password: string): Uint8Array | null {
  const at = pass.length === 4 ? 0 : pass.length === 6 && pass.readUInt16LE(0) === 0 ? 2 : -1;
  if (at < 0) return null;
  const letters = Buffer.from(password, 'latin1');
  if (pass.readUInt16LE(at + 2) !== verifierOf(letters)) return null;
  const key = pass.subarray(at, at + 2);
  // A password of an odd length is followed by the first byte of the padding, one of an even length by all of it.
  const padded = Buffer.from([...letters, ...PADDING]).subarray(0, LENGTH);
  return padded.map((byte, index) => turnedLeft(byte ^ (key[index % 2] ?? 0), 7));
}

/** @param place of the byte within its record, whose data end at `end` of the stream */
export function withoutXor(byte: number, array: Uint8Array, { end, place }: { end: number; place: number }): number {
  return turnedLeft(byte ^ (array[(end + place) % LENGTH] ?? 0), 3);
}

function verifierOf(letters: Buffer): number {
  let verifier = 0;
  for (const byte of [letters.length, ...letters].reverse())
    verifier = (((verifier & 0x4000) === 0 ? 0 : 1) | ((verifier * 2) & 0x7fff)) ^ byte;
  return verifier ^ 0xce4b;
}

function turnedLeft(byte: number, bits: number): number {
  return ((byte << bits) | (byte >> (8 - bits))) & 0xff;
}
