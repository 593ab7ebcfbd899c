import { dateText, dayOf, wallInstant, weekdayOf } from '../kernel/zone.ts';

/** `[working days ago, begins, planned hours, what it took, title, project, workflow, billable]` */
type Done = readonly [number, string, number, number, string, keyof typeof PROJECTS, string | null, boolean];

const PROJECTS = { brightside: 'Brightside relaunch', harbour: 'Harbour & Pine retainer', house: 'Own house' } as const;
const DONE: readonly Done[] = [
  [10, '09:00', 2, 2.5, 'Kick-off workshop with Brightside', 'brightside', 'client-onboarding', true], [10, '13:00', 1.5, 1.25, 'Collect access and brand files', 'brightside', 'client-onboarding', true],
  [9, '09:00', 3, 4.25, 'Audit the analytics set-up', 'harbour', 'diagnostic', true], [9, '15:00', 1, 1, 'Weekly review', 'house', 'weekly-review', false],
  [8, '09:00', 2.5, 3.5, 'Interview notes: three customers of Brightside', 'brightside', 'customer-interviews', true], [8, '13:30', 2, 2.75, 'Dashboard: first draft', 'harbour', 'retainer-month', true],
  [7, '10:00', 3, 4, 'Write up the findings', 'harbour', 'diagnostic', true], [7, '15:00', 1, 0.75, 'Read applications for the junior role', 'house', 'hiring', false],
  [6, '09:00', 1, 0.75, 'Send the invoices', 'house', 'invoice-run', false], [6, '11:00', 2, 2, 'Proposal for Nordlicht', 'house', 'proposal', false],
  [5, '09:00', 3, 4.5, 'Page structure and wireframes', 'brightside', null, true], [5, '14:30', 1.5, 1.5, 'Retainer call and follow-up', 'harbour', 'retainer-month', true],
  [4, '09:00', 2, 3, 'Audit: events and goals', 'harbour', 'diagnostic', true], [4, '13:00', 2, 1.5, 'Newsletter: what a good brief looks like', 'house', 'content-piece', false],
  [3, '09:30', 3, 3.25, 'Wireframes, second round', 'brightside', null, true], [3, '15:00', 1, 1, 'Weekly review', 'house', 'weekly-review', false],
  [2, '09:00', 2, 2.75, 'Dashboard: changes after the call', 'harbour', 'retainer-month', true], [2, '13:00', 1.5, 2, 'Copy for the start page', 'brightside', null, true],
  [1, '09:00', 3, 3.5, 'Clickable prototype', 'brightside', null, true], [1, '14:00', 1, 0.75, 'Receipts of the month', 'house', 'bookkeeping-month', false],
];

/** `[working days ago, memory]` */
const MEMORIES: readonly (readonly [number, string])[] = [
  [10, 'Dana Whitfield is our contact at Brightside Studio. She likes calls before eleven and answers mail in the evening.'], [10, 'Brightside wants the relaunch live before their trade fair; the fair cannot be moved.'],
  [9, 'I do deep work in the mornings and take calls after lunch.'], [9, 'Audits of analytics take me about half as long again as I think.'], [8, 'Customers of Brightside say the old site hides the prices. All three of them said so.'],
  [8, 'Harbour & Pine look at the dashboard on Mondays, on a phone.'], [7, 'The junior role: two good applications, Amira and Jonas. Decide by the end of the month.'], [6, 'Harbour & Pine pay within ten days and want every invoice as a PDF with their order number.'],
  [6, 'Nordlicht asked for a fixed price. They have been burnt by open-ended work before.'], [5, 'Wireframes for more than five pages need two rounds with Brightside; plan them both.'], [4, 'Newsletter: pieces about briefs get twice the answers of pieces about tools.'],
  [3, 'Dana leaves Brightside at the end of the month. Lee Okafor takes over the relaunch.'], [2, 'The photos for the start page come from the Brightside archive; ask Lee, not the agency.'], [1, 'The prototype is at its best on a tablet. Show it there.'], [1, 'No meetings on Friday afternoons.'],
];

