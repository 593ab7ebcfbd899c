// The dashboard's table of operations (web/api/operations.ts) is made from the contracts. UPDATE_OPERATIONS=1 writes it anew: `npm run operations`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { allContracts } from '../src/apps/contracts.ts';
import { fieldsOf } from '../src/kernel/input.ts';
import type { OperationContract } from '../src/kernel/operation.ts';

const root = join(import.meta.dirname, '..');
const target = join(root, 'web', 'api', 'operations.ts');

/** A contract whose shape is a table at run time has no type of its own: its schema as one. */
function typeOf(schema: Record<string, unknown>, defs = (schema['$defs'] ?? {}) as Record<string, Record<string, unknown>>): string {
  const of = (inner: unknown): string => typeOf(inner as Record<string, unknown>, defs);
  if (typeof schema['$ref'] === 'string') return of(defs[schema['$ref'].replace('#/$defs/', '')] ?? {});
  if ('const' in schema) return JSON.stringify(schema['const']);
  if (Array.isArray(schema['enum'])) return schema['enum'].map((one) => JSON.stringify(one)).join(' | ');
  const options = (schema['anyOf'] ?? schema['oneOf']) as unknown[] | undefined;
  if (options) return [...new Set(options.map(of))].join(' | ');
  if (Array.isArray(schema['type'])) return schema['type'].map((type) => of({ ...schema, type })).join(' | ');
  if (schema['type'] === 'array') return `readonly (${of(schema['items'] ?? {})})[]`;
  if (schema['type'] === 'object' && schema['properties']) {
    const needed = new Set((schema['required'] ?? []) as string[]);
    return `{ ${Object.entries(schema['properties']).map(([name, field]) => `${name}${needed.has(name) ? '' : '?'}: ${of(field)}`).join('; ')} }`;
  }
  if (schema['type'] === 'object') return 'Record<string, unknown>';
  return ({ string: 'string', number: 'number', integer: 'number', boolean: 'boolean', null: 'null' } as Record<string, string>)[String(schema['type'])] ?? 'unknown';
}
const schemaType = (schema: z.ZodType, io: 'input' | 'output'): string => typeOf(z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Record<string, unknown>);

/** One line of the table: method, path, and what goes elsewhere than into the body. */
function line(contract: OperationContract): string {
  const bodyless = contract.method === 'GET' || contract.method === 'DELETE';
  const query = bodyless ? [] : (contract.query ?? []).filter((name) => Object.hasOwn(fieldsOf(contract.input), name));
  const more = [
    ...(query.length ? [`query: ${JSON.stringify(query)}`] : []),
    ...(contract.headers ? [`headers: ${JSON.stringify(contract.headers)}`] : []),
    ...(contract.wire?.request ? [`takes: '${contract.wire.request}'`] : []),
    ...(contract.wire?.response ? [`gives: 'text'`] : []),
    ...(contract.method === 'POST' && (contract.status === 201 || typeof contract.status === 'function') ? ['creates: true'] : []),
    ...(contract.method === 'GET' || contract.scope.endsWith(':read') ? ['reads: true'] : []),
  ];
  return `  '${contract.name}': { method: '${contract.method}', path: '${contract.path}'${more.map((one) => `, ${one}`).join('')} },`.replaceAll('"', "'");
}

async function written(): Promise<string> {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((file) => file.split(sep).join('/')).filter((file) => file.endsWith('.contract.ts')).sort();
  const all = [...new Set(allContracts)].sort((a, b) => (a.name < b.name ? -1 : 1));
  const homes = new Map<OperationContract, string>();
  const imports: string[] = [];
  for (const file of files) {
    const module = (await import(join(root, 'src', file))) as Record<string, unknown>;
    const found = Object.entries(module).filter(([, value]) => all.includes(value as OperationContract) && !homes.has(value as OperationContract));
    if (found.length === 0) continue;
    const alias = `m${imports.length}`;
    imports.push(`import type * as ${alias} from '../../src/${file}';`);
    for (const [name, value] of found) homes.set(value as OperationContract, `typeof ${alias}.${name}`);
  }
  return `// Written by \`npm run operations\` from the contracts; do not edit. Types cost the bundle nothing, and zod stays out of it.
import type * as z from 'zod';
import type { OperationContract } from '../../src/kernel/operation.ts';
${imports.join('\n')}

export interface Where {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Input fields that go into the query though there is a body. */
  readonly query?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly takes?: 'ndjson';
  readonly gives?: 'text';
  /** Makes something: the same attempt twice must not make two. */
  readonly creates?: true;
  readonly reads?: true;
}

export const OPERATIONS = {
${all.map(line).join('\n')}
} as const satisfies Record<string, Where>;

type Shape<I, O> = { input: I; output: O };
type Of<C> = C extends OperationContract<infer I, infer O> ? Shape<z.input<I>, z.output<O>> : never;

/** What each operation takes and answers. */
export interface Operations {
${all.map((contract) => { const home = homes.get(contract); return home ? `  '${contract.name}': Of<${home}>;` : `  '${contract.name}': Shape<${schemaType(contract.input, 'input')}, ${schemaType(contract.output, 'output')}>;`; }).join('\n')}
}
`;
}

it('is what the contracts say', async () => {
  const text = await written();
  if (process.env['UPDATE_OPERATIONS']) writeFileSync(target, text);
  expect(readFileSync(target, 'utf8') === text, 'an operation was added or changed: npm run operations').toBe(true);
});
