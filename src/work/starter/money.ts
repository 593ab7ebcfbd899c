import { type StarterWorkflow, step } from './starter-workflow.ts';

export const money: readonly StarterWorkflow[] = [
  {
    slug: 'tax-return', name: 'Tax return', capability: 'finance',
    description: 'The return for {{period}} complete, in time and with its documents. Also for VAT, sales tax and annual income tax.',
    steps: [
      step('s1', 'Write down the deadline and what must be filed', 'Which forms, which period, which office, extension possible? Read last period’s return and what was asked about it.', [0.2, 0.3, 0.75], { tags: ['admin'] }),
      step('s2', 'Collect the documents', 'Statements, invoices in and out, payroll, insurance, certificates of banks and funds. List what is missing and ask for it today.', [0.75, 1.5, 4], { after: ['s1'], tags: ['admin'] }),
      step('s3', 'Reconcile the books with them', 'Income against bank, tax amounts against invoices, nothing twice. Explain differences before going on.', [0.5, 1.5, 3], { after: ['s2'] }),
      step('s4', 'Go through deductions and special cases', 'Home office, travel, equipment, losses, foreign customers, reverse charge. Write each doubt down for the adviser.', [0.3, 0.75, 2], { after: ['s2'] }),
      step('s5', 'Fill in the return', 'With last period’s figures beside it: what moved by more than a fifth has a reason.', [0.5, 1.5, 3], { after: ['s3', 's4'], tags: ['deep'] }),
      step('s6', 'Have it checked', 'By the adviser or by yourself a day later: names, numbers, bank details, signatures.', [0.25, 0.5, 1.5], { after: ['s5'] }),
      step('s7', 'File, pay, put away', 'Keep the receipt of transmission, pay or schedule the payment, note prepayments and the next deadline.', [0.2, 0.3, 0.5], { after: ['s6'], tags: ['admin'] }),
    ],
  },
  {
    slug: 'overdue-invoices', name: 'Overdue invoices', capability: 'finance',
    description: 'What customers owe is asked for in order, friendly and without gaps, until it is paid or decided.',
    steps: [
      step('s1', 'List what is overdue', 'Customer, amount, days, last word, who pays there. Check the bank first: some are paid already.', [0.2, 0.4, 0.75], { tags: ['admin'] }),
      step('s2', 'Sort out the doubtful ones', 'Wrong address, missing order number, an open complaint: mend these before asking for money.', [0.2, 0.4, 1], { after: ['s1'] }),
      step('s3', 'Send first reminders', 'Under ten days: three friendly lines, invoice attached, a date to pay by.', [0.2, 0.4, 0.75], { after: ['s2'], tags: ['writing'] }),
      step('s4', 'Call those over ten days', 'The person who pays, not the one who ordered. Ask for the day of payment and confirm it by mail.', [0.4, 0.75, 2], { after: ['s2'], tags: ['call'] }),
      step('s5', 'Agree on instalments or pause the work', 'In writing, with dates. Tell the customer before work stops, and who can lift it.', [0.2, 0.5, 1], { after: ['s4'] }),
      step('s6', 'Last demand, then decide', 'Over thirty days: formal demand with a date; then collection, court order or writing off, by amount.', [0.2, 0.5, 1], { after: ['s5'], tags: ['writing'] }),
      step('s7', 'Note promises and look again in a week', 'Expected dates into the calendar; change payment terms of those who are always late.', [0.15, 0.25, 0.5], { after: ['s3', 's5'], tags: ['admin'] }),
    ],
  },
  {
    slug: 'investor-update', name: 'Board or investor update', capability: 'finance',
    description: 'An update for {{period}} that is read in five minutes and ends in help. Also for a board meeting or shareholders.',
    steps: [
      step('s1', 'Close the numbers', 'Revenue, cash, burn, runway, the two that matter this year; each with last period and plan beside it.', [0.5, 1, 2]),
      step('s2', 'Ask the team for wins, misses and risks', 'Three lines each, by a day. No adjectives.', [0.3, 0.5, 1]),
      step('s3', 'Write the update', 'Summary in three sentences, numbers, what went well, what did not and what we do about it, asks with names.', [0.75, 1.5, 3], { after: ['s1', 's2'], tags: ['writing', 'deep'] }),
      step('s4', 'Make the charts and the pages to decide on', 'Two or three charts with their definitions. For each decision: options, recommendation, what it costs to wait.', [0.5, 1.25, 3], { after: ['s1'] }),
      step('s5', 'Have it read', 'By one co-founder or adviser: what is missing, what would you ask? No surprise should stand in it for the chair.', [0.25, 0.5, 1], { after: ['s3', 's4'] }),
      step('s6', 'Send it and follow the asks', 'Three days before a meeting, else in the first week of the month. Write to each person who was asked for something.', [0.3, 0.5, 1], { after: ['s5'], tags: ['writing'] }),
    ],
  },
  {
    slug: 'pitch-deck', name: 'Pitch deck', capability: 'sales',
    description: 'Ten to twelve slides that get {{audience}} to a second meeting.',
    steps: [
      step('s1', 'Settle the story in ten sentences', 'Problem, who has it, what we do, why now, proof, market, how it earns, competition, team, what we ask for.', [0.75, 1.5, 3], { tags: ['deep'] }),
      step('s2', 'Collect proof and numbers', 'Growth, retention, pipeline, quotes; sources for the market. A number nobody can explain goes out.', [0.75, 2, 4], { after: ['s1'] }),
      step('s3', 'Build the financial page', 'Use of money by milestone, runway after it, the three assumptions everything hangs on.', [0.75, 1.5, 3], { after: ['s1'], tags: ['deep'] }),
      step('s4', 'Draft the slides', 'The headline of each slide is its message; read in a row they are the story.', [1.5, 3, 5], { after: ['s2', 's3'], tags: ['deep'] }),
      step('s5', 'Make it look right', 'One typeface, one colour, charts that speak without a legend. A version to read and one to present.', [1, 2, 4], { after: ['s4'] }),
      step('s6', 'Pitch it to three critical people', 'Where do they frown, what do they ask? Put the answers into the deck or an appendix.', [1, 2, 3], { after: ['s5'], tags: ['call'] }),
      step('s7', 'Revise, and prepare the questions', 'Twenty questions with answers of two sentences. Final file, short mail to send it with.', [0.75, 1.5, 2.5], { after: ['s6'], tags: ['writing'] }),
    ],
  },
];
