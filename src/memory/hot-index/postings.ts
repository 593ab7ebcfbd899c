import type { Kind } from '../memory-fields.contract.ts';
import { codeOf } from './memory-code.ts';
import { same } from './same.ts';

// One client's postings in the memory of this process: which documents hold a term, and how strongly. What was read at the beginning
// lies in two long arrays, one range a term; what came later lies beside it, a short list a term. A document that left is struck out.

/** A document of recall's index. Times as the index has them. */
export interface HotDoc {
  readonly docId: number;
  readonly kind: Kind;
  readonly refId: number;
  readonly chunk: number;
  readonly length: number;
  readonly sessionId: string | null;
  /** Microseconds since 1970. */
  readonly at: number;
  /** Milliseconds since 1970. */
  readonly expires: number | null;
}
export interface IndexedDoc extends HotDoc { readonly terms: readonly string[]; readonly weights: readonly number[] }

/** The slots of one term, ascending, and its weights there. A slot is a document's place in `docs`. */
export interface TermRange { readonly slots: Int32Array; readonly weights: Float32Array; readonly start: number; readonly end: number }
/** Postings of one term that came later; all of one size have a place in each array. */
interface Later { slots: Int32Array; weights: Float32Array; end: number }

/** What one costs, about, in bytes. */
const DOC_BYTES = 240, POSTING_BYTES = 8, TERM_BYTES = 120, LATER_BYTES = 12;

export class Postings {
  readonly docs: HotDoc[] = [];
  #struck = new Uint8Array(1 << 6);
  /** In the order in which they were struck out. */
  readonly #dead: number[] = [];
  readonly #slotOf = new Map<number, number>();
  readonly #slotsOfCode = new Map<number, number | number[]>();
  readonly #sessions = new Map<string, { slots: number[]; sorted: boolean }>();
  readonly #terms = new Map<string, number>();
  /** By term: where its range begins and ends. */
  #starts = new Int32Array(1 << 6);
  #ends = new Int32Array(1 << 6);
  readonly #later = new Map<number, Later>();
  /** By term: how many of the dead have been looked for, and how many of those held it. */
  #deadSeen = new Int32Array(1 << 6);
  #deadHeld = new Int32Array(1 << 6);
  #slots = new Int32Array(1 << 12);
  #weights = new Float32Array(1 << 12);
  #used = 0;
  #laterUsed = 0;

  /** Documents as they are read at the beginning; those of lower numbers come first. */
  enter(docs: readonly HotDoc[]): void {
    for (const doc of [...docs].sort((a, b) => a.docId - b.docId)) this.#enter(doc);
  }

  get bytes(): number {
    return this.docs.length * DOC_BYTES + this.#slots.length * POSTING_BYTES + this.#terms.size * TERM_BYTES + this.#laterUsed * LATER_BYTES;
  }

  /** So much of it is struck out that reading it anew pays. */
  get worn(): boolean {
    return this.#dead.length > 1000 && this.#dead.length * 3 > this.docs.length;
  }

  #enter({ docId, kind, refId, chunk, length, sessionId, at, expires }: HotDoc): number {
    // All of one shape, wherever they come from: searches read many.
    const doc: HotDoc = { docId, kind: same(kind), refId, chunk, length, sessionId: same(sessionId), at, expires };
    const slot = this.docs.push(doc) - 1;
    if (slot >= this.#struck.length) this.#struck = twice(this.#struck);
    this.#slotOf.set(doc.docId, slot);
    const code = codeOf(doc);
    const own = this.#slotsOfCode.get(code);
    if (typeof own === 'object') own.push(slot);
    else this.#slotsOfCode.set(code, own === undefined ? slot : [own, slot]);
    if (doc.sessionId !== null && doc.chunk === 0 && doc.kind !== 'fact' && doc.kind !== 'episode') {
      const session = this.#sessions.get(doc.sessionId);
      if (session) { session.slots.push(slot); session.sorted = false; } else this.#sessions.set(doc.sessionId, { slots: [slot], sorted: true });
    }
    return slot;
  }

  #term(term: string): number {
    const known = this.#terms.get(term);
    if (known !== undefined) return known;
    const id = this.#terms.size;
    this.#terms.set(term, id);
    if (id >= this.#starts.length) [this.#starts, this.#ends, this.#deadSeen, this.#deadHeld] = [twice(this.#starts), twice(this.#ends), twice(this.#deadSeen), twice(this.#deadHeld)];
    this.#starts[id] = this.#ends[id] = this.#used;
    return id;
  }

