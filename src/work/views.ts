import type { Database } from '../db/database.port.ts';
import { decodeCursor, pageOf } from '../kernel/cursor.ts';
import { type AnyOperation, operation } from '../kernel/operation.ts';
import { conflict, notFound } from '../kernel/problem.ts';
import { changeViewContract, createViewContract, listViewsContract, removeViewContract, type ViewJson } from './views.contract.ts';
import { type ViewRow, viewsStore as store } from './views.store.ts';

const toJson = (row: ViewRow): ViewJson => ({ ...row, created_at: row.created_at.toISOString(), updated_at: row.updated_at.toISOString() });
const taken = (name: string): Error => conflict(`Another view is called "${name}"; choose another name, or change that one.`);

/** Named filters of a page, for everybody of the workspace. */
export function viewOperations({ db }: { db: Database }): AnyOperation[] {
  const found = (row: ViewRow | undefined, id: number): ViewRow => { if (!row) throw notFound('view', id); return row; };
  return [
    operation(createViewContract, ({ page, name, search }, context) => db.inWorkspace(context, async (sql) => {
      const row = await store.insert(sql, page, name, search);
      if (!row) throw taken(name);
      return toJson(row);
    })),
    operation(listViewsContract, ({ page, limit, cursor }, context) => db.inWorkspace(context, async (sql) => pageOf(await store.list(sql, page ?? null, (decodeCursor(cursor, ['number'])?.[0] ?? null) as number | null, limit + 1), limit, toJson, (row) => [row.view_id]))),
    operation(changeViewContract, ({ id, name, search }, context) => db.inWorkspace(context, async (sql) => {
      const row = found(await store.locked(sql, id), id);
      if (name !== undefined && await store.named(sql, row.page, name, id)) throw taken(name);
      return toJson(found(await store.save(sql, id, name ?? row.name, search ?? row.search), id));
    })),
    operation(removeViewContract, ({ id }, context) => db.inWorkspace(context, async (sql) => toJson(found(await store.remove(sql, id), id)))),
  ];
}
