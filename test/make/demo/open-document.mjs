// Writes papers and workbooks as flat OpenDocument files, from which LibreOffice makes the published formats.

const NAMESPACES = [
  'office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"',
  'meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"',
  'dc="http://purl.org/dc/elements/1.1/"',
]
  .map((entry) => `xmlns:${entry}`)
  .join(' ');

export function escapeXml(text) {
  return String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const letters = (font, size, extra = '') =>
  `<style:text-properties style:font-name="${font}" style:font-name-complex="${font}" fo:font-family="${font}" style:font-family-complex="${font}" fo:font-size="${size}" style:font-size-complex="${size}" fo:language="th" fo:country="TH" style:language-complex="th" style:country-complex="TH" ${extra}/>`;
const BOLD = '<style:text-properties fo:font-weight="bold" style:font-weight-complex="bold"/>';

const pageLayout = (isWide, extra = '') =>
  `<style:page-layout style:name="page"><style:page-layout-properties ${
    isWide
      ? 'fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape"'
      : 'fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait"'
  } fo:margin="2cm" ${extra}/></style:page-layout>`;

function frame({ mimetype, title, date, styles, automatic, master, body }) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMESPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.${mimetype}">
<office:meta><dc:title>${escapeXml(title)}</dc:title><meta:initial-creator>เทศบาลตำบลสำราญ</meta:initial-creator><dc:creator>เทศบาลตำบลสำราญ</dc:creator><meta:creation-date>${date}T09:30:00</meta:creation-date><dc:date>${date}T10:15:00</dc:date></office:meta>
<office:styles>${styles}</office:styles><office:automatic-styles>${automatic}</office:automatic-styles>
<office:master-styles>${master}</office:master-styles>
<office:body>${body}</office:body></office:document>`;
}

const paragraph = (text, style) => `<text:p text:style-name="${style}">${escapeXml(text)}</text:p>`;
const paragraphStyle = (name, properties, extra = '') =>
  `<style:style style:name="${name}" style:family="paragraph"${name === 'title' ? ' style:master-page-name="Standard"' : ''}><style:paragraph-properties ${properties}/>${extra}</style:style>`;

const PARAGRAPHS = [
  paragraphStyle('title', 'fo:text-align="center" fo:margin-bottom="0.1cm"', BOLD),
  paragraphStyle('center', 'fo:text-align="center" fo:margin-bottom="0.2cm"'),
  paragraphStyle('heading', 'fo:margin-top="0.3cm" fo:margin-bottom="0.1cm" fo:keep-with-next="always"', BOLD),
  paragraphStyle('text', 'fo:margin-bottom="0.15cm" fo:text-indent="1.25cm"'),
  paragraphStyle('plain', 'fo:margin-bottom="0.1cm"'),
  paragraphStyle('item', 'fo:margin-left="1.25cm" fo:margin-bottom="0.05cm"'),
  paragraphStyle('sign', 'fo:text-align="center" fo:margin-left="7cm"'),
  paragraphStyle('right', 'fo:margin-left="9cm" fo:margin-bottom="0.2cm"'),
  paragraphStyle('page', 'fo:break-before="page" fo:text-align="center" fo:margin-bottom="0.2cm"', BOLD),
  paragraphStyle('headcell', 'fo:text-align="center"', BOLD),
  paragraphStyle('cell', 'fo:text-align="start"'),
].join('');

/**
 * A paper: `blocks` are `{ heading | text | plain | item | center | right | page: words }`, `{ sign: {name, post} }` or
 * `{ table: { widths, head, rows } }` with widths in cm.
 */
export function paper({ title, date, font = 'Laksaman', size = '15pt', isWide = false, blocks }) {
  const widths = [];
  const body = blocks.map((block) => {
    if (block.table) return wordTable(block.table, widths);
    if (block.sign) return signature(block.sign);
    const [style, words] = Object.entries(block)[0];
    return [words]
      .flat()
      .map((line) => paragraph(line, style))
      .join('');
  });
  return frame({
    mimetype: 'text',
    title,
    date,
    styles: `<style:default-style style:family="paragraph">${letters(font, size)}</style:default-style>`,
    automatic: `${PARAGRAPHS}${widths.join('')}
<style:style style:name="border" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>
<style:style style:name="shade" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm" fo:background-color="#e8eef7"/></style:style>${pageLayout(isWide)}`,
    master: '<style:master-page style:name="Standard" style:page-layout-name="page"/>',
    body: `<office:text>${paragraph(title, 'title')}${body.join('')}</office:text>`,
  });
}

const signature = ({ name, post, lead }) =>
  [paragraph(lead ?? 'ลงชื่อ', 'sign'), paragraph(`(${name})`, 'sign'), paragraph(post, 'sign')].join('');

function wordTable({ widths, head, rows }, styles) {
  const id = `t${styles.length}`;
  const total = widths.reduce((sum, width) => sum + width);
  styles.push(
    `<style:style style:name="${id}" style:family="table"><style:table-properties style:width="${total}cm" table:align="left" fo:margin-bottom="0.3cm"/></style:style>` +
      widths
        .map(
          (width, index) =>
            `<style:style style:name="${id}.c${index}" style:family="table-column"><style:table-column-properties style:column-width="${width}cm"/></style:style>`,
        )
        .join(''),
  );
  const cells = (texts, style, words) =>
    texts
      .map(
        (text) =>
          `<table:table-cell table:style-name="${style}" office:value-type="string">${String(text)
            .split('\n')
            .map((line) => paragraph(line, words))
            .join('')}</table:table-cell>`,
      )
      .join('');
  return `<table:table table:name="${id}" table:style-name="${id}">${widths.map((_, index) => `<table:table-column table:style-name="${id}.c${index}"/>`).join('')}
<table:table-header-rows><table:table-row>${cells(head, 'shade', 'headcell')}</table:table-row></table:table-header-rows>
${rows.map((row) => `<table:table-row>${cells(row, 'border', 'cell')}</table:table-row>`).join('\n')}</table:table>`;
}

