import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgres } from '../../db/adapters/postgres.ts';
import { createDatabase } from '../../db/database.ts';
import { migrate } from '../../db/migrate.ts';
import { memoryWorld, type MemoryWorld } from '../world.kit.ts';

const server = process.env['LAB_DATABASE_URL'];

// A server that lets us make no role: then services act as the owner, behind a fence that is forced upon the owner.
describe.runIf(server)('what other tools change, with a login that has no service role', () => {
  const name = `almanac_test_plain_${randomBytes(5).toString('hex')}`;
  let world: MemoryWorld;
  let tool: pg.Client;
  const administer = async (...statements: string[]) => {
    const admin = new pg.Client({ connectionString: server });
    await admin.connect();
    for (const statement of statements) await admin.query(statement);
    await admin.end();
  };
  beforeAll(async () => {
    await administer(`create role ${name} login password 'plain' nosuperuser nocreaterole nobypassrls`, `create database ${name} owner ${name}`);
    const url = new URL(server as string);
    url.username = name;
    url.password = 'plain';
    url.pathname = `/${name}`;
    const db = createDatabase(openPostgres({ url: url.href, poolSize: 3 }), { role: false });
    await migrate(db);
    world = await memoryWorld({ name: 'postgres', open: async () => db });
    tool = new pg.Client({ connectionString: url.href });
    await tool.connect();
  }, 60_000);
  afterAll(async () => {
    await tool.end();
    await world.db.close();
    await administer(`drop database if exists ${name} with (force)`, `drop role if exists ${name}`);
  });

  it('notices an insert, an update and a deletion, each behind the fence of its workspace', async () => {
    const { client_id: id } = await world.call('memory.remember', { content: 'The tap drips.', salience_score: 0.3, client_id: 'plain' });
    const waiting = async () => (await world.db.asOwner((sql) => sql.rows<{ n: number }>('select count(*)::int as n from outside_changes')))[0]?.n;
    expect(await waiting()).toBe(0);
    await tool.query(`set almanac.workspace_id = '1'`);
    await tool.query(`insert into events (client_id, content) values ($1, 'The tap was repaired.')`, [id]);
    expect(await waiting()).toBe(1);
    expect((await tool.query(`select current_setting('almanac.everywhere', true) as everywhere`)).rows).toEqual([{ everywhere: '' }]);
    expect(await world.memory.takeOutsideChanges()).toBe(1);
    const contents = async () => (await world.call('memory.recall', { query: 'tap', client_id: 'plain' })).results.map((r: { content: string }) => r.content).sort();
    expect(await contents()).toEqual(['The tap drips.', 'The tap was repaired.']);
    await tool.query(`update events set content = 'The tap is new.' where content like '%repaired%'`);
    await tool.query(`delete from events where content like '%drips%'`);
    expect(await world.memory.takeOutsideChanges()).toBe(2);
    expect(await contents()).toEqual(['The tap is new.']);
    await tool.query(`set almanac.workspace_id = '2'`);
    expect((await tool.query('select * from outside_changes')).rows).toEqual([]);
    expect((await tool.query('delete from events')).rowCount).toBe(0);
    expect(await waiting()).toBe(0);
  });
});
