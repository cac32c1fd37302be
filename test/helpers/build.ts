import { spawnSync } from 'node:child_process';

/** The built program, which the tests of the command line run. Type errors do not end it: `npm run types` reports those. */
export function setup(): void {
  const { error } = spawnSync(process.execPath, ['test/make/build.mjs'], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (error) throw error;
}
