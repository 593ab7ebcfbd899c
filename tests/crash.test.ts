// The built product is killed with SIGKILL at moments nobody chose, again and again on the same data. What it acknowledged must be
// there afterwards, once, findable; and the background work that was under way must come to its end.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const ROUNDS = 6;
const WRITERS = 6;
/** Milliseconds after the first acknowledgement within which the kill falls. */
const KILL_WITHIN = 1200;
const DRAIN_MS = 90_000;

interface Running { readonly url: string; readonly process: ChildProcess; kill(): Promise<void> }
interface Memory { readonly event_id: number; readonly external_id: string; readonly content: string }
interface Acknowledged extends Memory { readonly client: string; readonly mark: string }

/** The last words of the server that was started last: the reason of a failure stands there. */
let log = (): string => '';

async function start(settings: Record<string, string>): Promise<Running> {
  // Nothing of this shell's settings: a key of a language model or another database would change what is tested.
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: '0', OBSERVER: '0', LOG_LEVEL: 'error', ...settings };
  const child = spawn(process.execPath, [join(root, 'bin/almanac.mjs'), 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  log = () => said.slice(-2000);
  const gone = new Promise<void>((resolve) => { child.on('exit', () => resolve()); });
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => { child.kill('SIGKILL'); reject(new Error(`It did not serve within 60 s: ${said}`)); }, 60_000);
    const hear = (text: string): void => {
      said += text;
      const found = / on (http:\S+) \(ready/.exec(said)?.[1];
      if (found !== undefined) { clearTimeout(late); resolve(found); }
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.on('exit', (code) => { clearTimeout(late); reject(new Error(`It ended with ${code} at its start: ${said}`)); });
  });
  return { url, process: child, async kill() { child.kill('SIGKILL'); await gone; } };
}

async function get<T>(url: string): Promise<T> {
  const response = await fetch(url, { signal: AbortSignal.timeout(20_000) });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 300)}\nIts log: ${log()}`);
  return JSON.parse(text) as T;
}

async function all<T>(url: string): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: T[]; next_cursor: string | null } = await get(`${url}&limit=500${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    items.push(...page.items);
    cursor = page.next_cursor;
  }
  return items;
}

