import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { engines } from '../../tests/engines.ts';
import type { Database } from '../db/database.port.ts';
import { fixedClock } from '../kernel/clock.ts';
import { parseInput } from '../kernel/input.ts';
import { silentLog } from '../kernel/log.ts';
import type { AnyOperation, CallContext } from '../kernel/operation.ts';
import { openAiCompatible } from './adapters/openai-compatible.ts';
import { budgetWords, costOf, judge, monthNamed, monthOf } from './budget.ts';
import { llmModule } from './index.ts';

const context: CallContext = { requestId: 'r', workspaceId: 1, actor: 'test', scopes: new Set(['admin']) };

describe.each(engines)('the month\'s budget on $name', (engine) => {
  let db: Database;
  let provider: Server;
  let asked: { model: string; temperature: number; max_tokens: number }[] = [];
  let usage: Record<string, number> | undefined;
  let llm: ReturnType<typeof llmModule>;
  const run = async (name: string, input: Record<string, unknown> = {}) => {
    const op = llm.operations.find((o) => o.contract.name === name) as AnyOperation;
    return op.contract.output.parse(await op.run(parseInput(op.contract, input), context)) as Record<string, never>;
  };
  const ask = (operation = 'planning', model?: string) => llm.askModel.ask({ operation, template: 'sop_generator', variables: { intent: 'x' }, answer: z.object({ title: z.string() }), model }, context);

  beforeAll(async () => {
    db = await engine.open();
    provider = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => { body += String(part); }).on('end', () => {
        const said = JSON.parse(body) as (typeof asked)[number];
        asked.push(said);
        response.setHeader('content-type', 'application/json').end(JSON.stringify({ model: said.model, choices: [{ message: { content: '{"title": "x"}' } }], ...(usage && { usage }) }));
      });
    });
    await new Promise<void>((resolve) => { provider.listen(0, '127.0.0.1', resolve); });
    // Noon in Berlin: the rows get the database's own time, so the clock is near it.
    const baseUrl = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/v1`;
    llm = llmModule({ db, clock: { now: () => new Date() }, log: silentLog, model: openAiCompatible({ baseUrl, apiKey: 'k' }), defaultModel: 'big', budgetMs: 2000, credentials: [], zoneOf: async () => 'Europe/Berlin' });
    await db.inWorkspace(context, (sql) => llm.seed(sql));
  });
  beforeEach(async () => { await db.inWorkspace(context, async (sql) => { await sql.run('delete from llm_calls'); await sql.run('delete from model_budgets'); await sql.run('delete from model_settings'); }); });
  afterEach(() => { asked = []; usage = undefined; });
  afterAll(async () => { provider.closeAllConnections(); provider.close(); await db.close(); });

  it('warns, then takes the cheaper model, then asks none', async () => {
    usage = { prompt_tokens: 100, completion_tokens: 50, cost: 0.4 };
    await run('models.save-budget', { monthly_usd: 1 });
    await run('models.set', { operation: 'planning', model: 'big', fallback_model: 'small', temperature: 0.7, max_tokens: 123 });
    expect((await ask()).warnings).toEqual([]);
    expect((await ask()).warnings).toEqual([]); // it was at 40 %
    const warned = await ask();
    expect(warned.warnings[0]).toMatch(/^80 % of the budget for models of \d{4}-\d\d \(\$1\.00\) is spent\.$/);
    expect(asked.map(({ model, temperature, max_tokens }) => [model, temperature, max_tokens])).toEqual([['big', 0.7, 123], ['big', 0.7, 123], ['big', 0.7, 123]]);
    await expect(ask()).rejects.toMatchObject({ kind: { code: 'llm.budget-spent', status: 429 }, retryAfter: expect.any(Number) });
    await expect(run('prompts.preview', { name: 'sop_generator', run: true })).rejects.toMatchObject({ kind: { code: 'llm.budget-spent' } });
    expect(asked).toHaveLength(3);

    await run('models.save-budget', { monthly_usd: 1.3 });
    const cheap = await ask('planning', 'dear');
    expect(cheap.warnings[0]).toContain('so small answered in place of dear');
    expect(asked.at(-1)?.model).toBe('small');
    const now = await run('models.usage');
    expect(now).toMatchObject({ budget_usd: 1.3, state: 'spent', calls: 4, failed: 0, unpriced_calls: 0, items: [{ operation: 'planning', model: 'big', calls: 3, by_budget: 0 }, { operation: 'planning', model: 'small', calls: 1, by_budget: 1, prompt_tokens: 100 }], days: [{ calls: 4 }] });
    expect(now['spent_usd']).toBeCloseTo(1.6);
    await run('models.save-budget', { monthly_usd: null });
    expect((await ask()).warnings).toEqual([]);
  });

  it('goes on with the same model where no cheaper one is named, until the money is spent', async () => {
    usage = { prompt_tokens: 1, completion_tokens: 1, cost: 0.95 };
    await run('models.save-budget', { monthly_usd: 1 });
    await ask('summary');
    expect((await ask('summary')).warnings[0]).toContain('95 %');
    await expect(ask('summary')).rejects.toMatchObject({ kind: { code: 'llm.budget-spent' } });
  });

  it('prices calls of providers that do not say what they cost, and says which have no price', async () => {
    usage = { prompt_tokens: 1_000_000, completion_tokens: 100_000 };
    await ask();
    expect(await run('models.usage')).toMatchObject({ spent_usd: 0, unpriced_calls: 1, warnings: [expect.stringContaining('1 call has no known cost')] });
    await run('models.save-budget', { prices: { big: { input: 3, output: 15 }, small: { input: 0.5, output: 1 } } });
    await ask();
    const { spent_usd: spent, at_other_models: others } = await run('models.usage');
    expect(spent).toBeCloseTo(4.5);
    expect(others).toEqual([{ operation: 'planning', model: 'big', cost_usd: 9, difference_usd: 4.5 }, { operation: 'planning', model: 'small', cost_usd: 1.2, difference_usd: -3.3 }]);
  });

  it('counts calendar months of the workspace\'s zone, and refuses what is no month', async () => {
    usage = { prompt_tokens: 1, completion_tokens: 1, cost: 5 };
    await ask();
    await db.inWorkspace(context, (sql) => sql.run(`update llm_calls set created_at = '2026-02-28T23:30:00Z'`)); // March in Berlin
    expect(await run('models.usage', { month: '2026-02' })).toMatchObject({ spent_usd: 0, days: [], projected_usd: null });
    expect(await run('models.usage', { month: '2026-03' })).toMatchObject({ spent_usd: 5, days: [{ day: '2026-03-01', cost_usd: 5 }] });
    await expect(run('models.usage', { month: '2026-13' })).rejects.toMatchObject({ kind: { status: 400 } });
    await expect(run('models.save-budget', { warn_at: 0.95 })).rejects.toMatchObject({ errors: [{ path: 'warn_at' }] });
  });

  it('takes nothing for a month of no money', async () => {
    await run('models.save-budget', { monthly_usd: 0 });
    await expect(ask()).rejects.toMatchObject({ kind: { code: 'llm.budget-spent' } });
    expect(asked).toEqual([]);
  });
});

describe('money', () => {
  it('is judged by its share', () => {
    const budget = { monthly_usd: 10, warn_at: 0.8, fallback_at: 0.9 };
    expect([0, 7.99, 8, 8.99, 9, 9.99, 10, 12].map((spent) => judge(budget, spent).state)).toEqual(['ok', 'ok', 'warn', 'warn', 'fallback', 'fallback', 'spent', 'spent']);
    expect(judge({ ...budget, monthly_usd: null }, 1e9)).toEqual({ state: 'unlimited', share: null });
  });
  it('is told in words', () => {
    const month = monthOf('UTC', fixedClock('2026-11-21T00:00:00Z').now());
    const budget = { monthly_usd: 20, warn_at: 0.8, fallback_at: 0.9, prices: {}, updated_at: null };
    expect(budgetWords({ month, budget, spentUsd: 16.1, state: 'warn', share: 0.805 })).toBe('80 % of the budget for models of 2026-11 ($20.00) is spent.');
    expect(budgetWords({ month, budget, spentUsd: 1, state: 'ok', share: 0.05 })).toBeNull();
  });
  it('of a call is what the provider says, else the price of its tokens, else unknown', () => {
    const call = { costUsd: null, promptTokens: 2000, completionTokens: null };
    expect(costOf({ ...call, costUsd: 0 }, { m: { input: 1, output: 1 } }, 'm')).toBe(0);
    expect(costOf(call, { m: { input: 1, output: 1 } }, 'asked', 'm')).toBeCloseTo(0.002);
    expect(costOf(call, {}, 'm')).toBeNull();
    expect(costOf({ ...call, promptTokens: null }, { m: { input: 1, output: 1 } }, 'm')).toBeNull();
  });
  it('has months with the zone\'s own ends', () => {
    expect(monthNamed('America/Los_Angeles', '2026-11')).toMatchObject({ from: new Date('2026-11-01T07:00:00Z'), to: new Date('2026-12-01T08:00:00Z') });
    expect(monthNamed('UTC', '2026-12')?.to).toEqual(new Date('2027-01-01T00:00:00Z'));
    expect(monthNamed('UTC', '2026-99')).toBeUndefined();
  });
});
