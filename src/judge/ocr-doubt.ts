import type { Check } from '../checks/define-check.js';
import type { Evidence } from '../model/evidence.js';
import type { Finding, Place } from '../model/finding.js';

/** Pages of one address that OCR has read; null is a document without pages. */
interface Scanned {
  readonly pages: ReadonlySet<number | null>;
  /** Nothing else of it was read. */
  readonly isWhole: boolean;
}

/** By address: the pages that OCR has read. */
export type ReadByOcr = ReadonlyMap<string, Scanned>;

export function readByOcr(evidence: readonly Evidence[]): ReadByOcr {
  return new Map(
    evidence.flatMap(({ exchange, extracted }) => {
      const blocks = extracted?.texts.ok ? extracted.texts.value : [];
      const pages = blocks.filter((block) => block.ocr === true).map((block) => block.at.page);
      if (pages.length === 0) return [];
      return [[exchange.url, { pages: new Set(pages), isWhole: pages.length === blocks.length }] as const];
    }),
  );
}

/**
 * Marks findings that rest on OCR (`ocr` among their data) and leaves them to a person instead of failing the item, unless two
 * readings of the cell agreed. OCR may have missed what a finding calls missing.
 */
export function withOcrDoubt(check: Check, findings: readonly Finding[], read: ReadByOcr): readonly Finding[] {
  if (read.size === 0 || !restsOnWords(check)) return findings;
  return findings.map((finding) => {
    if (finding.data.ocr === 'agreed' && !isAbsence(check, finding)) return finding;
    if (finding.data.ocr === undefined && !isAbsence(check, finding) && !isOnScan(finding.at, read)) return finding;
    const severity = finding.severity === 'error' ? 'warning' : finding.severity;
    return { ...finding, severity, review: true, data: { ...finding.data, ocr: 'doubtful' } };
  });
}

// Changes since another round are found by hashes.
function restsOnWords({ meta: { needs } }: Check): boolean {
  return (needs.includes('texts') || needs.includes('grids')) && !needs.includes('previous');
}

/** True for a finding that says that something is missing. */
export function isAbsence(check: Check, finding: Finding): boolean {
  return check.meta.findings[finding.code.slice(check.meta.id.length + 1)]?.absence === true;
}

function isOnScan(at: Place | null, read: ReadByOcr): boolean {
  const scanned = at === null ? undefined : read.get(at.url);
  if (scanned === undefined || at === null) return false;
  return at.page === null ? scanned.isWhole : scanned.pages.has(at.page) || scanned.pages.has(null);
}
