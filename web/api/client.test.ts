import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { type ApiProblem, isOffline } from './api-problem.ts';
import { changeable } from './cached-answers.ts';
import { call, isOwn, requestOf } from './client.ts';
import { keyOf } from './keys.ts';
import { OPERATIONS } from './operations.ts';
import { hangsOn, readsTouchedBy } from './topics.ts';

const answering = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  const asked: { url: string; init: RequestInit }[] = [];
  const ask = (async (url: string, init: RequestInit) => { asked.push({ url, init }); return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers }); }) as typeof fetch;
  return { asked, ask };
};

describe('a request', () => {
  it('has each field in its place', () => {
    expect(requestOf(OPERATIONS['tasks.list'], { status: ['todo', 'done'], q: 'a b', open: undefined, limit: 5 })).toEqual({ url: '/api/v1/tasks?limit=5&q=a+b&status=todo&status=done', body: undefined, headers: {} });
    expect(requestOf(OPERATIONS['planner.edit'], { id: 7, if_match: 2, plan_title: 'x' })).toEqual({ url: '/api/v1/planner/plans/7', body: '{"plan_title":"x"}', headers: { 'if-match': '2' } });
    expect(requestOf(OPERATIONS['observer.reflect'], { mode: 'daily' }).url).toBe('/api/v1/observer/reflect?mode=daily');
  });
  it('that makes something says so once an attempt, and a key goes into a header', async () => {
    const { asked, ask } = answering(201, { task_id: 1 });
    await call('tasks.create', { title: 'x' }, { fetch: ask, key: 'secret', idempotencyKey: 'one' });
    await call('tasks.get', { id: 1 }, { fetch: ask, key: null });
    const [made, read] = asked.map(({ init }) => new Headers(init.headers));
    expect([made?.get('idempotency-key'), made?.get('authorization'), read?.get('idempotency-key'), read?.get('authorization')]).toEqual(['one', 'Bearer secret', null, null]);
    expect(asked.some(({ url }) => url.includes('secret'))).toBe(false);
    expect([isOwn(made?.get('x-request-id') ?? ''), isOwn(read?.get('x-request-id') ?? '')]).toEqual([true, false]);
  });
  it('that is refused speaks in the words of the server', async () => {
    const { ask } = answering(400, { code: 'kernel.invalid-input', title: 'No', detail: 'title: missing', errors: [{ path: 'steps.2.hours', message: 'must be more' }] }, { 'retry-after': '7' });
    const problem = await call('tasks.get', { id: 1 }, { fetch: ask, key: null }).catch((error: unknown) => error) as ApiProblem;
    expect([problem.message, problem.status, problem.retryAfter, problem.about('steps.2'), problem.about('steps')]).toEqual(['title: missing', 400, 7, 'must be more', 'must be more']);
  });
  it('that reaches nobody is known as that, and an abort as an abort', async () => {
    const nobody = (() => Promise.reject(new TypeError('fetch failed'))) as typeof fetch;
    expect(isOffline(await call('tasks.get', { id: 1 }, { fetch: nobody, key: null }).catch((error: unknown) => error))).toBe(true);
    const stop = AbortSignal.abort();
    const aborted = (() => Promise.reject(stop.reason as Error)) as typeof fetch;
    expect(await call('tasks.get', { id: 1 }, { fetch: aborted, key: null, signal: stop }).catch((error: Error) => error.name)).toBe('AbortError');
  });
});

describe('an optimistic change', () => {
  it('reaches every kept answer and can be taken back', () => {
    const client = new QueryClient();
    const list = { items: [{ task_id: 1 }, { task_id: 2 }], next_cursor: null };
    client.setQueryData(keyOf('tasks.list', {}), list);
    client.setQueryData(['tasks.list', {}, 'pages'], { pages: [list], pageParams: [null] });
    const cache = changeable(client);
    cache.update('tasks.list', (page) => ({ ...page, items: page.items.filter((one) => one.task_id !== 1) }));
    expect(client.getQueryData(keyOf('tasks.list', {}))).toEqual({ items: [{ task_id: 2 }], next_cursor: null });
    expect(client.getQueryData<{ pages: unknown[] }>(['tasks.list', {}, 'pages'])?.pages).toEqual([{ items: [{ task_id: 2 }], next_cursor: null }]);
    cache.restore();
    expect(client.getQueryData(keyOf('tasks.list', {}))).toEqual(list);
  });
});

it('a doing makes those readings old that hang on it', () => {
  const touched = readsTouchedBy('planner.approve');
  expect(['planner.read', 'tasks.list', 'memory.recall', 'finance.get'].map(touched)).toEqual([true, true, false, false]);
  expect([hangsOn('offers.list', ['work']), hangsOn('offers.list', ['tasks'])]).toEqual([true, false]);
});
