// Ways to plan the rest of a quarter from an instant on. Each gets the same `ask` and answers blocks {task, start, end}.
//   ask: {now, tasks: [{id, minutes, due, weight, needs, after}], busy: [[start, end]], standing: blocks to come, to, open}
import { DAY, HOUR, HOURS, MIN, ZONE } from './quarter-days.mjs';

const GRID = 15 * MIN;
const CUT_OVER = 120;
const CUT_INTO = 30;
const iso = (ms) => new Date(ms).toISOString();

/** A rule: tasks in its order, each as early as it goes, all over again each time. */
export function byRule(before) {
  return ({ now, tasks, busy, to, open }) => {
    const slots = Math.ceil((to - now) / GRID);
    const free = new Uint8Array(slots);
    for (const [s, e] of open) if (e > now && s < to) free.fill(1, Math.max(0, Math.ceil((s - now) / GRID)), Math.max(0, Math.floor((e - now) / GRID)));
    for (const [s, e] of busy) if (e > now) free.fill(0, Math.max(0, Math.floor((s - now) / GRID)), Math.max(0, Math.ceil((e - now) / GRID)));
    const known = new Map(tasks.map((task) => [task.id, task]));
    const order = [];
    const visit = (task) => {
      if (order.includes(task)) return;
      for (const id of task.needs) if (known.has(id)) visit(known.get(id));
      order.push(task);
    };
    for (const task of [...tasks].sort(before)) visit(task);
    const ends = new Map();
    const blocks = [];
    for (const task of order) {
      if (task.needs.some((id) => known.has(id) && !ends.has(id))) continue;
      let from = Math.ceil((Math.max(now, task.after, ...task.needs.map((id) => ends.get(id) ?? 0)) - now) / GRID);
      let left = Math.ceil((task.minutes * MIN) / GRID);
      const least = task.minutes > CUT_OVER ? CUT_INTO / 15 : left;
      const got = [];
      while (left > 0 && from < slots) {
        while (from < slots && !free[from]) from++;
        let end = from;
        while (end < slots && free[end] && end - from < left) end++;
        let size = end - from;
        if (size < left && left - size < least) size = left - least;
        if (size >= Math.min(least, left) && size > 0) {
          got.push([from, from + size]);
          left -= size;
        }
        from = Math.max(end, from + 1);
      }
      if (left > 0) continue;
      for (const [s, e] of got) {
        free.fill(0, s, e);
        blocks.push({ task: task.id, start: now + s * GRID, end: now + e * GRID });
      }
      ends.set(task.id, now + got.at(-1)[1] * GRID);
    }
    return blocks;
  };
}

/** Weighted minutes of lateness saved for which blocks that begin soon are moved. */
const WORTH_UNSETTLING = 60;

/**
 * The product's solver, called as its scheduling module calls it: blocks that begin within `freeze` hours stay unless they must
 * move or what had a place would be late, the others stand as `previous` with the price `move`, and it aims before the due dates as
 * `aimsOf` says, or `margin` days. `move` 0: solved anew each time. The clock is counted, not read, so that the same seed gives the
 * same figures on every machine.
 */
export function bySolver({ solve, problemSchema, aimsOf }, { move, chunk, margin, aims, freeze, effort }) {
  const run = (ask, keep) => {
    const frozen = keep ? frozenOf(ask, freeze) : new Set();
    const keptOf = new Map();
    for (const block of frozen) keptOf.set(block.task, [...keptOf.get(block.task) ?? [], block]);
    const minutesOf = (list) => list.reduce((sum, block) => sum + (block.end - block.start) / MIN, 0);
    const asked = ask.tasks.map((task) => ({ ...task, rest: Math.round(task.minutes - minutesOf(keptOf.get(task.id) ?? [])) }));
    const open = asked.filter((task) => task.rest > 0);
    const ids = new Set(open.map((task) => task.id));
    const endOfKept = (id) => Math.max(0, ...(keptOf.get(id) ?? []).map((block) => block.end));
    let ticks = 0;
    const solution = solve(problemSchema.parse({
      time_zone: ZONE, horizon: { start: iso(ask.now), end: iso(ask.to) }, working_hours: HOURS,
      busy: [...ask.busy.filter(([, e]) => e > ask.now).map(([s, e]) => ({ start: iso(s), end: iso(e) })), ...[...frozen].map((block) => ({ start: iso(block.start), end: iso(block.end) }))],
      tasks: open.map((task) => {
        const release = Math.max(task.after, ...task.needs.map(endOfKept));
        return {
          id: task.id, minutes: task.rest, weight: task.weight, due: iso(task.due - margin * DAY), ...(aims && { aims: aimsOf(ask.now, task.due, task.weight) }), depends_on: task.needs.filter((id) => ids.has(id)), ...(release > ask.now && { release: iso(release) }),
          ...((task.minutes > CUT_OVER || keptOf.has(task.id)) && { min_chunk: Math.min(CUT_INTO, task.rest) }),
        };
      }),
      ...(move && { previous: ask.standing.filter((block) => ids.has(block.task) && !frozen.has(block)).map((block) => ({ task_id: block.task, start: iso(block.start), end: iso(block.end) })) }),
      objective: { move, chunk, preference: 0 }, time_limit_ms: effort,
    }), { defaultZone: ZONE, now: () => ticks++ });
    return { unplaced: solution.unplaced.length, frozen: frozen.size > 0, blocks: [...frozen, ...solution.blocks.map((block) => ({ task: block.task_id, start: Date.parse(block.start), end: Date.parse(block.end) }))] };
  };
  const late = ({ tasks, now }, { blocks }) => {
    const ends = new Map();
    for (const { task, end } of blocks) ends.set(task, Math.max(ends.get(task) ?? 0, end));
    return tasks.reduce((sum, task) => sum + (task.arrives >= now ? 0 : (task.weight * Math.max(0, (ends.get(task.id) ?? 0) - task.due)) / MIN), 0);
  };
  return (ask) => {
    const calm = run(ask, move > 0);
    if (!move || !calm.frozen || (!calm.unplaced && late(ask, calm) <= WORTH_UNSETTLING)) return calm.blocks;
    const free = run(ask, false);
    return (free.unplaced < calm.unplaced || (free.unplaced === calm.unplaced && late(ask, free) < late(ask, calm) - WORTH_UNSETTLING) ? free : calm).blocks;
  };
}

/** Blocks that begin soon and may stay as they are. */
function frozenOf({ now, tasks, busy, standing }, freeze) {
  const known = new Map(tasks.map((task) => [task.id, task]));
  const frozen = new Set(standing.filter((block) => {
    const task = known.get(block.task);
    return task && block.start < now + freeze * HOUR && block.start >= Math.max(now, task.after) && !busy.some(([s, e]) => s < block.end && e > block.start);
  }));
  const kept = (id) => [...frozen].filter((block) => block.task === id);
  const length = (id) => kept(id).reduce((sum, block) => sum + (block.end - block.start) / MIN, 0);
  for (let before = -1; before !== frozen.size;) {
    before = frozen.size;
    for (const block of Array.from(frozen)) {
      const task = known.get(block.task);
      const rest = task.minutes - length(task.id);
      const fits = rest > -1 && (rest < 1 || task.minutes > CUT_OVER);
      const inOrder = task.needs.every((id) => !known.has(id) || (kept(id).every((one) => one.end <= block.start) && known.get(id).minutes - length(id) < 1));
      if (!fits || !inOrder) frozen.delete(block);
    }
  }
  return frozen;
}

export const AHEAD = 42 * DAY;
