import type { CheckEntry } from '../model/checklist.js';
import type { Finding } from '../model/finding.js';

/** The checklist overrides the severity of findings, but those that bind; `off` drops them. Codes may have the prefix or not. */
export function applySeverity(
  findings: readonly Finding[],
  checkId: string,
  choice: CheckEntry['severity'],
): readonly Finding[] {
  if (choice === null) return findings;
  return findings.flatMap((finding) => {
    const bare = finding.code.slice(checkId.length + 1);
    const ofCode = typeof choice === 'string' ? undefined : (choice[finding.code] ?? choice[bare]);
    const severity = typeof choice === 'string' ? choice : (ofCode ?? finding.severity);
    if (severity === 'off') return [];
    if (finding.data.binding !== undefined) return [finding];
    // What is no error even where it is plain needs no person where it is not.
    const review = finding.review && (ofCode === undefined || ofCode === 'error');
    return [{ ...finding, severity, review }];
  });
}
