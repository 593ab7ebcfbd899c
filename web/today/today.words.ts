import { defineWords, plural } from '../words/index.ts';

export const todayWords = defineWords({
  title: 'Today',
  load: { planned: (hours: string) => `${hours} planned`, done: (hours: string) => `${hours} done`, busy: (hours: string) => `${hours} in meetings`, free: 'Nothing planned yet' },
  finish: 'Finish the day', planSomething: 'Plan something',
  priorities: { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' },
  quick: { label: 'Add to today or later', hint: 'Write proposal 3h by Friday #acme !high', add: 'Add', place: 'Add and place', added: (title: string) => `Added: ${title}`, placed: (title: string, when: string) => `${title} is placed: ${when}`, noPlace: (title: string) => `${title} was added, and has no place yet`, about: 'Hours, days, #tags and !priority are understood as you write.' },
  fields: { estimated_hours: 'Hours', hours_low: 'At least', hours_high: 'At most', due_date: 'Due', defer_until: 'Not before', repeats: 'Repeats', tags: 'Tag', contexts: 'Context', time_map: 'Time map', priority: 'Priority', depends_on: 'After', waiting_for: 'Waiting for', billable: 'Billable' } as Readonly<Record<string, string>>,
  now: {
    section: 'Now', working: 'Working on', paused: 'Paused', onNow: 'On now', next: 'Next', due: 'Due today', overdue: 'Overdue', why: 'Why here', start: 'Start', pause: 'Pause', resume: 'Resume', done: 'Done', stop: 'Stop for now', timer: 'Time worked',
    of: (hours: string) => `of ${hours}`, over: (hours: string) => `${hours} over the estimate`, emptyTitle: 'Nothing is left for today', upcoming: (title: string, when: string) => `Next is ${title}, ${when}.`, emptyAbout: 'Write down what is on your mind above, or make a plan.', week: 'See the week', doneSaid: (title: string) => `Done: ${title}`, stopped: (title: string, hours: string) => `${title}: ${hours} noted`, others: (n: number) => plural(n, { one: '# more is running', other: '# more are running' }), discard: 'Discard this time',
  },
  day: { section: 'The day', free: (span: string) => `${span} free`, present: 'Now', busy: 'Busy', pinned: 'Pinned', startThis: (title: string) => `Start ${title}`, finishThis: (title: string) => `Finish ${title}`, why: (title: string) => `Why ${title} is here`, empty: 'The calendar of today is empty.', done: 'Done', dueToday: 'Due today, without a time', waiting: 'Waiting for others', waitsFor: (whom: string) => `for ${whom}` },
  risk: {
    section: 'Needs you', fine: 'Nothing needs a decision.', proposal: (n: number) => plural(n, { one: 'A repair would move # task', other: 'A repair would move # tasks' }), proposalNothing: 'A repair is proposed', see: 'See what moves', hide: 'Hide', apply: 'Apply', dismiss: 'Dismiss', applied: 'The repair is in the calendar', dismissed: 'Put aside', noPlaceNow: 'no place', nowhere: 'unplaced',
    unplaced: 'No place found', fixes: { extend_due: 'Move the due date', extend_horizon: 'Look further ahead', add_hours: 'Change the hours', raise_limit: 'Change the limit', split: 'Allow pieces', drop_task: 'Drop it' } as Readonly<Record<string, string>>, fixed: (title: string) => `${title} is placed anew`, dropped: (title: string) => `${title} is dropped`,
    late: 'May be late', chance: (percent: string) => `${percent} likely late`, lateBy: (due: string, end: string) => `Due ${due}, likely done ${end}`, endsBy: (due: string, end: string) => `Due ${due}, planned to end ${end}`,
    overdue: (n: number) => plural(n, { one: '# task is overdue', other: '# tasks are overdue' }), roll: 'Roll forward', rolled: (n: number) => plural(n, { one: '# task has a new place', other: '# tasks have a new place' }),
    question: 'A question', answers: { reschedule: 'Give it a new time', cancel: 'Cancel the task', leave: 'Leave it' }, answered: 'Answered', more: (n: number) => plural(n, { one: '# more', other: '# more' }),
  },
  changes: { section: 'Since yesterday', none: 'Nothing changed since yesterday.', kinds: { placed: 'Placed', moved: 'Moved', unplaced: 'Lost its place', taken_out: 'Taken out', finished: 'Finished', learned: 'Learned' }, all: (n: number) => `All ${n}`, fewer: 'Fewer', to: (when: string) => `to ${when}` },
  reflection: { section: 'Reflection', none: 'In the evening a short look back stands here.', make: 'Look back on today', again: 'All reflections', written: 'The look back is written', of: (day: string) => `On ${day}` },
  end: {
    title: 'Finish the day', done: (n: number) => plural(n, { one: '# task done', other: '# tasks done' }), nothingDone: 'Nothing was finished today. That happens.', left: (n: number) => plural(n, { one: '# task rolls over', other: '# tasks roll over' }), nothingLeft: 'Nothing rolls over.', go: 'Roll over and look back', close: 'Close', cancel: 'Not yet', ended: 'The day is finished', hours: (done: string, planned: string) => `${done} done of ${planned} planned`, rolled: (n: number) => plural(n, { one: '# task has a new place.', other: '# tasks have a new place.', zero: 'Nothing had to move.' }),
  },
});
