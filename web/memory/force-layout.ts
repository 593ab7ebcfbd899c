// Where the nodes of a graph stand: those that belong together near each other, all others apart. The same graph always looks the same.

export interface Placed { readonly id: string; readonly x: number; readonly y: number }
interface Joined { readonly from: string; readonly to: string }

const ROUNDS = 260;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** Positions in a square from -1 to 1, the first node in the middle. */
export function placeNodes(nodes: readonly { readonly id: string; readonly distance: number }[], edges: readonly Joined[]): Placed[] {
  const count = nodes.length;
  if (count === 0) return [];
  const at = new Map(nodes.map(({ id }, n) => [id, n]));
  const x = new Float64Array(count), y = new Float64Array(count), dx = new Float64Array(count), dy = new Float64Array(count);
  nodes.forEach(({ distance }, n) => { const far = n === 0 ? 0 : distance + (n % 7) / 20; x[n] = far * Math.cos(n * GOLDEN); y[n] = far * Math.sin(n * GOLDEN); });
  const joints = edges.flatMap(({ from, to }) => { const a = at.get(from), b = at.get(to); return a === undefined || b === undefined || a === b ? [] : [[a, b] as const]; });
  const ideal = 1.2 / Math.sqrt(count);
  for (let round = 0; round < ROUNDS; round++) {
    dx.fill(0);
    dy.fill(0);
    for (let a = 0; a < count; a++) for (let b = a + 1; b < count; b++) {
      const vx = (x[a] as number) - (x[b] as number), vy = (y[a] as number) - (y[b] as number);
      const push = (ideal * ideal) / Math.max(vx * vx + vy * vy, 1e-6);
      dx[a] = (dx[a] as number) + vx * push; dy[a] = (dy[a] as number) + vy * push;
      dx[b] = (dx[b] as number) - vx * push; dy[b] = (dy[b] as number) - vy * push;
    }
    for (const [a, b] of joints) {
      const vx = (x[a] as number) - (x[b] as number), vy = (y[a] as number) - (y[b] as number);
      const pull = Math.sqrt(vx * vx + vy * vy) / ideal / 2;
      dx[a] = (dx[a] as number) - vx * pull; dy[a] = (dy[a] as number) - vy * pull;
      dx[b] = (dx[b] as number) + vx * pull; dy[b] = (dy[b] as number) + vy * pull;
    }
    const heat = 0.12 * (1 - round / ROUNDS);
    for (let n = 1; n < count; n++) {
      const length = Math.hypot(dx[n] as number, dy[n] as number) || 1;
      const step = Math.min(length, heat) / length;
      x[n] = (x[n] as number) + (dx[n] as number) * step;
      y[n] = (y[n] as number) + (dy[n] as number) * step;
    }
  }
  const [wide, high] = [x, y].map((all) => Math.max(1e-6, ...all.map(Math.abs))) as [number, number];
  return nodes.map(({ id }, n) => ({ id, x: (x[n] as number) / wide, y: (y[n] as number) / high }));
}
