import type { Config } from '../kernel/config.ts';
import { silentLog } from '../kernel/log.ts';
import { startService } from './service.ts';

type Json = Record<string, unknown> & { [key: string]: never };

/** `almanac demo`: the whole story through the public API, on a database in memory that is gone afterwards. Every line is a real answer. */
export async function demo(config: Config, out: (text: string) => void): Promise<number> {
  const began = performance.now();
  out('Almanac: from an intent to a kept calendar to a reflection. Nothing of this is kept.\n');
  const service = await startService({ config: { ...config, PORT: 0, HOST: '127.0.0.1', DATABASE_URL: undefined, VALKEY_URL: undefined, MEMORY_GATEWAY_URL: undefined }, role: 'all-in-one', log: silentLog, memory: true });
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Json> => {
    const response = await fetch(service.url + path, { method, headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers }, ...(body !== undefined && { body: JSON.stringify(body) }) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 300)}`);
    return (response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : { text }) as Json;
  };
  const zone = config.APP_TIMEZONE;
  const when = (start: string, end: string): string => `${new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', day: '2-digit', month: 'short', hour: '2-digit', minute: '2-digit' }).format(new Date(start))}–${new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date(end))}`;
  const chapter = (title: string): void => out(`\n${title}\n${'─'.repeat(title.length)}`);
  try {
    chapter('1. It remembers');
    await call('POST', '/api/v1/memory/remember', { content: 'I do deep work in the mornings and take calls after lunch.', external_id: 'pref-mornings' });
    await call('POST', '/api/v1/memory/remember', { content: 'Acme pays within ten days and wants every invoice as a PDF.' });
    const recalled = await call('GET', `/api/v1/memory/recall?query=${encodeURIComponent('When do I prefer deep work?')}&k=1`) as unknown as { results: { content: string }[]; took_ms: number };
    out(`  asked:   When do I prefer deep work?\n  recalls: ${recalled.results[0]?.content} (${Math.round(recalled.took_ms)} ms)`);

    chapter('2. It knows what is true now, and what was');
    const fact = { subject_type: 'customer', subject_id: 'acme', fact_type: 'contact' };
    await call('POST', '/api/v1/memory/facts', { ...fact, content: 'Dana', valid_from: '2026-01-01T00:00:00Z' });
    await call('POST', '/api/v1/memory/facts', { ...fact, content: 'Lee', valid_from: '2026-06-01T00:00:00Z' });
    const contact = async (query: string): Promise<string> => ((await call('GET', `/api/v1/memory/facts?subject_type=customer&subject_id=acme${query}`)) as unknown as { items: { content: string }[] }).items.map((f) => f.content).join();
    out(`  Acme's contact now: ${await contact('')}; in March: ${await contact('&as_of=2026-03-01T00:00:00Z')}`);

    chapter('3. It plans');
    const plan = await call('POST', '/api/v1/planner/plan', { intent: 'Onboard Acme as a new client' }) as unknown as { plan_id: number; plan_title: string; source: string; version: number; warnings: string[]; sop: { total_hours: number; total_hours_p80: number; summary: string; steps: { id: string; title: string; hours: number; hours_low: number; hours_high: number; depends_on: string[] }[] } };
    out(`  ${plan.plan_title} (${plan.sop.summary}) ${plan.sop.total_hours} h, four times in five at most ${plan.sop.total_hours_p80} h`);
    for (const step of plan.sop.steps) out(`    ${step.id.padEnd(4)} ${`${step.hours} h`.padEnd(7)} ${step.title}${step.depends_on.length ? `   after ${step.depends_on.join(', ')}` : ''}`);
    for (const warning of plan.warnings) out(`  note: ${warning}`);
    await call('POST', `/api/v1/planner/plans/${plan.plan_id}/approve`);

    chapter('4. It schedules, and says why');
    const start = new Date(Date.now() + 86_400_000).toLocaleDateString('en-CA', { timeZone: zone });
    type Run = { run_id: number; blocks: { task_id: number; calendar_event_id: number; title: string; start: string; end: string; reasons: string[] }[]; unplaced: unknown[]; moved?: number[] };
    const preview = await call('POST', '/api/v1/scheduler/schedule', { plan_id: plan.plan_id, start_date: start, dry_run: true }) as unknown as Run;
    out(`  preview: ${preview.blocks.length} blocks, ${preview.unplaced.length} unplaced; nothing written yet`);
    const run = await call('POST', `/api/v1/scheduler/runs/${preview.run_id}/apply`) as unknown as Run;
    for (const block of run.blocks) out(`    ${when(block.start, block.end)}  ${block.title}\n        ${block.reasons[0] ?? ''}`);

    chapter('5. Life happens');
    const hit = run.blocks[Math.floor(run.blocks.length / 2)] as Run['blocks'][number];
    await call('POST', '/api/v1/scheduler/calendar', { title: 'Dentist', start: hit.start, end: new Date(Date.parse(hit.start) + 7_200_000).toISOString() });
    const repaired = await call('POST', '/api/v1/scheduler/reschedule', { reason: 'dentist' }) as unknown as Run;
    out(`  a dentist over "${hit.title}": ${repaired.moved?.length ?? 0} of ${new Set(run.blocks.map((b) => b.task_id)).size} tasks moved, the rest stayed`);

    chapter('6. The work, and what it really took');
    const tasks = (await call('GET', `/api/v1/tasks?plan_id=${plan.plan_id}&limit=100`)) as unknown as { items: { task_id: number; title: string; estimated_hours: number }[] };
    for (const task of tasks.items.slice(0, 4)) {
      const started = await call('POST', '/api/v1/execution_runs', { task_id: task.task_id }) as unknown as { run_id: string };
      const done = await call('POST', `/api/v1/execution_runs/${started.run_id}/complete`, { actual_hours: Math.round(task.estimated_hours * 160) / 100 }) as unknown as { actual_hours: number; variance_pct: number };
      out(`    ${task.title}: ${done.actual_hours} h instead of ${task.estimated_hours} h (+${done.variance_pct} %)`);
    }

    chapter('7. It looks back');
    const reflection = await call('POST', '/api/v1/observer/reflect?mode=daily') as unknown as { summary: string; recommendations: { id: number; text: string }[] };
    out(`  ${reflection.summary}`);
    for (const r of reflection.recommendations) out(`  recommends: ${r.text}`);
    if (reflection.recommendations[0]) {
      await call('POST', `/api/v1/observer/recommendations/${reflection.recommendations[0].id}/accept`);
      const next = await call('POST', '/api/v1/planner/plan', { intent: 'Onboard Beta Labs as a new client' }) as unknown as typeof plan;
      out(`  accepted. The next such plan: ${next.sop.total_hours} h instead of ${plan.sop.total_hours} h`);
    }
    out(`\nThat was ${((performance.now() - began) / 1000).toFixed(1)} s. Start your own with: npm start`);
    return 0;
  } finally {
    await service.close();
  }
}
