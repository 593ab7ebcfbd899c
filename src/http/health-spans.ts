import type { SampleRow } from './health-history.store.ts';

export interface Span { from: number; to: number; status: 'ok' | 'down' | 'off'; detail: string | null; latency_ms: number | null }

/** Nobody looked for longer than this: what lies between is not known. */
export const GAP_MS = 25 * 60_000;
/** How long a sample stands for by itself. */
const MINUTE_MS = 60_000;

type Seen = Pick<SampleRow, 'sampled_at' | 'status' | 'latency_ms' | 'detail'>;

/** Samples of one thing, in order of time, as stretches of the same state within a window. What lies between two stretches was not looked at. */
export function spansOf(samples: readonly Seen[], from: number, to: number): Span[] {
  const spans: (Span & { measured: number[] })[] = [];
  samples.forEach((sample, n) => {
    const at = sample.sampled_at.getTime();
    const next = samples[n + 1]?.sampled_at.getTime() ?? to;
    const end = next - at > GAP_MS ? at + MINUTE_MS : next;
    if (end <= from || at >= to) return;
    const last = spans.at(-1);
    const piece = { from: Math.max(at, from), to: Math.min(end, to) };
    if (last && last.status === sample.status && last.to === piece.from) {
      last.to = piece.to;
      last.detail = sample.detail ?? last.detail;
      if (sample.latency_ms !== null) last.measured.push(sample.latency_ms);
    } else spans.push({ ...piece, status: sample.status, detail: sample.detail, latency_ms: null, measured: sample.latency_ms === null ? [] : [sample.latency_ms] });
  });
  return spans.map(({ measured, ...span }) => ({ ...span, latency_ms: measured.length ? Math.round((measured.reduce((a, b) => a + b, 0) / measured.length) * 10) / 10 : null }));
}

/** Of the time that is known and in which it was configured: the share in which it answered. */
export function uptimeOf(spans: readonly Span[]): number | null {
  const of = (status: Span['status']): number => spans.filter((one) => one.status === status).reduce((sum, one) => sum + one.to - one.from, 0);
  const known = of('ok') + of('down');
  return known === 0 ? null : of('ok') / known;
}
