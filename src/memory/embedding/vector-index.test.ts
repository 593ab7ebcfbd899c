import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../../kernel/log.ts';
import { tendVectorIndexes } from './vector-index.ts';
import { isIndexed } from './vector-index.store.ts';
import { normalized, packed, signature } from './vector-math.ts';
import { nearest } from './vectors.store.ts';
import { engines, memoryWorld, type MemoryWorld, testContext } from '../world.kit.ts';

const SIZE = 64, MANY = 400, FROM = 300;
const vectorOf = (seed: number): Float32Array => normalized(Float32Array.from({ length: SIZE }, (_, i) => Math.sin(seed * 12.9898 + i * 78.233 + Math.sin(seed * i))));

describe.each(engines)('an index over the vectors of a large client, on $name', (engine) => {
  let world: MemoryWorld;
  let large: number, small: number;
  const load = async (client: number, howMany: number) => {
    const rows = JSON.stringify(Array.from({ length: howMany }, (_, i) => ({ hash: `${String(client).padStart(8, '0')}-0000-0000-0000-${String(i).padStart(12, '0')}`, id: client * 10_000 + i, vector: packed(vectorOf(i)), bits: signature(vectorOf(i)) })));
    const from = 'jsonb_to_recordset($1::jsonb) as x(hash uuid, id int, vector text, bits bit varying)';
    await world.db.inWorkspace(testContext, async (sql) => {
      await sql.run(`insert into memory_vectors (client_id, model_id, text_hash, piece, vector) select $2, 1, hash, 0, decode(vector, 'base64') from ${from}`, [rows, client]);
      await sql.run(`insert into memory_signatures (client_id, model_id, text_hash, piece, bits) select $2, 1, hash, 0, bits from ${from}`, [rows, client]);
      await sql.run(`insert into memory_index (client_id, kind, ref_id, length, occurred_at, terms, text_hash, session_id) select $2, 'event', id, 10, now(), '{}', hash, 's' || id % 2 from ${from}`, [rows, client]);
      await sql.run('update client_profiles set indexed_docs = $2 where client_id = $1', [client, howMany]);
    });
  };
  beforeAll(async () => {
    world = await memoryWorld(engine);
    large = (await world.call('clients.put', { client_id: 'large' })).client_id;
    small = (await world.call('clients.put', { client_id: 'small' })).client_id;
    await world.db.inWorkspace(testContext, (sql) => sql.run(`insert into embedding_models (model_id, model, dimensions, grade) values (1, 'm', $1, 1)`, [SIZE]));
    await load(large, MANY);
    await load(small, 50);
  });
  afterAll(() => world.db.close());
  const find = (client: number, more: Record<string, unknown> = {}, workspaceId = 1) => world.db.inWorkspace({ workspaceId }, (sql) => nearest(sql, 1, vectorOf(7), { clientId: client, now: new Date(), docs: MANY, ...more }, 10, FROM));
  const indexed = (client: number) => world.db.asOwner((sql) => isIndexed(sql, client, 1));
  const tend = () => tendVectorIndexes({ db: world.db, log: silentLog }, FROM);

  it('is built for the large one only, where it can be built without keeping others waiting', async () => {
    const built = await tend();
    if (engine.name === 'pglite') {
      expect(built).toEqual({ built: 0, dropped: 0 });
      return;
    }
    expect(built).toEqual({ built: 1, dropped: 0 });
    expect([await indexed(large), await indexed(small)]).toEqual([true, false]);
    expect(await tend()).toEqual({ built: 0, dropped: 0 });
  });

  it('finds the nearest all the same, filtered or not, and leaves the settings of the transaction as they were', async () => {
    const best = await find(large);
    expect(best[0]?.refId).toBe(large * 10_000 + 7);
    const scanned = await find(large, { docs: 0 });
    expect(best.slice(0, 5).map((b) => b.refId)).toEqual(scanned.slice(0, 5).map((b) => b.refId));
    expect((await find(large, { sessionId: 's1' })).every((b) => b.refId % 2 === 1)).toBe(true);
    expect((await find(small))[0]?.refId).toBe(small * 10_000 + 7);
    const settings = await world.db.inWorkspace(testContext, async (sql) => {
      await nearest(sql, 1, vectorOf(7), { clientId: large, now: new Date(), docs: MANY }, 10, FROM);
      return sql.rows(`select current_setting('enable_sort') as sort, current_setting('enable_seqscan') as scan`);
    });
    expect(settings).toEqual([{ sort: 'on', scan: 'on' }]);
  });

  it('is used, and stays behind the fence between workspaces', async () => {
    if (engine.name === 'pglite') return;
    const plan = await world.db.inWorkspace(testContext, async (sql) => {
      await sql.script('set local enable_sort = off; set local enable_seqscan = off; set local enable_bitmapscan = off');
      return sql.rows<{ 'QUERY PLAN': string }>(`explain select text_hash from memory_signatures where client_id = ${large} and model_id = 1 order by (bits::bit(1024)) <~> $1::bit(1024) limit 10`, [signature(vectorOf(7))]);
    });
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain(`memory_near_${large}_1`);
    expect(await find(large, {}, 44)).toEqual([]);
  });

  it('goes with what it was for', async () => {
    if (engine.name === 'pglite') return;
    await world.call('clients.erase', { client_id: 'large' });
    expect(await find(large)).toEqual([]);
    expect(await tend()).toEqual({ built: 0, dropped: 1 });
    expect(await indexed(large)).toBe(false);
  });
});
