import type { Database, Sql } from '../../db/database.port.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { CallContext } from '../../kernel/operation.ts';
import { type AccountRow, accountsStore } from '../accounts/accounts.store.ts';
import type { AccountKeeper } from '../accounts/open-account.ts';
import { calendarEvents } from '../events.store.ts';
import type { Ical } from '../ical/ical.port.ts';
import { CalendarError, type ChangePage, type RemoteCalendars, type RemoteObject } from '../remote-calendars.port.ts';
import { takeByHand } from './by-hand.ts';
import { type CalendarRow, calendarsStore } from './calendars.store.ts';
import type { BlockDoor } from './doors.port.ts';
import { type LinkRow, linksStore, writesStore } from './links.store.ts';
import { type MirrorCount, type MirrorEvent, mirrorStore } from './mirror.store.ts';
import { objectsStore } from './objects.store.ts';

export interface PullDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly ical: Ical;
  readonly keeper: AccountKeeper;
  readonly door: BlockDoor;
  readonly zoneOf: (context: Pick<CallContext, 'workspaceId'>) => Promise<string>;
}

export interface PullReport extends MirrorCount { calendar_id: number; name: string; events: number; by_hand: number; full: boolean; busy: boolean; error: string | null }

const DAY = 86_400_000;
/** Occurrences of what recurs are kept this far; the window moves on when less than AHEAD is left of it. */
const WINDOW = { back: 31 * DAY, ahead: 430 * DAY };
export const AHEAD = 400 * DAY;
const EVER = new Date(Date.UTC(2200, 0));
/** Times that one series, and one reading of a calendar, may take: more is nobody's week but a rule gone wild. */
const MOST_OF_A_SERIES = 2000;
const MOST_TIMES = 250_000;
/** Objects a transaction. */
const SLICE = 200;

/** So many blocks that are missing all at once were not taken out by hand. */
const EMPTIED = 3;

const RECURS = /^(RRULE|RDATE)[;:]/m;

