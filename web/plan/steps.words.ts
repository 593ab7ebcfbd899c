import { defineWords, plural } from '../words/index.ts';

/** The steps of a plan, their picture, and its options. */
export const stepsWords = defineWords({
  label: 'Steps', how: 'Arrows walk, Enter opens, Alt and arrows move.', untitled: 'New step', full: 'A plan has 500 steps at most.', add: 'Add a step', addBelow: 'Add a step below', handle: (title: string) => `Move ${title}: drag, or press Alt and an arrow`,
  edit: (title: string) => `Edit the title: ${title}`, title: 'Title', open: (title: string) => `Details of ${title}`, close: 'Close the details', hours: 'Hours', hoursOf: (title: string) => `Hours of ${title}`, hoursHint: 'As 1.5, 1h30 or 90m.', hoursWrong: 'Write hours as 1.5, 1h30 or 90m.',
  low: 'Low', likely: 'Likely', high: 'High', lowHint: 'Nine times in ten it takes longer.', highHint: 'Nine times in ten it takes less.', range: (low: string, high: string) => `${low} – ${high}`,
  billable: 'Billable', notBillable: 'Not billable', toggleBillable: (title: string) => `Billable: ${title}`, waitsFor: 'Waits for', find: 'Find a step', waits: (numbers: string) => `waits for ${numbers}`, waitsFirst: 'Nothing: it can begin at once.', waitedBy: (titles: string) => `Waiting for it: ${titles}`, circle: 'would wait for itself',
  description: 'What is to be done', due: 'Due', notBefore: 'Not before', from: (day: string) => `from ${day}`, tags: 'Tags', tagsHint: 'With commas between.', remove: 'Remove', up: 'Move up', down: 'Move down', menu: (title: string) => `More about ${title}`,
  moved: (title: string, at: number, of: number) => `${title} is step ${at} of ${of} now.`,
  sources: {
    step: (runs: number) => plural(runs, { one: 'Learned from # run of this step', other: 'Learned from # runs of this step' }), tag: (runs: number, tag: string) => `Learned from ${plural(runs, { one: '# run', other: '# runs' })} of “${tag}”`, person: (runs: number) => `Learned from ${plural(runs, { one: '# run', other: '# runs' })} of yours`,
    edited: 'Set by hand', estimate: 'An estimate: nobody has done it yet', model: 'Estimated by the model', workflow: 'As the workflow says', outline: 'A general guess', ratio: (ratio: string) => `× ${ratio}`, before: (hours: string) => `before ${hours}`,
  },
  picture: { label: 'What waits for what', how: 'Arrows walk along the lines, Enter opens a step.', chain: (hours: string) => `The longest chain takes ${hours}: it decides how soon all of it can be done.`, onChain: 'on the longest chain', none: 'No step waits for another: all can begin at once.' },
  options: { label: 'Ways to do it', current: 'This is the plan', edited: 'Edited since', choose: 'Take this one', chosen: (n: number) => `Option ${n} is the plan now`, option: (n: number) => `Option ${n}`, recommended: 'Recommended', steps: (n: number) => plural(n, { one: '# step', other: '# steps' }), within: (hours: string) => `80 % within ${hours}`, more: (hours: string) => `${hours} more than the plan`, less: (hours: string) => `${hours} less than the plan`, same: 'As long as the plan', billable: (share: string) => `${share} billable` },
});
