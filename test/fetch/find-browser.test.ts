import { expect, test } from 'vitest';
import { findBrowser } from '../../src/fetch/browser/find-browser.js';

const on = (platform: NodeJS.Platform, env: Record<string, string>, ...files: string[]) =>
  findBrowser({ platform, env, isFile: (path) => files.includes(path) });

test('the path comes before the standard places, Chrome before Chromium before Edge', () => {
  const path = { PATH: '/usr/local/bin:/usr/bin' };
  expect(on('linux', path, '/usr/bin/microsoft-edge', '/usr/bin/chromium')).toBe('/usr/bin/chromium');
  expect(on('linux', path, '/usr/bin/chromium', '/usr/local/bin/google-chrome')).toBe('/usr/local/bin/google-chrome');
  expect(on('linux', path, '/opt/google/chrome/chrome')).toBe('/opt/google/chrome/chrome');
  expect(on('linux', {}, '/usr/bin/chromium')).toBeNull();
});

test('Windows and macOS have their own places', () => {
  const env = {
    ProgramFiles: 'C:\\Program Files',
    'ProgramFiles(x86)': 'C:\\Program Files (x86)',
    HOME: '/Users/somsri',
  };
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
  expect(on('win32', env, edge)).toBe(edge);
  const chrome = '/Users/somsri/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  expect(on('darwin', env, chrome)).toBe(chrome);
});

test('what the variable names is taken, and nothing else when it is not there', () => {
  const env = { OIT_AUDIT_BROWSER: '/opt/brave/brave', PATH: '/usr/bin' };
  expect(on('linux', env, '/opt/brave/brave', '/usr/bin/chromium')).toBe('/opt/brave/brave');
  expect(on('linux', env, '/usr/bin/chromium')).toBeNull();
});
