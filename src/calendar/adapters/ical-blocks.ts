import { createHash } from 'node:crypto';
import { type Component, type ContentLine, escapeText, readComponents, taken, unescapeText, writeComponents } from '../ical/content-lines.ts';
import type { Ical, ReadBlock } from '../ical/ical.port.ts';
import { blockMark } from '../ical/block-mark.ts';
import { instantOf } from '../ical/zones.ts';
import { readEvents } from './ical-occurrences.ts';
import { lineOf, startOf, textOf } from './ical-values.ts';

const DAY = 86_400_000;
type Draft = Parameters<Ical['writeBlock']>[0];

/** The event that stands for the whole object: the series, not a changed occurrence of it. */
function mainEvent(components: readonly Component[]): { calendar: Component; event: Component } | undefined {
  for (const calendar of components) {
    const events = calendar.parts.filter((part) => part.name === 'VEVENT');
    const event = events.find((one) => lineOf(one, 'RECURRENCE-ID') === undefined) ?? events[0];
    if (event) return { calendar, event };
  }
  return undefined;
}

export function readBlock(ics: string, zone: string): ReadBlock | null {
  const { components } = readComponents(ics);
  const main = mainEvent(components);
  if (!main) return null;
  const only = writeComponents([{ ...main.calendar, parts: [...main.calendar.parts.filter((part) => part.name !== 'VEVENT'), main.event] }]);
  const [event] = readEvents([only], { zone, owner: [], until: Date.now() }, () => { /* only whether it can be read matters here */ });
  const start = event?.start ?? event?.replaces;
  if (!event || !start) return null;
  const { days, exact } = event.length;
  const begins = startOf(start);
  const ends = (days ? instantOf(start.zone, start.wall + days * DAY) : begins) + exact;
  if (!Number.isFinite(begins) || !Number.isFinite(ends)) return null;
  const task = textOf(main.event, 'X-ALMANAC-TASK').trim();
  const uid = textOf(main.event, 'X-ALMANAC-UID').trim() || event.uid;
  const says = { title: event.title, start: new Date(begins), end: new Date(Math.max(begins, ends)) };
  return { uid, ...says, taskId: /^[1-9]\d{0,8}$/.test(task) ? Number(task) : null, original: event.uid === uid, asWritten: textOf(main.event, 'X-ALMANAC-MARK').trim() === blockMark(says) };
}

const utc = (at: Date): string => at.toISOString().replace(/[-:]|\.\d+/g, '');
const line = (name: string, value: string): ContentLine => ({ name, text: `${name}:${value}`, line: 0 });
/** Marks a description as ours, so that one that a person wrote or removed is told from it. */
const mark = (description: string): string => createHash('sha256').update(description.replace(/\s+/g, ' ').trim()).digest('hex').slice(0, 16);

function set(event: Component, name: string, value: string): void {
  const at = event.lines.findIndex((one) => one.name === name);
  const rest = event.lines.filter((one, index) => one.name !== name || index === at);
  event.lines.splice(0, event.lines.length, ...rest);
  if (at < 0) event.lines.push(line(name, value));
  else event.lines[at] = line(name, value);
}
const drop = (event: Component, ...names: readonly string[]): void => { event.lines.splice(0, event.lines.length, ...event.lines.filter((one) => !names.includes(one.name))); };

/** Ours to say; of a block that stands already nothing else changes. */
function fill(event: Component, draft: Draft, now: Date): void {
  const number = Number.parseInt(taken(lineOf(event, 'SEQUENCE') ?? '').value, 10);
  const described = lineOf(event, 'DESCRIPTION');
  const marked = taken(lineOf(event, 'X-ALMANAC-NOTE') ?? '').value.trim();
  set(event, 'DTSTAMP', utc(now));
  set(event, 'DTSTART', utc(draft.start));
  set(event, 'DTEND', utc(draft.end));
  drop(event, 'DURATION');
  // The title of a person's own spelling is the same title: it is written anew only where it says something else.
  if (lineOf(event, 'SUMMARY') === undefined || textOf(event, 'SUMMARY') !== draft.title) set(event, 'SUMMARY', escapeText(draft.title));
  set(event, 'SEQUENCE', String(Math.max(draft.sequence, Number.isSafeInteger(number) ? number : 0)));
  set(event, 'LAST-MODIFIED', utc(now));
  set(event, 'X-ALMANAC-UID', escapeText(draft.uid));
  set(event, 'X-ALMANAC-TASK', String(draft.taskId));
  set(event, 'X-ALMANAC-MARK', blockMark(draft));
  const ours = marked === '' ? described === undefined : described !== undefined && mark(unescapeText(taken(described).value)) === marked;
  if (!ours) return;
  if (draft.description) {
    set(event, 'DESCRIPTION', escapeText(draft.description));
    drop(event, 'X-ALT-DESC');
  } else drop(event, 'DESCRIPTION');
  if (draft.description) set(event, 'X-ALMANAC-NOTE', mark(draft.description));
  else drop(event, 'X-ALMANAC-NOTE');
}

export function writeBlock(draft: Draft, base: string | null, now: Date): string {
  const components = base === null ? [] : readComponents(base).components.filter((one) => one.name === 'VCALENDAR');
  const main = mainEvent(components);
  if (main) {
    if (lineOf(main.event, 'UID') === undefined) set(main.event, 'UID', draft.uid);
    fill(main.event, draft, now);
    for (const [name, value] of [['PRODID', '-//Almanac//Almanac//EN'], ['VERSION', '2.0']] as const) if (lineOf(main.calendar, name) === undefined) main.calendar.lines.unshift(line(name, value));
    return writeComponents([main.calendar]);
  }
  const event: Component = { name: 'VEVENT', lines: [line('UID', escapeText(draft.uid)), line('CREATED', utc(now)), line('STATUS', 'CONFIRMED'), line('TRANSP', 'OPAQUE')], parts: [], line: 0, cut: false };
  fill(event, draft, now);
  return writeComponents([{ name: 'VCALENDAR', lines: [line('VERSION', '2.0'), line('PRODID', '-//Almanac//Almanac//EN'), line('CALSCALE', 'GREGORIAN')], parts: [event], line: 0, cut: false }]);
}
