import { randomUUID } from 'node:crypto';
import type { Config } from '../kernel/config.ts';
import { createLog } from '../kernel/log.ts';
import type { CallContext } from '../kernel/operation.ts';
import { startService } from './service.ts';
import { VERSION } from './version.ts';

/** `almanac mcp`: the whole product as an MCP server on standard input and output. It owns the database, so it stands in for `almanac start`; its HTTP port is any free one. */
export async function runMcp(config: Config): Promise<number> {
  // Standard output belongs to the protocol: the log goes to standard error.
  const service = await startService({ config: { ...config, PORT: 0 }, role: 'all-in-one', log: createLog({ level: config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL }) });
  const [{ serveStdio }, { mcpServer }] = await Promise.all([import('@modelcontextprotocol/server/stdio'), import('../mcp/server.ts')]);
  const context = (): CallContext => ({ requestId: randomUUID(), workspaceId: 1, actor: 'mcp', scopes: new Set(['memory:read', 'memory:write', 'planner:read', 'planner:write', 'admin']), baseUrl: service.url });
  const server = serveStdio(() => mcpServer(service.operations, VERSION, context));
  await new Promise<void>((resolve) => { process.stdin.once('end', resolve).once('close', resolve); process.once('SIGINT', resolve).once('SIGTERM', resolve); });
  await server.close();
  await service.close();
  return 0;
}
