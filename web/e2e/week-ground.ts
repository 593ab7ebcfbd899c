import type { Server } from './server.ts';

const WORK: readonly (readonly [string, number, string, boolean])[] = [
  ['Offer for the harbour', 1.5, 'Harbour audit', true], ['Interviews with three captains', 3, 'Harbour audit', true], ['Draft of the home page', 4, 'Website relaunch', true], ['Pricing page', 1, 'Website relaunch', true],
  ['Bookkeeping', 1, 'Own studio', false], ['Wireframes of the booking', 3.5, 'Website relaunch', true], ['Findings, first version', 4, 'Harbour audit', true], ['Newsletter', 1.5, 'Own studio', false], ['Accessibility check', 2, 'Website relaunch', true],
];

/** A week with work in it, busy times around it, and tasks that still look for a place. */
export async function groundForWeek(server: Server, monday: string): Promise<void> {
  const projects = new Map<string, number>();
  for (const name of new Set(WORK.map(([, , project]) => project))) projects.set(name, (await server.send<{ project_id: number }>('POST', '/api/v1/projects', { name })).project_id);
  const at = (day: number, hour: number): string => new Date(Date.parse(`${monday}T00:00:00Z`) + day * 86_400_000 + hour * 3_600_000).toISOString();
  for (const [title, day, hour, hours] of [['Dentist', 0, 9, 1], ['Team lunch', 2, 11, 1], ['School play', 4, 14, 2]] as const) await server.send('POST', '/api/v1/scheduler/calendar', { title, start: at(day, hour), end: at(day, hour + hours) });
  const ids: number[] = [];
  for (const [title, hours, project, billable] of WORK) ids.push((await server.send<{ task_id: number }>('POST', '/api/v1/tasks', { title, estimated_hours: hours, billable, project_id: projects.get(project) })).task_id);
  await server.send('POST', '/api/v1/scheduler/schedule', { task_ids: ids, start_date: monday });
  await server.send('POST', '/api/v1/tasks', { title: 'Photographs for the case study', estimated_hours: 2, billable: true });
  await server.send('POST', '/api/v1/tasks', { title: 'Answer the letters' });
}
