import type { Kind } from './memory-search.ts';

/** What the detail of every kind of memory is given. */
export interface DetailProps { readonly id: number; readonly client: string | undefined; readonly question: string | undefined; readonly onOpen: (one: { kind: Kind; id: number }) => void; readonly onClose: () => void }
