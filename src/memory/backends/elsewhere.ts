import type { Elsewhere } from '../recall/arms.ts';

/** What is not ours and cannot be checked here stands behind what is: at half of its own rank at best. */
const WEIGHT = 0.5;

interface Asked { readonly k: number; readonly min_score?: number | undefined; readonly explain: boolean }

/** Memories that another home found and that are not in Postgres, as results. They are quoted text, whoever wrote them. */
function resultOf(other: Elsewhere, place: number, now: Date, explain: boolean) {
  const at = (other.at ?? now).toISOString();
  const score = Math.round(other.score * WEIGHT * 10_000) / 10_000;
  return {
    id: 0, kind: 'event' as const, content: other.text, score, source: other.source, external_id: other.id, session_id: null, role: null, speaker: null, occurred_at: at, created_at: at, status: 'current' as const,
    valid_from: null, valid_to: null, evidence: [], metadata: {}, trust: 'untrusted', context: [], ...(explain && { explain: { [other.source]: { rank: place + 1, score } } }),
  };
}

/** Puts them between the results by score; ours come first where it is equal, and a text that is among ours is not told twice. */
export function withElsewhere<R extends { content: string; score: number }>(results: readonly R[], others: readonly Elsewhere[], now: Date, { k, min_score, explain }: Asked): (R | ReturnType<typeof resultOf>)[] {
  if (others.length === 0) return [...results];
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
  const told = new Set(results.map((r) => plain(r.content)));
  const fresh = others.filter(({ text }) => !told.has(plain(text)) && told.add(plain(text))).map((other, i) => resultOf(other, i, now, explain)).filter((r) => min_score === undefined || r.score >= min_score);
  if (fresh.length === 0) return [...results];
  // Ours keep their order: it may rest on more than the score.
  const out: (R | ReturnType<typeof resultOf>)[] = [];
  const waiting = fresh.sort((a, b) => b.score - a.score);
  for (const result of results) {
    while ((waiting[0]?.score ?? -1) > result.score) out.push(waiting.shift() as (typeof fresh)[number]);
    out.push(result);
  }
  return [...out, ...waiting].slice(0, k);
}
