import type { Sql } from '../../db/database.port.ts';
import { type Touched } from '../clients/clients.store.ts';
import { overlaps, type Period, planAssert, planEnd, without } from './fact-timeline.ts';
import { believedOf, type Closing, type FactRow, lockSeries, type Receipt, type Series, seriesKey, takeFactIds, versionOf, type Version, writeFacts } from './facts.store.ts';

// Several changes of facts in one transaction: series are locked and read once, the rule is played through in memory, and what
// came of it is written in bulk. A single call is a batch of one.

export interface NewFact extends Series {
  content: string;
  period: Period;
  /** Absent: as the series is. */
  multi?: boolean | undefined;
  confidence: number | null;
  sourceEventIds: number[];
  metadata: Record<string, unknown>;
  source?: string;
  /** Came without certainty: where it contradicts what is believed with more confidence, both stay and are disputed. */
  guarded?: boolean;
}

export interface Outcome { row: FactRow; closed: number[]; written: number[]; changed: boolean }

export class FactLedger {
  readonly #believed = new Map<string, Version[]>();
  readonly #lastWrite: Map<string, Date>;
  readonly #sql: Sql;
  #ids: number[];
  readonly #fresh = new Map<number, FactRow>();
  readonly #closings: Closing[] = [];
  readonly #receipts: Receipt[] = [];

  private constructor(sql: Sql, rows: readonly FactRow[], lastWrite: Map<string, Date>, ids: number[]) {
    this.#sql = sql;
    for (const row of rows) this.#add(row);
    this.#lastWrite = lastWrite;
    this.#ids = ids;
  }

  /** Locks and reads the series; `room` is how many versions will be written, about. */
  static async open(sql: Sql, series: readonly Series[], room: number): Promise<FactLedger> {
    const distinct = [...new Map(series.map((s) => [seriesKey(s), s])).values()];
    await lockSeries(sql, distinct);
    const { rows, lastWrite } = await believedOf(sql, distinct);
    return new FactLedger(sql, rows, lastWrite, await takeFactIds(sql, room));
  }

