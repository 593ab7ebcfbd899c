import type { Output } from '../api/index.ts';

export type Result = Output<'memory.recall'>['results'][number];
type Arms = NonNullable<Result['explain']>;

/** How a memory was found: the arm, its place there, and its share of the best one of that arm. */
export interface Reason { readonly arm: string; readonly rank: number; readonly share: number }

/** What the best result of each arm scored among these results. */
export function bestOf(results: readonly { readonly explain?: Arms | undefined }[]): ReadonlyMap<string, number> {
  const best = new Map<string, number>();
  for (const { explain = {} } of results) for (const [arm, { score }] of Object.entries(explain)) best.set(arm, Math.max(best.get(arm) ?? 0, score));
  return best;
}

/** Why a result stands where it stands, the strongest reason first. */
export function reasonsFor(arms: Arms | undefined, best: ReadonlyMap<string, number>): Reason[] {
  return Object.entries(arms ?? {}).map(([arm, { rank, score }]) => ({ arm, rank, share: Math.min(1, score / Math.max(best.get(arm) ?? score, 1e-9)) })).sort((a, b) => a.rank - b.rank || b.share - a.share);
}
