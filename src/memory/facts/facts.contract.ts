import * as z from 'zod';
import { ClientRef, DayOrTime, Id, listOf, Metadata, page, Time } from '../../kernel/fields.ts';
import { defineContract } from '../../kernel/operation.ts';
import { NotFound } from '../../kernel/problem.ts';
import { Instant, JsonObject, MaybeInstant, Share } from '../memory-fields.contract.ts';
import { FactAlreadyEnded, FactNotBelieved, FactStillBelieved } from '../memory.problems.ts';

const series = {
  subject_type: z.string().min(1).max(50).describe('What the fact is about: `person`, `customer`, `workflow`.'),
  subject_id: z.string().min(1).max(255),
  fact_type: z.string().min(1).max(100).describe('What it says: `contact`, `lives_in`, `preference`.'),
  fact_key: z.string().max(255).optional().describe('Tells several facts of one type apart: `favourite tea`.'),
};

/** A fact as it is told. One series is (client, subject_type, subject_id, fact_type, fact_key). */
export const FactBody = z.strictObject({
  client_id: ClientRef.optional(),
  ...series,
  content: z.string().min(1).max(20_000),
  valid_from: Time.nullable().optional().describe('Since when it holds in the world. Absent: now; null: since always.'),
  valid_to: Time.nullable().optional().describe('Until when, exclusively. Absent or null: open.'),
  multi: z.boolean().optional().describe('True where several values hold at once: nothing is displaced but an equal content. Absent: as the series is.'),
  confidence: Share.nullable().optional(),
  source_event_ids: z.array(Id).max(100).optional().describe('Memories that say so.'),
  metadata: Metadata.optional(),
});

export const Fact = z.object({
  fact_id: z.int(), id: z.int().describe('The same as fact_id.'), client_id: z.int().nullable(), subject_type: z.string(), subject_id: z.string(), fact_type: z.string(), fact_key: z.string().nullable(),
  content: z.string(), multi: z.boolean(),
  valid_from: MaybeInstant.describe('Holds in the world from here ...'), valid_to: MaybeInstant.describe('... until before this; null is open.'),
  recorded_at: Instant.describe('Believed by this store from here ...'), superseded_at: MaybeInstant.describe('... until before this; null is still.'),
  status: z.enum(['current', 'upcoming', 'ended', 'disputed', 'superseded', 'retracted']),
  confidence: z.number().nullable(), source_event_ids: z.array(z.int()), source: z.string(), metadata: JsonObject,
});

const FactChange = Fact.extend({
  superseded: z.array(z.int()).describe('Versions that this closed. They stay in the recorded past.'),
  written: z.array(z.int()).describe('Versions that this wrote: the fact and what is left of those it displaced in part.'),
  receipt_id: z.int().nullable().describe('Number of the receipt; null where nothing changed.'),
});

const one = z.strictObject({ fact_id: Id });

export const recordFact = defineContract({
  name: 'memory.record-fact', method: 'POST', path: '/api/v1/memory/facts', scope: 'memory:write',
  summary: 'Records a fact. It takes over its time from facts of the same series; what it displaces stays in the recorded past.',
  input: FactBody, output: FactChange, status: 201, problems: [NotFound],
});

export const putFact = defineContract({ ...recordFact, name: 'memory.put-fact', method: 'PUT', summary: 'Records a fact, as POST does; answers 200.', status: 200, hidden: true });

export const listFacts = defineContract({
  name: 'memory.facts', method: 'GET', path: '/api/v1/memory/facts', scope: 'memory:read',
  summary: 'Facts on two clocks: what held at `as_of`, as it was believed at `known_at`. Both are now unless given.',
  input: z.strictObject({ client_id: ClientRef.optional(), subject_type: series.subject_type.optional(), subject_id: series.subject_id.optional(), fact_type: series.fact_type.optional(), fact_key: series.fact_key,
    as_of: DayOrTime.optional(), known_at: DayOrTime.optional(), ...page }),
  output: listOf(Fact), problems: [NotFound],
});

