import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../api/api-problem.ts';
import { createEditQueue } from './edit-queue.ts';
import { applyEdit, type Edit, hoursIn, newStep, type Plan, type Step, waitersOf } from './edits.ts';
import { longestChain, neighbour, pictureOf } from './picture-layout.ts';
import { gather } from './version-changes.ts';

const step = (id: string, hours = 2, depends_on: string[] = []): Step => ({ id, title: id.toUpperCase(), description: '', hours, hours_low: hours / 2, hours_high: hours * 2, billable: false, depends_on, tags: [], due: null });
const plan = (steps: Step[], version = 1): Plan => ({ plan_id: 1, plan_title: 'Bricks', deadline: null, version, updated_at: `2026-01-0${version}`, sop: { schema: 1, title: 'Bricks', summary: '', steps, total_hours: 0, total_hours_p80: 0 } }) as unknown as Plan;
const ids = (of: Plan): string[] => of.sop.steps.map((one) => one.id);
const abc = (): Plan => plan([step('a'), step('b', 4, ['a']), step('c', 1, ['b'])]);

describe('an edit', () => {
  it('moves a step before another, or to the end', () => {
    expect(ids(applyEdit(abc(), { kind: 'move', step: 'c', before: 'a' }))).toEqual(['c', 'a', 'b']);
    expect(ids(applyEdit(abc(), { kind: 'move', step: 'a', before: null }))).toEqual(['b', 'c', 'a']);
    expect(ids(applyEdit(abc(), { kind: 'move', step: 'a', before: 'gone' }))).toEqual(['b', 'c', 'a']);
  });

  it('takes the range along with new hours, and keeps low, likely and high in order', () => {
    const set = (change: object) => applyEdit(abc(), { kind: 'set', step: 'a', change }).sop.steps[0];
    expect(set({ hours: 4 })).toMatchObject({ hours_low: 2, hours: 4, hours_high: 8 });
    expect(set({ hours_low: 3 })).toMatchObject({ hours_low: 3, hours: 3, hours_high: 4 });
    expect(set({ hours_high: 0.5 })).toMatchObject({ hours_low: 0.5, hours: 0.5, hours_high: 0.5 });
    expect(applyEdit(abc(), { kind: 'set', step: 'a', change: { hours: 4 } }).sop.total_hours).toBe(9);
  });

  it('leaves no step waiting for one that was removed', () => {
    const after = applyEdit(abc(), { kind: 'remove', step: 'b' });
    expect(after.sop.steps.map((one) => one.depends_on)).toEqual([[], ['a']]);
    expect(after.sop.total_hours).toBe(3);
  });

  it('does nothing to a step that is gone, and finds a free number for a new one', () => {
    const before = abc();
    expect(applyEdit(before, { kind: 'set', step: 'z', change: { hours: 1 } })).toBe(before);
    expect(newStep([step('s1'), step('s3')], 'New').id).toBe('s4');
    expect([...waitersOf(before.sop.steps, 'a')].sort()).toEqual(['b', 'c']);
  });

  it('reads hours as people write them', () => {
    expect(['1.5', '1,5', '2h', '1h30', '90m', '1:30', '45 min', '1 h 15 min', '0'].map(hoursIn)).toEqual([1.5, 1.5, 2, 1.5, 1.5, 1.5, 0.75, 1.25, 0]);
    expect(['', 'soon', '-1', '1h2h', '99999'].map(hoursIn)).toEqual([null, null, null, null, null]);
  });
});

