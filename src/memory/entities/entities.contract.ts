import * as z from 'zod';
import { ClientRef, DayOrTime, listOf, page } from '../../kernel/fields.ts';
import { defineContract } from '../../kernel/operation.ts';
import { NotFound } from '../../kernel/problem.ts';

const EntityId = z.string().min(3).max(310);

export const entities = defineContract({
  name: 'memory.entities', method: 'GET', path: '/api/v1/graph/entities', scope: 'memory:read',
  summary: 'Persons, organisations, projects and whatever else facts and the graph speak of, those with the most to say of them first.',
  input: z.strictObject({ client_id: ClientRef.optional(), q: z.string().min(1).max(200).optional().describe('A part of the name.'), type: z.string().min(1).max(50).optional(), ...page }),
  output: listOf(z.object({ entity: z.string().describe('`person:kim`; ask what is around it with this.'), type: z.string(), name: z.string(), facts: z.int(), relations: z.int() })), problems: [NotFound],
});

export const aroundEntity = defineContract({
  name: 'memory.around', method: 'GET', path: '/api/v1/graph/around', scope: 'memory:read',
  summary: 'The graph around an entity: what facts and relations join it to, step by step.',
  input: z.strictObject({
    entity: EntityId.describe('As entities names it.'), depth: z.int().min(1).max(3).default(1).describe('Steps away from it, 1 to 3.'), client_id: ClientRef.optional(),
    as_of: DayOrTime.optional().describe('Facts as they held then; absent: now.'),
  }),
  output: z.object({
    entity: z.string(), client_id: z.int(),
    nodes: z.array(z.object({ id: z.string(), type: z.string(), name: z.string(), kind: z.enum(['entity', 'value', 'statement']).describe('An entity, a value that facts share, or what one fact says.'), distance: z.int() })),
    edges: z.array(z.object({ from: z.string(), to: z.string(), label: z.string(), fact_id: z.int().nullable(), text: z.string().nullable().describe('What the fact says.') })),
    truncated: z.boolean().describe('There is more than is shown.'),
  }),
  problems: [NotFound],
});
