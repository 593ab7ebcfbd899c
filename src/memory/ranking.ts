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
export interface Ranked { readonly kind: Kind; readonly refId: number; readonly score: number; readonly arms: Readonly<Record<string, number>>; /** What a second look added. */ readonly added?: Readonly<Record<string, number>> }

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
  const sessions = new Map<string, { turns: number; score: number }>();
  let bestSession = 1e-9, oldest = Infinity, newest = -Infinity;
  for (const { sessionId, score, at } of hits) {
    if (at !== undefined) [oldest, newest] = [Math.min(oldest, at), Math.max(newest, at)];
    if (sessionId === null) continue;
    const session = sessions.get(sessionId) ?? { turns: 0, score: 0 };
    if (session.turns === 0) sessions.set(sessionId, session);
    if (session.turns++ < TURNS_OF_A_SESSION) bestSession = Math.max(bestSession, session.score += score);
  }

  const candidates = new Map<number, { kind: Kind; refId: number; sessionId: string | null; length: number; near: Map<number, number> | null }>();
  const candidate = (kind: Kind, refId: number, sessionId: string | null, length: number): { near: Map<number, number> | null } => {
    const key = placeOf(kind, refId);
    const known = candidates.get(key);
    if (known) return known;
    const made = { kind, refId, sessionId, length, near: null };
    candidates.set(key, made);
    return made;
  };
  const beside = (of: ReturnType<typeof candidate>, distance: number, score: number): void => { (of.near ??= new Map()).set(distance, score); };
  for (const hit of hits) candidate(hit.kind, hit.refId, hit.sessionId, hit.length);
  for (const { of, near, distance, kind, sessionId, length } of adjacent) {
    // `near` gains from `of`, which stands at -distance from it; and the other way round.
    beside(candidate(kind, near, sessionId, length), -distance, lexical.get(placeOf('event', of))?.score ?? 0);
    beside(candidate('event', of, sessionId, length), distance, lexical.get(placeOf(kind, near))?.score ?? 0);
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
  const span = newest - oldest;
  const out: Ranked[] = [];
  for (const [key, { kind, refId, sessionId, length, near }] of candidates) {
    const hit = lexical.get(key), own = hit?.score ?? 0;
    let neighbour = 0;
    if (near) for (const [distance, score] of near) neighbour += (recipe.neighbours[distance] ?? 0) * score * Math.min(1, SHORT_TURN / length);
    const session = sessionId === null ? 0 : recipe.session * best * ((sessions.get(sessionId)?.score ?? 0) / bestSession);
    const at = hit?.at;
    const recency = span > 0 && at !== undefined ? recipe.recency * best * ((at - oldest) / span) : 0;
    let score = own + neighbour + session + recency;
    const more = given.get(key);
    for (const arm in more) score += more[arm] as number;
    out.push({ kind, refId, score, arms: more ? { lexical: own, neighbour, session, recency, ...more } : { lexical: own, neighbour, session, recency } });
  }
  return out.sort((a, b) => b.score - a.score || b.refId - a.refId);
}
