/** Why a task has no place, and the smallest change found that gives it one. Every fix is tried on the standing plan first. */
import { saidLength, saidPeriod, saidWork } from '../kernel/said-times.ts';
import { zonedText } from '../kernel/zone.ts';
import { setRange } from './bits.ts';
import { Board, divisible, type Relaxed } from './board.ts';
import { buildModel, MIN, type Model, type TaskModel } from './model.ts';
import { place } from './plan-state.ts';
import { MOST_DAYS, type FixChange, type Unplaced } from './problem.ts';
import { mondaySaid, mondayText, momentText } from './reasons.ts';

/** Tasks explained with every kind of fix tried; the others get the first that works. */
const MOST_THOROUGH = 60;
const MOST_DROPS = 60;
const DAY = 86_400_000;

interface Fix {
  readonly rule: string;
  readonly id?: string;
  readonly reason: string;
  readonly change: FixChange;
  readonly task?: string;
  readonly minutes?: number;
  readonly periods?: readonly { start: string; end: string }[];
  readonly text: string;
}

interface Workshop {
  readonly model: Model;
  readonly board: Board;
  readonly longer: () => { model: Model; board: Board } | undefined;
  readonly always: () => Int32Array;
  readonly explained: Map<number, Unplaced>;
}

/** Explains every task without a place. After `isOver` the remaining ones are explained without trying. */
export function explainUnplaced(model: Model, board: Board, isOver: () => boolean): Unplaced[] {
  const loose = model.topological.filter((i) => !board.blocks[i]);
  if (!loose.length) return [];
  const shop: Workshop = { model, board, longer: once(() => longerHorizon(model, board)), always: once(() => alwaysOpen(model)), explained: new Map() };
  const alike = new Map<string, Fix>();
  let thorough = 0;
  for (const i of loose) {
    const t = model.tasks[i] as TaskModel;
    const { id: _id, weight: _weight, ...rest } = t.source;
    const key = `${JSON.stringify(rest)} ${board.earliest(t)} ${board.latest(t)}`;
    let fix = t.needs.length || t.feeds.length ? undefined : alike.get(key);
    if (!fix) {
      fix = isOver() ? untried(t) : findFix(shop, t, ++thorough <= MOST_THOROUGH);
      alike.set(key, fix);
    }
    // A fix found for a task that is like this one in everything names the other.
    const other = fix.change === 'drop_task' ? (fix.task ?? t.source.id) : fix.task !== undefined && !t.needs.length ? t.source.id : fix.task;
    shop.explained.set(i, {
      task_id: t.source.id, reason: fix.reason, binding: { rule: fix.rule, ...(fix.id !== undefined && { id: fix.id }) },
      smallest_fix: { change: fix.change, ...(other !== undefined && { task_id: other }), ...(fix.minutes !== undefined && { minutes: fix.minutes }), ...(fix.periods && { periods: [...fix.periods] }), text: fix.text },
    });
  }
  return model.tasks.flatMap((t) => shop.explained.get(t.index) ?? []);
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function findFix(shop: Workshop, t: TaskModel, thorough: boolean): Fix {
  const waitsFor = t.needs.find((p) => !shop.board.blocks[p]);
  if (waitsFor !== undefined) return afterPredecessor(shop, t, waitsFor);
  const found = [splitFix(shop, t), dueFix(shop, t), ...limitFixes(shop, t)].filter((f) => f !== undefined);
  const split = found.find((f) => f.change === 'split');
  if (split) return split;
  if (thorough || !found.length) {
    const longer = horizonFix(shop, t);
    if (longer) found.push(longer);
  }
  found.sort((a, b) => (a.minutes ?? 0) - (b.minutes ?? 0));
  return found[0] ?? (thorough ? dropFix(shop, t) : undefined) ?? hoursFix(shop, t) ?? untried(t);
}

/** Tries a placement under bent rules and takes it away again. */
function attempt<T>(board: Board, t: TaskModel, bend: Relaxed, read: (blocks: readonly number[]) => T | undefined): T | undefined {
  for (const extra of t.whole && bend.min === undefined ? [0] : [0, 1_000_000]) {
    const blocks = board.insert(t, { notBefore: 0, extra, preferred: false }, bend);
    if (!blocks) continue;
    const result = read(blocks);
    board.lift(t);
    if (result !== undefined) return result;
  }
  return undefined;
}

function splitFix({ model, board }: Workshop, t: TaskModel): Fix | undefined {
  // A longest chunk that the whole task did not have to mind would come into force with the split.
  const widest = t.whole && t.source.max_chunk !== undefined ? 0 : Math.min(t.max, t.units - 1, t.whole ? t.units : t.min - 1);
  const tries = t.whole ? [2, 3, 4, 6, 8].map((n) => Math.floor(t.units / n)) : Array.from({ length: Math.max(0, widest) }, (_, k) => widest - k).slice(0, 24);
  const slotMinutes = model.grid / MIN;
  // Where the grid lengthened the longest chunk for the sake of the shortest, a shorter one would undo that.
  const down = t.whole || t.source.max_chunk === undefined ? t.max : Math.floor((t.source.max_chunk * MIN) / model.grid + 1e-9);
  for (const min of new Set(tries.filter((m) => (down === t.max || down < m) && m >= 1 && m <= widest && m * slotMinutes < t.minutes && divisible(t.units, m, t.max)))) {
    if (t.whole && min * slotMinutes < Math.min(15, t.minutes)) break;
    const works = attempt(board, t, { min }, () => true);
    if (!works) continue;
    const reason = t.whole ? `There is no free stretch of ${saidWork(t.minutes)}, and it must stay in one piece.`
      : divisible(t.units, t.min, t.max) ? `The free stretches are too short for chunks of at least ${saidWork(t.source.min_chunk ?? 0)}.`
        : `No chunks of ${t.source.min_chunk} to ${t.source.max_chunk} minutes add up to ${t.minutes} minutes.`;
    return { rule: t.whole ? 'split' : 'min_chunk', id: t.source.id, reason, change: 'split', task: t.source.id, minutes: min * slotMinutes, text: `Let it be cut into chunks of at least ${saidWork(min * slotMinutes)} (min_chunk ${min * slotMinutes}).` };
  }
  return undefined;
}

function dueFix({ model, board }: Workshop, t: TaskModel): Fix | undefined {
  if (!t.source.hard_due || t.source.due === undefined) return undefined;
  const until = Math.min(Date.parse(model.problem.horizon.end) - model.origin, t.until < t.due ? t.until : Infinity, ...t.feeds.filter((q) => board.blocks[q]).map((q) => board.startOf(q)));
  const end = attempt(board, t, { until }, (blocks) => blocks.at(-1));
  if (end === undefined || end <= t.due) return undefined;
  const minutes = Math.ceil((end - t.due) / MIN);
  return {
    rule: 'hard_due', id: t.source.id, reason: `There is no room left for its ${saidWork(t.minutes)} before its hard due date ${momentText(model, t.due)}.`,
    change: 'extend_due', task: t.source.id, minutes, text: `Move its due date by ${saidLength(minutes * MIN)}, to ${momentText(model, end)}.`,
  };
}

function limitFixes({ model, board }: Workshop, t: TaskModel): Fix[] {
  const { limits } = model.problem;
  const fixes: Fix[] = [];
  const over = (used: Float64Array | number[], cap: number) => Math.ceil((Math.max(...used) - cap) / MIN - 1e-6);
  if (limits.max_hours_per_day !== undefined) {
    const minutes = attempt(board, t, { day: true }, () => over(board.day, model.dayCap));
    if (minutes !== undefined && minutes > 0) fixes.push({ rule: 'max_hours_per_day', reason: `Every day with free time for it has reached the limit of ${limits.max_hours_per_day} hours.`, change: 'raise_limit', minutes, text: `Raise max_hours_per_day from ${limits.max_hours_per_day} hours by ${saidWork(minutes)}.` });
  }
  if (model.weekLimits) {
    const full = attempt(board, t, { week: true }, () => {
      const by = [...model.weekCaps].map((cap, w) => Math.ceil(((board.billed[w] as number) + (board.unbilled[w] as number) - cap) / MIN - 1e-6));
      const weeks = by.flatMap((minutes, w) => (minutes > 0 ? [{ monday: mondayText(model, w), said: mondaySaid(model, w), minutes }] : []));
      return weeks.length ? weeks : undefined;
    });
    const own = full?.find(({ monday }) => limits.week_capacity_hours?.[monday] !== undefined);
    if (full && !own) {
      const minutes = Math.max(...full.map((week) => week.minutes));
      fixes.push({ rule: 'weekly_capacity_hours', reason: `Every week with free time for it has reached the weekly capacity of ${limits.weekly_capacity_hours} hours.`, change: 'raise_limit', minutes, text: `Raise weekly_capacity_hours from ${limits.weekly_capacity_hours} hours by ${saidWork(minutes)}.` });
    } else if (own && full?.length === 1) {
      const hours = limits.week_capacity_hours?.[own.monday];
      fixes.push({ rule: 'week_capacity_hours', id: own.monday, reason: `Every week with free time for it is full; the week of ${own.said} holds ${hours} hours.`, change: 'raise_limit', minutes: own.minutes, text: `Raise the capacity of the week of ${own.said} from ${hours} hours by ${saidWork(own.minutes)}.` });
    }
  }
  if (model.shareRule && !t.billable) {
    const share = attempt(board, t, { share: true }, () => {
      let least = 100;
      for (let w = 0; w < model.weeks; w++) if (board.movable[w]) least = Math.min(least, (100 * board.carries(w)) / (board.carries(w) + (board.unbilled[w] as number)));
      return Math.floor(least * 100) / 100;
    });
    if (share !== undefined && share < (limits.min_billable_pct as number)) fixes.push({ rule: 'min_billable_pct', reason: `It is not billable, and in every week with room for it the billable share would fall below ${limits.min_billable_pct} %.`, change: 'raise_limit', minutes: t.minutes, text: `Lower min_billable_pct from ${limits.min_billable_pct} to ${share}, for ${saidWork(t.minutes)} more of unbillable work.` });
  }
  return fixes;
}

function longerHorizon(model: Model, board: Board): { model: Model; board: Board } | undefined {
  const end = Date.parse(model.problem.horizon.end);
  const horizonEnd = Math.min(model.origin + MOST_DAYS * DAY, end + Math.max(56 * DAY, 4 * (end - model.origin)));
  if (horizonEnd <= end) return undefined;
  const longer = buildModel(model.problem, model.zone, { horizonEnd });
  const copy = new Board(longer);
  board.blocks.forEach((blocks, i) => { if (blocks) copy.put(longer.tasks[i] as TaskModel, blocks); });
  return { model: longer, board: copy };
}

/** Places tasks one after the other on the plan with a later horizon; answers when the last of them ends, and takes them away. */
function endInLonger(shop: Workshop, chain: readonly number[]): number | undefined {
  const longer = shop.longer();
  if (!longer) return undefined;
  const done: TaskModel[] = [];
  let end = 0;
  for (const i of chain) {
    const t = longer.model.tasks[i] as TaskModel;
    if (!place(longer.board, t, 0, 0)) break;
    done.push(t);
    end = Math.max(end, longer.board.endOf(i));
  }
  const all = done.length === chain.length && longer.board.shareHolds();
  for (const t of done) longer.board.lift(t);
  return all ? end : undefined;
}

function horizonFix(shop: Workshop, t: TaskModel, chain: readonly number[] = [t.index]): Fix | undefined {
  const { model } = shop;
  const end = endInLonger(shop, chain);
  const horizon = Date.parse(model.problem.horizon.end) - model.origin;
  if (end === undefined || end <= horizon) return undefined;
  const minutes = Math.ceil((end - horizon) / MIN);
  const late = t.from * model.grid >= horizon;
  return {
    rule: late ? 'release' : 'horizon', reason: late ? `Its release on ${momentText(model, Date.parse(t.source.release as string) - model.origin)} is after the horizon.` : `The free time that it may use before the end of the horizon is too short for its ${saidWork(t.minutes)}.`,
    change: 'extend_horizon', minutes, text: `Plan ${saidLength(minutes * MIN)} further, to ${momentText(model, end)}.`,
  };
}

function dropFix({ model, board }: Workshop, t: TaskModel): Fix | undefined {
  const candidates = model.tasks.filter((c) => c !== t && c.units > 0 && !c.feeds.length && board.blocks[c.index]).sort((a, b) => a.weight * a.minutes - b.weight * b.minutes);
  const fitting = [...candidates.filter((c) => c.minutes >= t.minutes), ...candidates.filter((c) => c.minutes < t.minutes)].slice(0, MOST_DROPS);
  for (const c of fitting) {
    const before = board.blocks[c.index] as readonly number[];
    board.lift(c);
    const fits = attempt(board, t, {}, () => board.shareHolds() || undefined);
    board.put(c, before);
    if (fits) return { rule: 'free_time', id: c.source.id, reason: `All time that it could use is taken, some of it by ${c.source.id}.`, change: 'drop_task', task: c.source.id, minutes: c.minutes, text: `Drop ${c.source.id} (${saidWork(c.minutes)}).` };
  }
  return undefined;
}

/** Slots taken by busy times, pins and their buffers, whatever the hours say. */
function alwaysOpen(model: Model): Int32Array {
  const closed = new Int32Array(model.words);
  const close = (s: number, e: number) => setRange(closed, Math.max(0, Math.floor((s - model.buffer) / model.grid)), Math.min(model.slots, Math.ceil((e + model.buffer) / model.grid)), true);
  for (const b of model.busy) close(b.start, b.end);
  for (const p of model.pinned) if (p.pin) close(p.pin[0] - model.grid, p.pin[1] + model.grid);
  return closed;
}

const instant = (model: Model, ms: number): string => zonedText(model.zone, model.origin + ms);

function hoursFix({ model, board, always }: Workshop, t: TaskModel): Fix | undefined {
  const blocks = attempt(board, t, { closed: always() }, (b) => b);
  if (!blocks) return undefined;
  // Whole slots of the grid, as they were tried.
  const slotEnd = (end: number) => Math.ceil(end / model.grid) * model.grid;
  const spans = blocks.flatMap((at, k) => (k % 2 ? [] : [[at, slotEnd(blocks[k + 1] as number)] as const]));
  const parts = spans.map(([start, end]) => saidPeriod(model.zone, model.origin + start, model.origin + end, model.origin));
  const what = t.ground.name === undefined ? 'working hours' : `hours of the time map ${t.ground.name}`;
  return {
    rule: t.ground.name === undefined ? 'working_hours' : 'time_map', ...(t.ground.name !== undefined && { id: t.ground.name }), reason: `The ${what} leave no time for its ${saidWork(t.minutes)}.`,
    change: 'add_hours', minutes: t.minutes, periods: spans.map(([start, end]) => ({ start: instant(model, start), end: instant(model, end) })), text: `Add ${what} from ${parts.slice(0, 5).join(' and from ')}${parts.length > 5 ? ` and ${parts.length - 5} more` : ''}.`,
  };
}

function afterPredecessor(shop: Workshop, t: TaskModel, first: number): Fix {
  const { model, board } = shop;
  const chain = new Set([t.index]);
  for (const i of chain) for (const p of model.tasks[i]?.needs ?? []) if (!board.blocks[p]) chain.add(p);
  const rank = new Map<number, number>();
  model.topological.forEach((i, at) => { if (chain.has(i)) rank.set(i, at); });
  const ordered = [...chain].sort((a, b) => (rank.get(a) as number) - (rank.get(b) as number));
  const id = model.tasks[first]?.source.id as string;
  const reason = `It depends on ${id}, which has no place.`;
  const longer = ordered.length <= 200 ? horizonFix(shop, t, ordered) : undefined;
  if (longer) return { ...longer, rule: 'depends_on', id, reason };
  const before = shop.explained.get(first)?.smallest_fix;
  if (!before || (before.change === 'drop_task' && [...chain].some((i) => model.tasks[i]?.source.id === before.task_id))) return { ...untried(t), rule: 'depends_on', id, reason };
  return { rule: 'depends_on', id, reason, change: before.change, ...(before.task_id !== undefined && { task: before.task_id }), ...(before.minutes !== undefined && { minutes: before.minutes }), text: `Give ${id} a place first: ${before.text}` };
}

/** The answer when there is no time left to try, or no single change tried places it: nothing is proposed that was not seen to work. */
function untried(t: TaskModel): Fix {
  return {
    rule: 'free_time', reason: `There is no free time left that its ${saidWork(t.minutes)} may use.`, change: 'drop_task', minutes: t.minutes,
    text: `Drop it: no single change was found that gives its ${saidWork(t.minutes)} a place${t.source.hard_due ? ' before its hard due date' : ''}.`,
  };
}
