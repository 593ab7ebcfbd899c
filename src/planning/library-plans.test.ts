import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import { startTestService, type TestService } from '../../tests/service.ts';

interface Step { readonly id: string; readonly title: string; readonly hours: number; readonly hours_low: number; readonly hours_high: number; readonly billable: boolean; readonly depends_on: readonly string[]; readonly tags: readonly string[] }

describe.each(engines)('plans from the library on $name', (engine) => {
  let app: TestService;
  let close: () => Promise<unknown>;
  const slugs = new Map<number, string>();
  beforeAll(async () => {
    const db = engine.name === 'postgres' ? await engine.open() : null;
    app = await startTestService({ ...(db?.url && { DATABASE_URL: db.url }) });
    close = () => app.close().then(() => db?.close());
    for (const one of (await app.send('GET', '/api/v1/workflows?limit=200')).body.items) slugs.set(one.workflow_id, one.slug);
  });
  afterAll(() => close());
  const plan = async (intent: string, more: object = {}) => (await app.send('POST', '/api/v1/planner/plan', { intent, mode: 'library', ...more })).body;
  const approve = (id: number) => app.send('POST', `/api/v1/planner/plans/${id}/approve`);

  it.each([
    ['Learn Spanish', 'learn'], ['Call the dentist', 'errand'], ["Organise my mother's birthday party", 'organise'], ['Write unit tests for the billing module', 'test'], ['Negotiate the office lease', 'negotiate'], ['Photograph products for the shop', 'record'],
    ['Renew my passport', 'renew'], ['Renew the domain and certificates', 'renew'], ['Write the annual report', 'write'], ['Train for a marathon', 'learn'], ['Clean up the backlog', 'tidy'], ['Prepare for the audit', 'prepare'], ['Invoice template in the new colours', 'general'],
    ['Zahnarzt anrufen', 'errand'], ['Reise nach Japan planen', 'trip'], ['Ranger le garage', 'tidy'], ['Aprender español', 'learn'],
  ])('"%s" follows no workflow: it is %s', async (intent, kind) => {
    const { context, sop, warnings, briefing } = await plan(intent);
    expect(context).toMatchObject({ workflow_id: null, match: { by: 'none', outline: kind, score: null } });
    expect(warnings[0]).toContain('No stored workflow fits');
    expect(briefing.workflows).toEqual([]);
    expect(sop.steps.length).toBeGreaterThanOrEqual(kind === 'errand' ? 1 : 3);
    expect(sop.steps.every((s: Step) => s.hours_low <= s.hours && s.hours <= s.hours_high && s.hours > 0 && !s.billable && s.tags.includes('outline') && !/[{}]/.test(s.title))).toBe(true);
  });

  it.each([
    ['Move the office to the new building', 'office-move'], ['Launch the spring newsletter by 5 December', 'newsletter-issue'], ['Run an A/B test on the signup page', 'ab-test'], ['Plan the team offsite', 'team-event'], ['Préparer la proposition pour Dupont', 'proposal'], ['Rechnungen für Oktober schreiben', 'invoice-run'],
    ['Onboard the new developer', 'employee-onboarding'], ['Onboard Acme', 'client-onboarding'], ['Chase the overdue invoices', 'overdue-invoices'], ['Fix the crash on the settings page', 'bug-fix'], ['Steuererklärung 2025 machen', 'tax-return'],
  ])('"%s" follows %s, and the plan says why', async (intent, slug) => {
    const { context, briefing } = await plan(intent);
    expect(slugs.get(context.workflow_id)).toBe(slug);
    expect(context.match).toMatchObject({ outline: null, text: expect.stringMatching(/^Closest: ".+" \(\d+ %\), because of|^Closest: ".+" \(\d+ %\), because it/) });
    expect(context.match.score).toBeGreaterThanOrEqual(0.6);
    expect(briefing.workflows[0]).toMatchObject({ used: true, score: context.match.score, because: context.match.because });
  });

  it('call one small thing what it was called, and give it minutes', async () => {
    expect((await plan('Pick up the dry cleaning')).sop.steps.map((s: Step) => [s.title, s.hours])).toEqual([['Pick up the dry cleaning', 0.5]]);
  });
  it('name the object in the words that were said, with steps beside each other where they can be', async () => {
    const { sop } = await plan('Write the annual report for the members');
    expect(sop.steps.map((s: Step) => s.title)).toContain('Draft the annual report for the members');
    const trip = (await plan('Plan a trip to Norway')).sop.steps as Step[];
    expect(trip.filter((s) => s.depends_on.join() === 's1')).toHaveLength(2);
  });
  it('repeat what is learned over the weeks that were said', async () => {
    const titles = (await plan('Learn Spanish in 4 weeks')).sop.steps.map((s: Step) => s.title);
    expect(titles.filter((title: string) => /^Learn Spanish, week \d$/.test(title))).toHaveLength(4);
    // Each in its own week: approved, its task may not be done earlier.
    const made = await plan('Learn Portuguese in 3 weeks');
    const days = made.sop.steps.filter((s: Step) => /week \d$/.test(s.title)).map((s: { not_before?: string }) => s.not_before && Date.parse(s.not_before) / 86_400_000);
    expect(days[0]).toBeUndefined();
    expect(days[2] - days[1]).toBe(7);
    await app.send('POST', `/api/v1/planner/plans/${made.plan_id}/approve`, {});
    const tasks = (await app.send('GET', `/api/v1/tasks?plan_id=${made.plan_id}`)).body.items as { title: string; defer_until: string | null }[];
    const from = (n: number): number => Date.parse(tasks.find((t) => t.title.endsWith(`week ${n}`))?.defer_until ?? '');
    expect(Math.round((from(3) - from(2)) / 3_600_000 / 24)).toBe(7);
    expect(tasks.find((t) => t.title.endsWith('week 1'))?.defer_until).toBeNull();
  });
  it('share the hours that were said for the whole', async () => {
    expect((await plan('Write the grant report, 6h')).sop.total_hours).toBe(6);
    expect((await plan('Rechnungen schreiben, 2 Stunden')).sop.total_hours).toBe(2);
    expect((await plan('Practise the piano, 2 hours a week')).sop.steps.find((s: Step) => s.title.includes('week 1')).hours).toBe(2);
  });

  it('give each of several wishes its steps, in order', async () => {
    const { sop, context, briefing } = await plan('Fix the login bug and write the release notes');
    expect(context).toMatchObject({ workflow_id: null, match: { by: 'several' } });
    expect(sop.steps[0].title).toBe('Reproduce it');
    expect(sop.steps.at(-1).title).toContain('the release notes');
    expect(briefing.workflows.filter((w: { used: boolean }) => w.used)).toHaveLength(1);
    const list = (await plan('1. Buy paint\n2. Call the landlord\n3. Return the brushes')).sop.steps as Step[];
    expect(list.map((s) => [s.title, s.depends_on])).toEqual([['Buy paint', []], ['Call the landlord', ['s1']], ['Return the brushes', ['w2s1']]]);
    expect((await plan('Water the plants, feed the cat and call the vet')).sop.steps.map((s: Step) => [s.title, s.depends_on])).toEqual([['Water the plants', []], ['Feed the cat', []], ['Call the vet', []]]);
  });

  it('are billable only where somebody bought it', async () => {
    const engagement = (await app.send('POST', '/api/v1/engagements', { name: 'Kiln' })).body.engagement_id;
    expect((await plan('Translate the manual', { engagement_id: engagement })).sop.steps.every((s: Step) => s.billable)).toBe(true);
  });

  it('prefer a workflow that its owner named like the intent', async () => {
    const own = (await app.send('POST', '/api/v1/workflows', { name: 'Passport renewal', steps: [{ id: 'a', title: 'Go to the town hall', hours: 1 }] })).body.workflow_id;
    expect((await plan('Passport renewal for Mia')).context).toMatchObject({ workflow_id: own, match: { by: 'name' } });
    const invoices = (await app.send('POST', '/api/v1/workflows', { name: 'Send the invoices', steps: [{ id: 'a', title: 'Press the button', hours: 1 }] })).body.workflow_id;
    expect((await plan('Send the invoices for May')).context.workflow_id).toBe(invoices);
    expect((await plan('Send the birthday cards')).context.workflow_id).toBeNull();
  });

  it('remember what was approved, and a correction more than what came before it', async () => {
    const yard = (await app.send('POST', '/api/v1/workflows', { name: 'Yard routine', steps: [{ id: 'a', title: 'Rake', hours: 1 }] })).body.workflow_id;
    const intent = 'Get the place autumn-ready for Ann';
    const first = await plan(intent);
    expect(first.context.workflow_id).toBeNull();
    const taken = (await app.send('POST', `/api/v1/planner/plans/${first.plan_id}/workflow`, { workflow_id: yard }, { 'if-match': '1' })).body;
    expect(taken.context.match).toMatchObject({ by: 'asked' });
    expect((await plan(intent)).context.workflow_id).toBeNull(); // a draft teaches nothing
    await approve(first.plan_id);
    expect((await plan(intent)).context).toMatchObject({ workflow_id: yard, match: { by: 'said before', because: intent, score: 1 } });
    expect((await plan('Get the place autumn-ready for Bea')).context.workflow_id).toBe(yard);
    const wrong = await plan('Write the monthly investor update');
    expect(slugs.get(wrong.context.workflow_id)).toBe('investor-update');
    const none = (await app.send('POST', `/api/v1/planner/plans/${wrong.plan_id}/workflow`, { workflow_id: null }, { 'if-match': '1' })).body;
    await approve(none.plan_id);
    expect((await plan('Write the monthly investor update')).context.workflow_id).toBeNull();
  });
});
