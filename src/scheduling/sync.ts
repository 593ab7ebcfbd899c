import { type CalendarProvider, calendarEvents, type ProvidedEvent } from '../calendar/index.ts';
import type { Database, Sql } from '../db/database.port.ts';
import type { Clock } from '../kernel/clock.ts';
import { type AnyOperation, type CallContext, operation } from '../kernel/operation.ts';
import { Problem } from '../kernel/problem.ts';
import { syncContract } from './calendar.contract.ts';
import type { RunJson } from './runs.contract.ts';

const DAY = 86_400_000;
const BACK = DAY;
const AHEAD = 90 * DAY;

export interface SyncDeps {
  readonly db: Database;
  readonly clock: Clock;
  /** Connected calendars besides our own. */
  readonly providers: readonly CalendarProvider[];
  readonly repair: (context: CallContext, reason: string) => Promise<RunJson>;
}

/** Brings what we know of another calendar in line with what it shows now. */
async function mirror(sql: Sql, source: string, range: { from: Date; to: Date }, theirs: readonly ProvidedEvent[]) {
  const known = new Map((await calendarEvents.ofSource(sql, source, range.from, range.to)).map((event) => [event.uid, event]));
  const count = { added: 0, changed: 0, removed: 0 };
  for (const { id, title, start, end } of theirs) {
    if (end <= start) continue; // takes no time
    const uid = `${source}:${id}`;
    const event = known.get(uid);
    known.delete(uid);
    if (!event) {
      await calendarEvents.add(sql, [{ uid, title: title.slice(0, 500), start, end, kind: 'busy', source }]);
      count.added++;
    } else if (event.starts_at.getTime() !== start.getTime() || event.ends_at.getTime() !== end.getTime() || event.title !== title.slice(0, 500)) {
      await calendarEvents.change(sql, event.event_id, { start, end, pinned: false, runId: null, reasons: [], title: title.slice(0, 500) });
      count.changed++;
    }
  }
  count.removed = (await calendarEvents.remove(sql, [...known.values()].map((event) => event.event_id))).length;
  return count;
}

export function syncOperation({ db, clock, providers, repair }: SyncDeps): AnyOperation {
  return operation(syncContract, async (_input, context) => {
    const now = clock.now().getTime();
    const range = { from: new Date(now - BACK), to: new Date(now + AHEAD) };
    const calendars: { name: string; events: number; added: number; changed: number; removed: number; error: string | null }[] = [];
    for (const provider of providers) {
      try {
        const theirs = await provider.list(context, range);
        calendars.push({ name: provider.name, events: theirs.length, ...await db.inWorkspace(context, (sql) => mirror(sql, provider.name, range, theirs)), error: null });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        calendars.push({ name: provider.name, events: 0, added: 0, changed: 0, removed: 0, error: error.message });
      }
    }
    const sum = (key: 'added' | 'changed' | 'removed') => calendars.reduce((total, calendar) => total + calendar[key], 0);
    const counts = { added: sum('added'), changed: sum('changed'), removed: sum('removed') };
    const run = counts.added + counts.changed + counts.removed > 0 ? await repair(context, 'The calendar changed.') : null;
    return { ...counts, run_id: run?.run_id ?? null, calendars };
  });
}
