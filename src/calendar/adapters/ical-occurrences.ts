import { type Component, readComponents, taken } from '../ical/content-lines.ts';
import type { LeftOut, Occurrence } from '../ical/ical.port.ts';
import { ianaZone, instantOf, wallOf } from '../ical/zones.ts';
import { repeat, RuleError } from './ical-rules.ts';
import { addresses, type EventParts, labelOf, type Length, lineOf, type Moment, readEvent, startOf } from './ical-values.ts';
import { zoneFinder } from './ical-zones.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Around the range more is looked at than is kept: where clocks change it may belong to it. */
const SLACK = 3 * 3600;

export interface Asked { readonly from: number; readonly to: number; readonly limit: number; warn(what: string, why: string): void }
type Start = Moment;
type Id = Moment & { readonly utc: boolean };

/** The calendars of texts; an event that stands outside of any is taken as a calendar of its own. */
function calendarsOf(objects: readonly string[], warn: Asked['warn']): Component[] {
  return objects.flatMap((text) => {
    const { components, leftOut } = readComponents(text);
    for (const { what, why } of leftOut) warn(what, why);
    const bare = components.filter((component) => component.name === 'VEVENT');
    return [...components.filter((component) => component.name === 'VCALENDAR'), ...(bare.length ? [{ name: 'VCALENDAR', lines: [], parts: bare, line: 1, cut: false }] : [])];
  });
}

/** Every VEVENT that can be understood. */
export function readEvents(objects: readonly string[], options: { zone: string; owner: readonly string[]; until: number }, warn: Asked['warn']): EventParts[] {
  const calendars = calendarsOf(objects, warn);
  const warned = new Set<string>();
  const once = (what: string, why: string) => { if (!warned.has(`${what} ${why}`)) { warned.add(`${what} ${why}`); warn(what, why); } };
  const reading = { zone: ianaZone(options.zone), owner: addresses(options.owner), findZone: zoneFinder(calendars, options.until), warn: once };
  return calendars.flatMap((calendar) => {
    const method = taken(lineOf(calendar, 'METHOD') ?? '').value.trim().toUpperCase();
    return calendar.parts.filter((part) => part.name === 'VEVENT').flatMap((event) => {
      if (event.cut) { warn(labelOf(event), 'the event is cut off in its middle'); return []; }
      try { return [readEvent(event, method, reading)]; } catch { warn(labelOf(event), 'the event cannot be read'); return []; }
    });
  });
}

const newer = (a: EventParts, b: EventParts): EventParts => ((b.version[0] - a.version[0] || b.version[1] - a.version[1]) >= 0 ? b : a);

function newest(events: readonly EventParts[], same: (event: EventParts) => number): EventParts[] {
  const kept = new Map<number, EventParts>();
  for (const event of events) {
    const before = kept.get(same(event));
    kept.set(same(event), before ? newer(before, event) : event);
  }
  return [...kept.values()];
}

const endOf = (start: Moment, { days, exact }: Length): number => (days ? instantOf(start.zone, start.wall + days * DAY) : startOf(start)) + exact;

/** Identity of an occurrence within its series: its day where whole days recur, otherwise its instant. */
function idOf(of: Start, id: Id | Moment): number {
  if (!of.isDate) return startOf(id);
  if (id.isDate || !('utc' in id && id.utc) || id.wall % DAY === 0) return Math.floor(id.wall / DAY) * DAY;
  return Math.floor(wallOf(of.zone, id.wall) / DAY) * DAY;
}

const keyOf = (of: Start, id: number): string => {
  const text = new Date(id).toISOString().replace(/[-:]|\.\d+/g, '');
  return of.isDate ? text.slice(0, 8) : text;
};

interface Time { readonly start: Moment; readonly length: Length }

/** The times of a series by its rules and dates, before anything of it was changed. */
function timesOf(event: EventParts, start: Start, from: number, to: number, asked: Asked): Map<number, Time> {
  const times = new Map<number, Time>();
  const add = (moment: Moment, length: Length) => { const id = idOf(start, moment); if (!times.has(id)) times.set(id, { start: moment, length }); };
  const follow = (text: string, use: (wall: number) => void) => {
    try {
      const { walls, more } = repeat(text, { start: start.wall, isDate: start.isDate, zone: start.zone }, from, to, asked.limit + 1 + SLACK);
      if (more) asked.warn(event.label, `it takes place more than ${asked.limit} times in the time that was asked for; the later ones are left out`);
      walls.forEach(use);
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      asked.warn(event.label, `${error.message}; what the rule would add is left out`);
    }
  };
  add(start, event.length);
  for (const rule of event.rules) follow(rule, (wall) => add({ ...start, wall }, event.length));
  for (const date of event.more) {
    if (start.isDate) add({ ...start, wall: idOf(start, date) }, event.length);
    else if (date.isDate) add({ ...start, wall: date.wall + (start.wall % DAY + DAY) % DAY }, event.length);
    else add({ ...start, wall: wallOf(start.zone, startOf(date)) }, date.length ?? event.length);
  }
  for (const rule of event.exceptRules) follow(rule, (wall) => times.delete(idOf(start, { ...start, wall })));
  for (const date of event.except) {
    if (start.isDate || !date.isDate) times.delete(idOf(start, date));
    else for (const [id, time] of times) if (Math.floor(time.start.wall / DAY) * DAY === date.wall) times.delete(id);
  }
  return times;
}

