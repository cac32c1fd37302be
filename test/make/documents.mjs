// Makes test/corpus with LibreOffice (Debian: libreoffice, fonts-thai-tlwg). Run by hand: node test/make/documents.mjs
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { letter, workbook } from './flat-odf.mjs';
import { GROUP, HEADINGS, NOTES, ROWS, TITLES, TOTAL } from './truth.mjs';

const corpus = fileURLToPath(new URL('../corpus/', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'oit-corpus-'));

const NARROW = [1, 3.6, 1.9, 1.9, 1.9, 2.1, 2.6, 1.7, 2.3];
const WIDE = [1.3, 6.2, 2.4, 2.4, 2.4, 3.2, 4.2, 2.2, 3];
const SHEET = {
  font: 'Laksaman',
  size: '12pt',
  landscape: true,
  ruled: true,
  widths: WIDE,
  scale: 'style:scale-to-X="1"',
};
const LETTER = { font: 'Laksaman', size: '9pt', landscape: false, ruled: true, widths: NARROW, asShown: true };

/** name of the source -> its content, and the files made of it: name -> LibreOffice's filter */
const SOURCES = [
  [
    'sheet.fods',
    workbook(SHEET),
    {
      'procurement.xlsx': 'xlsx:Calc MS Excel 2007 XML',
      'procurement.xls': 'xls:MS Excel 97',
      'procurement.ods': 'ods:calc8',
      'procurement-table.html': 'html:HTML (StarCalc)',
    },
  ],
  [
    'csv.fods',
    workbook({ ...SHEET, oneSheet: true }),
    {
      'procurement-utf8.csv': 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true',
      'procurement-windows-874.csv': 'csv:Text - txt - csv (StarCalc):44,34,32,1,,0,false,true',
    },
  ],
  [
    'letter.fodt',
    letter(LETTER),
    {
      'procurement.docx': 'docx:MS Word 2007 XML',
      'procurement.doc': 'doc:MS Word 97',
      'procurement.odt': 'odt:writer8',
      'procurement.rtf': 'rtf:Rich Text Format',
      'procurement.html': 'html:HTML (StarWriter)',
      'writer-laksaman-ruled.pdf': 'pdf:writer_pdf_Export',
    },
  ],
  [
    'garuda.fodt',
    letter({ ...LETTER, font: 'Garuda', size: '8pt', ruled: false, landscape: true, widths: WIDE }),
    { 'writer-garuda-plain.pdf': 'pdf:writer_pdf_Export' },
  ],
  [
    'norasi.fods',
    workbook({ ...SHEET, font: 'Norasi', size: '11pt', oneSheet: true }),
    { 'calc-norasi-ruled.pdf': 'pdf:calc_pdf_Export' },
  ],
  // Kept out of tuning: other fonts and other column widths.
  [
    'loma.fodt',
    letter({ ...LETTER, font: 'Loma', size: '8pt', widths: NARROW.map((width) => width * 0.95) }),
    { 'held-out-writer-loma-ruled.pdf': 'pdf:writer_pdf_Export' },
  ],
  [
    'sawasdee.fods',
    workbook({ ...SHEET, font: 'Sawasdee', size: '9pt', oneSheet: true, widths: WIDE.map((width) => width * 0.9) }),
    { 'held-out-calc-sawasdee-ruled.pdf': 'pdf:calc_pdf_Export' },
  ],
];

const LOCKED = {
  'locked.xlsx': ['sheet.fods', 'Calc MS Excel 2007 XML'],
  'locked.xls': ['sheet.fods', 'MS Excel 97'],
  'locked.ods': ['sheet.fods', 'calc8'],
  'locked.docx': ['letter.fodt', 'MS Word 2007 XML'],
  'locked.doc': ['letter.fodt', 'MS Word 97'],
  'locked.odt': ['letter.fodt', 'writer8'],
  'locked.pdf': ['letter.fodt', 'writer_pdf_Export'],
};

