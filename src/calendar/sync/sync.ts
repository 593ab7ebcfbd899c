import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { Database, Sql } from '../../db/database.port.ts';
import { type AnyJobHandler, defineJob, handle, type JobQueue } from '../../jobs/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { errorFields, type Log } from '../../kernel/log.ts';
import type { AnyOperation, CallContext } from '../../kernel/operation.ts';
import { type AccountRow, accountsStore } from '../accounts/accounts.store.ts';
import { lookAt } from '../accounts/look.ts';
import type { AccountKeeper } from '../accounts/open-account.ts';
import type { Ical } from '../ical/ical.port.ts';
import { type CalendarRow, calendarsStore } from './calendars.store.ts';
import { channelsStore } from './channels.store.ts';
import type { BlockDoor } from './doors.port.ts';
import { writesStore } from './links.store.ts';
import { AHEAD, puller, type PullReport } from './pull.ts';
import { pusher, type PushReport } from './push.ts';

const MINUTE = 60_000;
/** How old what we know of a calendar may be; of one whose service tells us of changes, and of a file that is only fetched again, more. */
const FRESH = { polled: 5 * MINUTE, told: 30 * MINUTE, ics: 30 * MINUTE };
/** How long a service is asked to tell us. */
const CHANNEL_SECONDS = 7 * 86_400;
/** A channel is replaced when less than this is left of it. */
const RENEW_MS = 86_400_000;
/** How often an account is asked which calendars it has; when one of them is gone, more often: it may come back. */
const LOOK = { all: 6 * 60 * MINUTE, gone: 30 * MINUTE };
/** Which workspaces have accounts at all is looked up for all of them together. */
const KNOWN_MS = 20_000;
/** Seconds after which a calendar that was just being read is read again: what it was asked to be read for may be newer. */
const AGAIN_S = 20;
/** How long somebody who wants a calendar read waits for another reader of it. */
const BUSY_MS = 10_000;
/** Blocks often change in bunches: one look for all of them. */
const KICK_MS = 150;

const PullJob = defineJob({ name: 'calendar.pull', payload: z.object({ calendar_id: z.number() }), retries: 2, timeout: 600 });
const PushJob = defineJob({ name: 'calendar.push', payload: z.object({}), retries: 2, timeout: 600 });

export interface SyncDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly ical: Ical;
  readonly keeper: AccountKeeper;
  readonly door: BlockDoor;
  readonly jobs?: Pick<JobQueue, 'enqueue'> | undefined;
  readonly zoneOf: (context: Pick<CallContext, 'workspaceId'>) => Promise<string>;
  /** Where services can reach us (https), for being told of changes instead of asking. */
  readonly publicUrl?: string | undefined;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** When calendars are read and written: at once after a change of ours, soon after a word from their service, and every few minutes anyway. */
