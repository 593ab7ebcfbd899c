import { dateText } from '../kernel/zone.ts';
import type { Moments } from './sample-story.ts';

// What stands beside the fortnight of the story, so that every page has something to show.

type Act = <T = unknown>(name: string, input: unknown) => Promise<T>;
interface Listed { readonly items: readonly { readonly name: string; readonly [field: string]: unknown }[] }

const BRIEF = `# Brief: relaunch for Brightside Studio

## What it is for
- Visitors find the prices **before** they ask for them.
- Live before the trade fair; the fair cannot be moved.

## What is in
1. Five pages, two rounds of wireframes
2. A prototype on a tablet for the fair

## What is not
The shop. It stays where it is until spring.`;

const TALK = [
  { role: 'user', content: 'Lee asks whether the start page can carry two offers side by side. What did the customers of Brightside say?' },
  { role: 'assistant', content: 'All three said that the old site hides the prices. Two offers side by side would put prices on the first screen.' },
  { role: 'user', content: 'Good. Put both on the start page and show it on the tablet first.' },
] as const;

/** Routines, a document, a conversation, a fact that two say differently, people, what came of the work, earlier numbers of money. Answers the tasks of the routines. */
export async function tellMore(act: Act, { today, at, past }: Moments): Promise<readonly number[]> {
  const monday = today + (7 - ((today + 3) % 7));
  // So far ahead that one sees them coming, and not so many that they hide the rest.
  const until = dateText(monday + 13);
  await act('recurrences.create', { title: 'Weekly review', duration_minutes: 45, rule: 'FREQ=WEEKLY;BYDAY=FR', starts_on: dateText(monday), until, tags: ['house'] });
  await act('recurrences.create', { title: 'Run along the river', duration_minutes: 45, times_per_week: 3, window: { from: '07:00', to: '08:30' }, starts_on: dateText(monday), until, tags: ['health'] });

  await act('memory.remember', { content: BRIEF, event_type: 'document', external_id: 'sample-brief', occurred_at: at(past[9] as number, '12:00'), salience_score: 0.8 });
  await act('memory.writeback', { session_id: 'sample-start-page', conversation: TALK, timestamp: at(past[1] as number, '11:20') });
  const rate = { subject_type: 'customer', subject_id: 'Nordlicht', fact_type: 'budget' };
  const { fact_id } = await act<{ fact_id: number }>('memory.record-fact', { ...rate, content: '8,000 €', valid_from: at(today - 8, '00:00') });
  await act('memory.dispute-fact', { fact_id, content: '12,000 €' });

  await act('persons.create', { name: 'Lee Okafor', role: 'Relaunch, Brightside Studio' });
  await act('persons.create', { name: 'Amira Haddad', role: 'Applicant for the junior role' });
  const named = async (list: string, name: string, id: string): Promise<unknown> => (await act<Listed>(list, { limit: 50 })).items.find((one) => one.name === name)?.[id] ?? null;
  const { deliverable_id } = await act<{ deliverable_id: number }>('deliverables.create', { name: 'Clickable prototype', project_id: await named('projects.list', 'Brightside relaunch', 'project_id'), status: 'delivered' });
  await act('results.create', { metric: 'Testers who find the prices', deliverable_id, target_value: 9, actual_value: 8, measured_at: at(past[0] as number, '16:00') });
  await act('service_blueprints.create', { name: 'Relaunch in six weeks', description: 'Kick-off, interviews, two rounds of wireframes, a prototype, and the hand-over.', offer_id: await named('offers.list', 'Relaunch', 'offer_id') });
  for (const [ago, cash] of [[56, 19_500], [28, 22_400]] as const) await act('finance.save', { cash, monthly_burn: 3_900, as_of: dateText(today - ago) });
  const { items } = await act<{ items: readonly { task_id: number; recurrence_id: number | null }[] }>('tasks.list', { open: true, limit: 200 });
  return items.filter((one) => one.recurrence_id !== null).map((one) => one.task_id);
}
