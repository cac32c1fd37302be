import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { sniffType } from '../../src/extract/type/sniff.js';
import { corpusFile } from './corpus.js';
import { bytes, hintsFor, tis620 } from './hints.js';

const typeOf = async (body: Uint8Array, name = 'x', contentType: string | null = null) =>
  (await sniffType(body, hintsFor(name, { contentType }))).type;
const latin1 = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

describe('a file is what its bytes are', () => {
  test.each(['xlsx', 'xls', 'ods', 'docx', 'doc', 'odt', 'rtf', 'html'])('%s of an office suite', async (type) => {
    expect(await typeOf(corpusFile(`procurement.${type}`), 'picture.jpg', 'image/jpeg')).toBe(type);
  });

  test.each([
    ['pdf', latin1('%PDF-1.7\n')],
    ['pdf', latin1('<br />\n<b>Notice</b>: Undefined index: id<br />\n%PDF-1.4\n1 0 obj\n<<>>\nendobj')],
    ['html', latin1('<p>Files begin with %PDF-1.4, says the manual.</p>')],
    ['html', latin1('<html><body>%PDF-1.4\n1 0 obj\n<<>>\nendobj</body></html>')],
    ['pdf', latin1(`junk of a script\n%PDF-1.4\n%\xe2\xe3\xcf\xd3`)],
    ['jpeg', latin1('\xff\xd8\xff\xe0\0\x10JFIF')],
    ['png', latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
    ['gif', latin1('GIF89a\x01\0')],
    ['webp', latin1('RIFF\x10\0\0\0WEBPVP8 ')],
    ['bmp', latin1('BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0')],
    ['tiff', latin1('II*\0\x08\0\0\0')],
    ['rar', latin1('Rar!\x1a\x07\x01\0')],
    ['7z', latin1("7z\xbc\xaf'\x1c\0\x04")],
    ['html', bytes('\uFEFF\n\n<!-- a comment -->\n<!DOCTYPE html><title>ก</title>')],
    [
      'html',
      bytes(
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0"><html xmlns="http://www.w3.org/1999/xhtml">',
      ),
    ],
    ['html', bytes('Warning: mysql_connect() in /index.php on line 3\n<html><body>')],
    ['html', bytes('<table border=1><tr><td>1</table>')],
    ['html', tis620('<html><body>เทศบาล</body></html>')],
    [
      'svg',
      bytes(
        '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg/>',
      ),
    ],
    ['svg', bytes('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['xml', bytes('<?xml version="1.0"?><rss><channel/></rss>')],
    ['json', bytes('{"items": [1, 2]}')],
    ['text', bytes('ประกาศเทศบาล เรื่อง แผน, โครงการ\nและอื่น ๆ')],
    ['csv', bytes('ที่,ชื่อ,เลขที่\n1,ก,67019\n2,"ข, ค",67020\n')],
    ['csv', bytes('ที่\tชื่อ\n1\tก\n2\tข\n')],
    ['csv', bytes('sep=;\n1;2\n')],
    ['csv', tis620('ที่;ชื่อ\n1;ก\n2;ข\n')],
    ['empty', new Uint8Array()],
    ['empty', bytes('\uFEFF \r\n\t')],
    ['unknown', latin1('\0\0\0\0\0\0\0\0')],
    ['unknown', latin1('\x01\x02\x03\xfe\0\0\x11')],
  ])('%s (%#)', async (type, body) => {
    expect(await typeOf(body)).toBe(type);
  });

  test('kinds of zip are told apart by their members', async () => {
    const zip = (...names: string[]) => typeOf(zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')]))));
    expect(await zip('[Content_Types].xml', 'ppt/presentation.xml')).toBe('pptx');
    expect(await zip('[Content_Types].xml', 'word/document.xml', 'word/embeddings/xl/a.xlsx')).toBe('docx');
    expect(await zip('word/letter.pdf', 'xl.pdf')).toBe('zip');
  });

  test.each([
    [
      'ods',
      'spreadsheet',
      (type: string) => `manifest:full-path="/" manifest:version="1.2" manifest:media-type="${type}"`,
    ],
    ['odt', 'text', (type: string) => `manifest:media-type="${type}"\n  manifest:full-path='/'`],
  ])('%s without the member that states its type is told by its manifest', async (type, kind, attributes) => {
    const root = `<manifest:file-entry ${attributes(`application/vnd.oasis.opendocument.${kind}`)}/>`;
    const part = '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>';
    const manifest = (entries: string) => `<?xml version="1.0"?><manifest:manifest>${entries}</manifest:manifest>`;
    const zip = (entries: string) =>
      typeOf(zipSync({ 'content.xml': strToU8('<x/>'), 'META-INF/manifest.xml': strToU8(manifest(entries)) }));
    expect(await zip(part + root)).toBe(type);
    expect(await zip(part)).toBe('zip');
  });

  test('a name decides only between kinds of plain text', async () => {
    const prose = bytes('หนึ่งบรรทัด\nสองบรรทัด\n');
    expect(await typeOf(prose, 'list.csv')).toBe('csv');
    expect(await typeOf(prose, 'list.txt')).toBe('text');
    expect(await typeOf(prose, 'list.pdf')).toBe('text');
  });

  test('a zip without its directory keeps its kind', async () => {
    const whole = corpusFile('procurement.xlsx');
    const { type, damage } = await sniffType(whole.slice(0, whole.length - 900), hintsFor('x'));
    expect([type, damage?.code]).toEqual(['xlsx', 'truncated']);
  });
});
