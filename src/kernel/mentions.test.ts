import { expect, it } from 'vitest';
import { mentionsOf } from './mentions.ts';

const of = mentionsOf(['Again quinceberry', 'Call', 'Übergabe', 'A rather long title of a task that nobody wants to read whole', '  ', '(Draft) contract', '会議の準備']);

it.each([
  ['a title in quotes', '"Again quinceberry" comes before it: it has a due date and this has none.', true],
  ['a title in running text, whatever its case', 'Moved because again Quinceberry took longer.', true],
  ['a part of a longer word', 'Again quinceberryish.', false],
  ['a short word as a word', 'Call your mother, it is her birthday.', false],
  ['a short word as a title', 'It waits for "Call".', true],
  ['a short word as a point of a list', '## Done\n- Call\n- Other', true],
  ['a short word as a point with more', '- Call: 3 h against 1 h (+200 %)', true],
  ['a short word that begins a point', '- Call your mother', false],
  ['a title that was shortened', 'After "A rather long title of a ta…".', true],
  ['a shortened other title', 'After "A rather long story…".', false],
  ['letters with marks', 'Kept for “Übergabe”.', true],
  ['a title that begins with a bracket', 'See (Draft) contract today.', true],
  ['quotes of another script', '「会議の準備」 の後', true],
  ['its text in our quotes', '"会議の準備" の後', true],
  ['nothing of the kind', 'Kept where it was in the standing plan.', false],
])('%s', (_what, text, expected) => { expect(of.in(text)).toBe(expected); });

it('takes lines out of texts and sentences out of lists, and leaves the rest as it was', () => {
  expect(of.without('## Done\n- Call\n- Other\n\n## Hours')).toBe('## Done\n- Other\n\n## Hours');
  const run = { reasons: ['"Again quinceberry" comes before it.', 'It fits.'], moved: 3, at: null, text: 'Moved for "Call".\nElse as it was.', deep: [{ why: ['x'] }] };
  expect(of.withoutIn(run)).toEqual({ reasons: ['It fits.'], moved: 3, at: null, text: 'Else as it was.', deep: [{ why: ['x'] }] });
  const untouched = { reasons: ['It fits.'], deep: { more: ['a', 1, null] } };
  expect(of.withoutIn(untouched)).toBe(untouched);
  expect(mentionsOf(['', '!']).any).toBe(false);
});

it('reads a large text against many names at once', () => {
  const many = mentionsOf(Array.from({ length: 5000 }, (_, i) => `Task number ${i} of the client`));
  expect(many.in('and then task 12 was done\n'.repeat(4000))).toBe(false);
  expect(many.in(`${'and then task 12 was done\n'.repeat(4000)} Task number 4711 of the client`)).toBe(true);
});
