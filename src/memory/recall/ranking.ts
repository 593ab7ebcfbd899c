import type { Arm } from './arms.ts';
import type { Kind } from '../memory-fields.contract.ts';
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

/** Neighbours stand up to so many turns away. */
const REACH = 2;
interface Candidate { readonly kind: Kind; readonly refId: number; readonly sessionId: string | null; readonly length: number; /** The scores of the turns beside it, from -REACH to REACH. */ near: number[] | null }
type Candidates = Map<number, Candidate>;

function candidateOf(candidates: Candidates, kind: Kind, refId: number, sessionId: string | null, length: number): Candidate {
  const key = placeOf(kind, refId);
  let known = candidates.get(key);
  if (!known) candidates.set(key, known = { kind, refId, sessionId, length, near: null });
  return known;
}

/** How well each conversation fits; `best` is the score of the best. */
function conversationsOf(hits: readonly Hit[]): { scores: ReadonlyMap<string, { turns: number; score: number }>; best: number } {
  const scores = new Map<string, { turns: number; score: number }>();
  let best = 1e-9;
  for (const { sessionId, score } of hits) {
    if (sessionId === null) continue;
    let known = scores.get(sessionId);
    if (!known) scores.set(sessionId, known = { turns: 0, score: 0 });
    if (known.turns++ < TURNS_OF_A_SESSION) best = Math.max(best, known.score += score);
  }
  return { scores, best };
}

/** When the oldest hit was said, and how long before the newest. */
function spanOf(hits: readonly Hit[]): { oldest: number; span: number } {
  let oldest = Infinity, newest = -Infinity;
  for (const { at } of hits) {
    if (at === undefined) continue;
    if (at < oldest) oldest = at;
    if (at > newest) newest = at;
  }
  return { oldest, span: newest - oldest };
}

/** Tells turns and those beside them of each other's scores; the neighbours of a hit are candidates themselves. */
function tellNeighbours(candidates: Candidates, lexical: ReadonlyMap<number, Hit>, adjacent: readonly Adjacent[]): void {
  for (const { of, near, distance, kind, sessionId, length } of adjacent) {
    // `near` gains from `of`, which stands at -distance from it; and the other way round.
    (candidateOf(candidates, kind, near, sessionId, length).near ??= [0, 0, 0, 0, 0])[REACH - distance] = lexical.get(placeOf('event', of))?.score ?? 0;
    (candidateOf(candidates, 'event', of, sessionId, length).near ??= [0, 0, 0, 0, 0])[REACH + distance] = lexical.get(placeOf(kind, near))?.score ?? 0;
  }
}

function fromNeighbours(recipe: Recipe, { near, length }: Candidate): number {
  if (!near) return 0;
  let sum = 0;
  for (let distance = -REACH; distance <= REACH; distance++) if (distance !== 0) sum += (recipe.neighbours[distance] ?? 0) * (near[REACH + distance] as number);
  return sum * Math.min(1, SHORT_TURN / length);
}

/** What other arms give to each candidate, by its key. */
function givenBy(further: readonly Arm[], recipe: Recipe, candidates: Candidates, best: number): ReadonlyMap<number, Record<string, number>> {
  const given = new Map<number, Record<string, number>>();
  for (const { name, hits, trust = 1 } of further) {
    const top = Math.max(1e-9, ...hits.map((hit) => hit.score));
    for (const { doc, score } of hits) {
      const key = placeOf(doc.kind, doc.refId);
      candidateOf(candidates, doc.kind, doc.refId, doc.sessionId, doc.length);
      given.set(key, { ...given.get(key), [name]: (recipe.arms[name] ?? 0) * trust * (best || 1) * (score / top) });
    }
  }
  return given;
}

/** All candidates, best first; equal ones newest first. */
export function rank(recipe: Recipe, hits: readonly Hit[], adjacent: readonly Adjacent[], further: readonly Arm[] = []): Ranked[] {
  const best = hits[0]?.score ?? 0;
  const lexical = new Map<number, Hit>(), candidates: Candidates = new Map();
  for (const hit of hits) {
    lexical.set(placeOf(hit.kind, hit.refId), hit);
    candidateOf(candidates, hit.kind, hit.refId, hit.sessionId, hit.length);
  }
  tellNeighbours(candidates, lexical, adjacent);
  const given = givenBy(further, recipe, candidates, best);
  const conversations = conversationsOf(hits), { oldest, span } = spanOf(hits);
  const out: Ranked[] = [];
  for (const [key, candidate] of candidates) {
    const { kind, refId, sessionId } = candidate;
    const hit = lexical.get(key), own = hit?.score ?? 0, at = hit?.at;
    const neighbour = fromNeighbours(recipe, candidate);
    const session = sessionId === null ? 0 : recipe.session * best * ((conversations.scores.get(sessionId)?.score ?? 0) / conversations.best);
    const recency = span > 0 && at !== undefined ? recipe.recency * best * ((at - oldest) / span) : 0;
    let score = own + neighbour + session + recency;
    const more = given.get(key);
    for (const arm in more) score += more[arm] as number;
    out.push({ kind, refId, score, arms: more ? { lexical: own, neighbour, session, recency, ...more } : { lexical: own, neighbour, session, recency } });
  }
  return out.sort((a, b) => b.score - a.score || b.refId - a.refId);
}
