import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Server {
  readonly url: string;
  /** Asks the API, to lay ground for a test; throws with the answer's text when it is refused. */
  send<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T>;
  /** Ends the process, as a crash of the machine would (`SIGKILL`) or as its owner does. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again: same data, same address. */
  start(): Promise<void>;
  close(): Promise<void>;
}

const root = join(import.meta.dirname, '..', '..');
const START_MS = 90_000;

/** The built product on a free port with data of its own. */
export async function startServer(settings: Record<string, string> = {}): Promise<Server> {
  const data = settings['DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 'almanac-e2e-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    let said = '';
    const { PATH = '', HOME = '/' } = process.env;
    const running = spawn(process.execPath, [join(root, 'bin', 'almanac.mjs'), 'start'], { cwd: root, env: { PATH, HOME, PORT: String(port), DATA_DIR: data, LOG_LEVEL: 'warn', APP_TIMEZONE: 'Europe/Berlin', ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
    child = running;
    running.stdout.on('data', (piece) => { said += String(piece); });
    running.stderr.on('data', (piece) => { said += String(piece); });
    const until = Date.now() + START_MS;
    while (!(await fetch(`${url}/ready`).then((answer) => answer.ok, () => false))) {
      if (running.exitCode !== null || Date.now() > until) throw new Error(`The product did not start:\n${said.slice(-3000)}`);
      await pause(100);
    }
  };
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null) return;
    const gone = new Promise<void>((resolve) => { running.once('exit', () => resolve()); });
    running.kill(signal);
    const hard = setTimeout(() => running.kill('SIGKILL'), 15_000);
    await gone;
    clearTimeout(hard);
  };
  await start();
  return {
    url, start, stop,
    async send<T>(method: string, path: string, body?: unknown): Promise<T> {
      const answer = await fetch(url + path, { method, ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 500)}`);
      return JSON.parse(text) as T;
    },
    async close() { await stop(); rmSync(data, { recursive: true, force: true }); },
  };
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => { const address = probe.address(); probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0)); });
  });
}
