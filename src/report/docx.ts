import { Document, type ISectionOptions, Packer } from 'docx';
import type { Report } from '../model/report.js';
import { memoSection } from './memo.js';
import { MEMO_FONT, MEMO_SIZE } from './memo-parts.js';
import type { Reporter, View } from './reporter.js';

/** The official memo to the executive through the clerk; several checklists: a memo each, every one on a page of its own. */
export const docx: Reporter = {
  meta: {
    id: 'docx',
    title: { th: 'บันทึกข้อความ (Word) เสนอผู้บริหาร', en: 'Memo (Word) to the executive' },
    extension: 'docx',
    binary: true,
  },
  render: (report, view) => render([report], view),
  renderMany: render,
};

async function render(reports: readonly Report[], view: View): Promise<Uint8Array> {
  const language = view.lang === 'th' ? { value: 'en-US', bidirectional: 'th-TH' } : { value: 'en-US' };
  const document = new Document({
    creator: 'oit-audit',
    styles: {
      default: {
        document: {
          run: { font: MEMO_FONT, size: MEMO_SIZE, sizeComplexScript: MEMO_SIZE, language },
        },
      },
    },
    sections: reports.map((report): ISectionOptions => memoSection(report, view)),
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
