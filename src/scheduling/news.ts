import type { Database } from '../db/database.port.ts';
import { type AnyOperation, operation } from '../kernel/operation.ts';
import { finishedSince } from '../work/index.ts';
import { newsContract, type NewsJson } from './news.contract.ts';
import { summariesOf } from './run-json.ts';
import type { RunJson } from './runs.contract.ts';
import { runsStore } from './runs.store.ts';

const MOST_RUNS = 100, MOST = 200;
type Summary = Omit<RunJson, 'sprints'>;

/** What one run did to each of its tasks. */
export function newsOf(run: Summary): NewsJson[] {
  const undone = run.undone_at !== null;
  const at = (undone ? run.undone_at : run.applied_at) ?? run.created_at;
  const one = (kind: NewsJson['kind'], task: { task_id: number; title: string }, more: Partial<NewsJson> = {}): NewsJson => ({ kind, at, task_id: task.task_id, title: task.title, from: null, to: null, why: null, run_id: run.run_id, ...more });
  const first = new Map<number, Summary['blocks'][number]>();
  for (const block of run.blocks) { const before = first.get(block.task_id); if (!before || block.start < before.start) first.set(block.task_id, block); }
  if (undone) return [...first.values()].map((block) => one('taken_out', block));
  const told = new Set(run.moves.map((move) => move.task_id));
  return [
    ...run.moves.map((move) => one(move.to === null ? 'unplaced' : move.from === null ? 'placed' : 'moved', move, { from: move.from, to: move.to, why: move.why })),
    ...[...first.values()].filter((block) => !told.has(block.task_id)).map((block) => one(run.moved.includes(block.task_id) && run.kind !== 'schedule' ? 'moved' : 'placed', block, { to: { start: block.start, end: block.end }, why: block.reasons[0] ?? null })),
  ];
}

/** The last word about each task. */
export function latest(news: readonly NewsJson[]): NewsJson[] {
  const seen = new Set<number>();
  return news.toSorted((a, b) => b.at.localeCompare(a.at)).filter(({ task_id: id, title }) => title !== '' && !seen.has(id) && seen.add(id)).slice(0, MOST);
}

export const newsOperation = ({ db }: { db: Database }): AnyOperation => operation(newsContract, ({ since }, context) => db.inWorkspace(context, async (sql) => {
  const from = new Date(since);
  const runs = await summariesOf(sql, await runsStore.since(sql, from, MOST_RUNS));
  const finished = await finishedSince(sql, from, MOST);
  return { since: from.toISOString(), runs: runs.length, items: latest([...finished.map((task): NewsJson => ({ kind: 'finished', at: (task.completed_at ?? from).toISOString(), task_id: task.id, title: task.title, from: null, to: null, why: null, run_id: null })), ...runs.flatMap(newsOf)]) };
}));
