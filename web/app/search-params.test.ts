import { expect, it } from 'vitest';
import { day, flag, many, oneOf, searchParams, text, whole } from './search-params.ts';

it('an address is read as far as it makes sense', () => {
  const read = searchParams({ q: text(), status: oneOf('todo', 'done'), page: whole(1), all: flag, on: day, tags: many(text()) });
  expect(read({ q: 12, status: 'done', page: '3', all: 'true', on: '2026-11-21', tags: 'a', other: 1 })).toEqual({ q: '12', status: 'done', page: 3, all: true, on: '2026-11-21', tags: ['a'] });
  expect(read({ q: '', status: 'gone', page: '0', all: 'no', on: '2026-13-40', tags: [] })).toEqual({});
});
