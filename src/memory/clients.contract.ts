import * as z from 'zod';
import { ClientRef, listOf, Metadata, page, Tags } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';
import { NotFound } from '../kernel/problem.ts';
import { Instant, JsonObject } from './memory-fields.contract.ts';

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
  output: z.object({ client_id: z.int(), erased: Counts.describe('Records removed, per store.'), remaining: Counts.describe('What a count after it finds, per store: nothing.'), verified: z.boolean(), profile: z.enum(['removed', 'emptied']),
    backends: z.record(z.string(), z.enum(['done', 'pending'])).describe('Erasure in other homes of memories, where there are any: pending until their job has run.') }),
  problems: [NotFound],
});

export const exportMemory = defineContract({
  name: 'memory.export', method: 'GET', path: '/api/v1/memory/export', scope: 'memory:read', summary: 'Everything kept of a client, one JSON object a line: {store, ...record}.',
  input: z.strictObject({ client_id: ClientRef.optional() }), output: z.object({ body: z.string() }), wire: { response: { type: 'application/x-ndjson' } }, hidden: true, problems: [NotFound],
});

export const importMemory = defineContract({
  name: 'memory.import', method: 'POST', path: '/api/v1/memory/import', scope: 'memory:write', status: 200, hidden: true,
  summary: 'Takes in an export: profile, memories, facts with both clocks and conversations. Lines of other stores are counted as skipped. Doing it twice adds nothing.',
  input: z.strictObject({ body: z.string().describe('The lines of an export.'), client_id: ClientRef.optional() }), query: ['client_id'], wire: { request: 'ndjson' },
  output: z.object({ client_id: z.int(), imported: Counts, skipped: Counts, errors: z.array(z.object({ line: z.int(), detail: z.string() })) }), problems: [NotFound],
});
