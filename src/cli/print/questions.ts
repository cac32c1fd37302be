import type { Readable } from 'node:stream';
import { isCancel, select, text } from '@clack/prompts';
import { addressFault } from '../../checklist/address-fault.js';
import { reasonText } from '../../init/recognise/reasons.js';
import type { Proposal } from '../../init/recognise/recognise.js';
import { type DraftItem, PROBABLE } from '../../init/write/checklist-text.js';
import { sayFrom, type Words } from '../../model/words.js';
import { readableUrl } from '../../text/url.js';
import type { Terminal } from './terminal.js';

export interface QuestionContext {
  readonly terminal: Terminal;
  readonly input: Readable;
  readonly fiscalYear: number;
}

/** The user ended the questions. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}

const NONE = 'none';
const OTHER = 'other';
/** The user is asked where the best address leads by less. */
const CLEAR_LEAD = 0.12;

/** Is the address of the item unsure? */
export function isUnsure({ chosen, alternatives }: DraftItem): boolean {
  const [best] = chosen;
  if (best === undefined) return alternatives.length > 0;
  const rival = alternatives[0]?.confidence ?? 0;
  return best.confidence < PROBABLE || best.confidence - rival < CLEAR_LEAD;
}

/**
 * Asks the user for each unsure item; the others stay as they are. Questions go to stderr, since stdout may be the checklist.
 * @throws Cancelled
 */
export async function askUnsure(items: readonly DraftItem[], context: QuestionContext): Promise<readonly DraftItem[]> {
  const answered: DraftItem[] = [];
  for (const entry of items) answered.push(isUnsure(entry) ? await ask(entry, context) : entry);
  return answered;
}

async function ask(entry: DraftItem, { terminal, input, fiscalYear }: QuestionContext): Promise<DraftItem> {
  const say = sayFrom(WORDS, terminal.lang);
  const streams = { input, output: terminal.stderr, signal: terminal.signal };
  const proposals = [...entry.chosen.slice(0, 1), ...entry.alternatives];
  const answer = await select<string>({
    ...streams,
    message: `${entry.id} ${entry.item.title} ${say('how')}`,
    showInstructions: false,
    options: [
      ...proposals.map((proposal) => ({
        value: proposal.url,
        label: `${Math.round(proposal.confidence * 100)}% ${readableUrl(proposal.url)}`,
        hint: reasonText(proposal.reasons, terminal.lang, { year: entry.item.find?.fiscalYear ?? fiscalYear }),
      })),
      { value: OTHER, label: say('other') },
      { value: NONE, label: say('none') },
    ],
  });
  if (isCancel(answer)) throw new Cancelled();
  if (answer === NONE) return { ...entry, chosen: [], alternatives: proposals.slice(0, 2) };
  if (answer === OTHER) {
    const typed = await text({
      ...streams,
      message: say('type'),
      validate: (value) => addressFault(value ?? '')?.words[terminal.lang],
    });
    if (isCancel(typed)) throw new Cancelled();
    return choose(entry, { url: typed.trim(), confidence: 1, reasons: ['chosen'] }, proposals);
  }
  const chosen = proposals.find(({ url }) => url === answer);
  return chosen
    ? choose(entry, { ...chosen, confidence: 1, reasons: [...chosen.reasons, 'chosen'] }, proposals)
    : entry;
}

/** The first proposal brings the other addresses of its row. */
function choose(entry: DraftItem, chosen: Proposal, proposals: readonly Proposal[]): DraftItem {
  const isFirst = entry.chosen[0]?.url === chosen.url;
  return {
    ...entry,
    chosen: [chosen, ...(isFirst ? entry.chosen.slice(1) : [])],
    alternatives: proposals.filter(({ url }) => url !== chosen.url).slice(0, 2),
  };
}

/** How an answer is chosen; the package says it in English alone. */
export const HOW_TO_CHOOSE: Words = {
  th: '(เลือกด้วยลูกศรขึ้นลง แล้วกด Enter)',
  en: '(arrows up and down, then Enter)',
};

const WORDS = {
  how: HOW_TO_CHOOSE,
  other: { th: 'พิมพ์ที่อยู่อื่น', en: 'type another address' },
  none: { th: 'ไม่มี ปล่อยว่างไว้', en: 'none of these, leave it empty' },
  type: { th: 'ที่อยู่เว็บของข้อนี้', en: 'Address of this item' },
} as const satisfies Readonly<Record<string, Words>>;
