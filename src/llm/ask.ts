import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Database, Sql } from '../db/database.port.ts';
import type { Clock } from '../kernel/clock.ts';
import { errorFields, type Log } from '../kernel/log.ts';
import type { CallContext } from '../kernel/operation.ts';
import { NotFound, Problem } from '../kernel/problem.ts';
import { budgetWords, costOf, type Standing, standing } from './budget.ts';
import { type ChatMessage, type Completion, type LanguageModel, ModelFailure } from './language-model.port.ts';
import { ModelBadAnswer, ModelBudgetSpent, ModelOff, ModelRefused, ModelUnavailable } from './llm.problems.ts';
import { callsStore, promptsStore, type PromptRow } from './prompts.store.ts';
import { readJson } from './read-json.ts';
import { render } from './render.ts';
import { PROMPT_ALIASES } from './starter/prompts.ts';

export interface Ask<T extends z.ZodType> {
  /** What it is for (`planning`, `reflection`, `fact-extraction`, `summary`): chooses model and limits. */
  readonly operation: string;
  readonly template: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly answer: T;
  /** Puts an answer of another shape into the one that is asked for, before it is checked. */
  readonly reshape?: (raw: unknown) => unknown;
  readonly clientId?: number | null;
  /** A model for this call only. */
  readonly model?: string | undefined;
}

export interface Asked<T> {
  readonly answer: T;
  readonly model: string;
  readonly prompt: { readonly name: string; readonly version: string; readonly metadata: Record<string, unknown> };
  /** What whoever reads the answer should know of how it came about: money that runs low, a cheaper model. */
  readonly warnings: readonly string[];
}

export interface AskModel {
  /** False when no model is configured: then everything goes its way without one. */
  readonly on: boolean;
  /**
   * Asks a model through a prompt of the database; the answer fits the schema or a problem is thrown: `llm.off`, `llm.unavailable`
   * (no answer within the time budget), `llm.refused`, `llm.bad-answer` (unusable after one attempt to repair it), `llm.budget-spent`.
   */
  ask<T extends z.ZodType>(request: Ask<T>, context: CallContext): Promise<Asked<z.output<T>>>;
  /** The problem that a question would meet because the month's money is spent; null while it is not. */
  spent(operation: string, context: CallContext): Promise<Problem | null>;
}

export interface AskModelOptions {
  readonly db: Database;
  readonly model: LanguageModel | null;
  readonly defaultModel: string;
  /** Time for one question with all its retries, in milliseconds. */
  readonly budgetMs: number;
  readonly clock: Clock;
  readonly log: Log;
  /** Whose months the budget counts. */
  readonly zoneOf: (sql: Sql) => Promise<string>;
}

const ATTEMPT_SHARE = 0.55;
const FALLBACK = { temperature: 0.2, maxTokens: 4000 };

