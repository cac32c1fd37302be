// Builds dist from src: with TypeScript where it runs, else (npm ci --omit=optional or --omit=dev leave its compiler out) by Node itself,
// which takes the types out of the sources (module.stripTypeScriptTypes, from 22.13). Only the compiler writes the types of the library.
// Then the program is bundled where the bundler runs: see bundle.mjs. `--watch`: builds again at every change, without a bundle.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { dirname, join } from 'node:path';

const COMPILER = 'node_modules/typescript/bin/tsc';
const isWatching = process.argv.includes('--watch');
const runCompiler = (args, stdio) => spawnSync(process.execPath, [COMPILER, ...args], { stdio }).status;

const build = () => {
  const isCompilerThere = existsSync(COMPILER) && runCompiler(['--version'], 'ignore') === 0;
  if (!isCompilerThere && nodeModule.stripTypeScriptTypes === undefined) {
    console.error(
      `สร้างโปรแกรมไม่ได้: ไม่มีตัวแปล TypeScript และ Node ${process.version} แปลเองไม่ได้ ให้สั่ง npm ci โดยไม่ใช้ --omit หรือใช้ Node 22.13 ขึ้นไป\n` +
        `The program can't be built: the compiler of TypeScript is not installed, and Node ${process.version} can't do without. Run npm ci without --omit, or use Node 22.13 or newer.`,
    );
    return 1;
  }
  // Nothing of files that were renamed or deleted stays.
  rmSync('dist', { recursive: true, force: true });
  if (isCompilerThere)
    return runCompiler(['-p', 'tsconfig.build.json', ...(isWatching ? ['--watch'] : [])], 'inherit') ?? 1;
  // Node calls the function experimental on stderr.
  process.emitWarning = () => {};
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  for (const name of sources) {
    const to = join('dist', name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, nodeModule.stripTypeScriptTypes(readFileSync(join('src', name), 'utf8')));
  }
  return 0;
};

process.exitCode = build();
if (existsSync('dist') && !isWatching) await (await import('./bundle.mjs')).bundle();
