import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';

/**
 * Why there can be no check of that name; null: there can.
 * @param registry the source of the registry of checks
 */
export function faultOfName(word: string, registry: string): string | null {
  if (!/^[a-z]{2,20}$/.test(word)) return 'NAME is one word of 2 to 20 lower-case letters, such as `date`';
  if (existsSync(join('src/checks', word)) || existsSync(`src/checks/${word}.ts`))
    return `src/checks has ${word} already`;
  if (new RegExp(`\\b${word}\\b`).test(registry) || !isVariable(word))
    return `${word} means something in the code already`;
  return null;
}

function isVariable(word: string): boolean {
  try {
    new Script(`'use strict'; async () => { const ${word} = 0; };`);
    return true;
  } catch {
    return false;
  }
}
