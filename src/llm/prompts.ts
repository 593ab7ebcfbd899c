import type { Database, Sql } from '../db/database.port.ts';
import { sqlState } from '../db/database.port.ts';
import { decodeCursor, pageOf } from '../kernel/cursor.ts';
import { type CallContext, operation } from '../kernel/operation.ts';
import { conflict, invalidInput, notFound, Problem } from '../kernel/problem.ts';
import type { AskModel } from './ask.ts';
import { budgetStore } from './budget.store.ts';
import { costOf } from './budget.ts';
import { type LanguageModel, ModelFailure } from './language-model.port.ts';
import { ModelOff, ModelUnavailable } from './llm.problems.ts';
import { activatePromptContract, createPromptVersionContract, listPromptsContract, previewPromptContract, promptStatsContract, readPromptContract, rollbackPromptContract, weighPromptContract } from './prompts.contract.ts';
import { callsStore, type PromptRow, promptsStore } from './prompts.store.ts';
import { render, variablesOf } from './render.ts';
import { PROMPT_ALIASES } from './starter/prompts.ts';

const toJson = (row: PromptRow) => ({
  template_name: row.template_name, version: row.version, template_type: row.template_type, content: row.content, is_active: row.is_active, ab_weight: row.ab_weight,
  metadata: row.metadata, variables: variablesOf(row.content), created_by: row.created_by, created_at: row.created_at.toISOString(),
});
const real = (name: string): string => PROMPT_ALIASES[name] ?? name;

