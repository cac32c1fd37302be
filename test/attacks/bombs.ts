import { constants, crc32, deflateRawSync } from 'node:zlib';

/** One member of an archive: packed bytes with what its headers say of them. */
export interface Member {
  readonly name: string;
  readonly packed: Uint8Array;
  readonly crc: number;
  /** What the headers declare; not what comes out. */
  readonly size: number;
}

export function member(name: string, text: string | Uint8Array): Member {
  const bytes = Buffer.from(text as Uint8Array);
  return { name, packed: deflateRawSync(bytes), crc: crc32(bytes), size: bytes.length };
}

/**
 * A member that unpacks to `start`, then `unit` over and over, then `end`; made without ever holding it whole. A block of deflate
 * that ends in a full flush may stand in a stream as often as one likes.
 */
export function hugeMember(
  name: string,
  start: string,
  unit: string,
  times: number,
  end: string,
  declared?: number,
): Member {
  const flushed = (bytes: Buffer): Buffer => deflateRawSync(bytes, { finishFlush: constants.Z_FULL_FLUSH });
  const [head, body, tail] = [Buffer.from(start), Buffer.from(unit), Buffer.from(end)];
  const block = flushed(body);
  let crc = crc32(head);
  for (let n = 0; n < times; n++) crc = crc32(body, crc);
  return {
    name,
    packed: Buffer.concat([flushed(head), ...Array<Buffer>(times).fill(block), deflateRawSync(tail)]),
    crc: crc32(tail, crc),
    size: declared ?? head.length + body.length * times + tail.length,
  };
}

/** An archive as its parts say it is (APPNOTE 4.3). With `overlapping` every entry of the directory names the first member's bytes. */
export function archive(members: readonly Member[], overlapping = 0): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  const entry = ({ name, packed, crc, size }: Member, at: number): Buffer => {
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(20, 6);
    header.writeUInt16LE(8, 10);
    header.writeUInt32LE(crc >>> 0, 16);
    header.writeUInt32LE(packed.length, 20);
    header.writeUInt32LE(size, 24);
    header.writeUInt16LE(Buffer.byteLength(name), 28);
    header.writeUInt32LE(at, 42);
    return Buffer.concat([header, Buffer.from(name)]);
  };
  for (const one of members) {
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(8, 8);
    header.writeUInt32LE(one.crc >>> 0, 14);
    header.writeUInt32LE(one.packed.length, 18);
    header.writeUInt32LE(one.size, 22);
    header.writeUInt16LE(Buffer.byteLength(one.name), 26);
    directory.push(entry(one, offset));
    parts.push(header, Buffer.from(one.name), Buffer.from(one.packed));
    offset += 30 + Buffer.byteLength(one.name) + one.packed.length;
  }
  const [first] = members;
  for (let n = 0; first !== undefined && n < overlapping; n++) directory.push(entry({ ...first, name: `${n}.txt` }, 0));
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** What every workbook has beside its sheet. */
export const WORKBOOK: readonly Member[] = [
  member('[Content_Types].xml', '<Types/>'),
  member(
    '_rels/.rels',
    '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  ),
  member('xl/workbook.xml', '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="s"/></sheets></workbook>'),
  member(
    'xl/_rels/workbook.xml.rels',
    '<Relationships><Relationship Id="s" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  ),
];

export const sheetFile = (xml: string, ...others: readonly Member[]): Buffer =>
  archive([...WORKBOOK, member('xl/worksheets/sheet1.xml', `<worksheet>${xml}</worksheet>`), ...others]);

export const wordFile = (body: string, ...others: readonly Member[]): Buffer =>
  archive([
    member('[Content_Types].xml', '<Types/>'),
    member(
      '_rels/.rels',
      '<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    member(
      'word/document.xml',
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
    ...others,
  ]);

export const openDocument = (kind: 'text' | 'spreadsheet', body: string): Buffer =>
  archive([
    member('mimetype', `application/vnd.oasis.opendocument.${kind}`),
    member(
      'content.xml',
      `<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
    ),
  ]);
