import type { Solution } from '../solver/index.ts';
import { PRIORITY_WEIGHT } from '../work/index.ts';
import { type Built, taskIdOf } from './build-problem.ts';
import { meetingFix, whereabouts, whyNotInFreeTime } from './map-windows.ts';
import { nameFor } from './naming.ts';
import type { RunJson, UnplacedJson } from './runs.contract.ts';
import type { KeptBlock } from './runs.store.ts';
import type { State } from './state.ts';

const utc = (text: string): string => new Date(text).toISOString();

/** Lateness of undated tasks weighs next to nothing (it only breaks ties): in words they have no due date. */
const TIE_BREAK = /weighs more \([\d.]+ against 0\.00\d+\)/;
function withoutTieBreaks(reasons: readonly string[]): string[] {
  if (!reasons.some((reason) => TIE_BREAK.test(reason))) return [...reasons];
  return reasons.map((reason) => reason.replace(TIE_BREAK, 'has a due date and this has none').replace(/it weighs more than (?:task|event) \d+/, 'it gets a due date of its own'));
}

/** A solution in the words of the product: blocks and unplaced tasks by number, and the objective of the tasks alone. */
export function readSolution(solution: Solution, built: Built, state: State): { blocks: KeptBlock[]; unplaced: UnplacedJson[]; objective: NonNullable<RunJson['objective']> } {
  // People know their tasks and events by title.
  const byId = new Map(state.tasks.map((task) => [task.id, task]));
  const named = (text: string, about: number | null): string => text.replace(/\b(?:task|event|busy|off) \d+\b/gi, (name) => {
    const meant = built.names.get(name.toLowerCase());
    return meant === undefined ? name : typeof meant === 'string' ? `"${meant}"` : nameFor(byId.get(about ?? 0), meant);
  });
  const blocks = solution.blocks.flatMap((block): KeptBlock[] => {
    const id = taskIdOf(block.task_id);
    if (id === null) return [];
    const [meeting, after] = [state.meetings.get(id), Math.max(state.start, byId.get(id)?.defer_until?.getTime() ?? 0)];
    const kept = meeting && whyNotInFreeTime(meeting, state.settings.time_zone, after, Date.parse(block.start));
    const there = whereabouts(state.settings, state.bindings, Date.parse(block.start));
    return [{ task_id: id, start: utc(block.start), end: utc(block.end), event_id: null, reasons: [...kept ? [kept] : [], ...there ? [there] : [], ...withoutTieBreaks(block.reasons).map((reason) => named(reason, id))] }];
  });
  const unplaced = solution.unplaced.map((one): UnplacedJson => ({
    task_id: taskIdOf(one.task_id) as number, reason: named(one.reason, taskIdOf(one.task_id)), binding: { rule: one.binding.rule, ...(one.binding.id !== undefined && { id: String(taskIdOf(one.binding.id) ?? one.binding.id) }) },
    smallest_fix: { ...one.smallest_fix, text: fixFor(one, state, named(one.smallest_fix.text, taskIdOf(one.task_id))), task_id: taskIdOf(one.smallest_fix.task_id) ?? taskIdOf(one.task_id) as number },
  }));

  // The problem has stand-ins for fixed blocks and due dates of our own making; neither belongs in what is shown.
  const weights = state.settings.objective;
  const ends = new Map<number, number>();
  for (const block of blocks) ends.set(block.task_id, Math.max(ends.get(block.task_id) ?? 0, Date.parse(block.end)));
  const tardiness = state.tasks.reduce((sum, task) => {
    const end = ends.get(task.id);
    return end === undefined || task.due_date === null ? sum : sum + (task.weight ?? PRIORITY_WEIGHT[task.priority]) * Math.max(0, (end - task.due_date.getTime()) / 60_000);
  }, 0);
  const chunks = solution.objective.chunks - (solution.blocks.length - blocks.length);
  const { moved, preference_misses: misses } = solution.objective;
  return {
    blocks, unplaced: [...built.blocked, ...unplaced],
    objective: { weighted_tardiness_minutes: Math.round(tardiness * 100) / 100, moved, chunks, preference_misses: misses, total: Math.round((tardiness * weights.tardiness + moved * weights.move + chunks * weights.chunk + misses * weights.preference) * 100) / 100 },
  };
}

/** Nobody knows the hours for meetings by that name: what closed them is what can be changed, in place of a due date also. */
function fixFor({ task_id: name, binding }: Solution['unplaced'][number], state: State, said: string): string {
  const id = taskIdOf(name) ?? 0;
  const meeting = state.meetings.get(id);
  const due = state.tasks.find((task) => task.id === id)?.due_date?.getTime() ?? Infinity;
  const titles = [...new Set(meeting?.keptFree.filter((one) => one.end > state.start && one.start < due).map((one) => one.title))];
  if (!meeting || !titles.length) return said;
  const way = meetingFix(titles, meeting.sign);
  return binding.rule === 'time_map' ? way.replace(/^d/, 'D') : `${said} Or ${way}`;
}
