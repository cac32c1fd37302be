import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The built program, which the tests of the command line run. Type errors do not end it: `npm run types` reports those. */
export function setup(): void {
  const { error } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) throw error;
  removeFilesWithoutSource();
}

/** The compiler leaves the output of files that were renamed or deleted. */
function removeFilesWithoutSource(): void {
  for (const name of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
    const source = join('src', name.replace(/(?:\.d\.ts|\.js)$/, '.ts'));
    if (!existsSync(source)) rmSync(join('dist', name), { recursive: true, force: true });
  }
}
