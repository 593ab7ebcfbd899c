import { defineWords, plural } from '../words/index.ts';

/** Texts of the frame and of the overview; each further page has its own beside it. */
export const systemWords = defineWords({
  title: 'System', navigation: 'System',
  sections: { overview: 'Health', prompts: 'Prompts', models: 'Models', calendars: 'Calendars', credentials: 'Credentials', keys: 'API keys', jobs: 'Background jobs', backups: 'Backups' },
  copy: 'Copy', copied: 'Copied.', copyFailed: 'The browser did not allow copying. Select the text and copy it by hand.', open: 'Open',

  allWell: 'Everything that is turned on answers.', notWell: (count: number) => plural(count, { one: 'One thing does not answer.', other: '# things do not answer.' }),
  running: (version: string, since: string) => `Version ${version}, up for ${since}.`, days: (count: number) => plural(count, { one: '# day', other: '# days' }),
  health: 'Health', range: 'Time shown', ranges: { '6h': '6 hours', '24h': '24 hours', '7d': '7 days', '14d': '14 days' },
  states: { ok: 'Answers', down: 'Down', off: 'Off' }, since: 'since', uptime: (share: string) => `${share} up`, noUptime: 'not turned on', needed: 'needed', latency: (ms: string) => `${ms} ms`,
  strip: (name: string, said: string) => `${name}: ${said}`, notLooked: 'not running', cell: (state: string, from: string, to: string) => `${state}, ${from} – ${to}`, ago: 'ago', now: 'now',
  stripSaid: (share: string, outages: number) => `${share} of the time it answered, ${plural(outages, { one: '# outage', other: '# outages' })}`, stripOff: 'turned off', stripNone: 'no history yet',
  dependencies: {
    postgres: 'Database', pgvector: 'Vector extension', jobs: 'Background work', cache: 'Cache', language_model: 'Language model', memory_gateway: 'Memory gateway', embeddings: 'Meaning search', google_calendar: 'Google Calendar', caldav: 'CalDAV', zep: 'Zep', mem0: 'mem0', qdrant: 'Qdrant',
  },
  idle: 'Turned off, and not needed', idleAbout: 'These work when their variables are set in the environment of the server, and it is started again.',
  offTitle: 'What you can turn on', offAbout: 'Set the variables where the server is started, then start it again.', onTitle: 'Turned on', offNone: 'Everything is turned on.', set: 'Set',
  settings: {
    language_model: { name: 'Language model', about: 'Plans for what no workflow covers, facts drawn from conversations, summaries, reflections in prose.' }, embeddings: { name: 'Meaning search', about: 'Memories are found by what they mean, not only by their words.' },
    google_calendar: { name: 'Google Calendar', about: 'Busy times are read from Google, and blocks of work are written there.' }, shared_cache: { name: 'Shared cache', about: 'Several processes share what they have read (Valkey or Redis).' },
    served_database: { name: 'Served Postgres', about: 'Data lives in a Postgres of yours; several processes may serve it. Without it, Postgres is embedded.' }, public_address: { name: 'Public address', about: 'The server answers under a name of its own, behind a proxy.' },
    token_secret: { name: 'Secret of your own', about: 'Tokens of calendars are sealed with it. Without it, a key lies beside the data.' }, zep: { name: 'Zep', about: 'Memories are kept in Zep Cloud as well.' }, mem0: { name: 'mem0', about: 'Memories are kept on the platform of mem0 as well.' }, qdrant: { name: 'Qdrant', about: 'Memories are found by vectors in a Qdrant of yours as well.' },
  },
});
