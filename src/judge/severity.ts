import type { CheckEntry } from '../model/checklist.js';
import type { Finding } from '../model/finding.js';

/** The checklist has the last word on how grave a finding is; `off` drops it. Codes go with or without the prefix. */
export function applySeverity(
  findings: readonly Finding[],
  checkId: string,
  choice: CheckEntry['severity'],
): readonly Finding[] {
  if (choice === null) return findings;
  return findings.flatMap((finding) => {
    const bare = finding.code.slice(checkId.length + 1);
    const severity = typeof choice === 'string' ? choice : (choice[finding.code] ?? choice[bare] ?? finding.severity);
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
}
