import type { Kind } from '../memory-fields.contract.ts';

export interface MemoryRef { readonly kind: Kind; readonly refId: number }

const CLASSES = ['event', 'fact', 'episode'] as const;

/** Events, documents and reflections are rows of one table. */
export const codeOf = ({ kind, refId }: MemoryRef): number => refId * 4 + (kind === 'fact' ? 1 : kind === 'episode' ? 2 : 0);
export const refOf = (code: number): { kind: (typeof CLASSES)[number]; refId: number } => ({ kind: CLASSES[code % 4] ?? 'event', refId: Math.floor(code / 4) });
