import { CalendarError, type RemoteCalendars } from '../remote-calendars.port.ts';
import { type AskGoogle, shaped } from './google-http.ts';
import { FreeBusy } from './google-shapes.ts';

/** Google takes at most fifty calendars a question, and refuses ranges beyond some three months. */
const CALENDARS_A_CALL = 50;
const RANGE_MS = 60 * 86_400_000;

interface Period { readonly start: Date; readonly end: Date }

/** When calendars are busy. One that Google does not find has no entry, which is not the same as being free. */
export function googleBusy(ask: AskGoogle): RemoteCalendars['busy'] {
  return async (calendarIds, { from, to }, signal) => {
    const ids = [...new Set(calendarIds)];
    const questions: { ids: string[]; timeMin: string; timeMax: string }[] = [];
    for (let at = from.getTime(); at < to.getTime(); at += RANGE_MS) {
      for (let i = 0; i < ids.length; i += CALENDARS_A_CALL) questions.push({ ids: ids.slice(i, i + CALENDARS_A_CALL), timeMin: new Date(at).toISOString(), timeMax: new Date(Math.min(at + RANGE_MS, to.getTime())).toISOString() });
    }
    const answers = await Promise.all(questions.map(async ({ ids: items, timeMin, timeMax }) =>
      ask({ method: 'POST', path: '/freeBusy', body: { timeMin, timeMax, timeZone: 'UTC', items: items.map((id) => ({ id })) }, answer: shaped(FreeBusy, ({ calendars }) => items.flatMap((id) => (calendars[id] ? [{ id, ...calendars[id] }] : []))) }, signal)));
    const busy = new Map<string, Period[]>();
    for (const { id, busy: periods, errors } of answers.flat()) {
      if (errors?.some(({ reason }) => reason !== 'notFound')) throw new CalendarError('unavailable', 'Google Calendar could not say when a calendar is busy');
      if (!errors?.length) busy.set(id, [...(busy.get(id) ?? []), ...periods.map(({ start, end }) => ({ start: new Date(start), end: new Date(end) }))]);
    }
    return new Map([...busy].map(([id, periods]) => [id, joined(periods)]));
  };
}

/** Periods in order; those that touch, as where two questions met, are one. */
function joined(periods: readonly Period[]): Period[] {
  const out: { start: Date; end: Date }[] = [];
  for (const { start, end } of [...periods].sort((a, b) => a.start.getTime() - b.start.getTime())) {
    const last = out.at(-1);
    if (last && start <= last.end) last.end = end > last.end ? end : last.end;
    else if (end > start) out.push({ start, end });
  }
  return out;
}
