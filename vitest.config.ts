import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**', 'test/browser/**'],
    reporters: ['default', './test/support/closing-line-reporter.ts'],
    setupFiles: ['./test/support/fixed-seed.ts'],
    // On two cores it would be one worker, and many tests wait for processes of their own.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    // The zone of the machine must never show in a result: run where it would be noticed.
    env: { TZ: 'America/New_York', NO_COLOR: '1' },
    coverage: { provider: 'v8', include: ['src/**'], reporter: ['text-summary', 'html'] },
  },
});
