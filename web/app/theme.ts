import { useSyncExternalStore } from 'react';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** public/theme.js reads the same place before the first paint. */
const PLACE = 'almanac.theme';
const listeners = new Set<() => void>();

const theme = (): Theme => { const now = document.documentElement.dataset['theme']; return now === 'light' || now === 'dark' ? now : 'system'; };
export function setTheme(to: Theme): void {
  if (to === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = to;
  try { if (to === 'system') localStorage.removeItem(PLACE); else localStorage.setItem(PLACE, to); } catch { /* it holds until the page is left */ }
  for (const tell of listeners) tell();
}
export const useTheme = (): Theme => useSyncExternalStore((tell) => { listeners.add(tell); return () => { listeners.delete(tell); }; }, theme);
