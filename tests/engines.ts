import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { openPglite } from '../src/db/adapters/pglite.ts';
import { openPostgres } from '../src/db/adapters/postgres.ts';
import { createDatabase } from '../src/db/database.ts';
import type { Database } from '../src/db/database.port.ts';

export interface TestEngine {
  readonly name: 'pglite' | 'postgres';
  /** A migrated database of its own. Close it when the file is done. */
  open(): Promise<Database & { readonly url?: string }>;
}

const embedded: TestEngine = {
  name: 'pglite',
  open: async () => createDatabase(await openPglite({ loadDataDir: new Blob([readFileSync(process.env['ALMANAC_TEST_TEMPLATE'] as string)]) })),
};

const served: TestEngine = {
  name: 'postgres',
  async open() {
    const server = process.env['LAB_DATABASE_URL'] as string;
    const name = `almanac_test_${randomBytes(6).toString('hex')}`;
    await administer(server, `create database ${name} template ${process.env['ALMANAC_TEST_TEMPLATE_DATABASE']}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    const db = createDatabase(openPostgres({ url: url.href, poolSize: 8 }));
    return { ...db, url: url.href, close: async () => { await db.close(); await administer(server, `drop database if exists ${name} with (force)`); } };
  },
};

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The engines this run has: always the embedded one, the served one where `LAB_DATABASE_URL` names a server. */
export const engines: readonly TestEngine[] = process.env['LAB_DATABASE_URL'] ? [embedded, served] : [embedded];
