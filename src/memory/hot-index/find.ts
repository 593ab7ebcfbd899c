import type { Adjacent } from '../ranking.ts';
import { type Found, MOST_TERMS, searchLimits, type SearchShape, settled, weighed } from '../recall.store.ts';
import type { HotDoc, Postings } from './postings.ts';

// What almanac_find does in SQL (migration 0015), over the postings in this process: the same documents with the same scores.

interface Scored { readonly slot: number; raw: number; held: number }
/** A word that is scored: related ones share the concept of the word they stand for. */
interface Wanted { readonly term: string; readonly concept: number; readonly factor: number }

/** Sums by slot, zero outside of a search; one search runs at a time, since none waits for anything. */
let raws = new Float64Array(1024), helds = new Float64Array(1024);
/** Of a concept that is being summed. */
let bests = new Float64Array(1024), bestFactors = new Float64Array(1024);

function room(slots: number): void {
  if (raws.length >= slots) return;
  const size = Math.ceil(slots * 1.5);
  [raws, helds, bests, bestFactors] = [new Float64Array(size), new Float64Array(size), new Float64Array(size), new Float64Array(size)];
}

const rarityOf = (total: number, n: number): number => Math.log(1 + (total - n + 0.5) / (n + 0.5));

/** Null where words are equally common and only the database knows which of them it would leave out. */
export function findIn(postings: Postings, { docs: indexed, terms, now }: { docs: number; terms: readonly string[]; now: Date }, { coverage, wanted, neighbours = true, related }: SearchShape): Found | null {
  const { countTo, budget, candidates, around } = searchLimits(wanted, neighbours);
  const counted = (term: string): number => Math.min(countTo, postings.count(term));
  const words = [...new Set(terms)].map((term) => ({ term, n: counted(term) })).filter((word) => word.n > 0).sort((a, b) => a.n - b.n || (a.term < b.term ? -1 : 1));
  const others = (related?.terms ?? []).map((other) => ({ ...other, n: counted(other.term) })).filter((other) => other.n > 0);
  const uses = weighed(words, indexed);
  if (words.length === 0 && others.length === 0) return { uses, hits: [], near: [] };

  const total = Math.max(indexed, words.at(-1)?.n ?? 0, ...others.map((other) => other.n));
  const rarity = words.map(({ n }) => rarityOf(total, n));
  const otherRarity = others.map((other) => {
    const place = words.findIndex((word) => word.term === other.for);
    return (related?.share ?? 0) * Math.min(rarityOf(total, other.n), place < 0 ? Infinity : rarity[place] as number);
  });
  const taken = Math.min(words.length, MOST_TERMS);
  const tied = (i: number) => i > 0 && i < words.length && words[i]?.n === words[i - 1]?.n;
  if (tied(taken)) return null;
  const whole = Math.max(rarity.slice(0, taken).reduce((a, b) => a + b, 0), ...otherRarity, 1e-9);

  const scored: Wanted[] = [], common: Wanted[] = [];
  let touched = 0;
  for (let i = 0; i < taken; i++) {
    const { term, n } = words[i] as { term: string; n: number };
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
    const place = words.findIndex((word) => word.term === other.for);
    scored.push({ term: other.term, concept: place < 0 ? 1000 + terms.indexOf(other.for) : place, factor: otherRarity[i] as number });
    touched += other.n;
  });

  room(postings.docs.length);
  const slots = others.length === 0 ? sumWords(postings, scored) : sumConcepts(postings, scored);
  // With one word a concept no document holds more than the whole; only rounding says so.
  const rank = (raw: number, held: number) => raw * (1 - coverage + coverage * (others.length === 0 ? held / whole : Math.min(1, held / whole)));
  const best: Scored[] = top(slots, candidates + 60, (slot) => rank(raws[slot] as number, helds[slot] as number), postings.docs).map((slot) => ({ slot, raw: raws[slot] as number, held: helds[slot] as number }));
  for (const slot of slots) raws[slot] = helds[slot] = 0;

  for (const entry of best) {
    let raw = 0, held = 0;
    for (const { term, factor } of common) {
      const weight = postings.weightIn(term, entry.slot);
      if (weight === undefined) continue;
      raw += factor * weight;
      held += factor;
    }
    entry.raw += raw;
    entry.held += held;
  }
  const valid = (doc: HotDoc) => doc.expires === null || doc.expires > now.getTime();
  const ranked = best.map(({ slot, raw, held }) => ({ doc: postings.docs[slot] as HotDoc, score: raw * (1 - coverage + coverage * Math.min(1, held / whole)) }))
    .sort((a, b) => b.score - a.score || b.doc.docId - a.doc.docId).slice(0, candidates).filter(({ doc }) => valid(doc));
  const turns = ranked.filter(({ doc }) => doc.kind === 'event' && doc.sessionId !== null).slice(0, around).map(({ doc }) => doc);
  return settled({
    uses,
    hits: ranked.map(({ doc, score }) => ({ kind: doc.kind, refId: doc.refId, sessionId: doc.sessionId, length: doc.length, score, at: secondsOf(doc.at) })),
    near: [...new Map(turns.map((doc) => [doc.refId, doc])).values()].flatMap((doc) => ([-1, 1] as const).flatMap((side) => postings.beside(doc, side, 2, valid)
      .map((near, i): Adjacent => ({ of: doc.refId, near: near.refId, distance: side * (i + 1), kind: near.kind, sessionId: doc.sessionId as string, length: near.length })))),
  });
}

