import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, openDesk } from '../helpers/program.js';
import { storeYear } from '../history/year.js';

let desk: Desk;
beforeEach(async () => {
  desk = openDesk();
  await storeYear(join(desk.dir, '.oit-audit', 'samran'), 'samran', 3);
});
afterEach(() => desk.clear());

it('history -f html writes one page of all rounds of a checklist', async () => {
  const { status, stdout, stderr } = await desk.run('history', '-f', 'html=history.html');
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  expect(stderr).toContain('history.html');
  expect(desk.read('history.html')).toContain('เทศบาลตำบลsamran');
  expect((await desk.run('history', '--checklist', 'samran.yaml', '-f', 'html', '--lang', 'en')).stdout).toContain(
    '<!doctype html>',
  );
});

it('of several folders, or of a folder with several histories, it is the page of a province', async () => {
  await storeYear(join(desk.dir, 'b', 'kut'), 'kut', 2);
  await storeYear(join(desk.dir, 'b', 'pla'), 'pla', 2);
  await desk.run('history', '--state', '.oit-audit', '--state', 'b', '-f', 'html=all.html');
  for (const town of ['samran', 'kut', 'pla']) expect(desk.read('all.html')).toContain(`เทศบาลตำบล${town}`);
  await desk.run('history', '--state', 'b', '-f', 'html=b.html');
  expect(desk.read('b.html')).not.toContain('samran');
  await desk.run(
    'history',
    '--state',
    'b',
    '--checklist',
    'kut.yaml',
    '--checklist',
    'pla.yaml',
    '-f',
    'html=two.html',
  );
  expect(desk.read('two.html')).toContain('เทศบาลตำบลpla');
});

it('writes nothing where a history is missing, or beside another format', async () => {
  for (const args of [
    ['--state', '.oit-audit', '--state', 'none', '-f', 'html=x.html'],
    ['-f', 'html=x.html', '-f', 'json'],
    ['-f', 'html=no/such/x.html'],
  ])
    expect((await desk.run('history', ...args)).status).toBe(2);
  expect(existsSync(join(desk.dir, 'x.html'))).toBe(false);
});
