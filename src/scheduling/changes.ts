import { calendarEvents } from '../calendar/index.ts';
import type { Database, Sql } from '../db/database.port.ts';
import type { Clock } from '../kernel/clock.ts';
import type { AnyOperation, CallContext } from '../kernel/operation.ts';
import { tasks } from '../work/index.ts';
import { type Because, type ChangeKind, changesStore } from './changes.store.ts';
import { runsStore } from './runs.store.ts';
import { followBlocks } from './write-run.ts';

const MINUTE = 60_000;

/** Each kind of change once, and each task once a kind. */
export function becauseOf(changes: readonly Because[]): Because[] {
  const seen = new Map(changes.map(({ kind, task_id }) => [`${kind} ${task_id ?? ''}`, { kind, task_id }]));
  return [...seen.values()].slice(0, 100);
}

const WORDS: Readonly<Record<ChangeKind, (title: string) => string>> = {
  busy: () => 'The calendar changed.', moved_by_hand: (title) => `${title} was moved by hand.`, task: (title) => `${title} changed.`, closed: (title) => `${title} is done or cancelled.`, freed: (title) => `${title} is done or cancelled, so its time is free.`,
  worked: (title) => `${title} was worked on and is not done.`, missed: (title) => `The time of ${title} has passed and it is not done.`, overrun: (title) => `${title} runs over its time.`, preferences: () => 'The preferences changed.',
  capacity: () => 'The capacity of a week changed.', constraint: () => 'What binds the working times changed.',
};
export const becauseText = (because: readonly Because[], titleOf: (id: number) => string | undefined): string =>
  because.map(({ kind, task_id: id }) => { const title = id === null ? undefined : titleOf(id); return WORDS[kind](title === undefined ? 'A task' : `"${title}"`); }).filter((text, i, all) => all.indexOf(text) === i).slice(0, 8).join(' ');

/** Gives back the time of what was finished early or cancelled: blocks to come go, one under way ends now. */
export async function freeClosed(sql: Sql, now: Date): Promise<void> {
  const closed = (await tasks.byIds(sql, await changesStore.takeClosed(sql))).filter((task) => task.status === 'done' || task.status === 'cancelled').map((task) => task.id);
  if (!closed.length) return;
  await calendarEvents.lock(sql);
  const blocks = await calendarEvents.blocksOf(sql, closed);
  const coming = blocks.filter((block) => block.starts_at >= now);
  await calendarEvents.remove(sql, coming.map((block) => block.event_id));
  if (coming.length) await runsStore.forgetEvents(sql, closed, coming.map((block) => block.event_id));
  for (const block of blocks.filter((one) => one.starts_at < now && one.ends_at.getTime() > now.getTime() + MINUTE)) {
    await calendarEvents.change(sql, block.event_id, { start: block.starts_at, end: now, pinned: block.pinned, runId: block.run_id, reasons: block.reasons });
  }
  await followBlocks(sql, closed);
}

/** Operations that may close tasks: what they close loses its blocks in the same transaction. Slow ones, which have none, are left to the clock. */
export function freeingTime(operations: readonly AnyOperation[], { db, clock }: { db: Database; clock: Clock }): AnyOperation[] {
  return operations.map((operation) => (operation.contract.scope !== 'planner:write' || operation.contract.slow ? operation : {
    ...operation,
    run: (input: unknown, context: CallContext) => db.inWorkspace(context, async (sql) => {
      const answer: unknown = await operation.run(input, { ...context, tx: sql });
      await freeClosed(sql, clock.now());
      return answer;
    }),
  } as AnyOperation));
}
