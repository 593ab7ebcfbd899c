import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WorkspaceScope } from '../db/database.port.ts';
import type { CalendarProvider } from './calendar-provider.port.ts';

const at = (text: string) => new Date(`2031-03-${text}:00Z`);
const day = { from: at('10T00:00'), to: at('11T00:00') };

/** What every calendar must do. Call it inside a `describe`; the calendar it gets must be empty in March 2031. */
export function calendarProviderKit(open: () => Promise<{ provider: CalendarProvider; scope: WorkspaceScope; close(): Promise<void> }>): void {
  let [provider, scope, close]: [CalendarProvider, WorkspaceScope, () => Promise<void>] = [undefined as never, undefined as never, undefined as never];
  beforeAll(async () => { ({ provider, scope, close } = await open()); });
  afterAll(() => close());
  const titles = async (range = day) => (await provider.list(scope, range)).map((event) => event.title);

  it('puts several events in at once and answers them in the order given', async () => {
    const made = await provider.create(scope, [{ title: 'second', start: at('10T12:00'), end: at('10T13:00') }, { title: 'first — ünïcode, comma; "quotes"', start: at('10T09:00'), end: at('10T09:15') }]);
    expect(made.map((event) => event.title)).toEqual(['second', 'first — ünïcode, comma; "quotes"']);
    expect(new Set(made.map((event) => event.id)).size).toBe(2);
    expect(await titles()).toEqual(['first — ünïcode, comma; "quotes"', 'second']);
  });

  it('lists what shares time with the range, and nothing that only touches it', async () => {
    const [over] = await provider.create(scope, [{ title: 'over midnight', start: at('10T23:30'), end: at('11T00:30') }]);
    expect(await titles({ from: at('11T00:00'), to: at('12T00:00') })).toEqual(['over midnight']);
    expect(await titles({ from: at('11T00:30'), to: at('12T00:00') })).toEqual([]);
    expect(await titles({ from: at('10T13:00'), to: at('10T23:30') })).toEqual([]);
    await provider.remove(scope, [over?.id as string]);
  });

  it('moves an event under its old id, and names the ids that are not there', async () => {
    const [event] = await provider.create(scope, [{ title: 'moves', start: at('10T15:00'), end: at('10T16:00') }]);
    const { id } = event as { id: string };
    expect(await provider.move(scope, [{ id, start: at('12T15:00'), end: at('12T17:00') }, { id: '999999998', start: at('12T15:00'), end: at('12T16:00') }])).toEqual(['999999998']);
    expect(await provider.list(scope, { from: at('12T00:00'), to: at('13T00:00') })).toMatchObject([{ id, title: 'moves', start: at('12T15:00'), end: at('12T17:00') }]);
    await provider.remove(scope, [id]);
  });

  it('takes events out, and does not mind one that is gone', async () => {
    const ids = (await provider.list(scope, day)).map((event) => event.id);
    expect(ids.length).toBe(2);
    await provider.remove(scope, ids);
    await provider.remove(scope, [...ids, 'no-such-id']);
    expect(await titles()).toEqual([]);
  });
}
