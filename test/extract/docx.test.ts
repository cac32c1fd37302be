import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDocx } from '../../src/extract/office/read-docx.js';
import { readPptx } from '../../src/extract/office/read-pptx.js';
import { gridsIn, hintsFor, textIn, wordsOf } from './hints.js';

const read = (body: string, numbering = '') =>
  readDocx(
    zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`),
      'word/numbering.xml': strToU8(`<w:numbering xmlns:w="w">${numbering}</w:numbering>`),
    }),
    hintsFor('o13.docx'),
  );
const p = (text: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const tc = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const tr = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;

describe('a Word document', () => {
  test('numbers the rows whose ลำดับที่ is a list and no text', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="thaiNumbers"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
      <w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>`;
    const item = p('', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>');
    const [grid] = gridsIn(
      await read(`<w:tbl>${tr(tc(item), tc(p('ก')))}${tr(tc(item), tc(p('ข')))}</w:tbl>`, numbering),
    );
    expect(wordsOf(grid!.rows)).toEqual([
      ['๑.', 'ก'],
      ['๒.', 'ข'],
    ]);
  });

  test('leaves out what was deleted, moved away, hidden, or drawn a second time for old programs', async () => {
    const result = await read(
      `<w:p><w:r><w:t>ก</w:t></w:r><w:del><w:r><w:delText>ลบ</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>ย้าย</w:t></w:r></w:moveFrom>
       <w:r><w:rPr><w:vanish/></w:rPr><w:t>ซ่อน</w:t></w:r><w:ins><w:r><w:t>ข</w:t></w:r></w:ins>
       <mc:AlternateContent><mc:Choice><w:r><w:t>ค</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>ค</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>`,
    );
    expect(textIn(result)).toBe('กขค');
  });

  test('keeps line breaks and tabs of a cell and a table within a cell apart', async () => {
    const inner = `<w:tbl>${tr(tc(p('x')), tc(p('y')))}</w:tbl>`;
    const broken = '<w:p><w:r><w:t>66019</w:t><w:br/><w:t>123456</w:t><w:tab/><w:t>z</w:t></w:r></w:p>';
    const grids = gridsIn(await read(`<w:tbl>${tr(tc(broken), tc(p('ข') + inner))}</w:tbl>`));
    expect(grids.map((grid) => wordsOf(grid.rows))).toEqual([[['x', 'y']], [['66019\n123456\tz', 'ข']]]);
    expect(grids.map((grid) => grid.at.table)).toEqual([1, 2]);
  });

  test('of 4,500 rows is read in little time', async () => {
    const rows = Array.from({ length: 4500 }, (_, row) =>
      tr(...Array.from({ length: 9 }, (_, column) => tc(p(`แถว ${row} ${column}`)))),
    );
    expect(gridsIn(await read(`<w:tbl>${rows.join('')}</w:tbl>`))[0]!.rows).toHaveLength(4500);
  });
});

test('a presentation gives text and tables by slide', async () => {
  const slide = (content: string) => strToU8(`<p:sld xmlns:a="a" xmlns:p="p">${content}</p:sld>`);
  const line = (text: string) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`;
  const cell = (text: string, span = '') => `<a:tc ${span}><a:txBody>${line(text)}</a:txBody></a:tc>`;
  const body = zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'ppt/slides/slide10.xml': slide(
      `<a:tbl><a:tr>${cell('หัว', 'gridSpan="2"')}${cell('', 'hMerge="1"')}</a:tr><a:tr>${cell('1')}${cell('ก')}</a:tr></a:tbl>`,
    ),
    'ppt/slides/slide2.xml': slide(line('แผนพัฒนา')),
  });
  const result = await readPptx(body, hintsFor('o5.pptx'));
  expect(result.texts.ok && result.texts.value[0]).toMatchObject({ at: { page: 1 }, text: 'แผนพัฒนา' });
  expect(gridsIn(result).map((grid) => [grid.at.page, wordsOf(grid.rows)])).toEqual([
    [
      2,
      [
        ['หัว', 'หัว'],
        ['1', 'ก'],
      ],
    ],
  ]);
});
