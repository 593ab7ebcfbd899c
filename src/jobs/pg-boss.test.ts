import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { engines } from '../../tests/engines.ts';
import type { Database } from '../db/database.port.ts';
import { silentLog } from '../kernel/log.ts';
import { openPgBoss } from './adapters/pg-boss.ts';
import { defineJob, handle, type JobQueue } from './index.ts';

const greet = defineJob({ name: 'test.greet', payload: z.object({ name: z.string() }) });
const fail = defineJob({ name: 'test.fail', payload: z.object({ n: z.number() }), retries: 0 });
const context = { workspaceId: 1 };
const until = async (done: () => boolean | Promise<boolean>): Promise<void> => { for (let i = 0; i < 400 && !(await done()); i++) await new Promise((r) => { setTimeout(r, 25); }); };

describe.each(engines)('background work on $name', (engine) => {
  let db: Database;
  let jobs: JobQueue;
  const greeted: string[] = [];
  beforeAll(async () => {
    db = await engine.open();
    jobs = await openPgBoss({ db, log: silentLog, pollSeconds: 0.5 });
  });
  afterAll(async () => { await jobs.stop(); await db.close(); });

  it('exists exactly when the write that asked for it does', async () => {
    await expect(db.inWorkspace(context, async (sql) => {
      await jobs.enqueue(sql, context, greet, { name: 'rolled back' });
      throw new Error('no');
    })).rejects.toThrow('no');
    expect((await jobs.counts()).waiting).toBe(0);
    await db.inWorkspace(context, async (sql) => {
      await jobs.enqueue(sql, context, greet, { name: 'Ann' });
      // Still inside the workspace: the owner's rights ended with the enqueueing.
      expect(await sql.rows('select current_user::text as u')).toEqual([{ u: 'almanac_service' }]);
    });
    expect((await jobs.counts()).waiting).toBe(1);
  });

  it('waits once per key', async () => {
    const ids = await db.inWorkspace(context, async (sql) => [await jobs.enqueue(sql, context, greet, { name: 'Bo' }, { key: 'bo' }), await jobs.enqueue(sql, context, greet, { name: 'Bo' }, { key: 'bo' })]);
    expect(ids.map((id) => id === null)).toEqual([false, true]);
  });

  it('is done, by one of several workers, and a failure ends as a dead letter that can be tried again', async () => {
    let broken = true;
    const failures: number[] = [];
    await jobs.work([handle(greet, async ({ name }) => { greeted.push(name); }), handle(fail, async ({ n }) => { failures.push(n); if (broken) throw new Error('the printer is on fire'); })]);
    await until(() => greeted.length >= 2);
    expect([...greeted].sort()).toEqual(['Ann', 'Bo']);
    await db.inWorkspace(context, (sql) => jobs.enqueue(sql, context, fail, { n: 7 }));
    await until(async () => (await jobs.deadLetters(1, 10)).length > 0);
    const [letter] = await jobs.deadLetters(1, 10);
    expect(letter).toMatchObject({ kind: 'test.fail', payload: { n: 7 }, error: expect.stringContaining('fire') });
    expect(await jobs.deadLetters(2, 10)).toEqual([]);
    expect(await jobs.retry(2, letter?.job_id ?? '')).toBe(false);
    broken = false;
    expect(await jobs.retry(1, letter?.job_id ?? '')).toBe(true);
    await until(() => failures.length === 2);
    expect(await jobs.deadLetters(1, 10)).toEqual([]);
  });
});
