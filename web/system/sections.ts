import { Activity, Bot, CalendarSync, DatabaseBackup, KeyRound, ListRestart, type LucideIcon, Plug, TextQuote } from 'lucide-react';

export interface Section { readonly to: '/system' | '/system/prompts' | '/system/models' | '/system/calendars' | '/system/credentials' | '/system/keys' | '/system/jobs' | '/system/backups'; readonly name: 'overview' | 'prompts' | 'models' | 'calendars' | 'credentials' | 'keys' | 'jobs' | 'backups'; readonly Icon: LucideIcon }

export const SECTIONS: readonly Section[] = [
  { to: '/system', name: 'overview', Icon: Activity }, { to: '/system/prompts', name: 'prompts', Icon: TextQuote }, { to: '/system/models', name: 'models', Icon: Bot }, { to: '/system/calendars', name: 'calendars', Icon: CalendarSync },
  { to: '/system/credentials', name: 'credentials', Icon: Plug }, { to: '/system/keys', name: 'keys', Icon: KeyRound }, { to: '/system/jobs', name: 'jobs', Icon: ListRestart }, { to: '/system/backups', name: 'backups', Icon: DatabaseBackup },
];
