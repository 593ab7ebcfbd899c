import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['web/e2e/screenshots.ts'], pool: 'forks', maxWorkers: 1, testTimeout: 300_000, hookTimeout: 120_000 } });
