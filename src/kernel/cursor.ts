import { invalidInput } from './problem.ts';

// A cursor is opaque to callers: the sort key of the last row seen, so that pages stay right while rows come and go.

export function encodeCursor(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The sort key of the last row, or null on the first page; 400 for a text that is no cursor of ours. */
export function decodeCursor(cursor: string | undefined, kinds: readonly ('number' | 'string')[]): (string | number)[] | null {
  if (cursor === undefined) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const fits = Array.isArray(key) && key.length === kinds.length && kinds.every((kind, i) => typeof key[i] === kind && (kind === 'string' || Number.isSafeInteger(key[i])) && (typeof key[i] !== 'string' || (key[i] as string).length < 200));
    if (fits) return key as (string | number)[];
  } catch { /* not ours */ }
  throw invalidInput([{ path: 'cursor', message: 'must be the next_cursor of an earlier answer' }]);
}

/** A page from `limit + 1` rows that were asked for. */
export function pageOf<Row, Item>(rows: readonly Row[], limit: number, item: (row: Row) => Item, key: (row: Row) => readonly (string | number | null)[]): { items: Item[]; next_cursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(item), next_cursor: rows.length > limit && last !== undefined ? encodeCursor(key(last)) : null };
}
