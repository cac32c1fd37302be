import type { Renderer } from '../../model/renderer.js';
import type { BrowserSettings } from '../../model/settings.js';
import type { Words } from '../../model/words.js';
import { BROWSER_VARIABLE } from './find-browser.js';
import { createRenderer, type RendererSettings } from './renderer.js';

/** @returns null where the machine has no browser. */
export function openRenderer(
  browser: BrowserSettings | undefined,
  settings: Omit<RendererSettings, 'executable'>,
): Renderer | null {
  return browser?.executable ? createRenderer({ ...settings, executable: browser.executable }) : null;
}

export const NO_BROWSER: Words = {
  th: `ไม่พบ Chrome, Chromium หรือ Edge ในเครื่องนี้ หน้าที่ต้องใช้ JavaScript จึงต้องให้คนตรวจ (ระบุที่อยู่ของโปรแกรมได้ด้วยตัวแปร ${BROWSER_VARIABLE})`,
  en: `no Chrome, Chromium or Edge was found on this machine: pages that need JavaScript are left to a person (${BROWSER_VARIABLE} may name the program)`,
};

/** Why pages were not rendered although the user asked for it; undefined: they were. */
export function browserWarning({ executable }: BrowserSettings, renderer: Renderer | null): Words | undefined {
  if (executable === null) return NO_BROWSER;
  const failure = renderer?.failure() ?? null;
  if (failure === null) return undefined;
  return {
    th: `เปิดเบราว์เซอร์ ${executable} ไม่ได้ (${failure}) หน้าที่ต้องใช้ JavaScript จึงต้องให้คนตรวจ`,
    en: `the browser ${executable} could not be started (${failure}): pages that need JavaScript are left to a person`,
  };
}
