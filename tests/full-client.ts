import type { CaldavFake } from './caldav-fake.ts';
import type { TestService } from './service.ts';

/**
 * Fills a client through the operations of every room, with a marker in each text, so that what is left of it can be found. With a
 * calendar server its blocks stand there too, and a person has moved one and deleted another.
 */
export async function fillClient(on: TestService, client: string, mark: string, elsewhere?: CaldavFake): Promise<{ client_id: number; plan_id: number; task_ids: number[] }> {
  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const reply = await on.send(method, `/api/v1${path}`, body, headers);
    if (reply.status >= 400) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`);
    return reply.body;
  };
  const remember = (body: Record<string, unknown>) => send('POST', '/memory/remember', { client_id: client, ...body });
  const profile = await send('PUT', `/clients/${client}`, { full_name: `Robin ${mark}`, email: `${mark}@example.org`, tags: ['customer', mark], metadata: { note: mark } });
  const client_id = profile.client_id as number;

  const first = await remember({ content: `The ${mark} dog is called Pixel.`, external_id: 'pet', occurred_at: '2026-03-01T10:00:00+01:00', metadata: { about: mark } });
  await remember({ content: `The ${mark} dog is called Pixel the Second.`, external_id: 'pet' });
  await send('PATCH', `/memory/events/${first.event_id}`, { content: `The ${mark} dog is called Pixel the Third.`, salience_score: 0.6 });
  await send('POST', '/memory/remember/batch', { items: Array.from({ length: 30 }, (_, i) => ({ client_id: client, content: `Turn ${i} about ${mark}: the answer is ${i * 7}.`, session_id: `talk-${mark}`, role: i % 2 ? 'assistant' : 'user', speaker: mark, occurred_at: new Date(Date.UTC(2026, 3, 1, 9, i)).toISOString() })) });
  await remember({ content: `The same ${mark} text twice.`, occurred_at: '2026-02-02T00:00:00Z' });
  await remember({ content: `The same ${mark} text twice.`, occurred_at: '2026-02-02T00:00:00Z' });
  const document = await remember({ content: `A long ${mark} document.`, event_type: 'document', memory_scope: 'project' });
  const gone = await remember({ content: `Put away ${mark}.` });
  await send('POST', '/memory/bulk/archive', { client_id: client, ids: [gone.event_id] });
  await on.send('POST', '/api/v1/memory/remember', { client_id: client, content: `Sent with a key ${mark}.` }, { 'idempotency-key': `key-${mark}` });

  const fact = (body: Record<string, unknown>) => send('POST', '/memory/facts', { client_id: client, subject_type: 'person', subject_id: `robin-${mark}`, fact_type: 'city', ...body });
  const lived = await fact({ content: `Lisbon ${mark}`, valid_from: '2024-01-01T00:00:00Z', source_event_ids: [first.event_id], metadata: { from: mark } });
  await fact({ content: `Porto ${mark}`, valid_from: '2026-01-01T00:00:00Z', confidence: 0.8 });
  const wrong = await fact({ content: `Tea ${mark}`, fact_type: 'drink', multi: true });
  await fact({ content: `Coffee ${mark}`, fact_type: 'drink', multi: true, source_event_ids: [document.event_id] });
  await send('POST', `/memory/facts/${wrong.fact_id}/retract`, {});
  await send('POST', `/memory/facts/${lived.fact_id}/restore`, {}).catch(() => undefined); // a clash with the newer one is refused
  await send('POST', '/memory/writeback', { client_id: client, session_id: `talk-${mark}`, conversation: [{ role: 'user', content: `My favourite tea is ${mark} sencha.` }, { role: 'assistant', content: `Noted, ${mark}.` }] });
  await send('POST', '/memory/writeback', { client_id: client, conversation: [{ role: 'user', content: `I moved into the ${mark} house yesterday.` }] });
  await send('PUT', `/memory/state/talk-${mark}`, { client_id: client, state: { step: mark } });
  await send('GET', `/memory/recall?client_id=${client}&query=${encodeURIComponent(`${mark} dog`)}`);

  const venture = await send('POST', '/ventures', { name: `Venture ${mark}`, client_id });
  const offer = await send('POST', '/offers', { name: `Offer ${mark}`, venture_id: venture.venture_id });
  const engagement = await send('POST', '/engagements', { name: `Engagement ${mark}`, client_id, offer_id: offer.offer_id });
  const project = await send('POST', '/projects', { name: `Project ${mark}`, client_id, engagement_id: engagement.engagement_id });
  const deliverable = await send('POST', '/deliverables', { name: `Deliverable ${mark}`, project_id: project.project_id });
  await send('POST', '/results', { deliverable_id: deliverable.deliverable_id, metric: `Metric ${mark}`, target_value: 3 });
  await send('POST', '/persons', { name: `Person ${mark}`, client_id });
  const workflow = await send('POST', '/workflows', { name: `Way ${mark}`, client_id, steps: [{ id: 'a', title: `First ${mark}`, hours: 2 }, { id: 'b', title: `Then ${mark}`, hours: 1, depends_on: ['a'] }] });

  const plan = await send('POST', '/planner/plan', { intent: `Write a proposal for ${mark}`, client_id: client, mode: 'library', engagement_id: engagement.engagement_id, project_id: project.project_id });
  const edited = await send('PUT', `/planner/plans/${plan.plan_id}`, { plan_title: `Proposal ${mark}` }, { 'if-match': String(plan.version) });
  await send('POST', `/planner/plans/${edited.plan_id}/approve`, {});
  const single = await send('POST', '/tasks', { title: `Single ${mark}`, description: `Details ${mark}`, client_id: client, estimated_hours: 1, workflow_id: workflow.workflow_id });
  await send('POST', '/tasks', { title: `Part of ${mark}`, client_id: client, parent_task_id: (await send('POST', '/tasks', { title: `Whole ${mark}`, client_id: client })).task_id, waiting_for: `Bob ${mark}` });
  await send('POST', `/tasks/${single.task_id}/notes`, { text: `A note ${mark}` });
  await send('POST', `/tasks/${single.task_id}/notes`, { event_id: document.event_id });
  await send('POST', '/recurrences', { title: `Again ${mark}`, client_id: client, rule: 'FREQ=WEEKLY;BYDAY=WE', duration_minutes: 30, window: { from: '09:00', to: '10:00' }, project_id: project.project_id });
  await send('PATCH', `/workflows/${workflow.workflow_id}`, { description: `Better ${mark}` });
  const after = await send('POST', '/tasks', { title: `After ${mark}`, client_id: client, estimated_hours: 1, depends_on: [single.task_id] });
  await send('POST', '/scheduler/schedule', { plan_id: plan.plan_id, time_limit_ms: 100 });
  await send('POST', '/scheduler/schedule', { task_ids: [single.task_id, after.task_id], time_limit_ms: 100 });
  const moved = await send('POST', '/scheduler/schedule', { task_ids: [single.task_id, after.task_id], start_date: '2027-03-01', time_limit_ms: 100 });
  await send('POST', '/scheduler/schedule', { task_ids: [after.task_id], dry_run: true, time_limit_ms: 100 });
  const started = await send('POST', '/execution_runs', { task_id: single.task_id });
  await send('POST', `/execution_runs/${started.run_id}/complete`, { outcome_notes: `Went well,\n${mark}.`, actual_hours: 3 });
  if (elsewhere) {
    await send('POST', '/scheduler/calendar_accounts', { provider: 'caldav', server_url: `${elsewhere.url}/dav/`, username: 'anna@example.org', password: 'gehëim' });
    for (const title of [`Dragged ${mark}`, `Dropped ${mark}`]) {
      const { task_id } = await send('POST', '/tasks', { title, client_id: client, estimated_hours: 1 });
      await send('POST', '/scheduler/schedule', { task_ids: [task_id], start_date: '2027-04-05', time_limit_ms: 100 });
    }
    await send('POST', '/scheduler/calendar/sync', {});
    for (const [name, ics] of elsewhere.standing('almanac')) {
      if (ics.includes(`SUMMARY:Dropped ${mark}`)) elsewhere.drop('almanac', name);
      if (ics.includes(`SUMMARY:Dragged ${mark}`)) elsewhere.store('almanac', name, ics.replace(/^DTSTART:.*$/m, 'DTSTART:20270420T180000Z').replace(/^DTEND:.*$/m, 'DTEND:20270420T190000Z'));
    }
    await send('POST', '/scheduler/calendar/sync', {});
  }
  await send('POST', `/observer/reflect?mode=daily&client_id=${client}`);
  return { client_id, plan_id: plan.plan_id as number, task_ids: [single.task_id, after.task_id, ...moved.blocks.map((b: { task_id: number }) => b.task_id)] as number[] };
}
