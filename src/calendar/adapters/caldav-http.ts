// Requests to one CalDAV server: who we are, how long we wait, what is tried again, where we let ourselves be sent.
import { setTimeout as sleep } from 'node:timers/promises';
import { TextDecoder } from 'node:util';
import { CalendarError } from '../remote-calendars.port.ts';
import type { DavAuth } from './caldav-auth.ts';
import { mayOpen } from './caldav-paths.ts';
import { type DavResponse, Garbled, readConditions, readMultistatus } from './caldav-xml.ts';

export interface DavRequest {
  readonly method: string;
  readonly url: URL;
  readonly depth?: '0' | '1';
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** A listing of everything there is: servers that have not read it lately take three times as long to begin. */
  readonly whole?: boolean;
}

/** An answer that is not one of trying again: also 404, 409, 412. */
export interface DavAnswer {
  readonly status: number;
  /** Where it came from, after redirects. */
  readonly url: URL;
  readonly etag: string | null;
  readonly location: string | null;
  readonly text: string;
  /** The conditions an error names, and the hrefs with them. */
  readonly conditions: ReadonlySet<string>;
  readonly hrefs: readonly string[];
}

export interface Listing<T> extends DavAnswer { readonly items: readonly T[]; readonly syncToken: string | null }

export interface Dav {
  /** Where the account is; what is sent elsewhere has to belong to it. */
  readonly server: URL;
  plain(request: DavRequest): Promise<DavAnswer>;
  /** A multistatus, of whose responses only what `pick` makes of them is kept. A refusal has no items. */
  list<T>(request: DavRequest, pick: (response: DavResponse, url: URL) => T | readonly T[] | undefined): Promise<Listing<T>>;
}

export interface DavPatience {
  /** For one request: until it begins to answer, and between two parts of the answer. The whole may take four times as long. */
  readonly timeoutMs: number;
  /** How long one request is tried again. */
  readonly budgetMs: number;
  readonly pause: (ms: number, signal: AbortSignal | undefined) => Promise<unknown>;
}

export const patience: DavPatience = { timeoutMs: 15_000, budgetMs: 20_000, pause: (ms, signal) => sleep(ms, undefined, { ...(signal && { signal }) }) };

const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 8_000;
const MOST_REDIRECTS = 5;
const MOST_TEXT = 16 * 1024 * 1024;

class Again extends Error {
  readonly failure: CalendarError;
  constructor(failure: CalendarError) { super(failure.message); this.failure = failure; }
}

/** At most `places` at a time; the others wait in line. */
export function gate(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  const line: (() => void)[] = [];
  let free = places;
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => { line.push(resolve); });
    try { return await work(); } finally { const next = line.shift(); if (next) next(); else free++; }
  };
}

/** In seconds or as a date; at most a day, and nothing when it is neither. */
function retryAfter(header: string | null, now: Date): number | null {
  if (header === null) return null;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : new Date(header).getTime() - now.getTime();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 86_400_000) : null;
}

const again = (status: number): boolean => [408, 423, 425, 429].includes(status) || (status >= 500 && ![501, 505, 507, 508].includes(status));

