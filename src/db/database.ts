import type { Database, Engine, Sql } from './database.port.ts';
import { sqlState } from './database.port.ts';

/** The role that services act under: it owns nothing, so row-level security binds it. */
const SERVICE_ROLE = 'almanac_service';

const TRIES = 4;
const AGAIN = new Set(['40001', '40P01', '55P03']);

/** The product's database over an engine. `role` is false where the server let us create no role: then forced row security binds the owner. */
export function createDatabase(engine: Engine, { role = true }: { role?: boolean } = {}): Database {
  const commitWork = new WeakMap<Sql, (() => void)[]>();
  const lastStatements = new WeakMap<Sql, Promise<unknown>[]>();

  const inTransaction = async <T>(work: (sql: Sql) => Promise<T>, opening?: string): Promise<T> => {
    for (let attempt = 1; ; attempt++) {
      const later: (() => void)[] = [];
      const last: Promise<unknown>[] = [];
      try {
        const answer = await engine.transaction((sql) => {
          commitWork.set(sql, later);
          lastStatements.set(sql, last);
          return work(sql);
        }, opening, () => Promise.all(last));
        for (const one of later) one();
        return answer;
      } catch (error) {
        if (attempt >= TRIES || !AGAIN.has(sqlState(error) ?? '')) throw error;
        await new Promise((resolve) => { setTimeout(resolve, 5 * 2 ** attempt * (0.5 + Math.random())); });
      }
    }
  };

  const enter = (workspaceId: number): string => {
    if (!Number.isSafeInteger(workspaceId)) throw new Error('A workspace is a number.');
    // What is written without this mark, somebody else wrote: triggers then see to the index and the caches.
    return `set local almanac.workspace_id = '${workspaceId}'; set local almanac.own = 'on'${role ? `; set local role ${SERVICE_ROLE}` : ''}`;
  };

  return {
    engine: engine.name,
    // Without a role of its own the login is fenced itself, and needs the workspace set.
    glance: async <Row>(scope: { workspaceId: number }, text: string, values: readonly unknown[]) => (role ? (await engine.loose(text, values, { keep: true })).rows as Row[] : inTransaction((sql) => sql.rows<Row>(text, values, { keep: true }), enter(scope.workspaceId))),
    inWorkspace: async (scope, work) => scope.tx ? work(scope.tx as Sql) : inTransaction(work, enter(scope.workspaceId)),
    asOwner: (work) => inTransaction(role ? work : async (sql) => {
      await sql.script(`set local almanac.everywhere = 'on'`);
      return work(sql);
    }),
    elevated: async (sql, work) => {
      if (!role) return work(sql);
      await sql.script('set local role none');
      const answer = await work(sql);
      await sql.script(`set local role ${SERVICE_ROLE}`);
      return answer;
    },
    closing(sql, statements) {
      statements.catch(() => {}); // told where the transaction ends
      lastStatements.get(sql)?.push(statements);
    },
    closed: async (sql) => { await Promise.all(lastStatements.get(sql) ?? []); },
    afterCommit: (sql, work) => { commitWork.get(sql)?.push(work); },
    loose: (text, values) => engine.loose(text, values),
    listen: (channel, listener) => engine.listen(channel, listener),
    close: () => engine.close(),
  };
}
