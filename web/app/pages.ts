import { BookOpenText, Brain, CalendarDays, Layers, NotebookPen, Settings2, Sun, type LucideIcon } from 'lucide-react';

export interface PageLink { readonly to: '/today' | '/plan' | '/week' | '/tasks' | '/memory' | '/look-back' | '/system'; readonly name: 'today' | 'plan' | 'week' | 'work' | 'memory' | 'lookBack' | 'system'; readonly keys: string; readonly Icon: LucideIcon }

/** The pages in the order of a day. The first four stand in the bar of a phone, the others behind its menu. */
export const PAGES: readonly PageLink[] = [
  { to: '/today', name: 'today', keys: 'g t', Icon: Sun },
  { to: '/plan', name: 'plan', keys: 'g p', Icon: NotebookPen },
  { to: '/week', name: 'week', keys: 'g w', Icon: CalendarDays },
  { to: '/tasks', name: 'work', keys: 'g k', Icon: Layers },
  { to: '/memory', name: 'memory', keys: 'g m', Icon: Brain },
  { to: '/look-back', name: 'lookBack', keys: 'g l', Icon: BookOpenText },
  { to: '/system', name: 'system', keys: 'g s', Icon: Settings2 },
];
