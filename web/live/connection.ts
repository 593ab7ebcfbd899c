import type { LiveEvent } from '../../src/http/live.contract.ts';
import { OPERATIONS } from '../api/operations.ts';
import { apiKey, keyWanted } from '../api/session.ts';
import { createEventReader } from './event-stream.ts';

export type ConnectionState = 'connecting' | 'live' | 'lost' | 'refused';
export interface Listener {
  onState(state: ConnectionState): void;
  onChange(event: LiveEvent): void;
  /** Events may have been missed: everything may be old. */
  onResync(): void;
}

/** Nothing for so long (three heartbeats) means that the line is dead, though nobody hung up. */
const SILENCE_MS = 65_000;
const FIRST_PAUSE_MS = 800, LONGEST_PAUSE_MS = 30_000;

/** Holds a stream of live events open until `stop`, however often it breaks. Fetch and no EventSource: a key goes into a header, never into an address. */
export function connect(listener: Listener, stop: AbortSignal): void {
  let lastId: string | undefined;
  let failures = 0;
  let hurry: (() => void) | undefined;
  window.addEventListener('online', () => hurry?.(), { signal: stop });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) hurry?.(); }, { signal: stop });

  const listen = async (): Promise<void> => {
    const silence = new AbortController();
    let timer = setTimeout(() => silence.abort(), SILENCE_MS);
    try {
      const key = apiKey();
      const response = await fetch(OPERATIONS['live.events'].path, { signal: AbortSignal.any([stop, silence.signal]), cache: 'no-store', headers: { accept: 'text/event-stream', ...(key && { authorization: `Bearer ${key}` }), ...(lastId !== undefined && { 'last-event-id': lastId }) } });
      if (response.status === 401 && key === apiKey()) keyWanted();
      if ([401, 403, 404].includes(response.status)) { failures = 6; listener.onState('refused'); return; }
      if (!response.ok || !response.body) throw new Error(`answered ${response.status}`);
      if (failures > 0 && lastId === undefined) listener.onResync();
      failures = 0;
      listener.onState('live');
      const read = createEventReader();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(), SILENCE_MS);
        for (const { event, data, id } of read(value)) {
          lastId = id ?? lastId;
          if (event === 'resync') listener.onResync();
          else if (event === 'change') listener.onChange(JSON.parse(data) as LiveEvent);
        }
      }
      throw new Error('the stream ended');
    } catch {
      if (stop.aborted) return;
      failures++;
      listener.onState('lost');
    } finally {
      clearTimeout(timer);
    }
  };
  const pause = (): Promise<void> => new Promise((resolve) => {
    const ms = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, failures - 1)) * (0.75 + Math.random() / 2);
    const timer = setTimeout(resolve, ms);
    hurry = () => { clearTimeout(timer); resolve(); };
    stop.addEventListener('abort', () => hurry?.(), { once: true });
  });
  void (async () => {
    listener.onState('connecting');
    while (!stop.aborted) {
      await listen();
      if (!stop.aborted) await pause();
      hurry = undefined;
    }
  })();
}
