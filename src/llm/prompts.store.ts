import type { Sql } from '../db/database.port.ts';

export interface PromptRow {
  id: number; template_name: string; template_type: string; content: string; version: string; is_active: boolean; ab_weight: number | null;
  metadata: Record<string, unknown>; created_by: string; created_at: Date; updated_at: Date;
}

const COLUMNS = 'id, template_name, template_type, content, version, is_active, ab_weight, metadata, created_by, created_at, updated_at';

export const promptsStore = {
  seed: (sql: Sql, prompts: readonly { name: string; content: string; metadata: unknown }[]) =>
    sql.run(`insert into prompt_templates (template_name, content, metadata, is_active)
      select p.name, p.content, p.metadata, true from jsonb_to_recordset($1::jsonb) as p(name text, content text, metadata jsonb)
      on conflict do nothing`, [JSON.stringify(prompts)]),
  /** The living versions of a prompt: the active one and those under test. */
  living: (sql: Sql, name: string) => sql.rows<PromptRow>(`select ${COLUMNS} from prompt_templates where template_name = $1 and (is_active or ab_weight > 0) order by is_active desc, id`, [name]),
  versions: (sql: Sql, name: string) => sql.rows<PromptRow>(`select ${COLUMNS} from prompt_templates where template_name = $1 order by id desc`, [name]),
  list: (sql: Sql, after: string, limit: number) => sql.rows<PromptRow>(`select ${COLUMNS} from prompt_templates where is_active and template_name > $1 order by template_name limit $2`, [after, limit]),
  async insert(sql: Sql, p: { name: string; type: string; content: string; version: string; metadata: unknown; createdBy: string }): Promise<PromptRow> {
    const [row] = await sql.rows<PromptRow>(`insert into prompt_templates (template_name, template_type, content, version, metadata, created_by) values ($1, $2, $3, $4, $5::jsonb, $6) returning ${COLUMNS}`,
      [p.name, p.type, p.content, p.version, JSON.stringify(p.metadata), p.createdBy]);
    return row as PromptRow;
  },
  /** Makes one version the active one. Two statements: at no moment may two be active. */
  async activate(sql: Sql, name: string, version: string): Promise<void> {
    await sql.run('update prompt_templates set is_active = false, updated_at = now() where template_name = $1 and is_active and version <> $2', [name, version]);
    await sql.run('update prompt_templates set is_active = true, ab_weight = null, updated_at = now() where template_name = $1 and version = $2', [name, version]);
  },
  weigh: (sql: Sql, name: string, version: string, weight: number | null) => sql.run('update prompt_templates set ab_weight = $3, updated_at = now() where template_name = $1 and version = $2', [name, version, weight]),
  stats: (sql: Sql, name: string) => sql.rows<Record<string, unknown>>(`select template_version as version, count(*)::int as calls, count(*) filter (where status = 'failed')::int as failed, count(*) filter (where status = 'repaired')::int as repaired,
      coalesce(sum(prompt_tokens), 0)::int as prompt_tokens, coalesce(sum(completion_tokens), 0)::int as completion_tokens, coalesce(sum(cost_usd), 0) as cost_usd, round(avg(latency_ms))::int as mean_latency_ms
    from llm_calls where template_name = $1 group by template_version order by template_version`, [name]),
};

export interface CallRecord {
  clientId: number | null; operation: string; templateName: string; templateVersion: string; model: string; promptTokens: number | null; completionTokens: number | null;
  costUsd: number | null; latencyMs: number; attempts: number; status: 'ok' | 'repaired' | 'failed'; error: string | null;
  chosenBy: 'request' | 'setting' | 'default' | 'budget';
}

export const callsStore = {
  insert: (sql: Sql, c: CallRecord) => sql.run(`insert into llm_calls (client_id, operation, template_name, template_version, model, prompt_tokens, completion_tokens, cost_usd, latency_ms, attempts, status, error, chosen_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`, [c.clientId, c.operation, c.templateName, c.templateVersion, c.model, c.promptTokens, c.completionTokens, c.costUsd, c.latencyMs, c.attempts, c.status, c.error, c.chosenBy]),
  settings: (sql: Sql) => sql.rows<{ operation: string; model: string | null; temperature: number | null; max_tokens: number | null; fallback_model: string | null; updated_at: Date }>('select operation, model, temperature, max_tokens, fallback_model, updated_at from model_settings order by operation'),
  setSetting: (sql: Sql, s: { operation: string; model: string | null; temperature: number | null; maxTokens: number | null; fallbackModel: string | null }) => sql.run(`insert into model_settings (operation, model, temperature, max_tokens, fallback_model) values ($1, $2, $3, $4, $5)
    on conflict (workspace_id, operation) do update set model = excluded.model, temperature = excluded.temperature, max_tokens = excluded.max_tokens, fallback_model = excluded.fallback_model, updated_at = now()`, [s.operation, s.model, s.temperature, s.maxTokens, s.fallbackModel]),
  usage: (sql: Sql) => sql.rows<{ operation: string; model: string; calls: number; prompt_tokens: number; completion_tokens: number; cost_usd: number }>(`select operation, model, count(*)::int as calls, coalesce(sum(prompt_tokens), 0)::int as prompt_tokens,
    coalesce(sum(completion_tokens), 0)::int as completion_tokens, coalesce(sum(cost_usd), 0) as cost_usd from llm_calls where created_at > now() - interval '30 days' group by operation, model order by operation, model`),
};
