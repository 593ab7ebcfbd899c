/** A calendar at an account, as its service describes it. */
export interface RemoteCalendar {
  /** Its identity there: a Google calendar id, a CalDAV collection's path, the address of a feed. */
  readonly id: string;
  readonly name: string;
  /** IANA name, when the service says one. */
  readonly zone: string | null;
  readonly readOnly: boolean;
  /** The account's main calendar. */
  readonly primary: boolean;
  /** What can be read of it: its events, or only when it is busy. */
  readonly reading: 'events' | 'busy';
}

/**
 * One object of a calendar: in CalDAV a resource with every part of one UID, at Google one event, where an exception of a series
 * is an object of its own.
 */
export interface RemoteObject {
  readonly id: string;
  /** Objects of the same series are expanded together: the series' object and its exceptions. */
  readonly seriesId: string;
  readonly etag: string | null;
  /** As iCalendar, one VCALENDAR; null: it is gone. */
  readonly ics: string | null;
}

export interface ChangePage {
  readonly objects: readonly RemoteObject[];
  /** The pages together are everything there is: what they do not name is gone. */
  readonly full: boolean;
  /** Where to go on next time; on the last page only. */
  readonly cursor: string | null;
  /** Objects read so far, and how many there are if the service says. */
  readonly done: number;
  readonly total: number | null;
}

/** A block as it is to stand in somebody's calendar. */
export interface BlockDraft {
  /** Ours for good: what the object's identity there is derived from, so that putting it in twice makes one. */
  readonly uid: string;
  readonly title: string;
  readonly start: Date;
  readonly end: Date;
  readonly description: string;
  readonly taskId: number;
  readonly sequence: number;
}

/** An object as we last saw it; `ics` so that what a person added to it (alarms, notes, guests) stays. */
export interface KnownObject { readonly id: string; readonly etag: string | null; readonly ics: string | null }

export type PutResult =
  | { readonly status: 'written'; readonly id: string; readonly etag: string | null; /** As it stands there now. */ readonly ics: string }
  /** Somebody changed it since we saw it (or it stands there already with other times or another title): nothing was written. */
  | { readonly status: 'changed'; readonly object: RemoteObject }
  /** We knew it, and it is no longer there: nothing was written. */
  | { readonly status: 'gone' };

export type RemoveResult = { readonly status: 'removed' | 'gone' } | { readonly status: 'changed'; readonly object: RemoteObject };

export interface Channel { readonly channelId: string; readonly resourceId: string; readonly expiresAt: Date }

/** The calendars of one account, opened. Every failure is a `CalendarError`; every call ends within its time-out or with its signal. */
export interface RemoteCalendars {
  /** Whom the account belongs to: address or user name. */
  owner(signal?: AbortSignal): Promise<{ name: string; addresses: readonly string[] }>;
  calendars(signal?: AbortSignal): Promise<RemoteCalendar[]>;
  /** Makes a calendar of our own; one that has this name and was made by us is answered instead. */
  createCalendar(name: string, zone: string, signal?: AbortSignal): Promise<RemoteCalendar>;
  /** What changed since `cursor` (null: everything), page by page so that memory stays flat. An old cursor: `cursor_lost`. */
  changes(calendarId: string, cursor: string | null, signal?: AbortSignal): AsyncIterable<ChangePage>;
  /** When calendars are busy, for those whose events cannot be read. */
  busy(calendarIds: readonly string[], range: { from: Date; to: Date }, signal?: AbortSignal): Promise<ReadonlyMap<string, readonly { start: Date; end: Date }[]>>;
  /** The id that a block's object has or will have there: known before it is written, so that a write can be resumed. Asks nobody. */
  objectId(calendarId: string, uid: string): string;
  /** One object as it stands now; null when it is not there. */
  read(calendarId: string, id: string, signal?: AbortSignal): Promise<RemoteObject | null>;
  /** Makes a block (`known` null), or changes it as it was last seen. */
  put(calendarId: string, draft: BlockDraft, known: KnownObject | null, signal?: AbortSignal): Promise<PutResult>;
  remove(calendarId: string, known: KnownObject, signal?: AbortSignal): Promise<RemoveResult>;
  /** Asks to be told of changes; a service that does not tell has neither. */
  watch?(calendarId: string, to: { channelId: string; address: string; token: string; ttlSeconds: number }, signal?: AbortSignal): Promise<Channel>;
  unwatch?(channel: Channel, signal?: AbortSignal): Promise<void>;
  /** Gives our access back (an OAuth grant), if that is possible. */
  revoke?(signal?: AbortSignal): Promise<void>;
}

/** What opens an account: tokens or a password, kept sealed. Values are the service's own affair. */
export type AccountSecret = Readonly<Record<string, string | number | null>>;

export interface AccountToOpen {
  readonly accountId: number;
  readonly serverUrl: string | null;
  readonly username: string | null;
  /** Named by whoever runs this server, and therefore asked wherever it is. */
  readonly trusted?: boolean;
  readonly secret: AccountSecret;
  /** Keeps a changed secret (refreshed tokens) for the next opening. */
  saveSecret(secret: AccountSecret): Promise<void>;
  /** For what says no zone of its own. */
  readonly zone: string;
}

/** A kind of calendar service: google, caldav, ics. */
export interface CalendarService {
  readonly provider: 'google' | 'caldav' | 'ics' | 'builtin';
  open(account: AccountToOpen): RemoteCalendars;
}

/**
 * `unavailable`: down, slow, garbage, over its quota; again later may help. `refused`: the account's access ended (revoked, expired,
 * wrong password); only its owner can mend it. `cursor_lost`: read everything again. `gone`: the calendar is no longer there.
 * `rejected`: this one request is wrong for the service and will stay wrong.
 */
export type CalendarErrorKind = 'unavailable' | 'refused' | 'cursor_lost' | 'gone' | 'rejected';

export class CalendarError extends Error {
  override name = 'CalendarError';
  readonly kind: CalendarErrorKind;
  /** Not before then, when the service said so. */
  readonly retryAfterMs: number | null;
  constructor(kind: CalendarErrorKind, message: string, options: { retryAfterMs?: number | null; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}
