import type { QueryClient } from '@tanstack/react-query';
import { ApiProblem, call, type Input, isOffline, keyOf, type Output, refresh } from '../api/index.ts';
import type { Plan } from './edits.ts';

export type Wish = Omit<Input<'planner.plan'>, 'progress' | 'keep_going'>;
type Progress = Output<'planner.progress'>;
type Problem = NonNullable<Progress['problem']>;
export interface Making { readonly name: string; readonly wish: Wish; readonly state: 'running' | 'stopping' | 'stopped' | 'failed'; readonly problem: Problem | null }

// A plan is made on the server, also when nobody waits for it. What this tab began it knows at once; the server lists all of them.
let making: Making | null = null;
let unsent = '';
const listeners = new Set<() => void>();
const set = (now: Making | null): void => { making = now; for (const tell of listeners) tell(); };
const patch = (name: string, change: Partial<Making>): void => { if (making?.name === name) set({ ...making, ...change }); };

export const makingNow = (): Making | null => making;
export const onMaking = (tell: () => void): (() => void) => { listeners.add(tell); return () => { listeners.delete(tell); }; };
export const isRunning = (one: Making | null): boolean => one?.state === 'running' || one?.state === 'stopping';

const ASK_MS = 700, LOST_MS = 20_000, STOPPED = 'planning.stopped';
const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
const problemOf = ({ code, title, message }: ApiProblem): Problem => ({ code, title, detail: message });

/** The answer was lost on the way, which does not stop the making: how it ended is asked for until it has. */
async function outcome(name: string): Promise<Plan> {
  for (let unknownSince = Date.now(); ;) {
    const now = await call('planner.progress', { name }).catch((error: unknown) => { if (isOffline(error)) return null; throw error; });
    if (now?.state === 'ready' && now.plan_id !== null) return call('planner.read', { id: now.plan_id });
    if (now?.state === 'stopped') throw new ApiProblem(409, { code: STOPPED });
    if (now?.state === 'failed') throw new ApiProblem(500, { ...now.problem });
    if (now?.state === 'waiting' && Date.now() - unknownSince > LOST_MS) throw new ApiProblem(500, { code: 'web.lost', title: 'Lost', detail: 'The server knows nothing of this plan. Make it again.' });
    if (now?.state !== 'waiting') unknownSince = Date.now();
    await pause(ASK_MS);
  }
}

/** Begins a plan; one at a time in a tab. `onReady` hears of it wherever one is by then. */
export async function makePlan(client: QueryClient, wish: Wish, onReady: (plan: Plan) => void): Promise<void> {
  if (isRunning(making)) return;
  const name = crypto.randomUUID();
  set({ name, wish, state: 'running', problem: null });
  try {
    const plan = await call('planner.plan', { ...wish, progress: name, keep_going: true }, { idempotencyKey: name }).catch((error: unknown) => (isOffline(error) ? outcome(name) : Promise.reject(error)));
    client.setQueryData(keyOf('planner.read', { id: plan.plan_id }), plan);
    unsent = '';
    onReady(plan);
    set(null);
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    patch(name, error.code === STOPPED ? { state: 'stopped' } : { state: 'failed', problem: problemOf(error) });
  } finally { await refresh(client, 'planner.plan'); }
}

/** Stops one that is being made, wherever it was begun: nothing of it is kept. */
export async function stopMaking(client: QueryClient, name: string): Promise<void> {
  patch(name, { state: 'stopping' });
  for (let tries = 0; ; tries++) {
    try { await call('planner.stop', { name }); break; } catch (error) {
      // It was begun a moment ago, and the server has not written it down yet.
      if (tries > 5 || !(error instanceof ApiProblem) || error.status !== 404 || making?.name !== name) { patch(name, { state: 'running' }); throw error; }
      await pause(200);
    }
  }
  await refresh(client, 'planner.stop');
}

/** Puts one away that was stopped or has failed. */
export async function dismissMaking(client: QueryClient, name: string): Promise<void> {
  if (making?.name === name) { if (isRunning(making)) return; set(null); }
  await call('planner.stop', { name }).catch((error: unknown) => { if (!(error instanceof ApiProblem) || error.status !== 404) throw error; });
  await refresh(client, 'planner.stop');
}

/** What was written and not sent, kept while one looks at another page. */
export const unsentIntent = (): string => unsent;
export const keepUnsent = (text: string): void => { unsent = text; };
