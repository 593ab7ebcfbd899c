import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['web/e2e/*.e2e.ts'], pool: 'forks', maxWorkers: 2, testTimeout: 60_000, hookTimeout: 120_000, retry: 0 } });
