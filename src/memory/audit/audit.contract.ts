import * as z from 'zod';
import { ClientRef, Id, listOf, page } from '../../kernel/fields.ts';
import { defineContract } from '../../kernel/operation.ts';
import { NotFound } from '../../kernel/problem.ts';
import { Instant, MaybeInstant } from '../memory-fields.contract.ts';
import { RemedyExpired, RemedyUndone } from '../memory.problems.ts';

export const REMEDIES = ['merge_duplicates', 'merge_near_duplicates', 'archive_loops', 'mask_secrets', 'archive_stale', 'archive_never_recalled'] as const;
export type RemedyName = (typeof REMEDIES)[number];
const RemedyField = z.enum(REMEDIES);

const Finding = z.object({
  count: z.int(), examples: z.array(z.object({ event_ids: z.array(z.int()), excerpt: z.string(), why: z.string().optional() })),
  remedy: z.object({ name: RemedyField, detail: z.string() }).describe('What puts it right: POST /api/v1/memory/audit/remedies with this name. Every remedy can be undone for a week.'),
});

export const audit = defineContract({
  name: 'memory.audit', method: 'GET', path: '/api/v1/memory/audit', scope: 'memory:read', summary: 'The state of a memory: exact and near duplicates, loops, secrets, stale, never recalled; counts with examples and what would put each right.',
  input: z.strictObject({ client_id: ClientRef.optional() }),
  output: z.object({
    client_id: z.int(), events: z.int(), facts: z.int(), duplicates: Finding, near_duplicates: Finding.extend({ mergeable: z.int().describe('Pairs that differ in tone only. The others differ in a word that may matter, and are left to you.') }),
    loops: Finding.describe('Memories that consist of other memories: recalled text that was stored again.'), secrets: Finding.extend({ masked: z.int().describe('Memories in which secrets were hidden before they were stored.') }),
    stale: Finding, never_recalled: Finding, checked_at: Instant,
  }),
  problems: [NotFound],
});

const Remedy = z.object({ remedy_id: z.int(), client_id: z.int(), remedy: RemedyField, changed: z.int(), event_ids: z.array(z.int()), created_at: Instant, undo_until: Instant, undone_at: MaybeInstant });

export const applyRemedy = defineContract({
  name: 'memory.apply-remedy', method: 'POST', path: '/api/v1/memory/audit/remedies', scope: 'memory:write', status: (out) => (out.remedy_id === null ? 200 : 201), problems: [NotFound],
  summary: 'Puts right what the audit found: merges copies into the oldest, archives what is a loop, stale or never recalled, hides secrets. Can be undone for a week.',
  input: z.strictObject({ client_id: ClientRef.optional(), remedy: RemedyField, dry_run: z.boolean().default(false).describe('Only says what would change.') }),
  output: Remedy.extend({ remedy_id: z.int().nullable().describe('Null for a dry run, and where nothing was to be done.'), undo_until: MaybeInstant, created_at: MaybeInstant, dry_run: z.boolean(), more: z.boolean().describe('There was more than one call takes: call again.') }),
});

export const undoRemedy = defineContract({
  name: 'memory.undo-remedy', method: 'POST', path: '/api/v1/memory/audit/remedies/{remedy_id}/undo', scope: 'memory:write', status: 200, problems: [NotFound, RemedyUndone, RemedyExpired],
  summary: 'Puts everything back as it was before a remedy. What was edited or deleted since stays as it is.',
  input: z.strictObject({ remedy_id: Id }), output: Remedy.extend({ restored: z.int() }),
});

export const listRemedies = defineContract({
  name: 'memory.remedies', method: 'GET', path: '/api/v1/memory/audit/remedies', scope: 'memory:read', summary: 'Remedies that were applied, newest first.',
  input: z.strictObject({ client_id: ClientRef.optional(), ...page }),
  output: listOf(Remedy), problems: [NotFound],
});
