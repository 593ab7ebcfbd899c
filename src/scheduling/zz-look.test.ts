import { it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import { schedulingWorld } from './world.kit.ts';
it('look', async () => {
  const w = await schedulingWorld(engines[0]!);
  await w.call('scheduler.save_preferences', { limits: { buffer_minutes: 15, max_hours_per_day: 6 } });
  await w.call('scheduler.create_event', { title: 'Dentist', start: '2026-11-23T17:00:00Z', end: '2026-11-23T18:00:00Z' });
  const a = await w.plan([1, 2, 5, 2, 1.5]);
  let t = Date.now();
  const r1 = await w.call('scheduler.schedule', { plan_id: a.plan, start_date: '2026-11-23' });
  console.log('ms', Date.now() - t);
  console.log(JSON.stringify(r1, null, 1));
  const b = await w.plan([3, 200]);
  t = Date.now();
  console.log(JSON.stringify(await w.call('scheduler.schedule', { plan_id: b.plan, start_date: '2026-11-23', horizon_days: 7 }), null, 1));
  console.log('ms', Date.now() - t);
  await w.close();
});
