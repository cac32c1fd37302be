// `npm run fuzz -- [SECONDS for each target] [SEED]`: the long run. Its seed is printed, so that what it finds can be found again.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

const [seconds = '600', seed = String(randomInt(2 ** 31))] = process.argv.slice(2);
process.stdout.write(`fuzz: ${seconds} s for each target, seed ${seed} (again: npm run fuzz -- ${seconds} ${seed})\n`);
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'test/fuzz'], {
  stdio: 'inherit',
  env: { ...process.env, OIT_FUZZ_SECONDS: seconds, OIT_FUZZ_SEED: seed },
});
process.exitCode = status ?? 1;
