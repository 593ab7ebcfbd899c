import type { Sql } from '../db/database.port.ts';
import { checkedSteps, totals, variablesOf } from './sop.ts';
import { LIBRARY_ISSUE, startersSince } from './starter/index.ts';
import { workflowsStore } from './workflows.store.ts';

/**
 * Puts the starter library into a workspace: all of it once, and of a later issue what is new in it. What its owner deleted stays
 * deleted, what has the slug of a new one stays as it is. Runs as the owner at start or inside the workspace; both see the same rows.
 */
export async function seedWorkflows(sql: Sql, workspaceId: number): Promise<void> {
  const had = await workflowsStore.libraryIssue(sql, workspaceId);
  if (had >= LIBRARY_ISSUE) return;
  for (const { slug, name, capability, description, steps: drafts } of startersSince(had)) {
    const steps = checkedSteps(drafts);
    await workflowsStore.seed(sql, workspaceId, { slug, name, capability, description, steps, variables: variablesOf(steps), hours: totals(steps).total_hours });
  }
  await workflowsStore.setLibraryIssue(sql, workspaceId, LIBRARY_ISSUE);
}