/** As Postgres rounds. */
const secondsOf = (micros: number): number => Math.sign(micros) * Math.round(Math.abs(micros) / 1_000_000);

/** Sums every word; answers the slots that hold one. */
function sumWords(postings: Postings, words: readonly Wanted[]): number[] {
  const met: number[] = [];
  for (const { term, factor } of words) {
    for (const { slots, weights, start, end } of postings.rangesOf(term)) {
      for (let i = start; i < end; i++) {
        const slot = slots[i] as number;
        if (postings.isStruck(slot)) continue;
        if (helds[slot] === 0) met.push(slot);
        raws[slot] = (raws[slot] as number) + factor * (weights[i] as number);
        helds[slot] = (helds[slot] as number) + factor;
      }
    }
  }
  return met;
}

/** Of one thing said in several words the best counts once. */
function sumConcepts(postings: Postings, words: readonly Wanted[]): number[] {
  const met: number[] = [];
  for (const concept of new Set(words.map((word) => word.concept))) {
    const here: number[] = [];
    for (const { term, factor } of words.filter((word) => word.concept === concept)) {
      for (const { slots, weights, start, end } of postings.rangesOf(term)) {
        for (let i = start; i < end; i++) {
          const slot = slots[i] as number;
          if (postings.isStruck(slot)) continue;
          if (bestFactors[slot] === 0) here.push(slot);
          bests[slot] = Math.max(bests[slot] as number, factor * (weights[i] as number));
          bestFactors[slot] = Math.max(bestFactors[slot] as number, factor);
        }
      }
    }
    for (const slot of here) {
      if (helds[slot] === 0) met.push(slot);
      raws[slot] = (raws[slot] as number) + (bests[slot] as number);
      helds[slot] = (helds[slot] as number) + (bestFactors[slot] as number);
      bests[slot] = bestFactors[slot] = 0;
    }
  }
  return met;
}

/** The best so many slots: a heap whose root is the least of them. Equal ones: the newer document. */
function top(slots: readonly number[], most: number, scoreOf: (slot: number) => number, docs: readonly HotDoc[]): number[] {
  if (slots.length <= most) return [...slots];
  const heap: { slot: number; score: number }[] = [];
  const less = (a: { slot: number; score: number }, b: { slot: number; score: number }) => a.score < b.score || (a.score === b.score && (docs[a.slot] as HotDoc).docId < (docs[b.slot] as HotDoc).docId);
  const sink = (from: number) => {
    for (let i = from; ;) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2]) if (child < heap.length && less(heap[child] as never, heap[least] as never)) least = child;
      if (least === i) return;
      [heap[i], heap[least]] = [heap[least] as never, heap[i] as never];
      i = least;
    }
  };
  for (const slot of slots) {
    const entry = { slot, score: scoreOf(slot) };
    if (heap.length < most) {
      heap.push(entry);
      if (heap.length === most) for (let i = most >> 1; i >= 0; i--) sink(i);
    } else if (less(heap[0] as never, entry)) {
      heap[0] = entry;
      sink(0);
    }
  }
  return heap.map(({ slot }) => slot);
}