/** Brings what we know of other calendars in line with what they show: busy times, and what people did to our blocks. */
export function puller({ db, clock, ical, keeper, door, zoneOf }: PullDeps) {
  async function pull(context: CallContext, calendarId: number): Promise<PullReport | null> {
    const found = await db.inWorkspace(context, async (sql) => {
      const calendar = await calendarsStore.read(sql, calendarId);
      const account = calendar && await accountsStore.read(sql, calendar.account_id);
      return calendar && account && { calendar, account };
    });
    if (!found) return null;
    const { calendar, account } = found;
    const report: PullReport = { calendar_id: calendarId, name: calendar.name, events: 0, added: 0, changed: 0, removed: 0, by_hand: 0, full: false, busy: false, error: null };
    if (!(await db.inWorkspace(context, (sql) => calendarsStore.begin(sql, calendarId)))) return { ...report, busy: true };
    try {
      const calendars = await keeper.open(context, account);
      const zone = calendar.time_zone ?? await zoneOf(context);
      if (calendar.reading === 'busy') await readBusy(context, calendar, calendars, report);
      else await readChanges(context, calendar, account, calendars, zone, report).catch(async (error: unknown) => {
        if (!(error instanceof CalendarError && error.kind === 'cursor_lost') || calendar.sync_cursor === null) throw error;
        await db.inWorkspace(context, (sql) => calendarsStore.forgetCursor(sql, calendarId));
        await readChanges(context, { ...calendar, sync_cursor: null }, account, calendars, zone, report);
      });
      report.events = await db.inWorkspace(context, (sql) => mirrorStore.count(sql, calendarId));
      await keeper.worked(context, account);
    } catch (error) {
      const failure = error instanceof CalendarError ? error : null;
      const still = { workspaceId: context.workspaceId }; // also when whoever waited has left
      const [there, went] = await db.inWorkspace(still, async (sql) => [await calendarsStore.read(sql, calendarId), await calendarsStore.fail(sql, calendarId, failure?.message ?? 'Reading was interrupted.', failure?.kind === 'gone')] as const);
      if (!there) return null; // disconnected meanwhile
      if (!failure) throw error;
      if (went) await keeper.gone(context, calendar);
      report.error = failure.message;
      await keeper.failed(context, account, failure);
    }
    return report;
  }

  const add = (report: PullReport, count: MirrorCount): void => { report.added += count.added; report.changed += count.changed; report.removed += count.removed; };

  async function readBusy(context: CallContext, calendar: CalendarRow, calendars: RemoteCalendars, report: PullReport): Promise<void> {
    const now = clock.now().getTime();
    const range = { from: new Date(now - DAY), to: new Date(now + 90 * DAY) };
    const times = (await calendars.busy([calendar.remote_id], range, context.signal)).get(calendar.remote_id) ?? [];
    const wanted = new Map(times.filter((time) => time.end > time.start).map((time) => [`busy:${calendar.calendar_id}:${time.start.getTime()}-${time.end.getTime()}`, time]));
    await db.inWorkspace(context, async (sql) => {
      const events: MirrorEvent[] = [...wanted].map(([uid, time]) => ({ uid, series: 'busy', title: 'Busy', start: time.start, end: time.end }));
      add(report, await mirrorStore.equal(sql, calendar.calendar_id, calendar.provider, ['busy'], calendar.counts_as_busy ? events : []));
      await calendarsStore.end(sql, calendar.calendar_id, { cursor: null, round: calendar.sync_round });
    });
  }

  async function readChanges(context: CallContext, calendar: CalendarRow, account: AccountRow, calendars: RemoteCalendars, zone: string, report: PullReport): Promise<void> {
    const round = calendar.sync_round + 1;
    let full = false;
    let cursor: string | null = null;
    const window = await moveWindow(context, calendar);
    const reading: Reading = { calendar, account, zone, window, report, seen: new Set() };
    for await (const page of calendars.changes(calendar.remote_id, calendar.sync_cursor, context.signal)) {
      full ||= page.full;
      cursor = page.cursor ?? cursor;
      for (let at = 0; at < Math.max(page.objects.length, 1); at += SLICE) await takeObjects(context, reading, calendars, page, page.objects.slice(at, at + SLICE), full ? round : calendar.sync_round);
    }
    report.full = full;
    if (full) await takeMissing(context, reading, calendars, round);
    if (window.moved) await expandAgain(context, reading);
    await db.inWorkspace(context, (sql) => calendarsStore.end(sql, calendar.calendar_id, { cursor, round: full ? round : calendar.sync_round }));
  }

  interface Reading { calendar: CalendarRow; account: AccountRow; zone: string; window: { from: Date; to: Date; moved: boolean }; report: PullReport; /** Blocks of ours that were named. */ seen: Set<string> }

  async function moveWindow(context: CallContext, calendar: CalendarRow): Promise<Reading['window']> {
    const now = clock.now().getTime();
    if (calendar.window_from && calendar.window_to && calendar.window_to.getTime() - now > AHEAD && calendar.window_from.getTime() < now - WINDOW.back + 2 * DAY) return { from: calendar.window_from, to: calendar.window_to, moved: false };
    const [from, to] = [new Date(now - WINDOW.back), new Date(now + WINDOW.ahead)];
    await db.inWorkspace(context, (sql) => calendarsStore.setWindow(sql, calendar.calendar_id, from, to));
    return { from, to, moved: calendar.window_to !== null };
  }

  /** A few objects. What bears our mark and belongs to nothing here may have been taken out since the page was read (its work was erased, say), so it is asked for once more: what is gone must not come back as somebody's busy time. */
  async function takeObjects(context: CallContext, reading: Reading, calendars: RemoteCalendars, page: ChangePage, objects: readonly RemoteObject[], round: number): Promise<void> {
    const unowned = await takeSlice(context, reading, page, objects, round, false);
    if (!unowned.length) return;
    const now: RemoteObject[] = [];
    for (const object of unowned) now.push(await calendars.read(reading.calendar.remote_id, object.id, context.signal) ?? { id: object.id, seriesId: object.seriesId, etag: null, ics: null });
    await takeSlice(context, reading, page, now, round, true);
  }

  /** In one transaction: ours are compared with their blocks, the others become busy times. Answers those that bear our mark, are new and belong to nothing here, untaken unless they are `asked` for anew. */
  async function takeSlice(context: CallContext, reading: Reading, page: ChangePage, objects: readonly RemoteObject[], round: number, asked: boolean): Promise<readonly RemoteObject[]> {
    const { calendar, report } = reading;
    return db.inWorkspace(context, async (sql) => {
      const ids = objects.map((object) => object.id);
      let links = new Map((await linksStore.ofObjects(sql, calendar.calendar_id, ids)).map((link) => [link.remote_id, link]));
      if (links.size) {
        await calendarEvents.lock(sql);
        links = new Map((await linksStore.ofObjects(sql, calendar.calendar_id, ids)).map((link) => [link.remote_id, link]));
      }
      const theirs: RemoteObject[] = [];
      for (const object of objects) {
        const link = links.get(object.id) ?? await adopted(sql, reading, object);
        if (link) reading.seen.add(object.id);
        if (link) { if (await takeByHand(sql, { link, object, zone: reading.zone, calendarName: calendar.name, now: clock.now(), ical, door })) report.by_hand++; }
        else theirs.push(object);
      }
      const marked = asked || !calendar.receives_blocks ? [] : theirs.filter(({ ics }) => ics?.includes('X-ALMANAC-'));
      const known = await objectsStore.known(sql, calendar.calendar_id, marked.map(({ id }) => id));
      const unowned = marked.filter(({ id }) => !known.has(id));
      const gone = theirs.filter((object) => object.ics === null).map((object) => object.id);
      const standing = theirs.filter((object) => !unowned.includes(object)).flatMap((object) => (object.ics === null ? [] : [{ ...object, ics: object.ics }]));
      const unchanged = await objectsStore.unchanged(sql, calendar.calendar_id, round, standing);
      const news = standing.filter((object) => !unchanged.has(object.id)).map((object) => ({ ...object, recurs: RECURS.test(object.ics) }));
      const touched = new Set([...await objectsStore.remove(sql, calendar.calendar_id, gone), ...news.map((object) => object.seriesId)]);
      await objectsStore.put(sql, calendar.calendar_id, round, news);
      await mirrorSeries(sql, reading, [...touched]);
      await calendarsStore.progress(sql, calendar.calendar_id, page.done, page.total);
      return unowned;
    });
  }

  /** A block of ours without its link (a database from a backup): it is taken up again instead of standing in its own way. */
  async function adopted(sql: Sql, { calendar, zone }: Reading, object: RemoteObject): Promise<LinkRow | undefined> {
    if (!calendar.receives_blocks || !object.ics?.includes('X-ALMANAC-')) return undefined;
    const theirs = ical.readBlock(object.ics, zone);
    const block = theirs && await calendarEvents.byUid(sql, theirs.uid);
    if (!theirs?.original || block?.kind !== 'block') return undefined;
    const link = (await linksStore.ofEvent(sql, theirs.uid)).find((one) => one.calendar_id === calendar.calendar_id);
    // Written under another name than was foreseen, and nobody was left to note it.
    if (link) return link.pending ? { ...link, remote_id: object.id } : undefined;
    return linksStore.intend(sql, { calendar_id: calendar.calendar_id, event_uid: theirs.uid, task_id: block.task_id, remote_id: object.id, title: block.title, starts_at: block.starts_at, ends_at: block.ends_at });
  }

  async function mirrorSeries(sql: Sql, { calendar, account, zone, window, report }: Reading, series: readonly string[]): Promise<void> {
    if (!series.length) return;
    const bySeries = new Map<string, string[]>(series.map((id) => [id, []]));
    const recurring = new Set<string>();
    if (calendar.counts_as_busy) {
      for (const object of await objectsStore.ofSeries(sql, calendar.calendar_id, series)) {
        bySeries.get(object.series_id)?.push(object.ics);
        if (object.recurs) recurring.add(object.series_id);
      }
    }
    const wanted = new Map<string, MirrorEvent>();
    for (const [id, texts] of bySeries) {
      const range = recurring.has(id) ? window : { from: window.from, to: EVER };
      for (const one of texts.length ? ical.occurrences(texts, range, { zone, owner: account.addresses, limit: MOST_OF_A_SERIES }) : []) {
        const uid = `${calendar.calendar_id}:${id}#${one.key}`;
        if (one.end > one.start && one.end <= EVER) wanted.set(uid, { uid, series: id, title: (one.title || 'Busy').replaceAll('\u0000', '').slice(0, 500), start: one.start, end: one.end });
      }
    }
    add(report, await mirrorStore.equal(sql, calendar.calendar_id, calendar.provider, series, [...wanted.values()]));
    if (report.added > MOST_TIMES) throw new CalendarError('rejected', `"${calendar.name}" holds more than ${MOST_TIMES} times. Let it not count as busy, or take out what recurs without rest.`);
  }

  /** After a whole reading: what it did not name is gone. Of our own blocks each is asked for once more, since a deletion asks a person something. */
  async function takeMissing(context: CallContext, reading: Reading, calendars: RemoteCalendars, round: number): Promise<void> {
    const { calendar, report } = reading;
    const { unseen, links } = await db.inWorkspace(context, async (sql) => ({ unseen: await objectsStore.unseen(sql, calendar.calendar_id, round), links: await linksStore.ofCalendar(sql, calendar.calendar_id) }));
    for (let at = 0; at < unseen.length; at += SLICE) {
      const slice = unseen.slice(at, at + SLICE);
      await db.inWorkspace(context, async (sql) => {
        await objectsStore.remove(sql, calendar.calendar_id, slice.map((object) => object.remote_id));
        await mirrorSeries(sql, reading, [...new Set(slice.map((object) => object.series_id))]);
      });
    }
    const known = links.filter((one) => one.etag !== null || one.ics !== null);
    if (known.length >= EMPTIED && !known.some((link) => reading.seen.has(link.remote_id))) {
      // Nobody's decision about each of them: the calendar was made anew, or a part of it is missing.
      await db.inWorkspace(context, async (sql) => { await linksStore.doubt(sql, [calendar.calendar_id]); await writesStore.ask(sql, known.map((link) => link.event_uid)); });
      return;
    }
    for (const link of known) {
      if (reading.seen.has(link.remote_id)) continue;
      const object = await calendars.read(calendar.remote_id, link.remote_id, context.signal);
      const gone = object ?? { id: link.remote_id, seriesId: link.remote_id, etag: null, ics: null };
      await db.inWorkspace(context, async (sql) => {
        await calendarEvents.lock(sql);
        if (await takeByHand(sql, { link, object: gone, zone: reading.zone, calendarName: calendar.name, now: clock.now(), ical, door })) report.by_hand++;
      });
    }
  }

  async function expandAgain(context: CallContext, reading: Reading): Promise<void> {
    const series = await db.inWorkspace(context, (sql) => objectsStore.recurring(sql, reading.calendar.calendar_id));
    for (let at = 0; at < series.length; at += SLICE) await db.inWorkspace(context, (sql) => mirrorSeries(sql, reading, series.slice(at, at + SLICE)));
  }

  return {
    pull,
    /** Busy times appear or go at once when a calendar begins or ceases to count. */
    async recount(context: CallContext, calendar: CalendarRow, account: AccountRow): Promise<void> {
      const report: PullReport = { calendar_id: calendar.calendar_id, name: calendar.name, events: 0, added: 0, changed: 0, removed: 0, by_hand: 0, full: false, busy: false, error: null };
      if (!calendar.counts_as_busy) { await db.inWorkspace(context, (sql) => mirrorStore.clear(sql, calendar.calendar_id)); return; }
      const reading = { calendar, account, zone: calendar.time_zone ?? await zoneOf(context), window: await moveWindow(context, calendar), report, seen: new Set<string>() };
      const series = await db.inWorkspace(context, (sql) => objectsStore.allSeries(sql, calendar.calendar_id));
      for (let at = 0; at < series.length; at += SLICE) await db.inWorkspace(context, (sql) => mirrorSeries(sql, reading, series.slice(at, at + SLICE)));
    },
  };
}
