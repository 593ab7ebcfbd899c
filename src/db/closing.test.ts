import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import type { Database, Sql } from './database.port.ts';

const scope = { workspaceId: 1 };

describe.each(engines)('the last statements of a transaction, on $name', (engine) => {
  let db: Database;
  beforeAll(async () => { db = await engine.open(); });
  afterAll(() => db.close());

  const put = (sql: Sql, key: string) => sql.rows<{ id: number }>(`insert into working_state (client_id, session_id, state_key, state_value) select client_id, 'closing', $1, '{}' from client_profiles where is_own returning id`, [key]);
  const kept = async (key: string) => (await db.inWorkspace(scope, (sql) => sql.rows(`select 1 from working_state where state_key = $1`, [key]))).length;

  it('need not be waited for, and have been answered when the transaction has', async () => {
    let ids: { id: number }[] = [];
    let seen = 0;
    await db.inWorkspace(scope, async (sql) => {
      db.afterCommit(sql, () => { seen = ids.length; });
      db.closing(sql, put(sql, 'kept').then((rows) => { ids = rows; }));
    });
    expect([ids.length, seen, await kept('kept')]).toEqual([1, 1, 1]);
  });

  it('undo everything where one of them fails, and say why', async () => {
    let committed = false;
    await expect(db.inWorkspace(scope, async (sql) => {
      db.afterCommit(sql, () => { committed = true; });
      await put(sql, 'before');
      db.closing(sql, Promise.all([sql.run('select 1 / 0'), put(sql, 'after')]));
    })).rejects.toMatchObject({ code: '22012' });
    expect([committed, await kept('before'), await kept('after')]).toEqual([false, 0, 0]);
    expect(await db.inWorkspace(scope, (sql) => sql.rows('select 1 as fine'))).toEqual([{ fine: 1 }]);
  });

  it('are tried again like others where two wait for each other', async () => {
    let tries = 0;
    await db.inWorkspace(scope, async (sql) => {
      if (++tries === 1) db.closing(sql, sql.script(`do $$ begin raise exception 'once' using errcode = '40P01'; end $$`));
      else db.closing(sql, put(sql, 'second'));
    });
    expect([tries, await kept('second')]).toEqual([2, 1]);
  });

  it('can be waited for by who needs what they answer', async () => {
    let id = 0;
    await db.inWorkspace(scope, async (sql) => {
      db.closing(sql, put(sql, 'needed').then((rows) => { id = rows[0]?.id ?? 0; }));
      await db.closed(sql);
      expect(id).toBeGreaterThan(0);
    });
  });

  it('are the last: nothing runs behind the commit', async () => {
    let late: Sql | undefined;
    await db.inWorkspace(scope, async (sql) => { late = sql; });
    await expect(put(late as Sql, 'late')).rejects.toThrow();
    expect(await kept('late')).toBe(0);
  });
});
