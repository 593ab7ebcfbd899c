import type { Sql } from '../db/database.port.ts';
import { checkedSteps, totals, variablesOf } from './sop.ts';
import { STARTER_WORKFLOWS } from './starter/index.ts';
import { workflowsStore } from './workflows.store.ts';

/**
 * Puts the starter library into a workspace once. A workspace that has any of it is left alone: what its owner deleted stays
 * deleted. Runs as the owner at start or inside the workspace; both see the same rows.
 */
export async function seedWorkflows(sql: Sql, workspaceId: number): Promise<void> {
  if (await workflowsStore.seeded(sql, workspaceId)) return;
  for (const { slug, name, capability, description, steps: drafts } of STARTER_WORKFLOWS) {
    const steps = checkedSteps(drafts);
    await workflowsStore.seed(sql, workspaceId, { slug, name, capability, description, steps, variables: variablesOf(steps), hours: totals(steps).total_hours });
  }
}
