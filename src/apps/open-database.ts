import type { Database } from '../db/database.port.ts';
import { createDatabase } from '../db/database.ts';
import { lockDataDir } from '../db/data-dir-lock.ts';
import { migrate, type Migrated } from '../db/migrate.ts';
import type { Config } from '../kernel/config.ts';
import { errorFields, type Log } from '../kernel/log.ts';

export interface OpenedDatabase extends Migrated {
  readonly db: Database;
  /** For people: "embedded Postgres in ./data", "Postgres at db.example:5432/almanac". */
  readonly where: string;
  close(): Promise<void>;
}

/** Opens the database that the configuration names and brings it up to date. Adapters are loaded on demand: a served Postgres costs no embedded one. */
export async function openDatabase(config: Config, log: Log, { migrating = true, memory = false }: { migrating?: boolean; memory?: boolean } = {}): Promise<OpenedDatabase> {
  if (config.DATABASE_URL && !memory) {
    const { openPostgres } = await import('../db/adapters/postgres.ts');
    const engine = openPostgres({ url: config.DATABASE_URL, poolSize: config.DATABASE_POOL, onError: (error) => log.warn('a database connection was lost', errorFields(error)) });
    const url = new URL(config.DATABASE_URL);
    const migrated = migrating ? await migrate(createDatabase(engine)) : { applied: [], vector: false };
    // A server that let us make no role is served by its owner, whom the forced fence binds.
    const { rows } = await engine.loose('select almanac_can_serve() as role').catch(() => ({ rows: [] })); // before the first migration there is nothing to ask
    const db = createDatabase(engine, { role: rows[0]?.['role'] === true });
    return { db, ...migrated, where: `Postgres at ${url.host}${url.pathname}`, close: () => db.close() };
  }
  const lock = memory ? null : lockDataDir(config.DATA_DIR);
  try {
    const { openPglite } = await import('../db/adapters/pglite.ts');
    const db = createDatabase(await openPglite(memory ? {} : { dataDir: `${config.DATA_DIR}/postgres` }));
    const migrated = migrating ? await migrate(db) : { applied: [], vector: false };
    return { db, ...migrated, where: memory ? 'embedded Postgres in memory' : `embedded Postgres in ${config.DATA_DIR}`, close: async () => { await db.close(); lock?.release(); } };
  } catch (error) {
    lock?.release();
    throw error;
  }
}