export function openDav({ server, auth, doFetch, now, within, patience: { timeoutMs, budgetMs, pause } }: {
  server: URL; auth: DavAuth; doFetch: typeof fetch; now: () => Date; within: ReturnType<typeof gate>; patience: DavPatience;
}): Dav {
  const name = server.hostname;
  const unavailable = (what: string, retryAfterMs: number | null = null): CalendarError => new CalendarError('unavailable', `The calendar server ${name} ${what}.`, { retryAfterMs });

  /** Sends it where the server wants it; the password goes with it only where it belongs. */
  async function follow(request: DavRequest, signal: AbortSignal): Promise<{ response: Response; url: URL }> {
    let { url } = request;
    for (let [redirects, challenges] = [0, 0]; ;) {
      if (!mayOpen(server, url)) throw new CalendarError('rejected', `The calendar server ${name} sends on to ${url.origin}, which is not known to be the same owner's. Enter that address as the server's if it is right.`);
      const response = await doFetch(url.href, {
        method: request.method, redirect: 'manual', signal, ...(request.body !== undefined && { body: request.body }),
        headers: { authorization: auth.header(request.method, url), 'user-agent': 'almanac', accept: '*/*', ...(request.depth && { depth: request.depth }), ...(request.body !== undefined && { 'content-type': 'application/xml; charset=utf-8' }), ...request.headers },
      });
      const location = response.headers.get('location');
      const moved = [301, 302, 307, 308].includes(response.status) && location !== null;
      const challenge = response.status === 401 && challenges++ === 0 && auth.challenged(response.headers.get('www-authenticate'));
      if (!moved && !challenge) return { response, url };
      await response.body?.cancel();
      if (!moved) continue;
      if (++redirects > MOST_REDIRECTS || !URL.canParse(location, url.href)) throw unavailable('sends us in a circle');
      url = new URL(location, url);
      url.username = url.password = url.hash = '';
    }
  }

  async function* parts(response: Response, alive: () => void): AsyncGenerator<string> {
    const [, charset = 'utf-8'] = /charset="?([\w-]+)/i.exec(response.headers.get('content-type') ?? '') ?? [];
    let decoder: TextDecoder;
    try { decoder = new TextDecoder(charset); } catch { decoder = new TextDecoder(); }
    for await (const part of response.body ?? []) { alive(); yield decoder.decode(part as Uint8Array, { stream: true }); }
    yield decoder.decode();
  }

  async function once<T>(request: DavRequest, read: (answer: DavAnswer, parts: AsyncIterable<string>) => Promise<T>): Promise<T> {
    const limit = new AbortController();
    const patient = request.whole ? 3 * timeoutMs : timeoutMs;
    const [idle, whole] = [patient, 4 * patient].map((ms) => setTimeout(() => limit.abort(), ms)) as [NodeJS.Timeout, NodeJS.Timeout];
    try {
      const { response, url } = await follow(request, request.signal ? AbortSignal.any([request.signal, limit.signal]) : limit.signal);
      const { status, headers } = response;
      if (again(status)) {
        await response.body?.cancel();
        throw new Again(unavailable(status === 429 ? 'asks us to wait' : status === 423 ? 'keeps this locked at the moment' : `answered ${status}`, retryAfter(headers.get('retry-after'), now())));
      }
      if (status === 401) {
        await response.body?.cancel();
        throw new CalendarError('refused', `The calendar server ${name} no longer accepts the user name and password (or token).`);
      }
      // A weak tag never matches when it is sent back; proxies that compress make them of strong ones.
      const answer: DavAnswer = { status, url, etag: headers.get('etag')?.replace(/^W\//, '') || null, location: headers.get('location'), text: '', conditions: new Set(), hrefs: [] };
      return await read(answer, parts(response, () => idle.refresh()));
    } catch (error) {
      if (error instanceof CalendarError || error instanceof Again || error instanceof Garbled) throw error;
      if (request.signal?.aborted) throw request.signal.reason;
      throw new Again(unavailable(limit.signal.aborted ? `did not answer within ${patient / 1000} s` : 'cannot be reached, or broke off'));
    } finally {
      clearTimeout(idle);
      clearTimeout(whole);
    }
  }

  async function patiently<T>(request: DavRequest, read: (answer: DavAnswer, parts: AsyncIterable<string>) => Promise<T>): Promise<T> {
    const began = performance.now();
    for (let [attempt, garbled, waited] = [0, 0, 0]; ; attempt++) {
      request.signal?.throwIfAborted();
      let failure: CalendarError;
      try {
        return await within(() => once(request, read));
      } catch (error) {
        if (error instanceof Garbled) {
          failure = unavailable(`answered something else than CalDAV (${error.message})`);
          if (++garbled > 1) throw failure;
        } else if (error instanceof Again) failure = error.failure;
        else throw error;
      }
      const wait = failure.retryAfterMs ?? Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS) * (0.5 + Math.random() / 2);
      if (Math.max(performance.now() - began, waited) + wait > budgetMs) throw failure;
      waited += wait;
      await pause(wait, request.signal);
    }
  }

  async function textual(answer: DavAnswer, from: AsyncIterable<string>): Promise<DavAnswer> {
    let text = '';
    for await (const part of from) {
      text += part;
      if (text.length > MOST_TEXT) throw new Garbled('more than 16 MiB in one object');
    }
    if (answer.status < 400) return { ...answer, text };
    const { names, hrefs } = await readConditions(text);
    return { ...answer, conditions: names, hrefs };
  }

  return {
    server,
    plain: (request) => patiently(request, textual),
    list: <T>(request: DavRequest, pick: (response: DavResponse, url: URL) => T | readonly T[] | undefined) => patiently(request, async (answer, from): Promise<Listing<T>> => {
      if (answer.status < 200 || answer.status >= 300) return { ...await textual(answer, from), items: [], syncToken: null };
      const items: T[] = [];
      const { syncToken } = await readMultistatus(from, (response) => { const picked = pick(response, answer.url); if (Array.isArray(picked)) items.push(...(picked as readonly T[])); else if (picked !== undefined) items.push(picked as T); });
      return { ...answer, items, syncToken };
    }),
  };
}

/** What an answer that is none of the expected ones means for whoever asked. */
export function refusal(answer: DavAnswer, doing: string): CalendarError {
  const { status, url } = answer;
  if (status === 404 || status === 410) return new CalendarError('gone', `The calendar server ${url.hostname} no longer has what was asked for (${doing}).`);
  if (status === 507) return new CalendarError('unavailable', `The calendar server ${url.hostname} has no room left (${doing}).`);
  return new CalendarError('rejected', `The calendar server ${url.hostname} refused (${doing}): it answered ${status}${[...answer.conditions].map((one) => `, ${one.split(' ').at(-1)}`).join('')}.`);
}
