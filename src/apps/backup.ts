import { createReadStream, createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Database, Sql } from '../db/database.port.ts';
import { readMigrations } from '../db/migrate.ts';
import { type Config, ConfigError } from '../kernel/config.ts';
import { silentLog } from '../kernel/log.ts';
import { openDatabase } from './open-database.ts';

// A backup is one gzipped file of JSON lines: a head, then every row of every table. It holds no format of an engine, so what was
// backed up from the embedded Postgres can be restored into a served one.

const ROWS_A_BATCH = 500;
const SKIPPED = new Set(['schema_migrations']);

interface Table { name: string; columns: string[] }

/** Tables with the columns that can be written: a generated one computes itself again. */
async function tables(sql: Sql): Promise<Table[]> {
  const rows = await sql.rows<Table>(`select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' group by c.relname order by c.relname`);
  return rows.filter((t) => !SKIPPED.has(t.name));
}

/** Writes everything as of one moment into a file, however long it takes; answers the number of rows. A second one at the same time, in any process, is refused: null. */
export async function writeBackup(db: Database, file: string): Promise<number | null> {
  let total = 0;
  let free = true;
  await db.asOwner(async (sql) => {
    await sql.script('set transaction isolation level repeatable read, read only');
    const [lock] = await sql.rows<{ free: boolean }>(`select pg_try_advisory_xact_lock(hashtext('almanac.backup')) as free`);
    if (!lock?.free) { free = false; return; }
    async function* lines(): AsyncGenerator<string> {
      yield `${JSON.stringify({ almanac_backup: 1, made_at: new Date().toISOString(), migrations: readMigrations().map((m) => m.name) })}\n`;
      for (const { name, columns } of await tables(sql)) {
        await sql.script(`declare rows_of no scroll cursor for select json_build_object(${columns.map((c) => `'${c}', "${c}"`).join(', ')})::text as row from "${name}"`);
        for (;;) {
          const rows = await sql.rows<{ row: string }>(`fetch ${ROWS_A_BATCH} from rows_of`);
          if (!rows.length) break;
          total += rows.length;
          yield `${rows.map(({ row }) => `{"table":"${name}","row":${row}}`).join('\n')}\n`;
        }
        await sql.script('close rows_of');
      }
    }
    await pipeline(Readable.from(lines()), createGzip(), createWriteStream(`${file}.part`, { mode: 0o600 }));
  });
  if (!free) return null;
  await rename(`${file}.part`, file); // a name without .part is a whole backup
  return total;
}

export async function runBackup(config: Config, file: string, out: (text: string) => void): Promise<number> {
  const opened = await openDatabase(config, silentLog);
  try {
    const total = await writeBackup(opened.db, file);
    if (total === null) throw new ConfigError('Another backup of this database is being written. Try again when it is done.');
    out(`${total} rows of ${opened.where} are in ${file}. It holds everything, keys' digests included: keep it as you would the database.`);
    return 0;
  } finally {
    await opened.close();
  }
}

export async function runRestore(config: Config, file: string, out: (text: string) => void): Promise<number> {
  const opened = await openDatabase(config, silentLog);
  try {
    let total = 0;
    await opened.db.asOwner(async (sql) => {
      const [used] = await sql.rows<{ n: number }>('select (select count(*) from events) + (select count(*) from facts) + (select count(*) from plans) + (select count(*) from tasks) as n');
      if (Number(used?.n) > 0) throw new ConfigError(`${opened.where} is not empty. Restore into a new database (another DATA_DIR or DATABASE_URL), so that nothing is overwritten.`);
      const known = new Map((await tables(sql)).map((t) => [t.name, t.columns]));
      // Rows come table by table, and some tables point at each other: the keys are put back when everything is there.
      const keys = await sql.rows<{ name: string; table: string; definition: string }>(`select k.conname as name, c.relname as table, pg_get_constraintdef(k.oid) as definition from pg_constraint k join pg_class c on c.oid = k.conrelid where k.contype = 'f' and k.connamespace = 'public'::regnamespace`);
      for (const k of keys) await sql.script(`alter table "${k.table}" drop constraint "${k.name}"`);
      await sql.script([...known.keys()].map((name) => `delete from "${name}"`).join('; '));

      let batch: { table: string; rows: string[] } = { table: '', rows: [] };
      const flush = async (): Promise<void> => {
        const columns = known.get(batch.table);
        if (!batch.rows.length || !columns) return;
        const list = columns.map((c) => `"${c}"`).join(', ');
        await sql.run(`insert into "${batch.table}" (${list}) overriding system value select ${list} from json_populate_recordset(null::"${batch.table}", $1::json)`, [`[${batch.rows.join(',')}]`]);
        total += batch.rows.length;
        batch = { table: batch.table, rows: [] };
      };
      let first = true;
      for await (const line of linesOf(file)) {
        const parsed = JSON.parse(line) as { almanac_backup?: number; migrations?: string[]; table?: string; row?: unknown };
        if (first) {
          first = false;
          const unknown = (parsed.migrations ?? []).filter((m) => !readMigrations().some((own) => own.name === m));
          if (parsed.almanac_backup !== 1) throw new ConfigError(`${file} is no backup of Almanac.`);
          if (unknown.length) throw new ConfigError(`${file} was made by a newer Almanac (${unknown.join(', ')}). Update first.`);
          continue;
        }
        if (parsed.table !== batch.table || batch.rows.length >= ROWS_A_BATCH) { await flush(); batch.table = parsed.table ?? ''; }
        batch.rows.push(JSON.stringify(parsed.row));
      }
      if (first) throw new ConfigError(`${file} cannot be read or is empty.`);
      await flush();
      for (const k of keys) await sql.script(`alter table "${k.table}" add constraint "${k.name}" ${k.definition}`);
      // Identities go on after the highest number that came.
      const identities = await sql.rows<{ table: string; column: string; sequence: string }>(`select c.relname as table, a.attname as column, pg_get_serial_sequence(format('public.%I', c.relname), a.attname) as sequence
        from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attidentity <> ''`);
      for (const i of identities) await sql.rows(`select setval('${i.sequence}', coalesce((select max("${i.column}") from "${i.table}"), 0) + 1, false)`);
    });
    out(`${total} rows of ${file} are in ${opened.where}.`);
    return 0;
  } finally {
    await opened.close();
  }
}

/** The lines of a gzipped file. A file that is missing, cut short or no backup is a sentence. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const unzipped = createGunzip().setEncoding('utf8');
  createReadStream(file).on('error', (error) => unzipped.destroy(error)).pipe(unzipped);
  let rest = '';
  try {
    for await (const part of unzipped as AsyncIterable<string>) {
      const lines = (rest + part).split('\n');
      rest = lines.pop() ?? '';
      yield* lines.filter(Boolean);
    }
  } catch (error) {
    throw new ConfigError(`${file} cannot be read as a backup: ${error instanceof Error ? error.message : 'it is damaged'}. Nothing was changed.`);
  }
  if (rest) yield rest;
}
