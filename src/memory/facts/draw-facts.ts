import type { Sql } from '../../db/database.port.ts';
import type { Touched } from '../clients/clients.store.ts';
import { setPromoted } from '../events/events.store.ts';
import { overlaps } from './fact-timeline.ts';
import { DRAWN, drawnBefore, drawnWithValue, type FactRow, openOfType, type Series, seriesOf, type Version } from './facts.store.ts';
import { corrected, type ExtractedFact } from './plain-facts.ts';
import { FactLedger, type NewFact } from './record-facts.ts';
import { fold } from '../terms.ts';

/** Where a fact was found, for its evidence and its time. */
export interface Evidence { clientId: number; eventId: number | null; occurredAt: Date; sessionId?: string | null }
export interface Found { fact: ExtractedFact; evidence: Evidence }
export interface Drawn { changed: number; firstOfEvent: Map<number, number>; ofEvent: Map<number, number[]> }

/** So long after a statement a correction without a subject still means it. */
const SHORTLY_MS = 3_600_000;

const same = (a: string, b: string): boolean => fold(a).trim() === fold(b).trim();
const valueOf = (row: FactRow): string => (typeof row.metadata['value'] === 'string' ? row.metadata['value'] : row.content);
const means = (row: FactRow, fact: ExtractedFact): boolean => (fact.content === '' && (fact.value ?? '') === '') || same(row.content, fact.content) || same(valueOf(row), fact.value ?? fact.content);

/** When it was said that this holds; what was not drawn counts from its start. */
const saidAt = ({ row, from }: Version): number | null => (typeof row.metadata['said_at'] === 'string' ? Date.parse(row.metadata['said_at']) : from);

/** What is done with one drawn fact once it is known which series it is about. */
interface Step { readonly found: Found; readonly series: Series; readonly content: string; readonly multi: boolean | undefined; readonly takesOver?: FactRow; readonly corrects?: FactRow }

const ownSeries = ({ fact, evidence }: Found): Series => ({ clientId: evidence.clientId, subjectType: fact.subject_type.slice(0, 50), subjectId: fact.subject_id.slice(0, 255), factType: fact.fact_type.slice(0, 100), factKey: (fact.fact_key ?? '').slice(0, 255) });

/** Finds the series: mostly the fact's own, else that of the fact it corrects, takes over or ends. Null where nothing fits. */
async function stepOf(sql: Sql, found: Found): Promise<Step | null> {
  const { fact, evidence } = found;
  const series = ownSeries(found);
  const own: Step = { found, series, content: fact.content.slice(0, 20_000), multi: fact.multi };
  if (fact.op === 'correct') {
    const value = fact.value ?? fact.content;
    const recent = await drawnBefore(sql, evidence.clientId, evidence.sessionId ?? null, evidence.eventId, evidence.occurredAt, new Date(evidence.occurredAt.getTime() - SHORTLY_MS));
    if (fact.fact_type !== '') {
      const meant = recent.find((row) => same(JSON.stringify(seriesOf(row)), JSON.stringify(series)) && (fact.wrong === undefined || same(valueOf(row), fact.wrong)));
      return meant ? { ...own, series: seriesOf(meant), multi: meant.multi, corrects: meant } : own;
    }
    const named = fact.wrong === undefined ? recent : recent.filter((row) => same(valueOf(row), fact.wrong as string));
    const elsewhere = named.length === 0 && fact.wrong !== undefined ? await drawnWithValue(sql, evidence.clientId, fact.wrong) : [];
    for (const row of named.length ? named : elsewhere.length === 1 ? elsewhere : []) {
      const content = corrected({ fact_type: row.fact_type, content: row.content, value: valueOf(row) }, value);
      if (content !== null) return { found, series: seriesOf(row), content, multi: row.multi, corrects: row };
    }
    return null;
  }
  if (fact.replaces !== undefined || fact.keys !== undefined) {
    const open = (await openOfType(sql, series)).filter((row) => (fact.keys ? fact.keys.includes(row.fact_key) : same(valueOf(row), fact.replaces as string)));
    if (fact.op === 'end') return open.length === 1 ? { ...own, series: seriesOf(open[0] as FactRow) } : null;
    const [old] = open;
    if (old && (old.multi || old.fact_key !== series.factKey)) {
      const content = old.content.includes(valueOf(old)) ? old.content.replace(valueOf(old), fact.value ?? fact.content) : fact.content;
      return { found, series: seriesOf(old), content, multi: old.multi, takesOver: old };
    }
  }
  return own;
}

const metadataOf = (fact: ExtractedFact, said: number, corrects: FactRow | undefined): Record<string, unknown> => ({
  ...(fact.value !== undefined && { value: fact.value }), drawn_by: fact.rule ?? 'model', ...(fact.resolved && { resolved: fact.resolved }), said_at: new Date(said).toISOString(), ...(corrects && { corrects: corrects.id }),
});

/**
 * Records drawn facts in the running transaction. They hold from when they were said, unless they say otherwise; what contradicts
 * knowledge of more confidence stays beside it, disputed, until one of the two is told again. An equal content is not recorded
 * twice, so this may run again. Answers how many changes it made, and the facts of each event.
 */
