import type * as z from 'zod';
import { Again, type Patience, patiently, readJson } from '../oauth/patience.ts';
import { CalendarError } from '../remote-calendars.port.ts';
import { failureOf, GoogleRefusal } from './google-errors.ts';
import type { GoogleSession } from './google-session.ts';

export interface GoogleRequest<T> {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below `/calendar/v3`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly ifMatch?: string | null | undefined;
  /** What a good answer looks like; absent: there is none. */
  readonly answer?: (body: unknown) => T;
  /** A write that would be made twice: tried again only when Google says that it did nothing. */
  readonly once?: boolean;
}

export type AskGoogle = <T = undefined>(request: GoogleRequest<T>, signal?: AbortSignal) => Promise<T>;

/** An id as one piece of a path; the two that an address reads as steps are nobody's. */
export function piece(id: string): string {
  if (id === '.' || id === '..' || id === '') throw new CalendarError('gone', 'no calendar or event of Google\'s has this id');
  return encodeURIComponent(id);
}

export const eventsOf = (calendarId: string): string => `/calendars/${piece(calendarId)}/events`;

/** Reads an answer against its schema; what does not fit is an answer gone wrong, and may be right the next time. */
export const shaped = <S extends z.ZodType, T = z.output<S>>(schema: S, then: (value: z.output<S>) => T = (value) => value as T) => (body: unknown): T => {
  const read = schema.safeParse(body);
  if (!read.success) throw new Error(`not the answer that was expected at ${read.error.issues[0]?.path.join('.')}`);
  return then(read.data);
};

/** Asks Google's calendar: with a token that holds, in turn, again where that may help, and never longer than the budget. */
export function googleHttp(session: GoogleSession, baseUrl: string, { fetch: doFetch, patience }: { fetch: typeof fetch; patience: Patience }): AskGoogle {
  return ({ method = 'GET', path, query = {}, body, ifMatch, answer, once = false }, signal) => session.inTurn(signal, () => {
    const url = new URL(`${baseUrl}/calendar/v3${path}`);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
    let spent: string | null = null;
    return patiently(patience, 'Google Calendar', signal, async (within) => {
      for (;;) {
        const token: string = await session.token(spent, within);
        let response: Response;
        let said: unknown;
        try {
          response = await doFetch(url, {
            method, redirect: 'manual', signal: within, ...(body !== undefined && { body: JSON.stringify(body) }),
            headers: { authorization: `Bearer ${token}`, accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }), ...(ifMatch && { 'if-match': ifMatch }) },
          });
          said = response.ok ? await readJson(response) : await readJson(response).catch(() => undefined);
        } catch (error) {
          if (once) throw new CalendarError('unavailable', 'Google Calendar did not say whether it was done');
          throw error;
        }
        if (response.ok) {
          try {
            if (answer) return answer(said);
            if (said === undefined) return undefined as never;
            throw new Error('an answer where there is none');
          } catch {
            const failure = new CalendarError('unavailable', 'Google Calendar answered in a form that is not its own');
            throw once ? failure : new Again(failure);
          }
        }
        const failure = failureOf(response.status, response.headers, said);
        if (failure instanceof GoogleRefusal && failure.status === 401 && spent === null) {
          spent = token;
          continue;
        }
        throw once && failure instanceof Again && response.status >= 500 ? failure.failure : failure;
      }
    });
  });
}
