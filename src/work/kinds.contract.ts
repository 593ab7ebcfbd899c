import * as z from 'zod';
import { ClientRef, Day, Id, Metadata, Name, Time } from '../kernel/fields.ts';

// The nine plain business objects, described once. Their contracts, SQL and JSON are all made from this table.

const Text = z.string().max(20_000);
const Amount = z.number().min(-1e11).max(1e11);

/** What a column of a kind looks like in the request, in the answer and to the database. */
const TYPES = {
  name: { input: Name, output: z.string(), cast: 'text' },
  text: { input: Text, output: z.string(), cast: 'text' },
  short: { input: z.string().min(1).max(30), output: z.string(), cast: 'text' },
  slug: { input: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,99}$/, 'must be lower-case letters, digits, dashes and underscores'), output: z.string(), cast: 'text' },
  amount: { input: Amount, output: z.number(), cast: 'numeric' },
  hours: { input: z.number().min(0).max(1e6), output: z.number(), cast: 'numeric' },
  version: { input: z.int().min(1).max(1e6), output: z.number(), cast: 'int' },
  day: { input: Day, output: z.string(), cast: 'date' },
  time: { input: Time, output: z.string(), cast: 'timestamptz' },
  object: { input: Metadata, output: z.record(z.string(), z.unknown()), cast: 'jsonb' },
  list: { input: z.array(z.unknown()).max(1000), output: z.array(z.unknown()), cast: 'jsonb' },
  checklist: { input: z.enum(['draft', 'approved', 'executed']), output: z.string(), cast: 'text' },
  client: { input: ClientRef, output: z.number(), cast: 'int' },
  ref: { input: Id, output: z.number(), cast: 'int' },
} as const;

export interface Column {
  readonly name: string;
  readonly type: keyof typeof TYPES;
  /** `needed`: must be given. `kept`: has a default in the database and is never null. Else it may be null. */
  readonly rule?: 'needed' | 'kept';
  /** The table that a `ref` points into. */
  readonly table?: RefTable;
}
export type RefTable = 'ventures' | 'service_blueprints' | 'offers' | 'engagements' | 'projects' | 'persons' | 'workflows' | 'plans' | 'process_templates' | 'tasks' | 'deliverables';

export interface Kind {
  /** `venture`: its id is `venture_id`, in sentences it is "venture". */
  readonly thing: string;
  /** Table, path and prefix of the operations' names. */
  readonly plural: RefTable | 'results';
  readonly summary: string;
  readonly columns: readonly Column[];
}

const name = { name: 'name', type: 'name', rule: 'needed' } as const;
const client = { name: 'client_id', type: 'client' } as const;
const description = { name: 'description', type: 'text' } as const;
const status = { name: 'status', type: 'short', rule: 'kept' } as const;
const metadata = { name: 'metadata', type: 'object', rule: 'kept' } as const;
const ref = (column: string, table: RefTable, rule?: 'needed') => ({ name: column, type: 'ref', table, ...(rule && { rule }) }) as const;

export const KINDS: readonly Kind[] = [
  { thing: 'venture', plural: 'ventures', summary: 'a business or line of business', columns: [name, client, { name: 'kind', type: 'text' }, description, status, metadata] },
  { thing: 'offer', plural: 'offers', summary: 'something a venture sells', columns: [name, ref('venture_id', 'ventures'), ref('service_blueprint_id', 'service_blueprints'), description, { name: 'price', type: 'amount' }, { name: 'billing_type', type: 'text' }, status, metadata] },
  { thing: 'engagement', plural: 'engagements', summary: 'an agreement with a customer', columns: [name, client, ref('offer_id', 'offers'), { name: 'customer_name', type: 'text' }, { name: 'start_date', type: 'day' }, { name: 'end_date', type: 'day' }, { name: 'rate', type: 'amount' }, status, metadata] },
  { thing: 'project', plural: 'projects', summary: 'a piece of work inside an engagement', columns: [name, client, ref('engagement_id', 'engagements'), description, status, metadata] },
  { thing: 'deliverable', plural: 'deliverables', summary: 'something that a project hands over', columns: [name, ref('project_id', 'projects'), ref('task_id', 'tasks'), { name: 'url', type: 'text' }, { name: 'due_date', type: 'time' }, status, metadata] },
  { thing: 'result', plural: 'results', summary: 'what a deliverable achieved, as a metric', columns: [ref('deliverable_id', 'deliverables', 'needed'), { name: 'metric', type: 'name', rule: 'needed' }, { name: 'target_value', type: 'amount' }, { name: 'actual_value', type: 'amount' }, { name: 'measured_at', type: 'time' }, metadata] },
  { thing: 'person', plural: 'persons', summary: 'somebody who works on things or whom they are for', columns: [name, client, { name: 'email', type: 'text' }, { name: 'role', type: 'text' }, metadata] },
  { thing: 'service_blueprint', plural: 'service_blueprints', summary: 'the design of a service across several workflows', columns: [name, client, { name: 'slug', type: 'slug' }, description, ref('offer_id', 'offers'), { name: 'structure', type: 'object', rule: 'kept' }, { name: 'version', type: 'version', rule: 'kept' }, status, metadata] },
  { thing: 'process_template', plural: 'process_templates', summary: 'a workflow made concrete for one engagement', columns: [name, client, ref('workflow_id', 'workflows'), ref('engagement_id', 'engagements'), ref('plan_id', 'plans'), { name: 'checklist', type: 'list', rule: 'kept' }, { name: 'estimated_hours', type: 'hours' }, { name: 'version', type: 'version', rule: 'kept' }, { name: 'status', type: 'checklist', rule: 'kept' }, metadata] },
];

export const inputOf = (column: Column): z.ZodType => TYPES[column.type].input;
export const outputOf = (column: Column): z.ZodType => (column.rule ? TYPES[column.type].output : TYPES[column.type].output.nullable());
export const castOf = (column: Column): string => TYPES[column.type].cast;
