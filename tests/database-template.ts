import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openPglite } from '../src/db/adapters/pglite.ts';
import { openPostgres } from '../src/db/adapters/postgres.ts';
import { createDatabase } from '../src/db/database.ts';
import { migrate } from '../src/db/migrate.ts';

// Booting and migrating an embedded database takes seconds, cloning one a fraction: once per run, then a copy per test file.
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'almanac-test-'));
  const engine = await openPglite();
  const db = createDatabase(engine);
  await migrate(db);
  writeFileSync(join(folder, 'template.tar'), Buffer.from(await (await engine.dump()).arrayBuffer()));
  await db.close();
  process.env['ALMANAC_TEST_TEMPLATE'] = join(folder, 'template.tar');

  const server = process.env['LAB_DATABASE_URL'];
  const name = `almanac_template_${process.pid}`;
  if (server) {
    await onServer(server, `drop database if exists ${name} with (force)`, `create database ${name}`);
    const served = createDatabase(openPostgres({ url: databaseUrl(server, name), poolSize: 2 }));
    await migrate(served);
    await served.close();
    process.env['ALMANAC_TEST_TEMPLATE_DATABASE'] = name;
  }
  return async () => {
    rmSync(folder, { recursive: true, force: true });
    if (server) await onServer(server, `drop database if exists ${name} with (force)`);
  };
}

const databaseUrl = (server: string, name: string): string => {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
};

async function onServer(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
