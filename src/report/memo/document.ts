import { Document, type ISectionOptions, Packer } from 'docx';
import type { Report } from '../../model/report.js';
import type { View } from '../reporter.js';
import { memoSection } from './memo.js';
import { MEMO_FONT, MEMO_SIZE } from './parts.js';
import { provinceMemo } from './province-memo.js';

/** A Word document: of one report the memo to its executive, of several the memo to the governor. */
export async function renderMemo(reports: readonly Report[], view: View): Promise<Uint8Array> {
  const [only, ...others] = reports;
  const section: ISectionOptions =
    only !== undefined && others.length === 0 ? memoSection(only, view) : provinceMemo(reports, view);
  const language = view.lang === 'th' ? { value: 'en-US', bidirectional: 'th-TH' } : { value: 'en-US' };
  const document = new Document({
    creator: 'oit-audit',
    styles: {
      default: { document: { run: { font: MEMO_FONT, size: MEMO_SIZE, sizeComplexScript: MEMO_SIZE, language } } },
    },
    sections: [section],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
