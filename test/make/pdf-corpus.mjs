/**
 * Makes test/corpus/pdf: what municipalities publish, by the programs that they use.
 * Needs LibreOffice, chromium, poppler-utils, ghostscript, ImageMagick and fonts-thai-tlwg; `npm test` needs only what it made.
 * Usage: node test/make/pdf-corpus.mjs [NAME...]
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { calcDocument, writerDocument } from './pdf-open-document.mjs';
import { COLUMNS, HEADINGS, rowsOf } from './pdf-rows.mjs';

const target = fileURLToPath(new URL('../corpus/pdf/', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'pdf-corpus-'));
const RULE = '0.5pt solid #000000';
const TITLE = 'รายงานสรุปผลการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. 2567';
const AGENCY = 'เทศบาลตำบลสำราญ อำเภอเมืองยโสธร จังหวัดยโสธร';
const ALIGN = ['center', 'start', 'right', 'center', 'start', 'start', 'right', 'center'];

const head = (columns) => [columns.map((column) => HEADINGS[column])];
const cells = (row, columns) => columns.map((column) => row[column]);
const pick = (list, columns) => columns.map((column) => list[COLUMNS.indexOf(column)]);

function run(command, ...args) {
  return execFileSync(command, args, { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 });
}

function office(name, extension, content) {
  const source = join(work, `${name}.${extension}`);
  writeFileSync(source, content);
  run('soffice', `-env:UserInstallation=file://${work}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', work, source);
  return readFileSync(join(work, `${name}.pdf`));
}

function writer({ widths, rule = RULE, rows, columns = COLUMNS, table = {}, ...document }) {
  return (name) => {
    const body = rows.map((row) => cells(row, columns));
    const parts = [{ text: TITLE, bold: true }, { text: AGENCY, bold: true }, { widths, rule, head: head(columns), body, align: pick(ALIGN, columns), ...table }];
    return office(name, 'fodt', writerDocument({ title: TITLE, parts, ...document }));
  };
}

function calc({ rows, columns = COLUMNS, rule = RULE, ...sheet }) {
  return (name) =>
    office(name, 'fods', calcDocument({ above: [TITLE, AGENCY], rule, head: head(columns), body: rows.map((row) => cells(row, columns)), align: pick(ALIGN, columns), ...sheet }));
}

/** A two-storey head: the contract's three columns under one heading. */
function storeyHead() {
  const upper = COLUMNS.map((column) => ({ text: HEADINGS[column], down: 2 }));
  const covered = () => ({ covered: true });
  upper.splice(5, 3, { text: 'ผู้ได้รับการคัดเลือกและสัญญา', across: 3 }, covered(), covered());
  const lower = [covered(), covered(), covered(), covered(), covered(), 'ชื่อ', HEADINGS.price, HEADINGS.egp];
  return [upper, lower];
}

function html({ rows, columns = COLUMNS, css, page }) {
  return (name) => {
    const source = join(work, `${name}.html`);
    const row = (values, tag) => `<tr>${values.map((value) => `<${tag}>${value}</${tag}>`).join('')}</tr>`;
    writeFileSync(source, `<!doctype html><html lang="th"><meta charset="utf-8"><title>${TITLE}</title><style>@page{size:${page};margin:12mm}${css}</style><h3>${TITLE}</h3><p>${AGENCY}</p><table><thead>${row(columns.map((column) => HEADINGS[column]), 'th')}</thead><tbody>${rows.map((values) => row(cells(values, columns), 'td')).join('')}</tbody></table>`);
    run('chromium', '--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', `--user-data-dir=${work}/chromium`, `--print-to-pdf=${join(work, `${name}.pdf`)}`, source);
    return readFileSync(join(work, `${name}.pdf`));
  };
}

/** Turned on the sheet; with `back` /Rotate turns it upright again, as printer drivers write landscape pages. */
function turned(make, orientation, back = 0) {
  return (name) => {
    const source = join(work, `${name}-upright.pdf`);
    writeFileSync(source, make(name));
    const out = join(work, `${name}-turned.pdf`);
    const marks = Array.from({ length: pageCount(source) }, (_, index) => `[ {Page${index + 1}} << /Rotate ${back} >> /PUT pdfmark`);
    const upright = back === 0 ? [] : ['-c', marks.join(' ')];
    run('gs', '-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=pdfwrite', '-dAutoRotatePages=/None', `-sOutputFile=${out}`, '-c', `<< /Orientation ${orientation} >> setpagedevice`, '-f', source, ...upright);
    return readFileSync(out);
  };
}