const cellStyle = (name, format, properties, words = '') =>
  `<style:style style:name="${name}" style:family="table-cell"${format ? ` style:data-style-name="N-${format}"` : ''}><style:table-cell-properties ${properties} style:vertical-align="middle" fo:wrap-option="wrap"/>${words}</style:style>`;
const RULED = 'fo:border="0.5pt solid #666666"';
const CENTER = '<style:paragraph-properties fo:text-align="center"/>';

const CELLS = [
  '<number:number-style style:name="N-money"><number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style>',
  '<number:number-style style:name="N-whole"><number:number number:decimal-places="0" number:min-integer-digits="1"/></number:number-style>',
  cellStyle('words', null, RULED),
  cellStyle('money', 'money', RULED),
  cellStyle('whole', 'whole', RULED),
  cellStyle('heading', null, `${RULED} fo:background-color="#dce6f2"`, CENTER + BOLD),
  cellStyle('title', null, 'fo:border="none"', CENTER + BOLD),
  cellStyle('note', null, 'fo:border="none"'),
].join('');

/**
 * A workbook: `sheets` have `titles` merged over the table, `head` (rows of headings; `{ text, columns, rows }` spans), `rows`
 * (words, whole numbers, `{ money }`, `{ percent }`) and `notes` below it.
 */
export function workbook({ title, date, font = 'Laksaman', size = '12pt', sheets }) {
  const widths = sheets.flatMap((sheet, at) =>
    sheet.widths.map(
      (width, index) =>
        `<style:style style:name="s${at}c${index}" style:family="table-column"><style:table-column-properties style:column-width="${width}cm"/></style:style>`,
    ),
  );
  return frame({
    mimetype: 'spreadsheet',
    title,
    date,
    styles: `<style:default-style style:family="table-cell">${letters(font, size)}</style:default-style>`,
    automatic: `${widths.join('')}${CELLS}<style:style style:name="sheet" style:family="table" style:master-page-name="Default"><style:table-properties table:display="true"/></style:style>${pageLayout(true, 'style:scale-to-X="1"')}`,
    master: '<style:master-page style:name="Default" style:page-layout-name="page"/>',
    body: `<office:spreadsheet>${sheets.map(sheetTable).join('')}</office:spreadsheet>`,
  });
}

function sheetTable({ name, widths, titles, head, rows, notes = [] }, at) {
  const columns = widths.map((_, index) => `<table:table-column table:style-name="s${at}c${index}"/>`).join('');
  const titled = titles.map((text) => tableRow([{ text, columns: widths.length, style: 'title' }]));
  const below = notes.map((text) => tableRow([{ text, columns: widths.length, style: 'note' }]));
  const lines = [...titled, tableRow([{ text: '', style: 'note' }]), ...headingRows(head), ...rows.map(tableRow)];
  return `<table:table table:name="${name}" table:style-name="sheet">${columns}${lines.join('\n')}${tableRow([{ text: '', style: 'note' }])}${below.join('\n')}</table:table>`;
}

// A heading that reaches down covers the cell below it, which has to be said in the row below.
function headingRows(head) {
  const taken = head.map(() => new Set());
  return head.map((cells, index) => {
    const line = [];
    let column = 0;
    const skip = () => {
      for (; taken[index].has(column); column += 1) line.push('<table:covered-table-cell/>');
    };
    for (const entry of cells) {
      skip();
      const { text, columns = 1, rows = 1 } = typeof entry === 'string' ? { text: entry } : entry;
      for (let down = 1; down < rows; down += 1)
        for (let across = 0; across < columns; across += 1) taken[index + down]?.add(column + across);
      line.push(tableCell({ text, columns, rows, style: 'heading' }));
      column += columns;
    }
    skip();
    return `<table:table-row>${line.join('')}</table:table-row>`;
  });
}

const tableRow = (cells) => `<table:table-row>${cells.map(tableCell).join('')}</table:table-row>`;

function tableCell(value) {
  if (typeof value === 'number') return numberCell(value, 'whole');
  if (typeof value === 'string') return tableCell({ text: value, style: 'words' });
  if (value.money !== undefined) return numberCell(value.money, 'money');
  if (value.percent !== undefined) return numberCell(value.percent, 'money');
  const { text, columns = 1, rows = 1, style } = value;
  const span =
    columns > 1 || rows > 1 ? ` table:number-columns-spanned="${columns}" table:number-rows-spanned="${rows}"` : '';
  const covered = columns > 1 ? `<table:covered-table-cell table:number-columns-repeated="${columns - 1}"/>` : '';
  return `<table:table-cell table:style-name="${style}" office:value-type="string"${span}><text:p>${escapeXml(text)}</text:p></table:table-cell>${covered}`;
}

const numberCell = (number, style) =>
  `<table:table-cell table:style-name="${style}" office:value-type="float" office:value="${number}"><text:p>${number}</text:p></table:table-cell>`;
