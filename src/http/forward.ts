import type { Hono } from 'hono';
import { Forbidden } from '../identity/index.ts';
import { Unreachable } from '../kernel/call-over.ts';
import type { Log } from '../kernel/log.ts';
import type { OperationContract } from '../kernel/operation.ts';
import { Problem } from '../kernel/problem.ts';
import type { Access } from './access.ts';
import { honoPath, problemResponse, requestIdOf } from './mount.ts';

/** Of one connection, not of the message; and what the next hop works out for itself. */
const LEFT_BEHIND = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'host', 'content-length', 'accept-encoding', 'origin', 'expect'];
const NOT_BROUGHT = ['connection', 'keep-alive', 'transfer-encoding', 'content-encoding', 'content-length'];
const WAIT_MS = 120_000;

export interface ForwardOptions {
  readonly contracts: readonly OperationContract[];
  /** Where the other service is. */
  readonly base: string;
  /** For callers who need no key here: the one this service has for the other. */
  readonly apiKey?: string | undefined;
  readonly access: Access;
  readonly log: Log;
}

/** Hands requests for another service's operations on, so that a browser finds everything in one place. Who may not call here, may not there. */
export function mountForward(app: Hono, { contracts, base, apiKey, access, log }: ForwardOptions): void {
  const target = base.replace(/\/+$/, '');
  for (const contract of contracts) for (const route of [contract, ...(contract.also ?? [])]) {
    app.on(route.method, honoPath(route.path), async (c) => {
      const request = c.req.raw;
      const requestId = requestIdOf(request);
      try {
        access.checkOrigin(request);
        const principal = await access.principalOf(request, contract);
        if (!contract.open && ![contract.scope, ...(contract.orScopes ?? [])].some((scope) => principal.scopes.has(scope))) throw new Problem(Forbidden, `This key lacks the scope ${contract.scope}.`);
        const headers = new Headers(request.headers);
        for (const name of LEFT_BEHIND) headers.delete(name);
        headers.set('x-request-id', requestId);
        if (apiKey !== undefined && !headers.has('authorization')) headers.set('authorization', `Bearer ${apiKey}`);
        const url = new URL(request.url);
        const answer = await fetch(target + url.pathname + url.search, { method: request.method, headers, body: request.body, redirect: 'manual', signal: AbortSignal.any([request.signal, AbortSignal.timeout(WAIT_MS)]), ...(request.body && { duplex: 'half' }) } as RequestInit).catch((cause: unknown) => { throw new Problem(Unreachable, 'The memory does not answer at the moment. What needs it works again when it is back.', { cause }); });
        const back = new Headers(answer.headers);
        for (const name of NOT_BROUGHT) back.delete(name);
        return new Response(answer.body, { status: answer.status, headers: back });
      } catch (error) {
        return problemResponse(error, requestId, log);
      }
    });
  }
}
