import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { page, pdf } from '../extract/pdf-maker.js';
import { checkFile } from './check-file.js';
import {
  CONTENT_TYPES,
  HEADINGS,
  inlineString,
  type Markup,
  RELATIONS,
  relations,
  run,
  SOUND,
  W,
  WRONG,
  word,
  wordOf,
  wordTable,
  workbook,
  workbookParts,
  zip,
} from './office-maker.js';
import { drawn, rowsAt, type Words } from './printed-page.js';

const folder = mkdtempSync(join(tmpdir(), 'oit-readers-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function checked(name: string, body: string | Uint8Array) {
  const path = join(folder, name);
  writeFileSync(path, body);
  return checkedAt(path);
}

async function checkedAt(path: string) {
  const { verdict, codes, findings } = await checkFile(path, 'EGP', 'documents/checklist.yaml');
  const errors = findings.filter(({ severity }) => severity === 'error');
  return { verdict, codes, errors: errors.map(({ code, location }) => `${code}@${location.rowLabel ?? ''}`) };
}

const rtfText = (text: string) => text.replaceAll(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0)}?`);
const rtfRow = (texts: readonly string[]) =>
  `\\trowd${texts.map((_, column) => `\\cellx${(column + 1) * 2000}`).join('')}\\pard\\intbl ${texts.map((text) => `${text}\\cell `).join('')}\\row\n`;
const rtf = (rows: readonly (readonly string[])[]) =>
  `{\\rtf1\\ansi\\ansicpg874\\deff0{\\fonttbl{\\f0\\fnil\\fcharset222 TH SarabunPSK;}}\\uc1\\f0 ${rows.map(rtfRow).join('')}\\pard\\par}`;

/** Adds to the numbers: to sound rows and to the one of ten digits alike. */
const noted =
  (mark: string, plain: Markup = (text) => text): Markup =>
  (text, row, column) =>
    row > 0 && column === 3 ? `${plain(text, row, column)}${mark}` : plain(text, row, column);

const PRINTED = [
  ['No.', 'Project', 'Budget', 'e-GP'],
  ...WRONG.map(([n = '', , money = '', egp = '']) => [n, `Road ${n}`, money, egp]),
];
const XS = [60, 120, 300, 420];
const lattice = [60, 120, 300, 420, 540].map((x) => [x - 5, 715, x - 5, 715 - 20 * PRINTED.length] as const);
const across = Array.from({ length: PRINTED.length + 1 }, (_, at) => [55, 715 - 20 * at, 535, 715 - 20 * at] as const);
const raised = (at: number): Words => ({ x: 420 + 61.5, y: 704 - 20 * (at + 1), text: '1' });

describe('a wrong number in the third row is the one error', () => {
  it.each<readonly [string, string | Uint8Array]>([
    [
      'archive-of-a-folder.zip',
      zip({
        'เอกสาร/': new Uint8Array(),
        'เอกสาร/สรุป.xlsx': workbook(WRONG),
        'เอกสาร/film.mov': strToU8('\0\0\0\x14ftypqt  '),
        'เอกสาร/สรุป.xlsx.p7s': strToU8('0\x82\x05\x01'),
      }),
    ],
    [
      'parts-by-backslash.xlsx',
      zip(
        Object.fromEntries(
          Object.entries(workbookParts([HEADINGS, ...WRONG])).map(([name, part]) => [
            name.startsWith('xl/') ? name.replaceAll('/', '\\') : name,
            part,
          ]),
        ),
      ),
    ],
    [
      'parts-in-capitals.docx',
      zip({
        '[Content_Types].xml': `${CONTENT_TYPES}<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
        '_rels/.rels': relations(['r1', 'officeDocument', '/Word/Document.XML']),
        'word/document.xml': `<w:document ${W}><w:body>${wordTable([HEADINGS, ...WRONG], run)}</w:body></w:document>`,
      }),
    ],
    [
      'raised-digit.docx',
      wordOf(WRONG, noted('<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>', run)),
    ],
    [
      'own-mark-of-footnote.docx',
      wordOf(WRONG, noted('<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>1</w:t></w:r>', run)),
    ],
    [
      'raised-digit.xlsx',
      workbook(WRONG, (text, row, column) =>
        row > 0 && column === 3
          ? `<is><r><t>${text}</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></is>`
          : inlineString(text, row, column),
      ),
    ],
    [
      'raised-digit.html',
      `<meta charset="utf-8"><table>${[HEADINGS, ...WRONG].map((row, at) => `<tr>${row.map((text, column) => `<td>${noted('<sup>1</sup>')(text, at, column)}</td>`).join('')}</tr>`).join('')}</table>`,
    ],
    [
      'footnotes.rtf',
      rtf(
        [HEADINGS, ...WRONG].map((row, at) =>
          row.map((text, column) =>
            noted('{\\super\\chftn{\\footnote\\pard{\\super\\chftn} 12}}', rtfText)(text, at, column),
          ),
        ),
      ),
    ],
    [
      'raised-digit.rtf',
      rtf(
        [HEADINGS, ...WRONG].map((row, at) =>
          row.map((text, column) => noted('{\\super 1}', rtfText)(text, at, column)),
        ),
      ),
    ],
    [
      'raised-sign.csv',
      [HEADINGS, ...WRONG]
        .map((row, at) => row.map((text, column) => `"${noted('¹')(text, at, column)}"`).join(','))
        .join('\r\n'),
    ],
    [
      'raised-digit.pdf',
      pdf([
        page(
          `${drawn(rowsAt(PRINTED, XS, 700, 20), [...lattice, ...across])}\n${WRONG.map((_, at) => raised(at))
            .map(({ x, y, text }, at) => `BT /F 6 Tf ${at === 2 ? x - 5.6 : x} ${y} Td (${text}) Tj ET`)
            .join('\n')}`,
          {},
        ),
      ]),
    ],
    [
      'piece-of-rtf.docx',
      word('<w:altChunk r:id="r9"/>', { 'word/piece.rtf': rtf([HEADINGS, ...WRONG].map((row) => row.map(rtfText))) }, [
        ['r9', 'aFChunk', 'piece.rtf'],
      ]),
    ],
    [
      'piece-of-docx.docx',
      word('<w:altChunk r:id="r9"/>', { 'word/piece.docx': wordOf(WRONG) }, [['r9', 'aFChunk', 'piece.docx']]),
    ],
    [
      'commas-in-titles.csv',
      `รายงาน, ตาราง, ปี 2567\nหน่วยงาน, กอง, ฝ่าย, งาน\n\n${[HEADINGS, ...WRONG].map((row) => row.join(';').replace(/,/g, ' ').replace('.', ',')).join('\n')}\nหมายเหตุ, ราคา, รวมภาษี\n`,
    ],
    [
      'message-behind.docx',
      Buffer.concat([wordOf(WRONG), Buffer.from('<br /><b>Notice</b>: Undefined index in /download.php')]),
    ],
    [
      'moved.docx',
      wordOf(
        WRONG,
        noted(
          '<w:moveFrom w:id="1" w:author="ก"><w:r><w:t>7</w:t></w:r></w:moveFrom><w:del w:id="2"><w:r><w:delText>8</w:delText></w:r></w:del>',
          run,
        ),
      ),
    ],
    [
      'typed-over.pdf',
      pdf([
        page(
          `${drawn(rowsAt(PRINTED, XS, 700, 20), [...lattice, ...across])}\n1 g ${WRONG.map((_, at) => `BT /F 10 Tf 500 ${680 - 20 * at} Td (9) Tj ET`).join('\n')}`,
          {},
        ),
      ]),
    ],
  ])('%s', async (name, body) => {
    expect((await checked(name, body)).errors).toEqual(['egp/digits@3']);
  });
});

