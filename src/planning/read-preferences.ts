import type { Database, Sql } from '../db/database.port.ts';
import { type AskModel } from '../llm/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { type CallContext, operation } from '../kernel/operation.ts';
import { Problem } from '../kernel/problem.ts';
import type { ClientDoor, ZoneOf } from '../work/index.ts';
import { wordsOf } from './day-words.ts';
import type { MemoryLink } from './memory-link.ts';
import { WITHOUT_MEMORY } from './memory-link.ts';
import { type Numbered, preferencesByModel, speaksOfTime } from './model-preferences.ts';
import { preferencesIn, says, type Statement } from './preference-words.ts';
import { readPreferencesFromMemoryContract, understandPreferencesContract } from './read-preferences.contract.ts';

export interface ConstraintLine { constraint_id: number; source: string; fact_id: number | null; event_id: number | null; text: string; status: string; kind: string; starts_at: Date | null; ends_at: Date | null; payload: Statement['payload'] }

/** What scheduling keeps of constraints; it provides this. */
export interface ConstraintDoor {
  list(sql: Sql, filters: { status?: string }, before: number | null, limit: number): Promise<ConstraintLine[]>;
  propose(sql: Sql, draft: { client_id: number; source: 'fact' | 'event'; fact_id: number | null; event_id: number | null; text: string; drawn_by: 'rules' | 'model'; kind: Statement['kind']; start: Date | null; end: Date | null; payload: Statement['payload'] }): Promise<number | null>;
  withdraw(sql: Sql, from: { factIds?: readonly number[]; eventIds?: readonly number[] }): Promise<unknown>;
}

export interface ReadPreferencesDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly askModel: AskModel;
  readonly memory: MemoryLink;
  readonly clients: ClientDoor;
  readonly zoneOf: ZoneOf;
  readonly constraints: ConstraintDoor;
}

interface Source { readonly fact_id: number | null; readonly event_id: number | null; readonly text: string; readonly at: Date; readonly statements: Statement[] }

const SELF = /^(?:self|user|me|i|owner|myself)$/i;
const STANDING = /prefer|habit|work|hours|focus|meeting|routine|schedule/i;
/** Memories about the product's own doings, or about what others wrote, say nothing of when somebody works. */
const NOT_SAID = new Set(['planning', 'scheduling', 'reflection', 'document', 'execution']);
const PAGE = 500, MOST_PAGES = 10, FOR_MODEL = 30, AT_ONCE = 25, DAY = 86_400_000;

const keyOf = (s: { kind: string; start: Date | null; end: Date | null; payload: Statement['payload'] }): string => JSON.stringify([s.kind, s.start?.getTime() ?? null, s.end?.getTime() ?? null, s.payload.hours ?? null, s.payload.weekdays ?? null, s.payload.time_zone ?? null]);
const lineKey = (l: ConstraintLine): string => keyOf({ kind: l.kind, start: l.starts_at, end: l.ends_at, payload: l.payload });

