import * as z from 'zod';
import { ClientRef, listOf, Metadata, page, Tags, Time } from '../../kernel/fields.ts';
import { defineContract } from '../../kernel/operation.ts';
import { NotFound } from '../../kernel/problem.ts';
import { Instant, JsonObject } from '../memory-fields.contract.ts';

export const Client = z.object({ client_id: z.int(), user_id: z.string(), full_name: z.string().nullable(), email: z.string().nullable(), tags: z.array(z.string()), metadata: JsonObject, is_own: z.boolean(), created_at: Instant, updated_at: Instant });

export const listClients = defineContract({
  name: 'clients.list', method: 'GET', path: '/api/v1/clients', scope: 'memory:read', summary: 'Client profiles, oldest first.',
  input: z.strictObject({ ...page }), output: listOf(Client),
});

export const getClient = defineContract({
  name: 'clients.get', method: 'GET', path: '/api/v1/clients/{client_id}', scope: 'memory:read', summary: 'Profile of a client, by number or by your own name for the client.',
  input: z.strictObject({ client_id: ClientRef }), output: Client, problems: [NotFound],
});

export const putClient = defineContract({
  name: 'clients.put', method: 'PUT', path: '/api/v1/clients/{client_id}', scope: 'memory:write', summary: 'Fills in a profile; a name that is new makes one. Absent fields stay as they are.',
  input: z.strictObject({ client_id: ClientRef, full_name: z.string().min(1).max(500).nullable().optional(), email: z.string().min(3).max(320).nullable().optional(), tags: Tags.optional(), metadata: Metadata.optional() }),
  output: Client, problems: [NotFound],
});

const Counts = z.record(z.string(), z.int());

export const eraseClient = defineContract({
  name: 'clients.erase', method: 'DELETE', path: '/api/v1/clients/{client_id}', scope: 'memory:write', summary: "Erases everything kept of a client, and checks that nothing is left. The workspace's own profile is emptied, not removed.",
  input: z.strictObject({ client_id: ClientRef }),
  output: z.object({ client_id: z.int(), erased: Counts.describe('Records removed, per store; `mentions`: texts about everybody that spoke of the client and do not any more.'), remaining: Counts.describe('What a count after it finds, per store: nothing.'), verified: z.boolean(), profile: z.enum(['removed', 'emptied']),
    backends: z.record(z.string(), z.enum(['done', 'pending'])).describe('Erasure in other homes of memories, where there are any: pending until their job has run.') }),
  problems: [NotFound],
});

export const exportMemory = defineContract({
  name: 'memory.export', method: 'GET', path: '/api/v1/memory/export', scope: 'memory:read', summary: 'Everything kept of a client, one JSON object a line: {store, ...record}.',
  input: z.strictObject({ client_id: ClientRef.optional() }), output: z.object({ body: z.string() }), wire: { response: { type: 'application/x-ndjson' } }, hidden: true, problems: [NotFound],
});

export const IMPORT_FORMATS = ['almanac', 'chatgpt', 'claude', 'markdown', 'mem0', 'jsonl'] as const;

export const importMemory = defineContract({
  name: 'memory.import', method: 'POST', path: '/api/v1/memory/import', scope: 'memory:write', status: 200, hidden: true,
  summary: 'Takes in an export of this product, with every store that is in it, or one of another product. Doing it twice adds nothing.',
  input: z.strictObject({
    body: z.string().describe('The lines of an export, or a file of the other product.'), client_id: ClientRef.optional(),
    import_id: z.string().min(1).max(100).optional().describe('One for all parts of an export that is sent in several calls: references between the parts follow. Kept for a week.'),
    format: z.enum(IMPORT_FORMATS).default('almanac'),
    name: z.string().min(1).max(500).optional().describe('Path of the file with its ending, where it says something: a note is known by it, and called after it where it has no title.'),
    modified: Time.optional().describe('When the file was changed last: the date of a note that says none itself.'),
    dry_run: z.boolean().default(false).describe('Only says what would come of it; nothing is kept.'),
  }),
  query: ['client_id', 'import_id', 'format', 'name', 'modified', 'dry_run'], wire: { request: 'ndjson' },
  output: z.object({
    client_id: z.int(), import_id: z.string(), dry_run: z.boolean(), imported: Counts, changed: Counts.describe('What was there in another form and was replaced, per store.'), unchanged: Counts.describe('What was there already, per store.'), skipped: Counts, skipped_why: z.record(z.string(), z.string()),
    waiting: z.int().describe('Records that name something which has not come yet.'), refused: z.int().describe('Lines or messages that were not taken in; the first thousand are in errors.'), errors: z.array(z.object({ line: z.int(), detail: z.string() })),
  }), problems: [NotFound],
});
