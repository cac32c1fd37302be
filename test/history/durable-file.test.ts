import { describe, expect, it } from 'vitest';
import { renameOver } from '../../src/history/durable-file.js';

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
