import { type StarterWorkflow, step } from './starter-workflow.ts';

export const operations: readonly StarterWorkflow[] = [
  {
    slug: 'invoice-run', name: 'Invoice run', capability: 'finance',
    description: 'Everything of {{month}} that can be invoiced is invoiced, and what is overdue is asked for. Also for billing, payment reminders and chasing overdue invoices.',
    steps: [
      step('s1', 'Close the hours of {{month}}', 'Check runs and time against the calendar for gaps; mark what is billable; round as each agreement says.', [0.5, 0.75, 1.5]),
      step('s2', 'Collect expenses and third-party costs', 'Receipts, licences, subcontractors. Attach them to their engagement.', [0.3, 0.5, 1]),
      step('s3', 'Check against agreements', 'Caps, retainers, milestones, order numbers, tax rules of the customer’s country. Settle doubts before they reach an invoice.', [0.3, 0.5, 1], { after: ['s1', 's2'] }),
      step('s4', 'Write the invoices', 'Plain line items that the customer recognises, due date and payment details. Second look at every total.', [0.5, 1, 1.5], { after: ['s3'] }),
      step('s5', 'Send them and file copies', 'To the person who pays, with one friendly sentence. Note the expected date of each payment.', [0.3, 0.5, 0.75], { after: ['s4'], tags: ['admin'] }),
      step('s6', 'Ask for what is overdue', 'Three days: reminder. Ten: call. Twenty: pause work as agreed. Write down promises.', [0.3, 0.5, 1], { after: ['s5'], tags: ['call'] }),
    ],
  },
  {
    slug: 'weekly-review', name: 'Weekly review', capability: 'operations',
    description: 'An hour and a half that ends the week and makes the next one believable. Also for planning the week or the month.',
    steps: [
      step('s1', 'Empty the inboxes', 'Mail, chat, notes, desk. Every item becomes a task, a date, a reference or nothing.', [0.25, 0.5, 0.75]),
      step('s2', 'Look back at the week', 'What was planned, what was done, where the estimates were off and why. One thing to do more of, one to stop.', [0.15, 0.25, 0.5], { after: ['s1'] }),
      step('s3', 'Walk through every open engagement', 'Next step, owner, promise made, risk. Write the update today where one is due.', [0.25, 0.4, 0.75], { after: ['s1'] }),
      step('s4', 'Look at the numbers', 'Cash, runway, billable share, pipeline, overdue invoices. Note what changed by more than a tenth.', [0.15, 0.25, 0.4], { after: ['s1'] }),
      step('s5', 'Plan the coming week', 'At most three outcomes. Check capacity at P80, move or drop what does not fit, hold the mornings for deep work.', [0.25, 0.4, 0.75], { after: ['s2', 's3', 's4'], tags: ['deep'] }),
    ],
  },
  {
    slug: 'bookkeeping-month', name: 'Bookkeeping month', capability: 'finance',
    description: 'The books of {{month}} closed, the taxes put aside and the runway known. Also for accounting, receipts, taxes and the monthly close.',
    steps: [
      step('s1', 'Download statements', 'Bank, cards, payment services. Same period, complete, filed by month.', [0.2, 0.3, 0.5], { tags: ['admin'] }),
      step('s2', 'Match receipts', 'Every transaction has its document; ask for the missing ones today and list them.', [0.5, 1, 2], { after: ['s1'], tags: ['admin'] }),
      step('s3', 'Categorise and reconcile', 'Book everything, reconcile each account to the cent, explain differences at once.', [0.5, 1, 2], { after: ['s2'] }),
      step('s4', 'Review receivables and payables', 'Who owes, who is owed, what falls due before the next close.', [0.2, 0.3, 0.5], { after: ['s3'] }),
      step('s5', 'Put taxes aside and file what is due', 'Sales tax or VAT, payroll, prepayments. Move the money to its own account.', [0.3, 0.75, 1.5], { after: ['s3'] }),
      step('s6', 'Update cash, burn and runway', 'Enter the finance snapshot. Under twelve weeks: decide this week what to cut and what to sell.', [0.2, 0.3, 0.5], { after: ['s4', 's5'] }),
      step('s7', 'Read the month', 'Profit by engagement, effective hourly rate, the three largest costs. One decision.', [0.3, 0.5, 0.75], { after: ['s6'], tags: ['deep'] }),
    ],
  },
  {
    slug: 'hiring', name: 'Hiring', capability: 'people',
    description: 'Find, test and win one person for {{role}}, without losing a month to it. Also for recruiting an employee, contractor, freelancer or assistant.',
    steps: [
      step('s1', 'Write the outcome of the role', 'What will be true after 90 days because of {{role}}? Three must-haves, nothing that can be learnt in a week. Budget and hours.', [0.75, 1, 2], { tags: ['deep'] }),
      step('s2', 'Write the post and the first question', 'Honest about the work, the pay and the hard part. One small question that shows how somebody thinks.', [0.75, 1, 1.5], { after: ['s1'], tags: ['writing'] }),
      step('s3', 'Publish and ask ten people for names', 'Two boards at most. Personal messages bring the better half.', [0.75, 1, 2], { after: ['s2'] }),
      step('s4', 'Screen applications', 'Score against the must-haves, blind to the rest. Everybody gets an answer within a week.', [1, 2, 4], { after: ['s3'] }),
      step('s5', 'First conversations', 'Thirty minutes, the same five questions, notes at once. At most six people.', [2, 3, 4], { after: ['s4'], tags: ['call'] }),
      step('s6', 'Paid trial task', 'Two to four hours of real work, paid, with the two or three best. Judge how they ask as much as what they deliver.', [1, 2, 3], { after: ['s5'] }),
      step('s7', 'References and decision', 'Two calls each: what would you hire them for again, and what not? Decide within two days.', [0.75, 1, 1.5], { after: ['s6'], tags: ['call'] }),
      step('s8', 'Offer, contract, first week', 'Written offer, agreement, accounts, a first-week plan with one thing to finish.', [1, 2, 3], { after: ['s7'], tags: ['admin'] }),
    ],
  },
];