export function promptOperations({ db, model, defaultModel, askModel }: { db: Database; model: LanguageModel | null; defaultModel: string; askModel: AskModel }) {
  const versionsOf = async (sql: Sql, name: string): Promise<PromptRow[]> => {
    const rows = await promptsStore.versions(sql, real(name));
    if (!rows.length) throw notFound('prompt', name);
    return rows;
  };
  const whole = (rows: readonly PromptRow[]) => {
    const shown = rows.find((r) => r.is_active) ?? (rows[0] as PromptRow);
    return { ...toJson(shown), versions: rows.map(toJson) };
  };
  const activate = (context: CallContext, name: string, pick: (rows: PromptRow[]) => string) => db.inWorkspace(context, async (sql) => {
    const rows = await versionsOf(sql, name);
    const version = pick(rows);
    if (!rows.some((r) => r.version === version)) throw notFound(`version of ${name}`, version);
    await promptsStore.activate(sql, real(name), version);
    return toJson((await versionsOf(sql, name)).find((r) => r.version === version) as PromptRow);
  });

  return [
    operation(listPromptsContract, ({ limit, cursor }, context) => db.inWorkspace(context, async (sql) => {
      const after = String(decodeCursor(cursor, ['string'])?.[0] ?? '');
      return pageOf(await promptsStore.list(sql, after, limit + 1), limit, toJson, (row) => [row.template_name]);
    })),
    operation(readPromptContract, ({ name }, context) => db.inWorkspace(context, async (sql) => whole(await versionsOf(sql, name)))),
    operation(createPromptVersionContract, (input, context) => db.inWorkspace(context, async (sql) => {
      const name = real(input.name);
      const before = await promptsStore.versions(sql, name);
      const version = input.version ?? `v${1 + Math.max(0, ...before.map((r) => Number(/^v(\d+)$/.exec(r.version)?.[1] ?? 0)))}`;
      if (before.some((r) => r.version === version)) throw conflict(`${name} has a version ${version} already; versions are never changed, add another.`);
      const metadata = input.metadata ?? before.find((r) => r.is_active)?.metadata ?? {};
      const row = await promptsStore.insert(sql, { name, type: input.template_type, content: input.content, version, metadata, createdBy: context.actor }).catch((error: unknown) => {
        if (sqlState(error) === '23505') throw conflict(`${name} has a version ${version} already.`);
        throw error;
      });
      if (!input.activate && before.length) return toJson(row);
      await promptsStore.activate(sql, name, version);
      return toJson({ ...row, is_active: true });
    })),
    operation(activatePromptContract, ({ name, version }, context) => activate(context, name, () => version)),
    operation(rollbackPromptContract, ({ name }, context) => activate(context, name, (rows) => {
      const active = rows.find((r) => r.is_active);
      const before = rows.find((r) => active !== undefined && r.id < active.id);
      if (!before) throw conflict(`${name} has no version before the active one.`);
      return before.version;
    })),
    operation(weighPromptContract, ({ name, weights }, context) => db.inWorkspace(context, async (sql) => {
      const rows = await versionsOf(sql, name);
      const wrong = Object.keys(weights).filter((v) => !rows.some((r) => r.version === v && !r.is_active));
      if (wrong.length) throw invalidInput(wrong.map((v) => ({ path: `weights.${v}`, message: 'must be an existing version other than the active one' })));
      if (Object.values(weights).reduce((a, b) => a + b, 0) > 1) throw invalidInput([{ path: 'weights', message: 'must not add up to more than 1' }]);
      for (const row of rows) await promptsStore.weigh(sql, row.template_name, row.version, weights[row.version] || null);
      return whole(await versionsOf(sql, name));
    })),
    operation(previewPromptContract, async (input, context) => {
      const rows = await db.inWorkspace(context, (sql) => versionsOf(sql, input.name));
      const row = input.version === undefined ? (rows.find((r) => r.is_active) ?? rows[0]) : rows.find((r) => r.version === input.version);
      if (!row) throw notFound(`version of ${input.name}`, input.version);
      const content = input.content ?? row.content;
      const values = { ...row.metadata, ...input.variables };
      const rendered = render(content, values);
      const missing = variablesOf(content).filter((v) => !(v in values));
      const nothing = { output: null, model: null, prompt_tokens: null, completion_tokens: null, cost_usd: null };
      if (!input.run) return { rendered, missing, ...nothing };
      if (!model) throw new Problem(ModelOff, 'Set OPENROUTER_API_KEY, or LLM_BASE_URL and LLM_MODEL, and start again; without run the filled-in prompt is shown.');
      const spent = await askModel.spent('preview', context);
      if (spent) throw spent;
      const began = performance.now();
      const asked = input.model ?? defaultModel;
      const record = (done: { model: string; promptTokens: number | null; completionTokens: number | null; costUsd: number | null }, error: string | null) => db.inWorkspace(context, async (sql) => {
        const costUsd = costOf(done, (await budgetStore.read(sql)).prices, asked, done.model);
        await callsStore.insert(sql, {
          clientId: null, operation: 'preview', templateName: row.template_name, templateVersion: row.version, model: done.model, promptTokens: done.promptTokens, completionTokens: done.completionTokens, costUsd,
          latencyMs: Math.round(performance.now() - began), attempts: 1, status: error === null ? 'ok' : 'failed', error, chosenBy: input.model ? 'request' : 'default',
        });
        return costUsd;
      });
      const done = await model.complete({ model: asked, messages: [{ role: 'system', content: rendered }, { role: 'user', content: String(values['intent'] ?? 'Do it.') }], temperature: 0.2, maxTokens: 2000, signal: AbortSignal.timeout(60_000) })
        .catch(async (cause: unknown) => {
          await record({ model: asked, promptTokens: null, completionTokens: null, costUsd: null }, ModelUnavailable.code);
          throw new Problem(ModelUnavailable, `The model could not be asked: ${cause instanceof ModelFailure ? cause.message : 'no answer in time'}.`, { cause });
        });
      const costUsd = await record(done, null);
      return { rendered, missing, output: done.text, model: done.model, prompt_tokens: done.promptTokens, completion_tokens: done.completionTokens, cost_usd: costUsd };
    }),
    operation(promptStatsContract, ({ name }, context) => db.inWorkspace(context, async (sql) => {
      await versionsOf(sql, name);
      return { template_name: real(name), versions: await promptsStore.stats(sql, real(name)) as never };
    })),
  ];
}
