import * as z from 'zod';
import { ClientRef, DayOrTime, Id, listOf, Metadata, page, Time } from '../../kernel/fields.ts';
import { defineContract } from '../../kernel/operation.ts';
import { NotFound } from '../../kernel/problem.ts';
import { Content, Instant, JsonObject, MaybeInstant, MemoryScope, SessionId, Share } from '../memory-fields.contract.ts';

export const Event = z.object({
  event_id: z.int(), client_id: z.int(), external_id: z.string().nullable(), content: z.string(), event_type: z.string(), event_source: z.string(), memory_scope: z.string(), role: z.string().nullable(),
  speaker: z.string().nullable(), session_id: z.string().nullable(), salience_score: z.number(), trust: z.string(), metadata: JsonObject, occurred_at: Instant, created_at: Instant, updated_at: Instant,
  expires_at: MaybeInstant, archived_at: MaybeInstant, promoted_to_fact_id: z.int().nullable(), recalled_count: z.int(), last_recalled_at: MaybeInstant,
  masked: z.array(z.string()).describe('Kinds of secrets that were hidden in it before it was stored.'),
});

const Sighting = z.object({ sighting_id: z.int(), kind: z.enum(['repeated', 'recalled', 'merged']), content: z.string(), session_id: z.string().nullable(), episode_id: z.int().nullable(), merged_from: z.int().nullable(), occurred_at: Instant });

const one = z.strictObject({ event_id: Id });

export const listEvents = defineContract({
  name: 'memory.events', method: 'GET', path: '/api/v1/memory/events', scope: 'memory:read', summary: 'Timeline of memories, newest first.',
  input: z.strictObject({ client_id: ClientRef.optional(), start_date: DayOrTime.optional(), end_date: DayOrTime.optional().describe('A day is meant whole.'), event_type: z.string().min(1).max(100).optional(),
    event_source: z.string().min(1).max(50).optional(), memory_scope: MemoryScope.optional(), session_id: SessionId.optional(), archived: z.boolean().default(false).describe('True shows the archived ones instead.'), ...page }),
  output: listOf(Event), problems: [NotFound],
});

const Extraction = z.object({
  state: z.enum(['waiting', 'facts', 'nothing', 'not_wanted', 'failed']), facts: z.array(z.int()).describe('The facts it says, as they were recorded then.'), by: z.enum(['rules', 'model']).nullable(), detail: z.string().nullable(), finished_at: MaybeInstant,
}).nullable().describe('What came of drawing facts from it; null where that was not asked for.');

export const getEvent = defineContract({
  name: 'memory.event', method: 'GET', path: '/api/v1/memory/events/{event_id}', scope: 'memory:read', summary: 'One memory, with its earlier texts.',
  input: one, output: Event.extend({ stored_in: z.array(z.string()).describe('Backends that hold it now.'), pending: z.array(z.string()).describe('Background work that will bring it to others.'), history: z.array(z.object({ content: z.string(), metadata: JsonObject, replaced_at: Instant })),
    sightings: z.array(Sighting).describe('Where it was met again: told once more, come back out of recall, or merged from a copy. Newest first, at most 100.'), extraction: Extraction }), problems: [NotFound],
});

export const patchEvent = defineContract({
  name: 'memory.edit-event', method: 'PATCH', path: '/api/v1/memory/events/{event_id}', scope: 'memory:write', summary: 'Changes a memory; an earlier text is kept in its history.',
  input: one.extend({ content: Content.optional(), metadata: Metadata.optional(), salience_score: Share.optional(), memory_scope: MemoryScope.optional(), expires_at: Time.nullable().optional(), occurred_at: Time.optional(),
    event_type: z.string().min(1).max(100).optional(), session_id: SessionId.nullable().optional(), speaker: z.string().min(1).max(255).nullable().optional() }),
  output: Event, problems: [NotFound],
});

export const deleteEvent = defineContract({
  name: 'memory.delete-event', method: 'DELETE', path: '/api/v1/memory/events/{event_id}', scope: 'memory:write', summary: 'Deletes a memory and its earlier texts for good. To put it away, archive it.',
  input: one, output: z.object({ event_id: z.int(), deleted: z.literal(true) }), problems: [NotFound],
});

const Filter = z.strictObject({ start_date: DayOrTime.optional(), end_date: DayOrTime.optional(), event_type: z.string().min(1).max(100).optional(), event_source: z.string().min(1).max(50).optional(), memory_scope: MemoryScope.optional(), session_id: SessionId.optional() });
const bulk = {
  input: z.strictObject({ client_id: ClientRef.optional(), ids: z.array(Id).min(1).max(10_000).optional().describe('These events of the client.'), filter: Filter.optional().describe('Or all that match; an empty filter means all.') })
    .refine((v) => (v.ids === undefined) !== (v.filter === undefined), { path: ['ids'], message: 'give either ids or a filter' }),
  output: z.object({ client_id: z.int(), changed: z.int(), ids: z.array(z.int()).describe('What was changed; the undo takes these.') }),
};

export const archiveEvents = defineContract({
  name: 'memory.archive', method: 'POST', path: '/api/v1/memory/bulk/archive', scope: 'memory:write', status: 200, problems: [NotFound],
  summary: 'Puts memories away: out of recall and lists, not deleted. Undone by restore.', ...bulk,
});
export const restoreEvents = defineContract({
  name: 'memory.unarchive', method: 'POST', path: '/api/v1/memory/bulk/restore', scope: 'memory:write', status: 200, problems: [NotFound],
  summary: 'Brings archived memories back.', ...bulk,
});

const Receipt = z.object({ receipt_id: z.int(), client_id: z.int(), event_id: z.int().describe('The older one.'), replaced_by: z.int().describe('The newer one.'), rule: z.string(), confidence: z.number(), old_value: z.string(), new_value: z.string(),
  question: z.string().describe('What was asked when the two were first told apart.'), created_at: Instant, restored_at: MaybeInstant });

export const eventReceipts = defineContract({
  name: 'memory.event-receipts', method: 'GET', path: '/api/v1/memory/events/{event_id}/receipts', scope: 'memory:read', summary: 'For what newer statements this memory was left out of recall, by which rule and how sure.',
  input: one, output: z.object({ items: z.array(Receipt) }), problems: [NotFound],
});
export const restoreEvent = defineContract({
  name: 'memory.restore-event', method: 'POST', path: '/api/v1/memory/events/{event_id}/restore', scope: 'memory:write', status: 200,
  summary: 'Undoes every replacement of this memory by newer statements: recall shows both from now on.',
  input: one, output: z.object({ event_id: z.int(), restored: z.array(Receipt) }), problems: [NotFound],
});
