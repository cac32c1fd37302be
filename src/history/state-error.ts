import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Words } from '../model/words.js';

/**
 * Why the state folder can't be used.
 * `locked`: another run works on it; `newer`: written by a newer program; `damaged`: the database or the evidence is not
 * what was stored; `unsafe`: a symbolic link is where the program would write;
 * `no-engine`: nothing here reads or writes its database.
 */
export type StateErrorKind = 'locked' | 'unwritable' | 'newer' | 'damaged' | 'disk-full' | 'unsafe' | 'no-engine';

/** The state folder can't be used as it is: exit status 3. Nothing is repaired or recreated without the user's knowledge. */
export class StateError extends Error {
  override name = 'StateError';
  readonly kind: StateErrorKind;
  readonly path: string;
  readonly words: Words;
  constructor(kind: StateErrorKind, path: string, words: Words, cause?: unknown) {
    super(words.en, { cause });
    this.kind = kind;
    this.path = path;
    this.words = words;
  }
}

const DISK_FULL = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);
/** Statements are constant: one that fails by itself (`SQLITE_ERROR`) was made for other columns, or for text where a blob stands. */
const DAMAGED = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_ERROR']);
const UNWRITABLE = new Set(
  `EACCES EPERM EROFS ENOTDIR EEXIST EISDIR ENAMETOOLONG ELOOP EMFILE ENFILE EIO ENOENT EINVAL
   SQLITE_READONLY SQLITE_CANTOPEN SQLITE_IOERR SQLITE_PERM SQLITE_AUTH`.split(/\s+/),
);

/** Runs `work` and turns a failure of disk or database into a StateError; any other throw is a defect and passes. */
export function guardState<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    return throwStateError(path)(error);
  }
}

/** For the `catch` of a promise; see {@link guardState}. */
export function throwStateError(path: string): (error: unknown) => never {
  return (error) => {
    throw asStateError(error, path) ?? error;
  };
}

/** @returns the StateError that this failure of disk or database means, null when it is something else. */
export function asStateError(error: unknown, path: string): StateError | null {
  if (error instanceof StateError) return error;
  if (!(error instanceof Error)) return null;
  const code = codeOf(error);
  if (code === null) return null;
  if (DISK_FULL.has(code) || (code === 'SQLITE_IOERR' && !hasRoom(path)))
    return new StateError('disk-full', path, diskFull(path), error);
  if (DAMAGED.has(code)) return damaged(path, error.message, error);
  if (code === 'SQLITE_BUSY') return new StateError('locked', path, busy(path), error);
  if (UNWRITABLE.has(code)) return new StateError('unwritable', path, unwritable(path, error), error);
  return null;
}

/** Bytes that SQLite may ask for at once, to lengthen the index of its log (32 KiB) and the log itself. */
const ROOM_FOR_A_STEP = 64 * 1024;

/** SQLite tells only some of the failures of a full disk from those of a broken one. */
function hasRoom(path: string): boolean {
  for (const place of [path, dirname(path)]) {
    try {
      const { bavail, bsize } = statfsSync(place);
      return bavail * bsize >= ROOM_FOR_A_STEP;
    } catch {
      // The database is yet to be made: its folder is on the same disk.
    }
  }
  return true;
}

// The binding throws a failed open as a plain error whose message ends with SQLite's number.
function codeOf(error: Error): string | null {
  if (/^ConnectionFailed\(/.test(error.message)) return 'SQLITE_CANTOPEN';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code.startsWith('SQLITE_IOERR') && /disk/i.test(error.message) && /full/i.test(error.message))
    return 'SQLITE_FULL';
  const family = /^SQLITE_[A-Z]+/.exec(code)?.[0];
  return family ?? (code === '' ? null : code);
}

export function damaged(path: string, detail: string, cause?: unknown): StateError {
  const words = {
    th: `ประวัติการตรวจเสียหาย: ${path} (${detail}) โปรแกรมไม่ได้แก้หรือสร้างใหม่ ให้กู้คืนจากไฟล์สำรอง หรือย้ายโฟลเดอร์นี้เก็บไว้แล้วเริ่มใหม่`,
    en: `The history is damaged: ${path} (${detail}). Nothing was repaired or recreated; restore it from a backup, or move this folder away and start anew`,
  };
  return new StateError('damaged', path, words, cause);
}

const diskFull = (path: string): Words => ({
  th: `พื้นที่ดิสก์เต็ม บันทึกผลการตรวจไม่ได้: ${path} ประวัติเดิมยังอยู่ครบ ให้เพิ่มพื้นที่ว่างแล้วตรวจใหม่`,
  en: `The disk is full, the round could not be stored: ${path}. The history so far is whole; free some space and run again`,
});

const unwritable = (path: string, cause: Error): Words => ({
  th: `เขียนโฟลเดอร์ประวัติการตรวจไม่ได้: ${path} (${cause.message}) ให้ตรวจสิทธิ์ของโฟลเดอร์ หรือเลือกที่อื่นด้วย --state`,
  en: `The state folder can't be written: ${path} (${cause.message}). Check its permissions, or choose another with --state`,
});

const busy = (path: string): Words => ({
  th: `โปรแกรมอื่นกำลังใช้ประวัติการตรวจอยู่: ${path} ให้รอสักครู่แล้วลองใหม่`,
  en: `Another program is using the history: ${path}. Wait a moment and try again`,
});

export function newerProgram(path: string, found: number, known: number): StateError {
  return new StateError('newer', path, {
    th: `ประวัติการตรวจนี้เขียนโดยโปรแกรมรุ่นใหม่กว่า (รูปแบบ ${found} โปรแกรมนี้รู้จักถึง ${known}): ${path} ให้ปรับรุ่นโปรแกรมก่อน ประวัติไม่ได้ถูกแตะต้อง`,
    en: `This history was written by a newer version of the program (format ${found}, this one knows up to ${known}): ${path}. Update the program; the history was not touched`,
  });
}

export function symbolicLink(path: string): StateError {
  return new StateError('unsafe', path, {
    th: `พบลิงก์สัญลักษณ์ (symbolic link) ในโฟลเดอร์ประวัติการตรวจ: ${path} โปรแกรมไม่เขียนผ่านลิงก์ ให้ลบลิงก์นี้ก่อน`,
    en: `A symbolic link stands in the state folder: ${path}. The program does not write through links; remove it first`,
  });
}
