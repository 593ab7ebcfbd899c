import { expect, test } from 'vitest';
import { plain, ZONE } from './problem.kit.ts';
import { createSolverPool, workersFor } from './solver-pool.ts';

test('solves, refuses contradictions with their paths, and can be cancelled and closed', async () => {
  const pool = createSolverPool({ size: 1, defaultZone: ZONE, queue: 2 });
  expect((await pool.solve(plain())).status).toBe('complete');
  await expect(pool.solve(plain({ tasks: [{ id: 'a', minutes: 60, depends_on: ['x'] }] }))).rejects.toMatchObject({ errors: [{ path: 'tasks.0.depends_on.0' }] });
  const stop = new AbortController();
  const [first, second] = [pool.solve(plain()), pool.solve(plain(), { signal: stop.signal })];
  stop.abort(new Error('enough'));
  await expect(second).rejects.toThrow('enough');
  expect((await first).status).toBe('complete');
  await expect(pool.solve(plain(), { signal: stop.signal })).rejects.toThrow('enough');
  await pool.close();
  await expect(pool.solve(plain())).rejects.toMatchObject({ kind: { status: 409 } });
});

test('a full queue is refused', async () => {
  const pool = createSolverPool({ size: 1, defaultZone: ZONE, queue: 2 });
  const solving = [1, 2, 3].map(() => pool.solve(plain()));
  const extra = pool.solve(plain());
  await expect(extra).rejects.toMatchObject({ kind: { code: 'solver.busy', status: 429 } });
  await Promise.all(solving);
  await pool.close();
});

test('those who ask take turns, and who fills the queue gives way to who does not', async () => {
  const pool = createSolverPool({ size: 1, defaultZone: ZONE, queue: 4 });
  const order: string[] = [];
  const ask = (owner: string, name: string) => pool.solve(plain(), { owner }).then(() => order.push(name), (error: { kind: { code: string } }) => order.push(`${name} ${error.kind.code}`));
  await Promise.all([...[1, 2, 3, 4, 5].map((n) => ask('a', `a${n}`)), ask('b', 'b1')]);
  expect(order).toEqual(['a5 solver.busy', 'a1', 'a2', 'b1', 'a3', 'a4']);
  await pool.close();
});

test('one processor is left to answer requests, and workers stay few', () => {
  expect([1, 2, 3, 8, 64].map(workersFor)).toEqual([1, 1, 2, 4, 4]);
});
