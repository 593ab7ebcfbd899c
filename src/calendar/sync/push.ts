import type { Database, Sql } from '../../db/database.port.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import type { CallContext } from '../../kernel/operation.ts';
import { accountsStore } from '../accounts/accounts.store.ts';
import type { AccountKeeper } from '../accounts/open-account.ts';
import { calendarEvents, type EventRow } from '../events.store.ts';
import type { Ical } from '../ical/ical.port.ts';
import { type BlockDraft, CalendarError, type KnownObject, type RemoteCalendars, type RemoteObject } from '../remote-calendars.port.ts';
import { takeByHand } from './by-hand.ts';
import { type CalendarRow, calendarsStore } from './calendars.store.ts';
import type { BlockDoor } from './doors.port.ts';
import { calendarHistory } from './history.store.ts';
import { type LinkRow, linksStore, type WriteRow, writesStore } from './links.store.ts';

export interface PushDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly ical: Ical;
  readonly keeper: AccountKeeper;
  readonly door: BlockDoor;
  readonly zoneOf: (context: Pick<CallContext, 'workspaceId'>) => Promise<string>;
}

export interface PushReport { written: number; removed: number; waiting: number; error: string | null }

/** Blocks written side by side to one account. */
const AT_ONCE = 4;
const BATCH = 200;
/** A block whose writing leads to its being written again and again waits for the next time. */
const MOST_TURNS = 5;
/** After every time that a write may be put off to. */
const ALWAYS = new Date(Date.UTC(9999, 0));
/** A write that its service refuses is tried again at growing distances, up to a day. */
const pauseAfter = (attempts: number): number => Math.min(86_400_000, 15_000 * 2 ** Math.min(attempts, 13)) * (0.75 + Math.random() / 2);

/**
 * Writes to other calendars what changed in ours. Nothing is remembered between steps but rows: a wish (`calendar_writes`), and the
 * link that says where a block stands, made before the block is written there. Whoever goes on after a crash compares again.
 */
