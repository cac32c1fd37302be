import { readRelations } from '../containers/relations.js';
import { readXmlMember } from '../containers/xml-stream.js';
import type { ZipArchive } from '../containers/zip-archive.js';
import { isPictureShown } from '../images/picture-document.js';

const MAX_BOXES = 10_000;

/** What is drawn over the cells of a sheet. */
export interface SheetDrawing {
  /** Text of each box or shape. */
  readonly boxes: readonly string[];
  readonly showsPicture: boolean;
}

/** Reads the drawing of a sheet (ECMA-376 part 1, 20.5); without one there is nothing. */
export async function readDrawing(archive: ZipArchive, sheet: string): Promise<SheetDrawing> {
  const boxes: string[] = [];
  let showsPicture = false;
  for (const { target, type } of (await readRelations(archive, sheet)).values()) {
    if (type !== 'drawing') continue;
    boxes.push(...(await readBoxes(archive, target)));
    showsPicture ||= await isPictureShown(archive, target);
  }
  return { boxes, showsPicture };
}

async function readBoxes(archive: ZipArchive, part: string): Promise<string[]> {
  const boxes: string[] = [];
  let box: string | null = null;
  let isText = false;
  /** What old programs show in place of the new drawing. */
  let replaced = 0;
  await readXmlMember(archive.member(part), {
    open: (name) => {
      if (name === 'Fallback') replaced++;
      else if (name === 'txBody' && replaced === 0) box = '';
      else if (box !== null && name === 't') isText = true;
      else if (box !== null && name === 'br') box += '\n';
    },
    text: (data) => {
      if (isText) box += data;
    },
    close: (name) => {
      if (name === 'Fallback') replaced--;
      else if (name === 't') isText = false;
      else if (box !== null && name === 'p') box += '\n';
      else if (box !== null && name === 'txBody') {
        if (box.trim() !== '' && boxes.length < MAX_BOXES) boxes.push(box.trim());
        box = null;
      }
    },
  });
  return boxes;
}
