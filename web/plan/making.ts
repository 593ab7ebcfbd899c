import type { QueryClient } from '@tanstack/react-query';
import { ApiProblem, call, type Input, keyOf, refresh } from '../api/index.ts';
import type { Plan } from './edits.ts';

export type Wish = Omit<Input<'planner.plan'>, 'progress'>;
export interface Making { readonly name: string; readonly wish: Wish; readonly began: number; readonly state: 'running' | 'stopped' | 'failed' | 'ready'; readonly problem: ApiProblem | null; readonly plan: Plan | null }

// A plan that is being made belongs to the tab, not to the page: one may look elsewhere meanwhile.
let making: Making | null = null;
let stop: AbortController | null = null;
let unsent = '';
const listeners = new Set<() => void>();
const set = (now: Making | null): void => { making = now; for (const tell of listeners) tell(); };

export const makingNow = (): Making | null => making;
export const onMaking = (tell: () => void): (() => void) => { listeners.add(tell); return () => { listeners.delete(tell); }; };

/** Begins a plan; one at a time. `onReady` hears of it wherever one is by then. */
export async function makePlan(client: QueryClient, wish: Wish, onReady: (plan: Plan) => void): Promise<void> {
  if (making?.state === 'running') return;
  const name = crypto.randomUUID();
  stop = new AbortController();
  const one: Making = { name, wish, began: Date.now(), state: 'running', problem: null, plan: null };
  set(one);
  try {
    const plan = await call('planner.plan', { ...wish, progress: name }, { signal: stop.signal, idempotencyKey: name });
    client.setQueryData(keyOf('planner.read', { id: plan.plan_id }), plan);
    unsent = '';
    set({ ...one, state: 'ready', plan });
    onReady(plan);
    set(null);
    await refresh(client, 'planner.plan');
  } catch (error) {
    if (stop.signal.aborted) set({ ...one, state: 'stopped' });
    else if (error instanceof ApiProblem) set({ ...one, state: 'failed', problem: error });
    else throw error;
  }
}

/** Hangs up: the server stops asking its model and keeps nothing. */
export const stopMaking = (): void => stop?.abort();
export const dismissMaking = (): void => { if (making?.state !== 'running') set(null); };

/** What was written and not sent, kept while one looks at another page. */
export const unsentIntent = (): string => unsent;
export const keepUnsent = (text: string): void => { unsent = text; };
