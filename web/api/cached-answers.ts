import type { QueryClient } from '@tanstack/react-query';
import type { Name, Output } from './client.ts';
import { nameOf } from './keys.ts';

/** What is shown at the moment, to be changed before the server has answered. */
export interface CachedAnswers {
  /** Changes each answer of an operation that is kept (a list read page by page: each page). Unchanged answers are given back as they are. */
  update<N extends Name>(name: N, change: (answer: Output<N>, input: unknown) => Output<N>): void;
}

/** Cached answers with the way back: `restore` puts everything as it was. */
export function changeable(client: QueryClient): CachedAnswers & { restore(): void } {
  const before = new Map<string, { key: readonly unknown[]; data: unknown }>();
  return {
    update(name, change) {
      for (const query of client.getQueryCache().findAll({ predicate: (one) => nameOf(one.queryKey) === name && one.state.data !== undefined })) {
        const was = query.state.data;
        const paged = query.queryKey[2] === 'pages';
        const now = paged ? { ...(was as { pages: unknown[] }), pages: (was as { pages: unknown[] }).pages.map((page) => change(page as never, query.queryKey[1])) } : change(was as never, query.queryKey[1]);
        if (now === was) continue;
        if (!before.has(query.queryHash)) before.set(query.queryHash, { key: query.queryKey, data: was });
        client.setQueryData(query.queryKey, now);
      }
    },
    restore() { for (const { key, data } of before.values()) client.setQueryData(key, data); },
  };
}
