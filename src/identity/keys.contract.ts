import * as z from 'zod';
import { Id, listOf, Name, page } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';
import { NotFound } from '../kernel/problem.ts';

export const SCOPES = ['memory:read', 'memory:write', 'planner:read', 'planner:write', 'admin'] as const;

const Key = z.object({
  key_id: z.number(), name: z.string(), prefix: z.string().describe('The first characters, to recognise it by.'), workspace: z.string().describe('Slug of its workspace.'),
  scopes: z.array(z.enum(SCOPES)), created_at: z.string(), last_used_at: z.string().nullable(), revoked_at: z.string().nullable(),
}).meta({ id: 'ApiKey' });

export const createKeyContract = defineContract({
  name: 'keys.create', method: 'POST', path: '/api/v1/keys', scope: 'admin', status: 201, slow: true,
  summary: 'Make an API key. The answer shows it once; only a digest is kept.',
  input: z.strictObject({
    name: Name.describe('Who or what will use it.'),
    scopes: z.array(z.enum(SCOPES)).min(1).default([...SCOPES]).describe('What it may do; all by default.'),
    workspace: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and dashes').optional().describe('Slug of the workspace, created when new; only from the command line. Default: the caller’s own.'),
  }),
  output: Key.extend({ key: z.string().describe('The key itself. It cannot be shown again.') }),
});

export const listKeysContract = defineContract({
  name: 'keys.list', method: 'GET', path: '/api/v1/keys', scope: 'admin', summary: 'List the API keys of the workspace.',
  input: z.strictObject({ ...page }), output: listOf(Key),
});

export const revokeKeyContract = defineContract({
  name: 'keys.revoke', method: 'DELETE', path: '/api/v1/keys/{id}', scope: 'admin', summary: 'Revoke an API key at once and for good.',
  input: z.strictObject({ id: Id }), output: Key, problems: [NotFound],
});
