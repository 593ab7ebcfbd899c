import { type AnyOperation, operation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';
import { factJson, findFact, selectHistory } from './facts.store.ts';
import type { MemoryDeps } from '../memory-deps.ts';
import { readFact } from './read-fact.contract.ts';

const MOST = 500;

export const readFactOperation = (deps: MemoryDeps): AnyOperation => operation(readFact, ({ fact_id }, context) => deps.db.inWorkspace(context, async (sql) => {
  const row = await findFact(sql, fact_id);
  if (!row) throw notFound('fact', fact_id);
  const now = deps.clock.now();
  const versions = await selectHistory(sql, { clientId: row.client_id, subjectType: row.subject_type, subjectId: row.subject_id, factType: row.fact_type, factKey: row.fact_key }, null, MOST);
  return { ...factJson(row, now), versions: versions.map((one) => factJson(one, now)) };
}));
