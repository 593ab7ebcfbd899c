import * as z from 'zod';
import { ClientRef, DayOrTime, Id, listOf, page } from '../../kernel/fields.ts';
import { defineContract } from '../../kernel/operation.ts';
import { NotFound } from '../../kernel/problem.ts';
import { Instant, JsonObject, Kind, Kinds, MaybeInstant, MemoryScope, SessionId, Trust } from '../memory-fields.contract.ts';

const Neighbour = z.object({ id: z.int(), content: z.string(), external_id: z.string().nullable(), role: z.string().nullable(), speaker: z.string().nullable(), occurred_at: Instant, position: z.int().describe('-1 is the one before, 1 the one after.') });

const Arms = z.record(z.string(), z.object({ rank: z.int(), score: z.number() }));

export const Found = z.object({
  id: z.int().describe('event_id, fact_id or episode_id, by kind; 0 where the record is not in Postgres.'), kind: Kind, content: z.string(), score: z.number().describe('0 to 1 within this query; comparable between queries only roughly.'),
  source: z.string().describe('Where the record came from.'), external_id: z.string().nullable(), session_id: z.string().nullable(), role: z.string().nullable(), speaker: z.string().nullable(),
  occurred_at: Instant, created_at: Instant, status: z.enum(['current', 'superseded', 'disputed']), valid_from: MaybeInstant, valid_to: MaybeInstant,
  evidence: z.array(z.int()).describe('Events that say so.'), metadata: JsonObject, trust: z.string(),
  replaces: z.array(z.int()).optional().describe('Older events that this one replaces for this question.'),
  context: z.array(Neighbour), explain: Arms.optional(),
});

/** `recipes.ts` holds their numbers. Without a version the newest is meant. */
export const RECIPE_NAMES = ['balanced', 'conversation', 'documents', 'words', 'recent', 'balanced@1', 'conversation@1', 'documents@1', 'words@1', 'recent@1', 'balanced@2', 'conversation@2', 'recent@2', 'balanced@3', 'conversation@3', 'recent@3', 'balanced@4', 'conversation@4', 'recent@4'] as const;
const Recipe = z.enum(RECIPE_NAMES, `must be one of ${RECIPE_NAMES.join(', ')}`).describe("How the arms are weighed. Absent: `recall_recipe` of the client's profile metadata, else that of the workspace's own profile, else balanced.");

export const RecallInput = z.strictObject({
  query: z.string().min(1).max(100_000).describe('A question or some words, in any language.'),
  client_id: ClientRef.optional(),
  k: z.int().min(1).max(100).default(10).describe('How many results, 1 to 100.'),
  kind: Kinds.optional(),
  scope: MemoryScope.optional(),
  session_id: SessionId.optional(),
  since: DayOrTime.optional().describe('Only what happened from then on.'),
  until: DayOrTime.optional().describe('Only what happened before then; a day is meant whole.'),
  as_of: DayOrTime.optional().describe('What held in the world at that time.'),
  known_at: DayOrTime.optional().describe('What this store knew at that time.'),
  min_score: z.number().optional(),
  context: z.int().min(0).max(5).default(0).describe('Neighbouring events of the same session to each side, 0 to 5.'),
  include_superseded: z.boolean().default(false).describe('Also what newer knowledge has replaced.'),
  recipe: Recipe.optional(),
  explain: z.boolean().default(false).describe('Rank and score of each arm of the search, per result.'),
});

export const recall = defineContract({
  name: 'memory.recall', method: 'GET', path: '/api/v1/memory/recall', also: [{ method: 'POST', path: '/api/v1/memory/recall' }], scope: 'memory:read',
  summary: 'Finds what is remembered about a question, best first. What newer knowledge has replaced is left out unless asked for.',
  input: RecallInput,
  output: z.object({ query: z.string(), client_id: z.int(), results: z.array(Found), cached: z.boolean(), degraded: z.array(z.string()).describe('Backends that did not answer.'), took_ms: z.number() }),
  problems: [NotFound],
});

export const explainRecall = defineContract({
  name: 'memory.explain', method: 'GET', path: '/api/v1/memory/explain', scope: 'memory:read',
  summary: 'Says of one memory which arms of the search saw it for a query, its rank in each, and what kept it out.',
  input: z.strictObject({ query: RecallInput.shape.query, id: Id, kind: Kind.default('event'), client_id: ClientRef.optional(), k: RecallInput.shape.k, recipe: Recipe.optional() }),
  output: z.object({
    query: z.string(), client_id: z.int(), id: z.int(), kind: Kind, found: z.boolean(), rank: z.int().nullable().describe('Among all that recall would return.'), arms: Arms,
    terms: z.array(z.object({ term: z.string(), documents: z.int().describe('How many hold it.'), used: z.boolean(), in_memory: z.boolean(), adds: z.number() })),
    kept_out: z.array(z.string()).describe('Why it is not among the results; empty when it is.'),
  }),
  problems: [NotFound],
});

export const search = defineContract({
  name: 'memory.search', method: 'GET', path: '/api/v1/memory/search', scope: 'memory:read',
  summary: 'Lists memories by filters and a text they contain, newest first, without ranking by meaning.',
  input: z.strictObject({ q: z.string().max(1000).optional().describe('A text they contain, whatever the case.'), kind: Kinds.optional(), client_id: ClientRef.optional(), scope: MemoryScope.optional(), trust: Trust.optional(),
    from: DayOrTime.optional(), to: DayOrTime.optional().describe('A day is meant whole.'), ...page }),
  output: listOf(Found.omit({ score: true, context: true, explain: true, replaces: true })),
  problems: [NotFound],
});
