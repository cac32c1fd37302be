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
import { scannedPdf } from './pdf-scan.mjs';

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
  run(
    'soffice',
    `-env:UserInstallation=file://${work}/profile`,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    work,
    source,
  );
  return readFileSync(join(work, `${name}.pdf`));
}

function writer({ widths, rule = RULE, rows, columns = COLUMNS, table = {}, ...document }) {
  return (name) => {
    const body = rows.map((row) => cells(row, columns));
    const parts = [
      { text: TITLE, bold: true },
      { text: AGENCY, bold: true },
      { widths, rule, head: head(columns), body, align: pick(ALIGN, columns), ...table },
    ];
    return office(name, 'fodt', writerDocument({ title: TITLE, parts, ...document }));
  };
}

/** Two tables on a page with text between them, each with its total. */
function several({ widths, rows, rule = RULE, ...document }) {
  return (name) => {
    const table = (part) => {
      const total = part
        .reduce((sum, row) => sum + Number(row.price.replaceAll(',', '')), 0)
        .toLocaleString('en-US', { minimumFractionDigits: 2 });
      const sum = COLUMNS.map((column) => ({ name: 'รวมทั้งสิ้น', price: total })[column] ?? '');
      return {
        widths,
        rule,
        head: head(COLUMNS),
        body: [...part.map((row) => cells(row, COLUMNS)), sum],
        align: ALIGN,
      };
    };
    const half = Math.ceil(rows.length / 2);
    const between = 'ตารางที่ 2 รายการที่ดำเนินการในไตรมาสที่ 3 และ 4 ของปีงบประมาณ พ.ศ. 2567 รายละเอียดปรากฏดังนี้';
    const parts = [
      { text: TITLE, bold: true },
      table(rows.slice(0, half)),
      { text: between },
      table(rows.slice(half)),
      { text: 'หมายเหตุ ข้อมูล ณ วันที่ 30 กันยายน 2567' },
    ];
    return office(name, 'fodt', writerDocument({ title: TITLE, parts, ...document }));
  };
}

function calc({ rows, columns = COLUMNS, rule = RULE, ...sheet }) {
  return (name) =>
    office(
      name,
      'fods',
      calcDocument({
        above: [TITLE, AGENCY],
        rule,
        head: head(columns),
        body: rows.map((row) => cells(row, columns)),
        align: pick(ALIGN, columns),
        ...sheet,
      }),
    );
}

/** As old Windows programs keep it: tone marks as private glyphs, sara am in two pieces. */
function shifted(text) {
  return text
    .replaceAll('ำ', '\u0e4d\u0e32')
    .replaceAll('่', '\uf70a')
    .replaceAll('้', '\uf70b')
    .replaceAll('์', '\uf70e');
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
    writeFileSync(
      source,
      `<!doctype html><html lang="th"><meta charset="utf-8"><title>${TITLE}</title><style>@page{size:${page};margin:12mm}${css}</style><h3>${TITLE}</h3><p>${AGENCY}</p><table><thead>${row(
        columns.map((column) => HEADINGS[column]),
        'th',
      )}</thead><tbody>${rows.map((values) => row(cells(values, columns), 'td')).join('')}</tbody></table>`,
    );
    run(
      'chromium',
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-pdf-header-footer',
      `--user-data-dir=${work}/chromium`,
      `--print-to-pdf=${join(work, `${name}.pdf`)}`,
      source,
    );
    return readFileSync(join(work, `${name}.pdf`));
  };
}

