import { type Database, type Sql, sqlState } from '../db/database.port.ts';
import { decodeCursor, pageOf } from '../kernel/cursor.ts';
import { type AnyOperation, type CallContext, operation } from '../kernel/operation.ts';
import { conflict, notFound } from '../kernel/problem.ts';
import { businessContracts } from './business.contract.ts';
import { type BusinessRow, businessStore } from './business.store.ts';
import type { ClientDoor } from './doors.port.ts';
import type { Kind } from './kinds.contract.ts';
import { checkReferences } from './references.store.ts';

type Values = Record<string, unknown>;
const UNIQUE = '23505';

const toJson = (kind: Kind) => (row: BusinessRow): Values => ({
  [`${kind.thing}_id`]: row.id,
  ...Object.fromEntries(kind.columns.map(({ name }) => [name, row[name] instanceof Date ? row[name].toISOString() : row[name] ?? null])),
  created_at: row.created_at.toISOString(), updated_at: row.updated_at.toISOString(),
});

/** The operations of the nine plain kinds. */
export function businessOperations({ db, clients }: { db: Database; clients: ClientDoor }): AnyOperation[] {
  return businessContracts.flatMap(({ kind, create, list, read, change, remove }): AnyOperation[] => {
    const store = businessStore(kind);
    const json = toJson(kind);
    const thing = kind.thing.replaceAll('_', ' ');
    /** The values with their client as a number, every reference looked up, and the slug free. */
    const checked = async (sql: Sql, values: Values, id: number | null): Promise<Values> => {
      await checkReferences(sql, kind.columns.flatMap((column) => (column.table ? [{ path: column.name, table: column.table, id: values[column.name] as number | null | undefined }] : [])));
      const client = values['client_id'] as string | number | null | undefined;
      const out = client === undefined || client === null ? values : { ...values, client_id: await clients.ensure(sql, client) };
      if (values['slug'] && await store.slugTaken(sql, values['slug'], id)) throw conflict(`The slug "${String(values['slug'])}" belongs to another ${thing}; choose another one.`);
      return out;
    };
    const found = (row: BusinessRow | undefined, id: unknown) => { if (!row) throw notFound(thing, id); return json(row); };
    return [
      operation(create, (input, context) => db.inWorkspace(context, async (sql) => {
        const row = await store.insert(sql, await checked(sql, input, null));
        if (!row) throw conflict(`Another ${thing} has the same slug, or belongs to the same plan; change that one.`);
        return json(row);
      })),
      operation(list, ({ limit, cursor, ...filters }: Values & { limit: number; cursor?: string | undefined }, context: CallContext) => db.inWorkspace(context, async (sql) => {
        if (filters['client_id'] !== undefined) {
          const id = await clients.find(sql, filters['client_id'] as string | number);
          if (id === null) return { items: [], next_cursor: null };
          filters['client_id'] = id;
        }
        const before = decodeCursor(cursor, ['number'])?.[0] ?? null;
        return pageOf(await store.list(sql, filters, before as number | null, limit + 1), limit, json, (row) => [row.id]);
      })),
      operation(read, ({ id }, context) => db.inWorkspace(context, async (sql) => found(await store.read(sql, id), id))),
      operation(change, ({ id, ...values }: Values & { id: number }, context: CallContext) => db.inWorkspace(context, async (sql) => {
        found(await store.read(sql, id), id);
        try {
          return found(await store.update(sql, id, await checked(sql, values, id)), id);
        } catch (error) {
          throw sqlState(error) === UNIQUE ? conflict(`Another ${thing} has the same slug, or belongs to the same plan; change that one.`) : error;
        }
      })),
      operation(remove, ({ id }, context) => db.inWorkspace(context, async (sql) => found(await store.remove(sql, id), id))),
    ];
  });
}