export function readPreferences({ db, clock, askModel, memory, clients, zoneOf, constraints }: ReadPreferencesDeps) {
  const everything = async (sql: Sql, wanted: readonly string[]): Promise<ConstraintLine[]> => {
    const out: ConstraintLine[] = [];
    for (const status of wanted) {
      for (let before: number | null = null; ;) {
        const page = await constraints.list(sql, { status }, before, PAGE);
        out.push(...page);
        if (page.length < PAGE) break;
        before = (page.at(-1) as ConstraintLine).constraint_id;
      }
    }
    return out;
  };

  /** Facts that are believed and not over, those of the future too; null when the memory did not tell all of them. */
  const factsOf = async (clientId: number, context: CallContext) => {
    const out = [];
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const answer = await memory.factHistory({ client_id: clientId, limit: PAGE, ...(cursor !== undefined && { cursor }) }, context);
      if (answer === null) return null;
      out.push(...answer.items.filter((f) => f.superseded_at === null && (f.status === 'current' || f.status === 'upcoming' || f.status === 'disputed')));
      if (answer.next_cursor === null) return out;
      cursor = answer.next_cursor;
    }
    return null;
  };

  /** Constraints whose fact is over, or whose memory no longer has their words, no longer stand. Answers how many went, or null without the memory. */
  const settle = async (context: CallContext): Promise<number | null> => {
    const { own, standing } = await db.inWorkspace(context, async (sql) => ({ own: await clients.ensure(sql, undefined), standing: (await everything(sql, ['proposed', 'accepted'])).filter((l) => l.fact_id !== null || l.event_id !== null) }));
    if (!standing.length) return 0;
    const gone = { factIds: [] as number[], eventIds: [] as number[] };
    const factIds = [...new Set(standing.flatMap((l) => l.fact_id ?? []))];
    if (factIds.length) {
      const facts = await factsOf(own, context);
      if (!facts) return null;
      const alive = new Set(facts.map((f) => f.fact_id));
      gone.factIds.push(...factIds.filter((id) => !alive.has(id)));
    }
    for (const id of new Set(standing.flatMap((l) => l.event_id ?? []))) {
      const event = await memory.readEvent({ event_id: id }, context);
      if (event && (event.archived_at !== null || standing.some((l) => l.event_id === id && !wordsOf(event.content).includes(wordsOf(l.text))))) gone.eventIds.push(id);
    }
    const lines = standing.filter((l) => (l.fact_id !== null && gone.factIds.includes(l.fact_id)) || (l.event_id !== null && gone.eventIds.includes(l.event_id)));
    if (lines.length) await db.inWorkspace(context, (sql) => constraints.withdraw(sql, gone));
    return lines.length;
  };

  const sourcesOf = async (own: number, zone: string, since: Date, now: Date, context: CallContext): Promise<Source[] | null> => {
    const [facts, events] = await Promise.all([factsOf(own, context), memory.listEvents({ client_id: own, start_date: since.toISOString(), limit: PAGE }, context)]);
    if (!facts || !events) return null;
    const open = (statements: Statement[]): Statement[] => statements.filter((s) => s.end === null || s.end > now);
    const ofFact = (f: (typeof facts)[number]): Source => {
      const said = { at: new Date(f.recorded_at), zone, from: f.valid_from === null ? null : new Date(f.valid_from), to: f.valid_to === null ? null : new Date(f.valid_to), standing: STANDING.test(f.fact_type) };
      const alone = preferencesIn(f.content, said);
      // "8 to 16" means something under the name of its fact: working hours.
      const labelled = (): Statement[] => preferencesIn(`${f.fact_type} ${f.fact_key ?? ''}`.replaceAll('_', ' ').trim().concat(' ', f.content), said).map((s) => ({ ...s, text: f.content.slice(0, 500) }));
      return { fact_id: f.fact_id, event_id: null, text: f.content, at: said.at, statements: open(alone.length ? alone : labelled()) };
    };
    const ofEvent = (e: (typeof events.items)[number]): Source => ({ fact_id: null, event_id: e.event_id, text: e.content, at: new Date(e.occurred_at), statements: open(preferencesIn(e.content, { at: new Date(e.occurred_at), zone })) });
    const all = [
      ...facts.filter((f) => SELF.test(f.subject_id) || /^(?:user|self|owner)$/i.test(f.subject_type)).map((f) => () => ofFact(f)),
      ...events.items.filter((e) => e.trust === 'owner' && (e.role === null || e.role === 'user') && !NOT_SAID.has(e.event_type) && e.archived_at === null).map((e) => () => ofEvent(e)),
    ];
    const out: Source[] = [];
    for (const [i, one] of all.entries()) {
      if (i % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => { setImmediate(resolve); }); // requests go on meanwhile
      out.push(one());
    }
    return out;
  };

  const read = async (context: CallContext, { days, withModel }: { days: number; withModel: boolean }) => {
    const now = clock.now();
    const warnings: string[] = [];
    const withdrawn = await settle(context);
    const { own, zone } = await db.inWorkspace(context, async (sql) => ({ own: await clients.ensure(sql, undefined), zone: await zoneOf(sql) }));
    const sources = withdrawn === null ? null : await sourcesOf(own, zone, new Date(now.getTime() - days * DAY), now, context);
    if (!sources) return { memory_answered: false, facts: 0, events: 0, read_by: 'rules' as const, proposed: [], withdrawn: withdrawn ?? 0, warnings: [WITHOUT_MEMORY] };
    const drafts = sources.flatMap((source) => source.statements.map((statement) => ({ source, statement, by: 'rules' as 'rules' | 'model' })));
    const unread = withModel && askModel.on ? sources.filter((s) => !s.statements.length && s.text.length <= 2000 && speaksOfTime(s.text)).slice(0, FOR_MODEL) : [];
    let byModel = false;
    if (unread.length) {
      try {
        const found = await preferencesByModel(askModel, unread as readonly Numbered[], zone, now, context);
        unread.forEach((source, i) => drafts.push(...(found[i] as Statement[]).map((statement) => ({ source, statement, by: 'model' as const }))));
        byModel = true;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        warnings.push(`${error.message.replace(/\.$/, '')}; so only the plain rules have read.`);
      }
    }
    const proposed = await db.inWorkspace(context, async (sql) => {
      // Said twice, by a fact and by the memory it was drawn from, it is asked once; what was dismissed is not asked again.
      const known = new Set((await everything(sql, ['proposed', 'accepted', 'dismissed'])).map(lineKey));
      const out = [];
      for (const { source, statement, by } of drafts) {
        if (known.has(keyOf(statement))) continue;
        known.add(keyOf(statement));
        const { fact_id, event_id } = source;
        const id = await constraints.propose(sql, { client_id: own, source: fact_id === null ? 'event' : 'fact', fact_id, event_id, drawn_by: by, ...statement });
        if (id !== null) out.push({ constraint_id: id, kind: statement.kind, text: statement.text, says: says(statement, zone), fact_id, event_id });
      }
      return out;
    });
    return { memory_answered: true, facts: sources.filter((s) => s.fact_id !== null).length, events: sources.filter((s) => s.event_id !== null).length, read_by: byModel ? 'rules and model' as const : 'rules' as const, proposed, withdrawn: withdrawn ?? 0, warnings };
  };

  return {
    operations: [
      operation(readPreferencesFromMemoryContract, ({ days, with_model }, context) => read(context, { days, withModel: with_model })),
      operation(understandPreferencesContract, async ({ text, said_at }, context) => {
        const zone = await db.inWorkspace(context, zoneOf);
        const statements = preferencesIn(text, { at: said_at === undefined ? clock.now() : new Date(said_at), zone });
        return { constraints: statements.map((s) => ({ ...s, start: s.start?.toISOString() ?? null, end: s.end?.toISOString() ?? null, says: says(s, zone) })) };
      }),
    ],
    read,
    settle,
  };
}
