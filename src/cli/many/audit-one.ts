import { type AuditDeps, type AuditOutcome, audit } from '../../audit.js';
import { makePlan } from '../../checklist/plan.js';
import type { CheckRegistry } from '../../checklist/schema.js';
import { openState, type State } from '../../history/state.js';
import { StateError } from '../../history/state-error.js';
import type { Checklist } from '../../model/checklist.js';
import type { NotifyConfig } from '../../model/notify.js';
import type { Settings } from '../../model/settings.js';
import type { Lang, Words } from '../../model/words.js';
import { buildReport, type TrendPoint } from '../../report/registry.js';
import { isDue, nextDueDay } from '../../round/due.js';
import { formatDate } from '../../text/dates/read-dates.js';
import { EXIT, type FailOn, statusOf, worstStatus } from '../exit-status.js';
import { debugLine } from '../print/debug.js';
import { HELP } from '../print/help-words.js';
import { trendOf } from '../print/print-reports.js';
import { type PackedReport, packReport } from './packed-report.js';

/** What one checklist of a run came to: small, and able to cross from thread to thread. */
export interface Audited {
  /** Null: not due, or nothing could be carried out. */
  readonly report: PackedReport | null;
  /** The round before; null where there is none or nobody asks. */
  readonly before: PackedReport | null;
  readonly trend: readonly TrendPoint[];
  readonly notify: NotifyConfig | null;
  readonly status: number;
}

/** How a run goes about each of its checklists. */
export interface RunSettings {
  readonly settings: Settings;
  readonly lang: Lang;
  readonly ifDue: boolean;
  readonly isQuiet: boolean;
  readonly isDebug: boolean;
  readonly failOn: FailOn;
  /** The round before is asked for by whoever reads a single report. */
  readonly wantsBefore: boolean;
}

export interface AuditedDeps extends Omit<AuditDeps, 'state'> {
  readonly registry: CheckRegistry;
  /** A line for people, on stderr. */
  readonly say: (line: string) => void;
  readonly audit?: typeof audit;
}

/**
 * One checklist from its state folder to its report. What goes wrong here is this checklist's own affair: it is said, and no
 * other hears of it.
 */
export async function auditChecklist(
  checklist: Checklist,
  dir: string,
  run: RunSettings,
  deps: AuditedDeps,
): Promise<Audited> {
  const say = (words: Words): void => deps.say(`${checklist.path}: ${words[run.lang]}`);
  const nothing = (status: number): Audited => ({
    report: null,
    before: null,
    trend: [],
    notify: checklist.notify,
    status,
  });
  const { settings } = run;
  let state: State | null = null;
  try {
    state = openState({ dir, write: settings.only === null, now: () => settings.now });
    const last = state.lastCompleteRound();
    if (run.ifDue && !isDue(last, settings.now, checklist.schedule.everyDays)) {
      // By the period of today, which may be another than the one that the round was made with.
      const next = nextDueDay(last?.startedAt ?? run.settings.now, checklist.schedule.everyDays);
      if (!run.isQuiet) say(notDue(next));
      return nothing(EXIT.ok);
    }
    const outcome = await (deps.audit ?? audit)(makePlan(checklist, deps.registry, settings), settings, {
      ...deps,
      state,
      onDebug: run.isDebug ? (event) => deps.say(debugLine(event, new Date().toISOString())) : undefined,
    });
    sayWhatHappened(outcome, checklist, run, deps, say);
    return packed(outcome, checklist, state, run, deps);
  } catch (error) {
    if (error instanceof StateError) say(error.words);
    else deps.say(`${checklist.path}: ${HELP.defect[run.lang]}\n${stackOf(error)}`);
    return nothing(EXIT.notCarriedOut);
  } finally {
    closeQuietly(state, say);
  }
}

function packed(
  { round, previous, storeError }: AuditOutcome,
  checklist: Checklist,
  state: State,
  { lang, failOn, wantsBefore }: RunSettings,
  { registry }: AuditedDeps,
): Audited {
  const report = buildReport(round, lang, registry);
  const isAskedFor = wantsBefore || checklist.notify !== null;
  return {
    report: packReport(report),
    before: previous && isAskedFor ? packReport(buildReport(previous, lang, registry)) : null,
    trend: wantsBefore ? trendOf(round, state) : [],
    notify: checklist.notify,
    status: worstStatus([...(storeError ? [EXIT.notCarriedOut] : []), statusOf(report, failOn)]),
  };
}

function sayWhatHappened(
  outcome: AuditOutcome,
  checklist: Checklist,
  { isQuiet }: RunSettings,
  deps: AuditedDeps,
  say: (words: Words) => void,
): void {
  for (const { item, check, error } of outcome.crashes)
    deps.say(`${checklist.path}: ${item}: ${check}: ${stackOf(error)}`);
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
    // The round is stored or was refused already: a lock that can't be taken away is said and no more.
    if (!(error instanceof StateError)) throw error;
    say(error.words);
  }
}

export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
