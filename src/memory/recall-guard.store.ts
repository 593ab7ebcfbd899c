import type { Sql } from '../db/database.port.ts';
import { loadFound } from './found.store.ts';
import type { Kind } from './memory-fields.contract.ts';
import { termUses } from './recall.store.ts';
import { queryTerms } from './terms.ts';

/** Words of a piece that are looked up: its rarest. */
const RAREST = 6;
/** Stored texts a piece is compared with. */
const COMPARED = 3;

/** For each piece the stored texts that share most of its rarest words. */
export async function knownTexts(sql: Sql, clientId: number, pieces: readonly string[]): Promise<string[][]> {
  const termsOfPieces = pieces.map((piece) => [...queryTerms(piece).keys()]);
  const all = [...new Set(termsOfPieces.flat())];
  if (all.length === 0) return pieces.map(() => []);
  const uses = new Map((await termUses(sql, { clientId, docs: 0, terms: all, retired: true })).map((use) => [use.term, use.documents]));
  const wanted = termsOfPieces.map((terms) => terms.filter((term) => uses.has(term)).sort((a, b) => (uses.get(a) as number) - (uses.get(b) as number)).slice(0, RAREST));
  const lookups = wanted.flatMap((terms, piece) => terms.map((term) => ({ piece, term })));
  if (lookups.length === 0) return pieces.map(() => []);
  const rows = await sql.rows<{ piece: number; kind: Kind; refId: number }>(`select b.piece, d.kind, d.ref_id as "refId" from (
      select l.piece, p.doc_id, count(*) as n, row_number() over (partition by l.piece order by count(*) desc, p.doc_id) as place from unnest($2::int[], $3::text[]) as l(piece, term)
      join memory_postings p on p.client_id = $1 and p.retired in (false, true) and p.term = l.term collate "C" group by l.piece, p.doc_id) as b
    join memory_index d using (doc_id) where b.place <= ${COMPARED}`, [clientId, lookups.map((l) => l.piece), lookups.map((l) => l.term)]);
  const found = await loadFound(sql, clientId, rows);
  const out: string[][] = pieces.map(() => []);
  for (const row of rows) {
    const text = found.get(`${row.kind} ${row.refId}`)?.content;
    if (text !== undefined) out[row.piece]?.push(text);
  }
  return out;
}