describe('the queue of edits', () => {
  const settled = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 0); });
  function ground() {
    const saves: { base: number; draft: Plan; answer: (plan: Plan | Error) => void }[] = [];
    const saved: (readonly Edit[])[] = [], refused: unknown[] = [];
    const queue = createEditQueue(abc(), {
      save: (base, draft) => new Promise((resolve, reject) => { saves.push({ base: base.version, draft, answer: (given) => (given instanceof Error ? reject(given) : resolve(given)) }); }),
      onSaved: (_before, _after, edits) => { saved.push(edits); }, onRefused: (problem) => { refused.push(problem); },
    });
    return { queue, saves, saved, refused };
  }
  const hours = (of: Plan): number[] => of.sop.steps.map((one) => one.hours);
  const set = (id: string, to: number): Edit => ({ kind: 'set', step: id, change: { hours: to } });

  it('shows at once, saves one at a time, and gathers what comes meanwhile', async () => {
    const { queue, saves, saved } = ground();
    queue.do(set('a', 5));
    queue.do(set('b', 6));
    queue.do(set('c', 7));
    expect(hours(queue.state().shown)).toEqual([5, 6, 7]);
    expect(saves).toHaveLength(1);
    saves[0]?.answer({ ...(saves[0].draft), version: 2 });
    await settled();
    expect(saves.map((one) => one.base)).toEqual([1, 2]);
    expect(hours(saves[1]?.draft as Plan)).toEqual([5, 6, 7]);
    saves[1]?.answer({ ...(saves[1].draft), version: 3 });
    await settled();
    expect(queue.state()).toMatchObject({ saving: false, unsaved: 0, conflict: null });
    expect(saved.map((edits) => edits.length)).toEqual([1, 2]);
  });

  it('takes a refused change back, and says so', async () => {
    const { queue, saves, refused } = ground();
    queue.do(set('a', 5));
    saves[0]?.answer(new ApiProblem(400, { detail: 'no' }));
    await settled();
    expect(hours(queue.state().shown)).toEqual([2, 4, 1]);
    expect(refused).toHaveLength(1);
  });

  it('stops at a version that is not its own, and puts the edits on top of it when told to', async () => {
    const { queue, saves } = ground();
    queue.do(set('a', 5));
    queue.do(set('b', 6));
    saves[0]?.answer(new ApiProblem(412, { detail: 'changed' }));
    await settled();
    expect(queue.state().conflict).toMatchObject({ version: 1, edits: [set('a', 5), set('b', 6)] });
    queue.rebase({ ...plan([step('a'), step('b', 4), step('c', 9)], 2) });
    expect(hours(queue.state().shown)).toEqual([2, 4, 9]);
    queue.settle(true);
    expect(saves[1]?.base).toBe(2);
    expect(hours(saves[1]?.draft as Plan)).toEqual([5, 6, 9]);
    expect(queue.state().conflict).toBeNull();
  });

  it('keeps the steps that did not change, whatever the server sends', async () => {
    const { queue, saves } = ground();
    const [, second] = queue.state().shown.sop.steps;
    queue.do(set('a', 5));
    saves[0]?.answer(structuredClone({ ...(saves[0].draft), version: 2 }));
    await settled();
    expect(queue.state().base.version).toBe(2);
    expect(queue.state().shown.sop.steps[1]).toBe(second);
    expect(hours(queue.state().shown)).toEqual([5, 4, 1]);
  });

  it('passes over older news', () => {
    const { queue } = ground();
    queue.rebase(plan([step('x')], 3));
    queue.rebase(plan([step('y')], 2));
    expect(ids(queue.state().shown)).toEqual(['x']);
  });
});

describe('the picture', () => {
  const steps = [step('a', 1), step('b', 5), step('c', 1, ['a', 'b']), step('d', 2, ['c']), step('e', 1, ['a'])];
  it('puts each step behind all it waits for, apart from the others', () => {
    const { nodes, edges, layers } = pictureOf(steps);
    expect(layers).toEqual([['a', 'b'], ['e', 'c'], ['d']]);
    const at = new Map(nodes.map((node) => [node.step.id, node]));
    for (const { from, to } of edges) expect(at.get(to)?.x ?? 0).toBeGreaterThan(at.get(from)?.x ?? 0);
    expect(edges).toHaveLength(4);
    expect(new Set(nodes.map((node) => `${node.x} ${node.y}`)).size).toBe(5);
  });

  it('marks the longest chain', () => {
    expect(longestChain(steps)).toEqual({ ids: ['b', 'c', 'd'], hours: 8 });
    expect(pictureOf(steps).edges.filter((edge) => edge.longest).map((edge) => edge.from + edge.to)).toEqual(['bc', 'cd']);
    expect(longestChain([])).toEqual({ ids: [], hours: 0 });
  });

  it('is walked with arrows', () => {
    const picture = pictureOf(steps);
    expect(neighbour(picture, 'b', 'ArrowRight')).toBe('c');
    expect(neighbour(picture, 'd', 'ArrowLeft')).toBe('c');
    expect(neighbour(picture, 'a', 'ArrowDown')).toBe('b');
    expect(neighbour(picture, 'b', 'ArrowDown')).toBeNull();
  });

  it('survives steps that wait for one another in a circle', () => {
    expect(pictureOf([step('a', 1, ['b']), step('b', 1, ['a'])]).nodes).toHaveLength(2);
  });
});

it('gathers changes by step, with names, and leaves out a range that only went along', () => {
  const titles = new Map([['a', 'Fetch'], ['b', 'Burn']]);
  const { plan: ofPlan, steps, order } = gather({ changes: [
    { kind: 'plan', step_id: null, field: 'title', from: 'X', to: 'Y' }, { kind: 'removed', step_id: 'z', field: null, from: { title: 'Old', hours: 3 }, to: null },
    { kind: 'changed', step_id: 'b', field: 'hours', from: 2, to: 4 }, { kind: 'changed', step_id: 'b', field: 'hours_low', from: 1, to: 2 }, { kind: 'changed', step_id: 'b', field: 'depends_on', from: [], to: ['a'] },
    { kind: 'moved', step_id: null, field: 'order', from: ['a', 'b'], to: ['b', 'a'] },
  ] }, titles);
  expect(ofPlan).toEqual([{ field: 'title', from: 'X', to: 'Y' }]);
  expect(steps.map((one) => [one.title, one.kind, one.fields.map((f) => f.field)])).toEqual([['Old', 'removed', []], ['Burn', 'changed', ['hours', 'depends_on']]]);
  expect(steps[1]?.fields[1]?.to).toEqual(['Fetch']);
  expect(order).toEqual(['Burn', 'Fetch']);
});