/** Writes as several callers at once until the server is gone; keeps what was answered. Every third memory is sent twice at the same time. */
async function writeUntilKilled(server: Running, round: number): Promise<{ kept: Acknowledged[]; after: number }> {
  const client = `crash-${round}-${randomBytes(3).toString('hex')}`;
  const kept: Acknowledged[] = [];
  const refused: string[] = [];
  let alive = true;
  let number = 0;
  let first = (): void => {};
  const begun = new Promise<void>((resolve) => { first = resolve; });

  const send = async (mark: string, content: string): Promise<void> => {
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${server.url}/api/v1/memory/remember`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ client_id: client, external_id: mark, content, salience_score: 0.9 }),
      });
      text = await response.text();
    } catch {
      return; // killed before it answered: it promised nothing
    }
    if (!response.ok) { refused.push(`${response.status} ${text.slice(0, 300)}`); return; }
    kept.push({ ...(JSON.parse(text) as Memory), external_id: mark, content, client, mark });
    first();
  };
  const writer = async (): Promise<void> => {
    while (alive) {
      const n = number++;
      const mark = `r${round}n${n}x${randomBytes(3).toString('hex')}`;
      const content = `My name is Nora ${mark.toUpperCase()}. My favourite ${mark} is Juniper tea.`;
      await Promise.all(Array.from({ length: n % 3 === 0 ? 2 : 1 }, () => send(mark, content)));
    }
  };
  const writers = Array.from({ length: WRITERS }, writer);
  await Promise.race([begun, new Promise((_, reject) => { setTimeout(() => reject(new Error(`Nothing was acknowledged within 30 s: ${refused.slice(0, 3).join('; ')}`)), 30_000).unref(); })]);
  const after = randomInt(KILL_WITHIN);
  await new Promise((resolve) => { setTimeout(resolve, after); });
  alive = false;
  await server.kill();
  await Promise.all(writers);
  expect(refused, `refused although the request was good; its log: ${log()}`).toEqual([]);
  return { kept, after };
}

/** Everything acknowledged is read by its id, stands once under its external_id, and recall finds a sample of it. */
async function checkKept(url: string, kept: readonly Acknowledged[], what: string): Promise<void> {
  for (const client of new Set(kept.map((one) => one.client))) {
    const stored = await all<Memory>(`${url}/api/v1/memory/events?client_id=${client}`);
    const ids = stored.map((one) => one.external_id);
    expect(new Set(ids).size, `${what}: an external_id stands twice`).toBe(ids.length);
    const byId = new Map(stored.map((one) => [one.event_id, one]));
    const lost = kept.filter((one) => one.client === client && (byId.get(one.event_id)?.external_id !== one.external_id || byId.get(one.event_id)?.content !== one.content));
    expect(lost, `${what}: acknowledged and lost`).toEqual([]);
  }
  const sample = kept.filter((_, at) => at % Math.ceil(kept.length / 15) === 0);
  for (const { event_id, mark, client, content } of sample) {
    expect((await get<Memory>(`${url}/api/v1/memory/events/${event_id}`)).content, what).toBe(content);
    const { results } = await get<{ results: { kind: string; id: number }[] }>(`${url}/api/v1/memory/recall?client_id=${client}&query=favourite%20${mark}&k=5`);
    expect(results.some((found) => found.kind === 'event' && found.id === event_id), `${what}: recall does not find ${mark}`).toBe(true);
  }
}

interface Queue { readonly waiting: number; readonly running: number; readonly failed: number; readonly items: unknown[] }

async function drained(url: string): Promise<Queue> {
  const until = Date.now() + DRAIN_MS;
  for (;;) {
    const queue = await get<Queue>(`${url}/api/v1/jobs/dead`);
    if ((queue.waiting === 0 && queue.running === 0) || Date.now() > until) return queue;
    await new Promise((resolve) => { setTimeout(resolve, 250); });
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try { await client.query(statement); } finally { await client.end(); }
}

const LAB = process.env['LAB_DATABASE_URL'];
const engines = [{ name: 'the embedded database' }, ...(LAB ? [{ name: 'a served database', server: LAB }] : [])];

describe.each(engines)('killed on $name', ({ server }: { name: string; server?: string }) => {
  let folder = '';
  const database = `almanac_crash_${randomBytes(5).toString('hex')}`;
  const settings: Record<string, string> = {};
  let running: Running | undefined;

  beforeAll(async () => {
    // Builds when the build is older than the sources, as `npm start` does.
    const built = spawnSync(process.execPath, [join(root, 'bin/run.mjs'), 'version'], { encoding: 'utf8' });
    if (built.status !== 0) throw new Error(`The product cannot be built: ${built.stderr}${built.stdout}`);
    folder = mkdtempSync(join(tmpdir(), 'almanac-crash-'));
    settings['DATA_DIR'] = folder;
    if (server === undefined) return;
    await administer(server, `create database ${database}`);
    const url = new URL(server);
    url.pathname = `/${database}`;
    Object.assign(settings, { DATABASE_URL: url.href, DATABASE_POOL: '6' });
  });
  afterAll(async () => {
    await running?.kill();
    if (server !== undefined) await administer(server, `drop database if exists ${database} with (force)`);
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it(`${ROUNDS} times, it loses nothing that it acknowledged and ends the work that was under way`, async () => {
    const kept: Acknowledged[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      running = await start(settings);
      const wrote = await writeUntilKilled(running, round);
      running = await start(settings);
      await checkKept(running.url, wrote.kept, `round ${round}, killed ${wrote.after} ms after the first answer`);
      kept.push(...wrote.kept);
      // The next writers come while this one's work is still being done: the queue is killed in the middle, too.
      if (round < ROUNDS) await running.kill();
    }
    const { url } = running as Running;
    const queue = await drained(url);
    expect(queue, `work is left after ${DRAIN_MS / 1000} s, or was given up`).toMatchObject({ waiting: 0, running: 0, failed: 0, items: [] });
    await checkKept(url, kept, 'at the end');
    // The work's result is there, once for each memory: it neither got lost with the kill nor was done twice.
    for (const client of new Set(kept.map((one) => one.client))) {
      const facts = await all<{ fact_key: string }>(`${url}/api/v1/memory/facts?client_id=${client}&fact_type=preference`);
      const keys = facts.map((fact) => fact.fact_key);
      expect(new Set(keys).size, 'a fact was drawn twice').toBe(keys.length);
      const missing = kept.filter((one) => one.client === client && !keys.includes(`favourite ${one.mark}`)).map((one) => one.mark);
      expect(missing, 'acknowledged, and its facts were never drawn').toEqual([]);
    }
    process.stdout.write(`crash: ${kept.length} acknowledged writes over ${ROUNDS} kills on ${server === undefined ? 'the embedded' : 'a served'} database\n`);
  }, 240_000);
});
