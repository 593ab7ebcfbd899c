// Blocks written into a calendar, and taken out, without ever going over what somebody else did there.
import type { Ical } from '../ical/ical.port.ts';
import { type BlockDraft, CalendarError, type KnownObject, type PutResult, type RemoteObject, type RemoveResult } from '../remote-calendars.port.ts';
import { type Dav, type DavAnswer, refusal } from './caldav-http.ts';
import { findByUid, readObject } from './caldav-objects.ts';
import { fileOf, objectAt, objectPath } from './caldav-paths.ts';

export interface BlockWriting { readonly dav: Dav; readonly ical: Ical; readonly now: () => Date; readonly zone: string }

export const blockId = (collection: URL, uid: string): string => objectPath(fileOf(uid), collection) as string;

const gone = (status: number): boolean => status === 404 || status === 410;
const written = ({ id, etag, ics }: RemoteObject): PutResult => ({ status: 'written', id, etag, ics: ics as string });

/** Whether the block stands there as it is wanted: then an earlier try of ours arrived, or the server took it. */
function stands({ ical, zone }: BlockWriting, object: RemoteObject, draft: BlockDraft): boolean {
  const block = object.ics === null ? null : ical.readBlock(object.ics, zone);
  return block !== null && block.uid === draft.uid && block.title === draft.title && block.start.getTime() === draft.start.getTime() && block.end.getTime() === draft.end.getTime();
}

const send = (dav: Dav, url: URL, ics: string, condition: Readonly<Record<string, string>>, signal: AbortSignal | undefined): Promise<DavAnswer> =>
  dav.plain({ method: 'PUT', url, body: ics, headers: { 'content-type': 'text/calendar; charset=utf-8', ...condition }, signal });

/** What a write came to. A tag says that it stands there as sent; without one (or under another address) it is read back. */
async function outcome(with_: BlockWriting, collection: URL, id: string, answer: DavAnswer, ics: string, draft: BlockDraft, signal: AbortSignal | undefined): Promise<PutResult> {
  const moved = answer.location === null ? null : objectPath(answer.location, collection);
  const at = moved !== null && moved.startsWith(collection.pathname) ? moved : id;
  if (answer.etag !== null && at === id) return { status: 'written', id, etag: answer.etag, ics };
  const object = await readObject(with_.dav, collection, at, signal);
  if (object === null) return { status: 'gone' };
  return stands(with_, object, draft) ? written(object) : { status: 'changed', object };
}

async function insert(with_: BlockWriting, collection: URL, draft: BlockDraft, signal: AbortSignal | undefined): Promise<PutResult> {
  const { dav, ical, now } = with_;
  const id = blockId(collection, draft.uid);
  const ics = ical.writeBlock(draft, null, now());
  for (let attempt = 0; ; attempt++) {
    const answer = await send(dav, objectAt(id, collection), ics, { 'if-none-match': '*' }, signal);
    if (answer.status < 300) return outcome(with_, collection, id, answer, ics, draft, signal);
    if (answer.status === 412) {
      const object = await readObject(dav, collection, id, signal);
      if (object !== null) return stands(with_, object, draft) ? written(object) : { status: 'changed', object };
      if (attempt === 0) continue; // taken out just now
      throw new CalendarError('unavailable', `The calendar server ${collection.hostname} says that a block is there and is not.`);
    }
    if ([400, 403, 409].includes(answer.status)) {
      // The uid stands there under another name: a server that names files itself, or somebody who copied it.
      const object = await findByUid(dav, collection, draft.uid, signal).catch((error: unknown) => {
        if (error instanceof CalendarError && error.kind === 'rejected') return null;
        throw error;
      });
      if (object !== null) return stands(with_, object, draft) ? written(object) : { status: 'changed', object };
    }
    throw refusal(answer, 'writing a block');
  }
}

async function update(with_: BlockWriting, collection: URL, draft: BlockDraft, known: KnownObject, signal: AbortSignal | undefined): Promise<PutResult> {
  const { dav, ical, now, zone } = with_;
  let { etag, ics: base } = known;
  if (etag === null || base === null) {
    // Without one of them it is read, and compared by what is known.
    const object = await readObject(dav, collection, known.id, signal);
    if (object === null) return { status: 'gone' };
    if (stands(with_, object, draft)) return written(object);
    const [then, there] = [base, object.ics].map((ics) => (ics === null ? null : ical.readBlock(ics, zone)));
    if ((etag !== null && object.etag !== etag) || (then && (then.title !== there?.title || then.start.getTime() !== there.start.getTime() || then.end.getTime() !== there.end.getTime()))) return { status: 'changed', object };
    [etag, base] = [object.etag, object.ics];
  }
  const ics = ical.writeBlock(draft, base, now());
  const url = objectAt(known.id, collection);
  let answer = await send(dav, url, ics, etag === null ? {} : { 'if-match': etag }, signal);
  if (answer.status === 412) {
    const object = await readObject(dav, collection, known.id, signal);
    if (object === null) return { status: 'gone' };
    if (stands(with_, object, draft)) return written(object);
    if (object.etag !== etag) return { status: 'changed', object };
    // It has the tag it had, and the server does not recognise it (a proxy that compresses rewrites tags). It was compared just now.
    answer = await send(dav, url, ics, {}, signal);
  }
  // 409 is what a server says when the calendar around it is missing.
  if (gone(answer.status) || (answer.status === 409 && (await readObject(dav, collection, known.id, signal)) === null)) return { status: 'gone' };
  if (answer.status >= 300) throw refusal(answer, 'changing a block');
  return outcome(with_, collection, known.id, answer, ics, draft, signal);
}

export const putBlock = (with_: BlockWriting, collection: URL, draft: BlockDraft, known: KnownObject | null, signal?: AbortSignal): Promise<PutResult> =>
  (known === null ? insert(with_, collection, draft, signal) : update(with_, collection, draft, known, signal));

export async function removeBlock({ dav }: BlockWriting, collection: URL, known: KnownObject, signal?: AbortSignal): Promise<RemoveResult> {
  const url = objectAt(known.id, collection);
  let { etag } = known;
  if (etag === null) {
    const object = await readObject(dav, collection, known.id, signal);
    if (object === null) return { status: 'gone' };
    if (known.ics !== null && object.ics !== known.ics) return { status: 'changed', object };
    ({ etag } = object);
  }
  const take = (condition: Readonly<Record<string, string>>): Promise<DavAnswer> => dav.plain({ method: 'DELETE', url, headers: condition, signal });
  let answer = await take(etag === null ? {} : { 'if-match': etag });
  if (answer.status === 412) {
    const object = await readObject(dav, collection, known.id, signal);
    if (object === null) return { status: 'gone' };
    if (object.etag !== etag) return { status: 'changed', object };
    answer = await take({});
  }
  if (gone(answer.status)) return { status: 'gone' };
  if (answer.status >= 300) throw refusal(answer, 'taking a block out');
  return { status: 'removed' };
}
