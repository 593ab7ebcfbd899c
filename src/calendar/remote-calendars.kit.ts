import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Ical } from './ical/ical.port.ts';
import { type BlockDraft, CalendarError, type KnownObject, type RemoteCalendars, type RemoteObject } from './remote-calendars.port.ts';

export interface RemoteWorld {
  readonly calendars: RemoteCalendars;
  /** A calendar that is empty and writable. */
  readonly calendarId: string;
  readonly ical: Ical;
  /** Somebody else who works in the same calendar, by other means than ours. */
  readonly person: {
    add(event: { title: string; start: Date; end: Date }): Promise<void>;
    change(id: string, to: { title?: string; start?: Date; end?: Date }): Promise<void>;
    remove(id: string): Promise<void>;
  };
  close(): Promise<void>;
}

const at = (text: string) => new Date(`2031-03-${text}:00Z`);
const draft = (uid: string, more: Partial<BlockDraft> = {}): BlockDraft => ({ uid: `${uid}@almanac`, title: `Block ${uid}`, start: at('10T09:00'), end: at('10T10:30'), description: 'Because nothing earlier is free.', taskId: 7, sequence: 0, ...more });

/** What every service of calendars must do. Call it inside a `describe`. */
export function remoteCalendarsKit(open: () => Promise<RemoteWorld>): void {
  let world: RemoteWorld;
  beforeAll(async () => { world = await open(); }, 60_000);
  afterAll(() => world?.close());

  async function changes(cursor: string | null) {
    const objects = new Map<string, RemoteObject>();
    let full = false;
    let next: string | null = null;
    for await (const page of world.calendars.changes(world.calendarId, cursor)) {
      for (const object of page.objects) objects.set(object.id, object);
      full ||= page.full;
      next = page.cursor;
    }
    return { objects: [...objects.values()], full, cursor: next };
  }
  const put = async (block: BlockDraft, known: KnownObject | null = null): Promise<KnownObject> => {
    const made = await world.calendars.put(world.calendarId, block, known);
    if (made.status !== 'written') throw new Error(`put answered ${made.status}`);
    return { id: made.id, etag: made.etag, ics: made.ics };
  };
  const fresh = async (id: string): Promise<KnownObject> => {
    const object = await world.calendars.read(world.calendarId, id);
    if (!object) throw new Error(`${id} is not there`);
    return object;
  };

  it('knows its calendars', async () => {
    const all = await world.calendars.calendars();
    expect(all.find((one) => one.id === world.calendarId)).toMatchObject({ readOnly: false, reading: 'events' });
    expect((await world.calendars.owner()).name).not.toBe('');
  });

  it('makes one object of a block however often it is put in', async () => {
    const title = 'First — ünïcode, comma; "quotes" \\ and a 📅';
    const first = await put(draft('once', { title }));
    const again = await put(draft('once', { title }));
    expect(again.id).toBe(first.id);
    expect(world.calendars.objectId(world.calendarId, 'once@almanac')).toBe(first.id);
    const there = (await changes(null)).objects.filter((object) => object.ics?.includes('once@almanac'));
    expect(there.map((object) => object.id)).toEqual([first.id]);
    expect(world.ical.readBlock(there[0]?.ics as string, 'UTC')).toEqual({ uid: 'once@almanac', title, start: at('10T09:00'), end: at('10T10:30'), taskId: 7, original: true, asWritten: true });
  });

  it('answers what stands there when the same block has other times', async () => {
    const made = await put(draft('moved-before'));
    await world.person.change(made.id, { start: at('11T09:00'), end: at('11T10:00') });
    const again = await world.calendars.put(world.calendarId, draft('moved-before'), null);
    expect(again).toMatchObject({ status: 'changed', object: { id: made.id } });
    expect(world.ical.readBlock((again as { object: RemoteObject }).object.ics as string, 'UTC')).toMatchObject({ start: at('11T09:00'), end: at('11T10:00') });
  });

  it('tells what changed since the last time, and only that', async () => {
    const made = await put(draft('watched'));
    const start = await changes(null);
    expect(start.full).toBe(true);
    expect(start.cursor).not.toBeNull();
    const quiet = await changes(start.cursor);
    if (!quiet.full) expect(quiet.objects).toEqual([]);
    await world.person.add({ title: 'Dentist', start: at('12T08:00'), end: at('12T09:00') });
    await world.person.change(made.id, { start: at('12T10:00'), end: at('12T11:00') });
    const after = await changes(quiet.cursor ?? start.cursor);
    const texts = after.objects.map((object) => object.ics ?? '');
    expect(texts.some((text) => text.includes('Dentist'))).toBe(true);
    const moved = after.objects.find((object) => object.id === made.id);
    expect(world.ical.readBlock(moved?.ics as string, 'UTC')).toMatchObject({ uid: 'watched@almanac', start: at('12T10:00'), end: at('12T11:00') });
    expect(moved?.etag).not.toBe(made.etag);
    await world.person.remove(made.id);
    const last = await changes(after.cursor);
    const left = last.objects.find((object) => object.id === made.id);
    expect(last.full ? left === undefined : left?.ics === null).toBe(true);
  });

  it('changes what it knows, and leaves what somebody else changed', async () => {
    const made = await put(draft('guarded'));
    const moved = await put(draft('guarded', { start: at('13T09:00'), end: at('13T10:00'), sequence: 1 }), made);
    expect(moved.id).toBe(made.id);
    expect(world.ical.readBlock((await fresh(made.id)).ics as string, 'UTC')).toMatchObject({ start: at('13T09:00'), end: at('13T10:00') });
    await world.person.change(made.id, { title: 'Named by hand' });
    const refused = await world.calendars.put(world.calendarId, draft('guarded', { start: at('14T09:00'), end: at('14T10:00'), sequence: 2 }), moved);
    expect(refused).toMatchObject({ status: 'changed', object: { id: made.id } });
    expect(world.ical.readBlock((await fresh(made.id)).ics as string, 'UTC')).toMatchObject({ title: 'Named by hand', start: at('13T09:00') });
    expect(await world.calendars.remove(world.calendarId, moved)).toMatchObject({ status: 'changed', object: { id: made.id } });
    expect(await world.calendars.remove(world.calendarId, await fresh(made.id))).toEqual({ status: 'removed' });
  });

  it('does not mind what is gone, says so, and can put it back', async () => {
    const made = await put(draft('brief'));
    await world.person.remove(made.id);
    expect(await world.calendars.put(world.calendarId, draft('brief', { start: at('15T09:00'), end: at('15T10:00') }), made)).toEqual({ status: 'gone' });
    expect(await world.calendars.remove(world.calendarId, made)).toEqual({ status: 'gone' });
    expect(await world.calendars.read(world.calendarId, made.id)).toBeNull();
    const back = await put(draft('brief'));
    expect(world.ical.readBlock((await fresh(back.id)).ics as string, 'UTC')).toMatchObject({ uid: 'brief@almanac', start: at('10T09:00') });
  });

  it('reads everything again, or says that it must, when a cursor is none of its own', async () => {
    const outcome = await changes('no-cursor-of-yours').catch((error: unknown) => error);
    if (outcome instanceof Error) expect(outcome).toMatchObject({ name: 'CalendarError', kind: 'cursor_lost' });
    else expect(outcome).toMatchObject({ full: true });
  });

  it('says that a calendar is gone, and ends when it is told to', async () => {
    const missing = `${world.calendarId.replace(/\/$/, '')}-none${world.calendarId.endsWith('/') ? '/' : ''}`;
    const read = async (id: string, signal?: AbortSignal) => { for await (const page of world.calendars.changes(id, null, signal)) void page; };
    await expect(read(missing)).rejects.toMatchObject({ name: 'CalendarError', kind: 'gone' });
    await expect(read(world.calendarId, AbortSignal.abort())).rejects.toThrow();
    expect(new CalendarError('gone', 'x')).toMatchObject({ name: 'CalendarError', retryAfterMs: null });
  });
}
