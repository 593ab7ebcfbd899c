import { createHash } from 'node:crypto';
import { type Component, readComponents, taken, writeComponents } from '../ical/content-lines.ts';
import type { Ical, LeftOut } from '../ical/ical.port.ts';
import { labelOf, lineOf, textOf } from './ical-values.ts';

const PRODUCT = { name: 'PRODID', text: 'PRODID:-//Almanac//Almanac//EN', line: 0 };
const VERSION = { name: 'VERSION', text: 'VERSION:2.0', line: 0 };
/** Beside events in a calendar, and of no time. */
const OTHERS: Readonly<Record<string, string>> = { VTODO: 'a to-do is no event', VJOURNAL: 'a journal entry is no event', VFREEBUSY: 'free and busy times are no events' };

const zonesNamed = (event: Component, into: Set<string>): void => {
  for (const { text } of event.lines) {
    const tzid = text.includes('TZID') ? taken(text).params.get('TZID') : undefined;
    if (tzid !== undefined) into.add(tzid);
  }
  for (const part of event.parts) zonesNamed(part, into);
};

export function split(text: string): ReturnType<Ical['split']> {
  const { components, leftOut: broken } = readComponents(text);
  const calendars = components.filter((one) => one.name === 'VCALENDAR');
  if (!calendars.length) {
    const first = text.slice(0, 5000).split(/[\r\n]+/).find((one) => one.trim() !== '')?.trim() ?? '';
    const why = first === '' ? 'the text is empty' : /^<(?:!doctype|html|head|body)/i.test(first) ? 'it is a web page, not a calendar' : 'it is no calendar, which begins with BEGIN:VCALENDAR';
    return { name: null, objects: [], leftOut: [{ what: 'line 1', why }], whole: false };
  }
  const leftOut: LeftOut[] = [...broken];
  const objects = new Map<string, { method: string; zones: Map<string, Component>; events: Component[] }>();
  for (const calendar of calendars) {
    const method = taken(lineOf(calendar, 'METHOD') ?? '').value.trim().toUpperCase();
    const zones = new Map(calendar.parts.filter((part) => part.name === 'VTIMEZONE').map((part) => [taken(lineOf(part, 'TZID') ?? '').value.trim(), part]));
    for (const part of calendar.parts) {
      const other = OTHERS[part.name];
      if (other) leftOut.push({ what: labelOf(part), why: other });
      if (part.name !== 'VEVENT') continue;
      if (part.cut) { leftOut.push({ what: labelOf(part), why: 'the event is cut off in its middle' }); continue; }
      let uid = taken(lineOf(part, 'UID') ?? '').value.trim();
      if (uid === '') {
        uid = `${createHash('sha256').update(part.lines.filter((line) => !/^(DTSTAMP|LAST-MODIFIED|CREATED)$/.test(line.name)).map((line) => line.text).join('\n')).digest('hex').slice(0, 32)}@almanac`;
        part.lines.splice(0, part.lines.length, { name: 'UID', text: `UID:${uid}`, line: part.line }, ...part.lines.filter((line) => line.name !== 'UID'));
      }
      const needed = new Set<string>();
      zonesNamed(part, needed);
      const object = objects.get(uid) ?? { method, zones: new Map<string, Component>(), events: [] };
      for (const tzid of needed) { const zone = zones.get(tzid); if (zone) object.zones.set(tzid, zone); }
      object.events.push(part);
      objects.set(uid, object);
    }
  }
  const name = calendars.map((calendar) => (textOf(calendar, 'X-WR-CALNAME') || textOf(calendar, 'NAME')).trim()).find((one) => one !== '');
  return {
    name: name?.slice(0, 200) ?? null, leftOut, whole: !calendars.some((calendar) => calendar.cut),
    objects: [...objects].map(([uid, { method, zones, events }]) => ({
      uid, ics: writeComponents([{ name: 'VCALENDAR', lines: [VERSION, PRODUCT, ...(method === 'CANCEL' ? [{ name: 'METHOD', text: 'METHOD:CANCEL', line: 0 }] : [])], parts: [...zones.values(), ...events], line: 0, cut: false }]),
    })),
  };
}
