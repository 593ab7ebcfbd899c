import type { Ical, LeftOut, Occurrence } from './ical.port.ts';

const DAY = 86_400_000;
/** More than anybody's calendars hold; a file of rules that never rest ends here. */
const MOST_TIMES = 250_000;

export interface CalendarFile {
  readonly name: string | null;
  readonly objects: readonly { uid: string; ics: string }[];
  /** Times that its events take within the range, in order. */
  readonly times: readonly Occurrence[];
  readonly leftOut: readonly LeftOut[];
  readonly whole: boolean;
}

/** What of a calendar file is kept as busy times: a year back and two ahead. */
export const importRange = (now: Date): { from: Date; to: Date } => ({ from: new Date(now.getTime() - 365 * DAY), to: new Date(now.getTime() + 730 * DAY) });

/** A calendar file as times within a range, with all that is missing from it and why. */
export function readCalendarFile(ical: Ical, text: string, range: { from: Date; to: Date }, zone: string): CalendarFile {
  const { name, objects, leftOut, whole } = ical.split(text);
  const missing = [...leftOut];
  const times: Occurrence[] = [];
  for (const [at, { ics }] of objects.entries()) {
    if (times.length >= MOST_TIMES) { missing.push({ what: `the last ${objects.length - at} events`, why: `the file has more than ${MOST_TIMES} times already` }); break; }
    times.push(...ical.occurrences([ics], range, { zone, owner: [], leftOut: (what) => missing.push(what) }));
  }
  if (!whole && objects.length) missing.push({ what: 'the end of the file', why: 'the file breaks off in its middle' });
  return { name, objects, times: times.sort((a, b) => a.start.getTime() - b.start.getTime()), leftOut: missing, whole };
}
