import { expect, it } from 'vitest';
import { command } from '../rounds/town.js';

it.each([
  [
    ['run', '--ony', 'O6'],
    "unknown option '--ony'",
    '--only',
    'See: oit-audit run --help\nExample: oit-audit run town.yaml\n',
  ],
  [
    ['accept', '--letr', 'x'],
    "unknown option '--letr'",
    '--letter',
    'See: oit-audit accept --help\nExample: oit-audit accept',
  ],
  [
    ['explain'],
    'missing required argument',
    'code|item',
    'See: oit-audit explain --help\nExample: oit-audit explain egp/digits\n',
  ],
  [['histroy'], "unknown command 'histroy'", 'history', 'See: oit-audit --help\n'],
])('an error of %j names the help of its command, with an example', async (argv, fault, near, help) => {
  const { status, stdout, stderr } = await command(...argv, '--lang', 'en');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(fault);
  expect(stderr).toContain(near);
  expect(stderr).toContain(help);
  const thai = await command(...argv);
  expect(thai.stderr).toMatch(/ดูวิธีใช้: oit-audit (\w+ )?--help/);
});

it.each(['accept', 'diff', 'prune', 'validate'])(
  'the help of %s speaks of no format that it does not have',
  async (name) => {
    const { stdout } = await command(name, '--help', '--lang', 'en');
    expect(stdout.replace(/\s+/g, ' ')).toContain('repeatable: pretty json; with');
  },
);
