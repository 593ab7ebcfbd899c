// Writes web/api/operations.ts anew from the contracts, through the test that guards it.
import { spawnSync } from 'node:child_process';

const done = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'tools/web-operations.test.ts'], { stdio: 'inherit', env: { ...process.env, UPDATE_OPERATIONS: '1' } });
process.exitCode = done.status ?? 1;