function office(...args) {
  execFileSync('soffice', [`-env:UserInstallation=file://${join(work, 'profile')}`, '--headless', ...args], {
    stdio: 'ignore',
    timeout: 120_000,
  });
}

function convert(source, target, filter) {
  const out = join(work, 'out');
  office('--convert-to', filter, '--outdir', out, join(work, source));
  const made = source.replace(/\.\w+$/, `.${filter.split(':')[0]}`);
  copyFileSync(join(out, made), join(corpus, target));
  console.log(target);
}

const BASIC_LIBRARY = (kind, body) => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE ${kind} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "${kind.split(':')[1]}.dtd">
${body}`;

// No command-line option sets a password on every format; a macro does.
function lock() {
  const statements = Object.entries(LOCKED).map(
    ([target, [source, filter]]) =>
      `StoreLocked("file://${join(work, source)}", "file://${join(corpus, target)}", "${filter}")`,
  );
  const macro = `
Function Prop(key As String, content As Variant) As Object
  Dim p As New com.sun.star.beans.PropertyValue
  p.Name = key
  p.Value = content
  Prop = p
End Function
Function Named(key As String, content As Variant) As Object
  Dim p As New com.sun.star.beans.NamedValue
  p.Name = key
  p.Value = content
  Named = p
End Function
' Microsoft's formats take the keys that the password dialogue makes of the password.
Function Keys() As Variant
  Dim bytes(15) As Integer, i As Integer
  For i = 0 To 15
    bytes(i) = i + 1
  Next
  sequence = CreateUnoValue("[]byte", bytes)
  Keys = CreateUnoValue("[]com.sun.star.beans.NamedValue", Array(Named("CryptoType", "Standard"), Named("OOXPassword", "secret"), Named("STD97EncryptionKey", sequence), Named("STD97UniqueID", sequence)))
End Function
Sub StoreLocked(source As String, target As String, kind As String)
  Dim document As Object, secret As Variant
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, Array(Prop("Hidden", True)))
  If Right(target, 4) = ".pdf" Then
    secret = Prop("FilterData", Array(Prop("EncryptFile", True), Prop("DocumentOpenPassword", "secret")))
  ElseIf InStr(kind, "MS ") > 0 Then
    secret = Prop("EncryptionData", Keys())
  Else
    secret = Prop("Password", "secret")
  End If
  document.storeToURL(target, Array(Prop("FilterName", kind), secret))
  document.close(True)
End Sub
Sub Main
${statements.join('\n')}
StarDesktop.terminate()
End Sub`;
  const folder = join(work, 'profile', 'user', 'basic', 'Standard');
  mkdirSync(folder, { recursive: true });
  const escaped = macro.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  writeFileSync(
    join(folder, 'Locks.xba'),
    BASIC_LIBRARY(
      'script:module',
      `<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Locks" script:language="StarBasic">${escaped}</script:module>`,
    ),
  );
  writeFileSync(
    join(folder, 'script.xlb'),
    BASIC_LIBRARY(
      'library:library',
      '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Locks"/></library:library>',
    ),
  );
  office('macro:///Standard.Locks.Main');
  for (const target of Object.keys(LOCKED)) if (existsSync(join(corpus, target))) console.log(target);
}

mkdirSync(corpus, { recursive: true });
try {
  for (const [source, content] of SOURCES) writeFileSync(join(work, source), content);
  for (const [source, , targets] of SOURCES)
    for (const [target, filter] of Object.entries(targets)) convert(source, target, filter);
  // Excel's "CSV UTF-8" begins with a byte order mark.
  const csv = join(corpus, 'procurement-utf8.csv');
  writeFileSync(csv, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), readFileSync(csv)]));
  lock();
  const truth = { titles: TITLES, group: GROUP, headings: HEADINGS, rows: ROWS, total: TOTAL, notes: NOTES };
  writeFileSync(join(corpus, 'truth.json'), `${JSON.stringify(truth, null, 1)}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
