import type { Arm } from './arms.ts';
import type { Kind } from './memory-fields.contract.ts';
import type { Recipe } from './recipes.ts';

// From scored documents to a ranking, without any IO. Three arms: the words of a memory (lexical), what was said right before
// and after it (neighbour), and how well its whole conversation fits (session). A memory can win by its words alone.

/** A document that holds words of the query. */
export interface Hit { readonly kind: Kind; readonly refId: number; readonly score: number; readonly sessionId: string | null; readonly length: number; /** Seconds since 1970. */ readonly at?: number }
/** `near` stands `distance` turns after (or before, when negative) `of`, in one session; both are events. */
export interface Adjacent { readonly of: number; readonly near: number; readonly distance: number; readonly kind: Kind; readonly sessionId: string; readonly length: number }

/** A candidate with what each arm gave to its score; an arm that did not see it is absent. */
export interface Ranked { readonly kind: Kind; readonly refId: number; readonly score: number; readonly arms: Readonly<Record<string, number>> }

/** A short turn lives by what stands around it; a text longer than this many terms speaks for itself, the more so the longer it is. */
const SHORT_TURN = 60;
/** A conversation is judged by its best turns only, so that a long one does not win by its length. */
const TURNS_OF_A_SESSION = 3;

export const keyOf = (kind: Kind, refId: number): string => `${kind} ${refId}`;

const PLACES: Readonly<Record<Kind, number>> = { event: 0, fact: 1, episode: 2, reflection: 3, document: 4 };
/** The same as a number, for the many lookups of one ranking. */
const placeOf = (kind: Kind, refId: number): number => refId * 8 + PLACES[kind];

/** Several pieces of one long text are one memory, as good as its best piece. */
export function mergePieces(hits: readonly Hit[]): Hit[] {
  const best = new Map<number, Hit>();
  for (const hit of hits) {
    const key = placeOf(hit.kind, hit.refId);
    const known = best.get(key);
    if (!known || hit.score > known.score) best.set(key, hit);
  }
  return [...best.values()].sort((a, b) => b.score - a.score || b.refId - a.refId);
}

/** All candidates, best first; equal ones newest first. */
export function rank(recipe: Recipe, hits: readonly Hit[], adjacent: readonly Adjacent[], further: readonly Arm[] = []): Ranked[] {
  const best = hits[0]?.score ?? 0;
  const lexical = new Map(hits.map((hit) => [placeOf(hit.kind, hit.refId), hit]));
  const bySession = new Map<string, number[]>();
  for (const hit of hits) {
    if (hit.sessionId === null) continue;
    const scores = bySession.get(hit.sessionId) ?? [];
    if (scores.length < TURNS_OF_A_SESSION) bySession.set(hit.sessionId, [...scores, hit.score]);
  }
  const sessions = new Map([...bySession].map(([id, scores]) => [id, scores.reduce((a, b) => a + b, 0)]));
  const bestSession = Math.max(1e-9, ...sessions.values());

  const candidates = new Map<number, { kind: Kind; refId: number; sessionId: string | null; length: number; near: Map<number, number> }>();
  const candidate = (kind: Kind, refId: number, sessionId: string | null, length: number) => {
    const key = placeOf(kind, refId);
    const known = candidates.get(key);
    if (known) return known;
    const made = { kind, refId, sessionId, length, near: new Map<number, number>() };
    candidates.set(key, made);
    return made;
  };
  for (const hit of hits) candidate(hit.kind, hit.refId, hit.sessionId, hit.length);
  for (const { of, near, distance, kind, sessionId, length } of adjacent) {
    // `near` gains from `of`, which stands at -distance from it; and the other way round.
    candidate(kind, near, sessionId, length).near.set(-distance, lexical.get(placeOf('event', of))?.score ?? 0);
    candidate('event', of, sessionId, length).near.set(distance, lexical.get(placeOf(kind, near))?.score ?? 0);
  }
  const given = new Map<number, Record<string, number>>();
  for (const { name, hits: found, trust = 1 } of further) {
    const top = Math.max(1e-9, ...found.map((hit) => hit.score));
    for (const { doc, score } of found) {
      const key = placeOf(doc.kind, doc.refId);
      candidate(doc.kind, doc.refId, doc.sessionId, doc.length);
      given.set(key, { ...given.get(key), [name]: (recipe.arms[name] ?? 0) * trust * (best || 1) * (score / top) });
    }
  }
  const times = hits.flatMap((hit) => (hit.at === undefined ? [] : [hit.at]));
  const oldest = Math.min(...times), span = Math.max(...times) - oldest;
  return [...candidates.entries()].map(([key, { kind, refId, sessionId, length, near }]): Ranked => {
    const hit = lexical.get(key), own = hit?.score ?? 0;
    let neighbour = 0;
    for (const [distance, score] of near) neighbour += (recipe.neighbours[distance] ?? 0) * score * Math.min(1, SHORT_TURN / length);
    const session = sessionId === null ? 0 : recipe.session * best * ((sessions.get(sessionId) ?? 0) / bestSession);
    const at = hit?.at;
    const recency = span > 0 && at !== undefined ? recipe.recency * best * ((at - oldest) / span) : 0;
    const arms = { lexical: own, neighbour, session, recency, ...given.get(key) };
    return { kind, refId, score: Object.values(arms).reduce((a, b) => a + b, 0), arms };
  }).sort((a, b) => b.score - a.score || b.refId - a.refId);
}
