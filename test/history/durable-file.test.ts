import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFolders, renameOver } from '../../src/history/durable-file.js';

/** Refuses so often, with that code; then it renames. */
function refusing(times: number, code: string) {
  let tries = 0;
  const rename = (): void => {
    tries += 1;
    if (tries <= times) throw Object.assign(new Error(code), { code });
  };
  return { rename, tries: () => tries };
}

describe('renaming over a file', () => {
  it.each(['EPERM', 'EACCES', 'EBUSY'])('is tried again on Windows while another program reads it (%s)', (code) => {
    const { rename, tries } = refusing(2, code);
    renameOver('a', 'b', { platform: 'win32', rename });
    expect(tries()).toBe(3);
  });

  it('is given up on Windows where the file stays held', () => {
    const { rename, tries } = refusing(100, 'EPERM');
    expect(() => renameOver('a', 'b', { platform: 'win32', rename })).toThrow('EPERM');
    expect(tries()).toBe(5);
  });

  it.each([
    ['win32', 'ENOSPC'],
    ['linux', 'EPERM'],
  ] as const)('fails at once on %s with %s', (platform, code) => {
    const { rename, tries } = refusing(1, code);
    expect(() => renameOver('a', 'b', { platform, rename })).toThrow(code);
    expect(tries()).toBe(1);
  });
});

describe('folders', () => {
  let base: string;
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'oit-folders-'));
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));

  it('are made with those above them, for the owner alone where asked, and may exist', () => {
    const folder = join(base, 'a', 'b');
    createFolders(folder, 0o700);
    createFolders(folder, 0o700);
    if (process.platform !== 'win32') expect(statSync(join(base, 'a')).mode & 0o777).toBe(0o700);
    expect(statSync(folder).isDirectory()).toBe(true);
  });

  it('are refused beside and below a file', () => {
    const file = join(base, 'file');
    writeFileSync(file, '');
    expect(() => createFolders(file)).toThrow('EEXIST');
    expect(() => createFolders(join(file, 'below'))).toThrow(/ENOTDIR|ENOENT/);
  });

  it('are refused at once where the system has no place for a new folder, though the one above is there', () => {
    const nowhere = process.platform === 'win32' ? String.raw`\\.\oit-nowhere` : '/proc/oit-nowhere';
    expect(() => createFolders(join(nowhere, 'state'))).toThrow();
  });
});
