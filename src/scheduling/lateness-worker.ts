/** The other side of `forecastAside`: one question, one answer. */
import { parentPort, workerData } from 'node:worker_threads';
import { forecast, type ForecastInput } from './lateness.ts';

parentPort?.postMessage(forecast(workerData as ForecastInput));
