import { useQueries } from '@tanstack/react-query';
import { call, keyOf, type Name } from '../api/index.ts';
import { type Kind, type Lists, pluralOf, type Row } from './business-tree.ts';

const MOST = { limit: 500 };
/** Kept apart from single pages of the same list. */
const WHOLE = 'whole';

interface Part { readonly items: readonly Row[]; readonly next_cursor: string | null }
/** A list to its end, page by page. */
async function wholeList(name: Name, signal: AbortSignal): Promise<Part> {
  const items: Row[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const part = await call(name, { ...MOST, ...(cursor !== undefined && { cursor }) } as never, { signal }) as unknown as Part;
    items.push(...part.items);
    cursor = part.next_cursor;
  }
  return { items, next_cursor: null };
}

/** All rows of some kinds: one reading a kind, kept fresh like every other. */
export function useRows(kinds: readonly Kind[]): { lists: Lists; isPending: boolean; error: Error | null; refetch: () => void } {
  return useQueries({
    queries: kinds.map((kind) => { const name = `${pluralOf(kind)}.list` as Name; return { queryKey: [...keyOf(name, MOST as never), WHOLE], queryFn: ({ signal }: { signal: AbortSignal }) => wholeList(name, signal) }; }),
    combine: (answers) => ({
      lists: Object.fromEntries(kinds.map((kind, at) => [kind, (answers[at]?.data as { items: readonly Row[] } | undefined)?.items ?? []])) as Lists,
      isPending: answers.some((one) => one.isPending), error: answers.find((one) => one.error && one.data === undefined)?.error ?? null, refetch: () => { for (const one of answers) void one.refetch(); },
    }),
  });
}