  /** All postings of a term, as they are read at the beginning, once a term. Those of unknown documents are left out. */
  read(term: string, docIds: ArrayLike<number>, weights: ArrayLike<number>): void {
    const id = this.#term(term), start = this.#used;
    if (start + docIds.length > this.#slots.length) this.#resize(Math.max(start + docIds.length, Math.ceil(this.#slots.length * 1.5)));
    let last = -1, ascending = true;
    for (let i = 0; i < docIds.length; i++) {
      const slot = this.#slotOf.get(docIds[i] as number);
      if (slot === undefined) continue;
      ascending &&= slot > last;
      last = slot;
      this.#slots[this.#used] = slot;
      this.#weights[this.#used++] = weights[i] as number;
    }
    if (!ascending) this.#order(start);
    this.#starts[id] = start;
    this.#ends[id] = this.#used;
  }

  /** Puts what was read last, from `start` on, into the order of the slots. */
  #order(start: number): void {
    const found = Array.from({ length: this.#used - start }, (_, i) => [this.#slots[start + i] as number, this.#weights[start + i] as number] as const).sort((a, b) => a[0] - b[0]);
    found.forEach(([slot, weight], i) => { [this.#slots[start + i], this.#weights[start + i]] = [slot, weight]; });
  }

  /** All has been read. */
  close(): void {
    this.#resize(this.#used);
  }

  #resize(size: number): void {
    const slots = new Int32Array(size), weights = new Float32Array(size);
    slots.set(this.#slots.subarray(0, this.#used));
    weights.set(this.#weights.subarray(0, this.#used));
    this.#slots = slots;
    this.#weights = weights;
  }

  /** A document that is new. */
  put(doc: IndexedDoc): void {
    const slot = this.#enter(doc);
    const { terms, weights } = doc;
    for (let i = 0; i < terms.length; i++) this.#putTerm(this.#term(terms[i] as string), slot, weights[i] as number);
    this.#laterUsed += terms.length;
  }

  #putTerm(id: number, slot: number, weight: number): void {
    let later = this.#later.get(id);
    if (!later) this.#later.set(id, later = { slots: new Int32Array(2), weights: new Float32Array(2), end: 0 });
    if (later.end === later.slots.length) [later.slots, later.weights] = [twice(later.slots), twice(later.weights)];
    later.slots[later.end] = slot;
    later.weights[later.end++] = weight;
  }

  /** Strikes out whatever there is of a memory. */
  strike(code: number): void {
    for (const slot of [this.#slotsOfCode.get(code) ?? []].flat()) {
      this.#struck[slot] = 1;
      this.#dead.push(slot);
      this.#slotOf.delete((this.docs[slot] as HotDoc).docId);
    }
    this.#slotsOfCode.delete(code);
  }

  isStruck(slot: number): boolean {
    return this.#struck[slot] === 1;
  }

  /** Where a term stands: what was read, and what came later. Struck slots are among them. */
  rangesOf(term: string): TermRange[] {
    const id = this.#terms.get(term);
    if (id === undefined) return [];
    const later = this.#later.get(id);
    const first: TermRange = { slots: this.#slots, weights: this.#weights, start: this.#starts[id] as number, end: this.#ends[id] as number };
    return later ? [first, { slots: later.slots, weights: later.weights, start: 0, end: later.end }] : [first];
  }

  /** How many documents hold a term. */
  count(term: string): number {
    const id = this.#terms.get(term);
    if (id === undefined) return 0;
    const ranges = this.rangesOf(term);
    // Only those that were struck out since this term was asked for last.
    for (; (this.#deadSeen[id] as number) < this.#dead.length; this.#deadSeen[id] = (this.#deadSeen[id] as number) + 1) {
      const slot = this.#dead[this.#deadSeen[id] as number] as number;
      if (ranges.some((range) => placeIn(range, slot) >= 0)) this.#deadHeld[id] = (this.#deadHeld[id] as number) + 1;
    }
    return ranges.reduce((n, { start, end }) => n + end - start, 0) - (this.#deadHeld[id] as number);
  }

  /** Undefined where the document does not hold it. */
  weightIn(term: string, slot: number): number | undefined {
    for (const range of this.rangesOf(term)) {
      const place = placeIn(range, slot);
      if (place >= 0) return range.weights[place];
    }
    return undefined;
  }

  /** The slots of those that stand in the same session right before (nearest first) or after it, as far as `counts` says so. */
  beside(doc: HotDoc, side: 1 | -1, most: number, counts: (doc: HotDoc) => boolean): HotDoc[] {
    const session = doc.sessionId === null ? undefined : this.#sessions.get(doc.sessionId);
    if (!session) return [];
    const order = (a: HotDoc, b: HotDoc) => a.at - b.at || a.refId - b.refId;
    const at = (i: number) => this.docs[session.slots[i] as number] as HotDoc;
    if (!session.sorted) {
      session.slots = session.slots.filter((slot) => !this.#struck[slot]).sort((a, b) => order(this.docs[a] as HotDoc, this.docs[b] as HotDoc));
      session.sorted = true;
    }
    let low = 0, high = session.slots.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (order(at(middle), doc) < 0) low = middle + 1;
      else high = middle;
    }
    const out: HotDoc[] = [];
    for (let i = side < 0 ? low - 1 : low; i >= 0 && i < session.slots.length && out.length < most; i += side) {
      if (!this.#struck[session.slots[i] as number] && order(at(i), doc) !== 0 && counts(at(i))) out.push(at(i));
    }
    return out;
  }
}

/** The same with room for as many more. */
function twice<T extends Int32Array | Float32Array | Uint8Array>(list: T): T {
  const longer = new (list.constructor as new (length: number) => T)(list.length * 2);
  longer.set(list);
  return longer;
}

function placeIn({ slots, start, end }: TermRange, slot: number): number {
  let low = start, high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((slots[middle] as number) < slot) low = middle + 1;
    else high = middle;
  }
  return low < end && slots[low] === slot ? low : -1;
}
