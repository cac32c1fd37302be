import type { Severity, Verdict } from '../../model/finding.js';
import type { ReportFinding } from '../../model/report.js';
import type { Say } from './words.js';

/** Symbols that say the same as the colours. */
export const VERDICT_SYMBOL: Readonly<Record<Verdict, string>> = { pass: '✔', fail: '✖', review: '?', disabled: '–' };

/** `✖ ไม่ผ่าน` */
export const verdictText = (verdict: Verdict, say: Say): string =>
  `${VERDICT_SYMBOL[verdict]} ${say(`verdict.${verdict}`)}`;

const SEVERITY_SYMBOL: Readonly<Record<Severity, string>> = { error: '✖', warning: '⚠', info: '·' };

/** What a finding or a group says of how grave it is. */
export type Gravity = Pick<ReportFinding, 'severity' | 'review'>;

export const findingSymbol = ({ severity, review }: Gravity): string => (review ? '?' : SEVERITY_SYMBOL[severity]);

export const severityWord = ({ severity, review }: Gravity, say: Say): string =>
  say(review ? 'verdict.review' : `severity.${severity}`);
