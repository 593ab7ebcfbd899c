import { defineWords, plural } from '../words/index.ts';

/** Texts of keys, credentials, jobs and backups: the short pages. */
export const keyWords = defineWords({
  title: 'API keys', about: 'Who and what may use this server, and for what.', create: 'New key', group: 'API keys', empty: 'No keys yet', emptyAbout: 'On this machine none is needed. Make one for another device, a tool or an agent.',
  name: 'Name', nameHint: 'Who or what will use it, so that you know later what you revoke.', scopes: 'What it may do', key: 'Key', created: 'Made', used: 'Last used', never: 'never', revoked: 'Revoked', revoke: 'Revoke', list: 'API keys', showRevoked: 'Show revoked keys',
  scopeNames: { 'memory:read': 'Read memories', 'memory:write': 'Write memories', 'planner:read': 'Read plans, work and calendar', 'planner:write': 'Change plans, work and calendar', admin: 'Run the system: keys, prompts, backups' }, everything: 'everything', pickOne: 'Choose at least one.',
  make: 'Make the key', cancel: 'Cancel', done: 'Done', madeTitle: 'Your new key', madeAbout: 'Copy it now. It is shown this once; only a digest is kept.', copyKey: 'Copy the key', useIt: 'Send it in the header', revokeTitle: (name: string) => `Revoke ${name}?`, revokeAbout: 'Whoever uses it is refused from this moment on. A revoked key cannot be brought back; make a new one instead.', revokedSaid: (name: string) => `${name} is revoked.`,
});

export const credentialWords = defineWords({
  title: 'Credentials', about: 'Secrets of other services, from the environment of the server. Never more than their last four characters are shown.', list: 'Credentials', empty: 'There are no credentials.',
  set: 'Set', missing: 'Not set', ends: (last4: string) => `ends in ${last4}`, test: 'Test', testAll: 'Test all', group: 'Credentials', works: 'Works', fails: 'Does not work', took: (ms: string) => `${ms} ms`,
  rotateTitle: 'To rotate one', rotate: ['Make a new one at its service.', 'Put it into the environment of the server in place of the old one, and start it again.', 'Test it here, then revoke the old one at its service.'].join('\n'), secretTitle: 'APP_SECRET', secretAbout: 'Put the old value into APP_SECRET_PREVIOUS, then seal every kept token with the new one:', reseal: 'Seal anew', resealed: (count: number, lost: number) => `${plural(count, { one: '# token is', other: '# tokens are' })} sealed with the new secret.${lost > 0 ? ` ${plural(lost, { one: '# cannot be opened', other: '# cannot be opened' })}: connect those calendars again.` : ''}`,
  calendars: 'Passwords and tokens of calendars are under Calendars.',
});

export const jobWords = defineWords({
  title: 'Background jobs', about: 'Work that goes on behind the answers. What failed at its last try waits here.', waiting: 'Waiting', running: 'Running', dead: 'Failed for good', list: 'Failed jobs', group: 'Background jobs',
  empty: 'Nothing has failed', emptyAbout: 'Jobs that fail are tried again with growing pauses. What fails at its last try is shown here.', retry: 'Try again', retryAll: 'Try all again', retried: 'It is back in work.', retriedAll: (count: number) => plural(count, { one: '# job is back in work.', other: '# jobs are back in work.' }), failedAt: 'failed', payload: 'Of', more: 'The newest 200 are shown.', id: 'Job',
});

export const backupWords = defineWords({
  title: 'Backups', about: 'Everything as of one moment, in one file beside the data.', create: 'Back up now', group: 'Backups', running: 'Being written…', made: 'The backup is written.', started: 'The backup is being written. It appears here when it is done.', list: 'Backups',
  empty: 'No backups yet', emptyAbout: 'A backup holds all memories, plans, calendars and settings. Keep one somewhere else than on this machine.', nothing: 'This server keeps everything in memory', nothingAbout: 'There is nothing to back up: what it holds is gone when it ends.',
  download: 'Download', remove: 'Delete', removeTitle: 'Delete this backup?', removeAbout: (name: string) => `${name} is deleted from the server for good.`, removed: 'The backup is deleted.', cancel: 'Cancel', downloading: 'Downloading…', failed: (when: string) => `The last attempt failed ${when}.`,
  newest: (when: string) => `The newest is from ${when}.`, old: 'It is more than a week old.', folder: 'They lie in', restoreTitle: 'To restore one', restore: 'Start with an empty data folder (another DATA_DIR or DATABASE_URL) and run:', careful: 'A backup holds everything, in the clear: keep it as you would the database. While an embedded database is being backed up, other answers wait.', actions: (name: string) => `Actions for ${name}`,
});
