import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { checkFile, FIELD } from './check-file.js';
import {
  CONTENT_TYPES,
  HEADINGS,
  RELATIONS,
  relations,
  run,
  SOUND,
  W,
  WRONG,
  wordTable,
  workbookParts,
  zip,
} from './office-maker.js';

const folder = mkdtempSync(join(tmpdir(), 'oit-packages-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function checked(name: string, body: string | Uint8Array) {
  const path = join(folder, name);
  writeFileSync(path, body);
  const { verdict, codes, findings } = await checkFile(path, 'EGP', 'documents/checklist.yaml');
  return {
    verdict,
    codes,
    errors: findings
      .filter(({ severity }) => severity === 'error')
      .map(({ code, location }) => `${code}@${location.rowLabel ?? ''}`),
  };
}

type Parts = Readonly<Record<string, string | Uint8Array>>;
const unzipped = (name: string): Parts => unzipSync(readFileSync(join(FIELD, 'documents', name)));
const without = (parts: Parts, ...names: readonly RegExp[]): Parts =>
  Object.fromEntries(Object.entries(parts).filter(([name]) => !names.some((pattern) => pattern.test(name))));
const text = (part: string | Uint8Array = ''): string =>
  typeof part === 'string' ? part : Buffer.from(part).toString();
const changed = (parts: Parts, change: (name: string, part: string) => [string, string], which: RegExp): Parts =>
  Object.fromEntries(
    Object.entries(parts).map((entry) => (which.test(entry[0]) ? change(entry[0], text(entry[1])) : entry)),
  );

const book = workbookParts([HEADINGS, ...WRONG]);
const sheet = 'xl/worksheets/sheet1.xml';
const rowsOf = (part: string) => part.match(/<row .*?<\/row>/g) ?? [];
const document = {
  '[Content_Types].xml': `${CONTENT_TYPES}<Override PartName="/word/my%20text.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  '_rels/.rels': relations(['r1', 'officeDocument', 'word/my%20text.xml']),
  'word/my text.xml': `<w:document ${W}><w:body>${wordTable([HEADINGS, ...WRONG], run)}</w:body></w:document>`,
};
const slide = `<p:sld xmlns:p="p" xmlns:a="a"><p:cSld><a:tbl>${[HEADINGS, ...WRONG].map((row) => `<a:tr>${row.map((cell) => `<a:tc><a:txBody><a:p><a:r><a:t>${cell}</a:t></a:r></a:p></a:txBody></a:tc>`).join('')}</a:tr>`).join('')}</a:tbl></p:cSld></p:sld>`;
const deck = (part: string, first = '') => ({
  '[Content_Types].xml': `${CONTENT_TYPES}<Override PartName="/show/main.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>`,
  '_rels/.rels': relations(['r1', 'officeDocument', 'show/main.xml']),
  'show/main.xml': `<p:presentation xmlns:p="p" xmlns:r="${RELATIONS}"><p:sldIdLst>${first}<p:sldId id="256" r:id="r2"/></p:sldIdLst></p:presentation>`,
  'show/_rels/main.xml.rels': relations(['r2', 'slide', part], ['r3', 'slide', 'pages/title.xml']),
});
const odt = (parts: Parts): Uint8Array =>
  zip({
    'content.xml': `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:text><table:table table:name="ก">${[HEADINGS, ...WRONG].map((row) => `<table:table-row>${row.map((cell) => `<table:table-cell><text:p>${cell}</text:p></table:table-cell>`).join('')}</table:table-row>`).join('')}</table:table></office:text></office:body></office:document-content>`,
    ...parts,
  });
const manifest =
  '<manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:media-type="application/vnd.oasis.opendocument.text" manifest:full-path="/"/></manifest:manifest>';

