import type { Database } from '../db/database.port.ts';
import type { Clock } from '../kernel/clock.ts';
import { type AnyOperation, operation } from '../kernel/operation.ts';
import { checkHealth, type Dependency } from './health.ts';
import { healthHistoryContract } from './health-history.contract.ts';
import { healthSamples } from './health-history.store.ts';
import { GAP_MS, spansOf, uptimeOf } from './health-spans.ts';

export interface HealthHistoryDeps { readonly db: Database; readonly clock: Clock; readonly dependencies: readonly Dependency[]; readonly version: string }

const KEEP_MS = 14 * 86_400_000;
/** A state that stays is noted again after this, so that a silence can be told from a stay. Less than ten minutes: the clock ticks by minutes, and not exactly. */
const AGAIN_MS = 9.5 * 60_000;

/** How the dependencies were: the clock calls `sample` every minute, the operation tells. */
export function healthHistory({ db, clock, dependencies, version }: HealthHistoryDeps): { operations: AnyOperation[]; sample(): Promise<void> } {
  const started = clock.now().getTime();
  const look = async () => Object.entries((await checkHealth(dependencies)).states).map(([dependency, { status, latency_ms, detail }]) => ({ dependency, status, latency_ms, detail: detail?.slice(0, 300) ?? null }));
  return {
    async sample() {
      const states = await look();
      const now = clock.now();
      await db.asOwner(async (sql) => {
        const last = new Map((await healthSamples.last(sql, new Date(now.getTime() - KEEP_MS))).map((row) => [row.dependency, row]));
        const news = states.filter(({ dependency, status }) => { const before = last.get(dependency); return !before || before.status !== status || now.getTime() - before.sampled_at.getTime() >= AGAIN_MS; });
        if (!news.length) return;
        await healthSamples.add(sql, now, news);
        await healthSamples.forget(sql, new Date(now.getTime() - KEEP_MS));
      });
    },
    operations: [
      operation(healthHistoryContract, async ({ hours }) => {
        const states = await look();
        const to = clock.now().getTime(), from = to - hours * 3_600_000;
        const { rows, changed } = await db.asOwner(async (sql) => ({ rows: await healthSamples.since(sql, new Date(from - GAP_MS)), changed: new Map((await healthSamples.changed(sql)).map((one) => [one.dependency, one.since])) }));
        const iso = (ms: number): string => new Date(ms).toISOString();
        return {
          version, uptime_s: Math.round((to - started) / 1000), from: iso(from), to: iso(to),
          dependencies: states.map(({ dependency, ...state }) => {
            const own = rows.filter((row) => row.dependency === dependency);
            const spans = spansOf([...own, { sampled_at: new Date(to - 1), ...state }], from, to);
            // What was noted last and what is now may differ: then it has just changed.
            const before = own.at(-1);
            return {
              name: dependency, needed: dependencies.find((one) => one.name === dependency)?.needed ?? false, ...state, since: before && before.status !== state.status ? iso(to) : (changed.get(dependency)?.toISOString() ?? null),
              uptime: uptimeOf(spans), spans: spans.map((span) => ({ ...span, from: iso(span.from), to: iso(span.to) })),
            };
          }),
        };
      }),
    ],
  };
}
