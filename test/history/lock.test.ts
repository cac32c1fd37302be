import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LockMachine, takeLock } from '../../src/history/lock.js';
import { NOW, refusal } from './places.js';

let root: string;
let path: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'oit-lock-'));
  path = join(root, 'lock');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function machine(rest: Partial<LockMachine> = {}): LockMachine {
  const own = { host: 'office', pid: 100, pidNamespace: 'pid:[1]', isAlive: () => true };
  return { ...own, processStart: (pid) => `start of ${pid}`, ...rest };
}

test('a lock that is held is refused, with who holds it and since when', () => {
  takeLock(path, NOW, machine());
  const error = refusal(() => takeLock(path, NOW, machine({ pid: 101 })));
  expect(error.words.en).toContain('process 100 on office, since 2025-10-02T02:00:00.000Z');
  expect(error.words.th).toContain('โพรเซส 100');
});

test('the lock of a dead process is taken over', () => {
  const dead = takeLock(path, NOW, machine());
  const mine = takeLock(path, NOW, machine({ pid: 101, isAlive: (pid) => pid !== 100 }));
  expect([dead.isHeld(), mine.isHeld()]).toEqual([false, true]);
  expect(readdirSync(root)).toEqual(['lock']);
});

test('the process of another container is not looked for among those of this one', () => {
  takeLock(path, NOW, machine());
  const other = machine({ pid: 1, pidNamespace: 'pid:[2]', isAlive: () => false });
  expect(refusal(() => takeLock(path, NOW, other)).kind).toBe('locked');
});

test('a lock of a program that did not know of containers is asked for as before', () => {
  takeLock(path, NOW, machine());
  const { pidNamespace: _, ...holder } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify(holder));
  expect(takeLock(path, NOW, machine({ pid: 101, isAlive: () => false })).isHeld()).toBe(true);
});

test('a process that took over the number of a dead one does not hold its lock', () => {
  takeLock(path, NOW, machine());
  expect(takeLock(path, NOW, machine({ pid: 101, processStart: (pid) => `later start of ${pid}` })).isHeld()).toBe(
    true,
  );
});

test('the lock of another machine is respected while it may be alive, and taken over after half a day', () => {
  takeLock(path, NOW, machine({ host: 'other' }));
  expect(refusal(() => takeLock(path, NOW, machine({ isAlive: () => false }))).words.en).toContain('on other');
  const old = Date.now() / 1000 - 13 * 3600;
  utimesSync(path, old, old);
  expect(takeLock(path, NOW, machine()).isHeld()).toBe(true);
});

test('a lock that can not be read is respected', () => {
  writeFileSync(path, '{');
  expect(refusal(() => takeLock(path, NOW, machine())).words.en).toContain(path);
  expect(readFileSync(path, 'utf8')).toBe('{');
});

test('releasing takes away no lock but its own', () => {
  const dead = takeLock(path, NOW, machine());
  takeLock(path, NOW, machine({ pid: 101, isAlive: (pid) => pid !== 100 }));
  dead.release();
  expect(existsSync(path)).toBe(true);
});

test('of two that find the same dead lock, one gets it', () => {
  takeLock(path, NOW, machine());
  const second = machine({ pid: 102, isAlive: (pid) => pid !== 100 });
  // The first is stopped between its judgement and its takeover, while the second goes all the way.
  const first = machine({
    pid: 101,
    isAlive(pid) {
      if (pid === 100) takeLock(path, NOW, second);
      return pid !== 100;
    },
  });
  expect(refusal(() => takeLock(path, NOW, first)).kind).toBe('locked');
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: 102 });
});

test('a run that died while it took over a dead lock does not bar the way', () => {
  takeLock(path, NOW, machine());
  takeLock(`${path}.takeover`, NOW, machine({ pid: 101 }));
  expect(takeLock(path, NOW, machine({ pid: 102, isAlive: (pid) => pid > 101 })).isHeld()).toBe(true);
  expect(readdirSync(root)).toEqual(['lock']);
});
