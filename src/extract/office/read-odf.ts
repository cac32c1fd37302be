import { decodeText } from '../../text/charset.js';
import { type DocumentProperties, readCoreProperties } from '../containers/core-properties.js';
import { attribute, readXml, readXmlMember, type XmlHandler } from '../containers/xml-stream.js';
import { openZip, type ZipArchive } from '../containers/zip-archive.js';
import { cellsOfSheet } from '../grid/grid.js';
import { chooseSheets, resultOfSheets } from '../grid/visible-sheets.js';
import { isPictureAmong } from '../images/picture-document.js';
import { BrokenFile, type ExtractHints, type ReaderResult } from '../reader.js';
import { type FlowBlock, resultOfFlow } from './flow.js';
import { type OdfTable, odfBody } from './odf-body.js';

/** Reads an OpenDocument spreadsheet. */
export async function readOds(body: Uint8Array, hints: ExtractHints): Promise<ReaderResult> {
  const odf = await openOdf(body);
  const tables: OdfTable[] = [];
  const hidden = new Set<string>();
  const pictures = new Set<string>();
  const content = odfBody({
    paragraph: () => {},
    table: (table) => tables.push(table),
    picture: (name) => pictures.add(name),
    boxesOverCells: true,
  });
  await odf.readContent(together(content, hiddenStyles(hidden)));
  const sheets = tables.map((table) => ({ ...table, isHidden: hidden.has(table.style) }));
  const result = resultOfSheets(chooseSheets(sheets, hints.sheet), sheets, hints, await odf.properties());
  return { ...result, showsPicture: await odf.showsPicture(pictures) };
}

/** Reads an OpenDocument text. */
export async function readOdt(body: Uint8Array, hints: ExtractHints): Promise<ReaderResult> {
  const odf = await openOdf(body);
  const blocks: FlowBlock[] = [];
  const pictures = new Set<string>();
  await odf.readContent(
    odfBody({
      paragraph: (text) => blocks.push({ kind: 'paragraph', text }),
      table: (table) => blocks.push({ kind: 'table', ...cellsOfSheet(table) }),
      picture: (name) => pictures.add(name),
    }),
  );
  const result = resultOfFlow(blocks, hints.url, await odf.properties());
  return { ...result, showsPicture: await odf.showsPicture(pictures) };
}

/** A document of OpenDocument, as a package or as one file of XML. */
interface OdfDocument {
  readContent(handler: XmlHandler): Promise<void>;
  properties(): Promise<DocumentProperties>;
  /** @param names of the pictures that its content shows */
  showsPicture(names: ReadonlySet<string>): Promise<boolean>;
}

async function openOdf(body: Uint8Array): Promise<OdfDocument> {
  if (body[0] !== 0x50) return openFlat(decodeText(body, null).text);
  const archive = await openPackage(body);
  return {
    readContent: (handler) => readXmlMember(archive.member('content.xml'), handler),
    properties: () => readCoreProperties(archive),
    showsPicture: (names) => isPictureAmong(archive, names),
  };
}

function openFlat(xml: string): OdfDocument {
  return {
    readContent: async (handler) => readXml(xml, handler),
    properties: async () => ({ title: null, dates: [] }),
    showsPicture: async (names) => names.size > 0,
  };
}

async function openPackage(body: Uint8Array): Promise<ZipArchive> {
  const archive = await openZip(body);
  if (archive.member('content.xml') === null) throw new BrokenFile('corrupt', { reason: 'content-missing' });
  let isEncrypted = archive.member('encrypted-package') !== null;
  await readXmlMember(archive.member('META-INF/manifest.xml'), {
    open: (name) => {
      isEncrypted ||= name === 'encryption-data';
    },
  });
  if (isEncrypted) throw new BrokenFile('encrypted');
  return archive;
}

/** Table styles that hide their sheet. */
function hiddenStyles(hidden: Set<string>): XmlHandler {
  let style = '';
  return {
    open: (name, attributes) => {
      if (name === 'style') style = attribute(attributes, 'name') ?? '';
      else if (name === 'table-properties' && attribute(attributes, 'display') === 'false') hidden.add(style);
    },
  };
}

function together(first: XmlHandler, second: XmlHandler): XmlHandler {
  return {
    ...first,
    open: (name, attributes, qualified) => {
      second.open?.(name, attributes, qualified);
      first.open?.(name, attributes, qualified);
    },
  };
}
