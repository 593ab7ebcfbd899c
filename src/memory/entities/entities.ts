import { decodeCursor, pageOf } from '../../kernel/cursor.ts';
import { type AnyOperation, operation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';
import { graphAround } from '../recall/around.ts';
import { resolveClient } from '../clients/clients.store.ts';
import { aroundEntity, entities } from './entities.contract.ts';
import { factsHeld, relationsOf, selectEntities } from './entities.store.ts';
import type { MemoryDeps } from '../memory-deps.ts';
import { momentsOf } from '../recall/moments.ts';

/** As much of a client as one picture is drawn from. */
const MOST_ENTITIES = 3000, MOST_FACTS = 10_000, MOST_RELATIONS = 5000;

export function entityOperations(deps: MemoryDeps): AnyOperation[] {
  return [
    operation(entities, ({ client_id, q, type, limit, cursor }, context) => deps.db.inWorkspace(context, async (sql) => {
      const after = decodeCursor(cursor, ['number', 'string']) as [number, string] | null;
      const { client_id: clientId } = await resolveClient(sql, client_id);
      return pageOf(await selectEntities(sql, clientId, { q, type }, after, limit + 1), limit, (row) => row, (row) => [row.facts + row.relations, row.entity]);
    })),
    operation(aroundEntity, async ({ entity, depth, client_id, as_of }, context) => {
      const at = (await momentsOf(deps, context, [as_of])).from(as_of) ?? deps.clock.now();
      const { clientId, ...found } = await deps.db.inWorkspace(context, async (sql) => {
        const { client_id: id } = await resolveClient(sql, client_id);
        return { clientId: id, entities: await selectEntities(sql, id, {}, null, MOST_ENTITIES), facts: await factsHeld(sql, id, at, MOST_FACTS), relations: await relationsOf(sql, id, MOST_RELATIONS) };
      });
      const { nodes, edges, truncated } = graphAround(entity, depth, found);
      if (nodes.length === 1 && !found.entities.some((one) => one.entity === entity)) throw notFound('entity', entity);
      return { entity, client_id: clientId, nodes, edges, truncated };
    }),
  ];
}