export const factHistory = defineContract({
  name: 'memory.fact-history', method: 'GET', path: '/api/v1/memory/facts/history', scope: 'memory:read',
  summary: 'Every version of facts on both clocks, newest first: what was believed from when to when about which time. `known_at`: as it stood then; `as_of`: what speaks of that time.',
  input: z.strictObject({ client_id: ClientRef.optional(), subject_type: series.subject_type.optional(), subject_id: series.subject_id.optional(), fact_type: series.fact_type.optional(), fact_key: series.fact_key,
    as_of: DayOrTime.optional(), known_at: DayOrTime.optional(), ...page }),
  output: listOf(Fact), problems: [NotFound],
});

export const endFact = defineContract({
  name: 'memory.end-fact', method: 'DELETE', path: '/api/v1/memory/facts/{fact_id}', scope: 'memory:write',
  summary: 'Says that a fact stopped being true at `at` (default now). Until then it held: it stays in the past on both clocks.',
  input: one.extend({ at: Time.optional() }), output: FactChange, problems: [NotFound, FactNotBelieved, FactAlreadyEnded],
});

export const retractFact = defineContract({
  name: 'memory.retract-fact', method: 'POST', path: '/api/v1/memory/facts/{fact_id}/retract', scope: 'memory:write',
  summary: 'Says that a fact never was true: gone from everything known after now, kept in what was known before.',
  input: one, output: FactChange.extend({ displaced: z.array(z.int()).describe('What it had displaced. It comes back only by restore.') }), problems: [NotFound, FactNotBelieved],
});

export const restoreFact = defineContract({
  name: 'memory.restore-fact', method: 'POST', path: '/api/v1/memory/facts/{fact_id}/restore', scope: 'memory:write',
  summary: 'Undoes a supersession or a retraction: the version is believed again for the time it was about.',
  input: one, output: FactChange, problems: [NotFound, FactStillBelieved],
});

const FactReceipt = z.object({
  receipt_id: z.int(), action: z.enum(['assert', 'end', 'retract', 'restore']).describe('What was done.'), fact_id: z.int().describe('The version it was done about.'),
  closed: z.array(z.int()), written: z.array(z.int()), rule: z.string().describe('Why: by which rule.'), found_by: z.string().nullable().describe('What found it in what was said: a rule by its name, or `model`; null where it was told.'),
  confidence: z.number().nullable(), actor: z.string(), at: Instant,
});

export const factReceipts = defineContract({
  name: 'memory.fact-receipts', method: 'GET', path: '/api/v1/memory/facts/{fact_id}/receipts', scope: 'memory:read', summary: 'What was done to a fact and why: by which rule or model, how sure, what it closed and wrote, newest first.',
  input: one, output: z.object({ items: z.array(FactReceipt) }), problems: [NotFound],
});

/** One line of an import. */
export const FactLine = z.strictObject({
  seq: z.union([z.int(), z.string().max(100)]).optional(),
  op: z.enum(['assert', 'end', 'retract']),
  recorded_at: Time.optional().describe('When the other system learned it. Absent: now.'),
  ...FactBody.shape,
});

export const importFacts = defineContract({
  name: 'memory.import-facts', method: 'POST', path: '/api/v1/memory/facts/import', scope: 'memory:write',
  summary: 'Replays a history of facts with its own clock: one JSON object a line, in the order of recorded_at.',
  description: 'Each line is {seq, op: "assert" | "end" | "retract", recorded_at, ...fact}. A line that is no JSON, or matches nothing, is reported and the rest goes on.',
  input: z.strictObject({ body: z.string().describe('The lines.') }), wire: { request: 'ndjson' }, hidden: true,
  output: z.object({ imported: z.int(), errors: z.array(z.object({ seq: z.union([z.int(), z.string()]), line: z.int(), detail: z.string() })) }), status: 200,
});
