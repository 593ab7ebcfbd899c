import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { type ApiProblem } from './api-problem.ts';
import { call, type Input, type Name, type Output } from './client.ts';
import { keyOf } from './keys.ts';

export interface ReadOptions<T, S = T> {
  /** False: not yet, something it needs is missing. */
  readonly enabled?: boolean;
  /** Keeps showing the answer to the last question while the next is asked (search as you type). */
  readonly keep?: boolean;
  /** Asks again every so many milliseconds, for what no live event tells. */
  readonly every?: number;
  /** A part of the answer; the page is drawn again only when that part changes. */
  readonly select?: (answer: T) => S;
}

const query = <N extends Name>(name: N, input: Input<N>) => ({ queryKey: keyOf(name, input), queryFn: ({ signal }: { signal: AbortSignal }): Promise<Output<N>> => call(name, input, { signal }) });

/** Reads an operation and keeps the answer fresh: live events and one's own changes ask again by themselves. */
export function useApi<N extends Name, S = Output<N>>(name: N, input: Input<N>, { enabled, keep, every, select }: ReadOptions<Output<N>, S> = {}): UseQueryResult<S, ApiProblem> {
  return useQuery<Output<N>, ApiProblem, S>({ ...query(name, input), ...(enabled !== undefined && { enabled }), ...(keep && { placeholderData: keepPreviousData }), ...(every !== undefined && { refetchInterval: every }), ...(select && { select }) } as never);
}

interface Page { readonly items: readonly unknown[]; readonly next_cursor: string | null }
/** Operations that answer a page of a list. */
export type ListName = { [N in Name]: Output<N> extends Page ? N : never }[Name];
type Item<N extends ListName> = Output<N> extends { items: readonly (infer T)[] } ? T : never;

export interface Pages<T> {
  readonly items: readonly T[];
  readonly isPending: boolean;
  readonly isFetching: boolean;
  readonly error: ApiProblem | null;
  readonly hasMore: boolean;
  /** Reads the next page; nothing while one is being read. */
  readonly more: () => void;
  readonly refetch: () => void;
}

/** Reads a list page by page: for lists that one scrolls. */
/** The first page is there at once; whoever goes on wants many. */
const LATER = 5, MOST = 500;

export function useApiPages<N extends ListName>(name: N, input: Omit<Input<N>, 'cursor'>, { enabled = true, keep = false }: Pick<ReadOptions<unknown>, 'enabled' | 'keep'> = {}): Pages<Item<N>> {
  const { data, isPending, isFetching, error, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: [name, input, 'pages'], enabled, initialPageParam: null as string | null, getNextPageParam: (last: Page) => last.next_cursor,
    queryFn: async ({ signal, pageParam }) => (await call(name, { ...input, ...(pageParam !== null && { cursor: pageParam, limit: Math.min(MOST, LATER * ((input as { limit?: number }).limit ?? 50)) }) } as Input<N>, { signal })) as Page,
    ...(keep && { placeholderData: keepPreviousData }),
  });
  return {
    items: (data?.pages.flatMap((page) => page.items) ?? []) as Item<N>[], isPending, isFetching, error: error as ApiProblem | null, hasMore: hasNextPage,
    more: () => { if (hasNextPage && !isFetching) void fetchNextPage(); },
    refetch: () => { void refetch(); },
  };
}

/** Reads ahead, for what will probably be looked at next (a pointer rests on a link). */
export const readAhead = <N extends Name>(client: QueryClient, name: N, input: Input<N>): void => { void client.prefetchQuery(query(name, input)); };
export const useReadAhead = () => {
  const client = useQueryClient();
  return <N extends Name>(name: N, input: Input<N>): void => readAhead(client, name, input);
};
