import type { Sql } from '../../db/database.port.ts';
import { decodeCursor, pageOf } from '../../kernel/cursor.ts';
import { type AnyOperation, type CallContext, operation } from '../../kernel/operation.ts';
import { notFound, Problem } from '../../kernel/problem.ts';
import type * as z from 'zod';
import { applyRemedy, listRemedies, type RemedyName, undoRemedy } from './audit.contract.ts';
import { copiesIn, type Groups, loopsFound, nearCopiesIn, staleSince, unaskedSince } from './audit.ts';
import { neverRecalled, readLive, stale } from './audit.store.ts';
import { note, resolveClient, type Touched, touchClients } from '../clients/clients.store.ts';
import { EVENT_KINDS, contentHash, findEvents } from '../events/events.store.ts';
import { maskTexts, reindex } from '../secrets/mask-stored.ts';
import type { MemoryDeps } from '../memory-deps.ts';
import { retireInIndex } from '../memory-index.store.ts';
import { RemedyExpired, RemedyUndone } from '../memory.problems.ts';
import type { RecallCounter } from '../recall/recall-counter.ts';
import { archiveLive, closeRemedy, deleteSightings, dropPromotion, insertRemedy, lockRemedy, moveEvidence, movePromotion, type RemedyRow, selectRemedies, setEvidence, unarchive, type Undo, writeTexts } from './remedies.store.ts';
import { insertSightings } from '../remember/sightings.store.ts';

const UNDO_DAYS = 7;
const DAY = 86_400_000;
/** Events that one call changes: it is one transaction. */
const AT_ONCE = 5000;

const nothing = (): Undo => ({ archived: [], sightings: [], evidence: [], promoted: [], texts: [] });
const remedyJson = (row: RemedyRow) => ({ remedy_id: row.remedy_id, client_id: row.client_id, remedy: row.remedy, changed: row.event_ids.length, event_ids: row.event_ids, created_at: row.created_at.toISOString(), undo_until: row.undo_until.toISOString(), undone_at: row.undone_at?.toISOString() ?? null });

/** What would be merged or archived. */
interface Plan { readonly groups: Groups; readonly ids: readonly number[] }

export function remedyOperations(deps: MemoryDeps, counter: RecallCounter): AnyOperation[] {
  const planOf = async (sql: Sql, clientId: number, remedy: Exclude<RemedyName, 'mask_secrets'>, now: Date): Promise<Plan> => {
    switch (remedy) {
      case 'merge_duplicates': return copiesIn(sql, clientId, now);
      case 'merge_near_duplicates': return nearCopiesIn(await readLive(sql, clientId, now));
      case 'archive_loops': return { groups: [], ids: loopsFound(await readLive(sql, clientId, now)).ids };
      case 'archive_stale': return { groups: [], ids: (await stale(sql, clientId, now, staleSince(now))).ids };
      case 'archive_never_recalled': return { groups: [], ids: (await neverRecalled(sql, clientId, now, unaskedSince(now))).ids };
    }
  };

  const apply = async (input: z.output<typeof applyRemedy.input>, context: CallContext) => {
    await counter.flush();
    const now = deps.clock.now();
    return deps.db.inWorkspace(context, async (sql) => {
      const { client_id: clientId } = await resolveClient(sql, input.client_id);
      const touched: Touched = new Map();
      const undo = nothing();
      const found = input.remedy === 'mask_secrets' ? await maskTexts(sql, clientId, AT_ONCE, !input.dry_run) : await planOf(sql, clientId, input.remedy, now);
      const ids = found.ids.slice(0, AT_ONCE);
      const answer = { client_id: clientId, remedy: input.remedy, changed: ids.length, event_ids: ids, dry_run: input.dry_run, more: found.ids.length > ids.length || ('more' in found && found.more), undone_at: null };
      const empty = 'texts' in found ? found.texts.length === 0 : ids.length === 0;
      if (input.dry_run || empty) return { ...answer, remedy_id: null, created_at: null, undo_until: null };
      if ('texts' in found) {
        undo.texts = found.texts;
        await reindex(sql, touched, found.texts.map(({ after }) => after), now);
      } else {
        if (found.groups.length) await merge(sql, clientId, found.groups, new Set(ids), now, undo);
        undo.archived = await archiveLive(sql, ids, now);
        await retireInIndex(sql, touched, EVENT_KINDS, undo.archived, true);
      }
      note(touched, clientId);
      await touchClients(sql, touched);
      const row = await insertRemedy(sql, { client_id: clientId, remedy: input.remedy, event_ids: 'texts' in found ? ids : undo.archived, undo, created_at: now, undo_until: new Date(now.getTime() + UNDO_DAYS * DAY) });
      return { ...answer, ...remedyJson(row) };
    });
  };

  /** Copies become sightings of the oldest, which takes over what rests on them. */
  const merge = async (sql: Sql, clientId: number, groups: Groups, chosen: ReadonlySet<number>, now: Date, undo: Undo): Promise<void> => {
    const kept = new Map<number, number>();
    for (const [oldest, ...rest] of groups) for (const id of rest) if (oldest !== undefined && chosen.has(id)) kept.set(id, oldest);
    const copies = await findEvents(sql, [...kept.keys()], { lock: true });
    undo.sightings = await insertSightings(sql, clientId, copies.map((copy) => ({ eventId: kept.get(copy.id) as number, kind: 'merged' as const, content: copy.content, sessionId: copy.session_id, episodeId: null, mergedFrom: copy.id, at: copy.occurred_at })));
    undo.evidence = await moveEvidence(sql, kept);
    undo.promoted = await movePromotion(sql, kept);
  };

  const putBack = async ({ remedy_id }: { remedy_id: number }, context: CallContext) => deps.db.inWorkspace(context, async (sql) => {
    const now = deps.clock.now();
    const row = await lockRemedy(sql, remedy_id);
    if (!row) throw notFound('remedy', remedy_id);
    if (row.undone_at) throw new Problem(RemedyUndone, `It was undone at ${row.undone_at.toISOString()}.`);
    if (!row.undo || row.undo_until <= now) throw new Problem(RemedyExpired, `It could be undone until ${row.undo_until.toISOString()}.`);
    const { undo } = row;
    const touched: Touched = new Map();
    const back = await unarchive(sql, undo.archived, row.created_at);
    await retireInIndex(sql, touched, EVENT_KINDS, back, false);
    await deleteSightings(sql, undo.sightings);
    await setEvidence(sql, undo.evidence.map(({ fact_id, before }) => ({ fact_id, ids: before })));
    await dropPromotion(sql, undo.promoted);
    const restored: typeof undo.texts = [];
    for (const change of undo.texts) if (await writeTexts(sql, change.before, change.after, contentHash)) restored.push(change);
    await reindex(sql, touched, restored.map(({ before }) => before), now);
    note(touched, row.client_id);
    await touchClients(sql, touched);
    const events = new Set(restored.filter(({ before }) => before.table === 'events').map(({ before }) => before.id));
    return { ...remedyJson(await closeRemedy(sql, remedy_id, now)), restored: back.length + events.size };
  });

  return [
    operation(applyRemedy, apply), operation(undoRemedy, putBack),
    operation(listRemedies, (input, context) => {
      const after = decodeCursor(input.cursor, ['number']);
      return deps.db.inWorkspace(context, async (sql) => {
        const { client_id: clientId } = await resolveClient(sql, input.client_id);
        return pageOf(await selectRemedies(sql, clientId, (after?.[0] as number | undefined) ?? null, input.limit + 1), input.limit, remedyJson, (row) => [row.remedy_id]);
      });
    }),
  ];
}
