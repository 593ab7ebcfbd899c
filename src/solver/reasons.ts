/** Why a block lies where it lies and not earlier, in plain words. */
import { saidDay, saidMoment } from '../kernel/said-times.ts';
import { dateText, weekOfDay } from '../kernel/zone.ts';
import type { Board } from './board.ts';
import { MIN, type Model, type TaskModel } from './model.ts';

/** How far back a reader wants to hear of other tasks. */
const MOST_SLOTS = 400;

const hoursText = (ms: number): string => String(Math.round((ms / MIN / 60) * 100) / 100);

/** `Mon 23 Nov 09:00` on the wall clock of the problem's zone; with the year where it is not that of the horizon's start. */
export function momentText(model: Model, ms: number): string {
  return saidMoment(model.zone, model.origin + ms, model.origin);
}

const dayText = (model: Model, d: number): string => saidDay(model.firstDay + d, model.firstDay);

const mondayOf = (model: Model, week: number): number => (weekOfDay(model.firstDay) + week) * 7 - 3;
/** The local Monday of a week of the model, `2026-11-23`, as limits name it. */
export const mondayText = (model: Model, week: number): string => dateText(mondayOf(model, week));
/** The same as sentences say it. */
export const mondaySaid = (model: Model, week: number): string => saidDay(mondayOf(model, week), model.firstDay);

/** One cause, and what would have to change for the block to lie earlier. */
interface Cause { readonly text: string; readonly change?: string }

/** Reasons for the block [start, end) of a task, at least one; the last says what would let it begin earlier, where anything would. */
export function reasonsFor(model: Model, board: Board, t: TaskModel, start: number): string[] {
  const causes: Cause[] = [];
  const { grid, buffer } = model;
  const slot = Math.floor(start / grid);
  const last = t.needs.length ? t.needs.reduce((a, b) => (board.endOf(b) > board.endOf(a) ? b : a)) : undefined;
  const ready = last === undefined ? -Infinity : board.endOf(last);
  const first = board.blocks[t.index]?.[0] === start;
  const before = last === undefined ? '' : (model.tasks[last] as TaskModel).source.id;
  if (first && last !== undefined && start - ready < grid + buffer) causes.push({ text: `Starts once ${before}, which it depends on, has ended at ${momentText(model, ready)}.`, change: `${before} ends earlier` });
  if (first && t.source.release !== undefined && t.from === slot) causes.push({ text: `It may not begin before ${momentText(model, Date.parse(t.source.release) - model.origin)}.`, change: 'it may begin sooner' });
  const earliest = Math.max(0, board.earliest(t));
  for (const cause of [edgeCause(model, t, start), rivalCause(model, board, t, slot, earliest), limitCause(model, board, t, slot, earliest)]) if (cause) causes.push(cause);
  const list = [...(t.previous && !board.hasMoved(t) ? ['Kept where it was in the standing plan.'] : []), ...causes.map((cause) => cause.text)];
  if (t.prefer && list.length < 4 && board.misses(t) === 0) list.push(`Lies in the preferred time map ${t.prefer.name}.`);
  if (!list.length) list.push(slot <= earliest ? 'The first free time of the plan.' : 'The free time before it is too short for this chunk, or other tasks do better with it.');
  const changes = causes.flatMap((cause) => cause.change ?? []);
  if (changes.length && slot > 0) list.push(`Earlier only if ${[...new Set(changes)].slice(0, 2).join(', and ')}.`);
  return list;
}

