import { defineWords } from '../words/index.ts';

export const paletteWords = defineWords({
  recent: 'Recent', everywhere: 'Everything', tasks: 'Tasks', plans: 'Plans', memories: 'Memories', clients: 'Clients', planThis: (intent: string) => `Plan “${intent}”`, rememberSearch: (text: string) => `Search memories for “${text}”`,
  /** What is shown, and after the bar other words that lead to it. */
  places: {
    board: 'Tasks as a board|kanban columns', overdue: 'Overdue tasks|late', routines: 'Routines|recurring repeat', workflows: 'Workflows|sop procedure', templates: 'Templates and blueprints', business: 'Business: ventures, offers, clients|engagements hierarchy', money: 'Money and runway|finance cash',
    weeks: 'The coming weeks|sprints capacity', hours: 'Working hours|availability preferences', runs: 'Runs of the scheduler|history undo', facts: 'Facts over time|timeline', graph: 'Graph around an entity|network relations', care: 'Care of the memory|audit junk archive', move: 'Import and export of memories|erase move',
    prompts: 'Prompts|templates model', models: 'Models and budget|cost usage llm', calendars: 'Calendars|google caldav ics feed', connect: 'Connect a CalDAV calendar', credentials: 'Credentials|secrets test', keys: 'API keys|access', newKey: 'New API key|create', jobs: 'Background jobs|dead letters queue', backups: 'Backups|restore', health: 'Health of the system|status uptime', firstSteps: 'First steps|welcome setup',
  },
});
