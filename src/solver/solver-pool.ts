/** Runs the solver in worker threads, so that a search of a minute does not hold up the server's event loop. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { conflict, defineProblem, Problem as Failure, Unexpected } from '../kernel/problem.ts';
import { solveChecked } from './checked-solve.ts';
import { refuseContradictions } from './contradictions.ts';
import { fairQueue } from './fair-queue.ts';
import type { Problem, Solution } from './problem.ts';
import type { Outcome } from './solver-worker.ts';

export const SolverBusy = defineProblem({ code: 'solver.busy', status: 429, title: 'Too many plans are being made at once' });

export interface SolverPoolOptions {
  /** Most workers at work at the same time. Absent: as many as the machine has processors but one, which answers requests; at most `MOST_WORKERS`. */
  readonly size?: number;
  /** Stands in for an absent `time_zone`. */
  readonly defaultZone: string;
  /** Problems that may wait for a worker; one more is refused with `SolverBusy`. Default 32 for each worker. */
  readonly queue?: number;
  /** Milliseconds after which a worker without work is closed. Default 30 s. */
  readonly idleMs?: number;
}

export interface SolverPool {
  /**
   * Solves and checks a problem. Those of different owners take turns; when the queue is full, who fills it gives way to who does not. Throws `invalidInput` for a contradiction (in a problem of usual size before any worker is used), `SolverBusy` when
   * the queue is full, the signal's reason when it is aborted, `Unexpected` when the solver itself fails.
   */
  solve(problem: Problem, options?: { readonly signal?: AbortSignal | undefined; readonly owner?: string }): Promise<Solution>;
  /** Ends all workers; what is under way is refused. */
  close(): Promise<void>;
}

/** A worker takes tens of megabytes. */
const MOST_WORKERS = 4;
export const workersFor = (processors: number): number => Math.max(1, Math.min(MOST_WORKERS, processors - 1));
/** Tasks of a problem that is looked through in the calling thread. */
const MOST_LOOKED_AT = 1000;

interface Job {
  readonly problem: Problem;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (solution: Solution) => void;
  readonly reject: (error: unknown) => void;
  onAbort: (() => void) | undefined;
}

// Node cannot load TypeScript in a worker. The built product runs the compiled worker beside this file; from sources, as in
// tests, the solver runs in the calling thread instead.
const fromSources = import.meta.url.endsWith('.ts');

export function createSolverPool({ size = workersFor(availableParallelism()), defaultZone, queue = size * 32, idleMs = 30_000 }: SolverPoolOptions): SolverPool {
  const waiting = fairQueue<Job>();
  const busy = new Map<Worker, Job>();
  const idle = new Map<Worker, NodeJS.Timeout>();
  let inline = false;
  let closed = false;

  const finish = (job: Job, act: () => void) => {
    if (job.onAbort) job.signal?.removeEventListener('abort', job.onAbort);
    act();
  };

  const dismiss = (worker: Worker) => {
    clearTimeout(idle.get(worker));
    idle.delete(worker);
    busy.delete(worker);
    void worker.terminate();
  };

  const rest = (worker: Worker) => {
    busy.delete(worker);
    const timer = setTimeout(() => dismiss(worker), idleMs);
    timer.unref();
    worker.unref();
    idle.set(worker, timer);
  };

  const hire = (): Worker => {
    const worker = new Worker(new URL('./solver-worker.js', import.meta.url));
    worker.on('message', (outcome: Outcome) => {
      const job = busy.get(worker);
      rest(worker);
      if (job) finish(job, () => settle(job, outcome));
      next();
    });
    const lost = (error: unknown) => {
      const job = busy.get(worker);
      dismiss(worker);
      if (job) finish(job, () => job.reject(crashed(error)));
      next();
    };
    worker.on('error', lost);
    worker.on('exit', (code) => { if (busy.has(worker) || idle.has(worker)) lost(new Error(`the solver's worker ended with code ${code}`)); });
    return worker;
  };

  const next = () => {
    while (!closed && waiting.size && busy.size < size) {
      const job = waiting.shift() as Job;
      const [worker = hire()] = idle.keys();
      clearTimeout(idle.get(worker));
      idle.delete(worker);
      busy.set(worker, job);
      worker.ref();
      worker.postMessage({ problem: job.problem, defaultZone });
    }
  };

  const nextInline = () => {
    if (inline) return;
    const job = waiting.shift();
    if (!job) return;
    inline = true;
    setImmediate(() => {
      try {
        const solution = solveChecked(job.problem, { defaultZone });
        finish(job, () => job.resolve(solution));
      } catch (error) {
        finish(job, () => job.reject(error));
      }
      inline = false;
      nextInline();
    });
  };

  const cancel = (job: Job) => {
    waiting.remove(job);
    for (const [worker, current] of busy) if (current === job) dismiss(worker);
    job.reject(job.signal?.reason);
    next();
  };

  return {
    solve(problem, { signal, owner = '' } = {}) {
      return new Promise<Solution>((resolve, reject) => {
        signal?.throwIfAborted();
        if (closed) throw conflict('The solver is shutting down.');
        // The worker refuses them too; looking through thousands of tasks here would hold up every other request.
        if (fromSources || problem.tasks.length <= MOST_LOOKED_AT) refuseContradictions(problem, defaultZone);
        if (waiting.size >= queue) {
          const other = waiting.giveWay(owner);
          if (!other) throw isBusy();
          finish(other, () => other.reject(isBusy()));
        }
        const job: Job = { problem, signal, resolve, reject, onAbort: undefined };
        if (signal) {
          job.onAbort = () => cancel(job);
          signal.addEventListener('abort', job.onAbort, { once: true });
        }
        waiting.push(owner, job);
        if (fromSources) nextInline();
        else next();
      });
    },
    async close() {
      closed = true;
      const stopped = conflict('The solver is shutting down.');
      const workers = [...busy.keys(), ...idle.keys()];
      for (const job of [...busy.values(), ...waiting.clear()]) finish(job, () => job.reject(stopped));
      for (const timer of idle.values()) clearTimeout(timer);
      busy.clear();
      idle.clear();
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function settle(job: Job, outcome: Outcome): void {
  if ('solution' in outcome) job.resolve(outcome.solution);
  else if ('failure' in outcome) job.reject(new Failure(outcome.failure.kind, outcome.failure.detail, { errors: outcome.failure.errors }));
  else job.reject(crashed(new Error(outcome.crash)));
}

const isBusy = (): Failure => new Failure(SolverBusy, 'Other plans are being made; try again in a few seconds.', { retryAfter: 5 });
const crashed = (cause: unknown): Failure => new Failure(Unexpected, 'The plan could not be made.', { cause });
