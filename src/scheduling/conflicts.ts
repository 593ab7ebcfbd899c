import type { EventRow } from '../calendar/index.ts';
import { dateText, startOfDay } from '../kernel/zone.ts';
import type { ConflictJson } from './calendar.contract.ts';
import type { Settings } from './preferences.contract.ts';
import { byDay, openHours, round2 } from './weeks.ts';

/** Events that lie over each other, and days with more work than they hold, in order of time. */
export function findConflicts(events: readonly EventRow[], settings: Settings): ConflictJson[] {
  const found: ConflictJson[] = [];
  const sorted = [...events].sort((a, b) => a.starts_at.getTime() - b.starts_at.getTime() || a.event_id - b.event_id);
  let open: EventRow[] = [];
  for (const event of sorted) {
    open = open.filter((other) => other.ends_at > event.starts_at);
    for (const other of open) {
      if (event.kind === 'busy' && other.kind === 'busy') continue; // two appointments at once are their owner's affair
      const end = other.ends_at < event.ends_at ? other.ends_at : event.ends_at;
      found.push({ kind: 'overlap', start: event.starts_at.toISOString(), end: end.toISOString(), event_ids: [other.event_id, event.event_id], text: `"${other.title}" and "${event.title}" lie over each other.` });
    }
    open.push(event);
  }
  const days = new Map<number, { ms: number; ids: number[] }>();
  for (const event of sorted.filter((one) => one.kind === 'block')) {
    for (const [day, ms] of byDay(settings.time_zone, event.starts_at.getTime(), event.ends_at.getTime())) {
      const sum = days.get(day) ?? { ms: 0, ids: [] };
      days.set(day, { ms: sum.ms + ms, ids: [...sum.ids, event.event_id] });
    }
  }
  for (const [day, { ms, ids }] of days) {
    const most = settings.limits.max_hours_per_day ?? (openHours(settings, day) || 24);
    if (ms / 3_600_000 <= most + 0.001) continue;
    found.push({ kind: 'overbooked_day', start: new Date(startOfDay(settings.time_zone, day)).toISOString(), end: new Date(startOfDay(settings.time_zone, day + 1)).toISOString(), event_ids: ids, text: `${dateText(day)} has ${round2(ms / 3_600_000)} hours of work, ${round2(ms / 3_600_000 - most)} more than it holds.` });
  }
  return found.sort((a, b) => a.start.localeCompare(b.start));
}
