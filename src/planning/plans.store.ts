import type { Sql } from '../db/database.port.ts';
import type { PlanStatus } from '../work/doors.port.ts';
import type { SopJson } from '../work/sop.contract.ts';
import type { BriefingJson, MatchTold } from './briefing.contract.ts';

/** What the steps of a plan were made from. */
export interface Way { version: number; source: 'llm' | 'workflow' | 'cache'; workflow_id: number | null; blueprint_id: number | null; prompt: { name: string; version: string } | null; model: string | null; match: MatchTold | null; warnings: string[] }

export interface PlanContext {
  memories: { id: number | string | null; kind: string; content: string; score: number }[];
  facts: { fact_id: number | null; subject_type: string; subject_id: string; fact_type: string; fact_key: string | null; content: string }[];
  workflow_id: number | null;
  blueprint_id: number | null;
  prompt: { name: string; version: string } | null;
  model: string | null;
  /** Where the steps came from, from which version on, once somebody has chosen another way. */
  ways?: Way[];
  /** Which workflow each of the options is of; absent where a model made them. */
  option_workflows?: ({ id: number; name: string } | null)[];
  /** Why this workflow, or none; absent in plans from before it was kept. */
  match?: MatchTold | null;
  estimates: { step_id: string; source: 'model' | 'workflow' | 'learned' | 'outline' | 'person'; runs: number; before: number | null }[];
}

export interface PlanRow {
  id: number; client_id: number | null; plan_title: string; intent: string; sop: SopJson; options: SopJson[] | null; status: PlanStatus; source: 'llm' | 'workflow' | 'cache'; version: number;
  intent_hash: string; deadline: Date | null; engagement_id: number | null; project_id: number | null; context: PlanContext; briefing: BriefingJson | null; from_plan_id: number | null; process_template_id: number | null;
  warnings: string[]; approved_at: Date | null; created_at: Date; updated_at: Date;
}
/** A plan without what it was made from. */
export type ListedPlanRow = Omit<PlanRow, 'briefing' | 'options' | 'context'> & { context: Omit<PlanContext, 'memories' | 'facts'>; memories_used: number; facts_used: number; options_count: number };
export type NewPlan = Pick<PlanRow, 'client_id' | 'plan_title' | 'intent' | 'sop' | 'options' | 'source' | 'intent_hash' | 'deadline' | 'engagement_id' | 'project_id' | 'context' | 'warnings' | 'briefing' | 'from_plan_id'>;
export interface VersionRow { version_no: number; plan_title: string; sop: SopJson; deadline: Date | null; changed_by: string; created_at: Date }

const LIGHT = 'id, client_id, plan_title, intent, sop, status, source, version, intent_hash, deadline, engagement_id, project_id, from_plan_id, (select pt.id from process_templates pt where pt.plan_id = plans.id) as process_template_id, warnings, approved_at, created_at, updated_at';
const ALL = `${LIGHT}, options, context, briefing`;
const LISTED = `${LIGHT}, context - 'memories' - 'facts' as context, jsonb_array_length(coalesce(context -> 'memories', '[]')) as memories_used, jsonb_array_length(coalesce(context -> 'facts', '[]')) as facts_used, jsonb_array_length(coalesce(options, '[]')) as options_count`;

