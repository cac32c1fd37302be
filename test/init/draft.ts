import type { Proposal } from '../../src/init/recognise/recognise.js';
import type { ChecklistDraft, DraftItem } from '../../src/init/write/checklist-text.js';
import { profileOf } from './profile.js';

export const PROFILE = profileOf(2568);

export function proposal(url: string, confidence = 0.9): Proposal {
  return { url, confidence, reasons: ['label', 'year'] };
}

/** Every item of the profile, empty but for what is given. */
export function itemsWith(found: Readonly<Record<string, Partial<DraftItem>>> = {}): readonly DraftItem[] {
  return PROFILE.items.map((item) => ({ id: item.id, item, chosen: [], alternatives: [], ...found[item.id] }));
}

export function draftOf(changes: Partial<ChecklistDraft> = {}): ChecklistDraft {
  return {
    extends: ['oit-2568'],
    agency: { name: 'เทศบาลตำบลสำราญ', district: null, province: null },
    schema: './schema.json',
    known: new Set(),
    site: 'https://town.test/',
    siteNotes: [],
    fiscalYear: 2568,
    items: itemsWith(),
    further: {},
    ownItems: {},
    pagesRead: 12,
    isCut: false,
    madeOn: '1 ตุลาคม 2568',
    ...changes,
  };
}
