import { readConfig } from '../src/kernel/config.ts';
import { silentLog } from '../src/kernel/log.ts';
import type { Role } from '../src/apps/role.ts';
import { type Service, startService } from '../src/apps/service.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // Answers differ per test; each looks at what it asked for.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

export interface TestService {
  readonly service: Service;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  close(): Promise<void>;
}

/** A whole service on a free port, on a database in memory unless the environment names one. */
export async function startTestService(environment: Record<string, string> = {}, role: Role = 'all-in-one'): Promise<TestService> {
  const service = await startService({ config: readConfig({ PORT: '0', ...environment }), role, log: silentLog, memory: !environment['DATABASE_URL'] });
  return {
    service,
    async send(method, path, body, headers = {}) {
      const raw = body === undefined || typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
      const response = await fetch(service.url + path, { method, headers: { ...(raw !== undefined && { 'content-type': 'application/json' }), ...headers }, ...(raw !== undefined && { body: raw as string }) });
      const text = await response.text();
      let parsed: unknown = null;
      try { parsed = JSON.parse(text); } catch { /* not JSON */ }
      return { status: response.status, headers: response.headers, text, body: parsed };
    },
    close: () => service.close(),
  };
}
