import * as z from 'zod';
import { Id, listOf, page } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';
import { Conflict, NotFound } from '../kernel/problem.ts';

const PageName = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'must be the name of a page, such as tasks').describe('What it is a view of: `tasks`.');
const Name = z.string().trim().min(1).max(100);
const Value = z.union([z.string().max(500), z.number(), z.boolean()]);
const Search = z.record(z.string().min(1).max(60), z.union([Value, z.array(Value).max(50)])).refine((search) => Object.keys(search).length <= 30, 'must be at most 30 filters').describe('The filters, as they stand in the address of the page.');

const View = z.object({ view_id: z.number(), page: z.string(), name: z.string(), search: z.record(z.string(), z.unknown()), created_at: z.string(), updated_at: z.string() }).meta({ id: 'SavedView' });

const path = '/api/v1/views';
export const createViewContract = defineContract({
  name: 'views.create', method: 'POST', path, scope: 'planner:write', status: 201, summary: 'Keep the filters of a page under a name.', input: z.strictObject({ page: PageName, name: Name, search: Search }), output: View, problems: [Conflict],
});
export const listViewsContract = defineContract({ name: 'views.list', method: 'GET', path, scope: 'planner:read', summary: 'Saved views, the first kept first.', input: z.strictObject({ page: PageName.optional(), ...page }), output: listOf(View) });
export const changeViewContract = defineContract({
  name: 'views.update', method: 'PATCH', path: `${path}/{id}`, scope: 'planner:write', summary: 'Rename a saved view, or give it other filters.', input: z.strictObject({ id: Id, name: Name.optional(), search: Search.optional() }), output: View, problems: [NotFound, Conflict],
});
export const removeViewContract = defineContract({ name: 'views.delete', method: 'DELETE', path: `${path}/{id}`, scope: 'planner:write', summary: 'Delete a saved view; answers it as it was.', input: z.strictObject({ id: Id }), output: View, problems: [NotFound] });

export type ViewJson = z.output<typeof View>;
