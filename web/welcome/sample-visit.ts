import type { QueryClient } from '@tanstack/react-query';
import { apiKey, signIn, signOut } from '../api/session.ts';

// Whoever looks at the sample carries its key in this tab. What they carried before is kept beside it, for the way back.

const PLACE = 'almanac.before-sample';

export function enterSample(client: QueryClient, key: string): void {
  sessionStorage.setItem(PLACE, apiKey() ?? '');
  signIn(key);
  client.clear();
}
export function leaveSample(client: QueryClient): void {
  const before = sessionStorage.getItem(PLACE) ?? '';
  sessionStorage.removeItem(PLACE);
  if (before === '') signOut(); else signIn(before);
  client.clear();
}
/** Known without asking: a tab comes into the sample by `enterSample` alone. */
export const isVisiting = (): boolean => { try { return sessionStorage.getItem(PLACE) !== null; } catch { return false; } };
