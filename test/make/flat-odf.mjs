// Writes the truth table as flat OpenDocument files, the one form in which every cell's value, format and merge is ours to say.
import { GROUP, HEADINGS, NOTES, ROWS, TITLES, TOTAL } from './truth.mjs';

const NAMESPACES = [
  'office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"',
  'meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"',
  'dc="http://purl.org/dc/elements/1.1/"',
  'of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"',
].map((entry) => `xmlns:${entry}`);

const FORMATS = `
  <number:number-style style:name="N-integer"><number:number number:decimal-places="0" number:min-integer-digits="1"/></number:number-style>
  <number:number-style style:name="N-money"><number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style>
  <number:number-style style:name="N-scientific"><number:scientific-number number:decimal-places="2" number:min-integer-digits="1" number:min-exponent-digits="2"/></number:number-style>`;

const escapeXml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const lines = (text) => text.split('\n').map(escapeXml);
const paragraphs = (text, style) =>
  lines(text)
    .map((line) => `<text:p${style ? ` text:style-name="${style}"` : ''}>${line}</text:p>`)
    .join('');

const face = (font) =>
  `<style:text-properties style:font-name="${font}" style:font-name-complex="${font}" fo:font-family="${font}" style:font-family-complex="${font}"`;
const page = ({ landscape, margin = '1.5cm' }) =>
  landscape
    ? `fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin="${margin}"`
    : `fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait" fo:margin="${margin}"`;

const frame = (mimetype, options, automatic, body) => `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMESPACES.join(' ')} office:version="1.2" office:mimetype="${mimetype}">
<office:meta><dc:title>${TITLES[0]}</dc:title><meta:creation-date>2024-10-02T09:30:00</meta:creation-date><dc:date>2024-10-02T10:15:00</dc:date></office:meta>
<office:styles><style:default-style style:family="paragraph">${face(options.font)} fo:font-size="${options.size}" style:font-size-complex="${options.size}" fo:language="th" fo:country="TH"/></style:default-style>
<style:default-style style:family="table-cell">${face(options.font)} fo:font-size="${options.size}" style:font-size-complex="${options.size}"/></style:default-style></office:styles>
<office:automatic-styles>${FORMATS}${automatic}<style:page-layout style:name="page"><style:page-layout-properties ${page(options)} ${options.scale ?? ''}/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Default" style:display-name="Default" style:page-layout-name="page"/><style:master-page style:name="Standard" style:page-layout-name="page"/></office:master-styles>
<office:body>${body}</office:body></office:document>`;

const border = (ruled) => (ruled ? 'fo:border="0.5pt solid #000000"' : 'fo:border="none"');
const columnStyles = (widths) =>
  widths
    .map(
      (width, index) =>
        `<style:style style:name="co${index}" style:family="table-column"><style:table-column-properties style:column-width="${width}cm"/></style:style>`,
    )
    .join('');
const columns = (widths) => widths.map((_, index) => `<table:table-column table:style-name="co${index}"/>`).join('');

