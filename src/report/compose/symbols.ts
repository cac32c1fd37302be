import type { Severity, Verdict } from '../../model/finding.js';

/** Symbols that say the same as the colours. */
export const VERDICT_SYMBOL: Readonly<Record<Verdict, string>> = { pass: '✔', fail: '✖', review: '?', disabled: '–' };

const SEVERITY_SYMBOL: Readonly<Record<Severity, string>> = { error: '✖', warning: '⚠', info: '·' };

export const findingSymbol = ({
  severity,
  review,
}: {
  readonly severity: Severity;
  readonly review: boolean;
}): string => (review ? '?' : SEVERITY_SYMBOL[severity]);