export function calendarSync(deps: SyncDeps) {
  const { db, clock, log, keeper, jobs, publicUrl } = deps;
  const { pull, recount } = puller(deps);
  const { push, askAll } = pusher(deps);
  const kicks = new Map<number, NodeJS.Timeout>();
  const look = (context: CallContext, account: AccountRow): Promise<void> => lookAt({ db, keeper, askAll }, context, account);

  async function rows(context: CallContext) {
    const { accounts, all } = await db.inWorkspace(context, async (sql) => ({ accounts: new Map((await accountsStore.all(sql)).map((one) => [one.account_id, one])), all: await calendarsStore.all(sql) }));
    const used = all.filter((one) => one.counts_as_busy || one.receives_blocks);
    return { accounts, calendars: used.filter((one) => !one.gone && accounts.has(one.account_id)), gone: new Set(used.filter((one) => one.gone).map((one) => one.account_id)) };
  }

  let known: { at: number; workspaces: Promise<ReadonlySet<number>> } | null = null;
  const withAccounts = (): Promise<ReadonlySet<number>> => {
    if (!known || performance.now() - known.at > KNOWN_MS) known = { at: performance.now(), workspaces: db.asOwner((sql) => accountsStore.workspaces(sql)).catch((error: unknown) => { known = null; throw error; }) };
    return known.workspaces;
  };

  /** When each account was last asked which calendars it has; a process that starts begins to count. */
  const looked = new Map<number, number>();
  async function lookAgain(context: CallContext, accounts: Iterable<AccountRow>, gone: ReadonlySet<number>): Promise<void> {
    const at = clock.now().getTime();
    for (const account of accounts) {
      const last = looked.get(account.account_id) ?? at;
      const due = at - last > (gone.has(account.account_id) ? LOOK.gone : LOOK.all);
      looked.set(account.account_id, due ? at : last);
      if (due && account.provider !== 'ics' && account.provider !== 'file' && !keeper.rests(account)) await look(context, account).catch((error: unknown) => log.warn('an account does not say which calendars it has', { account: account.account_id, ...errorFields(error) }));
    }
  }

  /** What another reader began before may lack what somebody who waits has just done. */
  async function pullWaiting(context: CallContext, calendarId: number): Promise<PullReport | null> {
    for (const end = performance.now() + BUSY_MS; ;) {
      const report = await pull(context, calendarId);
      if (!report?.busy || performance.now() > end) return report;
      await sleep(BUSY_MS / 40, undefined, { ...(context.signal && { signal: context.signal }) });
    }
  }

  /** Everything at once, for somebody who waits: reads every calendar, then writes what is to be written. */
  async function now(context: CallContext): Promise<{ calendars: PullReport[]; push: PushReport | null }> {
    const { accounts, calendars } = await rows(context);
    const reports: PullReport[] = [];
    for (const calendar of calendars) {
      const account = accounts.get(calendar.account_id) as AccountRow;
      if (account.provider === 'file') continue;
      if (account.state === 'needs_reconnect') {
        reports.push({ calendar_id: calendar.calendar_id, name: calendar.name, events: 0, added: 0, changed: 0, removed: 0, by_hand: 0, full: false, busy: false, error: account.state_detail ?? 'The account must be connected again.' });
        continue;
      }
      const report = await pullWaiting(context, calendar.calendar_id);
      if (report) reports.push(report);
    }
    const waits = (await db.inWorkspace(context, (sql) => writesStore.waiting(sql))).waiting > 0;
    return { calendars: reports, push: waits ? await push(context, { force: true }) : null };
  }

  const enqueuePull = async (sql: Sql, context: CallContext, calendar: CalendarRow): Promise<void> => { await jobs?.enqueue(sql, context, PullJob, { calendar_id: calendar.calendar_id }, { key: `calendar ${calendar.calendar_id}` }); };
  const enqueuePush = async (sql: Sql, context: CallContext): Promise<void> => { await jobs?.enqueue(sql, context, PushJob, {}, { key: `calendar-push ${context.workspaceId}` }); };

  /** What the clock calls every minute: calendars that were not read for a while are, waiting writes are written, channels renewed. */
  async function tick(context: CallContext): Promise<void> {
    if (!(await withAccounts()).has(context.workspaceId)) return;
    const before = await rows(context);
    await lookAgain(context, before.accounts.values(), before.gone);
    const { accounts, calendars } = await rows(context);
    const at = clock.now().getTime();
    for (const calendar of calendars) {
      const account = accounts.get(calendar.account_id) as AccountRow;
      if (account.provider === 'file') {
        if (calendar.window_to && calendar.window_to.getTime() - at < AHEAD) await recount(context, calendar, account);
        continue;
      }
      if (keeper.rests(account)) continue;
      const channel = await db.inWorkspace(context, (sql) => channelsStore.of(sql, calendar.calendar_id, clock.now()));
      const fresh = account.provider === 'ics' ? FRESH.ics : channel ? FRESH.told : FRESH.polled;
      // Spread out, so that accounts connected together are not all asked in the same minute.
      if (calendar.synced_at === null || at - calendar.synced_at.getTime() > fresh * (0.9 + 0.1 * ((calendar.calendar_id * 7) % 10) / 10)) await db.inWorkspace(context, (sql) => enqueuePull(sql, context, calendar));
      if (publicUrl?.startsWith('https://') && calendar.reading === 'events' && (!channel || channel.expires_at.getTime() - at < RENEW_MS)) await renew(context, account, calendar).catch((error: unknown) => log.warn('a calendar does not tell of changes; it is asked instead', { calendar: calendar.calendar_id, ...errorFields(error) }));
    }
    await db.inWorkspace(context, async (sql) => { if ((await writesStore.due(sql, clock.now(), 1)).length) await enqueuePush(sql, context); });
  }

  /** A new channel first, then the old one goes: no change falls between them. */
  async function renew(context: CallContext, account: AccountRow, calendar: CalendarRow): Promise<void> {
    const calendars = await keeper.open(context, account);
    if (!calendars.watch) return;
    const token = randomBytes(24).toString('base64url');
    const made = await calendars.watch(calendar.remote_id, { channelId: randomUUID(), address: `${publicUrl}/webhook/calendar/google`, token, ttlSeconds: CHANNEL_SECONDS }, context.signal);
    const old = await db.inWorkspace(context, async (sql) => {
      const before = await channelsStore.takeAll(sql, calendar.calendar_id);
      await channelsStore.insert(sql, calendar.calendar_id, made, digest(token));
      return before;
    });
    for (const channel of old) await calendars.unwatch?.({ channelId: channel.channel_id, resourceId: channel.resource_id, expiresAt: channel.expires_at }, context.signal).catch(() => {});
  }

  /** A word from a service: the calendar is read soon. What does not carry the channel's own token is passed over. */
  async function told(channelId: string, token: string): Promise<boolean> {
    const channel = await db.asOwner((sql) => channelsStore.find(sql, channelId));
    const [given, right] = [Buffer.from(digest(token)), Buffer.from(channel?.token_digest ?? digest(''))];
    if (!channel || !timingSafeEqual(given, right)) return false;
    const context: CallContext = { requestId: `channel-${channelId.slice(0, 8)}`, workspaceId: channel.workspace_id, actor: 'job', scopes: new Set(['planner:write']) };
    await db.inWorkspace(context, async (sql) => { const calendar = await calendarsStore.read(sql, channel.calendar_id); if (calendar) await enqueuePull(sql, context, calendar); });
    return true;
  }

  /** Looks a moment from now whether something is to be read or written. */
  function soon(context: Pick<CallContext, 'workspaceId'>): void {
    const { workspaceId } = context;
    if (!jobs || kicks.has(workspaceId)) return;
    const timer = setTimeout(() => {
      kicks.delete(workspaceId);
      const quiet: CallContext = { requestId: `calendar-${workspaceId}`, workspaceId, actor: 'job', scopes: new Set(['planner:write']) };
      db.inWorkspace(quiet, async (sql) => {
        if ((await writesStore.due(sql, clock.now(), 1)).length) await enqueuePush(sql, quiet);
        for (const calendar of await calendarsStore.unread(sql)) await enqueuePull(sql, quiet, calendar);
      }).catch((error: unknown) => log.warn('could not look for what is to be written to calendars', { workspace: workspaceId, ...errorFields(error) }));
    }, KICK_MS);
    timer.unref();
    kicks.set(workspaceId, timer);
  }

  return {
    now, push, pull, look, tick, told, soon, askAll, recount,
    jobs: [
      handle(PullJob, async ({ calendar_id: id }, context) => {
        const report = await pull(context, id);
        if (!report) return;
        const { name: _name, busy, error: _error, ...counts } = report;
        if (busy) await db.inWorkspace(context, (sql) => jobs?.enqueue(sql, context, PullJob, { calendar_id: id }, { key: `calendar ${id}`, delay: AGAIN_S }) ?? Promise.resolve(null));
        if (counts.by_hand || counts.added || counts.changed || counts.removed) log.info('calendar read', { workspace: context.workspaceId, ...counts });
      }),
      handle(PushJob, async (_payload, context) => { await push(context); }),
    ] satisfies AnyJobHandler[],
    /** Operations that may change blocks: what they changed is written a moment later. */
    writingOn: (operations: readonly AnyOperation[]): AnyOperation[] => operations.map((operation) => (operation.contract.scope !== 'planner:write' ? operation : {
      ...operation, run: async (input: unknown, context: CallContext) => { const answer: unknown = await operation.run(input, context); soon(context); return answer; },
    } as AnyOperation)),
    close(): void { for (const timer of kicks.values()) clearTimeout(timer); kicks.clear(); },
  };
}

export type CalendarSync = ReturnType<typeof calendarSync>;
