import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, memoryWorld, type MemoryWorld } from '../world.kit.ts';
import { earlierYears, mayNameTime, periodOf, speaksOf } from './time-words.ts';

describe.each(engines)('recall by time on $name', (engine) => {
  let world: MemoryWorld;
  beforeAll(async () => { world = await memoryWorld(engine); });
  afterAll(() => world.db.close());
  const remember = async (client_id: string, occurred_at: string, content: string) => (await world.call('memory.remember', { client_id, content, occurred_at })).event_id as number;
  const recall = async (client_id: string, query: string, more: Record<string, unknown> = {}): Promise<number[]> => (await world.call('memory.recall', { client_id, query, as_of: '2026-11-21T12:00:00Z', ...more })).results.map((r: { id: number }) => r.id);

  it('finds what happened in a period that is all the question names', async () => {
    const c = 'periods';
    const march = await remember(c, '2026-03-09T12:00:00Z', 'Painted the fence green.');
    const april = await remember(c, '2026-04-09T12:00:00Z', 'Planted the apple trees.');
    const thursday = await remember(c, '2026-11-19T18:00:00Z', 'Dinner with Ruth at the harbour.');
    expect(await recall(c, 'What happened in March?')).toEqual([march]);
    expect(await recall(c, 'Was war Anfang April los?')).toEqual([april]);
    expect(await recall(c, 'what did I do the day before yesterday')).toEqual([thursday]);
    expect((await recall(c, 'fence or trees, what was it in the spring?'))[0]).not.toBe(thursday);
  });

  it('takes a month without its year for the last one of which something is remembered', async () => {
    const c = 'years';
    const then = await remember(c, '2023-06-14T12:00:00Z', 'We camped at the lake with the children.');
    const later = await remember(c, '2024-09-02T12:00:00Z', 'We camped in the dunes with the children.');
    expect((await recall(c, 'Where did we camp with the children in June?'))[0]).toBe(then);
    expect((await recall(c, 'Where did we camp with the children in September?'))[0]).toBe(later);
    expect(await recall(c, 'What happened in June?')).toEqual([then]);
    const feast = await remember(c, '2023-12-25T12:00:00Z', 'We sang with the neighbours.');
    expect(await recall(c, 'What did I do over Christmas?')).toEqual([feast]);
    expect(await recall(c, 'What did I do over Christmas last year?')).toEqual([]);
  });

  it('prefers what speaks of the days that are asked for, whenever it was said', async () => {
    const c = 'spoken';
    await remember(c, '2026-11-02T12:00:00Z', 'The dentist has an appointment for me on 3 December at 9.');
    const tuesday = await remember(c, '2026-11-10T12:00:00Z', 'The dentist has an appointment for me on 24 November at 10.');
    await remember(c, '2026-11-12T12:00:00Z', 'The dentist has no appointment for me in January.');
    expect((await recall(c, 'Which dentist appointment do I have next Tuesday?'))[0]).toBe(tuesday);
    expect((await recall(c, 'Which dentist appointment do I have next Tuesday?', { recipe: 'balanced@3' })).length).toBe(3);
  });
});

describe('periods of questions', () => {
  const now = new Date('2026-11-21T16:00:00Z');
  it('of earlier years, where the year is not said', () => {
    const of = (text: string) => [...earlierYears(text, now, 'UTC', periodOf(text, now, 'UTC') as NonNullable<ReturnType<typeof periodOf>>)].map(({ from }) => from.toISOString().slice(0, 10));
    expect(of('in June').slice(0, 2)).toEqual(['2025-06-01', '2024-06-01']);
    expect(of('over Christmas')[0]).toBe('2024-12-24');
    expect(of('in June 2024')).toEqual([]);
    expect(of('last week')).toEqual([]);
    expect(of('yesterday')).toEqual([]);
  });
  it('may begin with all time', () => { expect(periodOf('before 2020', now, 'UTC')?.from.getTime()).toBeLessThan(Date.parse('1000-01-01')); });
  it('know what speaks of them, seen from when it was said', () => {
    const speaks = speaksOf('what did we do on 7 May 2023?', now, 'UTC') as NonNullable<ReturnType<typeof speaksOf>>;
    expect(speaks('We sailed yesterday.', new Date('2023-05-08T09:00:00Z'))).toBe(true);
    expect(speaks('We sailed yesterday.', new Date('2023-05-10T09:00:00Z'))).toBe(false);
    expect(speaks('The regatta is on Sunday.', new Date('2023-05-03T09:00:00Z'))).toBe(true);
    expect(speaks('The regatta is on 7 May.', new Date('2023-02-03T09:00:00Z'))).toBe(true);
    expect(speaks('The regatta is in two years.', new Date('2023-02-03T09:00:00Z'))).toBe(false);
    expect(speaksOf('what did we do since 2019?', now, 'UTC')).toBeNull();
  });
  it('are looked for only where one is named', () => { expect(['what may happen', 'who is Mark', 'how many days do I train', 'what happened in May', 'hace dos días'].map(mayNameTime)).toEqual([false, false, false, true, true]); });
});
