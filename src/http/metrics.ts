import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** Figures of this process in the Prometheus form: requests by operation, background work, the runtime itself. */
export function createMetrics({ queue }: { queue?: () => Promise<{ waiting: number; running: number; failed: number }> } = {}) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({ name: 'almanac_requests_total', help: 'Requests by operation and status.', labelNames: ['operation', 'status'], registers: [registry] });
  const durations = new Histogram({ name: 'almanac_request_duration_seconds', help: 'Time to answer, by operation.', labelNames: ['operation'], buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30], registers: [registry] });
  if (queue) {
    new Gauge({
      name: 'almanac_jobs', help: 'Background jobs by state.', labelNames: ['state'], registers: [registry],
      async collect() {
        const counts = await queue().catch(() => null);
        if (counts) for (const [state, count] of Object.entries(counts)) this.set({ state }, count);
      },
    });
  }
  return {
    observe(operation: string, status: number, seconds: number): void {
      requests.inc({ operation, status });
      durations.observe({ operation }, seconds);
    },
    text: (): Promise<string> => registry.metrics(),
    type: registry.contentType,
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
