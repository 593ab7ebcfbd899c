// What lies over the page: one thing at a time, opened from anywhere.

export type Overlay = 'palette' | 'shortcuts' | 'quick-entry';
let now: Overlay | null = null;
const listeners = new Set<() => void>();
const change = (to: Overlay | null): void => { now = to; for (const tell of listeners) tell(); };

export const openOverlay = (what: Overlay): void => change(what);
export const closeOverlay = (): void => change(null);
export const overlay = (): Overlay | null => now;
export function onOverlay(tell: () => void): () => void {
  listeners.add(tell);
  return () => { listeners.delete(tell); };
}
