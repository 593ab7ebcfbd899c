import type { Sql } from '../../db/database.port.ts';
import { calendarEvents, type EventRow } from '../events.store.ts';
import type { Ical } from '../ical/ical.port.ts';
import type { RemoteObject } from '../remote-calendars.port.ts';
import type { BlockDoor } from './doors.port.ts';
import { calendarHistory, type Version } from './history.store.ts';
import { type LinkRow, linksStore, writesStore } from './links.store.ts';

const version = (of: { title: string; starts_at: Date; ends_at: Date }): Version => ({ title: of.title, start: of.starts_at.toISOString(), end: of.ends_at.toISOString() });
const sameTime = (a: { starts_at: Date; ends_at: Date }, b: { start: Date; end: Date }): boolean => a.starts_at.getTime() === b.start.getTime() && a.ends_at.getTime() === b.end.getTime();

export interface ByHand {
  readonly link: LinkRow; readonly object: RemoteObject; readonly zone: string; readonly calendarName: string; readonly now: Date; readonly ical: Ical; readonly door: BlockDoor;
  /** We were about to write a change of our own. */
  readonly weChanged?: boolean;
}

/**
 * Takes in what a person did to one of our blocks in their calendar: moved and resized it is fixed there, renamed it keeps that name,
 * deleted it leaves the schedule with a question. Where we had changed it too the person's version stands, and both are kept.
 * Answers whether anything of ours changed.
 */
export async function takeByHand(sql: Sql, { link, object, zone, calendarName, now, ical, door, weChanged = false }: ByHand): Promise<boolean> {
  if (object.ics !== null && object.etag !== null && object.etag === link.etag) return false; // our own write, coming back
  const theirs = object.ics === null ? null : ical.readBlock(object.ics, zone);
  const block = await calendarEvents.byUid(sql, link.event_uid);
  if (theirs === null) return takenOut(sql, link, block, now, door, weChanged);

  const moved = !sameTime(link, theirs);
  const renamed = theirs.title !== link.title;
  await linksStore.stands(sql, link.link_id, { remote_id: object.id, etag: object.etag, ics: object.ics, title: theirs.title, starts_at: theirs.start, ends_at: theirs.end, hand_title: link.hand_title || renamed });
  if (!moved && !renamed) return false; // an alarm, a note, a guest: theirs to add
  if (!block) { // we had taken it out: that stands, and what it was is kept
    await calendarHistory.note(sql, { calendar_id: link.calendar_id, event_uid: link.event_uid, task_id: link.task_id, kind: 'both_changed', ours: null, theirs: { title: theirs.title, start: theirs.start.toISOString(), end: theirs.end.toISOString() } });
    return false;
  }
  const both = moved && !sameTime(block, theirs) && (weChanged || !sameTime(block, { start: link.starts_at, end: link.ends_at }));
  await calendarHistory.note(sql, { calendar_id: link.calendar_id, event_uid: link.event_uid, task_id: block.task_id, kind: both ? 'both_changed' : moved ? 'moved' : 'renamed', ours: version(block), theirs: { title: theirs.title, start: theirs.start.toISOString(), end: theirs.end.toISOString() } });
  if (renamed) await calendarEvents.nameByHand(sql, block.event_id, theirs.title);
  if (moved && theirs.end > theirs.start) {
    await calendarEvents.change(sql, block.event_id, { start: theirs.start, end: theirs.end, pinned: true, runId: block.run_id, reasons: [`Moved here by hand in ${calendarName}.`] });
    if (block.task_id !== null) await door.follow(sql, [block.task_id]);
  }
  // What stands there is what we have now: nothing to write, unless the name or an earlier wish differs.
  return true;
}

async function takenOut(sql: Sql, link: LinkRow, block: EventRow | undefined, now: Date, door: BlockDoor, weChanged: boolean): Promise<boolean> {
  await linksStore.remove(sql, link.link_id);
  if (!block) { await writesStore.drop(sql, link.event_uid); return false; }
  if (block.ends_at <= now || block.task_id === null || !(await door.isOpen(sql, block.task_id))) { // a record of what was; it stays with us
    await writesStore.drop(sql, link.event_uid);
    return false;
  }
  const both = weChanged || !sameTime(block, { start: link.starts_at, end: link.ends_at });
  await calendarHistory.note(sql, { calendar_id: link.calendar_id, event_uid: link.event_uid, task_id: block.task_id, kind: both ? 'both_changed' : 'deleted', ours: version(block), theirs: null });
  await calendarHistory.ask(sql, { task_id: block.task_id, title: block.title, starts_at: block.starts_at, ends_at: block.ends_at });
  await calendarEvents.remove(sql, [block.event_id]);
  await door.follow(sql, [block.task_id]);
  return true;
}
