import type { Result } from './reasons.ts';

/** A memory as a list shows it; with score and arms where a question found it. */
export type MemoryRow = Pick<Result, 'id' | 'kind' | 'content' | 'occurred_at' | 'status' | 'trust' | 'speaker' | 'session_id' | 'metadata'> & { readonly score?: number; readonly explain?: Result['explain']; readonly evidence?: readonly number[] };
