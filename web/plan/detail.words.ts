import { defineWords, plural } from '../words/index.ts';

/** One plan. */
export const detailWords = defineWords({
  group: 'Plan', all: 'All plans', rename: (title: string) => `Rename: ${title}`, name: 'Name of the plan', version: (n: number) => `Version ${n}`, saving: 'Saving…', saved: 'Saved',
  views: { steps: 'Steps', picture: 'Picture', options: 'Options', briefing: 'Briefing', versions: 'Versions' }, viewsLabel: 'Views of the plan', progress: 'How far the plan is',
  approve: 'Approve', approved: (steps: number) => `Approved: ${plural(steps, { one: '# step became a task', other: '# steps became tasks' })}`, schedule: 'Find times', scheduling: 'Finding times…', start: 'Start', started: 'The plan is under way', openWeek: 'Look at it in the week', tasks: 'Its tasks', more: 'More',
  unapproved: 'It is a draft again', again: 'Plan again from the intent', remove: 'Delete', removeTitle: 'Delete this plan?', removeText: 'Its tasks and their blocks in the calendar go with it. This cannot be taken back.', cancel: 'Cancel', removed: (title: string) => `Deleted: ${title}`, editNote: 'An edit makes it a draft again; its tasks change when you approve it.',
  history: 'Completed. What was is not changed any more.', intent: 'The intent', made: 'Made',
  side: {
    label: 'The plan as a whole', effort: 'Effort', total: 'likely', within: (hours: string) => `Four times in five within ${hours}`, range: (low: string, high: string) => `Range of the steps: ${low} to ${high}`, billable: (share: string) => `${share} billable`, chain: (hours: string) => `${hours} of it one after the other`, deadline: 'Done by', noDeadline: 'No deadline', clearDeadline: 'Remove the deadline',
    notes: 'Worth knowing', made: 'How it was made', engagement: 'Engagement', value: (money: string) => `Worth ${money} at its rate`, money: 'Model money this month', spent: (spent: string, of: string) => `${spent} of ${of}`, spentFree: (spent: string) => `${spent}, no limit set`,
    sources: { llm: 'Written by a model', workflow: 'From the library', cache: 'From an earlier plan' }, outline: 'An outline', model: 'Model', prompt: 'Prompt', workflow: 'Workflow', from: 'Same as plan', client: 'Client', minutesLate: 'late',
  },
  way: {
    label: 'Another way to do it', choose: 'Choose another workflow', chooseAbout: 'Its steps take the place of these, as a new version; nothing is lost.', blank: 'Start from a blank outline', search: 'Search workflows', none: 'No workflow matches', size: (steps: number, hours: string) => `${plural(steps, { one: '# step', other: '# steps' })}, ${hours}`,
    taken: (steps: number) => `${plural(steps, { one: '# step', other: '# steps' })} of the workflow taken`, outlined: 'An outline stands there now',
  },
  schedule_: {
    title: 'In the calendar', preview: 'A proposal waits in the week', placed: (blocks: number) => plural(blocks, { one: '# block', other: '# blocks' }), unplaced: (n: number) => plural(n, { one: '# step found no time', other: '# steps found no time' }), late: (n: number) => plural(n, { one: '# may be late', other: '# may be late' }), applied: 'Placed', look: 'Look at it in the week', from: 'from', to: 'to',
  },
  conflict: { title: 'The plan was changed meanwhile', text: (from: number, to: number) => `You were on version ${from}; it is at version ${to} now. This changed:`, yours: 'What you did', onTop: 'Do mine on top', drop: 'Take theirs', reading: 'Reading what changed…' },
  elsewhere: (version: number) => `Version ${version} came from elsewhere; you see it now.`,
  edits: {
    title: (title: string) => `called “${title}”`, deadline: 'deadline set', noDeadline: 'deadline removed', hours: (step: string, hours: string) => `${step}: ${hours}`, renamed: (title: string) => `renamed to “${title}”`, billable: (step: string, on: boolean) => `${step} is ${on ? 'billable' : 'not billable'}`, waits: (step: string) => `${step}: what it waits for`,
    details: (step: string) => `${step} changed`, moved: (step: string) => `${step} moved`, added: (step: string) => `added ${step}`, removed: (step: string) => `removed ${step}`, many: (n: number) => plural(n, { one: '# change', other: '# changes' }), said: (what: string) => `Saved: ${what}`,
  },
});
