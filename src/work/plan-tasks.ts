import { calendarEvents } from '../calendar/index.ts';
import type { Sql } from '../db/database.port.ts';
import type { StepJson } from './sop.contract.ts';
import { dueInstant, releaseInstant } from './task-times.ts';
import { subtasksStore } from './subtasks.store.ts';
import { type TaskRow, tasksStore } from './tasks.store.ts';

export interface PlanOfTasks {
  readonly planId: number;
  readonly clientId: number | null;
  readonly engagementId: number | null;
  readonly projectId: number | null;
  readonly workflowId: number | null;
  readonly processTemplateId: number | null;
  readonly deadline: Date | null;
  readonly zone: string;
}

/**
 * One task a step of a plan's SOP. Called again after an edit it changes those that exist, adds the new ones and takes away those
 * whose step is gone, unless work on them has begun: such a task is cancelled and kept.
 */
export async function saveStepsAsTasks(sql: Sql, plan: PlanOfTasks, steps: readonly StepJson[]): Promise<TaskRow[]> {
  const standing = new Map((await tasksStore.ofPlan(sql, plan.planId)).flatMap((row) => (row.step_id === null ? [] : [[row.step_id, row] as const])));
  const ids = new Map<string, number>();
  for (const [index, step] of steps.entries()) {
    const values = {
      title: step.title, description: step.description, plan_id: plan.planId, step_id: step.id, step_index: index, client_id: plan.clientId, engagement_id: plan.engagementId, project_id: plan.projectId,
      workflow_id: plan.workflowId, process_template_id: plan.processTemplateId, estimated_hours: step.hours, hours_low: step.hours_low, hours_high: step.hours_high, billable: step.billable, tags: step.tags,
      due_date: step.due === null ? plan.deadline : dueInstant(step.due, plan.zone),
      ...(step.not_before && { defer_until: releaseInstant(step.not_before, plan.zone) }),
      learned_ratio: step.estimate_source && step.estimate_source.ratio !== 1 ? step.estimate_source.ratio : null,
    };
    const before = standing.get(step.id);
    standing.delete(step.id);
    if (before && before.estimated_hours !== step.hours) await calendarEvents.release(sql, before.id);
    if (before && before.title !== step.title) await calendarEvents.retitle(sql, before.id, step.title);
    if (before) await tasksStore.update(sql, before.id, values);
    ids.set(step.id, before?.id ?? (await tasksStore.insert(sql, values)).id);
  }
  for (const step of steps) await tasksStore.update(sql, ids.get(step.id) as number, { depends_on: step.depends_on.map((id) => ids.get(id) as number) });
  for (const gone of standing.values()) {
    if (gone.status === 'todo' || gone.status === 'scheduled') await tasksStore.remove(sql, gone.id);
    else if (gone.status === 'in_progress') await tasksStore.update(sql, gone.id, { status: 'cancelled' });
  }
  const rows = await tasksStore.ofPlan(sql, plan.planId);
  if (!rows.some((row) => row.parent_task_id !== null)) return rows;
  await subtasksStore.rollUp(sql, rows.map((row) => row.id)); // a step that was divided keeps the hours of its parts
  return tasksStore.ofPlan(sql, plan.planId);
}
