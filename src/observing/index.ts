import type { ClientData } from '../kernel/client-data.ts';
import { dayOf, offsetAt } from '../kernel/zone.ts';
import { observing, type ObservingDeps, reflectionToJson } from './reflect.ts';
import { observingStore } from './observing.store.ts';

export type { ObservingDeps } from './reflect.ts';

const reflectionsData: ClientData = {
  store: 'reflections',
  export: async (sql, clientId) => {
    const rows = await observingStore.list(sql as never, { clientId, mode: null, after: null, limit: 100_000 });
    const recommendations = await observingStore.recommendationsOf(sql as never, rows.map((r) => r.id));
    return rows.reverse().map((r) => reflectionToJson(r, recommendations));
  },
  async erase(sql, clientId) {
    await sql.run('delete from recommendations where client_id = $1', [clientId]);
    return sql.run('delete from reflections where client_id = $1', [clientId]);
  },
  count: async (sql, clientId) => (await sql.rows<{ n: number }>('select (select count(*) from reflections where client_id = $1)::int + (select count(*) from recommendations where client_id = $1)::int as n', [clientId]))[0]?.n ?? 0,
};

/** Hour of the local day from which the day is looked back on, and of Friday for the week. */
const EVENING = 18;
const FRIDAY = 4;

/** Observing: reflections, patterns and recommendations from what really happened. */
export function observingModule(deps: ObservingDeps) {
  const { operations, jobs, reflect } = observing(deps);
  return {
    operations, jobs, clientData: [reflectionsData],
    /** Writes the reflections that are due in a workspace. Called often; each is written once. */
    async reflectWhatIsDue(workspaceId: number): Promise<void> {
      const context = { requestId: `evening-${workspaceId}`, workspaceId, actor: 'job', scopes: new Set<never>() };
      const zone = await deps.db.inWorkspace(context, deps.zoneOf);
      const now = deps.clock.now().getTime();
      const hour = Math.floor((((now / 60_000 + offsetAt(zone, now)) / 60) % 24 + 24) % 24);
      if (hour < EVENING) return;
      await reflect({ mode: 'daily', date: undefined, client_id: undefined }, context);
      if ((dayOf(zone, now) + 3) % 7 === FRIDAY) await reflect({ mode: 'weekly', date: undefined, client_id: undefined }, context);
    },
  };
}
