import * as z from 'zod';
import { ClientRef, Id, Time } from '../../kernel/fields.ts';
import { defineContract } from '../../kernel/operation.ts';
import { NotFound } from '../../kernel/problem.ts';
import { Fact } from '../facts/facts.contract.ts';
import { JUNK_REASONS } from '../junk/junk-reasons.contract.ts';
import { Instant, JsonObject, Role, SessionId } from '../memory-fields.contract.ts';

const Text = z.union([z.string().max(200_000), z.array(z.looseObject({ type: z.string(), text: z.string().max(200_000).optional() })).max(100).transform((parts) => parts.map((p) => p.text ?? '').filter(Boolean).join('\n'))],
  'must be a text, or a list of parts {type, text}');
// Chat tools put fields of their own beside role and content; they are not ours to refuse.
const Message = z.object({ role: Role, content: Text });

export const assemble = defineContract({
  name: 'memory.assemble', method: 'POST', path: '/api/v1/memory/assemble', also: [{ method: 'POST', path: '/webhook/memory/assemble' }], scope: 'memory:read', status: 200,
  summary: 'What a chat turn should know: profile, memories, facts and recent conversations, and a block of text ready to paste.',
  input: z.strictObject({
    client_id: ClientRef.optional(), query: z.string().min(1).max(100_000).describe('What the person is asking now.'), timestamp: Time.optional(),
    token_budget: z.int().min(1).max(100_000).default(1200).describe('The prompt block never exceeds it.'),
  }),
  output: z.object({
    client_id: z.int(), profile: z.object({ name: z.string().nullable(), tags: z.array(z.string()), metadata: JsonObject }),
    similar_chunks: z.array(z.object({ id: z.int(), content: z.string(), score: z.number(), source_type: z.string(), occurred_at: Instant, trust: z.string() })),
    recent_episodes: z.array(z.object({ episode_id: z.int(), summary: z.string(), rating: z.int().nullable(), created_at: Instant })),
    facts: z.array(Fact), prompt_block: z.string(), timestamp: Instant, execution_time_ms: z.number(), degraded: z.array(z.string()), probe: z.boolean().optional(),
  }),
  problems: [NotFound],
});

export const writeback = defineContract({
  name: 'memory.writeback', method: 'POST', path: '/api/v1/memory/writeback', also: [{ method: 'POST', path: '/webhook/memory/writeback' }], scope: 'memory:write', status: 200,
  summary: 'Keeps a conversation: one episode, what was said that is worth keeping, and the facts in it. The same conversation again changes nothing; recalled text that comes back is not stored again.',
  input: z.strictObject({
    client_id: ClientRef.optional(), conversation: z.array(z.union([Message, z.array(Message).max(2000)])).max(2000).describe('The messages, oldest first; one extra level of nesting is accepted.'),
    response: z.string().max(200_000).nullable().optional().describe("The assistant's answer, when it is not the last message already."), session_id: SessionId.nullable().optional(), timestamp: Time.optional(),
  }),
  output: z.object({
    success: z.boolean(), episode_id: z.int().nullable(), facts_upserted: z.int(), events_stored: z.int(), recognised: z.int().describe('Pieces of known text that were not stored again.'),
    skipped: z.array(z.object({ reason: z.enum(JUNK_REASONS), count: z.int(), examples: z.array(z.string()) })).describe('What was not kept, by the sentence or line, and why.'),
    masked: z.array(z.string()).describe('Kinds of secrets that were hidden before anything was stored.'),
    state_saved: z.boolean(), created: z.boolean(), extended: z.boolean().describe('The conversation was known and has grown: its episode holds the new messages too.'), pending: z.array(z.string()), timestamp: Instant, probe: z.boolean().optional(),
  }),
  problems: [NotFound],
});

export const rateEpisode = defineContract({
  name: 'memory.rate-episode', method: 'PUT', path: '/api/v1/memory/episodes/{episode_id}/rating', scope: 'memory:write',
  summary: 'Rates a conversation from 1 to 5.',
  input: z.strictObject({ episode_id: Id, rating: z.int().min(1).max(5) }),
  output: z.object({ episode_id: z.int(), client_id: z.int(), session_id: z.string().nullable(), summary: z.string(), rating: z.int().nullable(), tags: z.array(z.string()), message_count: z.int().nullable(), occurred_at: Instant, created_at: Instant }),
  problems: [NotFound],
});

const State = z.object({ client_id: z.int(), session_id: z.string(), state: z.unknown(), updated_at: Instant, expires_at: Instant });

export const getState = defineContract({
  name: 'memory.state', method: 'GET', path: '/api/v1/memory/state/{session_id}', scope: 'memory:read', summary: 'Working state of a session, kept for 24 hours.',
  input: z.strictObject({ session_id: SessionId, client_id: ClientRef.optional() }), output: State, problems: [NotFound],
});

export const putState = defineContract({
  name: 'memory.put-state', method: 'PUT', path: '/api/v1/memory/state/{session_id}', scope: 'memory:write', summary: 'Replaces the working state of a session; it is kept for 24 hours from now.',
  input: z.strictObject({ session_id: SessionId, client_id: ClientRef.optional(), state: JsonObject.describe('Any JSON object.') }), output: State,
});