it.each(['doc', 'odt', 'xls', 'ods'].map((ending) => `raised-digits-bad3.${ending}`))(
  '%s, saved by LibreOffice, has that error',
  async (name) => {
    expect((await checkedAt(`documents/${name}`)).errors).toEqual(['egp/digits@3']);
  },
);

it('raised digits behind words, and a whole number that is raised, stay as they are', async () => {
  const raised = (text: string) => `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>${text}</w:t></w:r>`;
  const body = wordOf(SOUND, (text, row, column) => (row > 0 && column === 3 ? raised(text) : run(text, row, column)));
  expect(await checked('all-raised.docx', body)).toMatchObject({ verdict: 'pass', errors: [] });
});

describe('what could not be read is no verdict', () => {
  it('an archive with what systems leave beside a workbook', async () => {
    const body = zip({
      'สรุป.xlsx': workbook(SOUND),
      'Thumbs.db': strToU8('\xd0\xcf\x11\xe0'),
      '__MACOSX/._สรุป.xlsx': strToU8('\0\x05\x16\x07\0\x02\0\0Mac OS X'),
      '.DS_Store': strToU8('\0\0\0\x01Bud1'),
      'เว็บไซต์.url': '[InternetShortcut]\r\nURL=http://a.go.th/',
      '~$สรุป.xlsx': strToU8('\x05admin'),
    });
    expect(await checked('left-overs.zip', body)).toMatchObject({ verdict: 'pass', errors: [] });
  });

  it.each<readonly [string, Uint8Array]>([
    [
      'no-strings.xlsx',
      zip({
        ...workbookParts([HEADINGS, ...SOUND], () => '<v>0</v>'),
        'xl/_rels/workbook.xml.rels': relations(
          ['r1', 'worksheet', 'worksheets/sheet1.xml'],
          ['r2', 'sharedStrings', 'sharedStrings.xml'],
        ),
        'xl/worksheets/sheet1.xml': workbookParts([HEADINGS], () => '<v>0</v>')['xl/worksheets/sheet1.xml']!.replaceAll(
          'inlineStr',
          's',
        ),
      }),
    ],
    [
      'no-content.ods',
      zip({
        mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
        'META-INF/manifest.xml': '<manifest/>',
        'styles.xml': '<office/>',
      }),
    ],
    [
      'no-slide.pptx',
      zip({
        '[Content_Types].xml': `${CONTENT_TYPES}<Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>`,
        '_rels/.rels': relations(['r1', 'officeDocument', 'ppt/presentation.xml']),
        'ppt/presentation.xml': `<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="${RELATIONS}"><p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst></p:presentation>`,
        'ppt/_rels/presentation.xml.rels': relations(['r1', 'slide', 'slides/slide1.xml']),
      }),
    ],
  ])('%s lacks a part: it is damaged', async (name, body) => {
    expect((await checked(name, body)).errors).toContain('file/corrupt@');
  });

  it('formulas of texts without results are to be looked at', async () => {
    const parts = workbookParts([HEADINGS, ...SOUND], (text, row, column) =>
      row > 0 && column === 3 ? `<f>"670"&amp;A${row + 1}</f>` : inlineString(text, row, column),
    );
    const sheet = parts['xl/worksheets/sheet1.xml']!.replaceAll(/t="inlineStr">(?=<f>)/g, 't="str">');
    const { verdict, errors } = await checked('texts.xlsx', zip({ ...parts, 'xl/worksheets/sheet1.xml': sheet }));
    expect([verdict, errors]).toEqual(['review', []]);
  });

  it('a bitmap of OS/2 is a picture to be looked at', async () => {
    const header = Buffer.alloc(14 + 64);
    header.write('BM');
    header.writeUInt32LE(78 + 600 * 100, 2);
    header.writeUInt32LE(78, 10);
    header.writeUInt32LE(64, 14);
    header.writeInt32LE(800, 18);
    header.writeInt32LE(600, 22);
    header.writeUInt16LE(1, 26);
    header.writeUInt16LE(1, 28);
    const { verdict, errors } = await checked('os2.bmp', Buffer.concat([header, Buffer.alloc(600 * 100, 0x5a)]));
    expect([verdict, errors]).toEqual(['review', []]);
  });

  it('a column beyond the limit is named', async () => {
    const rows = [HEADINGS, ...SOUND].map((row, at) => [...row, ...Array<string>(1100).fill(''), `${at}`].join(','));
    const { errors, codes } = await checked('wide.csv', rows.join('\n').replaceAll(/(\d00),(\d{3}\.50)/g, '$1$2'));
    expect(errors).toEqual([]);
    expect(codes).toContain('W file/not-readable');
  });
});
