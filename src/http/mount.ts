import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { Forbidden, type Principal } from '../identity/index.ts';
import type { Database } from '../db/database.port.ts';
import { errorFields, type Log } from '../kernel/log.ts';
import { parseInput } from '../kernel/input.ts';
import type { AnyOperation, CallContext, OperationContract, Route } from '../kernel/operation.ts';
import { toProblemJson } from '../kernel/problem-json.ts';
import { Problem } from '../kernel/problem.ts';
import type { Access } from './access.ts';
import { UnknownRoute, WrongMethod } from './http.problems.ts';
import { type Answer, once } from './idempotency.ts';
import type { Metrics } from './metrics.ts';
import { gatherInput, readBody } from './read-request.ts';

export interface MountOptions {
  readonly operations: readonly AnyOperation[];
  readonly db: Database;
  readonly access: Access;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Where strangers reach us, when a proxy stands before us. */
  readonly publicUrl?: string | undefined;
}

/** Puts operations on their routes: reads the request, checks it, runs it, checks and sends the answer. */
export function mount({ operations, db, access, log, metrics, publicUrl }: MountOptions): Hono {
  const app = new Hono();
  const methods = new Map<string, Set<string>>();

  const serve = async (c: Context, { contract, run }: AnyOperation, route: Route): Promise<Response> => {
    const began = performance.now();
    const requestId = requestIdOf(c.req.raw);
    let principal: Principal | undefined;
    let status = 500;
    try {
      access.checkOrigin(c.req.raw);
      principal = await access.principalOf(c.req.raw, contract);
      if (!contract.open && ![contract.scope, ...(contract.orScopes ?? [])].some((scope) => principal?.scopes.has(scope))) throw new Problem(Forbidden, `This key lacks the scope ${contract.scope}. Make one that has it: almanac keys create NAME --scopes ${contract.scope}`);
      const url = new URL(c.req.url);
      const raw = gatherInput(contract, route, paramsOf(route, c.req.param() as Record<string, string>), url, c.req.raw.headers, await readBody(c.req.raw));
      const input = parseInput(contract, raw);
      const context: CallContext = {
        requestId, ...principal, signal: c.req.raw.signal, baseUrl: publicUrl ?? url.origin,
        ...(c.req.header('x-probe') === '1' && { probe: true }), ...(contract.wire?.response && { streams: true }),
      };
      if (context.streams) {
        const output = (await run(input, context)) as { body: string | AsyncIterable<string | Uint8Array>; filename?: string };
        const answer = typeof output.body === 'string' ? answerOf(contract, output) : { status: 200, body: toStream(output.body) };
        status = answer.status;
        return new Response(answer.body, { status, headers: { 'content-type': contract.wire?.response?.type ?? 'text/plain', 'x-request-id': requestId, ...(contract.wire?.response?.type === 'text/event-stream' && { 'cache-control': 'no-store', 'x-accel-buffering': 'no' }), ...(output.filename !== undefined && { 'content-disposition': `attachment; filename="${output.filename.replaceAll(/[^\w.-]/g, '_')}"`, 'cache-control': 'no-store' }) } });
      }
      const work = async (inner: CallContext): Promise<Answer> => answerOf(contract, await run(input, inner));
      const key = route.method === 'POST' ? c.req.header('idempotency-key') : undefined;
      const answer = key === undefined || !creates(contract) ? await work(context) : await once(db, context, { key, operation: contract.name, input: raw, slow: contract.slow ?? false }, work);
      status = answer.status;
      if (contract.wire?.redirect && !/application\/json/i.test(c.req.header('accept') ?? '')) {
        status = 302;
        return new Response(null, { status, headers: { location: (JSON.parse(answer.body) as { location: string }).location, 'cache-control': 'no-store', 'x-request-id': requestId } });
      }
      return new Response(answer.body, { status, headers: { 'content-type': 'application/json', 'x-request-id': requestId } });
    } catch (error) {
      const response = problemResponse(error, requestId, log.with({ operation: contract.name }));
      status = response.status;
      return response;
    } finally {
      const ms = performance.now() - began;
      metrics.observe(contract.name, status, ms / 1000);
      log.info('request', { operation: contract.name, status, duration_ms: Math.round(ms * 10) / 10, request_id: requestId, ...(principal && { workspace: principal.workspaceId, actor: principal.actor }) });
    }
  };

  for (const operation of operations) {
    for (const route of [operation.contract as Route, ...(operation.contract.also ?? [])]) {
      const path = honoPath(route.path);
      app.on(route.method, path, (c) => serve(c, operation, route));
      methods.set(path, (methods.get(path) ?? new Set()).add(route.method));
    }
  }
  for (const [path, known] of methods) {
    app.all(path, (c) => problemResponse(new Problem(WrongMethod, `${c.req.path.slice(0, 200)} takes ${[...known].sort().join(', ')}, not ${c.req.method}.`), requestIdOf(c.req.raw), log, { allow: [...known].sort().join(', ') }));
  }
  return app;
}

