import { type AuditDeps, type AuditOutcome, audit } from '../../audit.js';
import type { Plan } from '../../checklist/plan.js';
import type { CheckRegistry } from '../../checklist/schema.js';
import { stackOf } from '../../extract/defect.js';
import { openState, type State } from '../../history/state.js';
import { StateError } from '../../history/state-error.js';
import type { Report } from '../../model/report.js';
import type { Settings } from '../../model/settings.js';
import type { Lang, Words } from '../../model/words.js';
import { buildDiff, buildReport } from '../../report/registry.js';
import { isDue, nextDueDay } from '../../round/due.js';
import { formatDate } from '../../text/dates/read-dates.js';
import { EXIT, type FailOn, statusOf, worstStatus } from '../exit-status.js';
import { debugLine } from '../print/debug.js';
import { HELP } from '../print/help-words.js';
import { fingerprintOf, type PastOfReport, trendOf } from '../print/print-reports.js';
import { filesNamedBy, type RegisterReader } from '../registers.js';

/** The result of one checklist of a run. */
export interface ChecklistResult {
  /** Null: the round is not due, or could not be carried out. */
  readonly report: Report | null;
  /** Null: not asked for. */
  readonly past: PastOfReport | null;
  readonly status: number;
}

/** What the command line says of all checklists of a run. */
export interface RunSettings {
  readonly settings: Settings;
  readonly lang: Lang;
  readonly ifDue: boolean;
  readonly isQuiet: boolean;
  readonly isDebug: boolean;
  readonly failOn: FailOn;
  /** A report that is alone shows the rounds before; of several, none does. */
  readonly wantsPast: boolean;
}

export interface ChecklistDeps extends Omit<AuditDeps, 'state' | 'registers'> {
  readonly registry: CheckRegistry;
  readonly files: RegisterReader;
  /** A line for people, on stderr. */
  readonly say: (line: string) => void;
  readonly audit?: typeof audit;
}

/** Audits one checklist. Never rejects: an error is printed, and the status says it. */
export async function auditChecklist(
  plan: Plan,
  dir: string,
  run: RunSettings,
  deps: ChecklistDeps,
): Promise<ChecklistResult> {
  const { settings } = run;
  const { checklist } = plan;
  const say = (words: Words): void => deps.say(`${checklist.path}: ${words[run.lang]}`);
  const withoutReport = (status: number): ChecklistResult => ({ report: null, past: null, status });
  let state: State | null = null;
  try {
    state = openState({ dir, write: settings.only === null, now: () => settings.now });
    const last = state.lastCompleteRound();
    if (run.ifDue && !isDue(last, settings.now, checklist.schedule.everyDays)) {
      // The checklist's period may have changed since that round.
      const next = nextDueDay(last?.startedAt ?? run.settings.now, checklist.schedule.everyDays);
      if (!run.isQuiet) say(notDue(next));
      return withoutReport(EXIT.ok);
    }
    const outcome = await (deps.audit ?? audit)(plan, settings, {
      ...deps,
      registers: await deps.files.read(filesNamedBy(checklist.items)),
      state,
      onDebug: run.isDebug ? (event) => deps.say(debugLine(event, new Date().toISOString())) : undefined,
    });
    sayWhatHappened(outcome, checklist.path, run, deps, say);
    return auditedOf(outcome, state, run, deps);
  } catch (error) {
    if (error instanceof StateError) say(error.words);
    else deps.say(`${checklist.path}: ${HELP.defect[run.lang]}\n${stackOf(error)}`);
    return withoutReport(EXIT.notCarriedOut);
  } finally {
    closeQuietly(state, say);
  }
}

function auditedOf(
  { round, previous, storeError, isPartial }: AuditOutcome,
  state: State,
  { lang, failOn, wantsPast }: RunSettings,
  { registry }: ChecklistDeps,
): ChecklistResult {
  const isStored = storeError === null && !isPartial;
  const report = buildReport(round, lang, registry, {
    fingerprint: isStored ? fingerprintOf(round, state) : null,
    previous: isPartial ? null : previous,
  });
  const past = wantsPast ? { diff: buildDiff(previous, round, lang, registry), trend: trendOf(round, state) } : null;
  const status = worstStatus([...(storeError ? [EXIT.notCarriedOut] : []), statusOf(report, failOn)]);
  return { report, past, status };
}

function sayWhatHappened(
  outcome: AuditOutcome,
  path: string,
  { isQuiet }: RunSettings,
  deps: ChecklistDeps,
  say: (words: Words) => void,
): void {
  for (const { item, check, error } of outcome.crashes) deps.say(`${path}: ${item}: ${check}: ${stackOf(error)}`);
  if (outcome.storeError) say(outcome.storeError.words);
  if (outcome.warning && !isQuiet) say(outcome.warning);
  if (outcome.isPartial && !isQuiet)
    say({ th: 'ตรวจเฉพาะบางข้อ จึงไม่บันทึกเป็นรอบ', en: 'only some items were examined, so no round is stored' });
}

function notDue(nextDue: string): Words {
  return {
    th: `ยังไม่ครบกำหนด รอบถัดไป ${formatDate(nextDue, 'th')}`,
    en: `not due; the next round is due ${formatDate(nextDue, 'en')}`,
  };
}

function closeQuietly(state: State | null, say: (words: Words) => void): void {
  try {
    state?.close();
  } catch (error) {
    // The round is stored or refused by now, so that a lock that can't be removed changes no status.
    if (!(error instanceof StateError)) throw error;
    say(error.words);
  }
}
