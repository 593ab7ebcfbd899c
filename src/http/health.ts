/** State of one thing the process depends on. `off` is not a fault: it was not configured. */
export interface DependencyState {
  readonly status: 'ok' | 'down' | 'off';
  readonly latency_ms?: number | null;
  readonly detail?: string | null;
}

export interface Dependency {
  readonly name: string;
  /** Without it the process cannot serve: `/ready` says 503. */
  readonly needed?: boolean;
  check(): Promise<DependencyState>;
}

const PATIENCE_MS = 800;

/** Asks every dependency at once; one that takes longer than 0.8 s counts as down, so the answer comes within a second. */
export async function checkHealth(dependencies: readonly Dependency[]): Promise<{ ready: boolean; states: Record<string, Required<DependencyState>> }> {
  const states: Record<string, Required<DependencyState>> = {};
  let ready = true;
  await Promise.all(dependencies.map(async ({ name, needed, check }) => {
    const began = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<DependencyState>((resolve) => { timer = setTimeout(() => resolve({ status: 'down', detail: `no answer within ${PATIENCE_MS} ms` }), PATIENCE_MS); });
    const state = await Promise.race([check().catch((error: unknown): DependencyState => ({ status: 'down', detail: reason(error) })), late]);
    clearTimeout(timer);
    states[name] = { status: state.status, latency_ms: state.latency_ms ?? (state.status === 'off' ? null : Math.round((performance.now() - began) * 10) / 10), detail: state.detail ?? null };
    if (needed && state.status !== 'ok') ready = false;
  }));
  return { ready, states: Object.fromEntries(Object.entries(states).sort(([a], [b]) => a.localeCompare(b))) };
}

/** An outsider may read this: the kind of failure, no address and no credential. */
const reason = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? 'does not answer').slice(0, 60);
