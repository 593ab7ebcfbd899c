import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import { openPostgres } from './adapters/postgres.ts';
import { createDatabase } from './database.ts';
import type { Database } from './database.port.ts';
import { migrate } from './migrate.ts';

describe.each(engines)('the fence between workspaces on $name', (engine) => {
  let db: Database;
  beforeAll(async () => {
    db = await engine.open();
    await db.asOwner(async (sql) => {
      await sql.run(`insert into workspaces (workspace_id, slug, name) values (2, 'other', 'Other')`);
      await sql.run(`insert into client_profiles (workspace_id, user_id, is_own) values (2, 'owner', true)`);
    });
  });
  afterAll(() => db.close());

  it('hides the rows of another workspace from a query that forgets the filter', async () => {
    await db.inWorkspace({ workspaceId: 1 }, (sql) => sql.run(`insert into events (client_id, content) values (1, 'mine')`));
    const seen = await db.inWorkspace({ workspaceId: 2 }, (sql) => sql.rows('select * from events'));
    expect(seen).toEqual([]);
    expect(await db.inWorkspace({ workspaceId: 1 }, (sql) => sql.rows<{ content: string }>('select content from events'))).toEqual([{ content: 'mine' }]);
  });

  it('refuses to write into another workspace, and to move a row there', async () => {
    await expect(db.inWorkspace({ workspaceId: 2 }, (sql) => sql.run(`insert into events (workspace_id, content) values (1, 'smuggled')`))).rejects.toMatchObject({ code: '42501' });
    await expect(db.inWorkspace({ workspaceId: 1 }, (sql) => sql.run('update events set workspace_id = 2'))).rejects.toMatchObject({ code: '42501' });
  });

  it('shows nothing to a service transaction without a workspace', async () => {
    const seen = await db.asOwner(async (sql) => {
      await sql.script('set local role almanac_service');
      return sql.rows('select * from client_profiles');
    });
    expect(seen).toEqual([]);
  });

  it('stands around every table that has a workspace_id, and every table that lacks one is known to', async () => {
    const open = await db.asOwner((sql) => sql.rows<{ name: string; tenant: boolean; fenced: boolean }>(`
      select c.relname as name, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped) as tenant,
        c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid) as fenced
      from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`));
    // api_keys is read before the workspace is known, by the owner only.
    expect(open.filter((t) => !t.fenced).map((t) => t.name).sort()).toEqual(['api_keys', 'health_samples', 'instance_secrets', 'memory_backends', 'oauth_states', 'schema_migrations', 'workspaces']);
    const readable = await db.asOwner((sql) => sql.rows<{ ok: boolean }>(`select has_table_privilege('almanac_service', 'api_keys', 'select') or has_table_privilege('almanac_service', 'instance_secrets', 'select') as ok`));
    expect(readable).toEqual([{ ok: false }]);
  });

  it('holds inside the SQL functions', async () => {
    await db.inWorkspace({ workspaceId: 1 }, async (sql) => {
      await sql.run(`insert into graph_nodes (node_type, node_id) values ('person', 'ann'), ('project', 'acme')`);
      await sql.run(`insert into graph_edges (workspace_id, from_node_id, to_node_id, edge_type) values (1, 'ann', 'acme', 'assigned_to')`);
    });
    const ask = (workspaceId: number) => db.inWorkspace({ workspaceId }, (sql) => sql.rows(`select * from get_graph_neighbors('acme')`));
    expect(await ask(1)).toEqual([{ neighbor_id: 'ann', edge_type: 'assigned_to', direction: 'incoming' }]);
    expect(await ask(2)).toEqual([]);
    await db.inWorkspace({ workspaceId: 2 }, (sql) => sql.rows(`select update_fact_temporal('customer', '1', 'contact', 'Dana')`));
    expect(await db.inWorkspace({ workspaceId: 1 }, (sql) => sql.rows('select * from facts'))).toEqual([]);
    expect(await db.inWorkspace({ workspaceId: 2 }, (sql) => sql.rows('select workspace_id, content from facts'))).toEqual([{ workspace_id: 2, content: 'Dana' }]);
  });
});

// Managed servers often give a login that owns its database and may make no role.
describe.runIf(engines.some((e) => e.name === 'postgres'))('the fence for a login that may not act under the role', () => {
  it('is forced upon the owner, and opens for work over all workspaces only', async () => {
    const server = new URL(process.env['LAB_DATABASE_URL'] as string);
    const admin = openPostgres({ url: server.href, poolSize: 1 });
    const name = `almanac_plain_${process.pid}`;
    await admin.loose(`create role ${name} login password 'plain'`);
    await admin.loose(`create database ${name} owner ${name}`);
    server.username = name;
    server.password = 'plain';
    server.pathname = `/${name}`;
    const engine = openPostgres({ url: server.href, poolSize: 2 });
    // The role exists on this server and this login is no member: as with a role that could not be made.
    await migrate(createDatabase(engine));
    expect((await engine.loose('select almanac_can_serve() as role')).rows).toEqual([{ role: false }]);
    const db = createDatabase(engine, { role: false });
    await db.asOwner((sql) => sql.run(`insert into workspaces (workspace_id, slug, name) values (2, 'other', 'Other')`));
    await db.inWorkspace({ workspaceId: 1 }, (sql) => sql.run(`insert into events (client_id, content) values (1, 'mine')`));
    expect(await db.inWorkspace({ workspaceId: 2 }, (sql) => sql.rows('select * from events'))).toEqual([]);
    expect(await db.asOwner((sql) => sql.rows<{ content: string }>('select content from events'))).toEqual([{ content: 'mine' }]);
    await expect(db.inWorkspace({ workspaceId: 2 }, (sql) => sql.run(`insert into events (workspace_id, content) values (1, 'smuggled')`))).rejects.toMatchObject({ code: '42501' });
    await db.close();
    await admin.loose(`drop database ${name} with (force)`);
    await admin.loose(`drop role ${name}`);
    await admin.close();
  });
});