  #add(row: FactRow): void {
    const key = seriesKey({ clientId: row.client_id, subjectType: row.subject_type, subjectId: row.subject_id, factType: row.fact_type, factKey: row.fact_key });
    this.#believed.set(key, [...(this.#believed.get(key) ?? []), versionOf(row)]);
  }

  believed(series: Series): readonly Version[] {
    return this.#believed.get(seriesKey(series)) ?? [];
  }

  /** When the series was last written. Nothing may be recorded before it. */
  lastWrite(series: Series): Date | undefined {
    return this.#lastWrite.get(seriesKey(series));
  }

  async #id(): Promise<number> {
    if (this.#ids.length === 0) this.#ids = await takeFactIds(this.#sql, 50);
    return this.#ids.shift() as number;
  }

  #write(row: FactRow): FactRow {
    this.#fresh.set(row.id, row);
    this.#add(row);
    return row;
  }

  #close(series: Series, version: Version, at: Date, how: Closing['how']): void {
    const key = seriesKey(series);
    this.#believed.set(key, this.believed(series).filter((v) => v.id !== version.id));
    const fresh = this.#fresh.get(version.id);
    if (fresh) { fresh.superseded_at = at; fresh.retired_how = how; } else this.#closings.push({ id: version.id, at, how });
  }

  #seal(series: Series, at: Date, receipt: Omit<Receipt, 'at' | 'clientId'>): void {
    this.#lastWrite.set(seriesKey(series), at);
    this.#receipts.push({ ...receipt, clientId: series.clientId, at });
  }

  async #rest(row: FactRow, period: Period, at: Date): Promise<FactRow> {
    return this.#write({ ...row, id: await this.#id(), valid_from: dateOf(period.from), valid_to: dateOf(period.to), recorded_at: at, superseded_at: null, retired_how: null });
  }

  async assert(fact: NewFact, at: Date, action: 'assert' | 'restore' = 'assert', rule = 'takes over the time it claims'): Promise<Outcome> {
    const believed = this.believed(fact);
    const multi = fact.multi ?? believed.some((v) => v.multi);
    // Told outright, one side of a dispute is confirmed for all of its time.
    const confirmed = fact.guarded ? [] : believed.filter((v) => v.row.disputed && v.content === fact.content && overlaps(v, fact.period));
    const from = confirmed.some((v) => v.from === null) ? null : fact.period.from === null ? null : Math.min(fact.period.from, ...confirmed.map((v) => v.from as number));
    const claim = { from, to: fact.period.to, content: fact.content, multi };
    const first = planAssert(believed, claim);
    if (first.same && (fact.guarded || saysNothingNew(first.same.row, fact))) return { row: first.same.row, closed: [], written: [], changed: false };
    const { close, rests } = first.same ? planAssert(believed, claim, { again: true }) : first;
    const disputed = fact.guarded === true && !multi && close.some((v) => v.content !== fact.content && (v.row.confidence ?? 1) > (fact.confidence ?? 0));
    const closing = disputed ? [] : close;
    for (const version of closing) this.#close(fact, version, at, 'superseded');
    const written: number[] = [];
    for (const rest of disputed ? [] : rests) written.push((await this.#rest(rest.of.row, rest, at)).id);
    const row = this.#write({
      id: await this.#id(), client_id: fact.clientId, subject_type: fact.subjectType, subject_id: fact.subjectId, fact_type: fact.factType, fact_key: fact.factKey, content: fact.content, multi,
      valid_from: dateOf(claim.from), valid_to: dateOf(claim.to), recorded_at: at, superseded_at: null, retired_how: null, disputed, confidence: fact.confidence,
      source_event_ids: fact.sourceEventIds, source: fact.source ?? 'postgres', metadata: fact.metadata,
    });
    written.push(row.id);
    const closed = closing.map((v) => v.id);
    this.#seal(fact, at, { action, factId: row.id, closed, written, rule: disputed ? `${rule}; contradicts what is believed with more confidence: both stay` : confirmed.length ? `${rule}; told again, which settles the dispute` : rule, confidence: fact.confidence });
    return { row, closed, written, changed: true };
  }

  /** It stopped being true at `to`. Null where it would never have held. */
  async end(series: Series, version: Version, to: Date | null, at: Date, rule = 'stopped being true'): Promise<Outcome | null> {
    const rest = planEnd(version, to?.getTime() ?? null);
    if (!rest) return null;
    this.#close(series, version, at, 'ended');
    const row = await this.#rest(version.row, rest, at);
    this.#seal(series, at, { action: 'end', factId: version.id, closed: [version.id], written: [row.id], rule, confidence: null });
    return { row, closed: [version.id], written: [row.id], changed: true };
  }

  retract(series: Series, version: Version, at: Date, rule = 'never was true'): Outcome {
    this.#close(series, version, at, 'retracted');
    this.#seal(series, at, { action: 'retract', factId: version.id, closed: [version.id], written: [], rule, confidence: null });
    return { row: { ...version.row, superseded_at: at, retired_how: 'retracted' }, closed: [version.id], written: [], changed: true };
  }

  /** Of two that contradict each other this one is believed: the others give way for its time. Null where nothing contradicts it. */
  async settle(series: Series, version: Version, at: Date, rule: string, action: 'assert' | 'restore' = 'assert'): Promise<Outcome | null> {
    const others = this.believed(series).filter((v) => v.id !== version.id && !v.multi && v.content !== version.content && overlaps(v, version));
    if (others.length === 0) return null;
    const written: number[] = [];
    for (const other of others) {
      this.#close(series, other, at, 'superseded');
      for (const rest of without(other, version)) written.push((await this.#rest(other.row, rest, at)).id);
    }
    const closed = others.map((v) => v.id);
    this.#seal(series, at, { action, factId: version.id, closed, written, rule, confidence: version.row.confidence });
    return { row: { ...version.row, disputed: false }, closed, written, changed: true };
  }

  /** Writes all of it. Answers the receipts' numbers, one for each change in order. */
  async save(sql: Sql, touched: Touched, actor: string, now: Date): Promise<number[]> {
    return writeFacts(sql, touched, actor, now, { close: this.#closings, write: [...this.#fresh.values()], receipts: this.#receipts });
  }
}

const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

const saysNothingNew = (row: FactRow, fact: NewFact): boolean => (fact.confidence === null || fact.confidence === row.confidence)
  && fact.sourceEventIds.every((id) => row.source_event_ids.includes(id)) && (Object.keys(fact.metadata).length === 0 || JSON.stringify(fact.metadata) === JSON.stringify(row.metadata));
