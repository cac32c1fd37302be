import type { Report } from '../model/report.js';
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

/** The writer is loaded when a memo is asked for: it costs the start of the program a tenth of a second. */
async function render(reports: readonly Report[], view: View): Promise<Uint8Array> {
  return (await import('./memo-document.js')).renderMemos(reports, view);
}
