import type { Database } from '../../db/database.port.ts';
import type { CallContext } from '../../kernel/operation.ts';
import { invalidInput } from '../../kernel/problem.ts';

class TakenBack<T> extends Error {
  readonly answer: T;
  constructor(answer: T) { super('a dry run'); this.answer = answer; }
}

/** Does something whole, and takes it back: the answer is what would have come of it, for all the rules that hold. */
export async function withoutKeeping<T>({ db }: { db: Database }, context: CallContext, work: (context: CallContext) => Promise<T>): Promise<T> {
  if (context.tx !== undefined) throw invalidInput([{ path: 'dry_run', message: 'cannot be asked for with an Idempotency-Key: nothing is kept of it' }]);
  try {
    return await db.inWorkspace(context, async (sql) => { throw new TakenBack(await work({ ...context, tx: sql })); });
  } catch (error) {
    if (error instanceof TakenBack) return error.answer as T;
    throw error;
  }
}
