import { defineWords, plural } from '../words/index.ts';

export const uiWords = defineWords({
  close: 'Close', undo: 'Undo', undone: 'Taken back', retry: 'Try again', more: 'Show more', loading: 'Loading', notifications: 'Messages', dismiss: 'Dismiss', whatToDo: 'What to do',
  cannotShow: 'This could not be read', offlineTitle: 'No answer from the server', forbidden: 'Your key does not allow this',
  rows: (count: number) => plural(count, { one: '# row', other: '# rows' }), removed: 'Removed', added: 'Added', unchanged: (count: number) => plural(count, { one: '# unchanged line', other: '# unchanged lines' }), same: 'No difference.',
});
