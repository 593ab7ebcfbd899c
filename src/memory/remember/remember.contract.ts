import * as z from 'zod';
import { ClientRef, Metadata, Time } from '../../kernel/fields.ts';
import { defineContract } from '../../kernel/operation.ts';
import { NotFound } from '../../kernel/problem.ts';
import { Content, Instant, MemoryScope, Role, SessionId, Share, Trust } from '../memory-fields.contract.ts';

export const MOST_IN_A_BATCH = 1000;

export const Remember = z.strictObject({
  content: Content.describe('The text to remember, 1 to 100,000 characters.'),
  client_id: ClientRef.optional(),
  external_id: z.string().min(1).max(255).optional().describe('Your own id, unique per client. The same id again is the same memory: changed content replaces it, the earlier text is kept in its history.'),
  session_id: SessionId.optional(),
  role: Role.optional().describe('Who spoke, when this is a turn of a conversation.'),
  speaker: z.string().min(1).max(255).optional().describe('Name of who spoke or wrote; recall finds it by this name too.'),
  occurred_at: Time.optional().describe('When it happened or was said. Absent: now.'),
  event_type: z.string().min(1).max(100).default('memory').describe('`reflection` and `document` come back from recall under these kinds.'),
  event_source: z.string().min(1).max(50).default('user'),
  memory_scope: MemoryScope.default('user').describe('How long it matters: run and session memories are cleaned up after their expiry.'),
  salience_score: Share.optional().describe('How much it matters, 0 to 1. Absent: scored by the product. From 0.7 on, facts are drawn from it.'),
  expires_at: Time.optional().describe('Not recalled after this.'),
  metadata: Metadata.optional(),
  trust: Trust.default('owner'),
});

export const Remembered = z.object({
  event_id: z.int(), client_id: z.int(), external_id: z.string().nullable(),
  stored_in: z.array(z.string()).describe('Backends that hold it now.'),
  salience_score: z.number(), occurred_at: Instant, created_at: Instant,
  pending: z.array(z.string()).describe('Background work that this write started.'),
  created: z.boolean().describe('False when the external_id was known already.'),
  masked: z.array(z.string()).describe('Kinds of secrets that were hidden in it before it was stored.'),
});

export const remember = defineContract({
  name: 'memory.remember', method: 'POST', path: '/api/v1/memory/remember', scope: 'memory:write',
  summary: 'Remembers a text. It is durable and found by recall when the answer arrives.',
  input: Remember, output: Remembered, status: (out) => (out.created ? 201 : 200), problems: [NotFound],
});

export const rememberBatch = defineContract({
  name: 'memory.remember-batch', method: 'POST', path: '/api/v1/memory/remember/batch', scope: 'memory:write',
  summary: 'Remembers up to 1,000 texts in one transaction; a bad item is reported in its place and does not refuse the others.',
  input: z.strictObject({ items: z.array(z.unknown()).max(MOST_IN_A_BATCH).describe('Bodies as for remember, each checked by itself.') }),
  output: z.object({
    items: z.array(z.union([
      Remembered.extend({ status: z.literal([200, 201]) }),
      z.looseObject({ status: z.int().min(400), title: z.string(), detail: z.string() }),
    ])).describe('In order: the answer of remember with its status, or a problem.'),
  }),
});
