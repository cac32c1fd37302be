/** Fixed words that a command's first argument may be. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export const SCHEDULE_ACTIONS = ['print', 'install', 'remove', 'status'] as const;
export const CHECKLIST_ACTIONS = ['export', 'import'] as const;

export const EVIDENCE_ACTIONS = ['export', 'stamp'] as const;

export type Shell = (typeof SHELLS)[number];
export type ScheduleAction = (typeof SCHEDULE_ACTIONS)[number];