/** A workbook: titles merged over the table, two heading rows, forty rows, a total by formula, notes, a second and a hidden sheet. */
export function workbook(options) {
  const { widths, ruled } = options;
  const cellStyle = (name, format) =>
    `<style:style style:name="${name}" style:family="table-cell"${format ? ` style:data-style-name="N-${format}"` : ''}><style:table-cell-properties ${border(ruled)} fo:wrap-option="wrap" style:vertical-align="top"/></style:style>`;
  const automatic = `${columnStyles(widths)}${cellStyle('cell')}${['integer', 'money', 'scientific'].map((format) => cellStyle(`cell-${format}`, format)).join('')}
    <style:style style:name="sheet" style:family="table" style:master-page-name="Default"><style:table-properties table:display="true"/></style:style>
    <style:style style:name="hidden" style:family="table" style:master-page-name="Default"><style:table-properties table:display="false"/></style:style>
    <style:style style:name="title" style:family="table-cell"><style:paragraph-properties fo:text-align="center"/></style:style>`;
  const cell = ({ text, number, format }, extra = '') => {
    if (number === undefined)
      return text === ''
        ? `<table:table-cell table:style-name="cell"${extra}/>`
        : `<table:table-cell table:style-name="cell" office:value-type="string"${extra}>${paragraphs(text)}</table:table-cell>`;
    return `<table:table-cell table:style-name="cell-${format}" office:value-type="float" office:value="${number}"${extra}><text:p>${text}</text:p></table:table-cell>`;
  };
  const covered = (count) => (count > 0 ? `<table:covered-table-cell table:number-columns-repeated="${count}"/>` : '');
  const row = (cells) => `<table:table-row>${cells}</table:table-row>`;
  const last = HEADINGS.length - 1;
  const span = (columnCount, rowCount) =>
    ` table:number-columns-spanned="${columnCount}" table:number-rows-spanned="${rowCount}"`;
  const titles = TITLES.map((text) =>
    row(
      `<table:table-cell table:style-name="title" office:value-type="string"${span(last + 1, 1)}>${paragraphs(text)}</table:table-cell>${covered(last)}`,
    ),
  );
  const first = HEADINGS.map((text, column) => {
    if (column === GROUP.from) return cell({ text: GROUP.title }, span(GROUP.to - GROUP.from + 1, 1));
    if (column > GROUP.from && column <= GROUP.to) return covered(1);
    return cell({ text }, span(1, 2));
  });
  const second = HEADINGS.map((text, column) =>
    column >= GROUP.from && column <= GROUP.to ? cell({ text }) : covered(1),
  );
  const top = TITLES.length + 1 + 2 + 1;
  const total = HEADINGS.map((_, column) => {
    if (column === 0) return cell({ text: TOTAL.label }, span(2, 1));
    if (column === 1) return covered(1);
    const found = TOTAL.sums.find((entry) => entry.column === column);
    if (found === undefined) return cell({ text: '' });
    const letter = 'ABCDEFGHI'[column];
    return cell(
      { ...found, format: 'money' },
      ` table:formula="of:=SUM([.${letter}${top}:.${letter}${top + ROWS.length - 1}])"`,
    );
  });
  const notes = NOTES.map((text) =>
    row(`<table:table-cell office:value-type="string">${paragraphs(text)}</table:table-cell>`),
  );
  const body = [
    ...titles,
    row('<table:table-cell/>'),
    `<table:table-header-rows>${row(first.join(''))}${row(second.join(''))}</table:table-header-rows>`,
  ]
    .concat(ROWS.map((cells) => row(cells.map((entry) => cell(entry)).join(''))))
    .concat(row(total.join('')), row('<table:table-cell/>'), notes);
  const simple = (name, style, texts) =>
    `<table:table table:name="${name}" table:style-name="${style}"><table:table-column/>${texts.map((text) => row(cell({ text }))).join('')}</table:table>`;
  return frame(
    'application/vnd.oasis.opendocument.spreadsheet',
    options,
    automatic,
    `<office:spreadsheet><table:table table:name="รายงาน" table:style-name="sheet">${columns(widths)}${body.join('')}</table:table>${
      options.oneSheet
        ? ''
        : simple('คำอธิบาย', 'sheet', ['คำอธิบายการกรอกข้อมูล']) + simple('รายการเลือก', 'hidden', ['ตัวเลือกที่ผู้ชมไม่เห็น'])
    }</office:spreadsheet>`,
  );
}

/** A letter with the table in it: titles as paragraphs, heading rows repeated on each page, notes below. */
export function letter(options) {
  const { widths, ruled } = options;
  const automatic = `${columnStyles(widths)}<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties ${border(ruled)} fo:padding="0.08cm"/></style:style>
    <style:style style:name="table" style:family="table"><style:table-properties style:width="${widths.reduce((a, b) => a + b)}cm" table:align="left"/></style:style>
    <style:style style:name="title" style:family="paragraph" style:master-page-name="Standard"><style:paragraph-properties fo:text-align="center"/></style:style>`;
  const cell = (text, extra = '') =>
    `<table:table-cell table:style-name="cell" office:value-type="string"${extra}>${paragraphs(text)}</table:table-cell>`;
  const row = (cells) => `<table:table-row>${cells.join('')}</table:table-row>`;
  const covered = '<table:covered-table-cell/>';
  const first = HEADINGS.map((text, column) => {
    if (column === GROUP.from) return cell(GROUP.title, ` table:number-columns-spanned="${GROUP.to - GROUP.from + 1}"`);
    if (column > GROUP.from && column <= GROUP.to) return covered;
    return cell(text, ' table:number-rows-spanned="2"');
  });
  const second = HEADINGS.map((text, column) => (column >= GROUP.from && column <= GROUP.to ? cell(text) : covered));
  const total = HEADINGS.map((_, column) => {
    if (column === 0) return cell(TOTAL.label, ' table:number-columns-spanned="2"');
    if (column === 1) return covered;
    return cell(TOTAL.sums.find((entry) => entry.column === column)?.text ?? '');
  });
  const shown = ({ text, format }) =>
    format === 'scientific' ? Number(text).toExponential(2).replace('e+', 'E+') : text;
  const rows = ROWS.map((cells) => row(cells.map((entry) => cell(options.asShown ? shown(entry) : entry.text))));
  return frame(
    'application/vnd.oasis.opendocument.text',
    options,
    automatic,
    `<office:text>${TITLES.map((text) => paragraphs(text, 'title')).join('')}<table:table table:name="t" table:style-name="table">${columns(widths)}
     <table:table-header-rows>${row(first)}${row(second)}</table:table-header-rows>${rows.join('')}${row(total)}</table:table>${NOTES.map((text) => paragraphs(text)).join('')}</office:text>`,
  );
}