export async function recordExtracted(sql: Sql, touched: Touched, now: Date, actor: string, found: readonly Found[]): Promise<Drawn> {
  const out: Drawn = { changed: 0, firstOfEvent: new Map(), ofEvent: new Map() };
  const surest = new Map<number, { id: number; confidence: number }>();
  const holds = ({ fact, evidence }: Found, id: number): void => {
    if (evidence.eventId === null) return;
    if (!out.firstOfEvent.has(evidence.eventId)) out.firstOfEvent.set(evidence.eventId, id);
    out.ofEvent.set(evidence.eventId, [...new Set([...(out.ofEvent.get(evidence.eventId) ?? []), id])]);
    if ((surest.get(evidence.eventId)?.confidence ?? -1) < fact.confidence) surest.set(evidence.eventId, { id, confidence: fact.confidence });
  };
  // What depends on facts of other series is looked up when everything before it is written.
  const alone = ({ fact }: Found): boolean => fact.op === 'correct' || fact.replaces !== undefined || fact.keys !== undefined;
  for (let at = 0; at < found.length;) {
    let to = at + 1;
    if (!alone(found[at] as Found)) while (to < found.length && !alone(found[to] as Found)) to++;
    const steps: Step[] = [];
    for (const one of found.slice(at, to)) { const step = await stepOf(sql, one); if (step) steps.push(step); }
    at = to;
    if (steps.length === 0) continue;
    const ledger = await FactLedger.open(sql, steps.map((s) => s.series), steps.length);
    for (const step of steps) out.changed += await play(ledger, step, now, holds) ? 1 : 0;
    await ledger.save(sql, touched, actor, now);
  }
  for (const [eventId, { id }] of surest) await setPromoted(sql, eventId, id);
  return out;
}

/** One step on the opened series; whether it changed anything. */
async function play(ledger: FactLedger, { found, series, content, multi, takesOver, corrects }: Step, now: Date, holds: (found: Found, id: number) => void): Promise<boolean> {
  const { fact, evidence } = found;
  const at = new Date(Math.max(now.getTime(), ledger.lastWrite(series)?.getTime() ?? 0));
  const said = Math.min(evidence.occurredAt.getTime(), now.getTime());
  const rule = `${DRAWN}: ${fact.rule ?? 'model'}`;
  const from = fact.valid_from === undefined ? said : Date.parse(fact.valid_from);
  const believed = ledger.believed(series);
  const ended = async (versions: readonly Version[]): Promise<boolean> => {
    let any = false;
    // Over before it was first heard of: then until it was said that it is over.
    for (const version of versions) any = (await ledger.end(series, version, new Date(version.from !== null && from <= version.from ? said : from), at, rule)) !== null || any;
    return any;
  };
  if (fact.op === 'end') return ended(believed.filter((v) => v.to === null && means(v.row, fact)));

  const gone = corrects ? believed.find((v) => v.id === corrects.id) : undefined;
  const next: NewFact = {
    ...series, content, period: gone ? { from: gone.from, to: gone.to } : { from, to: fact.valid_to === undefined ? null : Date.parse(fact.valid_to) }, multi,
    confidence: Math.round(fact.confidence * 1000) / 1000, sourceEventIds: evidence.eventId === null ? [] : [evidence.eventId], metadata: metadataOf(fact, said, gone && corrects), guarded: true,
  };
  if (gone) {
    if (same(gone.content, content)) { holds(found, gone.id); return false; }
    ledger.retract(series, gone, at, `${rule}: it never was so`);
    holds(found, (await ledger.assert(next, at, 'assert', `${rule}: corrects version ${gone.id}`)).row.id);
    return true;
  }
  const handedOver = takesOver ? await ended(believed.filter((v) => v.id === takesOver.id)) : false;
  const known = believed.find((v) => v.to === null && same(v.content, content));
  if (known) {
    holds(found, known.id);
    const again = known.row.disputed && evidence.eventId !== null && !known.row.source_event_ids.includes(evidence.eventId) && said >= (known.from ?? said);
    return again ? (await ledger.settle(series, known, at, `${rule}: told again, which settles the dispute`)) !== null : handedOver;
  }
  if (multi !== true) {
    const others = believed.filter((v) => !v.multi && overlaps(v, next.period));
    // An older text read late tells of the time before what was said after it.
    const later = others.filter((v) => (saidAt(v) ?? Number.NEGATIVE_INFINITY) > said);
    if (later.some((v) => v.from === null || v.from <= from)) return handedOver;
    if (later.length > 0) next.period = { from, to: Math.min(...later.map((v) => v.from as number)) };
    // "Last week" began before the other was said to hold: it was over by the end of that week, or by now.
    const by = fact.from_by === undefined ? from : Math.min(Date.parse(fact.from_by), said);
    if (others.some((v) => { const heard = saidAt(v); return heard !== null && heard > from && heard < by; })) next.period = { ...next.period, from: by };
  }
  const outcome = await ledger.assert(next, at, 'assert', rule);
  holds(found, outcome.row.id);
  return outcome.changed || handedOver;
}
