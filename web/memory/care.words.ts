import { defineWords, plural } from '../words/index.ts';

const n = (count: number, one: string, other: string): string => plural(count, { one: `# ${one}`, other: `# ${other}` });

export const careWords = defineWords({
  about: (events: number, facts: number) => `${n(events, 'memory', 'memories')} and ${n(facts, 'fact', 'facts')} looked at`,
  findings: { duplicates: 'The same text twice', near_duplicates: 'Almost the same text', loops: 'Memories made of memories', secrets: 'Secrets', stale: 'Old and light', never_recalled: 'Never asked for' },
  explains: { duplicates: 'Copies make answers longer and no better.', near_duplicates: 'Those that differ in tone only can be merged; the others are left to you.', loops: 'Recalled text that was stored again grows with every turn.', secrets: 'Keys and passwords should not lie in a memory.', stale: 'Older than half a year, of little weight, never asked for since.', never_recalled: 'Stored more than a month ago and never part of an answer.' },
  fine: 'Nothing found', remedies: { merge_duplicates: 'Merge copies', merge_near_duplicates: 'Merge those that differ in tone', archive_loops: 'Archive loops', mask_secrets: 'Hide secrets', archive_stale: 'Archive old ones', archive_never_recalled: 'Archive those never asked for' },
  mergeable: (count: number) => `${n(count, 'pair', 'pairs')} can be merged`, hidden: (count: number) => `${n(count, 'was', 'were')} hidden before storing`, examples: 'Examples', open: (id: number) => `Memory ${id}`,
  confirm: (count: number) => `This would change ${n(count, 'memory', 'memories')}.`, confirmNothing: 'There is nothing left to change.', more: 'There are more than one call takes; it can be done again after.', canUndo: 'It can be undone for a week.', look: 'What would change', apply: 'Do it', cancel: 'Cancel',
  done: (count: number) => `${n(count, 'memory', 'memories')} changed`, nothingDone: 'There was nothing to change', done_: 'What was done', undo: 'Undo', undone: 'Undone', undoUntil: 'Can be undone until', never: 'Nothing was done yet.', when: 'When', what: 'What', changed: 'Changed', checked: 'Looked at', again: 'Look again',
});
