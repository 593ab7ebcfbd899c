import { contentHash } from '../events/events.store.ts';
import { piecesOf } from '../junk/junk.ts';
import { sameKey, saysTheSame } from '../remember/near-duplicates.ts';
import { isBlockHead } from '../recall/prompt-block.ts';
import { unwrap } from '../remember/recalled-frames.ts';

// What is wrong with a memory, found in lists of its texts. Pure, and never every text with every other.

/** A live event as the audit reads it. */
export interface Audited { readonly id: number; readonly content: string; readonly hash: string; readonly trust: string; readonly terms: readonly string[] }
export interface NearPair { readonly a: number; readonly b: number; readonly share: number; /** They differ in tone only. */ readonly same: boolean }

const SHARE = 0.85;
const LEAST_TERMS = 8;
/** Two near-equal texts share nearly all terms, so they share some of their rarest: only texts that meet there are compared. */
const RAREST = 4;
const COMMON = 60;
const MOST_COMPARED = 400_000;

/** Pairs of texts that share nearly all their terms although they differ, and those that say the same in other words of tone. */
export function nearPairs(events: readonly Audited[]): NearPair[] {
  const found = new Map<string, NearPair>();
  const add = (x: Audited, y: Audited, share: number, same: boolean) => { const [a, b] = x.id < y.id ? [x.id, y.id] : [y.id, x.id]; const key = `${a} ${b}`; if (!found.get(key)?.same) found.set(key, { a, b, share, same }); };
  const byKey = new Map<string, Audited[]>();
  for (const event of events) {
    const key = sameKey(event.content);
    if (key !== '') byKey.set(key, [...(byKey.get(key) ?? []), event]);
  }
  for (const group of byKey.values()) {
    const [oldest, ...rest] = distinct(group);
    for (const event of rest) if (oldest && event.trust === oldest.trust && saysTheSame(oldest.content, event.content)) add(oldest, event, 1, true);
  }
  const uses = new Map<string, number>();
  for (const { terms } of events) for (const term of terms) uses.set(term, (uses.get(term) ?? 0) + 1);
  const buckets = new Map<string, Audited[]>();
  let compared = 0;
  for (const event of events) {
    if (event.terms.length < LEAST_TERMS) continue;
    const rare = event.terms.filter((term) => (uses.get(term) as number) <= COMMON).sort((a, b) => (uses.get(a) as number) - (uses.get(b) as number)).slice(0, RAREST);
    const terms = new Set(event.terms);
    const met = new Set<Audited>();
    for (const term of rare) {
      const bucket = buckets.get(term) ?? [];
      for (const other of bucket) met.add(other);
      bucket.push(event);
      buckets.set(term, bucket);
    }
    for (const other of met) {
      if (compared++ > MOST_COMPARED) break;
      if (other.hash === event.hash || Math.min(other.terms.length, event.terms.length) < SHARE * Math.max(other.terms.length, event.terms.length)) continue;
      const share = other.terms.filter((term) => terms.has(term)).length / Math.max(other.terms.length, event.terms.length);
      if (share >= SHARE) add(other, event, share, false);
    }
  }
  return [...found.values()].sort((x, y) => y.share - x.share || x.a - y.a || x.b - y.b);
}

/** One of each exact text: copies are another finding. */
const distinct = (events: readonly Audited[]): Audited[] => [...new Map([...events].sort((a, b) => b.id - a.id).map((event) => [event.hash, event])).values()].sort((a, b) => a.id - b.id);

const LOOP_PIECES = 40;
const LOOP_SHARE = 0.6;
const LEAST_LOOP = 2;
const SHORT_PIECE = 12;

/** Texts that are made of other, older texts: by far the most of their lines are whole memories. */
export function loopsIn(events: readonly Pick<Audited, 'id' | 'content' | 'hash'>[]): { id: number; of: number[] }[] {
  const whole = new Map<string, number>();
  for (const { hash, id } of events) if (!whole.has(hash) || id < (whole.get(hash) as number)) whole.set(hash, id);
  return events.flatMap(({ id, content }) => {
    const lines = content.split('\n');
    const isBlock = lines.some(isBlockHead);
    const pieces = [...new Set([...lines.map((line) => line.trim()), ...piecesOf(content)])].filter((piece) => piece.length >= SHORT_PIECE).slice(0, LOOP_PIECES);
    if (!isBlock && pieces.length < LEAST_LOOP) return [];
    const of = new Set<number>();
    let held = 0;
    for (const piece of pieces) {
      const source = unwrap(piece).map(({ text }) => whole.get(contentHash(text))).find((known) => known !== undefined && known < id);
      if (source !== undefined) { of.add(source); held += piece.length; }
    }
    return isBlock || (of.size >= LEAST_LOOP && held / content.length >= LOOP_SHARE) ? [{ id, of: [...of] }] : [];
  });
}
