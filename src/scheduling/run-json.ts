import type { Sql } from '../db/database.port.ts';
import { tasks } from '../work/index.ts';
import type { Settings } from './preferences.contract.ts';
import { becauseText } from './changes.ts';
import type { RunJson } from './runs.contract.ts';
import type { RunRow } from './runs.store.ts';
import { loadOf, reportWeeks } from './sprints.ts';
import { weeksTouched } from './weeks.ts';

type Summary = Omit<RunJson, 'sprints'>;

const namedIn = ({ schedule_blocks: blocks, metadata: { moves = [], kept = [], lateness = [], because = [] } }: RunRow): number[] => [...blocks, ...moves, ...kept, ...lateness, ...because].flatMap((one) => one.task_id ?? []);

/** Runs without their weeks; titles come from the tasks as they are called now. */
export async function summariesOf(sql: Sql, rows: readonly RunRow[]): Promise<Summary[]> {
  const known = new Map((await tasks.byIds(sql, [...new Set(rows.flatMap(namedIn))])).map((task) => [task.id, task]));
  const title = (id: number): string => known.get(id)?.title ?? '';
  return rows.map((row) => ({
    run_id: row.id, kind: row.kind, plan_id: row.plan_id, status: row.status,
    blocks: row.schedule_blocks.map((block) => ({ task_id: block.task_id, step_id: known.get(block.task_id)?.step_id ?? null, title: known.get(block.task_id)?.title ?? '', start: block.start, end: block.end, calendar_event_id: block.event_id, reasons: block.reasons, slack_minutes: block.slack_minutes ?? null })),
    moves: (row.metadata.moves ?? []).map((one) => ({ ...one, title: title(one.task_id) })), lateness: (row.metadata.lateness ?? []).map((one) => ({ ...one, title: title(one.task_id) })),
    kept: (row.metadata.kept ?? []).map(({ event_id: event, ...one }) => ({ ...one, title: title(one.task_id), calendar_event_id: event })),
    reason: row.metadata.reason ?? (row.metadata.because?.length ? becauseText(row.metadata.because, (id) => known.get(id)?.title) : null),
    unplaced: row.unplaced, objective: row.objective, warnings: row.warnings, moved: row.moved, created_at: row.created_at.toISOString(), applied_at: row.applied_at?.toISOString() ?? null, undone_at: row.undone_at?.toISOString() ?? null,
  }));
}

/** A run with the weeks it touches: of a preview as they would be, else as they are. */
export async function runJson(sql: Sql, row: RunRow, settings: Settings): Promise<RunJson> {
  const [summary] = await summariesOf(sql, [row]) as [Summary];
  const blocks = row.schedule_blocks.map((block) => ({ task: block.task_id, start: Date.parse(block.start), end: Date.parse(block.end) }));
  const weeks = weeksTouched(settings.time_zone, blocks);
  if (row.status !== 'preview') return { ...summary, sprints: await reportWeeks(sql, settings, weeks) };
  const known = new Map((await tasks.byIds(sql, [...new Set(blocks.map((block) => block.task))])).map((task) => [task.id, task]));
  return { ...summary, sprints: await reportWeeks(sql, settings, weeks, { without: new Set(row.metadata.replaces), plus: blocks.map((block) => ({ ...block, ...loadOf(block.task, known.get(block.task)) })) }) };
}