/** Turned on the sheet; with `back` /Rotate turns it upright again, as printer drivers write landscape pages. */
function turned(make, orientation, back = 0) {
  return (name) => {
    const source = join(work, `${name}-upright.pdf`);
    writeFileSync(source, make(name));
    const out = join(work, `${name}-turned.pdf`);
    const marks = Array.from(
      { length: pageCount(source) },
      (_, index) => `[ {Page${index + 1}} << /Rotate ${back} >> /PUT pdfmark`,
    );
    const upright = back === 0 ? [] : ['-c', marks.join(' ')];
    run(
      'gs',
      '-q',
      '-dNOPAUSE',
      '-dBATCH',
      '-sDEVICE=pdfwrite',
      '-dAutoRotatePages=/None',
      `-sOutputFile=${out}`,
      '-c',
      `<< /Orientation ${orientation} >> setpagedevice`,
      '-f',
      source,
      ...upright,
    );
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

function locked(make, ...passwords) {
  return through(make, (source, out) =>
    run(
      'gs',
      '-q',
      '-dNOPAUSE',
      '-dBATCH',
      '-sDEVICE=pdfwrite',
      '-dEncryptionR=3',
      '-dKeyLength=128',
      '-dPermissions=-44',
      ...passwords,
      `-sOutputFile=${out}`,
      source,
    ),
  );
}

/** Printed, laid on the glass a little askew, and written as JPEG. */
function scanned(make, dpi, degrees) {
  return (name) => {
    const [source, page, jpeg] = [
      join(work, `${name}-print.pdf`),
      join(work, `${name}-page`),
      join(work, `${name}.jpg`),
    ];
    writeFileSync(source, make(name));
    run('pdftoppm', '-r', String(dpi), '-gray', '-singlefile', '-png', source, page);
    run(
      'convert',
      `${page}.png`,
      '-background',
      'white',
      '-rotate',
      String(degrees),
      '-attenuate',
      '0.08',
      '+noise',
      'Gaussian',
      '-colorspace',
      'Gray',
      '-quality',
      '70',
      jpeg,
    );
    const [width, height] = String(run('identify', '-format', '%w %h', jpeg))
      .split(' ')
      .map(Number);
    return scannedPdf([{ jpeg: readFileSync(jpeg), width, height, dpi }]);
  };
}

/** Letters by number alone: printed twice over, the table that names them is lost. */
function lettersLost(make) {
  return through(
    through(make, (source, out) =>
      run(
        'gs',
        '-q',
        '-dNOPAUSE',
        '-dBATCH',
        '-sDEVICE=pdfwrite',
        `-sOutputFile=${out}`,
        '-c',
        '<< /Orientation 1 >> setpagedevice',
        '-f',
        source,
      ),
    ),
    (source, out) => run('gs', '-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=pdfwrite', `-sOutputFile=${out}`, source),
  );
}

const WIDE = [1.3, 6.2, 2.6, 2.4, 2.7, 4.3, 2.6, 4.4];
const TALL = [1.2, 4.0, 2.1, 1.9, 2.0, 2.9, 2.1, 2.4];
const NARROW = ['no', 'name', 'budget', 'vendor', 'egp'];

/** `tune`: looked at while the rules were made; `held`: fonts, widths and programs that were kept out of that. */
const corpus = {
  tune: {
    'writer-portrait': {
      rows: rowsOf(40, 1),
      make: (rows) => writer({ rows, font: 'Laksaman', size: 11, widths: TALL }),
    },
    'writer-landscape': {
      rows: rowsOf(60, 2),
      make: (rows) => writer({ rows, font: 'Garuda', size: 10, landscape: true, widths: WIDE }),
    },
    'writer-storey-head': {
      rows: rowsOf(30, 3),
      make: (rows) =>
        writer({ rows, font: 'Norasi', size: 11, landscape: true, widths: WIDE, table: { head: storeyHead() } }),
    },
    'writer-plain': {
      rows: rowsOf(30, 4),
      make: (rows) =>
        writer({
          rows,
          font: 'Loma',
          size: 9,
          landscape: true,
          widths: WIDE,
          rule: null,
          table: { vertical: 'middle' },
        }),
    },
    'writer-wrapped-egp': {
      rows: rowsOf(30, 5),
      columns: NARROW,
      make: (rows) => writer({ rows, columns: NARROW, font: 'Loma', size: 12, widths: [1.6, 7, 3, 4, 1.8] }),
    },
    'writer-split-rows': {
      rows: rowsOf(40, 6),
      make: (rows) => writer({ rows, font: 'Kinnari', size: 12, widths: TALL, table: { split: true } }),
    },
    'calc-landscape': {
      rows: rowsOf(40, 7),
      make: (rows) => calc({ rows, font: 'Laksaman', size: 10, landscape: true, widths: WIDE }),
    },
    'calc-overflow': {
      rows: rowsOf(40, 8),
      make: (rows) =>
        calc({
          rows,
          font: 'Laksaman',
          size: 11,
          landscape: true,
          widths: [1.2, 5, 2.4, 2.5, 2.4, 3.5, 2.4, 2.7],
          wrap: false,
        }),
    },
    'calc-plain': {
      rows: rowsOf(35, 9),
      make: (rows) =>
        calc({
          rows,
          font: 'Kinnari',
          size: 9,
          landscape: true,
          widths: WIDE,
          rule: null,
          repeatHead: false,
          vertical: 'bottom',
        }),
    },
    'calc-wide': {
      rows: rowsOf(45, 10),
      make: (rows) => calc({ rows, font: 'Garuda', size: 11, widths: [1.5, 8, 3.4, 3.6, 3.5, 7, 3.4, 4.2] }),
    },
    'chrome-landscape': {
      rows: rowsOf(36, 11),
      make: (rows) =>
        html({
          rows,
          page: 'A4 landscape',
          css: 'body{font:11px Garuda}table{border-collapse:collapse;width:100%}td,th{border:1px solid #444;padding:3px}',
        }),
    },
    'chrome-plain': {
      rows: rowsOf(30, 12),
      make: (rows) =>
        html({
          rows,
          page: 'A4 landscape',
          css: 'body{font:11px Norasi}table{width:100%;border-collapse:collapse}td,th{padding:3px 8px;text-align:left;vertical-align:top}tr:nth-child(even){background:#eee}',
        }),
    },
    'turned-90': {
      rows: rowsOf(25, 13),
      make: (rows) => turned(writer({ rows, font: 'Laksaman', size: 11, landscape: true, widths: WIDE }), 1),
    },
    'writer-columns-only': {
      rows: rowsOf(25, 17),
      make: (rows) => writer({ rows, font: 'Garuda', size: 9, landscape: true, widths: WIDE, rule: { down: RULE } }),
    },
    'writer-rows-only': {
      rows: rowsOf(25, 18),
      make: (rows) =>
        writer({ rows, font: 'Laksaman', size: 11, landscape: true, widths: WIDE, rule: { across: RULE } }),
    },
    'writer-several': {
      rows: rowsOf(18, 19),
      make: (rows) => several({ rows, font: 'Norasi', size: 10, landscape: true, widths: WIDE }),
    },
    'calc-wide-long': {
      rows: rowsOf(50, 108),
      make: (rows) => calc({ rows, font: 'Umpush', size: 12, widths: [1.6, 7.2, 3.6, 4, 4.4, 7.4, 4, 5] }),
    },
    'calc-overflow-loma': {
      rows: rowsOf(30, 106),
      make: (rows) =>
        calc({
          rows,
          font: 'Loma',
          size: 9,
          landscape: true,
          widths: [1.3, 4.6, 2.6, 2.6, 2.2, 3.2, 2.6, 2.8],
          wrap: false,
        }),
    },
    'turned-270': {
      rows: rowsOf(20, 111),
      make: (rows) => turned(calc({ rows, font: 'Norasi', size: 10, landscape: true, widths: WIDE }), 3),
    },
    'writer-shifted-glyphs': {
      rows: rowsOf(15, 20),
      make: (rows) =>
        writer({
          rows: rows.map((row) => ({ ...row, name: shifted(row.name), vendor: shifted(row.vendor) })),
          font: 'Loma',
          size: 9,
          landscape: true,
          widths: WIDE,
        }),
    },
    'rotated-90': {
      rows: rowsOf(25, 15),
      make: (rows) => turned(calc({ rows, font: 'Garuda', size: 9, landscape: true, widths: WIDE }), 1, 90),
    },
    'calc-wide-plain': {
      rows: rowsOf(40, 16),
      make: (rows) =>
        calc({ rows, font: 'Norasi', size: 11, widths: [1.5, 8, 3.4, 3.6, 3.5, 7, 3.4, 4.2], rule: null }),
    },
    'cairo-portrait': {
      rows: rowsOf(30, 14),
      make: (rows) => through(writer({ rows, font: 'Norasi', size: 11, widths: TALL }), cairo),
    },
  },
  held: {
    'held-writer-portrait': {
      rows: rowsOf(30, 201),
      make: (rows) => writer({ rows, font: 'Tlwg Typist', size: 9, widths: [1.3, 4, 2.4, 2, 2, 2.5, 2.4, 2.6] }),
    },
    'held-writer-landscape': {
      rows: rowsOf(30, 202),
      make: (rows) =>
        writer({
          rows,
          font: 'Purisa',
          size: 9,
          landscape: true,
          widths: [1.6, 5.2, 3.1, 2.3, 3.1, 4.2, 3.1, 3.7],
          rule: '1.5pt solid #404040',
        }),
    },
    'held-storey-head': {
      rows: rowsOf(25, 203),
      make: (rows) =>
        writer({
          rows,
          font: 'Sawasdee',
          size: 9,
          landscape: true,
          widths: [1.5, 5.8, 2.8, 2.6, 2.9, 4.1, 2.8, 3.8],
          table: { head: storeyHead(), vertical: 'middle' },
        }),
    },
    'held-writer-plain': {
      rows: rowsOf(25, 204),
      make: (rows) =>
        writer({
          rows,
          font: 'Sawasdee',
          size: 9,
          landscape: true,
          widths: [1.5, 6.1, 3, 2.6, 2.8, 4, 3, 3.4],
          rule: null,
        }),
    },
    'held-wrapped-egp': {
      rows: rowsOf(25, 205),
      columns: NARROW,
      make: (rows) =>
        writer({ rows, columns: NARROW, font: 'Tlwg Typewriter', size: 11, widths: [1.9, 6, 3.6, 4.4, 2.1] }),
    },
    'held-split-rows': {
      rows: rowsOf(30, 206),
      make: (rows) =>
        writer({
          rows,
          font: 'Waree',
          size: 10,
          widths: [1.4, 3.6, 2.4, 2, 2.2, 2.6, 2.4, 2.2],
          table: { split: true },
        }),
    },
    'held-columns-only': {
      rows: rowsOf(25, 207),
      make: (rows) =>
        writer({
          rows,
          font: 'Umpush',
          size: 9,
          landscape: true,
          widths: [1.4, 6, 2.9, 2.5, 2.7, 4.1, 2.9, 3.5],
          rule: { down: RULE },
        }),
    },
    'held-rows-only': {
      rows: rowsOf(25, 208),
      make: (rows) =>
        writer({
          rows,
          font: 'Waree',
          size: 8,
          landscape: true,
          widths: [1.4, 6.2, 2.9, 2.5, 2.7, 4.1, 2.9, 3.3],
          rule: { across: '1pt solid #808080' },
        }),
    },
    'held-several': {
      rows: rowsOf(16, 209),
      make: (rows) =>
        several({ rows, font: 'Umpush', size: 8, landscape: true, widths: [1.3, 6, 2.7, 2.5, 2.9, 4.3, 2.7, 3.6] }),
    },
    'held-calc-landscape': {
      rows: rowsOf(30, 210),
      make: (rows) =>
        calc({
          rows,
          font: 'Purisa',
          size: 9,
          landscape: true,
          widths: [1.5, 5.4, 3.2, 2.9, 3, 4, 3.2, 3.2],
          vertical: 'bottom',
        }),
    },
    'held-calc-overflow': {
      rows: rowsOf(35, 211),
      make: (rows) =>
        calc({
          rows,
          font: 'Sawasdee',
          size: 9,
          landscape: true,
          widths: [1.3, 4.4, 2.7, 2.7, 2.3, 3.4, 2.7, 2.9],
          wrap: false,
        }),
    },
    'held-calc-plain': {
      rows: rowsOf(30, 212),
      make: (rows) =>
        calc({
          rows,
          font: 'Tlwg Typo',
          size: 8,
          landscape: true,
          widths: [1.6, 5.6, 2.9, 2.8, 2.8, 4.2, 2.9, 3.6],
          rule: null,
          repeatHead: false,
          vertical: 'bottom',
        }),
    },
    'held-calc-wide': {
      rows: rowsOf(40, 213),
      make: (rows) => calc({ rows, font: 'Waree', size: 11, widths: [1.8, 6.8, 4, 4.2, 4.6, 7, 4.2, 5.4] }),
    },
    'held-chrome-portrait': {
      rows: rowsOf(25, 214),
      make: (rows) =>
        html({
          rows,
          page: 'A4',
          css: 'body{font:9px Purisa}table{border-collapse:collapse}td,th{border:1px dotted black;padding:2px}',
        }),
    },
    'held-chrome-plain': {
      rows: rowsOf(25, 215),
      make: (rows) =>
        html({
          rows,
          page: 'A4 landscape',
          css: 'body{font:11px "Tlwg Mono"}table{width:100%}td,th{padding:3px 7px;text-align:left;vertical-align:top}',
        }),
    },
    'held-rotated-270': {
      rows: rowsOf(20, 216),
      make: (rows) => turned(writer({ rows, font: 'Sawasdee', size: 9, landscape: true, widths: WIDE }), 3, 270),
    },
    'held-cairo': {
      rows: rowsOf(25, 217),
      make: (rows) => through(calc({ rows, font: 'Waree', size: 8, landscape: true, widths: WIDE }), cairo),
    },
  },
};

const SHEET = { columns: NARROW, font: 'Laksaman', size: 12, widths: [1.6, 6.4, 3, 4, 3] };

/** Not measured cell by cell: files that are odd as a whole, and scans. */
const odd = {
  'locked-by-user': {
    rows: rowsOf(5, 31),
    make: (rows) =>
      locked(
        writer({ rows, columns: NARROW, font: 'Loma', size: 10, widths: [1.6, 7, 3, 4, 2.8] }),
        '-sOwnerPassword=o',
        '-sUserPassword=u',
      ),
  },
  'locked-by-owner': {
    rows: rowsOf(5, 31),
    make: (rows) =>
      locked(
        writer({ rows, columns: NARROW, font: 'Loma', size: 10, widths: [1.6, 7, 3, 4, 2.8] }),
        '-sOwnerPassword=o',
      ),
  },
  'letters-lost': {
    rows: rowsOf(5, 31),
    make: (rows) => lettersLost(calc({ rows, font: 'Garuda', size: 9, landscape: true, widths: WIDE })),
  },
  'scan-200-dpi': { rows: rowsOf(12, 32), make: (rows) => scanned(writer({ rows, ...SHEET }), 200, 0.4) },
  'scan-300-dpi': {
    rows: rowsOf(8, 33),
    make: (rows) => scanned(writer({ rows, ...SHEET, font: 'Garuda', size: 10 }), 300, -1),
  },
};

function store(folder, name, { rows, columns = COLUMNS, make }, part) {
  writeFileSync(join(folder, `${name}.pdf`), make(rows)(name));
  writeFileSync(
    join(folder, `${name}.json`),
    `${JSON.stringify({ part, columns, rows: rows.map((row) => cells(row, columns)) })}\n`,
  );
  process.stderr.write(`${name}\n`);
}

const asked = process.argv.slice(2);
const isAsked = (name) => asked.length === 0 || asked.includes(name);
const oddTarget = fileURLToPath(new URL('../corpus/pdf-odd/', import.meta.url));
mkdirSync(target, { recursive: true });
mkdirSync(oddTarget, { recursive: true });
for (const [part, documents] of Object.entries(corpus)) {
  for (const [name, document] of Object.entries(documents)) if (isAsked(name)) store(target, name, document, part);
}
for (const [name, document] of Object.entries(odd)) {
  if (isAsked(name))
    store(oddTarget, name, { columns: name.startsWith('scan') ? NARROW : COLUMNS, ...document }, 'odd');
}
rmSync(work, { recursive: true, force: true });
