import type { Report } from '../../model/report.js';

type Notice = Report['run']['notices'][number];

/** Of the whole site: whatever else the report says, the reader must know this first. */
const ALARMS = ['home-unreachable', 'site-failing', 'site-hacked'] as const;
type Alarm = (typeof ALARMS)[number];

/** The notices that every form says before all else, and the others. */
export function alarmsOf({ run }: Pick<Report, 'run'>): {
  readonly alarms: readonly (Notice & { readonly code: Alarm })[];
  readonly others: readonly Notice[];
} {
  return { alarms: run.notices.filter(isAlarm), others: run.notices.filter((notice) => !isAlarm(notice)) };
}

function isAlarm(notice: Notice): notice is Notice & { readonly code: Alarm } {
  return ALARMS.some((code) => code === notice.code);
}