/** What changed occurrences replace: their ids, and from where on a change holds for all that follow. */
function changesOf(overrides: readonly EventParts[], start: Start, times: ReadonlyMap<number, Time>): Map<number, EventParts> {
  const id = (event: EventParts): number => {
    const replaces = event.replaces as Id;
    const onDay = !start.isDate && replaces.isDate ? [...times].find(([, time]) => Math.floor(time.start.wall / DAY) * DAY === replaces.wall) : undefined;
    return onDay?.[0] ?? idOf(start, replaces);
  };
  return new Map(newest(overrides, id).map((event) => [id(event), event]));
}

function expand(event: EventParts, start: Start, overrides: readonly EventParts[], alone: boolean, asked: Asked): Occurrence[] {
  const found: Occurrence[] = [];
  const put = (id: number | undefined, from: Moment, length: Length, title: string, label: string) => {
    const [begins, ends] = [startOf(from), endOf(from, length)];
    if (ends < begins) asked.warn(label, 'the event ends before it starts');
    if (ends <= begins || begins >= asked.to || ends <= asked.from) return;
    found.push({ key: id === undefined ? '' : keyOf(start, id), uid: event.uid, title, start: new Date(begins), end: new Date(ends), allDay: from.isDate });
  };
  const clocks = (ms: number) => [ms - DAY, ms, ms + DAY].map((near) => ms + start.zone.offsetAt(near) * 60_000);
  const shifts = overrides.flatMap((one) => (one.andLater && one.start && one.replaces ? [Math.abs(startOf(one.start) - startOf(one.replaces))] : [0]));
  const reach = [event, ...overrides].reduce((most, one) => Math.max(most, one.length.days * DAY + one.length.exact), 0) + Math.max(0, ...shifts) + HOUR;
  const times = timesOf(event, start, Math.min(...clocks(asked.from)) - reach, Math.max(...clocks(asked.to)) + reach, asked);
  const changes = changesOf(overrides, start, times);
  const later = [...changes].filter(([, change]) => change.andLater).sort(([a], [b]) => a - b);
  const recurs = event.rules.length > 0 || event.more.length > 0 || !alone;
  for (const [id, time] of times) {
    if (changes.has(id)) continue;
    const [since, change] = later.findLast(([from]) => from <= id) ?? [];
    if (change && since !== undefined) {
      if (change.cancelled || change.free) continue;
      const shift = change.start ? wallOf(start.zone, startOf(change.start)) - wallOf(start.zone, start.isDate ? instantOf(start.zone, since) : since) : 0;
      put(id, { ...time.start, wall: time.start.wall + shift, isDate: change.start?.isDate ?? start.isDate }, change.start ? change.length : time.length, change.title || event.title, change.label);
    } else if (!event.free) put(recurs ? id : undefined, time.start, time.length, event.title, event.label);
  }
  for (const [id, change] of changes) {
    if (change.cancelled || change.free) continue;
    const length = change.start || change.length.days || change.length.exact ? change.length : event.length;
    put(id, change.start ?? { ...start, wall: start.isDate ? id : wallOf(start.zone, id) }, length, change.title || event.title, change.label);
  }
  return found;
}

/** The times that the events of one UID take. */
function series(events: readonly EventParts[], asked: Asked): Occurrence[] {
  if (events.length === 1 && events[0]?.outside(asked.from, asked.to)) return [];
  const overrides = events.filter((event) => event.replaces);
  const all = events.filter((event) => !event.replaces);
  for (const event of all) if (!event.start && !event.cancelled) asked.warn(event.label, 'the event has no start that can be read');
  const last = Math.max(...all.map((event) => event.version[0]));
  // One UID twice with different times: an older version where the numbers say so, otherwise an exporter that numbers badly.
  const masters = newest(all.filter((event) => event.version[0] === last), (event) => (event.start ? startOf(event.start) : NaN));
  if (masters.length > 1) {
    return masters.flatMap((event, at) => (event.start && !event.cancelled ? expand(event, event.start, at ? [] : overrides, false, asked) : []));
  }
  const [master] = masters;
  if (master?.cancelled) return [];
  if (master?.start) return expand(master, master.start, overrides, true, asked);
  // Invited to some occurrences only: the rest of the series is somebody else's.
  return overrides.flatMap((change) => {
    const id = change.replaces as Id;
    if (change.cancelled || change.free) return [];
    return expand({ ...change, length: change.length, rules: [], more: [], except: [], exceptRules: [] }, change.start ?? id, [], false, asked).map((one) => ({ ...one, key: keyOf(id, idOf(id, id)) }));
  });
}

/** The times that events take within a range, in order. */
export function occurrences(objects: readonly string[], range: { from: Date; to: Date }, options: { zone: string; owner: readonly string[]; limit?: number; leftOut?: (what: LeftOut) => void }): Occurrence[] {
  const warn = (what: string, why: string) => options.leftOut?.({ what, why });
  const asked: Asked = { from: range.from.getTime(), to: range.to.getTime(), limit: options.limit ?? 5000, warn };
  const byUid = new Map<string, EventParts[]>();
  for (const event of readEvents(objects, { ...options, until: asked.to }, warn)) {
    const uid = event.uid || event.label;
    const same = byUid.get(uid);
    if (same) same.push(event);
    else byUid.set(uid, [event]);
  }
  const found = [...byUid.values()].flatMap((events) => {
    try { return series(events, asked); } catch { warn(events[0]?.label ?? 'an event', 'the event cannot be understood'); return []; }
  }).sort((a, b) => a.start.getTime() - b.start.getTime() || a.end.getTime() - b.end.getTime());
  if (found.length > asked.limit) warn('the rest', `only the first ${asked.limit} of ${found.length} times are kept`);
  return found.slice(0, asked.limit);
}

