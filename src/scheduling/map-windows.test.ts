import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zonedText } from '../kernel/zone.ts';
import { engines, testContext } from '../work/world.kit.ts';
import type { Bindings } from './exceptions.ts';
import { mapPeriods, meetingFreeTimes } from './map-windows.ts';
import { schedulingWorld } from './world.kit.ts';

const BERLIN = 'Europe/Berlin';
const at = (text: string): number => Date.parse(text);
const away = (zone: string, start: string, end: string): Bindings['exceptions'][number] => ({ start: at(start), end: at(end), kind: 'hours', zone, title: zone });
const bindings = (more: Partial<Bindings>): Bindings => ({ exceptions: [], focus: null, meetingFree: [], ...more });
const on = (zone: string, periods: readonly (readonly [number, number])[]) => periods.map(([s, e]) => `${zonedText(zone, s)} ${zonedText(zone, e).slice(11, 16)}`);
const mornings = { mon: [['09:00', '12:00']], sat: [['09:00', '12:00']], sun: [['09:00', '12:00']] } as { mon: [string, string][]; sat: [string, string][]; sun: [string, string][] };

describe('time maps on a journey', () => {
  it('are read on the clock of the place, and at home before and after', () => {
    // Kathmandu, 5:45 ahead: Saturday and Sunday there, Monday at home again.
    const there = bindings({ exceptions: [away('Asia/Kathmandu', '2026-05-08T18:15:00Z', '2026-05-10T18:15:00Z')] });
    const found = mapPeriods(mornings, { time_zone: BERLIN }, there, at('2026-05-04T00:00:00+02:00'), at('2026-05-12T00:00:00+02:00'));
    expect(found.map(([s]) => new Date(s).toISOString())).toEqual(['2026-05-04T07:00:00.000Z', '2026-05-09T03:15:00.000Z', '2026-05-10T03:15:00.000Z', '2026-05-11T07:00:00.000Z']);
    expect(found.every(([s, e]) => e - s === 3 * 3_600_000)).toBe(true);
  });

  it('follow a change of clocks at the place that there is none of at home', () => {
    // New York springs forward on 8 March 2026, Berlin three weeks later.
    const there = bindings({ exceptions: [away('America/New_York', '2026-03-07T05:00:00Z', '2026-03-10T04:00:00Z')] });
    const found = mapPeriods(mornings, { time_zone: BERLIN }, there, at('2026-03-06T00:00:00+01:00'), at('2026-03-17T00:00:00+01:00'));
    expect(found.map(([s]) => new Date(s).toISOString().slice(0, 16))).toEqual(['2026-03-07T14:00', '2026-03-08T13:00', '2026-03-09T13:00', '2026-03-14T08:00', '2026-03-15T08:00', '2026-03-16T08:00']);
  });

  it('belong to the later of two journeys that meet', () => {
    const two = bindings({ exceptions: [away('Asia/Tokyo', '2026-05-08T15:00:00Z', '2026-05-12T15:00:00Z'), away('Asia/Kathmandu', '2026-05-09T18:15:00Z', '2026-05-10T18:15:00Z')] });
    expect(mapPeriods(mornings, { time_zone: BERLIN }, two, at('2026-05-09T00:00:00+09:00'), at('2026-05-12T00:00:00+09:00')).map(([s]) => new Date(s).toISOString().slice(0, 16))).toEqual(['2026-05-09T00:00', '2026-05-10T03:15', '2026-05-11T00:00']);
  });

  it('and so do the times that are kept free of meetings', () => {
    const friday = { start: at('2026-05-01T00:00:00Z'), end: at('2026-06-01T00:00:00Z'), weekdays: ['fri'] as const, hours: [['13:00', '24:00']] as [string, string][], title: 'no meetings on Friday afternoons' };
    const there = bindings({ exceptions: [away('Asia/Kathmandu', '2026-05-06T18:15:00Z', '2026-05-10T18:15:00Z')], meetingFree: [{ ...friday, weekdays: ['fri'] }] });
    const found = meetingFreeTimes({ time_zone: BERLIN }, there, at('2026-05-04T00:00:00+02:00'), at('2026-05-18T00:00:00+02:00'));
    expect(on('Asia/Kathmandu', found.slice(0, 1).map((one) => [one.start, one.end] as const))).toEqual(['2026-05-08T13:00:00+05:45 00:00']);
    expect(on(BERLIN, found.slice(1).map((one) => [one.start, one.end] as const))).toEqual(['2026-05-15T13:00:00+02:00 00:00']);
  });
});

