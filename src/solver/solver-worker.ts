/** The other side of the solver pool: answers each problem it is sent with a solution or with what went wrong. */
import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { Problem as Failure } from '../kernel/problem.ts';
import { solveChecked } from './checked-solve.ts';
import type { Problem, Solution } from './problem.ts';

const BEHIND_REQUESTS = 10;

/** A problem on its way to a worker. */
export interface Assignment {
  readonly problem: Problem;
  readonly defaultZone: string;
}

/** What comes back. Errors lose their class on the way, so their parts travel. */
export type Outcome =
  | { readonly solution: Solution }
  | { readonly failure: { readonly kind: Failure['kind']; readonly detail: string; readonly errors: Failure['errors'] } }
  | { readonly crash: string };

// On Linux this is the priority of this thread alone: where processors are short, requests are answered first.
if (parentPort && process.platform === 'linux') {
  try {
    setPriority(0, BEHIND_REQUESTS);
  } catch {
    // Not allowed in some containers; then all threads are equal.
  }
}

parentPort?.on('message', ({ problem, defaultZone }: Assignment) => {
  parentPort?.postMessage(answer(problem, defaultZone));
});

function answer(problem: Problem, defaultZone: string): Outcome {
  try {
    return { solution: solveChecked(problem, { defaultZone }) };
  } catch (error) {
    if (error instanceof Failure && error.kind.status < 500) return { failure: { kind: error.kind, detail: error.message, errors: error.errors } };
    const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
    return { crash: error instanceof Error ? `${error.stack ?? error.message}${cause}` : String(error) };
  }
}
