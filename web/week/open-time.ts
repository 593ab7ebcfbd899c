import type { Span } from './days.ts';

/** What is left of a stretch without the open periods: when no work is placed. */
export function closedTimes(from: number, to: number, open: readonly Span[]): Span[] {
  const closed: Span[] = [];
  let at = from;
  for (const { start, end } of [...open].sort((a, b) => a.start - b.start)) {
    if (end <= from || start >= to) continue;
    if (start > at) closed.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  if (at < to) closed.push({ start: at, end: to });
  return closed;
}
