import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { LiveEvent } from '../../src/http/live.contract.ts';
import type { LiveTopic } from '../../src/http/live-topics.contract.ts';
import { isOwn } from '../api/client.ts';
import { nameOf } from '../api/keys.ts';
import { apiKey, onSession } from '../api/session.ts';
import { hangsOn } from '../api/topics.ts';
import type { ConnectionState } from './connection.ts';
import { listenTogether } from './one-stream.ts';

let state: ConnectionState = 'connecting';
const stateListeners = new Set<() => void>();
const eventListeners = new Set<(event: LiveEvent) => void>();

/** Changes come in bursts (an import, a schedule that is applied): they are gathered for a moment. */
const GATHER_MS = 250;

function gatherer(client: QueryClient): (topics: readonly LiveTopic[]) => void {
  const waiting = new Set<LiveTopic>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (topics) => {
    for (const topic of topics) waiting.add(topic);
    timer ??= setTimeout(() => {
      timer = undefined;
      const changed = [...waiting];
      waiting.clear();
      void client.invalidateQueries({ predicate: ({ queryKey }) => hangsOn(nameOf(queryKey), changed) });
    }, GATHER_MS);
  };
}

/** Keeps all readings fresh for as long as the shell is shown. */
export function useLive(): void {
  const client = useQueryClient();
  const key = useSyncExternalStore(onSession, apiKey);
  useEffect(() => {
    const stop = new AbortController();
    const gather = gatherer(client);
    listenTogether({
      onState: (now) => { state = now; for (const tell of stateListeners) tell(); },
      onChange: (event) => {
        for (const tell of eventListeners) tell(event);
        if (!isOwn(event.request_id)) gather(event.topics);
      },
      onResync: () => { void client.invalidateQueries(); },
    }, stop.signal, { alone: key !== null });
    return () => stop.abort();
  }, [client, key]);
}

export const useConnection = (): ConnectionState => useSyncExternalStore((tell) => { stateListeners.add(tell); return () => { stateListeners.delete(tell); }; }, () => state);

/** Calls `on` with each live event, for what a page shows beside its readings ("Anna moved this just now"). */
export function useLiveEvents(on: (event: LiveEvent) => void): void {
  useEffect(() => { eventListeners.add(on); return () => { eventListeners.delete(on); }; }, [on]);
}
