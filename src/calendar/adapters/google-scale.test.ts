import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { startGoogleFake } from '../../../tests/google-fake/google-fake.ts';
import { signIn } from '../../../tests/google-fake/google-account.ts';

const EVENTS = 10_000;

it('reads ten thousand events with flat memory, and what changed since in no time', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = (): number => { collect(); return process.memoryUsage().heapUsed / 2 ** 20; };
  const fake = await startGoogleFake();
  const calendar = fake.addCalendar('big', 'Big');
  const notes = 'What everybody wrote about it. '.repeat(60);
  for (let i = 0; i < EVENTS; i++) {
    const start = new Date(Date.UTC(2031, 2, 1) + i * 1_800_000);
    calendar.insert({
      id: `big${String(i).padStart(6, '0')}`, summary: `Meeting ${i}`, description: notes, location: 'Room 7', start: { dateTime: start.toISOString() }, end: { dateTime: new Date(start.getTime() + 1_800_000).toISOString() },
      attendees: Array.from({ length: 20 }, (_, n) => ({ email: `guest${n}@example.com`, responseStatus: 'accepted', ...(n === 0 && { self: true }) })),
      ...(i % 50 === 0 && { start: { dateTime: start.toISOString(), timeZone: 'America/New_York' }, recurrence: ['RRULE:FREQ=WEEKLY;COUNT=3'] }),
    });
  }
  const { calendars } = signIn(fake);
  const before = used();
  let [seen, cursor, most, collecting]: [number, string | null, number, number] = [0, null, 0, 0];
  const began = performance.now();
  for await (const page of calendars.changes('big', null)) {
    seen += page.objects.length;
    cursor = page.cursor;
    const at = performance.now();
    most = Math.max(most, used() - before);
    collecting += performance.now() - at;
  }
  const first = performance.now() - began - collecting;
  expect(seen).toBe(EVENTS);
  expect(first).toBeLessThan(20_000);
  expect(most).toBeLessThan(15); // the whole calendar is some fifty megabytes
  for (let i = 0; i < 10; i++) calendar.change(`big${String(i * 900).padStart(6, '0')}`, { summary: 'Other' });
  const again = performance.now();
  let changed = 0;
  for await (const page of calendars.changes('big', cursor)) changed += page.objects.length;
  expect(changed).toBe(10);
  expect(performance.now() - again).toBeLessThan(1000);
  await fake.close();
});
