import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { createDurably, isCode } from './durable-file.js';
import { StateError } from './state-error.js';

/** Who holds the state folder. */
export interface LockHolder {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
  /** When the lock was taken, ISO 8601 (UTC). */
  readonly since: string;
  /** Boot and start of the process in the system's count: distinguishes a reused process number. Null: this system does not say. */
  readonly processStart: string | null;
  /** The numbers of processes that it counts in, as containers have their own (pid_namespaces(7)). Null or absent: this system has one. */
  readonly pidNamespace?: string | null | undefined;
}

export interface Lock {
  /** False once the lock file was removed or replaced. */
  isHeld(): boolean;
  release(): void;
}

/** What the lock needs to know about the machine; tests replace it. */
export interface LockMachine {
  readonly host: string;
  readonly pid: number;
  readonly pidNamespace: string | null;
  isAlive(pid: number): boolean;
  processStart(pid: number): string | null;
}

/** Whether a process of another machine or container still runs can't be asked; no round lasts this long. */
const FOREIGN_STALE_MS = 12 * 60 * 60 * 1000;

/**
 * Takes the lock or says who has it. A lock whose process is dead is replaced.
 * @throws StateError (`locked`).
 */
export function takeLock(path: string, now: string, machine: LockMachine = thisMachine): Lock {
  const mine: LockHolder = {
    token: randomUUID(),
    pid: machine.pid,
    host: machine.host,
    since: now,
    processStart: machine.processStart(machine.pid),
    pidNamespace: machine.pidNamespace,
  };
  take(path, mine, machine);
  return { isHeld: () => isMine(readHolder(path), mine), release: () => releaseIfMine(path, mine) };
}

function take(path: string, mine: LockHolder, machine: LockMachine): void {
  const text = JSON.stringify(mine);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (createDurably(path, text)) return;
    const holder = readHolder(path);
    // Released since.
    if (holder === null) continue;
    if (holder === 'unreadable' || !isStale(path, holder, machine)) throw locked(path, holder);
    if (replaceStale(path, holder, mine, machine)) return;
  }
  throw locked(path, 'unreadable');
}

/**
 * Two runs may find the same dead lock. Only the one that holds the lock on the lock may remove it, and only while it is
 * still the dead one; if that run dies in turn, its lock is replaced in the same way.
 */
function replaceStale(path: string, stale: LockHolder, mine: LockHolder, machine: LockMachine): boolean {
  const gate = `${path}.takeover`;
  take(gate, mine, machine);
  try {
    const holder = readHolder(path);
    if (holder === null || holder === 'unreadable' || holder.token !== stale.token) return false;
    rmSync(path, { force: true });
    return createDurably(path, JSON.stringify(mine));
  } finally {
    releaseIfMine(gate, mine);
  }
}

function isStale(path: string, holder: LockHolder, machine: LockMachine): boolean {
  const isForeign =
    holder.host !== machine.host || (holder.pidNamespace ?? machine.pidNamespace) !== machine.pidNamespace;
  if (isForeign) return ageMs(path) > FOREIGN_STALE_MS;
  if (!machine.isAlive(holder.pid)) return true;
  const running = machine.processStart(holder.pid);
  return running !== null && holder.processStart !== null && running !== holder.processStart;
}

// By the time of the file: `since` is the clock of `--now`.
function ageMs(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? 0 : Date.now() - stat.mtimeMs;
}

function releaseIfMine(path: string, mine: LockHolder): void {
  const holder = readHolder(path);
  if (isMine(holder, mine)) rmSync(path, { force: true });
}

function isMine(holder: LockHolder | 'unreadable' | null, mine: LockHolder): boolean {
  return holder !== null && holder !== 'unreadable' && holder.token === mine.token;
}

function readHolder(path: string): LockHolder | 'unreadable' | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
  try {
    const value: unknown = JSON.parse(text);
    return isHolder(value) ? value : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

function isHolder(value: unknown): value is LockHolder {
  if (typeof value !== 'object' || value === null) return false;
  const holder = value as Partial<Record<keyof LockHolder, unknown>>;
  return (
    typeof holder.token === 'string' &&
    typeof holder.pid === 'number' &&
    typeof holder.host === 'string' &&
    typeof holder.since === 'string' &&
    (holder.pidNamespace === undefined || holder.pidNamespace === null || typeof holder.pidNamespace === 'string') &&
    (holder.processStart === null || typeof holder.processStart === 'string')
  );
}

function locked(path: string, holder: LockHolder | 'unreadable'): StateError {
  if (holder === 'unreadable') {
    return new StateError('locked', path, {
      th: `โฟลเดอร์ประวัติการตรวจถูกใช้งานอยู่ (อ่านไม่ได้ว่าใครใช้) หากแน่ใจว่าไม่มีโปรแกรมอื่นกำลังตรวจ ให้ลบไฟล์ ${path}`,
      en: `The state folder is in use (by whom can't be read). If you are sure that no other run is at work, delete the file ${path}`,
    });
  }
  return new StateError('locked', path, {
    th: `การตรวจอีกรอบหนึ่งกำลังทำงานอยู่ (โพรเซส ${holder.pid} บนเครื่อง ${holder.host} ตั้งแต่ ${holder.since}) ให้รอให้เสร็จก่อน หากแน่ใจว่าหยุดไปแล้ว ให้ลบไฟล์ ${path}`,
    en: `Another run is at work (process ${holder.pid} on ${holder.host}, since ${holder.since}). Wait until it ends; if you are sure that it is gone, delete the file ${path}`,
  });
}

const thisMachine: LockMachine = {
  host: hostname(),
  pid: process.pid,
  pidNamespace: pidNamespace(),
  isAlive(pid) {
    // A killed process keeps its number until its parent has waited for it.
    if (readProcess(pid)?.state === 'Z') return false;
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      // EPERM: it runs as another user.
      return !isCode(error, 'ESRCH');
    }
  },
  processStart: (pid) => readProcess(pid)?.start ?? null,
};

function pidNamespace(): string | null {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return null;
  }
}

/** State and start of a process as proc(5) has them; null where there is no /proc. */
function readProcess(pid: number): { readonly state: string; readonly start: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; after it come the state and, 19 fields on, the start in clock ticks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { state: fields[0] ?? '', start: `${boot}/${fields[19] ?? ''}` };
  } catch {
    return null;
  }
}
