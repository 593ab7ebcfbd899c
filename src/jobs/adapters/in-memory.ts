import { randomUUID } from 'node:crypto';
import type { CallContext } from '../../kernel/operation.ts';
import type { AnyJobHandler } from '../job.ts';
import type { DeadLetter, JobQueue } from '../queue.port.ts';

interface Waiting { id: string; kind: string; workspaceId: number; payload: unknown; key: string | undefined }

/** A queue for tests: jobs wait until `drain()` runs them, in order, so that nothing has to sleep. Not transactional. */
export function inMemoryQueue(): JobQueue & { drain(): Promise<number>; readonly waiting: readonly Waiting[] } {
  const waiting: Waiting[] = [];
  const dead: DeadLetter[] = [];
  const handlers = new Map<string, AnyJobHandler>();
  return {
    waiting,
    async enqueue(_sql, { workspaceId }, kind, payload, { key } = {}) {
      if (key !== undefined && waiting.some((w) => w.kind === kind.name && w.key === key && w.workspaceId === workspaceId)) return null;
      const id = randomUUID();
      waiting.push({ id, kind: kind.name, workspaceId, payload: kind.payload.parse(payload), key });
      return id;
    },
    async work(all) { for (const one of all) handlers.set(one.kind.name, one); },
    async schedule() { /* the test calls what is due */ },
    async drain() {
      let ran = 0;
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const handler = handlers.get(next.kind);
        if (!handler) continue;
        ran++;
        const context: CallContext = { requestId: `job-${next.id}`, workspaceId: next.workspaceId, actor: 'job', scopes: new Set(['memory:read', 'memory:write', 'planner:read', 'planner:write']) };
        try {
          await handler.run(handler.kind.payload.parse(next.payload), context);
        } catch (error) {
          dead.push({ job_id: next.id, kind: next.kind, workspace_id: next.workspaceId, payload: next.payload, error: String(error), failed_at: new Date().toISOString() });
        }
      }
      return ran;
    },
    async counts() { return { waiting: waiting.length, running: 0, failed: dead.length }; },
    async deadLetters(workspaceId, limit) { return dead.filter((d) => d.workspace_id === workspaceId).slice(0, limit); },
    async retry(workspaceId, jobId) {
      const at = dead.findIndex((d) => d.job_id === jobId && d.workspace_id === workspaceId);
      const [letter] = at < 0 ? [] : dead.splice(at, 1);
      if (letter) waiting.push({ id: letter.job_id, kind: letter.kind, workspaceId, payload: letter.payload, key: undefined });
      return letter !== undefined;
    },
    async forget(_sql, { workspaceId }, ids) {
      const left = <T extends { payload: unknown }>(job: T): T | null => {
        const payload = { ...job.payload as Record<string, unknown> };
        for (const [field, gone] of Object.entries(ids)) {
          const value = payload[field];
          if (typeof value === 'number' && gone.includes(value)) return null;
          if (Array.isArray(value)) payload[field] = value.filter((id) => !gone.includes(id as number));
          if (Array.isArray(value) && value.length && (payload[field] as unknown[]).length === 0) return null;
        }
        return { ...job, payload };
      };
      let named = 0;
      for (const list of [waiting, dead] as { payload: unknown }[][]) {
        const kept = list.map((job) => (('workspaceId' in job ? job.workspaceId : (job as DeadLetter).workspace_id) === workspaceId ? left(job) : job));
        named += kept.filter((job, i) => job === null || JSON.stringify(job.payload) !== JSON.stringify((list[i] as { payload: unknown }).payload)).length;
        list.splice(0, list.length, ...kept.filter((job) => job !== null));
      }
      return named;
    },
    async forgetWorkspace(_sql, workspaceId) {
      const before = waiting.length + dead.length;
      for (let i = waiting.length - 1; i >= 0; i--) if (waiting[i]?.workspaceId === workspaceId) waiting.splice(i, 1);
      for (let i = dead.length - 1; i >= 0; i--) if (dead[i]?.workspace_id === workspaceId) dead.splice(i, 1);
      return before - waiting.length - dead.length;
    },
    async stop() { /* nothing runs */ },
  };
}
