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
    const severity = typeof choice === 'string' ? choice : (choice[finding.code] ?? choice[bare] ?? finding.severity);
    if (severity === 'off') return [];
    return [finding.data.binding === undefined ? { ...finding, severity } : finding];
  });
}