/** `[learned so many working days ago, subject type, subject, type, key, content, holds since so many days ago, until]` */
type Told = readonly [number, string, string, string, string, string, number, number | null];
const FACTS: readonly Told[] = [
  [10, 'customer', 'Brightside Studio', 'contact', '', 'Dana Whitfield', 200, null], [3, 'customer', 'Brightside Studio', 'contact', '', 'Lee Okafor', 2, null],
  [10, 'customer', 'Brightside Studio', 'rate', '', '95 € an hour', 400, null], [5, 'customer', 'Brightside Studio', 'rate', '', '110 € an hour', 60, null],
  [9, 'customer', 'Harbour & Pine', 'payment_terms', '', '30 days', 300, null], [6, 'customer', 'Harbour & Pine', 'payment_terms', '', '10 days', 120, null],
  [8, 'customer', 'Harbour & Pine', 'tool', 'analytics', 'Plausible', 90, null], [7, 'person', 'Amira Haddad', 'role', '', 'applicant for the junior role', 12, null], [1, 'customer', 'Nordlicht', 'stage', '', 'proposal sent', 8, null],
];

export interface Moments { readonly zone: string; readonly now: number; /** Local days of the last working days, the newest first. */ readonly past: readonly number[]; readonly today: number; at(day: number, clock: string): string }

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const isWorkday = (day: number): boolean => weekdayOf(day) < 5;

export function momentsOf(zone: string, now: number): Moments {
  const today = dayOf(zone, now);
  const past: number[] = [];
  for (let day = today - 1; past.length < 10; day--) if (isWorkday(day)) past.push(day);
  return { zone, now, past, today, at: (day, clock) => new Date(wallInstant(zone, day, minutesOf(clock))).toISOString() };
}

const ndjson = (lines: readonly object[]): string => lines.map((line) => JSON.stringify(line)).join('\n');

/** A fortnight that is over, in the lines of an export: what was planned, where it stood, what it took. */
export function pastLines({ past, at }: Moments): string {
  const slugs = [...new Set(DONE.flatMap(([, , , , , , slug]) => slug ?? []))];
  const idOf = (slug: string | null): number | null => (slug === null ? null : 900 + slugs.indexOf(slug));
  const keys = Object.keys(PROJECTS) as (keyof typeof PROJECTS)[];
  const begun = at((past[9] as number) - 30, '10:00');
  return ndjson([
    { store: 'profile', is_own: true, full_name: 'Robin Sample' },
    ...slugs.map((slug) => ({ store: 'referred_to', table: 'workflows', id: idOf(slug), name: slug, known: slug })),
    { store: 'ventures', id: 1, client_id: 1, name: 'Robin Sample, consulting', kind: 'services', created_at: begun }, { store: 'offers', id: 1, venture_id: 1, name: 'Relaunch', billing_type: 'hourly', price: 110, created_at: begun }, { store: 'offers', id: 2, venture_id: 1, name: 'Analytics retainer', billing_type: 'monthly', price: 1800, created_at: begun },
    { store: 'engagements', id: 1, client_id: 1, offer_id: 1, name: 'Brightside relaunch', customer_name: 'Brightside Studio', rate: 110, created_at: begun }, { store: 'engagements', id: 2, client_id: 1, offer_id: 2, name: 'Harbour & Pine retainer', customer_name: 'Harbour & Pine', rate: 95, created_at: begun },
    ...keys.map((key, i) => ({ store: 'projects', id: i + 1, client_id: 1, engagement_id: key === 'house' ? null : i + 1, name: PROJECTS[key], created_at: begun })),
    ...DONE.flatMap(([ago, begins, hours, took, title, project, slug, billable], i) => {
      const day = past[ago - 1] as number, id = i + 1, of = keys.indexOf(project) + 1;
      const start = at(day, begins), end = new Date(Date.parse(start) + hours * 3_600_000).toISOString(), ended = new Date(Date.parse(start) + took * 3_600_000).toISOString(), known = at(day - 3, '16:00');
      const about = { client_id: 1, project_id: of, engagement_id: project === 'house' ? null : of, workflow_id: idOf(slug) };
      return [
        { store: 'tasks', id, ...about, title, status: 'done', estimated_hours: hours, hours_low: hours * 0.8, hours_high: hours * 1.6, billable, tags: [project], scheduled_start_date: start, scheduled_end: end, completed_at: ended, created_at: new Date(Date.parse(known) + i * 1000).toISOString() },
        { store: 'calendar_events', event_id: id, task_id: id, title, kind: 'block', uid: `sample-${id}`, starts_at: start, ends_at: end, reasons: ['First free time of its length.'], created_at: new Date(Date.parse(known) + i * 1000).toISOString() },
        { store: 'execution_runs', id, ...about, run_id: `run_sample${id}`, task_id: id, status: 'completed', started_at: start, ended_at: ended, estimated_hours: hours, actual_hours: took, outcome_notes: took > hours * 1.3 ? 'Took longer than thought.' : null, created_at: start },
      ];
    }),
    ...MEMORIES.map(([ago, content], i) => {
      const told = at(past[ago - 1] as number, `${String(16 + (i % 3))}:${String(10 + i)}`);
      return { store: 'events', id: i + 1, client_id: 1, content, external_id: `sample-${i + 1}`, salience_score: 0.7, occurred_at: told, created_at: told };
    }),
  ]);
}

