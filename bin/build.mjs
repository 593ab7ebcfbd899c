// Compiles src/ to dist/ with what is no TypeScript beside it, and the dashboard in web/ to dist/web. `src` or `web` builds one of them.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { squeeze } from './squeeze.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => join(root, ...parts);
const wanted = process.argv.slice(2);
const run = (...words) => {
  const done = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' });
  if (done.status !== 0) process.exit(done.status ?? 1);
};

if (wanted.length === 0 || wanted.includes('src')) {
  if (existsSync(at('dist'))) for (const name of readdirSync(at('dist'))) if (name !== 'web') rmSync(at('dist', name), { recursive: true, force: true });
  run(at('node_modules', 'typescript', 'bin', 'tsc'), '-p', at('tsconfig.build.json'));
  cpSync(at('src', 'db', 'migrations'), at('dist', 'db', 'migrations'), { recursive: true });
  cpSync(at('src', 'db', 'schema.sql'), at('dist', 'db', 'schema.sql'));
}
if (wanted.length === 0 || wanted.includes('web')) {
  run(at('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', at('web', 'vite.config.ts'), '--logLevel', 'warn');
  await squeeze(at('dist', 'web'));
}
