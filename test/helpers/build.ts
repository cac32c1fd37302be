import { spawnSync } from 'node:child_process';

/**
 * The command-line tests run the real program, so it is built once before them. Type errors are said by `npm run types`;
 * here they only show, so that one room under construction keeps no other from its tests.
 */
export function setup(): void {
  const { error } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) throw error;
}
