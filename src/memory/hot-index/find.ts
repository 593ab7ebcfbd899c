import type { Adjacent, Hit } from '../recall/ranking.ts';
import { type Found, MOST_TERMS, searchLimits, type SearchShape, settled, weighed } from '../recall/recall.store.ts';
import type { HotDoc, Postings } from './postings.ts';

// What almanac_find does in SQL (migration 0015), over the postings in this process: the same documents with the same scores. It
// is asked by every question, so its steps are small and its numbers lie in arrays of one kind: the compiler learns each step by
// itself, and learns it once.

interface Counted { readonly term: string; readonly n: number }
/** A word that is scored: related ones share the concept of the word they stand for. */
interface Wanted { readonly term: string; readonly concept: number; readonly factor: number }
/** `common`: words that only add to what rarer ones found. `whole`: what a document gets that holds every word. */
interface Plan { readonly scored: readonly Wanted[]; readonly common: readonly Wanted[]; readonly whole: number }
interface Scored { readonly slot: number; raw: number; held: number }

/** Sums by slot, zero outside of a search; one search runs at a time, since none waits for anything. */
let raws = new Float64Array(1024), helds = new Float64Array(1024);
/** Of a concept that is being summed. */
let bests = new Float64Array(1024), bestFactors = new Float64Array(1024);
/** The slots with a sum. */
let met = new Int32Array(1024), metCount = 0;
/** The slots of one concept. */
let here = new Int32Array(1024);
/** The best so far; the root is the least of them. */
let heapSlots = new Int32Array(64), heapScores = new Float64Array(64), heapSize = 0;

