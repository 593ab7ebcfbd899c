import * as z from 'zod';
import { fieldsOf } from '../kernel/input.ts';
import { type AnyOperation, type OperationContract, pathFields, type Route } from '../kernel/operation.ts';
import { InvalidInput, type ProblemKind, Unexpected } from '../kernel/problem.ts';
import { Forbidden, Unauthenticated } from '../identity/index.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 description of a set of operations, from the schemas that check their requests and answers. */
export function openapi(operations: readonly AnyOperation[], info: { title: string; version: string; description: string }): Json {
  const paths: Record<string, Json> = {};
  for (const { contract } of operations) {
    for (const [index, route] of [contract as Route, ...(contract.also ?? [])].entries()) {
      const at = (paths[route.path] ??= {});
      at[route.method.toLowerCase()] = describe(contract, route, index);
    }
  }
  return {
    openapi: '3.1.0', info: { ...info, license: { name: 'MIT', identifier: 'MIT' } }, servers: [{ url: '/', description: 'This server.' }], paths,
    components: {
      schemas: { Problem: PROBLEM },
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key, made with `almanac keys create`. Not needed on a server bound to loopback.' } },
    },
    security: [{ key: [] }, {}],
  };
}

function describe(contract: OperationContract, route: Route, index: number): Json {
  const inPath = pathFields(route.path);
  const bodyless = route.method === 'GET' || route.method === 'DELETE';
  const ndjson = contract.wire?.request === 'ndjson';
  const fields = fieldsOf(contract.input);
  const inHeader = contract.headers ?? {};
  const inQuery = Object.keys(fields).filter((f) => !inPath.includes(f) && !(f in inHeader) && (bodyless || (ndjson ? f !== 'body' : contract.query?.includes(f))));
  const whole = inputSchema(contract.input);
  const properties = (whole['properties'] ?? {}) as Record<string, Json>;
  const required = new Set((whole['required'] ?? []) as string[]);
  const parameter = (where: string, field: string, name = field): Json => {
    const { description, ...schema } = properties[field] ?? {};
    return { name, in: where, required: where === 'path' || required.has(field), ...(description ? { description } : {}), schema };
  };
  const inBody = Object.keys(fields).filter((f) => !inPath.includes(f) && !inQuery.includes(f) && !(f in inHeader));
  const body = ndjson
    ? { required: true, content: { 'application/x-ndjson': { schema: { type: 'string', description: properties['body']?.['description'] ?? 'One JSON object a line.' } } } }
    : !bodyless && inBody.length
      ? { required: inBody.some((f) => required.has(f)), content: { 'application/json': { schema: { type: 'object', properties: Object.fromEntries(inBody.map((f) => [f, properties[f] ?? {}])), required: inBody.filter((f) => required.has(f)), additionalProperties: false } } } }
      : undefined;
  const type = contract.wire?.response?.type;
  const good = { description: 'Done.', content: type ? { [type.split(';')[0] as string]: { schema: { type: 'string' } } } : { 'application/json': { schema: outputSchema(contract.output) } } };
  const statuses = typeof contract.status === 'function' ? [200, 201] : [contract.status ?? 200];
  return {
    operationId: index === 0 ? contract.name : `${contract.name}.${index + 1}`,
    tags: [contract.name.split('.')[0]],
    summary: contract.summary,
    ...(contract.description && { description: contract.description }),
    parameters: [
      ...inPath.map((f) => parameter('path', f)), ...inQuery.map((f) => parameter('query', f)), ...Object.entries(inHeader).map(([f, name]) => parameter('header', f, name)),
      ...(route.method === 'POST' && statuses.includes(201) ? [{ name: 'Idempotency-Key', in: 'header', required: false, description: 'The same key and body again get the first answer.', schema: { type: 'string', maxLength: 255 } }] : []),
    ],
    ...(body && { requestBody: body }),
    responses: { ...Object.fromEntries(statuses.map((s) => [s, s === 201 ? { ...good, description: 'Created.' } : good])), ...problems([InvalidInput, ...(contract.open ? [] : [Unauthenticated, Forbidden]), ...(contract.problems ?? []), Unexpected]) },
    ...(contract.open && { security: [] }),
    'x-scope': contract.scope,
  };
}

/** Several kinds may share a status: one entry names them all. */
function problems(kinds: readonly ProblemKind[]): Json {
  return Object.fromEntries([...new Set(kinds.map((k) => k.status))].map((status) => [status, {
    description: [...new Set(kinds.filter((k) => k.status === status).map((k) => `${k.code}: ${k.title}`))].join('; '),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }]));
}

const PROBLEM: Json = {
  type: 'object', description: 'A problem as RFC 9457 has it.', required: ['type', 'title', 'status', 'detail', 'instance'],
  properties: {
    type: { type: 'string', format: 'uri-reference', description: 'Page of this kind of problem.' }, title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string' }, instance: { type: 'string' }, code: { type: 'string' },
    errors: { type: 'array', items: { type: 'object', required: ['path', 'message'], properties: { path: { type: 'string' }, message: { type: 'string' } } } },
  },
};

export function inputSchema(schema: z.ZodType): Json {
  return clean(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Json);
}

/** Answers may gain fields at any time, so a description must not forbid them. */
export function outputSchema(schema: z.ZodType): Json {
  return clean(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any', reused: 'inline' }) as Json, true);
}

function clean(schema: Json, loose = false): Json {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    const out: Json = {};
    for (const [key, value] of Object.entries(node)) {
      if (key === '$schema' || key === 'id' && typeof value === 'string' && 'type' in node || key === '$defs') continue;
      if (loose && key === 'additionalProperties' && value === false) continue;
      if (key === '$ref' && typeof value === 'string' && value.startsWith('#/$defs/')) return walk(((schema['$defs'] ?? {}) as Json)[value.slice('#/$defs/'.length)]);
      out[key] = key === 'properties' ? Object.fromEntries(Object.entries(value as Json).map(([name, inner]) => [name, walk(inner)])) : walk(value);
    }
    return out;
  };
  return walk(schema) as Json;
}