describe.each(engines)('what people said about meetings and journeys on $name', (engine) => {
  let world: Awaited<ReturnType<typeof schedulingWorld>>;
  beforeAll(async () => { world = await schedulingWorld(engine); });
  afterAll(() => world.close());
  const accept = async (kind: string, payload: object, text: string, start: string | null = null, end: string | null = null): Promise<number> => {
    const [row] = await world.db.inWorkspace(testContext, (sql) => sql.rows<{ constraint_id: number }>(`insert into scheduling_constraints (client_id, source, text, drawn_by, kind, starts_at, ends_at, payload) values (1, 'user', $1, 'user', $2, $3::timestamptz, $4::timestamptz, $5::jsonb) returning constraint_id`, [text, kind, start, end, JSON.stringify(payload)]));
    await world.call('scheduler.accept_constraint', { id: row?.constraint_id });
    return row?.constraint_id as number;
  };
  const task = async (title: string, more: object = {}): Promise<number> => (await world.call('tasks.create', { title, estimated_hours: 1, ...more })).task_id;
  const schedule = (ids: number[], more: object = {}) => world.call('scheduler.schedule', { task_ids: ids, horizon_days: 7, dry_run: true, ...more });

  it('keeps meetings out of the days that are free of them, and says so', async () => {
    // Saturday; the first working hours are those of Monday.
    const [call, tagged, write] = [await task('Call Ann'), await task('Acme', { tags: ['meeting'] }), await task('Write the offer')];
    const ids = [call, tagged, write];
    expect((await schedule(ids)).blocks.every((b: { start: string }) => b.start.startsWith('2026-11-23'))).toBe(true);
    const id = await accept('no_meetings', { weekdays: ['mon'] }, 'no meetings on Mondays');
    const { blocks } = await schedule(ids);
    const dayOf = (of: number): string => blocks.find((b: { task_id: number }) => b.task_id === of).start.slice(0, 10);
    expect([dayOf(call), dayOf(tagged), dayOf(write)]).toEqual(['2026-11-24', '2026-11-24', '2026-11-23']);
    const reasons = (of: number): string[] => blocks.find((b: { task_id: number }) => b.task_id === of).reasons;
    expect(reasons(call)).toContain('It counts as a meeting (by its title), and "no meetings on Mondays" keeps Mon 23 Nov free of those.');
    expect(reasons(tagged).join(' ')).toContain('its tag "meeting"');
    expect(reasons(write).join(' ')).not.toContain('meeting');
    await world.call('tasks.update', { id: call, tags: ['solo'] });
    expect((await schedule([call])).blocks[0].start.slice(0, 10)).toBe('2026-11-23');
    await world.call('tasks.update', { id: call, tags: [], due_date: '2026-11-23', hard_due: true });
    const late = await schedule([call]);
    expect(late.unplaced[0].smallest_fix.text).toContain('Or dismiss "no meetings on Mondays"');
    await world.call('scheduler.dismiss_constraint', { id });
    expect((await schedule([call])).unplaced).toEqual([]);
  });

  it('moves a standing call that lies in such a time when that is accepted', async () => {
    const call = await task('Call Bob', { time_map: null });
    await world.call('scheduler.schedule', { task_ids: [call], horizon_days: 7 });
    const id = await accept('no_meetings', { weekdays: ['mon'], hours: [['00:00', '12:00']] }, 'no meetings on Monday mornings');
    const run = await world.call('scheduler.reschedule', { dry_run: true });
    expect(run.blocks.find((b: { task_id: number }) => b.task_id === call).start >= '2026-11-23T20:00').toBe(true);
    expect(run.moves.find((m: { task_id: number }) => m.task_id === call).why).toBe('It lay outside the hours that hold now.');
    await world.call('scheduler.dismiss_constraint', { id });
  });

  it('reads time maps where their owner is', async () => {
    await world.call('scheduler.save_preferences', { time_maps: { early: { mon: [['06:00', '08:00']], tue: [['06:00', '08:00']] } } });
    const id = await accept('hours', { time_zone: 'Asia/Kathmandu' }, 'in Kathmandu from 23 to 27 November', '2026-11-22T18:15:00Z', '2026-11-27T18:15:00Z');
    const [mapped, plain] = [await task('Early work', { time_map: 'early' }), await task('Plain work')];
    const { blocks } = await schedule([mapped, plain]);
    expect(blocks.map((b: { task_id: number; start: string }) => [b.task_id, zonedText('Asia/Kathmandu', Date.parse(b.start)).slice(0, 16)])).toEqual([[mapped, '2026-11-23T06:00'], [plain, '2026-11-23T09:00']]);
    expect(blocks[0].reasons).toContain('It is 06:00 in Asia/Kathmandu then, by "in Kathmandu from 23 to 27 November".');
    await world.call('scheduler.dismiss_constraint', { id });
    expect((await schedule([mapped])).blocks[0].start).toContain('2026-11-23T14:00');
  });
});
