import type * as z from 'zod';
import type { Sql } from '../db/database.port.ts';
import type { CallContext } from '../kernel/operation.ts';
import type { AnyJobHandler, JobKind } from './job.ts';

export interface EnqueueOptions {
  /** One waiting job of this kind and key at a time: enqueueing again is a no-op. */
  readonly key?: string;
  /** Not before this many seconds from now. */
  readonly delay?: number;
}

export interface DeadLetter {
  readonly job_id: string;
  readonly kind: string;
  readonly workspace_id: number;
  readonly payload: unknown;
  readonly error: string;
  readonly failed_at: string;
}

export interface QueueCounts {
  readonly waiting: number;
  readonly running: number;
  readonly failed: number;
}

/** Background work in the database of the work that needs it. */
export interface JobQueue {
  /**
   * Puts a job into the running transaction: it exists exactly when the write that asked for it does.
   * Answers the job's id, or null when its key is waiting already.
   */
  enqueue<P extends z.ZodType>(sql: Sql, context: Pick<CallContext, 'workspaceId'>, kind: JobKind<P>, payload: z.input<P>, options?: EnqueueOptions): Promise<string | null>;
  /** Starts to take jobs of these kinds. Several processes may; each job goes to one. */
  work(handlers: readonly AnyJobHandler[]): Promise<void>;
  /** Calls `run` at each time of a cron expression in a zone, in one process of all that run. */
  schedule(name: string, cron: string, run: () => Promise<void>): Promise<void>;
  counts(): Promise<QueueCounts>;
  deadLetters(workspaceId: number, limit: number): Promise<DeadLetter[]>;
  /** Puts a dead letter back into work; false when there is none of this id in the workspace. */
  retry(workspaceId: number, jobId: string): Promise<boolean>;
  /**
   * Takes these ids out of every job of the workspace, done and dead ones too, by the payload's field that holds them; a job that
   * is left with none goes. Part of the running transaction. Answers how many jobs named one.
   */
  forget(sql: Sql, context: Pick<CallContext, 'workspaceId'>, ids: Readonly<Record<string, readonly number[]>>): Promise<number>;
  /** Takes away every job of a workspace that is about to go. Part of the running transaction. Answers how many. */
  forgetWorkspace(sql: Sql, workspaceId: number): Promise<number>;
  /** Takes no more jobs, waits for the running ones, stops. */
  stop(): Promise<void>;
}
