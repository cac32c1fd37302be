import type { Report } from '../../model/report.js';
import type { Reporter, View } from '../reporter.js';

/** The official memo: of one agency to its executive through the clerk, of several to the governor of their province. */
export const docx: Reporter = { id: 'docx', render: (report, view) => render([report], view), renderMany: render };

async function render(reports: readonly Report[], view: View): Promise<Uint8Array> {
  const { renderMemo } = await loadWriter();
  return renderMemo(reports, view);
}

/**
 * Loaded only for a memo, since it takes a tenth of a second. While it loads, its library reads `localStorage`, about which
 * Node 25 and later warn on stderr; so it is hidden meanwhile.
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
