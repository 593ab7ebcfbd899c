import type { Clock } from '../kernel/clock.ts';
import { type AnyOperation, operation } from '../kernel/operation.ts';
import { Problem } from '../kernel/problem.ts';
import { type LanguageModel, ModelFailure, type OfferedModel } from './language-model.port.ts';
import { ModelUnavailable } from './llm.problems.ts';
import { modelLibraryContract } from './usage.contract.ts';

/** Providers change their lists a few times a day. */
const FRESH_MS = 10 * 60_000;
const WAIT_MS = 8000;

export function libraryOperation({ model, clock }: { model: LanguageModel | null; clock: Clock }): AnyOperation {
  let kept: { at: number; items: OfferedModel[] } | null = null;
  return operation(modelLibraryContract, async () => {
    if (!model?.offers) return { items: [] };
    const now = clock.now().getTime();
    if (!kept || now - kept.at > FRESH_MS) {
      const found = await model.offers(AbortSignal.timeout(WAIT_MS)).catch((cause: unknown) => { throw new Problem(ModelUnavailable, `The provider's models could not be listed: ${cause instanceof ModelFailure ? cause.message : 'no answer in time'}.`, { cause }); });
      kept = { at: now, items: found.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
    }
    return { items: kept.items };
  });
}
