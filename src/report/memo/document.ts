import { Document, type ISectionOptions, Packer } from 'docx';
import type { Report } from '../../model/report.js';
import type { View } from '../reporter.js';
import { memoSection } from './memo.js';
import { MEMO_FONT, MEMO_SIZE } from './parts.js';

/** Every memo as a section of one Word document. */
export async function renderMemos(reports: readonly Report[], view: View): Promise<Uint8Array> {
  const language = view.lang === 'th' ? { value: 'en-US', bidirectional: 'th-TH' } : { value: 'en-US' };
  const document = new Document({
    creator: 'oit-audit',
    styles: {
      default: { document: { run: { font: MEMO_FONT, size: MEMO_SIZE, sizeComplexScript: MEMO_SIZE, language } } },
    },
    sections: reports.map((report): ISectionOptions => memoSection(report, view)),
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
