import { defineWords, plural } from '../words/index.ts';

/** Where a plan comes from: its briefing and its versions. */
export const backgroundWords = defineWords({
  briefing: {
    recalled: (ago: string) => `Known ${ago}, when the goal was set; it does not change.`, asked: 'The memory was asked', silent: 'The memory did not answer, so the plan was made without it.', missing: 'This plan is from before briefings were kept.', missingHow: 'Plan again from its intent to see what is known now.',
    memories: 'Memories', facts: 'Facts', preferences: 'Preferences about time', workflows: 'Stored ways to do such work', past: 'Earlier plans and what they took', numbers: 'What the steps really took', blueprint: 'What was sold', nothing: 'Nothing was known.',
    open: 'Open in the memory', gone: 'Not in the memory any more', score: (share: string) => `fits ${share}`, relevance: (share: string) => `${share} relevant`, said: (words: string) => `from “${words}”`, used: 'Used', alike: 'Same kind of work', steps: (n: number) => plural(n, { one: '# step', other: '# steps' }), runs: (n: number) => plural(n, { one: '# run', other: '# runs' }),
    took: (planned: string, actual: string) => `${planned} planned, ${actual} taken`, others: 'A plan of another client', median: (hours: string, stored: string) => `half of them within ${hours}; stored as ${stored}`, kinds: { event: 'memory', episode: 'episode', reflection: 'reflection', document: 'document', fact: 'fact' } as Record<string, string>,
    more: (n: number) => plural(n, { one: 'Show # more', other: 'Show # more' }),
  },
  versions: {
    label: 'Versions', present: 'Now', by: (who: string) => `by ${who}`, compare: 'Compare', with: 'with', between: (from: number, to: number) => `From version ${from} to ${to}`, only: 'There is one version so far. Each edit makes a new one, and none is lost.', revert: (n: number) => `Bring version ${n} back`, reverted: (n: number) => `Version ${n} is back`, none: 'These versions say the same.',
    added: 'Added', removed: 'Removed', changed: 'Changed', order: 'New order', plan: 'The plan', nothing: 'nothing', yes: 'yes', no: 'no', from: 'from', to: 'to', hours: (from: string, to: string) => `Total: ${from} → ${to}`, steps: (n: number) => plural(n, { one: '# step', other: '# steps' }), from_: 'From version', to_: 'To version',
    fields: { title: 'Title', summary: 'Summary', deadline: 'Deadline', description: 'Description', hours: 'Hours', hours_low: 'Low', hours_high: 'High', billable: 'Billable', depends_on: 'Waits for', tags: 'Tags', due: 'Due' },
    actors: { local: 'you', job: 'Almanac', cli: 'the command line', key: (n: string) => `key ${n}` },
  },
});
