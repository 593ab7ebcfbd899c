import type * as z from 'zod';
import type { CallContext } from '../kernel/operation.ts';

/** A kind of background work: durable, retried, in one workspace. Its payload holds ids, never content. */
export interface JobKind<P extends z.ZodType = z.ZodType> {
  /** `memory.extract-facts`. */
  readonly name: string;
  readonly payload: P;
  /** How often it is tried again after a failure, with growing pauses; then it is a dead letter. Default 5. */
  readonly retries?: number;
  /** Seconds before the first retry. Default 5. */
  readonly retryDelay?: number;
  /** Seconds one try may take. Default 300. */
  readonly timeout?: number;
}

export function defineJob<P extends z.ZodType>(kind: JobKind<P>): JobKind<P> {
  return kind;
}

/** A kind with its behaviour. A job may run twice (a crash after its work, before its receipt), so `run` must be repeatable. */
export interface JobHandler<P extends z.ZodType = z.ZodType> {
  readonly kind: JobKind<P>;
  run(payload: z.output<P>, context: CallContext): Promise<void>;
}

// oxlint-disable-next-line typescript/no-explicit-any
export type AnyJobHandler = JobHandler<any>;

export function handle<P extends z.ZodType>(kind: JobKind<P>, run: (payload: z.output<P>, context: CallContext) => Promise<void>): JobHandler<P> {
  return { kind, run };
}