export function pusher(deps: PushDeps) {
  const { db, clock, log, ical, keeper, door, zoneOf } = deps;

  async function push(context: CallContext, { force = false } = {}): Promise<PushReport> {
    const report: PushReport = { written: 0, removed: 0, waiting: 0, error: null };
    const sessions = new Map<number, Promise<RemoteCalendars>>();
    const broken = new Map<number, CalendarError>();
    const zone = await zoneOf(context);
    const seen = new Set<string>();
    const turns = new Map<string, number>();
    for (;;) {
      context.signal?.throwIfAborted();
      const due = (await db.inWorkspace(context, (sql) => writesStore.due(sql, force ? ALWAYS : clock.now(), BATCH))).filter((write) => !seen.has(`${write.event_uid} ${write.stamp}`) && (turns.get(write.event_uid) ?? 0) < MOST_TURNS);
      if (!due.length) break;
      for (const write of due) { seen.add(`${write.event_uid} ${write.stamp}`); turns.set(write.event_uid, (turns.get(write.event_uid) ?? 0) + 1); }
      await side(due, AT_ONCE, (write) => one(context, write, { report, sessions, broken, zone, force }));
      if (broken.size) break;
    }
    const left = await db.inWorkspace(context, (sql) => writesStore.waiting(sql));
    return { ...report, waiting: left.waiting, error: [...broken.values()][0]?.message ?? report.error };
  }

  type Turn = { report: PushReport; sessions: Map<number, Promise<RemoteCalendars>>; broken: Map<number, CalendarError>; zone: string; force: boolean };

  /** Makes every calendar show one block as it is, or not at all. */
  async function one(context: CallContext, write: WriteRow, turn: Turn): Promise<void> {
    const { block, links, receiving } = await db.inWorkspace(context, async (sql) => ({ block: await calendarEvents.byUid(sql, write.event_uid), links: await linksStore.ofEvent(sql, write.event_uid), receiving: await calendarsStore.receiving(sql) }));
    const target = block?.kind === 'block' ? receiving : undefined;
    const failures: CalendarError[] = [];
    /** One calendar that fails does not keep the others from being written. */
    const step = async (calendarId: number, work: () => Promise<void>): Promise<void> => {
      try {
        await work();
      } catch (error) {
        if (error instanceof CalendarError) failures.push(error);
        else if (await db.inWorkspace({ workspaceId: context.workspaceId }, (sql) => calendarsStore.read(sql, calendarId))) throw error; // else disconnected meanwhile
      }
    };
    if (target && block) {
      await step(target.calendar_id, async () => {
        if (target.gone) throw new CalendarError('gone', `"${target.name}" is no longer there. Choose another calendar for the blocks, or let a new one be made.`);
        if (target.read_only) throw new CalendarError('rejected', `"${target.name}" can only be read now. Choose another calendar for the blocks, or let a new one be made.`);
        await bringUp(context, await session(context, target, turn), target, block, links.find((link) => link.calendar_id === target.calendar_id), turn);
      });
    }
    for (const link of links) {
      if (link.calendar_id === target?.calendar_id) continue;
      await step(link.calendar_id, async () => {
        const calendar = await db.inWorkspace(context, (sql) => calendarsStore.read(sql, link.calendar_id));
        if (calendar && !calendar.gone) await takeOut(context, await session(context, calendar, turn), calendar, link, turn); // of one that comes back it is asked for again
      });
    }
    const [error] = failures;
    if (!error) await db.inWorkspace(context, (sql) => writesStore.done(sql, write));
    else {
      turn.report.error ??= error.message;
      await db.inWorkspace(context, (sql) => writesStore.failed(sql, write.event_uid, error.message, new Date(clock.now().getTime() + Math.max(error.retryAfterMs ?? 0, pauseAfter(write.attempts)))));
    }
  }

  async function session(context: CallContext, calendar: CalendarRow, { sessions, broken, force }: Turn): Promise<RemoteCalendars> {
    const down = broken.get(calendar.account_id);
    if (down) throw down;
    let opening = sessions.get(calendar.account_id);
    if (!opening) {
      opening = (async () => {
        const account = await db.inWorkspace(context, (sql) => accountsStore.read(sql, calendar.account_id));
        if (!account) throw new CalendarError('gone', 'The account is no longer connected.');
        if (keeper.rests(account) && !(force && account.state === 'unreachable')) throw new CalendarError(account.state === 'unreachable' ? 'unavailable' : 'refused', account.state_detail ?? 'The account must be connected again.');
        return keeper.open(context, account);
      })();
      sessions.set(calendar.account_id, opening);
      opening.catch((error: unknown) => { if (error instanceof CalendarError) broken.set(calendar.account_id, error); });
    }
    return opening;
  }

  /** Runs a call and keeps what it says about the account: one that fails is asked no more in this turn. */
  async function asked<T>(context: CallContext, calendar: CalendarRow, turn: Turn, call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (error instanceof CalendarError) {
        const account = await db.inWorkspace(context, (sql) => accountsStore.read(sql, calendar.account_id));
        if ((error.kind === 'unavailable' || error.kind === 'refused') && !turn.broken.has(calendar.account_id)) {
          turn.broken.set(calendar.account_id, error);
          if (account) await keeper.failed(context, account, error);
        }
        if (error.kind === 'gone' && await db.inWorkspace(context, (sql) => calendarsStore.fail(sql, calendar.calendar_id, error.message, true))) await keeper.gone(context, calendar);
      }
      throw error;
    }
  }

  const draftOf = (block: EventRow, link: LinkRow | undefined): BlockDraft => ({
    uid: block.uid, title: link?.hand_title ? link.title : block.title, start: block.starts_at, end: block.ends_at, description: block.reasons.join('\n'), taskId: block.task_id as number, sequence: block.sequence,
  });
  const knownOf = (link: LinkRow): KnownObject | null => (link.etag === null && link.ics === null ? null : { id: link.remote_id, etag: link.etag, ics: link.ics });
  const same = (draft: BlockDraft, link: LinkRow): boolean => link.title === draft.title && link.starts_at.getTime() === draft.start.getTime() && link.ends_at.getTime() === draft.end.getTime();

  async function bringUp(context: CallContext, calendars: RemoteCalendars, calendar: CalendarRow, block: EventRow, standing: LinkRow | undefined, turn: Turn): Promise<void> {
    const draft = draftOf(block, standing);
    if (standing && !standing.pending && same(draft, standing)) return;
    const link = await db.inWorkspace(context, (sql) => linksStore.intend(sql, {
      calendar_id: calendar.calendar_id, event_uid: block.uid, task_id: block.task_id, remote_id: calendars.objectId(calendar.remote_id, block.uid), title: draft.title, starts_at: draft.start, ends_at: draft.end,
    }));
    const result = await asked(context, calendar, turn, () => calendars.put(calendar.remote_id, draft, knownOf(link), context.signal));
    if (result.status === 'written') {
      const stands = { remote_id: result.id, etag: result.etag, ics: result.ics, title: draft.title, starts_at: draft.start, ends_at: draft.end, hand_title: link.hand_title };
      await db.inWorkspace(context, async (sql) => {
        if (await linksStore.stands(sql, link.link_id, stands)) return;
        // Taken out by somebody who looked before it arrived: it is known again, and compared anew.
        const again = await linksStore.intend(sql, { ...link, remote_id: result.id });
        await linksStore.stands(sql, again.link_id, stands);
        await writesStore.ask(sql, [block.uid]);
      });
      turn.report.written++;
    } else {
      const object = result.status === 'gone' ? { id: link.remote_id, seriesId: link.remote_id, etag: null, ics: null } : result.object;
      await byHand(context, calendar, link, object, turn.zone, standing !== undefined && knownOf(standing) !== null && !standing.pending);
      // Nothing was written, whatever it was that stood there: block and link are compared once more.
      await db.inWorkspace(context, (sql) => writesStore.ask(sql, [block.uid]));
    }
  }

  async function takeOut(context: CallContext, calendars: RemoteCalendars, calendar: CalendarRow, link: LinkRow, turn: Turn): Promise<void> {
    let known = knownOf(link) ?? await asked(context, calendar, turn, () => calendars.read(calendar.remote_id, link.remote_id, context.signal));
    for (let tries = 0; known && tries < 3; tries++) {
      const id = known;
      const result = await asked(context, calendar, turn, () => calendars.remove(calendar.remote_id, id, context.signal));
      if (result.status !== 'changed') { known = null; turn.report.removed++; break; }
      // A person changed what is to go: it goes, and how it stood is kept.
      const theirs = result.object.ics === null ? null : ical.readBlock(result.object.ics, turn.zone);
      // Of work that was erased nothing is kept.
      if (link.task_id !== null && !theirs?.asWritten) await db.inWorkspace(context, (sql) => calendarHistory.note(sql, { calendar_id: calendar.calendar_id, event_uid: link.event_uid, task_id: link.task_id, kind: 'both_changed', ours: null, theirs: theirs && { title: theirs.title, start: theirs.start.toISOString(), end: theirs.end.toISOString() } }));
      known = { id: result.object.id, etag: result.object.etag, ics: result.object.ics };
    }
    if (known) throw new CalendarError('unavailable', 'The event keeps changing while it is being taken out.');
    await db.inWorkspace(context, (sql) => linksStore.remove(sql, link.link_id));
  }

  const byHand = (context: CallContext, calendar: CalendarRow, link: LinkRow, object: RemoteObject, zone: string, weChanged: boolean) =>
    db.inWorkspace(context, async (sql: Sql) => { await calendarEvents.lock(sql); await takeByHand(sql, { link, object, zone, calendarName: calendar.name, now: clock.now(), ical, door, weChanged }); });

  /** One writer at a time in a workspace, within this process; those of other processes are told by what they leave. */
  const writing = new Map<number, Promise<void>>();

  return {
    async push(context: CallContext, options?: { force?: boolean }): Promise<PushReport> {
      const before = writing.get(context.workspaceId) ?? Promise.resolve();
      const mine = before.then(() => push(context, options));
      const settled = mine.then(() => {}, () => {});
      writing.set(context.workspaceId, settled);
      const report = await mine.finally(() => { if (writing.get(context.workspaceId) === settled) writing.delete(context.workspaceId); });
      const { error, ...counts } = report; // which may name a calendar
      if (report.written || report.removed || error) log.info('blocks written to calendars', { workspace: context.workspaceId, ...counts, failed: error !== null });
      return report;
    },
    /** Every block to come is compared anew: after the calendar that receives them was chosen. */
    askAll: (sql: Sql) => writesStore.askAll(sql, new Date(clock.now().getTime() - 86_400_000)),
  };
}

/** Runs `work` over a list, so many at a time. */
async function side<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  await Promise.all(Array.from({ length: Math.min(atOnce, queue.length) }, async () => { for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item); }));
}
