import { describe, expect, it } from 'vitest';
import { openPglite } from './adapters/pglite.ts';
import { openPostgres } from './adapters/postgres.ts';
import { createDatabase } from './database.ts';
import { migrate, readMigrations } from './migrate.ts';
import { engines } from '../../tests/engines.ts';

describe('migrations', () => {
  it('are numbered without gaps and apply once', async () => {
    const all = readMigrations();
    expect(all.map((m) => Number(m.name.slice(0, 4)))).toEqual(all.map((_, i) => i + 1));
    const db = createDatabase(await openPglite());
    expect((await migrate(db)).applied).toEqual(all.map((m) => m.name));
    expect((await migrate(db)).applied).toEqual([]);
    await db.close();
  });

  it('refuse a released file that was changed', async () => {
    const db = createDatabase(await openPglite());
    await migrate(db, [{ name: '0001_a.sql', text: 'create table a (id int)', checksum: 'one' }]);
    await expect(migrate(db, [{ name: '0001_a.sql', text: 'create table a (id bigint)', checksum: 'two' }])).rejects.toThrow('0001_a.sql');
    await db.close();
  });

  it('leave a database alone that holds somebody else’s tables of our names', async () => {
    const db = createDatabase(await openPglite());
    await db.asOwner((sql) => sql.script('create table client_profiles (client_id int)'));
    await expect(migrate(db)).rejects.toThrow('client_profiles');
    expect(await db.asOwner((sql) => sql.rows(`select 1 from pg_class where relname in ('events', 'schema_migrations')`))).toEqual([]);
    await db.close();
  });

  it('roll a broken file back whole', async () => {
    const db = createDatabase(await openPglite());
    await expect(migrate(db, [{ name: '0001_a.sql', text: 'create table a (id int); create table b (nonsense)', checksum: 'x' }])).rejects.toThrow();
    expect(await db.asOwner((sql) => sql.rows(`select 1 from pg_class where relname in ('a', 'schema_migrations')`))).toEqual([]);
    await db.close();
  });

  it.runIf(engines.some((e) => e.name === 'postgres'))('let 20 installers at once all succeed, and one of them do the work', async () => {
    const server = process.env['LAB_DATABASE_URL'] as string;
    const name = `almanac_installers_${process.pid}`;
    const admin = openPostgres({ url: server, poolSize: 1 });
    await admin.loose(`create database ${name}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    const installers = Array.from({ length: 20 }, () => createDatabase(openPostgres({ url: url.href, poolSize: 1 })));
    const done = await Promise.all(installers.map((db) => migrate(db)));
    expect(done.filter((d) => d.applied.length > 0)).toHaveLength(1);
    await Promise.all(installers.map((db) => db.close()));
    await admin.loose(`drop database ${name} with (force)`);
    await admin.close();
  });
});
