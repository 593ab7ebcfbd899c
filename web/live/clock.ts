import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { nameOf } from '../api/keys.ts';
import { hangsOn } from '../api/topics.ts';
import { useZone } from '../api/use-zone.ts';
import { dayIn } from '../words/index.ts';
import { passes } from './moments-passed.ts';

// What changes because time goes on, told by nobody: a block begins, a task becomes overdue, the day turns. One timer for all pages, on
// the full minute; a tab that was hidden or a machine that slept looks at once when it is back.

const MINUTE_MS = 60_000;
/** After the minute, so that what begins with it has begun. */
const AFTER_MS = 150;

let at = Date.now();
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function look(): void {
  clearTimeout(timer);
  at = Date.now();
  timer = setTimeout(look, MINUTE_MS - (at % MINUTE_MS) + AFTER_MS);
  for (const tell of listeners) tell();
}
const whenSeen = (): void => { if (!document.hidden) look(); };
function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  if (listeners.size === 1) { at = Date.now(); timer = setTimeout(look, MINUTE_MS - (at % MINUTE_MS) + AFTER_MS); document.addEventListener('visibilitychange', whenSeen); }
  return () => {
    listeners.delete(tell);
    if (listeners.size === 0) { clearTimeout(timer); document.removeEventListener('visibilitychange', whenSeen); }
  };
}

/** The present, anew with every full minute. */
export const useMinute = (): number => useSyncExternalStore(subscribe, () => at);

/** The day of the workspace's zone; it turns with it. */
export function useToday(): string {
  const zone = useZone();
  return useSyncExternalStore(subscribe, () => dayIn(at, zone));
}

/** Asks again, as long as the shell is shown, for what a moment that has just passed made old. */
export function useClock(): void {
  const client = useQueryClient();
  const zone = useZone();
  useEffect(() => {
    let last = Date.now();
    return subscribe(() => {
      const [from, to] = [last, at];
      last = to;
      if (dayIn(from, zone) !== dayIn(to, zone)) { void client.invalidateQueries(); return; }
      const timed = (name: string): boolean => hangsOn(name, ['tasks', 'calendar']);
      const shown = client.getQueryCache().findAll({ type: 'active', predicate: ({ queryKey }) => timed(nameOf(queryKey)) });
      if (shown.some(({ state }) => passes(state.data, from, to))) void client.invalidateQueries({ predicate: ({ queryKey }) => timed(nameOf(queryKey)) });
    });
  }, [client, zone]);
}
