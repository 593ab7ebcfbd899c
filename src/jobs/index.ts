export { type AnyJobHandler, defineJob, handle, type JobHandler, type JobKind } from './job.ts';
export type { DeadLetter, EnqueueOptions, JobQueue, QueueCounts } from './queue.port.ts';
