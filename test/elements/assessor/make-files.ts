import { strToU8, zipSync } from 'fflate';
import type { Source } from '../judge-item.js';
import type { Passage, Published } from './published.js';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** What an office publishes as the file that its name says. */
export function fileOf({ name, page, document, sheet }: Published): Source {
  if (page !== undefined) return { name, body: pageOf(page) };
  return { name, body: sheet === undefined ? docxOf(document ?? []) : xlsxOf(sheet) };
}

/** A page as sites build it: menu above, the office below. */
function pageOf(content: string): string {
  return `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>เทศบาลตำบลโนนสะอาด</title></head><body>
<header><nav><a href="/">หน้าแรก</a> <a href="/mayor">สารจากนายกเทศมนตรี</a> <a href="/board">คณะผู้บริหาร</a> <a href="/ita">ITA</a></nav></header>
<main>${content}</main>
<footer><p>สำนักงานเทศบาลตำบลโนนสะอาด โทรศัพท์ 045-712345 อีเมล saraban@nonsaat.go.th</p></footer></body></html>`;
}

const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
const table = (rows: readonly (readonly string[])[]) =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

function docxOf(passages: readonly Passage[]): Uint8Array {
  const body = passages.map((part) => (typeof part === 'string' ? paragraph(part) : table(part))).join('');
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`),
  });
}

function xlsxOf(rows: readonly (readonly string[])[]): Uint8Array {
  const cell = (text: string) => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  const data = rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${packages}"><Relationship Id="r1" Type="${links}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${links}"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${packages}"><Relationship Id="r1" Type="${links}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`),
  });
}