describe('a package of which a part is named, ordered or left out as the format allows', () => {
  it.each<readonly [string, Uint8Array]>([
    ['space-in-name.docx', zip(document)],
    [
      'space-in-target.xlsx',
      zip(
        changed(
          book,
          (name, part) => [
            name.replace('sheet1', 'แผ่น 1'),
            part.replace('sheet1', '%E0%B9%81%E0%B8%9C%E0%B9%88%E0%B8%99%201'),
          ],
          /sheet1|workbook\.xml\.rels/,
        ),
      ),
    ],
    [
      'small-references.xlsx',
      zip(changed(book, (name, part) => [name, part.replace(/ r="([A-Z])/g, (all) => all.toLowerCase())], /sheet1/)),
    ],
    [
      'rows-backwards.xlsx',
      zip({
        ...book,
        [sheet]: `<worksheet><sheetData>${rowsOf(book[sheet] ?? '')
          .toReversed()
          .join('')}</sheetData></worksheet>`,
      }),
    ],
    ['slides-by-relation.pptx', zip({ ...deck('pages/table.xml'), 'show/pages/table.xml': slide })],
    [
      'slides-in-capitals.pptx',
      zip({
        ...deck('/SHOW/Pages/Table.xml', '<p:sldId id="257" r:id="r3"/>'),
        'show/pages/title.xml': '<p:sld><a:p><a:r><a:t>สรุปผล</a:t></a:r></a:p></p:sld>',
        'show/pages/table.xml': slide,
      }),
    ],
    ['manifest-alone.odt', odt({ 'META-INF/manifest.xml': manifest })],
    [
      'manifest-in-another-order.odt',
      odt({
        'META-INF/manifest.xml': `<x:manifest xmlns:x="m"><x:file-entry x:full-path="content.xml" x:media-type="text/xml"/><x:file-entry x:full-path='/' x:media-type='application/vnd.oasis.opendocument.text'/></x:manifest>`,
      }),
    ],
  ])('%s is read', async (name, body) => {
    expect((await checked(name, body)).errors).toEqual(['egp/digits@3']);
  });

  const binary = unzipped('xlsb-binary-workbook.xlsb');
  const relationsPart = /workbook\.bin\.rels$/;
  it.each<readonly [string, Parts]>([
    ['no-styles.xlsb', without(binary, /styles/)],
    ['nothing-but-cells.xlsb', without(binary, /styles|theme|docProps|metadata|Content_Types/)],
    [
      'absolute-targets.xlsb',
      changed(binary, (name, part) => [name, part.replace(/Target="(?!\/)/g, 'Target="/xl/')], relationsPart),
    ],
    [
      'other-case.xlsb',
      changed(binary, (name, part) => [name, part.replace('sheet1.bin', 'Sheet1.BIN')], relationsPart),
    ],
    [
      'other-name.xlsb',
      Object.fromEntries(
        Object.entries(changed(binary, (name, part) => [name, part.replace('sheet1', 'table')], relationsPart)).map(
          ([name, part]) => [name.replace('sheet1', 'table'), part],
        ),
      ),
    ],
    [
      'strict.xlsb',
      changed(
        binary,
        (name, part) => [name, part.replaceAll(RELATIONS, 'http://purl.oclc.org/ooxml/officeDocument/relationships')],
        /\.rels$/,
      ),
    ],
  ])('%s passes', async (name, parts) => {
    const { verdict, codes } = await checked(name, zip(parts));
    expect(verdict, codes.join()).toBe('pass');
  });
});

describe('a package of which a part is lost', () => {
  it('is damaged where a sheet names strings that are not there', async () => {
    const strings = `<sst>${SOUND.slice(1)
      .map(([, name]) => `<si><t>${name}</t></si>`)
      .join('')}</sst>`;
    const parts = {
      ...book,
      'xl/_rels/workbook.xml.rels': relations(
        ['r1', 'worksheet', 'worksheets/sheet1.xml'],
        ['r2', 'sharedStrings', 'strings.xml'],
      ),
      'xl/strings.xml': strings,
      [sheet]: `<worksheet><sheetData>${SOUND.map((_, row) => `<row><c t="s"><v>${row}</v></c></row>`).join('')}</sheetData></worksheet>`,
    };
    expect((await checked('strings-cut.xlsx', zip(parts))).codes).toContain('E file/corrupt');
  });

  it.each(['xlsb'])('is damaged where a sheet of %s is not there', async () => {
    const parts = without(unzipped('xlsb-binary-workbook.xlsb'), /sheet1\.bin$/);
    expect((await checked('sheet-gone.xlsb', zip(parts))).codes).toContain('E file/corrupt');
  });
});

describe('a package of a program that nobody here reads', () => {
  it.each<readonly [string, Parts]>([
    ['slides.odp', { mimetype: 'application/vnd.oasis.opendocument.presentation', 'content.xml': '<a/>' }],
    ['old.sxw', { mimetype: 'application/vnd.sun.xml.writer', 'content.xml': '<a/>' }],
    ['plan.numbers', { 'Index/Document.iwa': strToU8('\0iwa'), 'Metadata/Properties.plist': strToU8('bplist00') }],
    [
      'paper.oxps',
      {
        '[Content_Types].xml': `${CONTENT_TYPES}</Types>`,
        '_rels/.rels': relations(),
        'Documents/1/Pages/1.fpage': '<FixedPage/>',
      },
    ],
  ])('%s is to be looked at', async (name, parts) => {
    expect(await checked(name, zip(parts))).toMatchObject({ verdict: 'review', codes: ['W file/not-readable'] });
  });
});
