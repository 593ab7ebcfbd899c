export type CellState = 'ok' | 'down' | 'off' | 'unknown';
export interface Cell { readonly state: CellState; readonly from: number; readonly to: number }
export interface Span { readonly from: string; readonly to: string; readonly status: 'ok' | 'down' | 'off' }

/** Worst first: a minute of outage colours its cell. */
const WORST: readonly CellState[] = ['down', 'ok', 'off', 'unknown'];

/** A stretch of time cut into equal cells, each in the worst state that it saw. */
export function cellsOf(spans: readonly Span[], from: string, to: string, count: number): Cell[] {
  const begin = Date.parse(from), size = (Date.parse(to) - begin) / count;
  const times = spans.map((span) => ({ status: span.status, from: Date.parse(span.from), to: Date.parse(span.to) }));
  return Array.from({ length: count }, (_, n) => {
    const cell = { from: begin + n * size, to: begin + (n + 1) * size };
    const seen = new Set(times.filter((span) => span.from < cell.to && span.to > cell.from).map((span) => span.status));
    return { ...cell, state: WORST.find((state) => state !== 'unknown' && seen.has(state)) ?? 'unknown' };
  });
}

/** Times that it went down in: two outages with nothing known between are two. */
export const outagesOf = (spans: readonly Span[]): number => spans.filter((span) => span.status === 'down').length;
