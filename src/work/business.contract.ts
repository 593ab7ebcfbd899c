import * as z from 'zod';
import { ClientRef, Id, listOf, page } from '../kernel/fields.ts';
import { defineContract, type OperationContract } from '../kernel/operation.ts';
import { Conflict, NotFound } from '../kernel/problem.ts';
import { inputOf, type Kind, KINDS, outputOf } from './kinds.contract.ts';

const readable = (thing: string): string => thing.replaceAll('_', ' ');

// The shapes come from a table at run time, so the compiler cannot know them.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = OperationContract<any, any>;

/** Create, list, read, change and remove: the five contracts of one kind. */
function contractsOf(kind: Kind): { kind: Kind; create: Loose; list: Loose; read: Loose; change: Loose; remove: Loose } {
  const { thing, plural, summary, columns } = kind;
  const path = `/api/v1/${plural}`;
  const output = z.object({
    [`${thing}_id`]: z.number(), ...Object.fromEntries(columns.map((column) => [column.name, outputOf(column)])), created_at: z.string(), updated_at: z.string(),
  }).meta({ id: thing.split('_').map((word) => word[0]?.toUpperCase() + word.slice(1)).join('') });
  const given = Object.fromEntries(columns.map((column) => [column.name, column.rule === 'needed' ? inputOf(column) : column.rule === 'kept' ? inputOf(column).optional() : inputOf(column).nullish()]));
  const changed = Object.fromEntries(columns.map((column) => [column.name, column.rule ? inputOf(column).optional() : inputOf(column).nullish()]));
  const filters = Object.fromEntries(columns.filter((column) => column.type === 'ref' || column.type === 'client' || column.name === 'status').map((column) => [column.name, (column.type === 'client' ? ClientRef : column.type === 'ref' ? Id : inputOf(column)).optional()]));
  return {
    kind,
    create: defineContract({ name: `${plural}.create`, method: 'POST', path, scope: 'planner:write', status: 201, summary: `Create a ${readable(thing)}: ${summary}.`, input: z.strictObject(given), output, problems: [Conflict] }),
    list: defineContract({ name: `${plural}.list`, method: 'GET', path, scope: 'planner:read', summary: `List ${readable(plural)}, newest first.`, input: z.strictObject({ ...filters, ...page }), output: listOf(output) }),
    read: defineContract({ name: `${plural}.get`, method: 'GET', path: `${path}/{id}`, scope: 'planner:read', summary: `Read one ${readable(thing)}.`, input: z.strictObject({ id: Id }), output, problems: [NotFound] }),
    change: defineContract({ name: `${plural}.update`, method: 'PATCH', path: `${path}/{id}`, scope: 'planner:write', summary: `Change fields of a ${readable(thing)}.`, input: z.strictObject({ id: Id, ...changed }), output, problems: [NotFound, Conflict] }),
    remove: defineContract({ name: `${plural}.delete`, method: 'DELETE', path: `${path}/{id}`, scope: 'planner:write', summary: `Delete a ${readable(thing)}; answers it as it was.`, input: z.strictObject({ id: Id }), output, problems: [NotFound] }),
  };
}

export const businessContracts = KINDS.map(contractsOf);
