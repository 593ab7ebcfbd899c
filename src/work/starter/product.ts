import { type StarterWorkflow, step } from './starter-workflow.ts';

export const product: readonly StarterWorkflow[] = [
  {
    slug: 'product-release', name: 'Product release', capability: 'product',
    description: 'Ship {{version}} so that users notice the improvement and not the release. Also for a launch, deployment, new feature or software version.',
    steps: [
      step('s1', 'Freeze the scope', 'List what is in {{version}} in users’ words. Everything unfinished moves out today.', [0.3, 0.5, 1]),
      step('s2', 'Test the upgrade on a copy', 'Restore last night’s backup, run the migration, time it, walk through the five journeys that earn money.', [1, 2, 4], { after: ['s1'], tags: ['deep'] }),
      step('s3', 'Fix what blocks', 'Only what would make you roll back. The rest gets a ticket and a line under known issues.', [1, 3, 6], { after: ['s2'], tags: ['deep'] }),
      step('s4', 'Write the release notes', 'What is better for whom, what changed for those who configured something, how to go back.', [0.5, 1, 1.5], { after: ['s1'], tags: ['writing'] }),
      step('s5', 'Prepare the way back', 'Backup taken and restored once, previous version at hand, the switch-off of each new part tried.', [0.5, 0.75, 1.5], { after: ['s2'] }),
      step('s6', 'Release', 'In the morning of a working day with nothing else in it. Watch errors, latency and sign-ups for an hour.', [0.75, 1, 2], { after: ['s3', 's4', 's5'] }),
      step('s7', 'Tell people', 'Mail to those who asked for it first, then changelog, then the rest. Answer the same day.', [0.5, 1, 1.5], { after: ['s6'], tags: ['writing'] }),
      step('s8', 'Look back after a week', 'What broke, what was used, what support asked. One change to this procedure.', [0.3, 0.5, 0.75], { after: ['s7'] }),
    ],
  },
  {
    slug: 'incident', name: 'Incident', capability: 'operations',
    description: 'Something that customers rely on is broken: stop the harm, tell the truth, learn once. Also for an outage, bug, site down, data loss or security problem.',
    steps: [
      step('s1', 'Confirm and declare', 'Reproduce it, note the start, who is affected and how badly. Start a log with times; everything else waits.', [0.1, 0.25, 0.5], { tags: ['urgent'] }),
      step('s2', 'Tell those affected', 'What we see, what we do, when the next word comes. No guesses about causes.', [0.1, 0.25, 0.5], { after: ['s1'], tags: ['urgent', 'writing'] }),
      step('s3', 'Stop the harm', 'Roll back, switch off, fail over: the fastest safe thing. Keep evidence (logs, a dump) before it is gone.', [0.5, 1, 3], { after: ['s1'], tags: ['urgent'] }),
      step('s4', 'Find the cause and fix it', 'One change at a time, each written down. Stop after two hours without progress and get a second pair of eyes.', [1, 2, 6], { after: ['s3'], tags: ['urgent', 'deep'] }),
      step('s5', 'Verify and close', 'Watch the number that showed it for an hour. Check for damaged data. Tell those affected that it is over and what it meant for them.', [0.5, 0.75, 1.5], { after: ['s2', 's4'], tags: ['writing'] }),
      step('s6', 'Write the review', 'Timeline, causes in the plural, what helped, what was luck. At most three actions with owner and date, in the calendar.', [0.75, 1, 2], { after: ['s5'], tags: ['writing', 'deep'] }),
    ],
  },
  {
    slug: 'customer-interviews', name: 'Customer interviews', capability: 'product',
    description: 'Five conversations that decide whether {{idea}} is worth building. Also for user research, discovery and validating an idea.',
    steps: [
      step('s1', 'Write the riskiest assumption', 'If it is wrong, {{idea}} is dead. What would five people have to tell you to drop it?', [0.3, 0.5, 1], { tags: ['deep'] }),
      step('s2', 'Find five people with the problem', 'They had it in the last month and spent time or money on it. Friends do not count.', [0.75, 1.5, 3], { after: ['s1'] }),
      step('s3', 'Write the guide', 'Ask about the last time and never about the future. No pitch. Six questions and silence.', [0.3, 0.5, 1], { after: ['s1'], tags: ['writing'] }),
      step('s4', 'Hold the five conversations', 'Thirty minutes each with ten to write down quotes, facts and money.', [2.5, 3.5, 5], { after: ['s2', 's3'], tags: ['call'] }),
      step('s5', 'Sort what was said', 'Facts against opinions. Who has the problem often, what they do today, what it costs. Count, do not weigh the loud.', [0.75, 1, 2], { after: ['s4'], tags: ['deep'] }),
      step('s6', 'Decide', 'Build, change or drop, in one page, with what would change your mind. Thank the five and tell them.', [0.5, 0.75, 1], { after: ['s5'], tags: ['writing'] }),
    ],
  },
];
