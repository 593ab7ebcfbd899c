import { saidLength } from '../kernel/said-times.ts';
import type { RunComparisonJson } from './runs.contract.ts';
import type { RunRow } from './runs.store.ts';

type Place = { start: string; end: string };
interface Side { readonly blocks: readonly Place[]; readonly managed: boolean; readonly unplaced: boolean }

function sideOf(run: RunRow, id: number): Side {
  const blocks = [...run.schedule_blocks, ...run.metadata.kept ?? []].filter((block) => block.task_id === id).map(({ start, end }) => ({ start, end })).sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  return { blocks, managed: blocks.length > 0 || run.metadata.managed.includes(id), unplaced: run.unplaced.some((one) => one.task_id === id) };
}
const shapeOf = (blocks: readonly Place[]): string => blocks.map(({ start, end }) => `${Date.parse(start)}-${Date.parse(end)}`).join();
const endOf = (blocks: readonly Place[]): number => Math.max(...blocks.map((block) => Date.parse(block.end)));

/** What is different in the second of two runs, over the tasks that both decided about. */
export function compareRuns(from: RunRow, to: RunRow, titleOf: (id: number) => string, moment: (iso: string) => string): RunComparisonJson {
  const ids = [...new Set([from, to].flatMap((run) => [...run.metadata.managed, ...run.schedule_blocks.map((block) => block.task_id)]))].sort((a, b) => a - b);
  const moved: RunComparisonJson['moved'] = [];
  const appeared: RunComparisonJson['appeared'] = [];
  const gone: RunComparisonJson['gone'] = [];
  let unchanged = 0;
  for (const id of ids) {
    const [a, b] = [sideOf(from, id), sideOf(to, id)];
    const title = titleOf(id);
    if (a.blocks.length && b.blocks.length) {
      if (shapeOf(a.blocks) === shapeOf(b.blocks)) { unchanged++; continue; }
      const later = endOf(b.blocks) - endOf(a.blocks);
      const [first, then] = [a.blocks[0] as Place, b.blocks[0] as Place];
      const how = later === 0 ? 'ends at the same time' : `ends ${saidLength(Math.abs(later))} ${later > 0 ? 'later' : 'earlier'}`;
      moved.push({ task_id: id, title, from: a.blocks as Place[], to: b.blocks as Place[], later_minutes: Math.round(later / 60_000), text: `"${title}" starts ${moment(then.start)} instead of ${moment(first.start)} and ${how}.` });
    } else if (b.blocks.length) appeared.push({ task_id: id, title, to: b.blocks as Place[], text: `"${title}" ${a.unplaced ? 'has a place now' : 'is new'}: ${moment((b.blocks[0] as Place).start)}.` });
    else if (a.blocks.length && (b.managed || b.unplaced)) gone.push({ task_id: id, title, from: a.blocks as Place[], text: b.unplaced ? `"${title}" has no place any more: ${to.unplaced.find((one) => one.task_id === id)?.reason ?? ''}` : `"${title}" needs no time any more.` });
  }
  const objective = from.objective && to.objective ? Object.fromEntries(Object.entries(to.objective).map(([part, value]) => [part, Math.round(((value ?? 0) - ((from.objective as Record<string, number>)[part] ?? 0)) * 100) / 100])) : null;
  const late = objective?.['weighted_tardiness_minutes'];
  const summary = [
    `${moved.length} moved, ${appeared.length} appeared, ${gone.length} went, ${unchanged} stay as they are.`,
    ...(late === undefined ? [] : [late === 0 ? 'Lateness is the same.' : `Weighted lateness is ${saidLength(Math.abs(late) * 60_000)} ${late > 0 ? 'more' : 'less'}.`]),
  ];
  return { from: from.id, to: to.id, moved, appeared, gone, unchanged, objective, text: [...summary, ...[...moved, ...appeared, ...gone].map((one) => one.text)].join(' ') };
}
