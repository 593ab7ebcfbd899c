import { expect, it } from 'vitest';
import { stillUnplaced, type Task, type Unplaced } from './still-unplaced.ts';

const task = { task_id: 7 } as Task;
const unplaced = (change: string): Unplaced => ({ task_id: 7, reason: '', binding: { rule: 'due' }, smallest_fix: { change, text: '' } }) as Unplaced;

it('tells of each task that has no place yet once, by the newest run', () => {
  const found = stillUnplaced([{ unplaced: [unplaced('split')] }, { unplaced: [unplaced('drop_task'), { ...unplaced('split'), task_id: 8 }] }], [task]);
  expect(found.map((one) => [one.task.task_id, one.unplaced.smallest_fix.change])).toEqual([[7, 'split']]);
});
