import { defineWords, plural } from '../words/index.ts';

/** The page with the form and all plans. */
export const planWords = defineWords({
  title: 'Plan', about: 'Say what you intend. Steps, hours and dates follow from what was learned so far.',
  statuses: { draft: 'Draft', approved: 'Approved', scheduled: 'Scheduled', active: 'Under way', completed: 'Completed' },
  compose: {
    label: 'What do you want to get done?', placeholder: 'Onboard Acme as a new client by the 12th', submit: 'Plan it', focus: 'Say what you intend', send: 'Plan it',
    client: 'For whom', nobody: 'Myself', engagement: 'Engagement', noEngagement: 'None', deadline: 'Done by', deadlineHint: 'Also understood from words: “by Friday”.', more: 'More choices', less: 'Fewer choices',
    mode: 'Made by', modes: { auto: 'Model, else library', llm: 'A model only', library: 'The library only' }, modeHint: 'The library adapts the workflow that fits best; a model writes the steps itself.',
    several: 'Offer several ways to do it', model: 'Model', modelHint: 'For this plan only; empty takes the one that is set.',
  },
  making: {
    title: 'Your plan is forming', intent: (intent: string) => `“${intent}”`, cancel: 'Stop', stopping: 'Stopping…', away: 'It goes on while you look at other pages, and when you close this one.', stopped: 'Stopped. Nothing was kept.', stoppedTitle: 'The plan was stopped', again: 'Make it again', dismiss: 'Put it away', ready: (title: string) => `The plan is ready: ${title}`, look: 'Look at it', seconds: (n: number) => `${n} s`,
    failed: 'The plan could not be made', stages: { recall: 'Recall what is known', match: 'Match stored ways', draft: 'Draft the steps', check: 'Check and keep' },
    doing: { recall: 'Asking the memory about this…', match: 'Comparing workflows and past work…', draft: 'Writing steps and hours…', check: 'Checking what depends on what…' },
    states: { waiting: 'waiting', running: 'under way', done: 'done', stopped: 'stopped' },
    found: {
      recall: (memories: number, facts: number) => `${plural(memories, { one: '# memory', other: '# memories' })}, ${plural(facts, { one: '# fact', other: '# facts' })}`,
      match: (workflows: number, plans: number) => `${plural(workflows, { one: '# workflow', other: '# workflows' })}, ${plural(plans, { one: '# earlier plan', other: '# earlier plans' })}`,
      draft: (steps: number, options: number) => `${plural(steps, { one: '# step', other: '# steps' })}${options > 1 ? `, ${options} ways` : ''}`,
      check: (hours: string) => `${hours} in all`,
    },
  },
  list: {
    label: 'Plans', search: 'Search plans', status: 'Status', all: 'All', client: 'Client', everyone: 'Everyone', clear: 'Clear filters', none: 'No plans yet', noneHow: 'Write above what you want to get done. The first plan takes a few seconds.', nothing: 'No plan matches', nothingHow: 'Change the words or the filters.',
    columns: { plan: 'Plan', client: 'Client', steps: 'Steps', hours: 'Hours', deadline: 'Done by', status: 'Status', made: 'Made' }, p80: (hours: string) => `four times in five within ${hours}`,
  },
  group: 'Plan',
});
