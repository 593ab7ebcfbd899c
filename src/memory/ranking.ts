import type { Kind } from './memory-fields.contract.ts';

// From scored documents to a ranking, without any IO. Three arms: the words of a memory (lexical), what was said right before
// and after it (neighbour), and how well its whole conversation fits (session). A memory can win by its words alone.

/** A document that holds words of the query. */
export interface Hit { readonly kind: Kind; readonly refId: number; readonly score: number; readonly sessionId: string | null; readonly length: number }
/** `near` stands `distance` turns after (or before, when negative) `of`, in one session; both are events. */
export interface Adjacent { readonly of: number; readonly near: number; readonly distance: number; readonly kind: Kind; readonly sessionId: string; readonly length: number }

export interface Ranked { readonly kind: Kind; readonly refId: number; readonly score: number; readonly arms: { lexical: number; neighbour: number; session: number } }

/** What a turn gains from the score of the turn at that distance before it (negative) or after it. Measured on conversations. */
const FROM_NEIGHBOUR: Readonly<Record<number, number>> = { [-1]: 0.5, [1]: 0.3, [-2]: 0.15, [2]: 0.15 };
/** A short turn lives by what stands around it; a text longer than this many terms speaks for itself, the more so the longer it is. */
const SHORT_TURN = 60;
/** What the best conversation adds, as a share of the best score. */
const FROM_SESSION = 0.25;
/** A conversation is judged by its best turns only, so that a long one does not win by its length. */
const TURNS_OF_A_SESSION = 3;

export const keyOf = (kind: Kind, refId: number): string => `${kind} ${refId}`;

/** Several pieces of one long text are one memory, as good as its best piece. */
export function mergePieces(hits: readonly Hit[]): Hit[] {
  const best = new Map<string, Hit>();
  for (const hit of hits) {
    const key = keyOf(hit.kind, hit.refId);
    const known = best.get(key);
    if (!known || hit.score > known.score) best.set(key, hit);
  }
  return [...best.values()].sort((a, b) => b.score - a.score || b.refId - a.refId);
}

/** All candidates, best first; equal ones newest first. */
export function rank(hits: readonly Hit[], adjacent: readonly Adjacent[]): Ranked[] {
  const best = hits[0]?.score ?? 0;
  const lexical = new Map(hits.map((hit) => [keyOf(hit.kind, hit.refId), hit]));
  const bySession = new Map<string, number[]>();
  for (const hit of hits) {
    if (hit.sessionId === null) continue;
    const scores = bySession.get(hit.sessionId) ?? [];
    if (scores.length < TURNS_OF_A_SESSION) bySession.set(hit.sessionId, [...scores, hit.score]);
  }
  const sessions = new Map([...bySession].map(([id, scores]) => [id, scores.reduce((a, b) => a + b, 0)]));
  const bestSession = Math.max(1e-9, ...sessions.values());

  const candidates = new Map<string, { kind: Kind; refId: number; sessionId: string | null; length: number; near: Map<number, number> }>();
  const candidate = (kind: Kind, refId: number, sessionId: string | null, length: number) => {
    const key = keyOf(kind, refId);
    const known = candidates.get(key) ?? { kind, refId, sessionId, length, near: new Map<number, number>() };
    candidates.set(key, known);
    return known;
  };
  for (const hit of hits) candidate(hit.kind, hit.refId, hit.sessionId, hit.length);
  for (const { of, near, distance, kind, sessionId, length } of adjacent) {
    // `near` gains from `of`, which stands at -distance from it; and the other way round.
    candidate(kind, near, sessionId, length).near.set(-distance, lexical.get(keyOf('event', of))?.score ?? 0);
    candidate('event', of, sessionId, length).near.set(distance, lexical.get(keyOf(kind, near))?.score ?? 0);
  }
  return [...candidates.entries()].map(([key, { kind, refId, sessionId, length, near }]): Ranked => {
    const own = lexical.get(key)?.score ?? 0;
    let neighbour = 0;
    for (const [distance, score] of near) neighbour += (FROM_NEIGHBOUR[distance] ?? 0) * score * Math.min(1, SHORT_TURN / length);
    const session = sessionId === null ? 0 : FROM_SESSION * best * ((sessions.get(sessionId) ?? 0) / bestSession);
    return { kind, refId, score: own + neighbour + session, arms: { lexical: own, neighbour, session } };
  }).sort((a, b) => b.score - a.score || b.refId - a.refId);
}
