import { oneOf, searchParams, text } from '../app/search-params.ts';

export const CHAIN = ['venture', 'offer', 'engagement', 'project', 'deliverable', 'result'] as const;
export const KINDS = [...CHAIN, 'person', 'service_blueprint', 'process_template'] as const;
export type Kind = (typeof KINDS)[number];
export type Plural = `${Kind}s`;
export const pluralOf = (kind: Kind): Plural => `${kind}s`;

export const businessSearch = searchParams({ open: text(60), under: text(60), status: oneOf('all') });

/** What a kind hangs below, and by which of its fields. */
export const ABOVE: Readonly<Partial<Record<Kind, { readonly kind: Kind; readonly field: string }>>> = {
  offer: { kind: 'venture', field: 'venture_id' }, engagement: { kind: 'offer', field: 'offer_id' }, project: { kind: 'engagement', field: 'engagement_id' }, deliverable: { kind: 'project', field: 'project_id' }, result: { kind: 'deliverable', field: 'deliverable_id' },
};
export const belowOf = (kind: Kind): Kind | undefined => KINDS.find((one) => ABOVE[one]?.kind === kind);

export interface FieldOf { readonly name: string; readonly type: 'name' | 'short' | 'long' | 'number' | 'day' | 'ref'; readonly of?: Kind | 'workflow'; readonly needed?: boolean }
const name: FieldOf = { name: 'name', type: 'name', needed: true };
const long: FieldOf = { name: 'description', type: 'long' };
const status: FieldOf = { name: 'status', type: 'short' };
/** What one writes about each kind, in the order of the form. */
export const FIELDS: Readonly<Record<Kind, readonly FieldOf[]>> = {
  venture: [name, { name: 'kind', type: 'short' }, long, status],
  offer: [name, { name: 'venture_id', type: 'ref', of: 'venture' }, { name: 'service_blueprint_id', type: 'ref', of: 'service_blueprint' }, { name: 'price', type: 'number' }, { name: 'billing_type', type: 'short' }, long, status],
  engagement: [name, { name: 'offer_id', type: 'ref', of: 'offer' }, { name: 'customer_name', type: 'short' }, { name: 'start_date', type: 'day' }, { name: 'end_date', type: 'day' }, { name: 'rate', type: 'number' }, status],
  project: [name, { name: 'engagement_id', type: 'ref', of: 'engagement' }, long, status],
  deliverable: [name, { name: 'project_id', type: 'ref', of: 'project' }, { name: 'url', type: 'short' }, { name: 'due_date', type: 'day' }, status],
  result: [{ name: 'metric', type: 'name', needed: true }, { name: 'deliverable_id', type: 'ref', of: 'deliverable', needed: true }, { name: 'target_value', type: 'number' }, { name: 'actual_value', type: 'number' }, { name: 'measured_at', type: 'day' }],
  person: [name, { name: 'role', type: 'short' }, { name: 'email', type: 'short' }],
  service_blueprint: [name, { name: 'slug', type: 'short' }, { name: 'offer_id', type: 'ref', of: 'offer' }, long, status],
  process_template: [name, { name: 'workflow_id', type: 'ref', of: 'workflow' }, { name: 'engagement_id', type: 'ref', of: 'engagement' }, { name: 'estimated_hours', type: 'number' }],
};

export type Row = Readonly<Record<string, unknown>>;
export const idOf = (kind: Kind, row: Row): number => Number(row[`${kind}_id`]);
export const nameOf = (kind: Kind, row: Row): string => String(row[kind === 'result' ? 'metric' : 'name'] ?? '');
export const keyOf = (kind: Kind, id: number): string => `${kind}:${id}`;
/** `venture:3`, or `new:offer`; null for what is neither. */
export function readKey(key: string | undefined): { kind: Kind; id: number | null } | null {
  const [first, second] = (key ?? '').split(':');
  const kind = KINDS.find((one) => one === (first === 'new' ? second : first));
  if (!kind) return null;
  if (first === 'new') return { kind, id: null };
  return /^\d{1,10}$/.test(second ?? '') ? { kind, id: Number(second) } : null;
}

export interface Node { readonly key: string; readonly kind: Kind; readonly id: number; readonly name: string; readonly row: Row; readonly children: readonly Node[] }
export type Lists = Readonly<Partial<Record<Kind, readonly Row[]>>>;

/** Everything below what it belongs to; what belongs to nothing (any more) stands at the top, in the order of the chain. */
export function treeOf(lists: Lists): Node[] {
  const below = new Map<string, { kind: Kind; row: Row }[]>();
  const roots: { kind: Kind; row: Row }[] = [];
  const there = new Set(CHAIN.flatMap((kind) => (lists[kind] ?? []).map((row) => keyOf(kind, idOf(kind, row)))));
  for (const kind of CHAIN) for (const row of lists[kind] ?? []) {
    const above = ABOVE[kind];
    const parent = above && row[above.field] != null ? keyOf(above.kind, Number(row[above.field])) : undefined;
    if (parent === undefined || !there.has(parent)) { roots.push({ kind, row }); continue; }
    const own = below.get(parent);
    if (own) own.push({ kind, row }); else below.set(parent, [{ kind, row }]);
  }
  const byName = (a: { kind: Kind; row: Row }, b: { kind: Kind; row: Row }): number => CHAIN.indexOf(a.kind as 'venture') - CHAIN.indexOf(b.kind as 'venture') || nameOf(a.kind, a.row).localeCompare(nameOf(b.kind, b.row));
  const node = ({ kind, row }: { kind: Kind; row: Row }): Node => { const id = idOf(kind, row), key = keyOf(kind, id); return { key, kind, id, name: nameOf(kind, row), row, children: (below.get(key) ?? []).sort(byName).map(node) }; };
  return roots.sort(byName).map(node);
}

export interface Seen { readonly node: Node; readonly level: number; readonly at: number; readonly of: number; readonly parent: string | undefined }
/** The lines of the tree that are to be seen, folded ones without what is below them. */
export function seenOf(nodes: readonly Node[], folded: ReadonlySet<string>, level = 1, parent?: string): Seen[] {
  return nodes.flatMap((node, at) => [{ node, level, at: at + 1, of: nodes.length, parent }, ...(folded.has(node.key) ? [] : seenOf(node.children, folded, level + 1, node.key))]);
}
