import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/system/**', 'node_modules/**'],
    // The built program is loaded as Node loads it.
    server: { deps: { external: [/\/dist\//] } },
    globalSetup: ['test/helpers/build.ts'],
    // Generous, for busy machines: no test measures time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Much of the time goes into waiting for programs, servers and disks.
    maxWorkers: 2,
  },
});
