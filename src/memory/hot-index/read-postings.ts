import type { Sql } from '../../db/database.port.ts';
import { docIdsOf, docsOf, postingsAfter } from './hot-index.store.ts';
import { Postings } from './postings.ts';

// A client's postings, read in short transactions: nobody waits for all of it, and on a busy server few long turns end sooner than
// many short ones, since each waits behind the questions.

const DOCS_A_PAGE = 2000;
/** Terms are few at first: how many postings each has differs widely. */
const FIRST_TERMS = 300, MOST_TERMS = 5000, POSTINGS_A_PAGE = 30_000;

/** Stops early, with what is read by then, where `fits` says no. What changes meanwhile the caller sees to. */
export async function readPostings(inside: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>, clientId: number, fits: (postings: Postings) => boolean): Promise<Postings> {
  const postings = new Postings();
  const ids = (await inside((sql) => docIdsOf(sql, clientId))).sort((a, b) => a - b);
  for (let i = 0; i < ids.length && fits(postings); i += DOCS_A_PAGE) postings.enter(await inside((sql) => docsOf(sql, clientId, ids.slice(i, i + DOCS_A_PAGE))));
  let limit = FIRST_TERMS;
  for (let after: string | null = ''; after !== null && fits(postings);) {
    const from: string = after;
    const page = await inside((sql) => postingsAfter(sql, clientId, from, limit));
    for (const { term, docIds, weights } of page) postings.read(term, docIds, weights);
    after = page.length === limit ? page.at(-1)?.term ?? null : null;
    const each = page.reduce((sum, { docIds }) => sum + docIds.length, 0) / Math.max(1, page.length);
    limit = Math.max(1, Math.min(MOST_TERMS, limit * 3, Math.ceil(POSTINGS_A_PAGE / Math.max(1, each))));
  }
  postings.close();
  return postings;
}
