import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoSite, serveDemo } from '../../src/cli/demo/site.js';
import { type Desk, openDesk } from '../helpers/program.js';

let demo: DemoSite;
let desk: Desk;
beforeAll(async () => {
  demo = await serveDemo();
  desk = openDesk();
});
afterAll(async () => {
  desk.clear();
  await demo.close();
});

it('a newcomer comes from a bare address to a scheduled audit without editing a file', async () => {
  const now = ['--now', '2025-04-16T09:00:00+07:00'];
  const made = await desk.run('init', `${demo.origin}/`, '--profile', 'oit-2568', '-o', 'town.yaml', ...now);
  expect(made).toMatchObject({ status: 0, stdout: '' });
  expect(made.stderr).toContain('oit-audit validate town.yaml');

  const validated = await desk.run('validate', 'town.yaml');
  expect(validated).toMatchObject({ status: 0, stderr: '' });
  expect(validated.stdout).not.toContain('ยังไม่มีที่อยู่');

  const { report, status } = await desk.audit('town.yaml', '--no-crawl', ...now);
  expect(status).toBe(1);
  expect(report.checklist.agency.name).toBe('เทศบาลตำบลสำราญ');
  expect(report.items).toHaveLength(28);
  // Every address is alive and holds what its item asks for, but for the items that fail by design.
  const failing = report.items.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
  expect(failing.filter((id) => !['O6', 'O11', 'O13', 'O23', 'O27'].includes(id))).toEqual([]);
  expect(failing).toContain('O13');

  const printed = await desk.run('schedule', 'print', 'town.yaml', '--target', 'cron');
  expect(printed.status).toBe(0);
  expect(printed.stdout).toContain('town.yaml');
});
