import { fold } from '../terms.ts';
import type { EntityRow, HeldFact, Relation } from '../entities/entities.store.ts';

// The graph around an entity, from three kinds of joints: relations of the graph, facts that name another entity, and values that facts share.

export interface GraphNode { readonly id: string; readonly type: string; readonly name: string; readonly kind: 'entity' | 'value' | 'statement'; readonly distance: number }
export interface GraphEdge { readonly from: string; readonly to: string; readonly label: string; readonly fact_id: number | null; readonly text: string | null }

const MOST_NODES = 150;
/** What one entity may bring: beyond this a picture is no picture. */
const MOST_EACH = 40;
const LONGEST_NAME = 80;

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
const padded = (text: string): string => ` ${wordsOf(text).join(' ')} `;

/** Entities by the words of their name. Names of one or two letters are in everything. */
function byName(entities: readonly Pick<EntityRow, 'entity' | 'name'>[]): Map<string, { words: string; entity: string }[]> {
  const out = new Map<string, { words: string; entity: string }[]>();
  for (const { entity, name } of entities) {
    const words = wordsOf(name);
    const first = words[0];
    if (first === undefined || words.join('').length < 3) continue;
    out.set(first, [...(out.get(first) ?? []), { words: ` ${words.join(' ')} `, entity }]);
  }
  return out;
}

export function graphAround(center: string, depth: number, { entities, facts, relations }: { entities: readonly EntityRow[]; facts: readonly HeldFact[]; relations: readonly Relation[] }): { nodes: GraphNode[]; edges: GraphEdge[]; truncated: boolean } {
  const known = new Map(entities.map((one) => [one.entity, one]));
  const names = byName(entities);
  const joints = new Map<string, { to: string; edge: GraphEdge; node: Omit<GraphNode, 'distance'> }[]>();
  const entityNode = (id: string): Omit<GraphNode, 'distance'> => { const one = known.get(id); return { id, type: one?.type ?? id.split(':')[0] ?? '', name: one?.name ?? id.slice(id.indexOf(':') + 1), kind: 'entity' }; };
  const join = (a: Omit<GraphNode, 'distance'>, b: Omit<GraphNode, 'distance'>, edge: GraphEdge): void => {
    joints.set(a.id, [...(joints.get(a.id) ?? []), { to: b.id, edge, node: b }]);
    joints.set(b.id, [...(joints.get(b.id) ?? []), { to: a.id, edge, node: a }]);
  };
  for (const { from, to, label } of relations) if (known.has(from) && known.has(to)) join(entityNode(from), entityNode(to), { from, to, label, fact_id: null, text: null });
  const sharers = new Map<string, Set<string>>();
  for (const { value, entity } of facts) if (value) { const key = padded(value); sharers.set(key, (sharers.get(key) ?? new Set()).add(entity)); }
  for (const fact of facts) {
    const label = fact.fact_key === '' ? fact.fact_type : `${fact.fact_type}: ${fact.fact_key}`;
    const text = padded(fact.content);
    const named = [...new Set(wordsOf(fact.content))].flatMap((word) => (names.get(word) ?? []).filter(({ words, entity }) => entity !== fact.entity && text.includes(words)).map(({ entity }) => entity));
    for (const to of new Set(named)) join(entityNode(fact.entity), entityNode(to), { from: fact.entity, to, label, fact_id: fact.id, text: fact.content });
    if (named.length > 0) continue;
    const shared = fact.value !== null && (sharers.get(padded(fact.value))?.size ?? 0) > 1;
    const node: Omit<GraphNode, 'distance'> = shared ? { id: `value:${padded(fact.value as string).trim()}`, type: 'value', name: (fact.value as string).slice(0, LONGEST_NAME), kind: 'value' }
      : { id: `fact:${fact.id}`, type: fact.fact_type, name: (fact.value ?? fact.content).slice(0, LONGEST_NAME).toWellFormed(), kind: 'statement' };
    join(entityNode(fact.entity), node, { from: fact.entity, to: node.id, label, fact_id: fact.id, text: fact.content });
  }

  const nodes = new Map<string, GraphNode>([[center, { ...entityNode(center), distance: 0 }]]);
  const edges = new Set<GraphEdge>();
  let truncated = false;
  let edge = [center];
  for (let distance = 1; distance <= depth && edge.length > 0; distance++) {
    const next: string[] = [];
    for (const id of edge) {
      // What leads on first: entities, then shared values, then what ends here.
      const rank = { entity: 0, value: 1, statement: 2 };
      const from = (joints.get(id) ?? []).toSorted((a, b) => rank[a.node.kind] - rank[b.node.kind]);
      let brought = 0;
      for (const joint of from) {
        if (!nodes.has(joint.to)) {
          if (brought >= MOST_EACH || nodes.size >= MOST_NODES) { truncated = true; continue; }
          nodes.set(joint.to, { ...joint.node, distance });
          next.push(joint.to);
          brought++;
        }
        edges.add(joint.edge);
      }
    }
    edge = next;
  }
  return { nodes: [...nodes.values()], edges: [...edges], truncated };
}
