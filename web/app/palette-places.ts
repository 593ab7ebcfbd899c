import { linkOptions } from '@tanstack/react-router';
import { Archive, BadgeDollarSign, Bot, Briefcase, CalendarPlus, CalendarRange, CalendarSync, ClockAlert, DatabaseBackup, FileInput, GitFork, History, KeyRound, LayoutList, ListRestart, type LucideIcon, Plug, Repeat, Scale, Settings2, Share2, SquareKanban, TextQuote, Workflow } from 'lucide-react';
import type { paletteWords } from './palette.words.ts';

type Name = keyof (typeof paletteWords)['en']['places'];
const place = <T>(name: Name, Icon: LucideIcon, to: T) => ({ name, Icon, to });

/** Everything that has an address of its own below the pages: places to go to and things to begin, from wherever one is. */
export const PLACES = [
  place('board', SquareKanban, linkOptions({ to: '/tasks', search: { as: 'board' } })), place('overdue', ClockAlert, linkOptions({ to: '/tasks', search: { due: 'overdue' } })), place('routines', Repeat, linkOptions({ to: '/tasks/routines' })), place('workflows', Workflow, linkOptions({ to: '/tasks/workflows' })),
  place('templates', LayoutList, linkOptions({ to: '/tasks/templates' })), place('business', Briefcase, linkOptions({ to: '/tasks/business' })), place('money', BadgeDollarSign, linkOptions({ to: '/tasks/money' })),
  place('weeks', CalendarRange, linkOptions({ to: '/week', search: { view: 'weeks' } })), place('hours', CalendarPlus, linkOptions({ to: '/week', search: { hours: true } })), place('runs', History, linkOptions({ to: '/week', search: { runs: true } })),
  place('facts', Scale, linkOptions({ to: '/memory/facts' })), place('graph', Share2, linkOptions({ to: '/memory/graph' })), place('care', Archive, linkOptions({ to: '/memory/care' })), place('move', FileInput, linkOptions({ to: '/memory/move' })),
  place('prompts', TextQuote, linkOptions({ to: '/system/prompts' })), place('models', Bot, linkOptions({ to: '/system/models' })), place('calendars', CalendarSync, linkOptions({ to: '/system/calendars' })), place('connect', CalendarPlus, linkOptions({ to: '/system/calendars', search: { connect: 'caldav' } })),
  place('credentials', Plug, linkOptions({ to: '/system/credentials' })), place('keys', KeyRound, linkOptions({ to: '/system/keys' })), place('newKey', KeyRound, linkOptions({ to: '/system/keys', search: { new: true } })), place('jobs', ListRestart, linkOptions({ to: '/system/jobs' })), place('backups', DatabaseBackup, linkOptions({ to: '/system/backups' })),
  place('health', Settings2, linkOptions({ to: '/system' })), place('firstSteps', GitFork, linkOptions({ to: '/welcome' })),
] as const;
