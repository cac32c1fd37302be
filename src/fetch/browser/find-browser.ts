import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { phraseList } from '../../text/phrase-list.js';

/** What a browser is looked for in. */
export interface BrowserPlaces {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform?: NodeJS.Platform;
  readonly isFile?: (path: string) => boolean;
}

/** Path of the browser; set, no other place is searched. */
export const BROWSER_VARIABLE = 'OIT_AUDIT_BROWSER';

const NAMES = phraseList(`
  google-chrome-stable, google-chrome, chromium, chromium-browser, microsoft-edge-stable, microsoft-edge, chrome
`);
const WINDOWS_NAMES = ['chrome.exe', 'msedge.exe', 'chromium.exe'];

const LINUX_PLACES = ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium'];
const MAC_PROGRAMS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Chromium.app/Contents/MacOS/Chromium',
];
const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

/** @returns the path of an installed Chrome, Chromium or Edge; null: there is none, or none at the path of the variable. */
export function findBrowser({ env, platform = process.platform, isFile = existsSync }: BrowserPlaces): string | null {
  const named = env[BROWSER_VARIABLE];
  if (named) return isFile(named) ? named : null;
  return candidates(env, platform).find((path) => isFile(path)) ?? null;
}

function candidates(env: BrowserPlaces['env'], platform: NodeJS.Platform): readonly string[] {
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((root) => root !== undefined);
    const standard = roots.flatMap((root) => WINDOWS_PROGRAMS.map((program) => win32.join(root, program)));
    return [...onPath(env.Path ?? env.PATH, ';', WINDOWS_NAMES, win32.join), ...standard];
  }
  const onUnix = onPath(env.PATH, ':', NAMES, posix.join);
  if (platform !== 'darwin') return [...onUnix, ...LINUX_PLACES];
  const roots = ['/Applications', ...(env.HOME ? [posix.join(env.HOME, 'Applications')] : [])];
  return [...onUnix, ...roots.flatMap((root) => MAC_PROGRAMS.map((program) => posix.join(root, program)))];
}

function onPath(
  path: string | undefined,
  separator: string,
  names: readonly string[],
  join: (...parts: string[]) => string,
): readonly string[] {
  const folders = (path ?? '').split(separator).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}
