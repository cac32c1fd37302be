import { readCoreProperties } from '../containers/core-properties.js';
import { drawnTexts } from '../containers/drawn-texts.js';
import { partOfRelation, readRelations } from '../containers/relations.js';
import { readXmlMember, type XmlHandler } from '../containers/xml-stream.js';
import { openZip, type ZipArchive, type ZipMember } from '../containers/zip-archive.js';
import { isPictureShown } from '../images/picture-document.js';
import { raisedDigits } from '../raised-digits.js';
import { BrokenFile, type ExtractHints, type ReaderResult } from '../reader.js';
import { expandRows, type FlowBlock, type FlowCell, resultOfFlow } from './flow.js';

const MAX_SLIDES = 2000;

/** Reads the slides of a presentation (ECMA-376 part 1, 19 and 21.1): text and tables, page = slide. */
export async function readPptx(body: Uint8Array, hints: ExtractHints): Promise<ReaderResult> {
  const archive = await openZip(body);
  const slides = await slidesOf(archive);
  if (slides.length === 0) throw new BrokenFile('corrupt', { reason: 'slides-missing' });
  const blocks: FlowBlock[] = [];
  for (const [index, slide] of slides.slice(0, MAX_SLIDES).entries()) {
    const add = (block: FlowBlock): void => void blocks.push({ ...block, page: index + 1 });
    await readXmlMember(slide, slideBody(add));
    for (const text of await drawnTexts(archive, slide.name)) add({ kind: 'paragraph', text });
  }
  const result = resultOfFlow(blocks, hints.url, await readCoreProperties(archive));
  return { ...result, pageCount: slides.length, showsPicture: await isAnyIllustrated(archive, slides) };
}

/** The parts of the slides in the order in which they are shown, whatever their names are. */
async function slidesOf(archive: ZipArchive): Promise<ZipMember[]> {
  const root = (await partOfRelation(archive, '', 'officeDocument')) ?? '';
  const relations = await readRelations(archive, root);
  const slides: ZipMember[] = [];
  await readXmlMember(archive.member(root), {
    open: (name, attributes) => {
      if (name !== 'sldId') return;
      // Its own number is named `id` as well, without a prefix.
      const key = Object.keys(attributes).find((attribute) => attribute.endsWith(':id')) ?? '';
      const member = archive.member(relations.get(attributes[key] ?? '')?.target ?? '');
      if (member !== null) slides.push(member);
    },
  });
  return slides.length > 0 ? slides : slidesByName(archive);
}

/** Of a package that does not list them. */
function slidesByName(archive: ZipArchive): ZipMember[] {
  return archive.members
    .flatMap((member) => {
      const number = /^ppt\/slides\/slide(\d+)\.xml$/i.exec(member.name)?.[1];
      return number === undefined ? [] : [{ number: Number(number), member }];
    })
    .sort((a, b) => a.number - b.number)
    .map(({ member }) => member);
}

async function isAnyIllustrated(archive: ZipArchive, slides: readonly ZipMember[]): Promise<boolean> {
  for (const { name } of slides.slice(0, MAX_SLIDES)) if (await isPictureShown(archive, name)) return true;
  return false;
}

function slideBody(found: (block: FlowBlock) => void): XmlHandler {
  let rows: FlowCell[][] | null = null;
  let cell: { columns: number; continues: boolean; isSidewards: boolean; lines: string[] } | null = null;
  let line = '';
  let isText = false;
  let isRaised = false;
  return {
    open: (name, attributes) => {
      if (name === 'p') line = '';
      else if (name === 'r') isRaised = false;
      else if (name === 'rPr') isRaised = Number(attributes.baseline) > 0;
      else if (name === 't') isText = true;
      else if (name === 'br') line += '\n';
      else if (name === 'tbl') rows = [];
      else if (name === 'tr') rows?.push([]);
      else if (name === 'tc')
        cell = {
          columns: Number(attributes.gridSpan ?? 1),
          continues: attributes.vMerge === '1',
          isSidewards: attributes.hMerge === '1',
          lines: [],
        };
    },
    text: (data) => {
      if (isText) line += isRaised ? raisedDigits(line, data) : data;
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'p') {
        if (cell !== null) cell.lines.push(line);
        else found({ kind: 'paragraph', text: line });
      } else if (name === 'tc') {
        // What a span covers is written too, as cells of its own.
        if (cell !== null && !cell.isSidewards)
          rows?.at(-1)?.push({ text: cell.lines.join('\n').trim(), columns: cell.columns, continues: cell.continues });
        cell = null;
      } else if (name === 'tbl') {
        if (rows !== null) found({ kind: 'table', rows: expandRows(rows) });
        rows = null;
      }
    },
  };
}
