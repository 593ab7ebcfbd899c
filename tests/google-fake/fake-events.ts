import { randomBytes } from 'node:crypto';
import { RRuleTemporal } from 'rrule-temporal';
import { dayFromText, startOfDay, zonedText } from '../../src/kernel/zone.ts';
import { conditionNotMet, deleted, duplicate, FakeError, invalid, notFound } from './fake-errors.ts';

export interface When { date?: string; dateTime?: string; timeZone?: string }
/** A stored event: what Google shows, and when it last changed. */
export interface Stored { id: string; version: number; status: string; start?: When; end?: When; recurrence?: string[]; recurringEventId?: string; originalStartTime?: When; [field: string]: unknown }
export interface Instance { id: string; start: number; end: number; allDay: boolean; event: Stored }

const DAY = 86_400_000;
const WRITABLE = ['summary', 'description', 'location', 'start', 'end', 'recurrence', 'transparency', 'visibility', 'attendees', 'extendedProperties', 'reminders', 'colorId', 'status', 'eventType', 'iCalUID', 'source'];

/** One calendar's events with their history, by the rules of Google's API. */
export class FakeCalendar {
  readonly events = new Map<string, Stored>();
  readonly id: string;
  readonly owner: string;
  zone: string;
  meta: { summary: string; description?: string; accessRole: string; primary?: boolean; byApp: boolean; hidden?: boolean };
  /** Sync tokens from before this version have expired. */
  oldest = 0;
  private readonly clock: { now: () => Date; version: () => number };

  constructor(id: string, owner: string, zone: string, meta: FakeCalendar['meta'], clock: FakeCalendar['clock']) { [this.id, this.owner, this.zone, this.meta, this.clock] = [id, owner, zone, meta, clock]; }

  instant(when: When | undefined): number {
    if (when?.date) return startOfDay(this.zone, dayFromText(when.date) ?? NaN);
    const written = when?.dateTime ?? '';
    if (/(?:Z|[+-]\d\d:\d\d)$/.test(written)) return Date.parse(written);
    if (!when?.timeZone) return NaN;
    const [day, time] = written.split('T') as [string, string];
    const [hours, minutes] = time.split(':').map(Number) as [number, number];
    return startOfDay(when.timeZone, dayFromText(day) ?? NaN) + (hours * 60 + minutes) * 60_000;
  }

  private checked(fields: Record<string, unknown>): Partial<Stored> {
    const out = Object.fromEntries(WRITABLE.filter((name) => name in fields).map((name) => [name, fields[name]])) as Partial<Stored>;
    for (const side of ['start', 'end'] as const) {
      const when = out[side] as (When & { date?: string | null }) | undefined;
      if (!when) continue;
      if (Boolean(when.date) === Boolean(when.dateTime)) throw invalid(`Invalid ${side} time.`);
      if (Number.isNaN(this.instant(when))) throw invalid(`Invalid value for ${side}`);
      out[side] = when.date ? { date: when.date } : { dateTime: zonedText(this.zone, this.instant(when)), timeZone: when.timeZone ?? this.zone };
    }
    if (Array.isArray(out.recurrence) && out.recurrence.some((line) => !/^(RRULE|EXRULE|RDATE|EXDATE)[;:]/.test(line))) throw invalid('Invalid recurrence rule.');
    return out;
  }

  private kept(event: Stored): Stored {
    if (!event.start) throw new FakeError(400, 'required', 'Missing start time.');
    if (!event.end) throw new FakeError(400, 'required', 'Missing end time.');
    if (Boolean(event.start.date) !== Boolean(event.end.date)) throw invalid('The start and end times must either both be dates or both be date-times.');
    if (this.instant(event.end) < this.instant(event.start)) throw new FakeError(400, 'timeRangeEmpty', 'The specified time range is empty.', { domain: 'calendar', location: 'timeMax' });
    const version = this.clock.version();
    const now = this.clock.now().toISOString();
    Object.assign(event, { kind: 'calendar#event', version, etag: `"${String(3_000_000_000_000_000 + version)}"`, updated: now, created: event['created'] ?? now });
    // Which guest the owner is says the service, whatever was sent.
    if (Array.isArray(event['attendees'])) event['attendees'] = (event['attendees'] as { email?: string }[]).map((who) => (who.email === this.owner ? { ...who, self: true } : who));
    this.events.set(event.id, event);
    return event;
  }

  insert(body: Record<string, unknown>): Stored {
    const wish = body['id'];
    if (wish !== undefined && !(typeof wish === 'string' && /^[a-v0-9]{5,1024}$/.test(wish))) throw invalid('Invalid resource id value.', 'resource.id');
    const id = (wish as string | undefined) ?? randomBytes(16).toString('hex').slice(0, 26);
    if (this.events.has(id)) throw duplicate();
    const fields = this.checked(body);
    if (fields.recurrence && !(body['start'] as When | undefined)?.timeZone && !fields.start?.date) throw new FakeError(400, 'required', 'Missing time zone definition for start time.');
    return this.kept({
      status: 'confirmed', htmlLink: `https://www.google.com/calendar/event?eid=${id}`, creator: { email: this.owner, self: true }, organizer: { email: this.owner, self: true }, iCalUID: `${id}@google.com`,
      sequence: 0, reminders: { useDefault: true }, eventType: 'default', version: 0, ...fields, id,
    });
  }

  /** The event, an exception of a series, or an occurrence that still follows its series. */
  find(id: string): Stored {
    const known = this.events.get(id);
    if (known) return known;
    const series = this.events.get(id.replace(/_[\dTZ]+$/, ''));
    const instance = series?.recurrence && this.instances(series, 0, this.clock.now().getTime() + 3650 * DAY, id)[0];
    if (!series || !instance) throw notFound();
    return this.occurrence(series, instance);
  }

