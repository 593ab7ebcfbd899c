import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import type { Database } from '../db/database.port.ts';
import type { AnyOperation, CallContext } from '../kernel/operation.ts';
import type { Dependency, DependencyState } from './health.ts';
import { healthHistory } from './health-history.ts';
import { spansOf, uptimeOf } from './health-spans.ts';

const context: CallContext = { requestId: 'r', workspaceId: 1, actor: 'test', scopes: new Set(['planner:read']) };
const MINUTE = 60_000;
const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 21, 8) + minute * MINUTE);
const sample = (minute: number, status: 'ok' | 'down' | 'off' = 'ok', latency: number | null = null) => ({ sampled_at: at(minute), status, latency_ms: latency, detail: null });

describe('stretches of a state', () => {
  const spans = (samples: ReturnType<typeof sample>[], from: number, to: number) => spansOf(samples, at(from).getTime(), at(to).getTime()).map(({ from: a, to: b, status }) => [(a - at(0).getTime()) / MINUTE, (b - at(0).getTime()) / MINUTE, status]);

  it('join equal samples, and begin anew when the state changes', () => {
    expect(spans([sample(0), sample(10), sample(13, 'down'), sample(15)], 0, 20)).toEqual([[0, 13, 'ok'], [13, 15, 'down'], [15, 20, 'ok']]);
  });
  it('leave a gap where nobody looked', () => {
    expect(spans([sample(0), sample(10), sample(60)], 0, 65)).toEqual([[0, 11, 'ok'], [60, 65, 'ok']]);
  });
  it('are cut to the window, and take in what held when it began', () => {
    expect(spans([sample(-8, 'down'), sample(2)], 0, 10)).toEqual([[0, 2, 'down'], [2, 10, 'ok']]);
  });
  it('tell the mean of what was measured, and the share of the time that is known', () => {
    const [one] = spansOf([sample(0, 'ok', 2), sample(10, 'ok', 4)], at(0).getTime(), at(20).getTime());
    expect(one?.latency_ms).toBe(3);
    expect(uptimeOf(spansOf([sample(0), sample(15, 'down')], at(0).getTime(), at(20).getTime()))).toBe(0.75);
    expect(uptimeOf(spansOf([sample(0, 'off')], at(0).getTime(), at(20).getTime()))).toBeNull();
  });
});

describe.each(engines)('the history of health on $name', (engine) => {
  let db: Database;
  let now = at(0);
  let states: Record<string, DependencyState> = {};
  let health: ReturnType<typeof healthHistory>;
  const rows = () => db.asOwner((sql) => sql.rows<{ n: number }>('select count(*)::int as n from health_samples')).then(([row]) => row?.n);
  const tell = async (hours = 1) => { const [op] = health.operations as [AnyOperation]; return op.contract.output.parse(await op.run(op.contract.input.parse({ hours }), context)) as { dependencies: { name: string; status: string; since: string | null; uptime: number | null; spans: { from: string; to: string; status: string }[] }[] }; };

  beforeAll(async () => {
    db = await engine.open();
    const dependency = (name: string): Dependency => ({ name, check: async () => states[name] ?? { status: 'off' } });
    health = healthHistory({ db, clock: { now: () => now }, dependencies: [dependency('cache'), { ...dependency('postgres'), needed: true }], version: '1' });
  });
  beforeEach(async () => { await db.asOwner((sql) => sql.run('delete from health_samples')); now = at(0); states = { postgres: { status: 'ok' } }; });
  afterAll(() => db.close());

  it('notes a change at once and a stay every ten minutes', async () => {
    for (let minute = 0; minute < 10; minute++) { now = at(minute); await health.sample(); }
    expect(await rows()).toBe(2);
    now = at(10);
    await health.sample();
    expect(await rows()).toBe(4);
    now = at(11);
    states = { postgres: { status: 'down', detail: 'ECONNREFUSED' } };
    await health.sample();
    expect(await rows()).toBe(5);
  });

  it('tells how each was, since when, and how it is now though nothing was noted yet', async () => {
    for (const minute of [0, 10, 20]) { now = at(minute); await health.sample(); }
    now = at(25);
    states = { postgres: { status: 'down', detail: 'ECONNREFUSED' } };
    await health.sample();
    now = at(30);
    const first = (await tell()).dependencies.find((one) => one.name === 'postgres');
    expect(first).toMatchObject({ status: 'down', since: at(25).toISOString(), needed: true });
    expect(first?.spans.map(({ from, status }) => [from, status])).toEqual([[at(0).toISOString(), 'ok'], [at(25).toISOString(), 'down']]);
    expect(first?.uptime).toBeCloseTo(25 / 30, 2);
    states = { postgres: { status: 'ok' } };
    expect((await tell()).dependencies.find((one) => one.name === 'postgres')).toMatchObject({ status: 'ok', since: at(30).toISOString() });
    expect((await tell()).dependencies.find((one) => one.name === 'cache')).toMatchObject({ status: 'off', uptime: null });
  });

  it('forgets after two weeks', async () => {
    await health.sample();
    now = new Date(at(0).getTime() + 15 * 86_400_000);
    await health.sample();
    expect(await rows()).toBe(2);
  });
});