/** `{id}` as the router writes it; `{secret}.ics` takes the ending into the pattern. */
export const honoPath = (path: string): string => path.replace(/\{(\w+)\}(\.\w+)?/g, (_, name: string, ending?: string) => (ending ? `:${name}{[^/]+\\${ending}}` : `:${name}`));

/** Path parameters without the ending that the route writes behind them. */
function paramsOf(route: Route, params: Record<string, string>): Record<string, string> {
  const out = { ...params };
  for (const [, name, ending] of route.path.matchAll(/\{(\w+)\}(\.\w+)/g)) if (name && ending) out[name] = (out[name] ?? '').slice(0, -ending.length);
  return out;
}

/** The last word of an app: addresses and errors that no operation took. */
export function closeApp(app: Hono, log: Log): Hono {
  app.notFound((c) => problemResponse(new Problem(UnknownRoute, `${c.req.method} ${c.req.path.slice(0, 200)} is not served here. /openapi.json lists what is.`), requestIdOf(c.req.raw), log));
  app.onError((error, c) => problemResponse(error, requestIdOf(c.req.raw), log));
  return app;
}

/** Read as fast as it is taken; what fails in the middle cuts the answer off, which its reader notices. */
function toStream(pieces: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder();
  const source = pieces[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) { const { done, value } = await source.next(); if (done) controller.close(); else controller.enqueue(typeof value === 'string' ? bytes.encode(value) : value); },
    async cancel() { await source.return?.(); },
  });
}

/** Only what makes something is remembered under a key; asking twice is harmless anyway. */
const creates = (contract: OperationContract): boolean => contract.status === 201 || typeof contract.status === 'function';

function answerOf(contract: OperationContract, output: unknown): Answer {
  const checked: unknown = contract.output.parse(output);
  const status = typeof contract.status === 'function' ? contract.status(checked) : (contract.status ?? 200);
  return { status, body: contract.wire?.response ? (checked as { body: string }).body : JSON.stringify(checked) };
}

export function problemResponse(error: unknown, requestId: string, log: Log, headers: Record<string, string> = {}): Response {
  const problem = toProblemJson(error, requestId);
  if (problem.status >= 500) log.error('failed', { request_id: requestId, ...errorFields(error), ...(error instanceof Error && error.cause ? { cause: errorFields(error.cause) } : {}) });
  const wait = error instanceof Problem ? error.retryAfter : undefined;
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'x-request-id': requestId, ...(wait !== undefined && { 'retry-after': String(Math.max(1, Math.ceil(wait))) }), ...(problem.status === 401 && { 'www-authenticate': 'Bearer' }), ...(problem.status === 413 && { connection: 'close' }), ...headers },
  });
}

export function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id');
  return given !== null && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();
}
