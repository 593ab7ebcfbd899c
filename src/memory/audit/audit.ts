import type { Sql } from '../../db/database.port.ts';
import { type AnyOperation, operation } from '../../kernel/operation.ts';
import { audit, type RemedyName } from './audit.contract.ts';
import { loopsIn, nearPairs, type Audited } from './audit-findings.ts';
import { copies, type Example, EXCERPT, type Found, longTexts, maskedOnes, neverRecalled, readLive, stale, totals } from './audit.store.ts';
import { resolveClient } from '../clients/clients.store.ts';
import type { MemoryDeps } from '../memory-deps.ts';
import type { RecallCounter } from '../recall/recall-counter.ts';
import { findSecrets, maskSecrets, type SecretKind } from '../secrets/secrets.ts';

const DAY = 86_400_000;
const STALE_DAYS = 180;
const NEVER_RECALLED_DAYS = 30;
const EXAMPLES = 5;

/** Groups of events to merge into their first, the oldest. */
export type Groups = readonly (readonly number[])[];

/** What each remedy would work on. */
export async function copiesIn(sql: Sql, clientId: number, now: Date): Promise<Found & { groups: Groups }> {
  const groups = await copies(sql, clientId, now);
  return { count: groups.length, ids: groups.flatMap(({ ids }) => ids.slice(1)), groups: groups.map(({ ids }) => ids), examples: groups.slice(0, EXAMPLES).map(({ ids, excerpt }) => ({ event_ids: ids.slice(0, 20), excerpt })) };
}

export function nearCopiesIn(events: readonly Audited[]): Found & { groups: Groups; mergeable: number } {
  const pairs = nearPairs(events);
  const texts = new Map(events.map(({ id, content }) => [id, content]));
  const groups = new Map<number, number[]>();
  for (const { a, b, same } of pairs) if (same) groups.set(a, [...(groups.get(a) ?? [a]), b]);
  const examples = pairs.slice(0, EXAMPLES).map(({ a, b, share, same }): Example => ({ event_ids: [a, b], excerpt: (texts.get(a) ?? '').slice(0, EXCERPT).toWellFormed(), why: same ? 'they differ in tone only' : `${Math.round(share * 100)} % of the words are the same; look before you merge` }));
  return { count: pairs.length, ids: [...groups.values()].flatMap((ids) => ids.slice(1)), groups: [...groups.values()], mergeable: pairs.filter(({ same }) => same).length, examples };
}

export function loopsFound(events: readonly Audited[]): Found {
  const loops = loopsIn(events);
  const texts = new Map(events.map(({ id, content }) => [id, content]));
  return { count: loops.length, ids: loops.map(({ id }) => id), examples: loops.slice(-EXAMPLES).reverse().map(({ id, of }) => ({ event_ids: [id, ...of.slice(0, 10)], excerpt: (texts.get(id) ?? '').slice(0, EXCERPT).toWellFormed(), why: of.length ? `consists of ${of.length} other memories` : 'is a block that recall wrote for a prompt' })) };
}

/** Live events that hold a secret in the open, with its kinds. */
export async function openSecrets(sql: Sql, clientId: number, now: Date, events: readonly Pick<Audited, 'id' | 'content'>[]): Promise<Map<number, { kinds: SecretKind[]; excerpt: string }>> {
  const out = new Map<number, { kinds: SecretKind[]; excerpt: string }>();
  const look = ({ id, content }: { id: number; content: string }) => {
    const kinds = [...new Set(findSecrets(content).map((secret) => secret.kind))];
    if (kinds.length) out.set(id, { kinds, excerpt: maskSecrets(content.slice(0, 4 * EXCERPT)).text.slice(0, EXCERPT).toWellFormed() });
  };
  for (const event of events) look(event);
  for (let after = 0, more = true; more;) {
    const long = await longTexts(sql, clientId, now, after);
    for (const event of long) look(event);
    after = long.at(-1)?.id ?? 0;
    more = long.length > 0;
  }
  return out;
}

export const staleSince = (now: Date): Date => new Date(now.getTime() - STALE_DAYS * DAY);
export const unaskedSince = (now: Date): Date => new Date(now.getTime() - NEVER_RECALLED_DAYS * DAY);

export function auditOperations(deps: MemoryDeps, counter: RecallCounter): AnyOperation[] {
  return [operation(audit, async (input, context) => {
    await counter.flush();
    const now = deps.clock.now();
    return deps.db.inWorkspace(context, async (sql) => {
      const { client_id: clientId } = await resolveClient(sql, input.client_id);
      const events = await readLive(sql, clientId, now);
      const near = nearCopiesIn(events);
      const open = await openSecrets(sql, clientId, now, events);
      const hidden = (await maskedOnes(sql, clientId, now)).filter(({ id }) => !open.has(id));
      const article = (kind: string) => `${/^[AEIOU]/i.test(kind) ? 'an' : 'a'} ${kind}`;
      const secretExamples: Example[] = [...[...open].slice(0, EXAMPLES).map(([id, { kinds, excerpt }]) => ({ event_ids: [id], excerpt, why: `holds ${kinds.map(article).join(' and ')}` })),
        ...hidden.slice(0, EXAMPLES).map(({ id, masked, excerpt }) => ({ event_ids: [id], excerpt, why: `held ${masked.map(article).join(' and ')}, hidden before it was stored` }))];
      const finding = ({ count, examples }: Found, name: RemedyName, detail: string) => ({ count, examples, remedy: { name, detail } });
      return {
        client_id: clientId, ...(await totals(sql, clientId, now)),
        duplicates: finding(await copiesIn(sql, clientId, now), 'merge_duplicates', 'Keeps the oldest of each text, with the others as its sightings and their evidence; the copies are archived.'),
        near_duplicates: { ...finding(near, 'merge_near_duplicates', 'Merges those that differ in tone only, as duplicates are. Those that differ in a word that may matter stay.'), mergeable: near.mergeable },
        loops: finding(loopsFound(events), 'archive_loops', 'Archives memories that only repeat other memories.'),
        secrets: { count: open.size + hidden.length, examples: secretExamples, masked: hidden.length, remedy: { name: 'mask_secrets' as const, detail: 'Hides them in memories, their earlier texts, conversations and facts. Replace a secret that was stored: hiding it does not make it safe.' } },
        stale: finding(await stale(sql, clientId, now, staleSince(now)), 'archive_stale', `Archives what is older than ${STALE_DAYS} days, of little weight, and was not asked for since.`),
        never_recalled: finding(await neverRecalled(sql, clientId, now, unaskedSince(now)), 'archive_never_recalled', `Archives what was stored more than ${NEVER_RECALLED_DAYS} days ago and never recalled.`),
        checked_at: now.toISOString(),
      };
    });
  })];
}
