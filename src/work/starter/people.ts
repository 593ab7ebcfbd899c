import { type StarterWorkflow, step } from './starter-workflow.ts';

export const people: readonly StarterWorkflow[] = [
  {
    slug: 'team-event', name: 'Team event or offsite', capability: 'people',
    description: 'Days together that have a purpose, a place and an end that is remembered. Also for a company party, retreat, workshop day or conference of one’s own.',
    steps: [
      step('s1', 'Settle purpose, number of people and budget', 'What should be true afterwards? Must-be-there people, cost for each person, one or two nights, who decides.', [0.4, 0.75, 1.5]),
      step('s2', 'Find the date', 'Three dates to the must-be-there people, answer within three days; check holidays and school terms.', [0.25, 0.5, 1], { after: ['s1'] }),
      step('s3', 'Choose and book the place', 'Three offers: rooms, food, way there by train, quiet, cancellation terms. Ask for photos of the real room.', [0.75, 2, 4], { after: ['s2'] }),
      step('s4', 'Invite and collect needs', 'Date, place, purpose, what it costs them; food, allergies, rooms, access. One form, one deadline.', [0.3, 0.5, 1], { after: ['s3'], tags: ['writing'] }),
      step('s5', 'Make the programme', 'Half of it planned, half free. Heavy topics in the morning, one thing outdoors, one owner for each session.', [0.75, 1.5, 3], { after: ['s2'], tags: ['deep'] }),
      step('s6', 'Book travel, food and activities', 'Trains or bus, meals, equipment. Numbers fixed a week before; everything in one sheet.', [0.75, 1.5, 3], { after: ['s4', 's5'], tags: ['admin'] }),
      step('s7', 'Send the last letter and pack', 'Times, address, phone number, what to bring. Materials, name cards, first-aid kit, cash.', [0.3, 0.75, 1.5], { after: ['s6'] }),
      step('s8', 'Hold it', 'Be there first. Watch time and mood; write down decisions with a name and a date.', [6, 10, 16], { after: ['s7'] }),
      step('s9', 'Thank, settle the bills, keep the decisions', 'Photos and notes within two days, costs against budget, three lines on what to do otherwise.', [0.5, 1, 2], { after: ['s8'], tags: ['admin'] }),
    ],
  },
  {
    slug: 'employee-onboarding', name: 'Employee onboarding', capability: 'people',
    description: 'A new colleague who can do something real in week one and decides in month three to stay.',
    steps: [
      step('s1', 'Contract, payroll and equipment', 'Papers signed, registered, laptop, chair, keys ordered two weeks ahead.', [0.5, 1, 2], { tags: ['admin'] }),
      step('s2', 'Open the accounts', 'Only what the first month needs, from a list by role; password manager, second factor.', [0.3, 0.75, 1.5], { after: ['s1'], tags: ['admin'] }),
      step('s3', 'Write the plan for week one and ninety days', 'One thing to finish in week one, three outcomes for ninety days, whom to meet, what to read.', [0.5, 1, 2], { tags: ['deep'] }),
      step('s4', 'Choose a buddy and tell the team', 'Who answers the small questions; a note on who comes, what for, and lunch on day one.', [0.2, 0.3, 0.5], { after: ['s3'] }),
      step('s5', 'First day', 'Welcome, tour, how we decide and talk, first small task done by the evening.', [2, 3, 5], { after: ['s2', 's4'], tags: ['call'] }),
      step('s6', 'Talk at the end of week one', 'What surprised you, what is missing, what would you change? Mend two things at once.', [0.3, 0.5, 1], { after: ['s5'], tags: ['call'] }),
      step('s7', 'Talks after thirty and ninety days', 'Outcomes against the plan, both directions, next three months. Decide before the probation ends.', [0.75, 1.5, 2.5], { after: ['s6'], tags: ['call'] }),
    ],
  },
  {
    slug: 'job-post', name: 'Job description', capability: 'people',
    description: 'A post for {{role}} that the right people answer and the others do not.',
    steps: [
      step('s1', 'Ask what the role is for', 'With the team: what is true after a year, what takes the days, whom it works with, why would somebody leave it?', [0.4, 0.75, 1.5], { tags: ['call'] }),
      step('s2', 'Separate must from nice', 'At most four musts that can be tested. Pay range, place, hours, start, what cannot be changed.', [0.2, 0.4, 0.75], { after: ['s1'] }),
      step('s3', 'Write it', 'First the work, then the person, then us. Plain words, no superlatives, the hard part named, one small question to answer.', [0.5, 1, 2], { after: ['s2'], tags: ['writing'] }),
      step('s4', 'Have it read', 'By somebody who does such work and by somebody it might put off: words, musts, pay.', [0.2, 0.4, 0.75], { after: ['s3'] }),
      step('s5', 'Publish it where they look', 'Own page, two boards, ten people asked by name; date to take it down; who answers.', [0.3, 0.5, 1], { after: ['s4'] }),
    ],
  },
];
