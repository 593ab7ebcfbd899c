import { type BlockDraft, CalendarError, type KnownObject, type PutResult, type RemoteCalendars } from '../remote-calendars.port.ts';
import { GoogleRefusal } from './google-errors.ts';
import { eventId, isDeleted, standsAs, toGoogle, toRemote } from './google-event.ts';
import { type AskGoogle, eventsOf, piece, shaped } from './google-http.ts';
import { GoogleEvent } from './google-shapes.ts';

const seen = shaped(GoogleEvent, (event) => ({ event, object: toRemote(event) }));
type Seen = ReturnType<typeof seen>;

const written = ({ object: { id, etag, ics } }: Seen): PutResult => ({ status: 'written', id, etag, ics: ics ?? '' });
const statusOf = (error: unknown): number => (error instanceof GoogleRefusal ? error.status : 0);

/** Single events: read, written so that twice is once, and never over somebody else's change. */
export function googleBlocks(ask: AskGoogle, zone: string): Pick<RemoteCalendars, 'objectId' | 'read' | 'put' | 'remove'> {
  const at = (calendarId: string, id: string): string => `${eventsOf(calendarId)}/${piece(id)}`;

  /** Google says 404 of an event and of its calendar alike. */
  const calendarMustBeThere = async (calendarId: string, signal: AbortSignal | undefined): Promise<void> => {
    await ask({ path: eventsOf(calendarId), query: { maxResults: '1' }, answer: () => null }, signal);
  };
  /** Null when it is not there, or deleted. */
  async function get(calendarId: string, id: string, signal: AbortSignal | undefined, deleted: 'too' | 'as none' = 'as none'): Promise<Seen | null> {
    try {
      const found = await ask({ path: at(calendarId, id), query: { maxAttendees: '1' }, answer: seen }, signal);
      return deleted === 'as none' && isDeleted(found.event) ? null : found;
    } catch (error) {
      if (statusOf(error) === 404) await calendarMustBeThere(calendarId, signal);
      if (statusOf(error) === 404 || statusOf(error) === 410) return null;
      throw error;
    }
  }
  const patch = (calendarId: string, id: string, body: object, ifMatch: string | null | undefined, signal: AbortSignal | undefined): Promise<Seen> => ask({ method: 'PATCH', path: at(calendarId, id), query: { maxAttendees: '1' }, body, ifMatch, answer: seen }, signal);
  const standing = (found: Seen, draft: BlockDraft): PutResult => (standsAs(found.event, draft) ? written(found) : { status: 'changed', object: found.object });

  async function insert(calendarId: string, draft: BlockDraft, signal: AbortSignal | undefined): Promise<PutResult> {
    const id = eventId(draft.uid);
    const { start, end, ...fields } = toGoogle(draft, zone);
    const timed = { start: { dateTime: start.dateTime, timeZone: zone }, end: { dateTime: end.dateTime, timeZone: zone } };
    try {
      return written(await ask({ method: 'POST', path: eventsOf(calendarId), body: { id, ...fields, ...timed }, answer: seen }, signal));
    } catch (error) {
      if (statusOf(error) !== 409) throw error;
    }
    const there = await get(calendarId, id, signal, 'too');
    if (!there) throw new CalendarError('unavailable', 'Google Calendar keeps this event\'s id and does not show the event');
    if (!isDeleted(there.event)) return standing(there, draft);
    try {
      const back = await patch(calendarId, id, { status: 'confirmed', start, end, ...fields }, there.object.etag, signal);
      if (isDeleted(back.event)) throw new CalendarError('rejected', 'Google Calendar does not bring this deleted event back');
      return written(back);
    } catch (error) {
      const now = statusOf(error) === 412 ? await get(calendarId, id, signal) : null;
      if (now) return standing(now, draft);
      throw error;
    }
  }

  async function change(calendarId: string, draft: BlockDraft, known: KnownObject, signal: AbortSignal | undefined): Promise<PutResult> {
    let { etag } = known;
    if (etag === null) {
      const now = await get(calendarId, known.id, signal);
      if (!now) return { status: 'gone' };
      etag = now.object.etag;
    }
    try {
      const done = await patch(calendarId, known.id, toGoogle(draft, zone), etag, signal);
      return isDeleted(done.event) ? { status: 'gone' } : written(done);
    } catch (error) {
      if (statusOf(error) === 410) return { status: 'gone' };
      if (statusOf(error) !== 412 && statusOf(error) !== 404) throw error;
      const now = await get(calendarId, known.id, signal);
      return now ? standing(now, draft) : { status: 'gone' };
    }
  }

  return {
    objectId: (_calendarId, uid) => eventId(uid),
    read: async (calendarId, id, signal) => (await get(calendarId, id, signal))?.object ?? null,
    put: (calendarId, draft, known, signal) => (known ? change(calendarId, draft, known, signal) : insert(calendarId, draft, signal)),
    async remove(calendarId, { id, etag }, signal) {
      try {
        await ask({ method: 'DELETE', path: at(calendarId, id), ifMatch: etag }, signal);
        return { status: 'removed' };
      } catch (error) {
        if (statusOf(error) === 410) return { status: 'gone' };
        if (statusOf(error) !== 412 && statusOf(error) !== 404) throw error;
        const now = await get(calendarId, id, signal);
        return now ? { status: 'changed', object: now.object } : { status: 'gone' };
      }
    },
  };
}
