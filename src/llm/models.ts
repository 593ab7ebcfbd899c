import type { Database } from '../db/database.port.ts';
import { operation } from '../kernel/operation.ts';
import { notFound } from '../kernel/problem.ts';
import { listCredentialsContract, listModelsContract, MODEL_OPERATIONS, setModelContract, testCredentialContract } from './prompts.contract.ts';
import { callsStore } from './prompts.store.ts';

/** A secret from the environment, as far as the product tells of it. */
export interface Credential {
  readonly name: string;
  readonly value: string | undefined;
  readonly usedFor: string;
  /** Asks the provider; throws when it does not work. Absent: there is nobody to ask. */
  readonly test?: (signal: AbortSignal) => Promise<void>;
}

export function modelOperations({ db, on, defaultModel, credentials }: { db: Database; on: boolean; defaultModel: string; credentials: readonly Credential[] }) {
  const shown = (c: Credential) => ({ name: c.name, status: c.value ? 'set' as const : 'missing' as const, last4: c.value && c.value.length >= 12 ? c.value.slice(-4) : null, used_for: c.usedFor });
  return [
    operation(listModelsContract, (_, context) => db.inWorkspace(context, async (sql) => {
      const settings = await callsStore.settings(sql);
      const usage = await callsStore.usage(sql);
      return {
        items: MODEL_OPERATIONS.map((name) => {
          const own = settings.find((s) => s.operation === name);
          return { operation: name, model: own?.model ?? null, temperature: own?.temperature ?? null, max_tokens: own?.max_tokens ?? null, fallback_model: own?.fallback_model ?? null, updated_at: own?.updated_at.toISOString() ?? null };
        }),
        next_cursor: null, on, default_model: on ? defaultModel : null, usage_30_days: usage, cost_usd_30_days: usage.reduce((sum, u) => sum + u.cost_usd, 0),
      };
    })),
    operation(setModelContract, (input, context) => db.inWorkspace(context, async (sql) => {
      const before = (await callsStore.settings(sql)).find((s) => s.operation === input.operation);
      const value = <T>(given: T | null | undefined, kept: T | null | undefined): T | null => (given === undefined ? (kept ?? null) : given);
      await callsStore.setSetting(sql, { operation: input.operation, model: value(input.model, before?.model), temperature: value(input.temperature, before?.temperature), maxTokens: value(input.max_tokens, before?.max_tokens), fallbackModel: value(input.fallback_model, before?.fallback_model) });
      const now = (await callsStore.settings(sql)).find((s) => s.operation === input.operation);
      return { operation: input.operation, model: now?.model ?? null, temperature: now?.temperature ?? null, max_tokens: now?.max_tokens ?? null, fallback_model: now?.fallback_model ?? null, updated_at: now?.updated_at.toISOString() ?? null };
    })),
    operation(listCredentialsContract, async () => ({ items: credentials.map(shown), next_cursor: null })),
    operation(testCredentialContract, async ({ name }) => {
      const credential = credentials.find((c) => c.name === name);
      if (!credential) throw notFound('credential', name);
      const began = performance.now();
      const verdict = async (): Promise<{ ok: boolean; detail: string }> => {
        if (!credential.value) return { ok: false, detail: `${name} is not set.` };
        if (!credential.test) return { ok: true, detail: 'It is set; there is no provider to ask.' };
        try {
          await credential.test(AbortSignal.timeout(8000));
          return { ok: true, detail: 'The provider accepts it.' };
        } catch (error) {
          return { ok: false, detail: error instanceof Error ? error.message.slice(0, 200) : 'It does not work.' };
        }
      };
      return { name, ...(await verdict()), latency_ms: Math.round(performance.now() - began) };
    }),
  ];
}
