import { Worker } from 'node:worker_threads';
import { type Forecast, forecast, type ForecastInput, samplesOf } from './lateness.ts';

/** Steps of a simulation that take about 30 ms: more of them are taken beside the thread that answers requests. */
const STEPS_HERE = 300_000;
const LONGEST_MS = 20_000;
// Node cannot load TypeScript in a worker: from sources, as in tests, everything is computed here.
const fromSources = import.meta.url.endsWith('.ts');

/** The forecast of a schedule, without holding up the server. */
export async function forecastAside(input: ForecastInput): Promise<Forecast[]> {
  if (fromSources || samplesOf(input.blocks.length) * (input.blocks.length + input.tasks.length) <= STEPS_HERE) return forecast(input);
  return new Promise<Forecast[]>((resolve, reject) => {
    const worker = new Worker(new URL('./lateness-worker.js', import.meta.url), { workerData: input });
    const timer = setTimeout(() => { void worker.terminate(); reject(new Error('the forecast took too long')); }, LONGEST_MS);
    const done = (act: () => void) => { clearTimeout(timer); act(); };
    worker.once('message', (answer: Forecast[]) => done(() => { void worker.terminate(); resolve(answer); }));
    worker.once('error', (error) => done(() => reject(error)));
  });
}
