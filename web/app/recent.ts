import { apiKey } from '../api/session.ts';

/** Somewhere one has been: what stands in the palette before anything is typed. */
export interface Recent { readonly href: string; readonly text: string }

const PLACE = 'almanac.recent';
const MOST = 6;

/** On a machine of one's own it is kept; whoever signs in with a key leaves no trace after the tab is closed. */
const storage = (): Storage => (apiKey() === null ? localStorage : sessionStorage);

export function recents(): readonly Recent[] {
  try {
    const kept: unknown = JSON.parse(storage().getItem(PLACE) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one): one is Recent => typeof one === 'object' && one !== null && typeof (one as Recent).text === 'string' && /^\/(?!\/)/.test(String((one as Recent).href))).slice(0, MOST) : [];
  } catch { return []; }
}

export const withRecent = (before: readonly Recent[], one: Recent): readonly Recent[] => [one, ...before.filter(({ href }) => href !== one.href)].slice(0, MOST);

export function noteRecent(one: Recent): void {
  try { storage().setItem(PLACE, JSON.stringify(withRecent(recents(), { href: one.href, text: one.text.slice(0, 120) }))); } catch { /* storage is off or full: then there are none */ }
}

/** Details are worth coming back to; the pages themselves are in the list anyway. */
export const isDetail = (path: string): boolean => /^\/(?:plan|tasks\/workflows|system\/prompts)\/[^/]+$/.test(path);
