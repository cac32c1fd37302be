// `npm run fuzz -- [TURNS] [SEED]`: the long run. Its seed is printed, so that what it finds can be found again.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

const [turns = '500', seed = String(randomInt(2 ** 31))] = process.argv.slice(2);
process.stdout.write(`fuzz: ${turns} turns, seed ${seed} (again: npm run fuzz -- ${turns} ${seed})\n`);
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'test/fuzz'], {
  stdio: 'inherit',
  env: { ...process.env, OIT_FUZZ_TURNS: turns, OIT_FUZZ_SEED: seed },
});
process.exitCode = status ?? 1;
