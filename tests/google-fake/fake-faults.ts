import type { ServerResponse } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import { authError, FakeError, limited, type LimitReason } from './fake-errors.ts';

export type Fault =
  | { readonly kind: 'limit'; readonly reason: LimitReason; readonly status?: 403 | 429; readonly retryAfter?: string }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'silent' | 'cut' | 'html' | 'wrong' | 'empty' | 'unauthorized' | 'gone-page' | 'done-then-cut' };

export interface Trouble { readonly fault: Fault; /** How many requests it meets; default all. */ readonly times?: number; /** Which requests; default all. */ readonly on?: (method: string, path: string) => boolean }

/** What goes wrong with the next requests, in the order in which it was asked for. */
export class FakeFaults {
  private pending: { trouble: Trouble; left: number }[] = [];
  met = 0;

  set(...troubles: Trouble[]): void { this.pending = troubles.map((trouble) => ({ trouble, left: trouble.times ?? Infinity })); }
  clear(): void { this.pending = []; }

  next(method: string, path: string): Fault | null {
    const found = this.pending.find(({ trouble, left }) => left > 0 && (trouble.on?.(method, path) ?? true));
    if (!found) return null;
    found.left--;
    this.met++;
    return found.trouble.fault;
  }
}

/** Answers in place of the API, or lets it answer. `done-then-cut` is the caller's: the work is done first. */
export async function misbehave(fault: Fault, response: ServerResponse): Promise<'answered' | 'go on'> {
  const send = (status: number, type: string, body: string, headers: Record<string, string> = {}): 'answered' => {
    response.writeHead(status, { 'content-type': type, ...headers }).end(body);
    return 'answered';
  };
  switch (fault.kind) {
    case 'limit': throw limited(fault.reason, fault.status, fault.retryAfter ? { 'retry-after': fault.retryAfter } : {});
    case 'status': throw new FakeError(fault.status, 'backendError', 'Backend Error', { headers: fault.retryAfter ? { 'retry-after': fault.retryAfter } : {} });
    case 'unauthorized': throw authError();
    case 'slow': await after(fault.ms); return 'go on';
    case 'silent': return 'answered';
    case 'html': return send(200, 'text/html', '<!doctype html><title>Sign in to the hotel</title>');
    case 'gone-page': return send(404, 'text/html', '<html><title>404 Not Found</title>nginx</html>');
    case 'wrong': return send(200, 'application/json', '{"kind":"calendar#events","items":"none","calendars":7,"id":[1],"access_token":0}');
    case 'empty': return send(200, 'application/json', '');
    case 'cut':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' }).write('{"kind":"calendar#events","items":[{"id":"');
      setTimeout(() => response.destroy(), 20);
      return 'answered';
    case 'done-then-cut': return 'go on';
  }
}
