import type { Report } from '../../model/report.js';
import type { Reporter, View } from '../reporter.js';

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
  writer ??= loadWriter();
  return (await writer).renderMemos(reports, view);
}

let writer: Promise<typeof import('./document.js')> | null = null;

/**
 * The writer is loaded when a memo is asked for: it costs the start of the program a tenth of a second. While it loads, its
 * library looks into `localStorage`, of which Node from 25 on warns on stderr; so there is none meanwhile.
 */
async function loadWriter(): Promise<typeof import('./document.js')> {
  const storage = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
  if (!storage?.configurable) return import('./document.js');
  Reflect.deleteProperty(globalThis, 'localStorage');
  try {
    return await import('./document.js');
  } finally {
    Object.defineProperty(globalThis, 'localStorage', storage);
  }
}