function pageCount(file) {
  return Number(/Pages:\s+(\d+)/.exec(String(run('pdfinfo', file)))[1]);
}

function through(make, command) {
  return (name) => {
    const source = join(work, `${name}-source.pdf`);
    writeFileSync(source, make(name));
    const out = join(work, `${name}-out.pdf`);
    command(source, out);
    return readFileSync(out);
  };
}

const cairo = (source, out) => run('pdftocairo', '-pdf', source, out);

const WIDE = [1.3, 6.2, 2.6, 2.4, 2.7, 4.3, 2.6, 4.4];
const TALL = [1.2, 4.0, 2.1, 1.9, 2.0, 2.9, 2.1, 2.4];
const NARROW = ['no', 'name', 'budget', 'vendor', 'egp'];

/** `tune`: looked at while the rules were made; `held`: fonts, widths and programs that were kept out of that. */
const corpus = {
  tune: {
    'writer-portrait': { rows: rowsOf(40, 1), make: (rows) => writer({ rows, font: 'Laksaman', size: 11, widths: TALL }) },
    'writer-landscape': { rows: rowsOf(60, 2), make: (rows) => writer({ rows, font: 'Garuda', size: 10, landscape: true, widths: WIDE }) },
    'writer-storey-head': { rows: rowsOf(30, 3), make: (rows) => writer({ rows, font: 'Norasi', size: 11, landscape: true, widths: WIDE, table: { head: storeyHead() } }) },
    'writer-plain': { rows: rowsOf(30, 4), make: (rows) => writer({ rows, font: 'Loma', size: 9, landscape: true, widths: WIDE, rule: null, table: { vertical: 'middle' } }) },
    'writer-wrapped-egp': { rows: rowsOf(30, 5), columns: NARROW, make: (rows) => writer({ rows, columns: NARROW, font: 'Loma', size: 12, widths: [1.6, 7, 3, 4, 1.8] }) },
    'writer-split-rows': { rows: rowsOf(40, 6), make: (rows) => writer({ rows, font: 'Kinnari', size: 12, widths: TALL, table: { split: true } }) },
    'calc-landscape': { rows: rowsOf(40, 7), make: (rows) => calc({ rows, font: 'Laksaman', size: 10, landscape: true, widths: WIDE }) },
    'calc-overflow': { rows: rowsOf(40, 8), make: (rows) => calc({ rows, font: 'Laksaman', size: 11, landscape: true, widths: [1.2, 5, 2.4, 2.5, 2.4, 3.5, 2.4, 2.7], wrap: false }) },
    'calc-plain': { rows: rowsOf(35, 9), make: (rows) => calc({ rows, font: 'Kinnari', size: 9, landscape: true, widths: WIDE, rule: null, repeatHead: false, vertical: 'bottom' }) },
    'calc-wide': { rows: rowsOf(45, 10), make: (rows) => calc({ rows, font: 'Garuda', size: 11, widths: [1.5, 8, 3.4, 3.6, 3.5, 7, 3.4, 4.2] }) },
    'chrome-landscape': { rows: rowsOf(36, 11), make: (rows) => html({ rows, page: 'A4 landscape', css: 'body{font:11px Garuda}table{border-collapse:collapse;width:100%}td,th{border:1px solid #444;padding:3px}' }) },
    'chrome-plain': { rows: rowsOf(30, 12), make: (rows) => html({ rows, page: 'A4 landscape', css: 'body{font:11px Norasi}table{width:100%;border-collapse:collapse}td,th{padding:3px 8px;text-align:left;vertical-align:top}tr:nth-child(even){background:#eee}' }) },
    'turned-90': { rows: rowsOf(25, 13), make: (rows) => turned(writer({ rows, font: 'Laksaman', size: 11, landscape: true, widths: WIDE }), 1) },
    'rotated-90': { rows: rowsOf(25, 15), make: (rows) => turned(calc({ rows, font: 'Garuda', size: 9, landscape: true, widths: WIDE }), 1, 90) },
    'calc-wide-plain': { rows: rowsOf(40, 16), make: (rows) => calc({ rows, font: 'Norasi', size: 11, widths: [1.5, 8, 3.4, 3.6, 3.5, 7, 3.4, 4.2], rule: null }) },
    'cairo-portrait': { rows: rowsOf(30, 14), make: (rows) => through(writer({ rows, font: 'Norasi', size: 11, widths: TALL }), cairo) },
  },
  held: {
    'held-writer-portrait': { rows: rowsOf(45, 101), make: (rows) => writer({ rows, font: 'Sawasdee', size: 8, widths: [1, 4.4, 2.2, 2, 1.9, 2.6, 2.2, 2.3] }) },
    'held-writer-landscape': { rows: rowsOf(50, 102), make: (rows) => writer({ rows, font: 'Waree', size: 9, landscape: true, widths: [1.5, 5.4, 2.9, 2.2, 2.9, 4.6, 2.9, 3.9], rule: '1pt solid #808080' }) },
    'held-writer-plain': { rows: rowsOf(30, 103), make: (rows) => writer({ rows, font: 'Umpush', size: 10, landscape: true, widths: [1.4, 6.6, 2.9, 2.5, 2.7, 4.2, 2.9, 3.4], rule: null }) },
    'held-wrapped-egp': { rows: rowsOf(25, 104), columns: NARROW, make: (rows) => writer({ rows, columns: NARROW, font: 'Umpush', size: 11, widths: [1.7, 6.2, 3.4, 4.4, 2] }) },
    'held-calc-landscape': { rows: rowsOf(50, 105), make: (rows) => calc({ rows, font: 'Umpush', size: 9, landscape: true, widths: [1.4, 5.8, 2.9, 2.6, 2.9, 4, 2.9, 3.6] }) },
    'held-calc-overflow': { rows: rowsOf(40, 106), make: (rows) => calc({ rows, font: 'Loma', size: 9, landscape: true, widths: [1.3, 4.6, 2.6, 2.6, 2.2, 3.2, 2.6, 2.8], wrap: false }) },
    'held-calc-plain': { rows: rowsOf(35, 107), make: (rows) => calc({ rows, font: 'Waree', size: 8, landscape: true, widths: [1.5, 6, 2.9, 2.7, 2.6, 4.4, 2.9, 3.4], rule: null, vertical: 'bottom' }) },
    'held-calc-wide': { rows: rowsOf(50, 108), make: (rows) => calc({ rows, font: 'Umpush', size: 12, widths: [1.6, 7.2, 3.6, 4, 4.4, 7.4, 4, 5] }) },
    'held-chrome-portrait': { rows: rowsOf(40, 109), make: (rows) => html({ rows, page: 'A4', css: 'body{font:10px Sawasdee}table{border-collapse:collapse}td,th{border:0.5pt solid black;padding:2px;vertical-align:top}th{background:#cde}' }) },
    'held-chrome-plain': { rows: rowsOf(30, 110), make: (rows) => html({ rows, page: 'A4 landscape', css: 'body{font:12px Waree}table{width:100%}td,th{padding:2px 6px;text-align:left}' }) },
    'held-turned-270': { rows: rowsOf(25, 111), make: (rows) => turned(calc({ rows, font: 'Norasi', size: 10, landscape: true, widths: WIDE }), 3) },
    'held-rotated-270': { rows: rowsOf(25, 113), make: (rows) => turned(writer({ rows, font: 'Waree', size: 9, landscape: true, widths: WIDE }), 3, 270) },
    'held-cairo-landscape': { rows: rowsOf(30, 112), make: (rows) => through(calc({ rows, font: 'Umpush', size: 9, landscape: true, widths: WIDE }), cairo) },
  },
};

const asked = process.argv.slice(2);
mkdirSync(target, { recursive: true });
for (const [part, documents] of Object.entries(corpus)) {
  for (const [name, { rows, columns = COLUMNS, make }] of Object.entries(documents)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    writeFileSync(join(target, `${name}.pdf`), make(rows)(name));
    writeFileSync(join(target, `${name}.json`), `${JSON.stringify({ part, columns, rows: rows.map((row) => cells(row, columns)) })}\n`);
    process.stderr.write(`${name}\n`);
  }
}
rmSync(work, { recursive: true, force: true });