  private occurrence(series: Stored, { id, start, end }: Instance): Stored {
    const { recurrence: _rules, ...rest } = series;
    const when = (ms: number): When => (series.start?.date ? { date: new Date(ms + DAY / 2).toISOString().slice(0, 10) } : { dateTime: zonedText(this.zone, ms), timeZone: series.start?.timeZone ?? this.zone });
    return { ...rest, id, recurringEventId: series.id, originalStartTime: when(start), start: when(start), end: when(end) };
  }

  change(id: string, body: Record<string, unknown>, { ifMatch, replace = false }: { ifMatch?: string | undefined; replace?: boolean } = {}): Stored {
    const before = this.find(id);
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== before['etag']) throw conditionNotMet();
    if (typeof body['sequence'] === 'number' && body['sequence'] < Number(before['sequence'] ?? 0)) throw invalid('Invalid sequence value. The specified sequence number is below the current sequence number of the resource.');
    const kept = replace ? { summary: undefined, description: undefined, location: undefined, recurrence: undefined, attendees: undefined, extendedProperties: undefined, transparency: undefined } : {};
    const both = body['extendedProperties'] as { private?: Record<string, string | null> } | undefined;
    const own = { ...(before['extendedProperties'] as { private?: Record<string, string> } | undefined)?.private };
    // A patch goes into the fields of a time: a date stays beside the time that comes, and both together are refused, unless it is cleared.
    const merged = replace ? body : { ...body, ...Object.fromEntries((['start', 'end'] as const).flatMap((side) => (body[side] ? [[side, Object.fromEntries(Object.entries({ ...before[side], ...body[side] }).filter(([, value]) => value !== null))]] : []))) };
    const next = { ...before, ...kept, ...this.checked(merged), ...(!replace && both && { extendedProperties: { private: Object.fromEntries(Object.entries({ ...own, ...both.private }).filter(([, value]) => value !== null)) } }) } as Stored;
    if (this.instant(next.start) !== this.instant(before.start) || this.instant(next.end) !== this.instant(before.end)) next['sequence'] = Number(before['sequence'] ?? 0) + 1;
    return this.kept(next);
  }

  remove(id: string, ifMatch?: string): void {
    const before = this.find(id);
    if (ifMatch !== undefined && ifMatch !== before['etag'] && before.status !== 'cancelled') throw conditionNotMet();
    if (before.status === 'cancelled') throw deleted();
    this.kept({ ...before, status: 'cancelled' });
    for (const event of this.events.values()) if (event.recurringEventId === id) this.kept({ ...event, status: 'cancelled' });
  }

  /** Times of a series or of a single event within a range; `only`: the occurrence of one id. */
  instances(event: Stored, from: number, to: number, only?: string): Instance[] {
    const length = this.instant(event.end) - this.instant(event.start);
    const allDay = Boolean(event.start?.date);
    if (!event.recurrence) {
      const start = this.instant(event.start);
      return start < to && start + length > from ? [{ id: event.id, start, end: start + length, allDay, event }] : [];
    }
    const zone = allDay ? this.zone : (event.start?.timeZone ?? this.zone);
    const local = zonedText(zone, this.instant(event.start)).slice(0, 19).replace(/[-:]/g, '');
    const exceptions = new Set([...this.events.values()].filter((one) => one.recurringEventId === event.id).map((one) => one.id));
    return new RRuleTemporal({ rruleString: [`DTSTART;TZID=${zone}:${local}`, ...event.recurrence].join('\n') }).between(new Date(from - length), new Date(to), true).flatMap((at) => {
      const start = at.epochMilliseconds;
      const id = `${event.id}_${allDay ? at.toPlainDate().toString().replaceAll('-', '') : new Date(start).toISOString().replace(/[-:]|\.\d{3}/g, '')}`;
      return (only === undefined ? start < to && start + length > from && !exceptions.has(id) : only === id) ? [{ id, start, end: start + length, allDay, event }] : [];
    });
  }

  /** Whether an event belongs to a listing by time: for a series, whether it still runs then. */
  touches(event: Stored, from: number, to: number): boolean {
    if (!event.start) return true;
    if (!event.recurrence) return this.instances(event, from, to).length > 0 || (from === -Infinity && to === Infinity);
    const ends = event.recurrence.some((line) => /^RRULE.*(UNTIL|COUNT)=/.test(line)) || !event.recurrence.some((line) => line.startsWith('RRULE'));
    return this.instant(event.start) < to && (!ends || this.instances(event, Math.max(from, 0), Math.min(to, this.clock.now().getTime() + 3650 * DAY)).length > 0);
  }

  /** As the API shows it: deleted ones by little more than their id. */
  shown(event: Stored): Record<string, unknown> {
    const { version: _version, ...rest } = event;
    if (event.status === 'cancelled' && event.recurringEventId) return { kind: 'calendar#event', etag: rest['etag'], id: event.id, status: 'cancelled', recurringEventId: event.recurringEventId, originalStartTime: event.originalStartTime };
    return rest;
  }

  /** What takes time, exceptions in place of the occurrences that they stand for. */
  busy(from: number, to: number): Instance[] {
    return [...this.events.values()].filter((event) => event.status !== 'cancelled' && event['transparency'] !== 'transparent').flatMap((event) => this.instances(event, from, to)).sort((a, b) => a.start - b.start);
  }

  expanded(from: number, to: number): Stored[] {
    return [...this.events.values()].filter((event) => event.status !== 'cancelled').flatMap((event) => this.instances(event, from, to).map((instance) => (event.recurrence ? this.occurrence(event, instance) : event)));
  }
}
