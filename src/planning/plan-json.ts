import type { ListedPlanRow, PlanRow } from './plans.store.ts';

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

const common = (row: Omit<PlanRow, 'briefing' | 'options' | 'context'> & { context: Pick<PlanRow['context'], 'workflow_id' | 'blueprint_id'> }) => ({
  plan_id: row.id, plan_title: row.plan_title, intent: row.intent, client_id: row.client_id, status: row.status, version: row.version, sop: row.sop, source: row.source,
  lineage: { workflow_id: row.context.workflow_id, blueprint_id: row.context.blueprint_id, engagement_id: row.engagement_id, from_plan_id: row.from_plan_id, process_template_id: row.process_template_id },
  warnings: row.warnings, deadline: iso(row.deadline), engagement_id: row.engagement_id, project_id: row.project_id, approved_at: iso(row.approved_at), created_at: row.created_at.toISOString(), updated_at: row.updated_at.toISOString(),
});

export const planToJson = (row: PlanRow) => ({ ...common(row), context: row.context, briefing: row.briefing, options: row.options });
export const listedPlanToJson = (row: ListedPlanRow) => ({ ...common(row), context: { ...row.context, memories_used: row.memories_used, facts_used: row.facts_used }, options_count: row.options_count });
