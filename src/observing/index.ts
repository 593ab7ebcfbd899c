import type { ClientData } from '../kernel/client-data.ts';
import { clientTable } from '../kernel/client-table.store.ts';
import type { Target } from '../kernel/references.ts';
import { dayOf, offsetAt } from '../kernel/zone.ts';
import { observing, type ObservingDeps } from './reflect.ts';
import { unmention } from './unmention.ts';

export type { ObservingDeps } from './reflect.ts';

/** Evidence of insights is written as `task:12`, `workflow:3`, `run:…`. */
const evidence: Target = (value) => {
  const [, kind, id] = /^(task|workflow|run):(.+)$/.exec(String(value)) ?? [];
  return kind === undefined ? null : { space: kind === 'task' ? 'tasks' : kind === 'workflow' ? 'workflows' : 'execution_runs.run_id', id, write: (now) => `${kind}:${now}` };
};

const observingData: readonly ClientData[] = [
  clientTable({ table: 'recommendations', key: 'id', where: 'client_id = $1', same: ['created_at', 'kind', 'text', 'reflection_id'], references: { reflection_id: 'reflections', 'action.workflow_id': 'workflows' } }),
  clientTable({ table: 'reflections', key: 'id', alias: 'reflection_id', unmention, inJobs: ['reflectionId'], where: 'client_id = $1', same: ['mode', 'reflection_date'], references: { event_id: 'events', 'insights[].evidence[]': evidence } }),
];

/** Hour of the local day from which the day is looked back on, and of Friday for the week. */
const EVENING = 18;
const FRIDAY = 4;

/** Observing: reflections, patterns and recommendations from what really happened. */
export function observingModule(deps: ObservingDeps) {
  const { operations, jobs, reflect } = observing(deps);
  return {
    operations, jobs, clientData: observingData,
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