/** What ends right where the block begins: closed hours, a busy time, a pin. */
function edgeCause(model: Model, t: TaskModel, start: number): Cause | undefined {
  const { grid, buffer } = model;
  const opening = t.ground.open.find(([s, e]) => s <= start && start < e);
  if (opening && start - opening[0] < grid) {
    if (opening[0] <= 0) return { text: 'Begins with the horizon.' };
    const hours = t.ground.name === undefined ? (model.problem.windows ? 'The window opens' : 'The working hours begin') : `The time map ${t.ground.name} opens`;
    return { text: `${hours} ${momentText(model, opening[0])}.`, change: 'time comes free in the hours before' };
  }
  const beside = (end: number) => end <= start && start - end < buffer + grid;
  const busy = model.busy.findLast((b) => beside(b.end));
  const gap = buffer ? ` and the buffer of ${buffer / MIN} minutes` : '';
  if (busy) return { text: `Follows the busy time ${busy.id ?? `from ${momentText(model, busy.start)}`}, which ends at ${momentText(model, busy.end)}${gap}.`, change: `${busy.id ?? 'that busy time'} moves or ends earlier` };
  const pinned = model.pinned.find((p) => p !== t && p.pin && beside(p.pin[1]));
  return pinned?.pin && { text: `Follows ${pinned.source.id}, pinned until ${momentText(model, pinned.pin[1])}${gap}.`, change: `${pinned.source.id} is moved or released` };
}

/** The task before it that has the better claim to the earlier time. */
function rivalCause(model: Model, board: Board, t: TaskModel, slot: number, earliest: number): Cause | undefined {
  let best: TaskModel | undefined;
  let neighbour: TaskModel | undefined;
  for (let s = slot - 1, seen = -1; s >= Math.max(earliest, slot - MOST_SLOTS); s--) {
    const o = (board.owner[s] as number) - 1;
    if (o < 0 || o === seen || o === t.index) continue;
    seen = o;
    const other = model.tasks[o] as TaskModel;
    neighbour ??= other;
    if ((other.due !== Infinity && t.due === Infinity) || (other.due !== Infinity && other.weight > t.weight) || (other.due < t.due && other.weight >= t.weight)) if (!best || other.weight > best.weight) best = other;
  }
  const chosen = best ?? neighbour;
  if (!chosen) return undefined;
  const id = chosen.source.id;
  if (t.needs.includes(chosen.index)) return undefined; // said already: it waits for it
  const [why, change] = chosen.due !== Infinity && t.due === Infinity ? ['has a due date and this has none', 'it gets a due date of its own']
    : chosen.weight > t.weight ? [`weighs more (${chosen.weight} against ${t.weight})`, `it weighs more than ${id}`]
      : chosen.due < t.due && chosen.weight >= t.weight ? ['is due earlier', `it is due before ${id} or weighs more`] : ['does better there at no loss to the plan', `${id} gives way`];
  return { text: `${id} comes before it: it ${why}.`, change };
}

/** A limit that was reached on a day or in a week before the block. */
function limitCause(model: Model, board: Board, t: TaskModel, slot: number, earliest: number): Cause | undefined {
  const { limits } = model.problem;
  const [from, to] = [model.dayOfSlot[Math.min(earliest, slot)] as number, model.dayOfSlot[slot] as number];
  if (limits.max_hours_per_day !== undefined) {
    for (let d = to - 1; d >= Math.max(from, to - 7); d--) {
      if (board.dayRoom(d) < Math.min(t.min, t.units) * model.grid) return { text: `The limit of ${limits.max_hours_per_day} hours a day leaves no room on ${dayText(model, d)} (${hoursText(board.day[d] as number)} hours placed).`, change: 'the daily limit is raised' };
    }
  }
  const week = (model.weekOfDay[to] as number) - 1;
  if (week < (model.weekOfDay[from] as number)) return undefined;
  const placed = (board.billed[week] as number) + (board.unbilled[week] as number);
  const name = mondaySaid(model, week);
  const cap = model.weekCaps[week] as number;
  if (placed + Math.min(t.min, t.units) * model.grid > cap) return { text: `The weekly capacity of ${hoursText(cap)} hours leaves no room in the week of ${name} (${hoursText(placed)} hours placed).`, change: `the week of ${name} gets more capacity or less work` };
  if (model.shareRule && !t.billable && (board.unbilled[week] as number) + t.min * model.grid > (board.billed[week] as number) * model.perBillable) {
    return { text: `The billable share of ${limits.min_billable_pct} % leaves no room for unbillable work in the week of ${name}.`, change: `the week of ${name} gets more billable work` };
  }
  return undefined;
}
