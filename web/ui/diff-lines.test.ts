import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffLines } from './diff-lines.ts';

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 }).map((all) => all.join('\n'));

it('both texts can be read out of a difference', () => {
  fc.assert(fc.property(lines, lines, (before, after) => {
    const parts = diffLines(before, after);
    const read = (...kinds: string[]): string => parts.filter((part) => kinds.includes(part.kind)).flatMap((part) => part.lines).join('\n');
    expect([read('same', 'folded', 'removed'), read('same', 'folded', 'added')]).toEqual([before, after]);
  }));
});
it('what stayed is folded but for its edges', () => {
  const long = Array.from({ length: 20 }, (_, at) => `line ${at}`);
  expect(diffLines(long.join('\n'), [...long.slice(0, 19), 'new'].join('\n')).map((part) => [part.kind, part.lines.length])).toEqual([['folded', 16], ['same', 3], ['removed', 1], ['added', 1]]);
});
