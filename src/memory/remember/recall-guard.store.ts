import type { Sql } from '../../db/database.port.ts';
import { outdatedEvents } from '../events/events.store.ts';
import { loadFound } from '../recall/found.store.ts';
import type { Kind } from '../memory-fields.contract.ts';
import { termUses } from '../recall/recall.store.ts';
import { queryTerms } from '../terms.ts';

/** Words of a piece that are looked up: its rarest, as long as few memories hold them. */
const RAREST = 8;
const DOCUMENTS = 3000;
/** Stored texts a piece is compared with. */
const COMPARED = 5;

/** A stored text that may be what a piece repeats. */
export interface Known {
  readonly kind: Kind;
  readonly text: string;
  /** The event it is, or the first that a fact was drawn from. */
  readonly eventId: number | null;
  /** Told by the owner, not put away, and not replaced by newer knowledge: saying it again adds nothing. */
  readonly stands: boolean;
  /** Names under which it is told back: its speaker, a fact's subject and type. */
  readonly about: string;
}

/** For each piece the stored texts that share most of its rarest words. */
export async function knownTexts(sql: Sql, clientId: number, pieces: readonly string[]): Promise<Known[][]> {
  const termsOfPieces = pieces.map((piece) => [...queryTerms(piece).keys()]);
  const all = [...new Set(termsOfPieces.flat())];
  if (all.length === 0) return pieces.map(() => []);
  const uses = new Map((await termUses(sql, { clientId, docs: 0, terms: all, retired: true })).map((use) => [use.term, use.documents]));
  const wanted = termsOfPieces.map((terms) => {
    let documents = 0;
    return terms.filter((term) => uses.has(term)).sort((a, b) => (uses.get(a) as number) - (uses.get(b) as number)).slice(0, RAREST).filter((term, i) => { documents += uses.get(term) as number; return i < 2 || documents <= DOCUMENTS; });
  });
  const lookups = wanted.flatMap((terms, piece) => terms.map((term) => ({ piece, term })));
  if (lookups.length === 0) return pieces.map(() => []);
  const rows = await sql.rows<{ piece: number; kind: Kind; refId: number }>(`select b.piece, d.kind, d.ref_id as "refId" from (
      select l.piece, p.doc_id, count(*) as n, row_number() over (partition by l.piece order by count(*) desc, p.doc_id) as place from unnest($2::int[], $3::text[]) as l(piece, term)
      join memory_postings p on p.client_id = $1 and p.retired in (false, true) and p.term = l.term collate "C" group by l.piece, p.doc_id) as b
    join memory_index d using (doc_id) where b.place <= ${COMPARED} order by b.piece, b.place`, [clientId, lookups.map((l) => l.piece), lookups.map((l) => l.term)]);
  const found = await loadFound(sql, clientId, rows);
  const events = [...new Set([...found.values()].filter((row) => row.kind === 'event').map((row) => row.id))];
  const outdated = await outdatedEvents(sql, events);
  const out: Known[][] = pieces.map(() => []);
  for (const row of rows) {
    const memory = found.get(`${row.kind} ${row.refId}`);
    if (!memory) continue;
    const { subject_type, subject_id, fact_type } = memory.metadata;
    out[row.piece]?.push({
      kind: memory.kind, text: memory.content, eventId: memory.kind === 'fact' ? memory.evidence[0] ?? null : memory.kind === 'episode' ? null : memory.id,
      stands: memory.trust === 'owner' && memory.archived_at === null && memory.superseded_at === null && memory.valid_to === null && !(memory.kind === 'event' && outdated.has(memory.id)),
      about: memory.kind === 'fact' ? [subject_type, subject_id, fact_type].join(' ').replaceAll('_', ' ') : memory.speaker ?? '',
    });
  }
  return out;
}
