import { identityModule, SCOPES } from '../identity/index.ts';
import type { Arguments } from '../cli/arguments.ts';
import { type Config, ConfigError } from '../kernel/config.ts';
import { parseInput } from '../kernel/input.ts';
import { silentLog } from '../kernel/log.ts';
import { callOver } from '../kernel/call-over.ts';
import type { AnyOperation, CallContext, OperationContract } from '../kernel/operation.ts';
import { DataDirTaken } from '../db/data-dir-lock.ts';
import { allContracts } from './contracts.ts';
import { openDatabase } from './open-database.ts';

interface Key { key_id: number; name: string; prefix: string; workspace: string; scopes: string[]; created_at: string; last_used_at: string | null; revoked_at: string | null; key?: string }

const line = (k: Key): string => `${String(k.key_id).padStart(4)}  ${k.prefix}…  ${k.workspace}  ${k.name}  ${k.scopes.join(',')}  ${k.revoked_at ? `revoked ${k.revoked_at}` : `made ${k.created_at}${k.last_used_at ? `, used ${k.last_used_at}` : ''}`}`;

/** `almanac keys create|list|revoke`: works on the database itself, because the first key must exist before a server may open up. */
export async function runKeys(config: Config, { free: [verb, name], named }: Arguments, server: { url?: string | undefined; apiKey?: string | undefined }, out: (text: string) => void): Promise<number> {
  if (verb === undefined || !['create', 'list', 'revoke'].includes(verb)) throw new ConfigError('keys takes create NAME, list or revoke ID.');
  const scopes = named.get('scopes')?.flatMap((s) => s.split(','));
  const input = verb === 'create' ? { name, ...(scopes && { scopes }), ...(named.has('workspace') && { workspace: named.get('workspace')?.[0] }) } : verb === 'revoke' ? { id: name } : { limit: 500 };
  if (verb === 'create' && name === undefined) throw new ConfigError(`keys create needs a name: almanac keys create laptop (scopes: ${SCOPES.join(', ')})`);
  const show = (answer: Key & { items?: Key[] }): number => {
    if (verb === 'create') out(`${answer.key}\n\nThis is the only time it is shown. Send it as: Authorization: Bearer <key>`);
    else out((answer.items ?? [answer]).map(line).join('\n') || 'No keys.');
    return 0;
  };
  const opened = await openDatabase(config, silentLog).catch((error: unknown) => {
    if (error instanceof DataDirTaken) return null; // a server is running on it: then the server makes the key
    throw error;
  });
  if (!opened) {
    const contract = allContracts.find((c) => c.name === `keys.${verb}`) as OperationContract;
    return show(await callOver(server.url ?? 'http://127.0.0.1:8090', server.apiKey ? { apiKey: server.apiKey } : {})(contract)(verb === 'revoke' ? { id: name } : input, { requestId: 'cli' }) as Key);
  }
  try {
    const operation = identityModule({ db: opened.db }).operations.find((o) => o.contract.name === `keys.${verb}`) as AnyOperation;
    const context: CallContext = { requestId: 'cli', workspaceId: 1, actor: 'cli', scopes: new Set(['admin']) };
    const answer = await operation.run(parseInput(operation.contract, input), context) as Key & { items?: Key[] };
    return show(answer);
  } finally {
    await opened.close();
  }
}