/** Facts as they were learned: later ones take over, and two of them say that it had long been otherwise. */
export const factLines = ({ past, today, at }: Moments): string => ndjson(FACTS.map(([ago, subject_type, subject_id, fact_type, fact_key, content, since, until]) => ({
  op: 'assert', recorded_at: at(past[ago - 1] as number, '17:00'), subject_type, subject_id, fact_type, ...(fact_key && { fact_key }), content, valid_from: at(today - since, '00:00'), ...(until !== null && { valid_to: at(today - until, '00:00') }),
})));

/** What is to be done. Its hours and dates hold on any day it is made on. */
export function comingTasks({ past, today }: Moments): { readonly title: string; readonly [field: string]: unknown }[] {
  const due = (days: number): string => { let day = today + days; while (!isWorkday(day)) day++; return dateText(day); };
  return [
    { title: 'Retainer report for Harbour & Pine', estimated_hours: 3, hours_low: 2, hours_high: 5, billable: true, due_date: due(2), priority: 'high', tags: ['harbour'] },
    { title: 'Move the newsletter archive', estimated_hours: 5, hours_low: 3, hours_high: 11, due_date: due(1), tags: ['house'] },
    { title: 'Accessibility check of the prototype', estimated_hours: 2.5, hours_low: 2, hours_high: 4, billable: true, due_date: due(4), tags: ['brightside'] },
    { title: 'Pitch for Nordlicht, in one go', estimated_hours: 9, min_chunk_minutes: 540, max_chunk_minutes: 540, due_date: due(5), tags: ['nordlicht'] },
    { title: 'Prepare the hand-over from Dana to Lee', estimated_hours: 1.5, billable: true, due_date: due(3), tags: ['brightside'] },
    // Late already when the last working day was looked back on, on whichever day the sample is made.
    { title: 'Answer the two applicants', estimated_hours: 1, due_date: dateText(past[1] as number), tags: ['house'] },
  ];
}

/** `[in so many working days, from, to, title]` */
export const MEETINGS: readonly (readonly [number, string, string, string])[] = [[0, '11:00', '11:30', 'Call with Lee (Brightside)'], [1, '14:00', '15:00', 'Dentist'], [2, '10:00', '11:00', 'Harbour & Pine: Monday numbers'], [4, '13:00', '14:30', 'Lunch with Amira']];
export const INTENTS = { planned: 'Onboard Nordlicht as a new client', draft: 'Customer interviews for Harbour & Pine' } as const;

/** The hours of a freelance, with today among them whichever day it is: an empty Today shows nothing. */
export function workingHours({ today }: Moments): Record<string, [string, string][]> {
  const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  return Object.fromEntries(names.flatMap((name, day) => (day < 5 ? [[name, [['09:00', '12:30'], ['13:15', day === 4 ? '15:00' : '17:30']]]] : day === weekdayOf(today) ? [[name, [['09:00', '12:30'], ['13:15', '17:30']]]] : [])));
}
