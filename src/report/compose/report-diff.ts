import { checks } from '../../checks/registry.js';
import type { ReportFinding } from '../../model/report.js';
import type { Round } from '../../model/round.js';
import type { Lang } from '../../model/words.js';
import { diffFindings, type ItemFinding } from '../../round/round-diff.js';
import { type CheckWords, createMessages } from './finding-messages.js';
import { MAX_WORDS, siteText, siteTextOrNull } from './site-text.js';

/** A finding of one of two rounds, with its item. */
export interface DiffFinding extends Pick<ReportFinding, 'code' | 'severity' | 'message'> {
  readonly item: string;
  readonly title: string;
  readonly owner: string | null;
}

export type ReportDiff = Readonly<Record<'new' | 'mended' | 'still', readonly DiffFinding[]>>;

/** What is new, mended and still open since round `before` (null: there is none), in one language; infos do not count. */
export function buildDiff(before: Round | null, after: Round, lang: Lang, registry: CheckWords = checks): ReportDiff {
  const { sentence } = createMessages(lang, registry);
  const describe = (found: readonly ItemFinding[], { items }: Pick<Round, 'items'>): DiffFinding[] =>
    found.flatMap(({ item: id, finding: { code, severity, data, at } }) => {
      const item = items.find((one) => one.id === id);
      if (item === undefined || severity === 'info') return [];
      return {
        item: id,
        title: siteText(item.title, MAX_WORDS),
        owner: siteTextOrNull(item.owner, MAX_WORDS),
        code,
        severity,
        message: sentence(code, { item: id, ...data }, at),
      };
    });
  const findings = diffFindings(before, after);
  return {
    new: describe(findings.new, after),
    mended: describe(findings.mended, before ?? after),
    still: describe(findings.still, after),
  };
}
