// Writes src/db/schema.sql anew from the migrations, through the test that guards it.
import { spawnSync } from 'node:child_process';

const done = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'src/db/golden-schema.test.ts'], { stdio: 'inherit', env: { ...process.env, UPDATE_SCHEMA: '1' } });
process.exitCode = done.status ?? 1;