function room(slots: number, best: number): void {
  if (heapSlots.length < best) [heapSlots, heapScores] = [new Int32Array(best), new Float64Array(best)];
  if (raws.length >= slots) return;
  const size = Math.ceil(slots * 1.5);
  [raws, helds, bests, bestFactors] = [new Float64Array(size), new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  [met, here] = [new Int32Array(size), new Int32Array(size)];
}

const rarityOf = (total: number, n: number): number => Math.log(1 + (total - n + 0.5) / (n + 0.5));

/** Null where words are equally common and only the database knows which of them it would leave out. */
export function findIn(postings: Postings, { docs: indexed, terms, now }: { docs: number; terms: readonly string[]; now: Date }, { coverage, wanted, neighbours = true, related }: SearchShape): Found | null {
  const { countTo, budget, candidates, around } = searchLimits(wanted, neighbours);
  const words = countedWords(postings, terms, countTo);
  const others = related ? countedOthers(postings, related, countTo) : [];
  const uses = weighed(words, indexed);
  if (words.length === 0 && others.length === 0) return { uses, hits: [], near: [] };
  const plan = planOf(words, others, terms, { indexed, share: related?.share ?? 0, budget, countTo });
  if (!plan) return null;

  const most = candidates + 60;
  room(postings.docs.length, most);
  metCount = 0;
  if (others.length === 0) sumWords(postings, plan.scored); else sumConcepts(postings, plan.scored);
  const best = takeBest(postings.docs, most, coverage, plan.whole, others.length === 0);
  addCommon(postings, plan.common, best);
  const ranked = ranking(postings.docs, best, coverage, plan.whole, candidates, now.getTime());
  return settled({ uses, hits: ranked.map(hitOf), near: turnsAround(postings, ranked, around, now.getTime()) });
}

function countedWords(postings: Postings, terms: readonly string[], countTo: number): Counted[] {
  const words: Counted[] = [];
  for (const term of new Set(terms)) {
    const n = Math.min(countTo, postings.count(term));
    if (n > 0) words.push({ term, n });
  }
  return words.sort((a, b) => a.n - b.n || (a.term < b.term ? -1 : 1));
}

interface Other extends Counted { readonly for: string }
function countedOthers(postings: Postings, related: NonNullable<SearchShape['related']>, countTo: number): Other[] {
  const others: Other[] = [];
  for (const { term, for: stands } of related.terms) {
    const n = Math.min(countTo, postings.count(term));
    if (n > 0) others.push({ term, for: stands, n });
  }
  return others;
}

function planOf(words: readonly Counted[], others: readonly Other[], terms: readonly string[], { indexed, share, budget, countTo }: { indexed: number; share: number; budget: number; countTo: number }): Plan | null {
  const total = Math.max(indexed, words.at(-1)?.n ?? 0, ...others.map((other) => other.n));
  const rarity = words.map(({ n }) => rarityOf(total, n));
  const placeOf = (other: Other): number => words.findIndex((word) => word.term === other.for);
  const otherRarity = others.map((other) => share * Math.min(rarityOf(total, other.n), rarity[placeOf(other)] ?? Infinity));
  const taken = Math.min(words.length, MOST_TERMS);
  const tied = (i: number) => i > 0 && i < words.length && words[i]?.n === words[i - 1]?.n;
  if (tied(taken)) return null;
  const whole = Math.max(rarity.slice(0, taken).reduce((a, b) => a + b, 0), ...otherRarity, 1e-9);

  const scored: Wanted[] = [], common: Wanted[] = [];
  let touched = 0;
  for (let i = 0; i < taken; i++) {
    const { term, n } = words[i] as Counted;
    const use = { term, concept: i, factor: rarity[i] as number };
    if (i === 0 || (touched + n <= budget && n < countTo)) {
      scored.push(use);
      touched += n;
    } else {
      if (common.length === 0 && n < countTo && tied(i)) return null;
      common.push(use);
    }
  }
  others.forEach((other, i) => {
    if (touched + other.n > budget || other.n >= countTo) return;
    const place = placeOf(other);
    scored.push({ term: other.term, concept: place < 0 ? 1000 + terms.indexOf(other.for) : place, factor: otherRarity[i] as number });
    touched += other.n;
  });
  return { scored, common, whole };
}

/** Sums every word. */
function sumWords(postings: Postings, words: readonly Wanted[]): void {
  for (const { term, factor } of words) for (const { slots, weights, start, end } of postings.rangesOf(term)) sumRange(postings, slots, weights, start, end, factor);
}

function sumRange(postings: Postings, slots: Int32Array, weights: Float32Array, start: number, end: number, factor: number): void {
  for (let i = start; i < end; i++) {
    const slot = slots[i] as number;
    if (postings.isStruck(slot)) continue;
    if (helds[slot] === 0) met[metCount++] = slot;
    raws[slot] = (raws[slot] as number) + factor * (weights[i] as number);
    helds[slot] = (helds[slot] as number) + factor;
  }
}

/** Of one thing said in several words the best counts once. */
function sumConcepts(postings: Postings, words: readonly Wanted[]): void {
  for (const concept of new Set(words.map((word) => word.concept))) {
    let count = 0;
    for (const { term, factor } of words.filter((word) => word.concept === concept)) for (const { slots, weights, start, end } of postings.rangesOf(term)) count = bestOfRange(postings, slots, weights, start, end, factor, count);
    for (let i = 0; i < count; i++) {
      const slot = here[i] as number;
      if (helds[slot] === 0) met[metCount++] = slot;
      raws[slot] = (raws[slot] as number) + (bests[slot] as number);
      helds[slot] = (helds[slot] as number) + (bestFactors[slot] as number);
      bests[slot] = bestFactors[slot] = 0;
    }
  }
}

function bestOfRange(postings: Postings, slots: Int32Array, weights: Float32Array, start: number, end: number, factor: number, known: number): number {
  let count = known;
  for (let i = start; i < end; i++) {
    const slot = slots[i] as number;
    if (postings.isStruck(slot)) continue;
    if (bestFactors[slot] === 0) here[count++] = slot;
    const value = factor * (weights[i] as number);
    if (value > (bests[slot] as number)) bests[slot] = value;
    if (factor > (bestFactors[slot] as number)) bestFactors[slot] = factor;
  }
  return count;
}

/** The best so many of the slots that were met, whose sums are zero then. `plain`: with one word a concept no document holds more than the whole; only rounding says so. */
function takeBest(docs: readonly HotDoc[], most: number, coverage: number, whole: number, plain: boolean): Scored[] {
  heapSize = 0;
  for (let i = 0; i < metCount; i++) {
    const slot = met[i] as number, share = (helds[slot] as number) / whole;
    offer(docs, slot, (raws[slot] as number) * (1 - coverage + coverage * (plain ? share : Math.min(1, share))), most);
  }
  const out: Scored[] = [];
  for (let i = 0; i < heapSize; i++) { const slot = heapSlots[i] as number; out.push({ slot, raw: raws[slot] as number, held: helds[slot] as number }); }
  for (let i = 0; i < metCount; i++) raws[met[i] as number] = helds[met[i] as number] = 0;
  return out;
}

/** Equal ones: the newer document is better. */
const isLess = (docs: readonly HotDoc[], slotA: number, scoreA: number, slotB: number, scoreB: number): boolean =>
  scoreA < scoreB || (scoreA === scoreB && (docs[slotA] as HotDoc).docId < (docs[slotB] as HotDoc).docId);

function offer(docs: readonly HotDoc[], slot: number, score: number, most: number): void {
  if (heapSize < most) {
    heapSlots[heapSize] = slot;
    heapScores[heapSize++] = score;
    if (heapSize === most) for (let i = most >> 1; i >= 0; i--) sink(docs, i);
  } else if (isLess(docs, heapSlots[0] as number, heapScores[0] as number, slot, score)) {
    heapSlots[0] = slot;
    heapScores[0] = score;
    sink(docs, 0);
  }
}

function sink(docs: readonly HotDoc[], from: number): void {
  for (let i = from; ;) {
    let least = i;
    for (let child = 2 * i + 1; child <= 2 * i + 2 && child < heapSize; child++) {
      if (isLess(docs, heapSlots[child] as number, heapScores[child] as number, heapSlots[least] as number, heapScores[least] as number)) least = child;
    }
    if (least === i) return;
    const slot = heapSlots[i] as number, score = heapScores[i] as number;
    heapSlots[i] = heapSlots[least] as number;
    heapScores[i] = heapScores[least] as number;
    heapSlots[least] = slot;
    heapScores[least] = score;
    i = least;
  }
}

function addCommon(postings: Postings, common: readonly Wanted[], best: readonly Scored[]): void {
  for (const { term, factor } of common) {
    for (const entry of best) {
      const weight = postings.weightIn(term, entry.slot);
      if (weight === undefined) continue;
      entry.raw += factor * weight;
      entry.held += factor;
    }
  }
}

interface RankedDoc { readonly doc: HotDoc; readonly score: number }
const isValid = (doc: HotDoc, now: number): boolean => doc.expires === null || doc.expires > now;

function ranking(docs: readonly HotDoc[], best: readonly Scored[], coverage: number, whole: number, candidates: number, now: number): RankedDoc[] {
  const all: RankedDoc[] = [];
  for (const { slot, raw, held } of best) all.push({ doc: docs[slot] as HotDoc, score: raw * (1 - coverage + coverage * Math.min(1, held / whole)) });
  return all.sort((a, b) => b.score - a.score || b.doc.docId - a.doc.docId).slice(0, candidates).filter(({ doc }) => isValid(doc, now));
}

/** As Postgres rounds. */
const secondsOf = (micros: number): number => Math.sign(micros) * Math.round(Math.abs(micros) / 1_000_000);
const hitOf = ({ doc, score }: RankedDoc): Hit => ({ kind: doc.kind, refId: doc.refId, sessionId: doc.sessionId, length: doc.length, score, at: secondsOf(doc.at) });

/** The turns right before and after the best. */
function turnsAround(postings: Postings, ranked: readonly RankedDoc[], around: number, now: number): Adjacent[] {
  const turns = new Map<number, HotDoc>();
  let seen = 0;
  for (const { doc } of ranked) {
    if (doc.kind !== 'event' || doc.sessionId === null) continue;
    if (seen++ >= around) break;
    turns.set(doc.refId, doc);
  }
  const out: Adjacent[] = [];
  const counts = (doc: HotDoc): boolean => isValid(doc, now);
  for (const doc of turns.values()) for (const side of [-1, 1] as const) {
    const near = postings.beside(doc, side, 2, counts);
    for (let i = 0; i < near.length; i++) {
      const turn = near[i] as HotDoc;
      out.push({ of: doc.refId, near: turn.refId, distance: side * (i + 1), kind: turn.kind, sessionId: doc.sessionId as string, length: turn.length });
    }
  }
  return out;
}
