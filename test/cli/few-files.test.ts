import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

// Linux alone: shells of other systems refuse other limits, and Windows has none.
it.runIf(process.platform === 'linux').each([48, 64, 96])('says in words that %i open files are too few', (limit) => {
  const command = `ulimit -n ${limit} && exec "$0" "$1" validate --lang en nothing.yaml`;
  const { status, stderr } = spawnSync('sh', ['-c', command, process.execPath, resolve('bin/oit-audit.js')], {
    encoding: 'utf8',
  });
  expect(stderr).toMatch(/too few files|no such checklist file/);
  expect(stderr).not.toMatch(/^ {4}at |defect/m);
  expect([2, 3]).toContain(status);
});
