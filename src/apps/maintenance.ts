import { readFileSync } from 'node:fs';
import type { Config } from '../kernel/config.ts';
import { silentLog } from '../kernel/log.ts';
import { readMigrations } from '../db/migrate.ts';
import { compareSchemas, describeSchema } from '../db/describe-schema.ts';
import { openDatabase } from './open-database.ts';

export async function runMigrate(config: Config, out: (text: string) => void): Promise<number> {
  const opened = await openDatabase(config, silentLog);
  out(opened.applied.length ? `Applied to ${opened.where}:\n${opened.applied.map((name) => `  ${name}`).join('\n')}` : `${opened.where} is up to date.`);
  if (!opened.vector) out('pgvector is not there. Nothing needs it.');
  await opened.close();
  return 0;
}

/** Compares the live database with the golden schema and reports; changes nothing. Exit code 1 when something expected is missing or differs. */
export async function runDoctor(config: Config, out: (text: string) => void): Promise<number> {
  const opened = await openDatabase(config, silentLog, { migrating: false });
  try {
    const expected = readFileSync(new URL('../db/schema.sql', import.meta.url), 'utf8').replaceAll('\r\n', '\n');
    const { missing, foreign } = compareSchemas(expected, await describeSchema(opened.db));
    const known = await opened.db.asOwner((sql) => sql.rows<{ name: string }>(`select name from schema_migrations order by name`)).catch(() => []);
    const pending = readMigrations().filter((m) => !known.some((k) => k.name === m.name));
    const [serving] = await opened.db.asOwner((sql) => sql.rows<{ role: boolean }>('select almanac_can_serve() as role')).catch(() => []);
    out(`${opened.where}`);
    out(pending.length ? `${pending.length} migrations wait: ${pending.map((m) => m.name).join(', ')}. Run: almanac migrate` : 'All migrations are applied.');
    if (serving && !serving.role) out('This login cannot act as the role almanac_service; row-level security is forced upon it instead.');
    for (const line of missing) out(`missing or different: ${line}`);
    for (const line of foreign.filter((one) => !/^policy \w+\.owner_everywhere /.test(one))) out(`not ours: ${line}`);
    if (!missing.length) out('Everything that is expected is there.');
    return missing.length || pending.length ? 1 : 0;
  } finally {
    await opened.close();
  }
}
