import * as z from 'zod';
import { Forbidden } from '../identity/identity.problems.ts';
import { defineContract } from '../kernel/operation.ts';
import { Conflict, NotFound } from '../kernel/problem.ts';

const Backup = z.object({ name: z.string(), state: z.enum(['running', 'done']), bytes: z.number(), made_at: z.string() }).meta({ id: 'Backup' });
const name = z.string().regex(/^almanac-\d{8}T\d{6}Z\.gz$/, 'must be the name of a backup, as the list has it');
const path = '/api/v1/backups';

export const listBackupsContract = defineContract({
  name: 'backups.list', method: 'GET', path, scope: 'admin', hidden: true, summary: 'Backups that lie beside the data, the newest first.',
  input: z.strictObject({}), output: z.object({ items: z.array(Backup), folder: z.string().nullable().describe('Where they lie on the server; null: this server keeps nothing.'), failed: z.object({ at: z.string(), detail: z.string() }).nullable().describe('The last attempt, when it failed.') }), problems: [Forbidden],
});
export const createBackupContract = defineContract({
  name: 'backups.create', method: 'POST', path, scope: 'admin', status: 201, slow: true, hidden: true, summary: 'Write everything, as of this moment, into a file beside the data. One at a time.',
  description: 'It holds all workspaces. The answer comes when the file is whole, or after 20 seconds with state running: it goes on, and the list shows when it is done.',
  input: z.strictObject({}), output: Backup, problems: [Forbidden, Conflict],
});
export const downloadBackupContract = defineContract({
  name: 'backups.download', method: 'GET', path: `${path}/{name}`, scope: 'admin', hidden: true, wire: { response: { type: 'application/gzip' } }, summary: 'The file of a backup. Restore it with: almanac restore FILE',
  input: z.strictObject({ name }), output: z.object({ body: z.string(), filename: z.string().optional() }), problems: [Forbidden, NotFound],
});
export const deleteBackupContract = defineContract({
  name: 'backups.delete', method: 'DELETE', path: `${path}/{name}`, scope: 'admin', hidden: true, summary: 'Delete the file of a backup, for good.',
  input: z.strictObject({ name }), output: Backup, problems: [Forbidden, NotFound],
});
