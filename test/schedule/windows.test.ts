import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { scheduledRuns } from '../../src/schedule/job.js';
import {
  installWindows,
  isInstalledInWindows,
  printWindows,
  removeWindows,
  taskFile,
} from '../../src/schedule/windows.js';
import { anInput, fakeSystem, ODD_WINDOWS_FOLDER } from './inputs.js';

const folder = ODD_WINDOWS_FOLDER;
const input = anInput(folder, {
  node: 'C:\\Program Files\\nodejs\\node.exe',
  program: 'C:\\Program Files\\oit-audit\\bin\\oit-audit.js',
  checklists: [`${folder}\\town.yaml`],
});
const job = scheduledRuns(input)[0]!;

test('the task is well-formed XML that starts every day at nine, also when the hour was missed', () => {
  const xml = load(printWindows(input), { xml: true });
  expect(xml('Task').attr('xmlns')).toBe('http://schemas.microsoft.com/windows/2004/02/mit/task');
  expect(xml('CalendarTrigger > StartBoundary').text()).toBe('2025-01-01T09:00:00');
  expect(xml('ScheduleByDay > DaysInterval').text()).toBe('1');
  expect(xml('Settings > StartWhenAvailable').text()).toBe('true');
  expect(xml('Exec > Command').text()).toBe('cmd.exe');
  expect(xml('Exec > Arguments').text()).toMatch(
    /^\/d \/s \/c ""C:\\Program Files\\nodejs\\node\.exe" .* run --if-due .* 2>&1"$/,
  );
});

test('no word of the command is open to cmd: outside of quotes there are only plain words and the redirection', () => {
  const line = load(printWindows(input), { xml: true })('Exec > Arguments').text().slice('/d /s /c "'.length, -1);
  expect(
    line
      .replace(/"[^"]*"/g, '')
      .replaceAll('^%', '')
      .replace(/ >> .* 2>&1$/, ''),
  ).toMatch(/^[\w .-]*$/);
});

test('the file for schtasks is UTF-16 with a byte order mark and says so', () => {
  const bytes = taskFile(job);
  expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xfe]);
  const text = new TextDecoder('utf-16le').decode(bytes);
  expect(text.startsWith('<?xml version="1.0" encoding="UTF-16"?>')).toBe(true);
  expect(text).toContain('สมชาย');
});

test('the command that creates the task is in a comment', () => {
  expect(printWindows(input)).toContain(
    `<!-- schtasks /Create /TN "\\oit-audit\\${job.name}" /XML "${job.name}.xml" /F -->`,
  );
});

test('the file is gone after installing, and the task after removing', () => {
  const system = fakeSystem();
  installWindows(input, system);
  expect(system.files.size).toBe(0);
  expect(isInstalledInWindows(job, system)).toBe(true);
  removeWindows(input, system);
  expect(isInstalledInWindows(job, system)).toBe(false);
  removeWindows(input, system);
});
