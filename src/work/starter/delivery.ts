import { type StarterWorkflow, step } from './starter-workflow.ts';

const billable = true;

export const delivery: readonly StarterWorkflow[] = [
  {
    slug: 'client-onboarding', name: 'Client onboarding', capability: 'delivery',
    description: 'From a signed agreement to a client who knows what happens next, with everything in place to start the work. Also for onboarding a new customer, account or user.',
    steps: [
      step('s1', 'Send welcome note and intake form to {{client}}', 'Thank them, name the one person who answers for each side, link the intake form (goals, people, deadlines, tools, what was tried before) and offer two times for the kickoff.', [0.3, 0.5, 1], { tags: ['writing'] }),
      step('s2', 'Open the books: contract, deposit invoice, project folder', 'File the signed agreement, send the deposit invoice, create the folder and the project for {{client}}, note payment terms and notice period.', [0.3, 0.5, 1], { tags: ['admin'] }),
      step('s3', 'Read the intake and prepare the kickoff', 'Mark what is missing or contradicts the agreement. Write the agenda: goals, what done looks like, who decides, risks, rhythm of updates.', [0.5, 1, 1.5], { after: ['s1'], billable, tags: ['deep'] }),
      step('s4', 'Kickoff call with {{client}}', 'Agree on the outcome in one sentence, three measures of it, the first deliverable with its date, and how to reach each other. Decide on the spot what can be decided.', [0.75, 1, 1.5], { after: ['s3'], billable, tags: ['call'] }),
      step('s5', 'Collect access and material', 'Accounts, brand files, data, earlier work. Request through a password manager, test every login the same day, list what is outstanding with a name and a date.', [0.5, 1.5, 4], { after: ['s4'], billable, tags: ['admin'] }),
      step('s6', 'Write and send the kickoff summary', 'One page: goal, measures, scope and what is out of it, dates, decisions, open points with owners. Ask for corrections within two working days.', [0.5, 1, 1.5], { after: ['s4'], billable, tags: ['writing'] }),
      step('s7', 'Set up the workspace and the plan', 'Board, calendar holds for the first two milestones, reporting template, the first tasks with estimates.', [1, 2, 3], { after: ['s5', 's6'], billable, tags: ['deep'] }),
      step('s8', 'First-week check-in with {{client}}', 'Ask what surprised them so far, confirm the first deliverable, chase what is outstanding, note anything that smells of growing scope.', [0.3, 0.5, 0.75], { after: ['s7'], billable, tags: ['call'] }),
    ],
  },
  {
    slug: 'diagnostic', name: 'Diagnostic', capability: 'delivery',
    description: 'Find out what really holds {{client}} back in {{area}}, and say what to do about it in an order that pays. Also for an audit, assessment, analysis or health check.',
    steps: [
      step('s1', 'Frame the question with {{client}}', 'What decision will this diagnostic serve, who makes it and when? Write the question in one sentence and what would count as an answer.', [0.75, 1, 1.5], { billable, tags: ['call'] }),
      step('s2', 'Request and check the data', 'List reports, exports and documents for {{area}}; test each for gaps and dates before building on it.', [1, 2, 4], { after: ['s1'], billable, tags: ['admin'] }),
      step('s3', 'Interview three to five people', 'Half an hour each, the same six questions: what works, what hurts, what was tried, who owns it, what it costs, what they would do first. Write notes the same day.', [2, 3, 5], { after: ['s1'], billable, tags: ['call'] }),
      step('s4', 'Map how it works today', 'Draw the flow from trigger to outcome with times, hand-overs and tools. Mark waiting, rework and work that nobody asked for.', [2, 3, 5], { after: ['s2', 's3'], billable, tags: ['deep'] }),
      step('s5', 'Size the problems', 'Put hours or money a month on each finding, with the source of every number. Drop what is small.', [1.5, 2.5, 4], { after: ['s4'], billable, tags: ['deep'] }),
      step('s6', 'Rank the moves', 'For each remaining finding one move: effect, effort, owner, first step within a week. Order by effect for effort; name what not to do.', [1, 2, 3], { after: ['s5'], billable, tags: ['deep'] }),
      step('s7', 'Write the report', 'One page of answer, five of evidence. Every claim has its number or quote. Give it a cold read the next morning.', [2, 4, 6], { after: ['s6'], billable, tags: ['writing'] }),
      step('s8', 'Present and agree on next steps', 'Send the page a day before. In the room: decide the first two moves, names and dates, and whether we do them together.', [1, 1.5, 2], { after: ['s7'], billable, tags: ['call'] }),
    ],
  },
  {
    slug: 'marketing-ops-sprint', name: 'Marketing ops sprint', capability: 'marketing',
    description: 'Two weeks that turn one leaky path from lead to meeting into a measured one. Also for a campaign, funnel, landing page, email sequence or CRM clean-up.',
    steps: [
      step('s1', 'Pick the one path and its number', 'With {{client}}: which path from lead to meeting, what is its conversion today, what would make the sprint worth its price?', [0.75, 1, 1.5], { billable, tags: ['call'] }),
      step('s2', 'Audit tracking and forms', 'Walk the path as a stranger on phone and desktop. Check events, UTM rules, consent, form fields, double records. List each break with a screenshot.', [1.5, 3, 5], { after: ['s1'], billable, tags: ['deep'] }),
      step('s3', 'Clean the lead data', 'Merge duplicates, fix owners and stages, archive the dead. Keep an export from before.', [1.5, 3, 6], { after: ['s2'], billable }),
      step('s4', 'Repair tracking and routing', 'Fix the breaks in order of leads lost. Route every new lead to a person within five minutes, with a fallback.', [2, 4, 7], { after: ['s2'], billable, tags: ['deep'] }),
      step('s5', 'Write the follow-up sequence', 'Five messages over two weeks, each with one question. Plain words, a way out in each, stops when they answer.', [1.5, 3, 4], { after: ['s1'], billable, tags: ['writing'] }),
      step('s6', 'Build and test the automation', 'Set it up in {{tool}}, run three test leads through every branch, check the stop conditions twice.', [2, 4, 6], { after: ['s3', 's4', 's5'], billable, tags: ['deep'] }),
      step('s7', 'Dashboard with four numbers', 'Leads, speed to first answer, meetings, source. Each with its definition beside it; nothing else.', [1, 2, 3], { after: ['s4'], billable }),
      step('s8', 'Hand over and train', 'Forty-five minutes on the recording: what runs, what to check weekly, how to stop it. A one-page runbook.', [1, 1.5, 2.5], { after: ['s6', 's7'], billable, tags: ['call'] }),
    ],
  },
  {
    slug: 'retainer-month', name: 'Retainer month', capability: 'delivery',
    description: 'One month of a retainer that shows its worth: planned at the start, delivered in the middle, reported at the end. Also for a monthly service, maintenance or advisory month.',
    steps: [
      step('s1', 'Plan the month with {{client}}', 'Review last month’s numbers, agree on at most three outcomes for {{month}}, check the hours left in the retainer, park the rest in a visible list.', [0.75, 1, 1.5], { billable, tags: ['call'] }),
      step('s2', 'Break outcomes into tasks and hold the time', 'Estimate with ranges; block the calendar now, with a reserve of a fifth for requests.', [0.5, 0.75, 1], { after: ['s1'], billable }),
      step('s3', 'Deliver outcome one', 'The most valuable one first. Show something unfinished by the end of week one.', [4, 7, 11], { after: ['s2'], billable, tags: ['deep'] }),
      step('s4', 'Mid-month update', 'Five lines: done, next, blocked, hours used of hours agreed, one question.', [0.3, 0.5, 0.75], { after: ['s3'], billable, tags: ['writing'] }),
      step('s5', 'Deliver outcome two', 'Include what {{client}} said about the first.', [4, 6, 9], { after: ['s4'], billable, tags: ['deep'] }),
      step('s6', 'Small requests', 'Batch them twice a week. Anything over two hours goes to next month’s plan.', [1, 2, 4], { after: ['s2'], billable }),
      step('s7', 'Measure and write the month’s report', 'What changed in the numbers agreed at the start, what it took, what to stop. One page.', [1, 1.5, 2.5], { after: ['s5'], billable, tags: ['writing'] }),
      step('s8', 'Reconcile hours and renew', 'Compare used with agreed hours, invoice or carry over as the agreement says, propose the focus of next month.', [0.3, 0.5, 1], { after: ['s6', 's7'], tags: ['admin'] }),
    ],
  },
];
