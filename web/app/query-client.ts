import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/api-problem.ts';

/** Answers are fresh until a live event says otherwise; without live events, for half a minute. */
const FRESH_MS = 30_000;

/** Refusals stay refusals; a server that is away or overrun may come back. */
export const worthAnotherTry = (failures: number, error: unknown): boolean => failures < 2 && error instanceof ApiProblem && (error.status === 0 || error.status === 429 || error.status >= 502);

export const makeClient = (): QueryClient => new QueryClient({
  defaultOptions: {
    queries: { staleTime: FRESH_MS, gcTime: 10 * 60_000, retry: worthAnotherTry, retryDelay: (failures, error) => (error instanceof ApiProblem && error.retryAfter !== undefined ? error.retryAfter * 1000 : 500 * 2 ** failures), networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});