export function createAskModel({ db, model, defaultModel, budgetMs, clock, log, zoneOf }: AskModelOptions): AskModel {
  const moneyLeft = async (sql: Sql): Promise<Standing> => standing(sql, await zoneOf(sql), clock.now());
  const spentProblem = (now: Standing): Problem => new Problem(ModelBudgetSpent, budgetWords(now) ?? 'The budget for models is spent.', { retryAfter: Math.max(1, Math.ceil((now.month.to.getTime() - clock.now().getTime()) / 1000)) });
  return {
    on: model !== null,
    async spent(_operation, context) {
      const now = await db.inWorkspace(context, moneyLeft);
      return now.state === 'spent' ? spentProblem(now) : null;
    },
    async ask(request, context) {
      if (!model) throw new Problem(ModelOff, 'Set OPENROUTER_API_KEY, or LLM_BASE_URL and LLM_MODEL, and start again.');
      const name = PROMPT_ALIASES[request.template] ?? request.template;
      const { prompt, setting, money } = await db.inWorkspace(context, async (sql) => ({
        prompt: chooseVersion(await promptsStore.living(sql, name), context.requestId),
        setting: (await callsStore.settings(sql)).find((s) => s.operation === request.operation),
        money: await moneyLeft(sql),
      }));
      if (!prompt) throw new Problem(NotFound, `There is no prompt ${name}.`);

      const schema = z.toJSONSchema(request.answer, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Record<string, unknown>;
      delete schema['$schema'];
      if (money.state === 'spent') throw spentProblem(money);
      const wanted = request.model ?? setting?.model ?? defaultModel;
      const chosen = money.state === 'fallback' && setting?.fallback_model ? setting.fallback_model : wanted;
      const chosenBy = chosen !== wanted ? 'budget' as const : request.model ? 'request' as const : setting?.model ? 'setting' as const : 'default' as const;
      const said = budgetWords(money);
      const warnings = said === null ? [] : [chosen === wanted ? said : `${said.replace(/\.$/, '')}, so ${chosen} answered in place of ${wanted}.`];
      const budget = AbortSignal.timeout(budgetMs);
      const signal = context.signal ? AbortSignal.any([context.signal, budget]) : budget;
      const messages: ChatMessage[] = [
        { role: 'system', content: `${render(prompt.content, { ...prompt.metadata, ...request.variables })}\n\nAnswer with one JSON object that fits this JSON Schema, and with nothing else:\n${JSON.stringify(schema)}` },
        { role: 'user', content: String(request.variables['intent'] ?? request.variables['request'] ?? 'Do it.') },
      ];
      const began = performance.now();
      const spent = { promptTokens: 0, completionTokens: 0, costUsd: null as number | null, attempts: 0, model: chosen };
      const record = (status: 'ok' | 'repaired' | 'failed', error: string | null) => db.inWorkspace({ workspaceId: context.workspaceId }, (sql) => callsStore.insert(sql, {
        clientId: request.clientId ?? null, operation: request.operation, templateName: prompt.template_name, templateVersion: prompt.version, ...spent, chosenBy, latencyMs: Math.round(performance.now() - began), status, error,
      })).catch((cause: unknown) => log.error('a model call could not be recorded', errorFields(cause)));

      const call = async (): Promise<Completion> => {
        const done = await withRetries(() => {
          spent.attempts++;
          // One attempt gets a share of the budget, so that a provider that hangs once leaves time to ask again.
          const attempt = AbortSignal.any([signal, AbortSignal.timeout(Math.round(budgetMs * ATTEMPT_SHARE))]);
          return model.complete({ model: chosen, messages, temperature: setting?.temperature ?? FALLBACK.temperature, maxTokens: setting?.max_tokens ?? FALLBACK.maxTokens, schema: { name: request.operation.replaceAll('-', '_'), schema }, signal: attempt }).catch((error: unknown) => {
            if (attempt.aborted && !signal.aborted) throw new ModelFailure('the provider took too long', { retryable: true, retryAfter: 0, cause: error }); // it has been waited for long enough
            throw error;
          });
        }, signal);
        spent.promptTokens += done.promptTokens ?? 0;
        spent.completionTokens += done.completionTokens ?? 0;
        const cost = costOf(done, money.budget.prices, chosen, done.model);
        if (cost !== null) spent.costUsd = (spent.costUsd ?? 0) + cost;
        spent.model = done.model;
        return done;
      };

      try {
        const first = await call();
        const checked = check(request, first);
        if (checked.ok) {
          await record('ok', null);
          return { answer: checked.value, model: spent.model, prompt: { name: prompt.template_name, version: prompt.version, metadata: prompt.metadata }, warnings };
        }
        messages.push({ role: 'assistant', content: first.text.slice(0, 20_000) || '(nothing)' }, { role: 'user', content: `That cannot be used: ${checked.why}. Answer again with the whole corrected JSON object and nothing else.` });
        const second = check(request, await call());
        if (!second.ok) throw new Problem(ModelBadAnswer, `The model's answer does not fit what was asked, also after one correction: ${second.why}.`);
        await record('repaired', null);
        return { answer: second.value, model: spent.model, prompt: { name: prompt.template_name, version: prompt.version, metadata: prompt.metadata }, warnings };
      } catch (error) {
        const known = toProblem(error, budget.aborted, context.signal?.aborted ?? false, budgetMs);
        await record('failed', known?.kind.code ?? 'bug');
        throw known ?? error;
      }
    },
  };
}

/** One version in an A/B test takes its share of requests, the active one the rest; the same request always meets the same one. */
function chooseVersion(living: readonly PromptRow[], requestId: string): PromptRow | undefined {
  const dice = createHash('sha256').update(requestId).digest().readUInt32BE(0) / 2 ** 32;
  let reached = 0;
  for (const version of living) {
    reached += version.is_active ? 0 : (version.ab_weight ?? 0);
    if (!version.is_active && dice < reached) return version;
  }
  return living.find((v) => v.is_active) ?? living[0];
}

function check<T extends z.ZodType>({ answer: schema, reshape }: Pick<Ask<T>, 'answer' | 'reshape'>, completion: Completion): { ok: true; value: z.output<T> } | { ok: false; why: string } {
  const raw = readJson(completion.text);
  if (raw === undefined) return { ok: false, why: completion.truncated ? 'it was cut off before its end; be briefer' : completion.text.trim() === '' ? 'it was empty' : 'it holds no complete JSON object' };
  const parsed = schema.safeParse(reshape ? reshape(raw) : raw);
  if (parsed.success) return { ok: true, value: parsed.data };
  // What was found then is a piece from the inside: what it lacks would mislead.
  if (completion.truncated) return { ok: false, why: 'it was cut off before its end; be briefer' };
  return { ok: false, why: parsed.error.issues.slice(0, 5).map((i) => `${i.path.join('.') || 'the object'}: ${i.message}`).join('; ').slice(0, 800) };
}

const MOST_TRIES = 3;

/** Tries again what may pass, waiting as long as the provider asked or twice as long each time, never beyond the budget. */
async function withRetries<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ModelFailure) || !error.retryable || attempt >= MOST_TRIES || signal.aborted) throw error;
      await pause(Math.min(error.retryAfter === undefined ? 400 * 2 ** attempt * (0.75 + Math.random() / 2) : error.retryAfter * 1000, 20_000), signal);
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, ms);
    function done() { signal.removeEventListener('abort', stop); resolve(); }
    function stop() { clearTimeout(timer); reject(signal.reason as Error); }
    signal.addEventListener('abort', stop, { once: true });
  });
}

function toProblem(error: unknown, outOfTime: boolean, cancelled: boolean, budgetMs: number): Problem | null {
  if (error instanceof Problem) return error;
  if (outOfTime) return new Problem(ModelUnavailable, `The model gave no usable answer within ${Math.round(budgetMs / 1000)} s.`, { cause: error, retryAfter: 30 });
  if (error instanceof ModelFailure && !error.retryable) return new Problem(ModelRefused, `The model could not be asked: ${error.message}. Check the key, the model's name and the credit at the provider.`, { cause: error });
  if (error instanceof ModelFailure) return new Problem(ModelUnavailable, `The model could not be asked: ${error.message}.`, { cause: error, retryAfter: error.retryAfter ?? 30 });
  if (cancelled) return new Problem(ModelUnavailable, 'The question to the model was cancelled.', { cause: error });
  return null; // a mistake of ours: not to be passed off as the provider's
}
