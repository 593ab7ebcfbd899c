import type { Sql } from '../../db/database.port.ts';
import { calendarEvents, type EventRow } from '../events.store.ts';
import type { Ical } from '../ical/ical.port.ts';
import type { RemoteObject } from '../remote-calendars.port.ts';
import type { BlockDoor } from './doors.port.ts';
import { calendarHistory, type HistoryKind, type Version } from './history.store.ts';
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
 * Answers whether anything of ours changed. The link is read again here: another reader or writer may have been first.
 */
export async function takeByHand(sql: Sql, { link: given, object, zone, calendarName, now, ical, door, weChanged = false }: ByHand): Promise<boolean> {
  const link = await linksStore.read(sql, given.link_id);
  if (!link) return false;
  if (object.ics !== null && object.etag !== null && object.etag === link.etag) return false; // our own write, coming back
  const block = await calendarEvents.byUid(sql, link.event_uid);
  const wishedElse = weChanged || (link.pending && link.etag !== null);
  if (object.ics === null) return takenOut(sql, link, block, now, door, wishedElse);

  const theirs = ical.readBlock(object.ics, zone);
  const stands = { remote_id: object.id, etag: object.etag };
  if (!theirs || (!block && link.task_id === null)) { // nothing that can be read, or its work was erased: it is written anew or taken out, and nothing is kept of it
    await linksStore.unsure(sql, link.link_id, stands);
    await writesStore.ask(sql, [link.event_uid]);
    return false;
  }
  const moved = !sameTime(link, theirs);
  const renamed = theirs.title !== link.title;
  const ours = theirs.asWritten && (moved || renamed); // a write of ours that came before or after what the link speaks of: not a person's wish
  await linksStore.stands(sql, link.link_id, { ...stands, ics: object.ics, title: theirs.title, starts_at: theirs.start, ends_at: theirs.end, hand_title: link.hand_title || (renamed && !ours) });
  if (ours) await writesStore.ask(sql, [link.event_uid]);
  if (ours || (!moved && !renamed)) return false; // or an alarm, a note, a guest: theirs to add
  const note = (kind: HistoryKind, ourVersion: Version | null) => calendarHistory.note(sql, { calendar_id: link.calendar_id, event_uid: link.event_uid, task_id: block ? block.task_id : link.task_id, kind, ours: ourVersion, theirs: { title: theirs.title, start: theirs.start.toISOString(), end: theirs.end.toISOString() } });
  if (!block) { // we had taken it out: that stands, and what it was is kept
    await note('both_changed', null);
    return false;
  }
  const lasts = theirs.end > theirs.start;
  const both = moved && !sameTime(block, theirs) && (wishedElse || !sameTime(block, { start: link.starts_at, end: link.ends_at }));
  await note(moved && !lasts ? 'restored' : both ? 'both_changed' : moved ? 'moved' : 'renamed', version(block));
  if (renamed) await calendarEvents.nameByHand(sql, block.event_id, theirs.title);
  if (moved && !lasts) await writesStore.ask(sql, [link.event_uid]); // work takes time: its own is written again
  if (moved && lasts) {
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
