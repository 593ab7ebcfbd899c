import type { Step } from './edits.ts';

export const NODE = { width: 184, height: 64, gapX: 40, gapY: 20 } as const;

export interface PlacedStep { readonly step: Step; readonly layer: number; readonly row: number; readonly x: number; readonly y: number; /** On the chain that decides how soon the whole can be done. */ readonly longest: boolean }
export interface Edge { readonly from: string; readonly to: string; readonly path: string; readonly longest: boolean }
export interface Picture { readonly nodes: readonly PlacedStep[]; readonly edges: readonly Edge[]; readonly width: number; readonly height: number; readonly layers: readonly (readonly string[])[]; readonly longestHours: number }

/** The chain of steps with the most hours, of those that wait for one another. */
export function longestChain(steps: readonly Step[]): { ids: string[]; hours: number } {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const best = new Map<string, { hours: number; before: string | null }>();
  const reach = (id: string, trail: ReadonlySet<string>): number => {
    const known = best.get(id);
    const step = byId.get(id);
    if (known || !step || trail.has(id)) return known?.hours ?? 0;
    let before: string | null = null, most = 0;
    for (const needed of step.depends_on) { const hours = reach(needed, new Set(trail).add(id)); if (hours > most) [most, before] = [hours, needed]; }
    best.set(id, { hours: most + step.hours, before });
    return most + step.hours;
  };
  let last: string | null = null, hours = 0;
  for (const { id } of steps) { const sum = reach(id, new Set()); if (sum > hours) [hours, last] = [sum, id]; }
  const ids: string[] = [];
  for (let at = last; at !== null; at = best.get(at)?.before ?? null) ids.unshift(at);
  return { ids, hours: Math.round(hours * 100) / 100 };
}

/** Steps in layers from left to right: each stands behind all it waits for, and near them, so that few lines cross. */
export function pictureOf(steps: readonly Step[]): Picture {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const depth = new Map<string, number>();
  const depthOf = (step: Step, trail: ReadonlySet<string>): number => {
    const known = depth.get(step.id);
    if (known !== undefined) return known;
    const needed = step.depends_on.filter((id) => !trail.has(id)).map((id) => byId.get(id)).filter((one) => one !== undefined);
    const found = needed.length ? 1 + Math.max(...needed.map((one) => depthOf(one, new Set(trail).add(step.id)))) : 0;
    depth.set(step.id, found);
    return found;
  };
  const layers: Step[][] = [];
  for (const step of steps) (layers[depthOf(step, new Set([step.id]))] ??= []).push(step);

  const rowOf = new Map<string, number>();
  layers.forEach((layer, at) => {
    const near = (step: Step): number => { const rows = step.depends_on.map((id) => rowOf.get(id)).filter((row) => row !== undefined); return rows.length ? rows.reduce((a, b) => a + b, 0) / rows.length : layer.indexOf(step); };
    const ordered = at === 0 ? layer : layer.map((step) => ({ step, near: near(step) })).sort((a, b) => a.near - b.near).map(({ step }) => step);
    layers[at] = ordered;
    ordered.forEach((step, row) => rowOf.set(step.id, row));
  });
  const most = Math.max(1, ...layers.map((layer) => layer.length));
  const chain = longestChain(steps);
  const onChain = new Set(chain.ids);
  const height = most * (NODE.height + NODE.gapY) - NODE.gapY;
  const nodes = layers.flatMap((layer, at) => layer.map((step, row): PlacedStep => ({
    step, layer: at, row, x: at * (NODE.width + NODE.gapX), y: (height - (layer.length * (NODE.height + NODE.gapY) - NODE.gapY)) / 2 + row * (NODE.height + NODE.gapY), longest: chain.ids.length > 1 && onChain.has(step.id),
  })));
  const placed = new Map(nodes.map((node) => [node.step.id, node]));
  const edges = nodes.flatMap((to) => to.step.depends_on.flatMap((id): Edge[] => {
    const from = placed.get(id);
    if (!from) return [];
    const [x1, y1, x2, y2] = [from.x + NODE.width, from.y + NODE.height / 2, to.x, to.y + NODE.height / 2];
    const bend = Math.max(NODE.gapX / 2, (x2 - x1) / 2);
    return [{ from: id, to: to.step.id, path: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`, longest: to.longest && from.longest && chain.ids.indexOf(to.step.id) === chain.ids.indexOf(id) + 1 }];
  }));
  return { nodes, edges, width: Math.max(1, layers.length) * (NODE.width + NODE.gapX) - NODE.gapX, height, layers: layers.map((layer) => layer.map((step) => step.id)), longestHours: chain.hours };
}

/** The step that an arrow key leads to: left and right along what waits for what, up and down within a layer. */
export function neighbour({ nodes }: Picture, id: string, key: string): string | null {
  const here = nodes.find((node) => node.step.id === id);
  if (!here) return nodes[0]?.step.id ?? null;
  const layer = { ArrowLeft: here.layer - 1, ArrowRight: here.layer + 1 }[key] ?? here.layer;
  const linked = (node: PlacedStep): boolean => (layer < here.layer ? here.step.depends_on.includes(node.step.id) : node.step.depends_on.includes(id));
  if (layer === here.layer) return nodes.find((node) => node.layer === layer && node.row === here.row + (key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0))?.step.id ?? null;
  const there = nodes.filter((node) => node.layer === layer).sort((a, b) => Number(linked(b)) - Number(linked(a)) || Math.abs(a.y - here.y) - Math.abs(b.y - here.y));
  return there[0]?.step.id ?? null;
}
