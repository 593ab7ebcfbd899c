import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import type { Database } from '../db/database.port.ts';
import { createAccess } from '../http/access.ts';
import type { AnyOperation, CallContext } from '../kernel/operation.ts';
import { identityModule } from './keys.ts';

const cli: CallContext = { requestId: 't', workspaceId: 1, actor: 'cli', scopes: new Set(['admin']) };

describe.each(engines)('API keys on $name', (engine) => {
  let db: Database;
  let identity: ReturnType<typeof identityModule>;
  const run = (name: string, input: unknown, context = cli) => {
    const op = identity.operations.find((o) => o.contract.name === name) as AnyOperation;
    return op.run(op.contract.input.parse(input), context);
  };
  beforeAll(async () => { db = await engine.open(); identity = identityModule({ db }); });
  afterAll(() => db.close());

  it('are shown once and kept as a digest', async () => {
    expect(await identity.hasKeys()).toBe(false);
    const made = await run('keys.create', { name: 'laptop', scopes: ['memory:read'] });
    expect(made.key).toMatch(/^alm_[\w-]{40,}$/);
    const stored = await db.asOwner((sql) => sql.rows('select * from api_keys'));
    expect(JSON.stringify(stored)).not.toContain(made.key);
    expect(JSON.stringify((await run('keys.list', {})).items)).not.toContain(made.key);
    expect(await identity.authenticate(made.key)).toMatchObject({ workspaceId: 1, scopes: new Set(['memory:read']) });
  });

  it('belong to a workspace, which they make on first use', async () => {
    const made = await run('keys.create', { name: 'customer', workspace: 'acme' });
    const principal = await identity.authenticate(made.key);
    expect(principal.workspaceId).not.toBe(1);
    await expect(run('keys.create', { name: 'x', workspace: 'other' }, { ...cli, actor: 'key:1' })).rejects.toMatchObject({ errors: [{ path: 'workspace' }] });
    // Over the wire a key sees the keys of its own workspace only.
    expect((await run('keys.list', {}, { ...cli, actor: 'key:2', workspaceId: principal.workspaceId })).items.map((k: { name: string }) => k.name)).toEqual(['customer']);
  });

  it('stop working when revoked', async () => {
    const made = await run('keys.create', { name: 'lost' });
    await run('keys.revoke', { id: made.key_id });
    await expect(identity.authenticate(made.key)).rejects.toMatchObject({ kind: { status: 401 } });
  });

  it('are needed off loopback, and not on it', async () => {
    const open = createAccess({ host: '127.0.0.1', authenticate: identity.authenticate });
    const closed = createAccess({ host: '0.0.0.0', authenticate: identity.authenticate });
    const request = new Request('http://127.0.0.1/api/v1/memory/events');
    expect(await open.principalOf(request, {})).toMatchObject({ workspaceId: 1, actor: 'local' });
    await expect(closed.principalOf(request, {})).rejects.toMatchObject({ kind: { status: 401 } });
    expect(await closed.principalOf(request, { open: true })).toMatchObject({ actor: 'local' });
  });
});
