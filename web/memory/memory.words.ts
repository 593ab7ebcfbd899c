import { defineWords, plural } from '../words/index.ts';

const n = (count: number, one: string, other: string): string => plural(count, { one: `# ${one}`, other: `# ${other}` });

export const memoryWords = defineWords({
  title: 'Memory', empty: 'What is remembered, to be found and corrected.',
  views: { find: 'Find', facts: 'Facts', graph: 'Graph', care: 'Care', move: 'Move' }, viewsLabel: 'Views of the memory',
  client: 'Whose memory', own: 'Your own', self: 'The person', clientNumber: (id: number) => `Client ${id}`,
  kinds: { event: 'Memory', fact: 'Fact', episode: 'Conversation', reflection: 'Reflection', document: 'Document' },
  scopes: { run: 'Run', session: 'Session', user: 'User', project: 'Project', global: 'Global' },
  trusts: { owner: 'Yours', agent: 'Said by an agent', untrusted: 'Untrusted' },
  statuses: { current: 'Holds', upcoming: 'Upcoming', ended: 'Ended', disputed: 'Disputed', superseded: 'Superseded', retracted: 'Retracted' },

  search: 'Search the memory', searchHint: 'A question, a name, a few words…', clear: 'Clear', filters: 'Filters', filter: 'Filter',
  any: 'Any', kind: 'Kind', scope: 'Scope', trust: 'Trust', from: 'Happened from', to: 'Happened until', asOf: 'As it held on', asOfHint: 'What was true that day', knownAt: 'As known on', knownAtHint: 'What this memory knew that day', archivedOnly: 'Archived ones', resetFilters: 'Reset', remove: (what: string) => `Remove: ${what}`,
  listLabel: 'Memories', resultsLabel: 'Found memories', found: (count: number, ms: number) => `${n(count, 'memory', 'memories')} in ${Math.max(1, Math.round(ms))} ms`, newestFirst: 'Newest first', bestFirst: 'Best first', archivedOnes: 'Archived, newest first', cached: 'kept answer',
  degraded: (names: string) => `Without ${names}, which did not answer`, askSomething: 'Write a question to look back on two clocks.',
  nothing: 'Nothing is remembered yet', nothingAbout: 'Add what matters by hand, import what another assistant knows, or let your tools write here.', nothingFound: 'Nothing fits', nothingFoundAbout: 'Try fewer words or take a filter away. If you know that it is there, ask why it was not found.', nothingArchived: 'Nothing is archived', nothingArchivedAbout: 'What you put away is kept here and can be brought back.',
  add: 'Add a memory', missing: 'Something missing?', whyHere: 'Why it is here', importIt: 'Import',
  place: (rank: number) => `No. ${rank}`, score: (share: string) => `Fits ${share}`,
  arms: { lexical: 'Your words', vector: 'Meaning', time: 'The time you named', entity: 'Names around it', neighbour: 'Said beside a match', session: 'The same conversation', recency: 'Recent', role: 'Said by the one you ask', answer: 'Reads like the answer', zep: 'Zep', mem0: 'Mem0', qdrant: 'Qdrant' }, otherArm: (name: string) => name,
  reason: (arm: string, rank: number) => (rank === 1 ? `${arm}: best` : `${arm}: no. ${rank}`),
  select: 'Select', selectAll: 'Select all shown', selected: (count: number) => n(count, 'selected', 'selected'), deselect: 'Clear the selection', archive: 'Archive', bringBack: 'Bring back', archived: (count: number) => n(count, 'memory archived', 'memories archived'), broughtBack: (count: number) => n(count, 'memory brought back', 'memories brought back'),
  onlyEvents: 'Only memories can be archived; facts are ended or retracted.', openOne: 'Open', focusSearch: 'Search the memory',

  content: 'Text', happened: 'Happened', stored: 'Stored', speaker: 'Speaker', session: 'Conversation', source: 'Source', salience: 'Weight', recalled: 'Recalled', times: (count: number) => n(count, 'time', 'times'), never: 'never', expires: 'Expires', number: 'Number', externalId: 'External id', homes: 'Kept in', masked: (kinds: string) => `Hidden before it was stored: ${kinds}`, metadata: 'Metadata', role: 'Role',
  edit: 'Edit', save: 'Save', cancel: 'Cancel', saved: 'Changed. The earlier text is in its history.', forget: 'Delete for good', forgetTitle: 'Delete this memory for good?', forgetAbout: 'Its earlier texts go too, and what was drawn from it is withdrawn. To put it away and be able to bring it back, archive it.', forgotten: 'Deleted for good',
  history: 'Earlier texts', replacedOn: 'Replaced', changes: 'What changed', sightings: 'Met again', sighting: { repeated: 'Told once more', recalled: 'Came back out of recall', merged: 'Merged from a copy' }, receipts: 'Left out for newer ones', receipt: (older: string, newer: string) => `“${older}” gave way to “${newer}”`, restore: 'Restore', restored: 'Restored. Recall shows both from now on.', restoredOn: 'Restored', newer: 'The newer one', rule: 'Rule', sure: (share: string) => `${share} sure`,
  drawn: 'Facts drawn from it', extraction: { waiting: 'Facts are being drawn from it.', facts: 'Facts were drawn from it.', nothing: 'It says no plain fact.', not_wanted: 'No facts are drawn from it.', failed: 'Drawing facts failed.' }, beside: 'Said beside it', near: 'Near in meaning', evidence: 'Said by', noNeighbours: 'Nothing near it.', openConversation: 'Show the conversation', said: 'What was said', keptOf: 'Kept of it', rating: 'Rating', stars: (count: number) => n(count, 'star', 'stars'), rated: 'Rated',
  gone: 'It is not in the first answers any more; this is what is kept of it.',

  missingTitle: 'Why was it not found?', missingAbout: (q: string) => `For “${q}”. Choose the memory that you expected.`, missingPick: 'Find it by its words', pickList: 'Memories to choose from', another: 'Choose another', asked: 'The question', wasFound: 'It was found', wasLost: 'Where it was lost', checks: 'Points it passed', scoresAgainst: 'Its score beside the last one shown', itself: 'This one', lastShown: 'The last one shown', noScore: 'not scored', words: 'Words of the question', wordIn: 'in it', wordOut: 'not in it', rareness: (documents: number) => n(documents, 'memory has it', 'memories have it'), passed: 'passed', lost: 'lost here',
  points: { client: 'Belongs to this client', archived: 'Not archived', expired: 'Not expired', kind: 'Kind asked for', scope: 'Scope asked for', session: 'Conversation asked for', period: 'Time asked for', trust: 'Trust asked for', recorded: 'Was known then', holds: 'Held then', superseded: 'Not replaced by newer knowledge', indexed: 'Indexed', seen: 'Seen by the search', min_score: 'Score high enough', rank: 'Among the best' },
  noQuestion: 'Write a question first: then it can be said why a memory is no answer to it.',

  addTitle: 'Add a memory', addAbout: 'It is found by the next question.', addContent: 'What should be remembered?', addWhen: 'When it happened', addWhenHint: 'Empty means now', asKind: 'Kind', added: 'Remembered', openAdded: 'Open it',
});
