import { createHash } from 'node:crypto';
import { type Fetched, fetchedText, safeFetch, SafeFetchError, type SafeFetchOptions } from '../../kernel/safe-fetch.ts';
import type { Ical } from '../ical/ical.port.ts';
import { CalendarError, type CalendarErrorKind, type CalendarService, type ChangePage, type RemoteObject } from '../remote-calendars.port.ts';

export interface SubscriptionDeps {
  readonly ical: Ical;
  readonly allowPrivate?: boolean;
  /** Size, time and names, for those who want them otherwise. */
  readonly limits?: Pick<SafeFetchOptions, 'maxBytes' | 'timeoutMs' | 'lookup'>;
  /** How long all tries of one call may take together; and the pause before the second. */
  readonly budgetMs?: number;
  readonly pauseMs?: number;
}

/** A page of changes; the events of a large file are handed on piece by piece. */
const PAGE = 500;
const ONE = 'calendar';

interface Cursor { readonly etag: string | null; readonly modified: string | null; readonly hash: string }

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** The file without what some servers write anew at every reading. */
const steady = (text: string): string => text.replace(/^(?:DTSTAMP|CREATED|LAST-MODIFIED|X-WR-|PRODID)[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n/gm, '');

function readCursor(text: string | null): Cursor | null {
  if (text === null) return null;
  try {
    const given = JSON.parse(text) as Partial<Record<keyof Cursor, unknown>> | null;
    const field = (value: unknown): string | null => (typeof value === 'string' ? value : null);
    return typeof given?.hash === 'string' ? { etag: field(given.etag), modified: field(given.modified), hash: given.hash } : null;
  } catch {
    return null;
  }
}

function mapped(error: unknown): CalendarError {
  if (!(error instanceof SafeFetchError)) return error instanceof CalendarError ? error : new CalendarError('unavailable', 'The calendar file cannot be read.', { cause: error });
  const by: Record<number, CalendarErrorKind> = { 401: 'refused', 403: 'refused', 404: 'gone', 410: 'gone' };
  const said: Record<number, string> = { 401: 'The address asks for a name and a password that are right.', 403: 'The address may not be read any more.', 404: 'There is no calendar file at the address.', 410: 'The calendar file is gone for good.' };
  const kind = error.failure === 'refused' ? 'rejected' : error.status === null ? 'unavailable' : by[error.status] ?? 'unavailable';
  return new CalendarError(kind, error.status === null ? error.message : said[error.status] ?? error.message, { retryAfterMs: error.retryAfterMs });
}

const passing = (error: unknown): error is SafeFetchError => error instanceof SafeFetchError && (error.failure === 'unreachable' || (error.failure === 'status' && (error.status === 429 || (error.status ?? 0) >= 500)));

/** Asks again, in growing pauses, what may go better in a moment. */
async function patiently<T>(ask: () => Promise<T>, end: number, pauseMs: number, signal: AbortSignal | undefined): Promise<T> {
  for (let pause = pauseMs; ; pause *= 2) {
    try { return await ask(); } catch (error) {
      const wait = passing(error) ? Math.max(error.retryAfterMs ?? 0, pause * (0.5 + Math.random())) : Infinity;
      if (signal?.aborted || performance.now() + wait > end) throw error;
      await new Promise<void>((done) => {
        const timer = setTimeout(done, wait);
        signal?.addEventListener('abort', () => { clearTimeout(timer); done(); }, { once: true });
      });
    }
  }
}

/** A calendar file at an address, read again and again: busy times that only their owner changes. */
export function icsSubscription({ ical, allowPrivate = false, limits = {}, budgetMs = 20_000, pauseMs = 500 }: SubscriptionDeps): CalendarService {
  return {
    provider: 'ics',
    open(account) {
      const secret = account.secret['url'];
      const address = typeof secret === 'string' && secret !== '' ? secret : account.serverUrl;
      const fetched = (known: Cursor | null, signal?: AbortSignal): Promise<Fetched> => {
        if (!address) throw new CalendarError('rejected', 'The subscription has no address.');
        const end = performance.now() + budgetMs;
        return patiently(() => safeFetch(address, { allowPrivate, accept: 'text/calendar, */*;q=0.1', etag: known?.etag ?? null, lastModified: known?.modified ?? null, signal, ...limits, timeoutMs: Math.max(1, Math.min(limits.timeoutMs ?? 15_000, end - performance.now())) }), end, pauseMs, signal);
      };
      const read = async (known: Cursor | null, signal?: AbortSignal) => {
        try {
          const answer = await fetched(known, signal);
          if (answer.status === 304) {
            // Nobody was asked for a difference: the answer tells nothing.
            if (!known) throw new CalendarError('unavailable', 'The server answers that nothing changed, but nothing was read before.');
            return { file: null, cursor: known };
          }
          const text = fetchedText(answer);
          const cursor: Cursor = { etag: answer.etag, modified: answer.lastModified, hash: hashOf(steady(text)) };
          if (known?.hash === cursor.hash) return { file: null, cursor };
          const file = ical.split(text);
          // Half a file read as a whole one would take away what stands in its other half.
          if (!file.whole) throw new CalendarError('unavailable', file.objects.length ? 'The calendar file breaks off in its middle.' : `The address shows no calendar: ${file.leftOut[0]?.why ?? 'the text cannot be read'}.`);
          return { file, cursor };
        } catch (error) { throw mapped(error); }
      };
      const one = (name: string | null) => ({ id: ONE, name: name ?? 'Subscription', zone: null, readOnly: true, primary: true, reading: 'events' as const });
      const only = (calendarId: string): void => { if (calendarId !== ONE) throw new CalendarError('gone', 'A subscription has one calendar only.'); };
      const readOnly = (): never => { throw new CalendarError('rejected', 'A subscription can be read only.'); };
      return {
        owner: async (signal) => ({ name: (await read(null, signal)).file?.name ?? 'Subscription', addresses: [] }),
        calendars: async (signal) => [one((await read(null, signal)).file?.name ?? null)],
        createCalendar: async () => readOnly(),
        async* changes(calendarId, since, signal): AsyncGenerator<ChangePage> {
          only(calendarId);
          const known = readCursor(since);
          const { file, cursor } = await read(known, signal);
          const next = JSON.stringify(cursor);
          if (!file) { yield { objects: [], full: false, cursor: next, done: 0, total: 0 }; return; }
          const total = file.objects.length;
          for (let at = 0; at === 0 || at < total; at += PAGE) {
            const objects = file.objects.slice(at, at + PAGE).map(({ uid, ics }): RemoteObject => ({ id: uid, seriesId: uid, etag: hashOf(steady(ics)), ics }));
            const done = Math.min(at + PAGE, total);
            yield { objects, full: true, cursor: done === total ? next : null, done, total };
          }
        },
        async busy(calendarIds, range, signal) {
          for (const id of calendarIds) only(id);
          const { file } = calendarIds.length ? await read(null, signal) : { file: null };
          const times = (file?.objects ?? []).flatMap(({ ics }) => ical.occurrences([ics], range, { zone: account.zone, owner: [] })).map(({ start, end }) => ({ start, end }));
          return new Map(calendarIds.map((id) => [id, times.sort((a, b) => a.start.getTime() - b.start.getTime())]));
        },
        objectId: (_calendarId, uid) => uid,
        async read(calendarId, id, signal) {
          only(calendarId);
          const found = (await read(null, signal)).file?.objects.find(({ uid }) => uid === id);
          return found ? { id, seriesId: id, etag: hashOf(steady(found.ics)), ics: found.ics } : null;
        },
        put: async () => readOnly(),
        remove: async () => readOnly(),
      };
    },
  };
}
