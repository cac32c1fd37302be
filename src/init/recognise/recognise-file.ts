import type { Item } from '../../model/checklist.js';
import { readFiscalYears } from '../../text/dates/read-dates.js';
import type { SeenPage } from '../site/walk.js';
import type { Candidate } from './candidate.js';
import { createCodeReader } from './item-code.js';
import { readLookAlikes } from './maps.js';
import { recogniseItems } from './recognise.js';

/** A document that is not on a site: what it is called and what it says. */
export interface FileToRecognise {
  readonly url: string;
  readonly name: string;
  readonly title: string | null;
  readonly text: string;
}

interface Recognised {
  readonly item: Item;
  /** 0 to 1. */
  readonly confidence: number;
}

/** Of a number without a word beside it. */
const NUMBER_ALONE = 0.5;
/** How many of its first lines may name a document. */
const OPENING_LINES = 4;
const MAX_OPENING = 200;

/** Which item of a year a document is evidence of, by its name, title and opening; null: it is like none of them. */
export async function recogniseFile(
  file: FileToRecognise,
  items: readonly Item[],
  fiscalYear: number,
): Promise<Recognised | null> {
  const best = await bestOf(file, items, fiscalYear);
  if (best !== null) return best;
  // A file of another year is still a file of its item: that the year is wrong is for the checks to say.
  const said = [file.name, file.title ?? '', file.text.slice(0, MAX_OPENING)].flatMap((text) => readFiscalYears(text));
  if (said.length === 0) return numberedItem(file.name, items);
  const ofAnyYear = items.map((item) => (item.find ? { ...item, find: { ...item.find, fiscalYear: null } } : item));
  const found = await bestOf(file, ofAnyYear, Math.max(...said));
  const item = items.find(({ id }) => id === found?.item.id);
  return found && item ? { item, confidence: found.confidence } : numberedItem(file.name, items);
}

/** The number of an item in the name of a file whose words say nothing: `ITA-o12.xlsx`. */
function numberedItem(name: string, items: readonly Item[]): Recognised | null {
  const mentions = createCodeReader(items.map(({ id }) => id)).inText(name.replace(/[_.-]/g, ' '));
  const [first, ...others] = mentions.flatMap(({ ids }) => ids);
  const item = others.length === 0 ? items.find(({ id }) => id === first) : undefined;
  return item ? { item, confidence: NUMBER_ALONE } : null;
}

async function bestOf(file: FileToRecognise, items: readonly Item[], fiscalYear: number): Promise<Recognised | null> {
  const found = await recogniseItems({
    items,
    candidates: [candidateOf(file)],
    fiscalYear,
    agencyNames: [],
    maps: [],
    lookAlikes: readLookAlikes(),
  });
  const [best] = found
    .flatMap(({ id, chosen: [first] }) => (first === undefined ? [] : [{ id, confidence: first.confidence }]))
    .sort((a, b) => b.confidence - a.confidence);
  const item = items.find(({ id }) => id === best?.id);
  return item && best ? { item, confidence: best.confidence } : null;
}

/** A file on a disk is what a page without a name would link to by the words of its own opening. */
function candidateOf({ url, name, title, text }: FileToRecognise): Candidate {
  const opening = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const label = opening.slice(0, OPENING_LINES).join(' ').slice(0, MAX_OPENING);
  const on: SeenPage = {
    url,
    finalUrl: url,
    title: '',
    headings: [],
    text: '',
    links: [],
    anchors: [],
    isHome: false,
  };
  const mention = { on, headings: [], row: null, column: null, trail: [], inChrome: false, isCommonLabel: false };
  return {
    url,
    kind: 'document',
    isOwn: true,
    page: null,
    mentions: [name.replace(/\.[A-Za-z0-9]{1,5}$/, ''), title ?? '', ...opening.slice(0, OPENING_LINES), label]
      .filter((words) => words !== '')
      .map((words) => ({ ...mention, label: words })),
    name: name.replace(/\.[A-Za-z0-9]{1,5}$/, ''),
    document: { title: title ?? '', text },
  };
}
