import type { Database } from './database.port.ts';

/**
 * The schema as sorted lines of text, the same on every engine and version: columns, constraints, indexes, policies, functions,
 * views. This text is the golden `schema.sql`; `doctor` compares a live database with it line by line.
 */
export async function describeSchema(db: Database): Promise<string> {
  const lines = await db.asOwner((sql) => sql.rows<{ line: string }>(`
    select line from (
      select format('column %s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
        case when a.attidentity <> '' then ' identity' when a.attgenerated <> '' then ' generated ' || pg_get_expr(d.adbin, d.adrelid) when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end) as line
      from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      union all select format('constraint %s.%s %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) from pg_constraint k join pg_class c on c.oid = k.conrelid where k.connamespace = 'public'::regnamespace and k.contype in ('c', 'f', 'p', 'u')
      union all select format('index %s', indexdef) from pg_indexes where schemaname = 'public' and not starts_with(indexname, 'memory_near_') -- made for large clients as they come
      union all select format('policy %s.%s using %s', p.tablename, p.policyname, p.qual) from pg_policies p where p.schemaname = 'public'
      union all select format('fenced %s', c.relname) from pg_class c where c.relnamespace = 'public'::regnamespace and c.relrowsecurity
      union all select format('function %s(%s) returns %s', p.proname, pg_get_function_arguments(p.oid), pg_get_function_result(p.oid)) from pg_proc p
        where p.pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      union all select format('view %s', c.relname) from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'v' and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    ) described order by line collate "C"`));
  return `-- The schema that the migrations make, described by \`npm run schema\`. Generated: change a migration, not this file.\n${lines.map(({ line }) => line.replaceAll(/\s+/g, ' ')).join('\n')}\n`;
}

/** Lines that are expected and not there, and lines that are there and not expected. Another's tables in the same database are only told of. */
export function compareSchemas(expected: string, live: string): { missing: string[]; foreign: string[] } {
  const lines = (text: string): string[] => text.split('\n').filter((line) => line && !line.startsWith('--'));
  const [wanted, found] = [new Set(lines(expected)), new Set(lines(live))];
  return { missing: [...wanted].filter((line) => !found.has(line)), foreign: [...found].filter((line) => !wanted.has(line)) };
}
