import { plainLine } from '../ui/prose-parts.ts';
import { periodInWords } from '../words/index.ts';
import type { Result } from './reasons.ts';

/** A memory as a list shows it; with score and arms where a question found it. */
export type MemoryRow = Pick<Result, 'id' | 'kind' | 'content' | 'occurred_at' | 'status' | 'trust' | 'speaker' | 'session_id' | 'metadata'> & { readonly score?: number; readonly explain?: Result['explain']; readonly evidence?: readonly number[] };

/** What a memory says, as one line of plain text. */
export const lineOf = ({ kind, content }: Pick<MemoryRow, 'kind' | 'content'>): string => (kind === 'reflection' ? periodInWords(plainLine(content)) : plainLine(content));
