import { readRelations } from './relations.js';
import { readXmlMember, type XmlHandler } from './xml-stream.js';
import type { ZipArchive } from './zip-archive.js';

/** Parts that are drawn from words of their own: diagrams (ECMA-376 part 1, 21.4) and charts (21.2). */
const DRAWN: ReadonlySet<string> = new Set(['diagramData', 'chart']);
/** Of one part. */
const MAX_DRAWN = 200;

/** The words of the diagrams and charts of a part, one text for each box or title: an organisation chart has no others. */
export async function drawnTexts(archive: ZipArchive, part: string): Promise<string[]> {
  const texts: string[] = [];
  const drawn = [...(await readRelations(archive, part)).values()].filter(({ type }) => DRAWN.has(type));
  for (const { target } of drawn.slice(0, MAX_DRAWN))
    await readXmlMember(
      archive.member(target),
      wordsOf((text) => texts.push(text)),
    );
  return texts;
}

function wordsOf(found: (text: string) => void): XmlHandler {
  let line = '';
  let isText = false;
  let isNames = false;
  const end = (): void => {
    if (line.trim() !== '') found(line.trim());
    line = '';
  };
  return {
    open: (name) => {
      if (name === 'p') line = '';
      else if (name === 'br') line += '\n';
      // Names of rows and columns of a chart; its numbers are drawn, not written.
      else if (name === 'strCache') isNames = true;
      isText = name === 't' || (name === 'v' && isNames);
    },
    text: (data) => {
      if (isText) line += data;
    },
    close: (name) => {
      isText = false;
      if (name === 'strCache') isNames = false;
      else if (name === 'p' || (name === 'v' && isNames)) end();
    },
  };
}
