import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { extractDocument } from '../../src/extract/extract-document.js';
import { corpusFile } from './corpus.js';
import { gridsIn, hintsFor, textIn, tis620 } from './hints.js';

const load = (members: Record<string, Uint8Array>) => extractDocument(zipSync(members), hintsFor('o13.zip'));

/** A zip whose one name is TIS-620, as Windows in Thai writes it: the same length in both, so that only bytes are exchanged. */
function zipWithThaiName(name: string, content: Uint8Array): Uint8Array {
  const encoded = tis620(name);
  const placeholder = 'x'.repeat(encoded.length);
  const zip = Buffer.from(zipSync({ [placeholder]: content }));
  for (let at = zip.indexOf(placeholder); at >= 0; at = zip.indexOf(placeholder, at + 1)) zip.set(encoded, at);
  return zip;
}

/** As PKZIP 1 packed its members. */
function withMethod(zip: Uint8Array, method: number): Uint8Array {
  const changed = Buffer.from(zip);
  for (let at = changed.indexOf('PK\x03\x04'); at >= 0; at = changed.indexOf('PK\x03\x04', at + 4))
    changed.writeUInt16LE(method, at + 8);
  for (let at = changed.indexOf('PK\x01\x02'); at >= 0; at = changed.indexOf('PK\x01\x02', at + 4))
    changed.writeUInt16LE(method, at + 10);
  return changed;
}

describe('an archive', () => {
  test.each([1, 6, 9, 12, 14])('whose members are packed by method %i is not damaged, but not read', async (method) => {
    const zip = withMethod(zipSync({ 'a.txt': strToU8('ก'), 'b.txt': strToU8('ข') }), method);
    const result = await extractDocument(zip, hintsFor('o13.zip'));
    expect(result.problems).toMatchObject([
      { code: 'not-readable', data: { reason: 'compression', member: 'a.txt' } },
      { code: 'not-readable', data: { reason: 'compression', member: 'b.txt' } },
    ]);
    expect(result.texts.ok).toBe(false);
  });

  test('is a folder of documents, its members named in the place', async () => {
    const result = await load({
      '2567/o13.xlsx': corpusFile('procurement.xlsx'),
      'note.txt': strToU8('ประกาศ ณ วันที่ 1 ตุลาคม 2567'),
    });
    expect(result.type).toBe('zip');
    expect(gridsIn(result).map((grid) => [grid.at.url, grid.at.sheet])).toEqual([
      ['https://town.test/files/o13.zip', '2567/o13.xlsx › รายงาน'],
      ['https://town.test/files/o13.zip', '2567/o13.xlsx › คำอธิบาย'],
    ]);
    expect(textIn(result)).toContain('ประกาศ ณ วันที่');
    expect(result.dates.map((fact) => fact.date)).toContain('2024-10-01');
  });

  test('may name its members in TIS-620', async () => {
    const result = await extractDocument(zipWithThaiName('รายงาน.txt', strToU8('ข้อความ')), hintsFor('o13.zip'));
    expect(result.texts.ok && result.texts.value[0]!.at.sheet).toBe('รายงาน.txt');
  });

  test('is not opened when it lies in another', async () => {
    const result = await load({ 'inner.zip': zipSync({ 'a.txt': strToU8('ก') }), 'b.txt': strToU8('ข') });
    expect(result.problems).toMatchObject([{ code: 'not-readable', data: { type: 'zip', member: 'inner.zip' } }]);
    expect(textIn(result)).toBe('ข');
  });

  test('with paths that lead out of it is read all the same, and its damaged member is named', async () => {
    const result = await load({
      '../../etc/cron.txt': strToU8('ก'),
      'o13.docx': corpusFile('procurement.docx').slice(0, 5000),
    });
    expect(textIn(result)).toBe('ก');
    expect(result.problems).toMatchObject([
      { code: 'truncated', data: { member: 'o13.docx' }, at: { sheet: 'o13.docx' } },
    ]);
  });

  test('names what is no document and passes it over', async () => {
    const video = new Uint8Array([0, 0, 0, 0x18, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73, 0x6f, 0x6d, 0, 0, 2, 0]);
    const result = await load({ 'a.txt': strToU8('ก'), 'clip.mp4': video, 'fonts/THSarabun.ttf': new Uint8Array(64) });
    expect(textIn(result)).toBe('ก');
    expect(result.problems).toEqual([
      { code: 'passed-over', data: { reason: 'members', names: 'clip.mp4, fonts/THSarabun.ttf' }, at: null },
    ]);
  });

  test('without a document in it is empty', async () => {
    expect((await load({ '__MACOSX/._a.pdf': strToU8('x'), 'Thumbs.db': strToU8('x') })).problems).toMatchObject([
      { code: 'empty' },
    ]);
  });

  test('counts as changed when a member changed, not when it was packed again', async () => {
    const before = await extractDocument(zipSync({ 'a.txt': strToU8('ก') }, { level: 0 }), hintsFor('a.zip'));
    const packed = await extractDocument(
      zipSync({ 'a.txt': strToU8('ก') }, { level: 9, mtime: '2020-02-02' }),
      hintsFor('a.zip'),
    );
    const changed = await load({ 'a.txt': strToU8('ข') });
    expect(packed.contentSha256).toBe(before.contentSha256);
    expect(changed.contentSha256).not.toBe(before.contentSha256);
  });
});
