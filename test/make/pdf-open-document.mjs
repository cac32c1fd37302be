/** Flat OpenDocument texts and sheets, written by hand so that every width, rule and merge is known. */

const NAMESPACES =
  [
    ['office', 'office'],
    ['style', 'style'],
    ['text', 'text'],
    ['table', 'table'],
  ]
    .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' ') +
  ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"' +
  ' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"';

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function page(landscape, margin) {
  const [width, height] = landscape ? ['29.7cm', '21cm'] : ['21cm', '29.7cm'];
  return `<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="${width}" fo:page-height="${height}" style:print-orientation="${landscape ? 'landscape' : 'portrait'}" fo:margin="${margin}" style:print-page-order="ttb"/></style:page-layout>`;
}

const font = (name, size, bold) =>
  `<style:text-properties fo:font-family="${name}" style:font-family-complex="${name}" style:font-family-asian="${name}" fo:font-size="${size}pt" style:font-size-complex="${size}pt" fo:language="th" fo:country="TH" style:language-complex="th" style:country-complex="TH"${bold ? ' fo:font-weight="bold" style:font-weight-complex="bold"' : ''}/>`;

/** One rule for all sides, or `across` and `down` for lines of one direction alone. */
const border = (rule) => {
  if (rule === null) return '';
  if (typeof rule === 'string') return ` fo:border="${rule}"`;
  const sides = [
    ['left', rule.down],
    ['right', rule.down],
    ['top', rule.across],
    ['bottom', rule.across],
  ];
  return sides.map(([side, line]) => ` fo:border-${side}="${line ?? 'none'}"`).join('');
};

/**
 * @param {{font: string, size: number, landscape?: boolean, margin?: string, parts: object[], title?: string}} document
 * Parts: `{text}`, `{widths, rule, head, body, split, padding, align}`; a cell is a text or `{text, across, down, covered}`.
 */
