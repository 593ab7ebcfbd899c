import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Database, Sql } from './database.port.ts';
import { Problem } from '../kernel/problem.ts';
import { DatabaseUnavailable } from './db.problems.ts';

export interface Migration {
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

const NAME = /^\d{4}_[a-z_]+\.sql$/;
/** One installer at a time holds this advisory lock; the others wait and then find nothing left to do. */
const LOCK = 7_262_562;

export function readMigrations(folder: URL = new URL('./migrations/', import.meta.url)): Migration[] {
  return readdirSync(folder).filter((name) => NAME.test(name)).sort().map((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n');
    return { name, text, checksum: createHash('sha256').update(text).digest('hex').slice(0, 16) };
  });
}

export interface Migrated {
  readonly applied: string[];
  readonly vector: boolean;
}

/**
 * Brings a database up to this version: each numbered file once, in order, in one transaction, under a lock. Forward only.
 * Errors: a file that was applied before and reads differently now is refused; a newer database than this code is left alone.
 */
export async function migrate(db: Database, migrations: readonly Migration[] = readMigrations()): Promise<Migrated> {
  await waitUntilReachable(db);
  return db.asOwner(async (sql) => {
    await sql.rows('select pg_advisory_xact_lock($1)', [LOCK]);
    await sql.script(`set local almanac.everywhere = 'on'`); // the fence is forced upon an owner without the service role
    await sql.script(`create table if not exists schema_migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null default clock_timestamp())`);
    const known = new Map((await sql.rows<{ name: string; checksum: string }>('select name, checksum from schema_migrations')).map((r) => [r.name, r.checksum]));
    if (!known.size) await refuseStrangers(sql, migrations);
    const applied: string[] = [];
    for (const { name, text, checksum } of migrations) {
      const before = known.get(name);
      if (before === undefined) {
        await sql.script(text);
        await sql.run('insert into schema_migrations (name, checksum) values ($1, $2)', [name, checksum]);
        applied.push(name);
      } else if (before !== checksum) throw new Error(`Migration ${name} was applied to this database in another form. Released migrations never change: add a new one.`);
    }
    return { applied, vector: await ensureVector(sql) };
  });
}

/** A database that holds tables of our names which we did not make is left alone: what is in them is somebody's. */
async function refuseStrangers(sql: Sql, migrations: readonly Migration[]): Promise<void> {
  const names = migrations.flatMap((m) => [...m.text.matchAll(/^create table (\w+)/gm)].map((found) => found[1] as string));
  const strangers = await sql.rows<{ name: string }>(`select relname as name from pg_class where relkind in ('r', 'v', 'p') and relnamespace = 'public'::regnamespace and relname = any($1::text[]) order by 1`, [names]);
  if (strangers.length) throw new Error(`This database has tables that Almanac did not make (${strangers.map((s) => s.name).join(', ')}). Nothing was changed. Give Almanac a database of its own, and bring what should come along in through the API.`);
}

/** pgvector where the server has it. It may be installed later: then the next migrate finds it. */
async function ensureVector(sql: Sql): Promise<boolean> {
  const [found] = await sql.rows<{ installed: boolean; available: boolean }>(`select exists (select from pg_extension where extname = 'vector') as installed,
    exists (select from pg_available_extensions where name = 'vector') as available`);
  if (found?.installed) return true;
  if (!found?.available) return false;
  await sql.script('savepoint vector');
  try {
    await sql.script('create extension vector');
    return true;
  } catch {
    await sql.script('rollback to savepoint vector'); // not allowed to: everything works without it
    return false;
  }
}

/** A server that is still starting refuses connections for some seconds. */
async function waitUntilReachable(db: Database): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await db.asOwner((sql) => sql.rows('select 1'));
      return;
    } catch (error) {
      const starting = error instanceof Problem && error.kind.code === DatabaseUnavailable.code;
      if (!starting) throw error;
      if (attempt >= 20) throw new Error(`The database does not answer (${error.cause instanceof Error ? error.cause.message || String((error.cause as { code?: unknown }).code) : 'no connection'}). Check DATABASE_URL and whether the server runs.`, { cause: error });
      await new Promise((resolve) => { setTimeout(resolve, 500); });
    }
  }
}
