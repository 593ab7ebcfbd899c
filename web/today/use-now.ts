import { useSyncExternalStore } from 'react';

interface Ticker { subscribe(tell: () => void): () => void; now(): number }
const tickers = new Map<number, Ticker>();

/** All who ask for the same pace share one timer; it stands still while nobody asks. */
function tickerOf(every: number): Ticker {
  const found = tickers.get(every);
  if (found) return found;
  const listeners = new Set<() => void>();
  let at = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const made: Ticker = {
    now: () => (timer === undefined && Date.now() - at > every ? (at = Date.now()) : at),
    subscribe(tell) {
      listeners.add(tell);
      timer ??= setInterval(() => { at = Date.now(); for (const one of listeners) one(); }, every);
      return () => { listeners.delete(tell); if (listeners.size === 0) { clearInterval(timer); timer = undefined; } };
    },
  };
  tickers.set(every, made);
  return made;
}

/** The present, again every so many milliseconds. */
export function useNow(every: number): number {
  const { subscribe, now } = tickerOf(every);
  return useSyncExternalStore(subscribe, now);
}
