import { randomBytes } from 'node:crypto';
import type { Database, Sql } from '../db/database.port.ts';
import type { Clock } from '../kernel/clock.ts';
import { decodeCursor, pageOf } from '../kernel/cursor.ts';
import { type AnyOperation, operation } from '../kernel/operation.ts';
import { conflict, notFound } from '../kernel/problem.ts';
import type { PlanDoor } from './doors.port.ts';
import { cancelRunContract, completeRunContract, correctRunContract, listRunsContract, pauseRunContract, readRunContract, resumeRunContract, type RunJson, startRunContract } from './execution-runs.contract.ts';
import { type RunRow, runsStore, type RunStatus } from './execution-runs.store.ts';
import { checkReferences } from './references.store.ts';
import { settleTask } from './task-writer.ts';
import { tasksStore } from './tasks.store.ts';

const KEPT_CORRECTIONS = 20;

/** Ids are texts in the table; the numbers among them answer as numbers. */
const idOut = (text: string | null): string | number | null => (text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : text);

function runJson(row: RunRow): RunJson {
  return {
    run_id: row.run_id, run_type: row.run_type, title: row.title, task_id: idOut(row.task_id), step_id: row.step_id, workflow_id: idOut(row.workflow_id), process_template_id: idOut(row.process_template_id), project_id: idOut(row.project_id),
    engagement_id: idOut(row.engagement_id), executed_by_person_id: idOut(row.executed_by_person_id), status: row.status, started_at: row.started_at.toISOString(), ended_at: row.ended_at?.toISOString() ?? null, paused_at: row.paused_at?.toISOString() ?? null, paused_seconds: row.paused_seconds,
    estimated_hours: row.estimated_hours, actual_hours: row.actual_hours, variance_pct: row.variance_pct, outcome_notes: row.outcome_notes, metadata: row.metadata, created_at: row.created_at.toISOString(), updated_at: row.updated_at.toISOString(),
  };
}

export function executionRunOperations({ db, clock, plans }: { db: Database; clock: Clock; plans: PlanDoor }): AnyOperation[] {
  /** The run, when its status allows the step; 404 or 409 otherwise. */
  const take = async (sql: Sql, id: string, step: string, from: readonly RunStatus[]): Promise<RunRow> => {
    const run = await runsStore.locked(sql, id);
    if (!run) throw notFound('execution run', id);
    if (!from.includes(run.status)) throw conflict(`A ${run.status} run cannot be ${step}; only one that is ${from.join(' or ')} can.`);
    return run;
  };
  const pausedUntil = (run: RunRow, at: Date): number => run.paused_seconds + (run.paused_at ? Math.max(0, (at.getTime() - run.paused_at.getTime()) / 1000) : 0);

  return [
    operation(startRunContract, (input, context) => db.inWorkspace(context, async (sql) => {
      await checkReferences(sql, [{ path: 'task_id', table: 'tasks', id: input.task_id }, { path: 'executed_by_person_id', table: 'persons', id: input.executed_by_person_id }]);
      const task = await tasksStore.read(sql, input.task_id);
      if (task?.status === 'cancelled') throw conflict(`Task ${input.task_id} is cancelled. Set its status to todo before working on it.`);
      const run = await runsStore.start(sql, { runId: `run_${randomBytes(9).toString('base64url')}`, runType: input.run_type, taskId: input.task_id, personId: input.executed_by_person_id ?? null, at: clock.now(), metadata: input.metadata });
      if (task?.status === 'todo' || task?.status === 'scheduled') await settleTask(sql, plans, await tasksStore.update(sql, task.id, { status: 'in_progress' }) ?? task, clock.now());
      return runJson(run);
    })),
    operation(listRunsContract, ({ limit, cursor, ...filters }, context) => db.inWorkspace(context, async (sql) => {
      const before = (decodeCursor(cursor, ['number'])?.[0] ?? null) as number | null;
      return pageOf(await runsStore.list(sql, filters, before, limit + 1), limit, runJson, (row) => [row.id]);
    })),
    operation(readRunContract, ({ id }, context) => db.inWorkspace(context, async (sql) => {
      const run = await runsStore.read(sql, id);
      if (!run) throw notFound('execution run', id);
      return runJson(run);
    })),
    operation(pauseRunContract, ({ id }, context) => db.inWorkspace(context, async (sql) => {
      const run = await take(sql, id, 'paused', ['running']);
      return runJson(await runsStore.save(sql, { ...run, status: 'paused', paused_at: clock.now() }));
    })),
    operation(resumeRunContract, ({ id }, context) => db.inWorkspace(context, async (sql) => {
      const run = await take(sql, id, 'resumed', ['paused']);
      return runJson(await runsStore.save(sql, { ...run, status: 'running', paused_seconds: pausedUntil(run, clock.now()), paused_at: null }));
    })),
    operation(completeRunContract, ({ id, actual_hours: hours, outcome_notes: notes, task_done: done }, context) => db.inWorkspace(context, async (sql) => {
      const run = await take(sql, id, 'completed', ['running', 'paused']);
      const now = clock.now();
      const paused = pausedUntil(run, now);
      const worked = Math.max(0, (now.getTime() - run.started_at.getTime()) / 1000 - paused) / 3600;
      const saved = await runsStore.save(sql, { ...run, status: 'completed', ended_at: now, paused_at: null, paused_seconds: paused, actual_hours: hours ?? Math.round(worked * 100) / 100, outcome_notes: notes ?? run.outcome_notes });
      if (done) await finishTask(sql, run, now);
      return runJson(saved);
    })),
    operation(cancelRunContract, ({ id, outcome_notes: notes }, context) => db.inWorkspace(context, async (sql) => {
      const run = await take(sql, id, 'cancelled', ['running', 'paused']);
      const now = clock.now();
      return runJson(await runsStore.save(sql, { ...run, status: 'cancelled', ended_at: now, paused_at: null, paused_seconds: pausedUntil(run, now), outcome_notes: notes ?? run.outcome_notes }));
    })),
    operation(correctRunContract, ({ id, actual_hours: hours, outcome_notes: notes }, context) => db.inWorkspace(context, async (sql) => {
      const run = await take(sql, id, 'corrected', ['completed']);
      const to = hours ?? run.actual_hours;
      const earlier = Array.isArray(run.metadata['corrections']) ? run.metadata['corrections'] : [];
      const kept = to === run.actual_hours ? run.metadata : { ...run.metadata, corrections: [...earlier, { actual_hours: run.actual_hours, by: context.actor, at: clock.now().toISOString() }].slice(-KEPT_CORRECTIONS) };
      return runJson(await runsStore.correct(sql, run.id, to, notes === undefined ? run.outcome_notes : notes, kept));
    })),
  ];

  async function finishTask(sql: Sql, run: RunRow, now: Date): Promise<void> {
    const id = idOut(run.task_id);
    const task = typeof id === 'number' ? await tasksStore.read(sql, id) : undefined;
    if (!task || task.status === 'done' || task.parts.all) return; // one with parts is done when they are
    await tasksStore.update(sql, task.id, { status: 'done', completed_at: now });
    await settleTask(sql, plans, task, now);
  }
}