export const plansStore = {
  async insert(sql: Sql, p: NewPlan, by: string): Promise<PlanRow> {
    const [row] = await sql.rows<PlanRow>(`insert into plans (client_id, plan_title, intent, sop, options, source, intent_hash, deadline, engagement_id, project_id, context, warnings, briefing, from_plan_id)
      values ($1, $2, $3, $4::jsonb, $5::jsonb, $6, $7, $8, $9, $10, $11::jsonb, $12::jsonb, $13::jsonb, $14) returning ${ALL}`,
    [p.client_id, p.plan_title, p.intent, JSON.stringify(p.sop), p.options === null ? null : JSON.stringify(p.options), p.source, p.intent_hash, p.deadline, p.engagement_id, p.project_id, JSON.stringify(p.context), JSON.stringify(p.warnings), p.briefing === null ? null : JSON.stringify(p.briefing), p.from_plan_id]);
    await plansStore.keepVersion(sql, row as PlanRow, by);
    return row as PlanRow;
  },
  keepVersion: (sql: Sql, row: PlanRow, by: string) => sql.run('insert into plan_versions (plan_id, version_no, plan_title, sop, deadline, changed_by) values ($1, $2, $3, $4::jsonb, $5, $6)',
    [row.id, row.version, row.plan_title, JSON.stringify(row.sop), row.deadline, by]),
  /** `lock`: nobody else changes the plan until the transaction ends. */
  async read(sql: Sql, id: number, lock = false): Promise<PlanRow | undefined> {
    return (await sql.rows<PlanRow>(`select ${ALL} from plans where id = $1${lock ? ' for update' : ''}`, [id]))[0];
  },
  list: (sql: Sql, filter: { clientId: number | null; status: string | null; words: readonly string[]; after: number | null; limit: number }) => sql.rows<ListedPlanRow>(`select ${LISTED} from plans
    where ($1::int is null or client_id = $1) and ($2::text is null or status = $2) and ($3::int is null or id < $3) and plan_title || ' ' || intent ilike all ($5::text[]) order by id desc limit $4`, [filter.clientId, filter.status, filter.after, filter.limit, filter.words]),
  async edit(sql: Sql, row: PlanRow, by: string): Promise<PlanRow> {
    const [saved] = await sql.rows<PlanRow>(`update plans set plan_title = $2, sop = $3::jsonb, deadline = $4, status = $5, context = $6::jsonb, source = $7, warnings = $8::jsonb, version = version + 1, updated_at = now() where id = $1 returning ${ALL}`,
      [row.id, row.plan_title, JSON.stringify(row.sop), row.deadline, row.status, JSON.stringify(row.context), row.source, JSON.stringify(row.warnings)]);
    await plansStore.keepVersion(sql, saved as PlanRow, by);
    return saved as PlanRow;
  },
  async setStatus(sql: Sql, id: number, status: PlanStatus, approvedBy: string | null = null): Promise<void> {
    await sql.run(`update plans set status = $2, approved_at = case when $3::text is null then approved_at else now() end, approved_by = coalesce($3, approved_by), updated_at = now() where id = $1`, [id, status, approvedBy]);
  },
  unapprove: (sql: Sql, id: number) => sql.run(`update plans set status = 'draft', approved_at = null, approved_by = null, updated_at = now() where id = $1`, [id]),
  remove: (sql: Sql, id: number) => sql.run('delete from plans where id = $1', [id]),
  versions: (sql: Sql, id: number, before: number | null, limit: number) => sql.rows<VersionRow>('select version_no, plan_title, sop, deadline, changed_by, created_at from plan_versions where plan_id = $1 and ($2::int is null or version_no < $2) order by version_no desc limit $3', [id, before, limit]),
  version: async (sql: Sql, id: number, no: number): Promise<VersionRow | undefined> => (await sql.rows<VersionRow>('select version_no, plan_title, sop, deadline, changed_by, created_at from plan_versions where plan_id = $1 and version_no = $2', [id, no]))[0],
  /** The latest model-made plan for the same wish within 30 days. */
  cached: async (sql: Sql, hash: string): Promise<PlanRow | undefined> => (await sql.rows<PlanRow>(`select ${ALL} from plans where intent_hash = $1 and source in ('llm', 'cache') and created_at > now() - interval '30 days' order by id desc limit 1`, [hash]))[0],
  /**
   * Intents that were approved with a workflow, or with none because their owner wanted none: how such work is named here, newest first.
   * Several wishes in one teach nothing about one; a model's plan was only shown the workflow, and counts since that is told.
   */
  pastIntents: (sql: Sql) => sql.rows<{ workflow_id: number | null; intent: string }>(`select (context ->> 'workflow_id')::int as workflow_id, intent from plans
    where approved_at is not null and coalesce(context #>> '{match,by}', '') <> 'several' and (source = 'workflow' or context ? 'match')
      and (context ->> 'workflow_id' is not null or context #>> '{match,by}' = 'asked') order by approved_at desc, id desc limit 500`),
  /** Takes one of the day's questions to a model; false when none is left. Counted at once, so that requests side by side share what is left. */
  async takeQuestion(sql: Sql, clientId: number, day: string, most: number): Promise<boolean> {
    if (most < 1) return false;
    return (await sql.rows('insert into plan_days (client_id, day, asked) values ($1, $2, 1) on conflict (client_id, day) do update set asked = plan_days.asked + 1 where plan_days.asked < $3 returning asked', [clientId, day, most])).length > 0;
  },
  /** Gives back one that did not come to a call. */
  giveQuestionBack: (sql: Sql, clientId: number, day: string) => sql.run('update plan_days set asked = asked - 1 where client_id = $1 and day = $2 and asked > 0', [clientId, day]),
  ofClient: (sql: Pick<Sql, 'rows'>, clientId: number) => sql.rows<PlanRow>(`select ${ALL} from plans where client_id = $1 order by id`, [clientId]),
};
