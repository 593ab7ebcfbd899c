import { lookup as systemLookup } from 'node:dns';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { isOpenAddress } from './addresses.ts';

/**
 * `refused`: the address may not be asked. `status`: it answered with something else than a document. `too_large`, `slow`,
 * `unreachable`: what they say. The message never holds the address, which may itself be a secret.
 */
export type FetchFailure = 'refused' | 'status' | 'too_large' | 'slow' | 'unreachable';

export class SafeFetchError extends Error {
  override name = 'SafeFetchError';
  readonly failure: FetchFailure;
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  constructor(failure: FetchFailure, message: string, extras: { status?: number; retryAfterMs?: number | null; cause?: unknown } = {}) {
    super(message, extras.cause === undefined ? undefined : { cause: extras.cause });
    this.failure = failure;
    this.status = extras.status ?? null;
    this.retryAfterMs = extras.retryAfterMs ?? null;
  }
}

export interface SafeFetchOptions {
  /** Lets addresses of the house and any port through: for a calendar server at home. */
  readonly allowPrivate?: boolean;
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
  readonly accept?: string;
  /** What is known already: an answer that says it still holds has no body. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly signal?: AbortSignal | undefined;
  /** How names become addresses; the system's own unless a test says otherwise. */
  readonly lookup?: typeof systemLookup;
}

export interface Fetched { readonly status: 200 | 304; readonly body: Buffer; readonly etag: string | null; readonly lastModified: string | null; readonly contentType: string }

const PORTS = new Set(['', '80', '443', '8080', '8443']);
const MOST_REDIRECTS = 5;
const MAX_BYTES = 20 * 1024 * 1024;
const TIMEOUT = 15_000;

const refused = (why: string): SafeFetchError => new SafeFetchError('refused', why);

/** An address that may be asked; its host is not looked up yet. */
function allowed(text: string | URL, base: URL | undefined, allowPrivate: boolean): URL {
  let url: URL;
  try { url = new URL(typeof text === 'string' ? text.trim().replace(/^webcals?:/i, (scheme) => (/s:$/i.test(scheme) ? 'https:' : 'http:')) : text, base); } catch { throw refused('The address is not one.'); }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refused('The address must begin with https, http or webcal.');
  if (!allowPrivate && !PORTS.has(url.port)) throw refused('The address names a port that is not one of the web (80, 443, 8080, 8443).');
  // Numbers in any spelling (decimal, octal, hexadecimal) have become dotted ones here.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (host === '') throw refused('The address is not one.');
  if (isIP(host) && !isOpenAddress(host, allowPrivate)) throw refused('The address belongs to a private or local network.');
  return url;
}

/** Names to addresses, of which every one must be public: the connection is made to what was checked here. */
export function checkedLookup(lookup: typeof systemLookup, allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) { callback(error, '', 0); return; }
      if (!found.every(({ address }) => isOpenAddress(address, allowPrivate))) { callback(refused('The address belongs to a private or local network.'), '', 0); return; }
      const [first] = found;
      if (!first) callback(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '', 0);
      else if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}

function decoded(answer: IncomingMessage): NodeJS.ReadableStream {
  const encoding = (answer.headers['content-encoding'] ?? '').trim().toLowerCase();
  const decoder = encoding === 'gzip' || encoding === 'x-gzip' ? createGunzip() : encoding === 'br' ? createBrotliDecompress() : encoding === 'deflate' ? createInflate() : undefined;
  // Errors of both come out at the end of the pipeline, which is read.
  return decoder ? pipeline(answer, decoder, () => { /* read below */ }) : answer;
}

async function bodyOf(answer: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const tooLarge = () => new SafeFetchError('too_large', `The document is larger than ${Math.floor(maxBytes / 1_048_576)} MB.`);
  if (Number(answer.headers['content-length'] ?? 0) > maxBytes) throw tooLarge();
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of decoded(answer)) {
    size += (part as Buffer).length;
    if (size > maxBytes) throw tooLarge();
    parts.push(part as Buffer);
  }
  if (!answer.complete) throw new SafeFetchError('unreachable', 'The answer broke off in its middle.');
  return Buffer.concat(parts);
}

function ask(url: URL, headers: Record<string, string>, lookup: LookupFunction, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    // No shared agent: a connection that another check opened must not be used for this one.
    const request = send({ protocol: url.protocol, hostname: url.hostname.replace(/^\[|\]$/g, ''), port: url.port || undefined, path: `${url.pathname}${url.search}`, method: 'GET', headers, lookup, signal, agent: false, maxHeaderSize: 32_768, insecureHTTPParser: false });
    request.once('response', resolve);
    request.once('error', reject);
    request.end();
  });
}

