import { randomBytes } from 'node:crypto';
import type { Database, Sql } from '../db/database.port.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { type AnyOperation, type CallContext, operation } from '../kernel/operation.ts';
import { conflict } from '../kernel/problem.ts';
import { dateText } from '../kernel/zone.ts';
import { tellMore } from './sample-more.ts';
import { comingTasks, factLines, INTENTS, MEETINGS, momentsOf, pastLines, workingHours } from './sample-story.ts';
import { makeSampleContract, readSampleContract, removeSampleContract } from './sample.contract.ts';
import { type SampleRow, workspacesStore } from './workspaces.store.ts';

export interface SampleDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly jobs: Pick<JobQueue, 'forgetWorkspace'>;
  /** The product's own operations: a sample is made by nothing else. */
  readonly perform: (name: string, input: unknown, context: CallContext) => Promise<unknown>;
  readonly zoneOf: (context: CallContext) => Promise<string>;
  readonly seed: (sql: Sql, workspaceId: number) => Promise<void>;
}

const toJson = (row: SampleRow | undefined, asked: number) => ({ exists: row !== undefined, here: row?.workspace_id === asked, workspace: row?.slug ?? null, made_at: row?.created_at.toISOString() ?? null });

/**
 * A sample to look around in. It is a workspace of its own: on a server without keys everybody is in the default one, so whoever
 * looks at the sample carries a key to it; what is real stays as it was, down to its calendars.
 */
export function sampleOperations(deps: SampleDeps): AnyOperation[] {
  const { db, jobs, perform } = deps;
  const find = (workspaceId: number) => db.asOwner((sql) => workspacesStore.sampleOf(sql, workspaceId));
  const keyTo = async (slug: string, context: CallContext): Promise<string> => ((await perform('keys.create', { name: 'sample', workspace: slug, scopes: [...context.scopes] }, { ...context, actor: 'cli' })) as { key: string }).key;
  const drop = async (row: SampleRow, context: CallContext): Promise<void> => {
    const inside = { ...context, workspaceId: row.workspace_id };
    // Whoever keeps a client's data elsewhere (indexes, other homes of memories) hears of it by the erasure of each.
    const { items } = await perform('clients.list', { limit: 500 }, inside) as { items: { client_id: number }[] };
    for (const { client_id } of items) await perform('clients.erase', { client_id }, inside);
    await db.asOwner(async (sql) => { await jobs.forgetWorkspace(sql, row.workspace_id); await workspacesStore.remove(sql, row.workspace_id); });
  };
  return [
    operation(readSampleContract, async (_input, { workspaceId }) => toJson(await find(workspaceId), workspaceId)),
    operation(makeSampleContract, async (_input, context) => {
      const there = await find(context.workspaceId);
      if (there?.workspace_id === context.workspaceId) throw conflict('This is the sample already.');
      if (there) {
        await db.asOwner((sql) => workspacesStore.endKeys(sql, there.workspace_id));
        return { ...toJson(there, context.workspaceId), key: await keyTo(there.slug, context) };
      }
      const slug = `sample-${context.workspaceId}-${randomBytes(4).toString('hex')}`;
      const key = await keyTo(slug, context);
      const row = await db.asOwner((sql) => workspacesStore.bindSample(sql, slug, context.workspaceId));
      try {
        await tell(deps, { ...context, workspaceId: row.workspace_id }, await deps.zoneOf(context));
      } catch (error) {
        await drop(row, context);
        throw error;
      }
      return { ...toJson(row, context.workspaceId), key };
    }),
    operation(removeSampleContract, async (_input, context) => {
      const row = await find(context.workspaceId);
      if (row) await drop(row, context);
      return { removed: row !== undefined };
    }),
  ];
}

/** Fills the empty workspace of `context`. */
async function tell({ db, clock, seed, perform }: SampleDeps, context: CallContext, zone: string): Promise<void> {
  const moments = momentsOf(zone, clock.now().getTime());
  const { at, today, past } = moments;
  const act = <T = unknown>(name: string, input: unknown): Promise<T> => perform(name, input, context) as Promise<T>;
  await db.inWorkspace(context, (sql) => seed(sql, context.workspaceId));
  // Looking around must not cost anything.
  await act('models.save-budget', { monthly_usd: 0 });
  await act('scheduler.save_preferences', { time_zone: zone, working_hours: workingHours(moments), time_maps: { deep: { mon: [['09:00', '12:30']], tue: [['09:00', '12:30']], wed: [['09:00', '12:30']], thu: [['09:00', '12:30']], fri: [['09:00', '12:30']] } }, limits: { weekly_capacity_hours: 34, buffer_minutes: 15 } });
  await act('memory.import', { body: pastLines(moments) });
  await act('memory.import-facts', { body: factLines(moments) });
  const routines = await tellMore(act, moments);
  await act('finance.save', { cash: 24_000, monthly_burn: 3_900 });
  for (const [ahead, from, to, title] of MEETINGS) await act('scheduler.create_event', { title, start: at(today + ahead, from), end: at(today + ahead, to) });

  const plan = await act<{ plan_id: number }>('planner.plan', { intent: INTENTS.planned, mode: 'library' });
  await act('planner.approve', { id: plan.plan_id });
  await act('planner.plan', { intent: INTENTS.draft, mode: 'library' });
  const ids: number[] = [];
  for (const task of comingTasks(moments)) ids.push((await act<{ task_id: number }>('tasks.create', task)).task_id);
  await act('tasks.create', { title: 'Signed contract from Nordlicht', estimated_hours: 0.5, waiting_for: 'Nordlicht' });
  await act('scheduler.schedule', { task_ids: [...ids.slice(0, -1), ...routines] });
  const run = await act<{ blocks: { start: string; end: string }[] }>('scheduler.schedule', { plan_id: plan.plan_id });
  // Something came up over work that was placed: a proposal is waiting.
  const hit = run.blocks.find((block) => Date.parse(block.start) > moments.now + 30 * 3_600_000) ?? run.blocks.at(-1);
  if (hit) {
    await act('scheduler.create_event', { title: 'Call from the bank', start: hit.start, end: hit.end });
    await act('scheduler.reschedule', { dry_run: true, reason: 'A call came up over placed work.' });
  }
  await act('observer.reflect', { mode: 'daily', date: dateText(past[1] as number) });
  await act('observer.reflect', { mode: 'daily', date: dateText(past[0] as number) });
  await act('observer.reflect', { mode: 'weekly', date: dateText(past[4] as number) });
}
