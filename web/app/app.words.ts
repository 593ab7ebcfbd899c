import { defineWords } from '../words/index.ts';

export const appWords = defineWords({
  name: 'Almanac', skip: 'Skip to the content', navigation: 'Main', more: 'More',
  pages: { today: 'Today', plan: 'Plan', week: 'Week', work: 'Work', memory: 'Memory', lookBack: 'Look back', system: 'System', welcome: 'Welcome' },
  search: 'Search or jump to…', searchShort: 'Search', newTask: 'New task', undoLast: 'Undo the last change', shortcuts: 'Keyboard shortcuts', commands: 'Commands', goTo: 'Go to', actions: 'Actions', results: 'Found', noResults: 'Nothing found.',
  theme: 'Theme', themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  connection: { live: 'Up to date', connecting: 'Connecting', lost: 'Connection lost', refused: 'No live updates' },
  offline: 'The server does not answer. What you see is what was last read; this page goes on trying.',
  docs: 'API reference', signOut: 'Sign out', menu: 'Menu',
  groups: { go: 'Go to', general: 'Everywhere' },
  singleKeys: 'Shortcuts of one key without Ctrl or ⌘',
  notFoundTitle: 'There is no such page', notFound: 'The address may be mistyped, or what was here is gone.', toToday: 'Go to Today',
  brokenTitle: 'This page stopped working', broken: 'What you have done is stored. Loading the page again usually helps.', reload: 'Load again', newVersion: 'A new version was installed. Load the page again to use it.',
  signInTitle: 'Sign in', signInAbout: 'This server asks for an API key. Whoever runs it makes one with: almanac keys create NAME', apiKey: 'API key', signInButton: 'Sign in', signInHint: 'It stays in this tab and is forgotten when the tab is closed.', wrongKey: 'This key is not known here, or it was revoked.',
  quickEntry: 'New task', quickEntryHint: 'Write proposal 3h by Friday #acme !high', quickEntryLabel: 'What is to be done?', add: 'Add task', added: (title: string) => `Added: ${title}`, understood: 'Understood', cancel: 'Cancel',
});
