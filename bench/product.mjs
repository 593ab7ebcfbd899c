// Starts the built product for a bench: on a port and in a folder of its own, or on a served database.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

export async function startProduct({ database } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'almanac-bench-'));
  const port = 18_000 + Math.floor(Math.random() * 2000);
  const base = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [join(process.env.ALMANAC_ROOT ?? root, 'bin', 'almanac.mjs'), 'start'], { env: { ...process.env, PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'warn', ...(database && { DATABASE_URL: database }) }, stdio: ['ignore', 'ignore', 'inherit'] });
  while (!(await fetch(`${base}/ready`).then((r) => r.ok, () => false))) {
    if (child.exitCode !== null) throw new Error(`start ended with ${child.exitCode}`);
    await new Promise((r) => { setTimeout(r, 50); });
  }
  const call = async (method, path, body) => {
    const began = performance.now();
    const response = await fetch(base + path, { method, ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 200)}`);
    return { ms: performance.now() - began, body: JSON.parse(text) };
  };
  const stop = async () => {
    const gone = new Promise((resolve) => { child.once('exit', resolve); });
    child.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  return { base, call, stop };
}

export const percentile = (list, share) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];

/** A small seeded generator: the same seed, the same numbers in 0..1. */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
