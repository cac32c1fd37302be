import type { Check } from '../checks/define-check.js';
import type { Evidence } from '../model/evidence.js';
import type { Finding } from '../model/finding.js';

/** By address: the pages whose Thai letters were put right; null is a document without pages, or its title. */
export type RepairedPages = ReadonlyMap<string, ReadonlySet<number | null>>;

export function repairedPages(evidence: readonly Evidence[]): RepairedPages {
  return new Map(
    evidence.flatMap(({ exchange, extracted }) => {
      const blocks = extracted?.texts.ok ? extracted.texts.value : [];
      const cells = extracted?.grids.ok ? extracted.grids.value : [];
      const pages: (number | null)[] = [
        ...blocks.filter((block) => block.repaired === true).map((block) => block.at.page),
        ...cells
          .filter(({ rows }) => rows.some((row) => row.some((cell) => cell.repaired === true)))
          .flatMap(({ at, pages: rowPages }): readonly (number | null)[] => rowPages ?? [at.page]),
      ];
      return pages.length === 0 ? [] : [[exchange.url, new Set(pages)] as [string, Set<number | null>]];
    }),
  );
}

/** Says of each finding about words (`repaired` among its data) that they were read from Thai text that was put right. */
export function withRepairNote(
  check: Check,
  findings: readonly Finding[],
  pagesOf: () => RepairedPages,
): readonly Finding[] {
  const { needs } = check.meta;
  const restsOnWords = needs.includes('texts') || needs.includes('grids') || needs.includes('dates');
  if (findings.length === 0 || !restsOnWords || needs.includes('previous')) return findings;
  const repaired = pagesOf();
  if (repaired.size === 0) return findings;
  return findings.map((finding) => {
    const pages = finding.at === null ? undefined : repaired.get(finding.at.url);
    if (pages === undefined) return finding;
    const isOnPage = finding.at?.page == null || pages.has(finding.at.page) || pages.has(null);
    return isOnPage ? { ...finding, data: { ...finding.data, repaired: 'yes' } } : finding;
  });
}
