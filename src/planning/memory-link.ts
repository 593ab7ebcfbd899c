import { type Breaker, BreakerOpen } from '../kernel/breaker.ts';
import { errorFields, type Log } from '../kernel/log.ts';
import type { Call, CallContext } from '../kernel/operation.ts';
import { Problem } from '../kernel/problem.ts';
import type { memoryContracts } from '../memory/index.ts';

/** The memory operations that planning needs: in this process, or behind a URL. It cannot tell which. */
export interface MemoryCalls {
  readonly recall: Call<typeof memoryContracts.recall>;
  readonly remember: Call<typeof memoryContracts.remember>;
  readonly listFacts: Call<typeof memoryContracts.listFacts>;
  readonly factHistory: Call<typeof memoryContracts.factHistory>;
  readonly listEvents: Call<typeof memoryContracts.listEvents>;
  readonly readEvent: Call<typeof memoryContracts.getEvent>;
}

export const WITHOUT_MEMORY = 'The memory did not answer, so this was made without preferences, facts and past work.';

/**
 * Memory as something that may be away: three failures in a row and it is left alone for half a minute. A call answers null then,
 * and whoever asked goes on without.
 */
export function memoryLink(calls: MemoryCalls, breaker: Breaker, log: Log) {
  const gently = async <T>(what: string, call: () => Promise<T>): Promise<T | null> => {
    try {
      // A refusal (4xx) is an answer: the other side lives.
      return await breaker.run(call, (error) => !(error instanceof Problem) || error.kind.status >= 500);
    } catch (error) {
      if (!(error instanceof BreakerOpen)) log.warn('memory did not answer', { call: what, ...errorFields(error) });
      return null;
    }
  };
  return {
    recall: (input: Parameters<MemoryCalls['recall']>[0], context: CallContext) => gently('recall', () => calls.recall(input, context)),
    remember: (input: Parameters<MemoryCalls['remember']>[0], context: CallContext) => gently('remember', () => calls.remember(input, context)),
    listFacts: (input: Parameters<MemoryCalls['listFacts']>[0], context: CallContext) => gently('facts', () => calls.listFacts(input, context)),
    factHistory: (input: Parameters<MemoryCalls['factHistory']>[0], context: CallContext) => gently('fact history', () => calls.factHistory(input, context)),
    listEvents: (input: Parameters<MemoryCalls['listEvents']>[0], context: CallContext) => gently('memories', () => calls.listEvents(input, context)),
    readEvent: (input: Parameters<MemoryCalls['readEvent']>[0], context: CallContext) => gently('a memory', () => calls.readEvent(input, context)),
    get state() { return breaker.state; },
  };
}

export type MemoryLink = ReturnType<typeof memoryLink>;
