import { defineConfig } from 'vitest/config';

// Tests that need root, a program of Debian or more time: apart from `npm test`, which needs Node alone and minutes.
export default defineConfig({
  test: {
    include: ['test/system/**/*.test.ts', 'test/*/kill.test.ts'],
    env: { OIT_KILLS: process.env.OIT_KILLS ?? '100' },
    globalSetup: ['test/helpers/build.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    fileParallelism: false,
  },
});
