import type { Output } from '../api/index.ts';

export type Result = Output<'memory.recall'>['results'][number];
type Arms = NonNullable<Result['explain']>;

/** How a memory was found: the arm, its place there, and its share of the best one of that arm. */
export interface Reason { readonly arm: string; readonly rank: number; readonly share: number }

/** What these results scored in each arm, the best first. */
export function scoresOf(results: readonly { readonly explain?: Arms | undefined }[]): ReadonlyMap<string, readonly number[]> {
  const scores = new Map<string, number[]>();
  for (const { explain = {} } of results) for (const [arm, { score }] of Object.entries(explain)) scores.set(arm, [...(scores.get(arm) ?? []), score]);
  for (const all of scores.values()) all.sort((a, b) => b - a);
  return scores;
}

/** Why a result stands where it stands, the strongest reason first. Its place is the one among the shown (what was replaced by newer knowledge takes none), or with `overall` among all that the arm saw. */
export function reasonsFor(arms: Arms | undefined, scores: ReadonlyMap<string, readonly number[]>, overall = false): Reason[] {
  return Object.entries(arms ?? {}).map(([arm, { rank, score }]) => {
    const all = scores.get(arm) ?? [score];
    const place = all.indexOf(score);
    return { arm, rank: overall || place < 0 ? rank : place + 1, share: Math.min(1, score / Math.max(all[0] ?? score, 1e-9)) };
  }).sort((a, b) => a.rank - b.rank || b.share - a.share);
}
