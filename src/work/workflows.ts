import type { Database, Sql } from '../db/database.port.ts';
import { decodeCursor, pageOf } from '../kernel/cursor.ts';
import { type AnyOperation, operation } from '../kernel/operation.ts';
import { conflict, notFound } from '../kernel/problem.ts';
import type { ClientDoor } from './doors.port.ts';
import { checkReferences } from './references.store.ts';
import { checkedSteps, totals, variablesOf } from './sop.ts';
import type { StepDraft } from './sop.contract.ts';
import { changeWorkflowContract, createWorkflowContract, listWorkflowsContract, readWorkflowContract, removeWorkflowContract, revertWorkflowContract, type WorkflowJson, workflowVersionsContract } from './workflows.contract.ts';
import { type WorkflowRow, workflowsStore, type WorkflowValues } from './workflows.store.ts';

export function workflowJson(row: WorkflowRow): WorkflowJson {
  const { id, created_at: created, updated_at: updated, ...rest } = row;
  const { total_hours: hours, total_hours_p80: p80 } = totals(row.steps);
  return { ...rest, workflow_id: id, estimated_hours: hours, estimated_hours_p80: p80, created_at: created.toISOString(), updated_at: updated.toISOString() };
}

const takenBack = (version: number): string => `as it was at version ${version}`;

/** `Client onboarding (EU)` becomes `client-onboarding-eu`. */
export function slugOf(name: string): string {
  return name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 100).replace(/-+$/, '') || 'workflow';
}

const fromSteps = (steps: readonly StepDraft[]): Pick<WorkflowValues, 'steps' | 'variables' | 'estimated_hours'> => {
  const complete = checkedSteps(steps);
  return { steps: complete, variables: variablesOf(complete), estimated_hours: totals(complete).total_hours };
};

const found = (row: WorkflowRow | undefined, id: number): WorkflowRow => { if (!row) throw notFound('workflow', id); return row; };
const taken = (slug: string) => conflict(`The slug "${slug}" belongs to another workflow; give this one a slug of its own.`);

export function workflowOperations({ db, clients }: { db: Database; clients: ClientDoor }): AnyOperation[] {
  const blueprint = (sql: Sql, id: number | null | undefined) => checkReferences(sql, [{ path: 'service_blueprint_id', table: 'service_blueprints', id }]);
  return [
    operation(createWorkflowContract, ({ steps = [], client_id: client, ...input }, context) => db.inWorkspace(context, async (sql) => {
      await blueprint(sql, input.service_blueprint_id);
      const slug = input.slug ?? slugOf(input.name);
      const row = await workflowsStore.insert(sql, { ...input, slug, ...(client !== undefined && { client_id: await clients.ensure(sql, client) }), ...fromSteps(steps) }, context.actor);
      if (!row) throw taken(slug);
      return workflowJson(row);
    })),
    operation(listWorkflowsContract, ({ limit, cursor, ...filters }, context) => db.inWorkspace(context, async (sql) => {
      const before = (decodeCursor(cursor, ['number'])?.[0] ?? null) as number | null;
      return pageOf(await workflowsStore.list(sql, filters, before, limit + 1), limit, workflowJson, (row) => [row.id]);
    })),
    operation(readWorkflowContract, ({ id }, context) => db.inWorkspace(context, async (sql) => workflowJson(found(await workflowsStore.read(sql, id), id)))),
    operation(changeWorkflowContract, ({ id, steps, ...input }, context) => db.inWorkspace(context, async (sql) => {
      found(await workflowsStore.read(sql, id), id);
      await blueprint(sql, input.service_blueprint_id);
      if (input.slug !== undefined && await workflowsStore.slugTaken(sql, input.slug, id)) throw taken(input.slug);
      return workflowJson(found(await workflowsStore.update(sql, id, { ...input, ...(steps && fromSteps(steps)) }, context.actor), id));
    })),
    operation(workflowVersionsContract, ({ id, limit, cursor }, context) => db.inWorkspace(context, async (sql) => {
      found(await workflowsStore.read(sql, id), id);
      const rows = await workflowsStore.versions(sql, id, (decodeCursor(cursor, ['number'])?.[0] ?? null) as number | null, limit + 1);
      return pageOf(rows, limit, ({ version_no: version, created_at: created, ...row }) => ({ ...row, workflow_id: id, version, estimated_hours: totals(row.steps).total_hours, created_at: created.toISOString() }), (row) => [row.version_no]);
    })),
    operation(revertWorkflowContract, ({ id, version }, context) => db.inWorkspace(context, async (sql) => {
      found(await workflowsStore.read(sql, id), id);
      const then = await workflowsStore.version(sql, id, version);
      if (!then) throw notFound(`version of workflow ${id}`, version);
      return workflowJson(found(await workflowsStore.update(sql, id, { name: then.name, description: then.description, ...fromSteps(then.steps) }, context.actor, takenBack(version)), id));
    })),
    operation(removeWorkflowContract, ({ id }, context) => db.inWorkspace(context, async (sql) => {
      const row = found(await workflowsStore.read(sql, id), id);
      await workflowsStore.remove(sql, id);
      return workflowJson(row);
    })),
  ];
}

/** Gives steps other hours, their ranges in proportion, as a new version. Null when the workflow is gone. */
export async function setStepHours(sql: Sql, id: number, hours: ReadonlyMap<string, number>, by: string, reason: string): Promise<WorkflowRow | null> {
  const workflow = await workflowsStore.read(sql, id);
  if (!workflow) return null;
  const scaled = (n: number, factor: number): number => Math.round(n * factor * 100) / 100;
  const steps = workflow.steps.map((step) => {
    const now = hours.get(step.id);
    return now === undefined || step.hours <= 0 || now === step.hours ? step : { ...step, hours: now, hours_low: scaled(step.hours_low, now / step.hours), hours_high: scaled(step.hours_high, now / step.hours) };
  });
  if (steps.every((step, i) => step === workflow.steps[i])) return workflow;
  return await workflowsStore.update(sql, id, fromSteps(steps), by, reason) ?? null;
}

/** Takes back the change that was made for a reason, as a new version. False when it is not the one that holds: others would go with it. A change of nothing, or one that is taken back already, is as it should be. */
export async function takeBackChange(sql: Sql, id: number, reason: string, by: string): Promise<boolean> {
  const workflow = await workflowsStore.read(sql, id);
  if (!workflow) return false;
  const made = (await workflowsStore.madeFor(sql, id, reason))?.version_no;
  if (made === undefined) return true;
  const [then, back] = [await workflowsStore.version(sql, id, made - 1), takenBack(made - 1)];
  if (!then) return false;
  if (workflow.version !== made) return (await workflowsStore.version(sql, id, workflow.version))?.reason === back;
  await workflowsStore.update(sql, id, { name: then.name, description: then.description, ...fromSteps(then.steps) }, by, back);
  return true;
}
