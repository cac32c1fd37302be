import { normalizeText } from '../../text/thai/normalize.js';
import { type AnyNode, ancestorsOf, type Element, elementsOf, isBlock, isElement, textWithin } from './dom.js';

/** Letters of a label that are kept. */
export const MAX_LABEL = 300;
/** Letters read to find a label: white space of the source and marks fall away. */
const READ_LETTERS = 4 * MAX_LABEL;
/** Steps to either side in search of the ends of a line. */
const MAX_STEPS = 100;

/** The words a visitor sees at the link; where they only say "download", those of its row, list item or paragraph. */
export type LabelReader = (element: Element) => string;

// Labels that say what to do, not what it is: the words around them do.
const VAGUE =
  /^(?:(?:ดาวน์?โหลด|โหลด|คลิก|คลิ๊ก|ที่นี่|ตรงนี้|เปิด|ดู|อ่าน|อ่านต่อ|เพิ่มเติม|รายละเอียด|แสดง|เอกสาร|แนบ|ไฟล์|ลิงก์?|download|click|here|open|view|read|more|file|link|detail|details|pdf|xlsx?|docx?|zip|jpe?g|png|ขนาด|kb|mb|bytes?|เพื่อ|[\d,>»→:|()[\]._-])\s*)*$/i;

interface ReadText {
  readonly text: string;
  /** False: there is more of it than a label holds. */
  readonly isWhole: boolean;
}

/** Do the words say no more than what a click does? */
export function isVagueLabel(words: string): boolean {
  return VAGUE.test(words);
}

/** One for all links of a page: what lies around many links is read once, and no further than a label goes. */
export function createLabelReader(): LabelReader {
  const known = new Map<Element, ReadText>();
  const read = (element: Element): ReadText => {
    let words = known.get(element);
    if (!words) {
      const { text, isWhole } = textWithin(element, READ_LETTERS);
      words = { text: oneLine(text), isWhole };
      known.set(element, words);
    }
    return words;
  };
  return (element) => {
    const own = ownLabel(element, read);
    if (!VAGUE.test(own)) return own;
    const line = lineOf(element, read);
    if (line.length <= MAX_LABEL && !VAGUE.test(line)) return line;
    for (const ancestor of ancestorsOf(element)) {
      if (!/^(?:tr|li|dd|dt|p|div|td|h[1-6]|figure|section)$/.test(ancestor.name)) continue;
      const around = read(ancestor);
      if (!around.isWhole || around.text.length > MAX_LABEL) break;
      if (!VAGUE.test(around.text)) return around.text;
      if (ancestor.name === 'tr' || ancestor.name === 'li') break;
    }
    return own;
  };
}

/** The words on the link's own line, where `<br>` parts several links of one paragraph; empty where it parts nothing. */
function lineOf(element: Element, read: (element: Element) => ReadText): string {
  let part: Element = element;
  while (isElement(part.parent) && !isBlock(part.parent)) part = part.parent;
  const isEnd = (node: AnyNode): boolean =>
    isElement(node) && (node.name === 'br' || node.name === 'a' || isBlock(node));
  const [before, after]: [string[], string[]] = [[], []];
  let length = 0;
  let isParted = false;
  for (const [step, words] of [
    ['prev', before],
    ['next', after],
  ] as const) {
    let node = part[step] as AnyNode | null;
    for (let steps = 0; node !== null && !isEnd(node); node = node[step] as AnyNode | null) {
      const text = node.type === 'text' ? node.data : isElement(node) ? read(node).text : '';
      length += text.length;
      if (++steps > MAX_STEPS || length > READ_LETTERS) return '';
      words.push(text);
    }
    isParted ||= node !== null && isElement(node) && node.name === 'br';
  }
  return isParted ? oneLine([...before.reverse(), read(part).text, ...after].join(' ')) : '';
}

function ownLabel(element: Element, read: (element: Element) => ReadText): string {
  const { attribs } = element;
  const shown = read(element).text;
  if (shown !== '') return shown;
  const image = pictureIn(element);
  const { alt, title, value } = attribs;
  const spoken = [image?.attribs.alt, title, attribs['aria-label'], image?.attribs.title, alt, value];
  return oneLine(spoken.find((words) => words !== undefined && words.trim() !== '') ?? '');
}

function pictureIn(element: Element): Element | null {
  let steps = 0;
  for (const inner of elementsOf(element)) {
    if (inner.name === 'img') return inner;
    if (++steps > MAX_STEPS) return null;
  }
  return null;
}

function oneLine(text: string): string {
  return normalizeText(/[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text);
}
