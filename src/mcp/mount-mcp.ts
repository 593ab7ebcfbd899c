import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { type Access, problemResponse } from '../http/index.ts';
import type { Log } from '../kernel/log.ts';
import type { AnyOperation, CallContext } from '../kernel/operation.ts';

/** Streamable HTTP at `/mcp`, for clients of the 2026 and of the 2025 protocol. The SDK is loaded with the first request: most processes never see one. */
export function mountMcp(app: Hono, { operations, version, access, log, publicUrl }: { operations: readonly AnyOperation[]; version: string; access: Access; log: Log; publicUrl?: string | undefined }): void {
  app.all('/mcp', async (c) => {
    const requestId = randomUUID();
    try {
      access.checkOrigin(c.req.raw);
      const principal = await access.principalOf(c.req.raw, {});
      const context: CallContext = { requestId, ...principal, signal: c.req.raw.signal, baseUrl: publicUrl ?? new URL(c.req.url).origin };
      const [{ createMcpHandler }, { mcpServer }] = await Promise.all([import('@modelcontextprotocol/server'), import('./server.ts')]);
      // One handler a request: the caller's identity belongs to the request, not to an object that outlives it.
      const handler = createMcpHandler(() => mcpServer(operations, version, () => context), { responseMode: 'json' });
      const response = await handler.fetch(c.req.raw);
      log.info('mcp request', { status: response.status, request_id: requestId, workspace: principal.workspaceId });
      return response;
    } catch (error) {
      return problemResponse(error, requestId, log);
    }
  });
}
