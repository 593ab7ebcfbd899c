import { ApiProblem, NO_ANSWER } from './api-problem.ts';
import { OPERATIONS, type Operations, type Where } from './operations.ts';
import { apiKey, keyWanted } from './session.ts';

export type Name = keyof Operations;
export type Input<N extends Name> = Operations[N]['input'];
export type Output<N extends Name> = Operations[N]['output'];

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Of one attempt to make something; the same key again is answered with the first thing. */
  readonly idempotencyKey?: string;
  readonly fetch?: typeof fetch;
  /** Instead of the key of this tab: to try one before it is kept. */
  readonly key?: string | null;
}

const WAIT_MS = 120_000;
/** Requests of this tab, so that their echo among the live events is known for what it is. */
const own: string[] = [];
export const isOwn = (requestId: string | undefined): boolean => requestId !== undefined && own.includes(requestId);

/** Asks the server for one operation. Throws an ApiProblem whose message is a sentence; an abort throws the AbortError. */
export async function call<N extends Name>(name: N, input: Input<N>, { signal, idempotencyKey, fetch: ask = fetch, key = apiKey() }: CallOptions = {}): Promise<Output<N>> {
  const where: Where = OPERATIONS[name];
  const { url, body, headers } = requestOf(where, input as Record<string, unknown>);
  const requestId = crypto.randomUUID();
  if (!where.reads && own.push(requestId) > 200) own.shift();
  let response: Response;
  let text: string;
  try {
    response = await ask(url, {
      method: where.method, body, signal: signal ? AbortSignal.any([signal, AbortSignal.timeout(WAIT_MS)]) : AbortSignal.timeout(WAIT_MS),
      headers: { accept: 'application/json', 'x-request-id': requestId, ...headers, ...(body !== undefined && { 'content-type': where.takes === 'ndjson' ? 'application/x-ndjson' : 'application/json' }), ...(key && { authorization: `Bearer ${key}` }), ...(where.creates && { 'idempotency-key': idempotencyKey ?? requestId }) },
    });
    text = await response.text();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiProblem(0, { code: NO_ANSWER, title: 'No answer', detail: 'The server does not answer. What you see is what was last read; it comes back by itself.', cause: error });
  }
  if (response.ok) return (where.gives === 'text' ? { body: text } : JSON.parse(text)) as Output<N>;
  if (response.status === 401 && key === apiKey()) keyWanted();
  throw problemOf(response, text);
}

/** Where each field of an input goes: into the path, the query, a header or the body. */
export function requestOf(where: Where, input: Record<string, unknown>): { url: string; body: string | undefined; headers: Record<string, string> } {
  const rest = { ...input };
  const take = (field: string): unknown => { const value = rest[field]; delete rest[field]; return value; };
  let url = where.path.replace(/\{(\w+)\}/g, (_, field: string) => encodeURIComponent(String(take(field))));
  const headers: Record<string, string> = {};
  for (const [field, header] of Object.entries(where.headers ?? {})) {
    const value = take(field);
    if (value !== undefined && value !== null) headers[header] = String(value);
  }
  const bodyless = where.method === 'GET' || where.method === 'DELETE';
  const query = new URLSearchParams();
  for (const field of bodyless ? Object.keys(rest).sort() : (where.query ?? [])) for (const one of [take(field)].flat()) if (one !== undefined && one !== null && one !== '') query.append(field, String(one));
  if (query.size > 0) url += `?${query}`;
  return { url, headers, body: bodyless ? undefined : where.takes === 'ndjson' ? String(rest['body'] ?? '') : JSON.stringify(rest) };
}

function problemOf(response: Response, text: string): ApiProblem {
  const wait = Number(response.headers.get('retry-after'));
  let given: Record<string, unknown> = {};
  try { given = JSON.parse(text) as Record<string, unknown>; } catch { /* something between us and the server answered */ }
  return new ApiProblem(response.status, { title: response.statusText, detail: `The server answered ${response.status}. Trying again may help.`, ...given }, Number.isFinite(wait) && wait > 0 ? wait : undefined);
}
