import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../db/database.port.ts';
import { type EstimatedBy, pastRatios } from './for-planning.store.ts';
import { engines } from './world.kit.ts';

describe.each(engines)('what is learned from a tag or a person on $name', (engine) => {
  let db: Database;
  beforeAll(async () => { db = await engine.open(); });
  afterAll(() => db.close());

  /** Plans of five finished pieces of work each, which took twice as long as estimated. */
  const finish = (plans: number) => db.inWorkspace({ workspaceId: 1 }, async (sql) => {
    for (let p = 0; p < plans; p++) {
      const [plan] = await sql.rows<{ id: number }>(`insert into plans (workspace_id, plan_title, intent, sop, source, intent_hash) values (1, 'Plan', 'plan', '{}', 'workflow', 'x') returning id`);
      for (let t = 0; t < 5; t++) {
        const [task] = await sql.rows<{ id: number }>(`insert into tasks (workspace_id, title, plan_id, status, tags) values (1, 'Task', $1, 'done', '["Copy"]') returning id`, [plan?.id]);
        await sql.run(`insert into execution_runs (workspace_id, run_id, run_type, task_id, status, started_at, ended_at, estimated_hours, actual_hours) values (1, $1, 'Process', $2, 'completed', now(), now(), 1, 2)`, [`run-${plan?.id}-${t}`, String(task?.id)]);
      }
    }
  });
  const seen = (by: EstimatedBy = 'library') => db.inWorkspace({ workspaceId: 1 }, (sql) => pastRatios(sql, by));

  it('takes several plans: one that went badly says nothing about other work', async () => {
    await finish(4);
    expect(await seen()).toEqual({ tags: new Map(), person: [] });
    await finish(1);
    const { tags, person } = await seen();
    expect(tags.get('copy')).toHaveLength(25);
    expect(person).toEqual(Array(25).fill(2));
    expect(await seen('model')).toEqual({ tags: new Map(), person: [] }); // no model has estimated any of it
  });
});
