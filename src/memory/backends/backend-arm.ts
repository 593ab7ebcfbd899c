import type { Database } from '../../db/database.port.ts';
import { type ArmQuery, armOf, type ArmSource, type Elsewhere } from '../recall/arms.ts';
import { documentsOf, linkOf, ours } from './backends.store.ts';
import type { Guarded } from './guarded.ts';
import { BackendFailure, type BackendHit } from './memory-backend.port.ts';
import { QuotaReached } from './metered-fetch.ts';

const ASKED_FOR = 20;
const SHOWN = 5;
const LONGEST = 20_000;

/** What a backend said to a question, sorted into ours and its own. */
interface Said { mine: { ref: string; score: number }[]; others: Elsewhere[] }
type Prepared = Said | 'failed' | null;

/** A backend as an arm of recall: it may know of a memory what its words do not say. */
export function backendArm(one: Guarded, { db }: { db: Database }, timeoutMs: number): ArmSource {
  const { name } = one.backend;

  const ask = (text: string, address: string): Promise<BackendHit[]> => one.call((backend) => {
    let timer: NodeJS.Timeout | undefined;
    // Whatever the adapter does, recall goes on.
    const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new BackendFailure(`${name} did not answer within ${timeoutMs} ms`, { retryable: true })), timeoutMs); });
    return Promise.race([backend.search(address, text, ASKED_FOR), late]).finally(() => clearTimeout(timer));
  });

  return {
    name,
    async prepare(text, context, clientId): Promise<Prepared> {
      // A probe pays for nothing. And nobody waits for another server with a transaction open.
      if (context.probe || context.tx !== undefined || clientId === undefined) return null;
      const link = await db.inWorkspace(context, (sql) => linkOf(sql, name, clientId));
      if (!link) return null; // nothing of this client is there
      try {
        const hits = await ask(text, link.address);
        const known = await db.inWorkspace(context, (sql) => ours(sql, name, clientId, hits.flatMap((hit) => hit.ids)));
        return sorted(name, hits, known);
      } catch (error) {
        return error instanceof QuotaReached ? null : 'failed';
      }
    },
    failed: (prepared) => (prepared === 'failed' ? name : null),
    async search(sql, query, prepared) {
      const said = prepared as Prepared;
      if (said === null || said === 'failed') return null;
      const documents = await documentsOf(sql, query, said.mine.map((m) => m.ref));
      return armOf(name, said.mine.flatMap(({ ref, score }) => { const doc = documents.get(ref); return doc ? [{ doc, score }] : []; }));
    },
    elsewhere: (prepared, query) => (prepared === null || prepared === undefined || prepared === 'failed' ? [] : (prepared as Said).others.filter((other) => fits(other, query))),
  };
}

export function sorted(name: string, hits: readonly BackendHit[], known: { present: ReadonlyMap<string, string>; former: ReadonlySet<string> }): Said {
  const mine = new Map<string, number>();
  const others: Elsewhere[] = [];
  for (const hit of hits) {
    const refs = [...new Set([...hit.ids.flatMap((id) => known.present.get(id) ?? []), ...(hit.ref === null ? [] : [hit.ref])])];
    const score = Number.isFinite(hit.score) ? Math.min(1, Math.max(0, hit.score)) : 0;
    for (const ref of refs) mine.set(ref, Math.max(score, mine.get(ref) ?? 0));
    // What bears our name is ours, also when it is gone here; what was ours once does not come back through another's memory.
    if (refs.length || hit.ids.some((id) => known.former.has(id)) || hit.text.trim() === '') continue;
    others.push({ source: name, id: hit.ids[0] ?? null, text: hit.text.slice(0, LONGEST).replaceAll('\0', '').toWellFormed(), score, at: hit.at });
  }
  return { mine: [...mine].map(([ref, score]) => ({ ref, score })), others: others.slice(0, SHOWN) };
}

/** A memory that is not here has no session, no scope and no second clock: questions about those are answered by what is here. */
const fits = (other: Elsewhere, query: Pick<ArmQuery, 'kinds' | 'scope' | 'sessionId' | 'since' | 'until' | 'retired'>): boolean => (!query.kinds || query.kinds.includes('event')) && query.scope === undefined && query.sessionId === undefined && !query.retired
  && (!query.since || (other.at !== null && other.at >= query.since)) && (!query.until || (other.at !== null && other.at < query.until));
