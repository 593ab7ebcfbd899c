import { setTimeout as pause } from 'node:timers/promises';
import type { FoundRow } from '../recall/found.store.ts';
import type { Telling } from './changes.ts';
import { lean } from './lean.ts';
import { codeOf, type MemoryRef, refOf } from './memory-code.ts';
import { keepClaims } from '../recall/statements.ts';
import type { HotDoc, IndexedDoc, Postings } from './postings.ts';

// What is held of one client, at one version of its memory.

/** What a row costs beside its text, about, in bytes, with what its text claims. */
const ROW_BYTES = 800;
/** Writes that came before those they follow; a few at most, since writers of one client take turns. */
const MOST_WAITING = 200;

/** For so long a write without a trail may still be told. */
const TOLD_WITHIN_MS = 20, TURN_MS = 2;

/** Looks up what ordinary recall has of these memories now. */
export type LookUp = (codes: readonly number[]) => Promise<readonly IndexedDoc[]>;

export class HotClient {
  readonly clientId: number;
  readonly createdAt: number;
  readonly postings: Postings;
  version: number;
  /** Nothing more can be learned of what was written: it has to be read anew. */
  lost = false;
  readonly #rows = new Map<number, FoundRow>();
  readonly #facts = new Map<number, FoundRow>();
  readonly #waiting = new Map<number, Telling>();
  /** For each reading of rows that is under way, what has changed since it began. */
  readonly #outdated = new Set<Set<number>>();
  #rowBytes = 0;
  /** The rows of all documents before this slot have been read once. */
  #filled = 0;
  #catchingUp: Promise<void> | null = null;

  constructor(clientId: number, createdAt: number, version: number, postings: Postings) {
    [this.clientId, this.createdAt, this.version, this.postings] = [clientId, createdAt, version, postings];
  }

  get bytes(): number {
    return this.postings.bytes + this.#rowBytes;
  }

  row(ref: MemoryRef): FoundRow | undefined {
    return (ref.kind === 'fact' ? this.#facts : this.#rows).get(codeOf(ref));
  }

  /** So many documents came since rows were read in advance. */
  get unfilled(): number {
    return this.postings.docs.length - this.#filled;
  }

  /** The next memories whose rows are not held, at most so many: for reading in advance. */
  toFill(most: number): MemoryRef[] {
    const out: MemoryRef[] = [];
    for (; this.unfilled > 0 && out.length < most; this.#filled++) {
      const doc = this.postings.docs[this.#filled] as HotDoc;
      if (doc.chunk === 0 && !this.postings.isStruck(this.#filled) && !this.row(doc)) out.push(doc);
    }
    return out;
  }

  /** Reads rows and keeps those that nothing has changed meanwhile. */
  async load(read: () => Promise<Map<string, FoundRow>>): Promise<Map<string, FoundRow>> {
    const changed = new Set<number>();
    this.#outdated.add(changed);
    try {
      const rows = await read();
      this.#keep(rows.values(), changed);
      return rows;
    } finally {
      this.#outdated.delete(changed);
    }
  }

  #keep(rows: Iterable<FoundRow>, changed: ReadonlySet<number>): void {
    let factsChanged = false;
    for (const code of changed) factsChanged ||= refOf(code).kind === 'fact';
    for (const row of rows) {
      const rooms = row.kind === 'fact' ? this.#facts : this.#rows;
      const code = codeOf({ kind: row.kind, refId: row.id });
      if (changed.has(code) || (factsChanged && row.kind === 'fact') || rooms.has(code)) continue;
      const kept = lean(row);
      rooms.set(code, kept);
      keepClaims(kept);
      this.#rowBytes += bytesOf(kept);
    }
  }

  #forget(codes: Iterable<number>): void {
    for (const code of codes) {
      for (const changed of this.#outdated) changed.add(code);
      const isFact = refOf(code).kind === 'fact';
      // Whether a fact is disputed is told by the others of its series.
      for (const [key, row] of isFact ? [...this.#facts] : [[code, this.#rows.get(code)] as const]) {
        if (!row) continue;
        (isFact ? this.#facts : this.#rows).delete(key);
        this.#rowBytes -= bytesOf(row);
      }
    }
  }

  #put(codes: Iterable<number>, docs: readonly IndexedDoc[]): void {
    for (const code of codes) this.postings.strike(code);
    for (const doc of docs) this.postings.put(doc);
  }

  /** A write of this process, after its commit. It counts once all before it have been told. */
  told(telling: Telling, lookUp: LookUp): void {
    if (this.lost || telling.now <= this.version) return;
    this.#waiting.set(telling.was, telling);
    if (this.#waiting.size > MOST_WAITING) this.lost = true;
    if (!this.#catchingUp) this.#takeIn(lookUp);
  }

  #takeIn(lookUp: LookUp): void {
    for (let next = this.#waiting.get(this.version); next; next = this.#waiting.get(this.version)) {
      this.#waiting.delete(this.version);
      if (!next.changed) { this.lost = true; return; }
      this.#forget(next.changed.keys());
      const unknown = [...next.changed].flatMap(([code, docs]) => (docs === null ? [code] : []));
      this.#put(next.changed.keys(), [...next.changed.values()].flatMap((docs) => docs ?? []));
      this.version = next.now;
      if (unknown.length) {
        void this.#follow(unknown, lookUp);
        return;
      }
    }
  }

  /** Reads some memories anew. Until that is done nobody is answered from here, and what is told meanwhile waits. */
  #follow(codes: readonly number[], lookUp: LookUp): Promise<void> {
    const done = (async () => {
      try {
        const docs = await lookUp(codes);
        this.#forget(codes);
        this.#put(codes, docs);
        this.#catchingUp = null;
        this.#takeIn(lookUp);
      } catch {
        this.#catchingUp = null;
        this.lost = true;
      }
    })();
    this.#catchingUp = done;
    return done;
  }

  /** Whether this may answer for a client that stands at `version`: at once, or after what changed since has been read. */
  async reach(version: number, trail: readonly number[] | null, lookUp: LookUp): Promise<boolean> {
    while (this.#catchingUp) await this.#catchingUp;
    // The database may tell of a write of this process before the process itself has heard that it is done.
    for (let waited = 0; !this.lost && version > this.version && !trail && waited < TOLD_WITHIN_MS; waited += TURN_MS) {
      await pause(TURN_MS);
      while (this.#catchingUp) await this.#catchingUp;
    }
    if (this.lost) return false;
    if (version <= this.version) return true;
    if (!trail) { this.lost = true; return false; }
    const codes = new Set<number>();
    for (let i = 0; i + 1 < trail.length; i += 2) if ((trail[i] as number) > this.version) codes.add(trail[i + 1] as number);
    this.version = version;
    for (const was of this.#waiting.keys()) if (was < version) this.#waiting.delete(was);
    if (codes.size) await this.#follow([...codes], lookUp);
    else this.#takeIn(lookUp);
    return !this.lost && !this.#catchingUp;
  }
}

const bytesOf = (row: FoundRow): number => ROW_BYTES + row.content.length;
