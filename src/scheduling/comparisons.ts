import type { Database } from '../db/database.port.ts';
import type { Clock } from '../kernel/clock.ts';
import { type AnyOperation, operation } from '../kernel/operation.ts';
import { notFound } from '../kernel/problem.ts';
import { zonedText } from '../kernel/zone.ts';
import { tasks } from '../work/index.ts';
import { compareRuns } from './compare-runs.ts';
import { latenessOf, placesWith } from './explain.ts';
import { readSettings } from './preferences.ts';
import { compareRunsContract, latenessContract } from './runs.contract.ts';
import { runsStore } from './runs.store.ts';
import { readState } from './state.ts';

/** What is asked about schedules without changing any: two runs beside each other, and what the standing one will be late with. */
export function comparisonOperations({ db, clock, defaultZone }: { db: Database; clock: Clock; defaultZone: string }): AnyOperation[] {
  return [
    operation(compareRunsContract, ({ from, to }, context) => db.inWorkspace(context, async (sql) => {
      const [a, b] = [await runsStore.read(sql, from), await runsStore.read(sql, to)];
      if (!a) throw notFound('scheduler run', from);
      if (!b) throw notFound('scheduler run', to);
      const { time_zone: zone } = await readSettings(sql, defaultZone);
      const titles = new Map((await tasks.byIds(sql, [...new Set([a, b].flatMap((run) => [...run.metadata.managed, ...run.schedule_blocks.map((block) => block.task_id)]))])).map((task) => [task.id, task.title]));
      return compareRuns(a, b, (id) => titles.get(id) ?? `task ${id}`, (text) => zonedText(zone, Date.parse(text)).slice(0, 16).replace('T', ' '));
    })),
    operation(latenessContract, async ({ plan_id: planId }, context) => {
      const state = await db.inWorkspace(context, (sql) => readState(sql, { kind: 'reschedule' }, clock.now().getTime(), defaultZone));
      const known = new Map([...state.known, ...state.tasks.map((task) => [task.id, task] as const)]);
      const items = await latenessOf(state, placesWith(state, { replaces: [] }, []), (id) => planId === undefined || known.get(id)?.plan_id === planId);
      return { items: items.map((one) => ({ ...one, title: known.get(one.task_id)?.title ?? '' })), next_cursor: null };
    }),
  ];
}
