import { execFileSync } from 'node:child_process';

/** The command-line tests run the real program, so it is built once before them. */
export function setup(): void {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
}