function retryAfter(value: string | undefined): number | null {
  if (value === undefined) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, 86_400_000) : null;
}

const authorization = (url: URL): string | null => {
  if (url.username === '' && url.password === '') return null;
  const plain = (text: string) => { try { return decodeURIComponent(text); } catch { return text; } };
  return `Basic ${Buffer.from(`${plain(url.username)}:${plain(url.password)}`).toString('base64')}`;
};

async function follow(text: string, options: SafeFetchOptions, signal: AbortSignal): Promise<Fetched> {
  const allowPrivate = options.allowPrivate ?? false;
  const lookup = checkedLookup(options.lookup ?? systemLookup, allowPrivate);
  let url = allowed(text, undefined, allowPrivate);
  let basic = authorization(url);
  for (let redirects = 0; ; redirects++) {
    const headers: Record<string, string> = { accept: options.accept ?? '*/*', 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'Almanac' };
    if (basic) headers['authorization'] = basic;
    if (options.etag) headers['if-none-match'] = options.etag;
    if (options.lastModified) headers['if-modified-since'] = options.lastModified;
    const answer = await ask(url, headers, lookup, signal);
    const status = answer.statusCode ?? 0;
    const { location } = answer.headers;
    const said = { etag: answer.headers.etag ?? null, lastModified: answer.headers['last-modified'] ?? null, contentType: answer.headers['content-type'] ?? '' };
    if (status === 200) {
      try { return { status, body: await bodyOf(answer, options.maxBytes ?? MAX_BYTES), ...said }; } finally { answer.destroy(); }
    }
    answer.destroy();
    if (status === 304) return { status, body: Buffer.alloc(0), ...said };
    if (![301, 302, 303, 307, 308].includes(status) || location === undefined) throw new SafeFetchError('status', `The server answers ${status}.`, { status, retryAfterMs: retryAfter(answer.headers['retry-after']) });
    if (redirects === MOST_REDIRECTS) throw refused(`The address leads on more than ${MOST_REDIRECTS} times.`);
    const next = allowed(location, url, allowPrivate);
    if (url.protocol === 'https:' && next.protocol === 'http:') throw refused('The address leads from an encrypted connection to an open one.');
    // A password goes to the server that it was given for and to no other.
    basic = authorization(next) ?? (next.origin === url.origin ? basic : null);
    url = next;
  }
}

/** The document at an address that a stranger gave, from the public web only, within limits of size and time. */
export async function safeFetch(address: string, options: SafeFetchOptions = {}): Promise<Fetched> {
  const timeoutMs = options.timeoutMs ?? TIMEOUT;
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), timeoutMs);
  const given = options.signal;
  const stop = () => end.abort();
  if (given?.aborted) stop();
  given?.addEventListener('abort', stop, { once: true });
  try {
    return await follow(address, options, end.signal);
  } catch (error) {
    if (error instanceof SafeFetchError) throw error;
    if (given?.aborted) throw new SafeFetchError('unreachable', 'The request was called off.');
    if (end.signal.aborted) throw new SafeFetchError('slow', `The server did not answer within ${Math.round(timeoutMs / 1000)} seconds.`);
    const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
    const why = code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? 'The name of the server is not known.' : code.startsWith('Z_') || code.startsWith('ERR__ERROR_') ? 'The answer is packed in a way that cannot be unpacked.'
      : /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code) ? 'The server cannot prove who it is (its certificate is not valid).' : 'The server cannot be reached.';
    // Causes of the network's own errors hold addresses, and an address may be a secret: their code is enough.
    throw new SafeFetchError('unreachable', /^[A-Z_0-9]{1,40}$/.test(code) ? `${why.slice(0, -1)} (${code}).` : why);
  } finally {
    clearTimeout(timer);
    given?.removeEventListener('abort', stop);
  }
}

/** A document as text, in the character set that its sender names. */
export function fetchedText({ body, contentType }: Pick<Fetched, 'body' | 'contentType'>): string {
  const named = /charset\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  const marked = body[0] === 0xff && body[1] === 0xfe ? 'utf-16le' : body[0] === 0xfe && body[1] === 0xff ? 'utf-16be' : named;
  try { return new TextDecoder(marked).decode(body); } catch { return new TextDecoder().decode(body); }
}
