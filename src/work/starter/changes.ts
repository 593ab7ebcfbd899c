import { type StarterWorkflow, step } from './starter-workflow.ts';

export const changes: readonly StarterWorkflow[] = [
  {
    slug: 'bug-fix', name: 'Bug fix', capability: 'product',
    description: 'A fault found, mended at its cause and kept from coming back.',
    steps: [
      step('s1', 'Reproduce it', 'Smallest steps, data and version that show it; what should happen instead. Who is affected, and is there a way around to tell them?', [0.25, 0.75, 2]),
      step('s2', 'Find the cause', 'Logs, the last change that touched it, halving. Write the cause in one sentence before changing code.', [0.4, 1.25, 4], { after: ['s1'], tags: ['deep'] }),
      step('s3', 'Write a test that fails', 'At the lowest level that shows the fault. It must fail for the right reason.', [0.25, 0.5, 1.5], { after: ['s2'], tags: ['deep'] }),
      step('s4', 'Fix it', 'At the cause and no wider. Look for the same mistake elsewhere.', [0.4, 1, 3], { after: ['s3'], tags: ['deep'] }),
      step('s5', 'Review and release', 'Second pair of eyes, whole test suite, release note in users’ words.', [0.25, 0.5, 1.5], { after: ['s4'] }),
      step('s6', 'Verify and tell those who reported it', 'Try the first report’s steps in production, repair data that was damaged, close the ticket.', [0.15, 0.3, 0.75], { after: ['s5'], tags: ['writing'] }),
    ],
  },
  {
    slug: 'data-migration', name: 'Data migration', capability: 'operations',
    description: 'Data moved from {{source}} to {{target}} whole, once, with a way back. Also for changing the CRM, database or file storage.',
    steps: [
      step('s1', 'List what is there and what must come along', 'Tables or folders, counts, sizes, owners, links to other tools. What is old enough to stay behind?', [0.75, 1.5, 3], { tags: ['deep'] }),
      step('s2', 'Map old to new', 'Field by field, with rules for what does not fit, for duplicates and for ids that others point at.', [0.75, 2, 4], { after: ['s1'], tags: ['deep'] }),
      step('s3', 'Clean up at the source', 'Duplicates, empty records, wrong formats: cheaper before than after.', [0.5, 2, 5], { after: ['s1'] }),
      step('s4', 'Backup and way back', 'A full copy, restored once to see that it works. Decide until when going back is possible.', [0.5, 1, 2], { after: ['s1'] }),
      step('s5', 'Rehearse on a copy', 'Whole run with times and errors; compare counts and sums; let two users look for their own records.', [1, 3, 6], { after: ['s2', 's3'], tags: ['deep'] }),
      step('s6', 'Announce and switch', 'Freeze the old one, run, check counts and samples, open the new one. Outside working hours.', [1, 2, 4], { after: ['s4', 's5'] }),
      step('s7', 'Mend links and help people for a week', 'Integrations, saved links, rights. Collect what is missed in one place and answer daily.', [0.75, 2, 4], { after: ['s6'] }),
      step('s8', 'Switch the old one off', 'Export for the archive, cancel the contract, delete as the rules on data say, note it down.', [0.25, 0.5, 1], { after: ['s7'], tags: ['admin'] }),
    ],
  },
  {
    slug: 'client-offboarding', name: 'Client offboarding', capability: 'delivery',
    description: 'An engagement with {{client}} that ends well: handed over, paid, and open for a return.',
    steps: [
      step('s1', 'Agree on the end with {{client}}', 'Last day, what is delivered until then, what is not, who takes over. Confirm it in writing.', [0.3, 0.5, 1], { tags: ['call'] }),
      step('s2', 'Finish or hand over open work', 'List every open item: done, handed over or dropped, with a name beside it.', [0.75, 2, 4], { after: ['s1'], billable: true }),
      step('s3', 'Write the handover', 'Where everything lies, how it runs, what falls due in the next three months, known weak points.', [0.75, 1.5, 3], { after: ['s1'], billable: true, tags: ['writing'] }),
      step('s4', 'Handover call', 'Walk the successor through it; they do the first task while you watch.', [0.5, 1, 1.5], { after: ['s2', 's3'], billable: true, tags: ['call'] }),
      step('s5', 'Return and revoke access', 'Accounts, keys, files, devices; delete data as agreed and confirm it.', [0.25, 0.5, 1], { after: ['s4'], tags: ['admin'] }),
      step('s6', 'Final invoice', 'Open hours and costs, retainers settled, a due date; check that nothing is unpaid from before.', [0.2, 0.4, 0.75], { after: ['s2'], tags: ['admin'] }),
      step('s7', 'Ask for feedback and a recommendation', 'Three questions, permission for a case, a date in six months to say hello. Thank the people by name.', [0.2, 0.4, 0.75], { after: ['s4'], tags: ['writing'] }),
    ],
  },
  {
    slug: 'office-move', name: 'Office move', capability: 'operations',
    description: 'The office moved without a lost week: people can work at the new place on the first morning.',
    steps: [
      step('s1', 'Measure the new place and decide who sits where', 'Plan with desks, power, network, meeting rooms, storage. What comes along, what is sold, what is bought?', [1, 2, 4], { tags: ['deep'] }),
      step('s2', 'Give notice and go through the old lease', 'Notice period, state to hand back in, deposit, meters, keys.', [0.5, 1, 2], { tags: ['admin'] }),
      step('s3', 'Order internet, power and phones', 'Lines take weeks: order first. A mobile router as fallback for the first days.', [0.5, 1, 2], { after: ['s1'], tags: ['admin'] }),
      step('s4', 'Choose movers and fix the day', 'Three quotes with a visit, insurance, lift and parking permits. A Friday.', [0.75, 1.5, 3], { after: ['s1'] }),
      step('s5', 'Tell everybody the new address', 'Staff first with a plan of the day; customers, bank, tax office, register, insurance, suppliers, website, map entries.', [0.75, 1.5, 3], { after: ['s4'], tags: ['admin', 'writing'] }),
      step('s6', 'Sort out and pack', 'Throw away before packing. Boxes with room and desk number; servers and contracts travel apart, with a backup.', [2, 4, 8], { after: ['s4'] }),
      step('s7', 'Move day', 'One person at each end with the plan. Network and desks first, pictures last.', [4, 7, 10], { after: ['s3', 's6'] }),
      step('s8', 'Make the first morning work', 'Test every desk, printer, lock and line; list of faults in one place; coffee.', [1, 2, 4], { after: ['s7'] }),
      step('s9', 'Hand back the old place', 'Clean, repair, meter readings, protocol with photos, keys against a signature, deposit.', [1, 2, 4], { after: ['s2', 's7'], tags: ['admin'] }),
    ],
  },
];