export function writerDocument(document) {
  const styles = [];
  const body = document.parts.map((part, index) =>
    part.text === undefined
      ? writerTable(part, index, styles)
      : `<text:p text:style-name="${part.bold ? 'Head' : 'Body'}">${escaped(part.text)}</text:p>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>${escaped(document.title ?? '')}</dc:title></office:meta>
<office:automatic-styles>${page(document.landscape, document.margin ?? '1.5cm')}
<style:style style:name="Body" style:family="paragraph">${font(document.font, document.size, false)}</style:style>
<style:style style:name="Head" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>${font(document.font, document.size + 1, true)}</style:style>
<style:style style:name="CellHead" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>${font(document.font, document.size, true)}</style:style>
<style:style style:name="Right" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/>${font(document.font, document.size, false)}</style:style>
<style:style style:name="Center" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>${font(document.font, document.size, false)}</style:style>
${styles.join('\n')}</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P"/></office:master-styles>
<office:body><office:text>${body.join('\n')}</office:text></office:body></office:document>`;
}

function writerTable(part, index, styles) {
  const name = `T${index}`;
  const total = part.widths.reduce((sum, width) => sum + width, 0);
  styles.push(
    `<style:style style:name="${name}" style:family="table"><style:table-properties style:width="${total}cm" table:align="left" style:may-break-between-rows="true"/></style:style>`,
  );
  part.widths.forEach((width, column) => {
    styles.push(
      `<style:style style:name="${name}.${column}" style:family="table-column"><style:table-column-properties style:column-width="${width}cm"/></style:style>`,
    );
  });
  styles.push(
    `<style:style style:name="${name}c" style:family="table-cell"><style:table-cell-properties fo:padding="${part.padding ?? '0.1cm'}" style:vertical-align="${part.vertical ?? 'top'}"${border(part.rule)}/></style:style>`,
  );
  styles.push(
    `<style:style style:name="${name}r" style:family="table-row"><style:table-row-properties fo:keep-together="${part.split ? 'auto' : 'always'}"/></style:style>`,
  );
  const cell = (value, style, column) => {
    const { text, across = 1, down = 1, covered = false } = typeof value === 'string' ? { text: value } : value;
    if (covered) return '<table:covered-table-cell/>';
    const align = style === 'Body' ? ({ right: 'Right', center: 'Center' }[part.align?.[column]] ?? 'Body') : style;
    const paragraphs = text
      .split('\n')
      .map((line) => `<text:p text:style-name="${align}">${escaped(line)}</text:p>`)
      .join('');
    return `<table:table-cell table:style-name="${name}c" table:number-columns-spanned="${across}" table:number-rows-spanned="${down}">${paragraphs}</table:table-cell>`;
  };
  const row = (cells, style) =>
    `<table:table-row table:style-name="${name}r">${cells.map((value, column) => cell(value, style, column)).join('')}</table:table-row>`;
  return `<table:table table:name="${name}" table:style-name="${name}">${part.widths.map((_, column) => `<table:table-column table:style-name="${name}.${column}"/>`).join('')}<table:table-header-rows>${part.head.map((cells) => row(cells, 'CellHead')).join('')}</table:table-header-rows>${part.body.map((cells) => row(cells, 'Body')).join('')}</table:table>`;
}

/**
 * One sheet. `wrap: false` lets texts run over their cells as spreadsheets do.
 * @param {{font: string, size: number, landscape?: boolean, margin?: string, widths: number[], rule: string|null, above?: string[], head: object[][], body: object[][], wrap?: boolean, repeatHead?: boolean, align?: string[], rowHeight?: number}} sheet
 */
export function calcDocument(sheet) {
  const cell = (value, style, column) => {
    const { text, across = 1, down = 1, covered = false } = typeof value === 'string' ? { text: value } : value;
    if (covered) return '<table:covered-table-cell/>';
    const name = style === 'b' ? ({ right: 'br', center: 'bc' }[sheet.align?.[column]] ?? 'b') : style;
    return `<table:table-cell table:style-name="${name}" table:number-columns-spanned="${across}" table:number-rows-spanned="${down}" office:value-type="string"><text:p>${escaped(text)}</text:p></table:table-cell>`;
  };
  const height = sheet.rowHeight === undefined ? '' : ' table:style-name="r"';
  const row = (cells, style) =>
    `<table:table-row${height}>${cells.map((value, column) => cell(value, style, column)).join('')}</table:table-row>`;
  const above = (sheet.above ?? []).map(
    (text) =>
      `<table:table-row><table:table-cell table:style-name="p" table:number-columns-spanned="${sheet.widths.length}" office:value-type="string"><text:p>${escaped(text)}</text:p></table:table-cell>${'<table:covered-table-cell/>'.repeat(sheet.widths.length - 1)}</table:table-row>`,
  );
  const head = sheet.head.map((cells) => row(cells, 'h')).join('');
  const cellStyle = (name, align, bold, rule) =>
    `<style:style style:name="${name}" style:family="table-cell"><style:table-cell-properties fo:wrap-option="${sheet.wrap === false ? 'no-wrap' : 'wrap'}" style:vertical-align="${sheet.vertical ?? 'top'}"${border(rule)}/><style:paragraph-properties fo:text-align="${align}"/>${font(sheet.font, sheet.size, bold)}</style:style>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>${page(sheet.landscape, sheet.margin ?? '1.5cm')}
${sheet.widths.map((width, column) => `<style:style style:name="c${column}" style:family="table-column"><style:table-column-properties style:column-width="${width}cm"/></style:style>`).join('\n')}
<style:style style:name="r" style:family="table-row"><style:table-row-properties style:row-height="${sheet.rowHeight ?? 1}cm" style:use-optimal-row-height="false"/></style:style>
${cellStyle('p', 'center', true, null)}${cellStyle('h', 'center', true, sheet.rule)}${cellStyle('b', 'start', false, sheet.rule)}${cellStyle('br', 'end', false, sheet.rule)}${cellStyle('bc', 'center', false, sheet.rule)}
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Default" style:page-layout-name="P"><style:header/><style:footer/></style:master-page></office:master-styles>
<office:body><office:spreadsheet><table:table table:name="รายงาน">${sheet.widths.map((_, column) => `<table:table-column table:style-name="c${column}"/>`).join('')}${above.join('')}${sheet.repeatHead === false ? head : `<table:table-header-rows>${head}</table:table-header-rows>`}${sheet.body.map((cells) => row(cells, 'b')).join('')}</table:table></office:spreadsheet></office:body></office:document>`;
}
