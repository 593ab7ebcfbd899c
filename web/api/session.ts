// The API key of this tab. It stays in the tab's own storage: closing the tab signs out, and no address ever holds it.

const PLACE = 'almanac.key';
const listeners = new Set<() => void>();
let wanted = false;

export function apiKey(): string | null {
  try { return sessionStorage.getItem(PLACE); } catch { return null; }
}
export function signIn(key: string): void {
  sessionStorage.setItem(PLACE, key);
  wanted = false;
  for (const tell of listeners) tell();
}
export function signOut(): void {
  sessionStorage.removeItem(PLACE);
  for (const tell of listeners) tell();
}
/** A request was refused for want of a key: whoever listens shows the way in. */
export function keyWanted(): void {
  wanted = true;
  for (const tell of listeners) tell();
}
export const isKeyWanted = (): boolean => wanted;
export function onSession(tell: () => void): () => void {
  listeners.add(tell);
  return () => { listeners.delete(tell); };
}
