import { expect, it } from 'vitest';
import { judge } from '../junk/junk.ts';
import { saysTheSame } from './near-duplicates.ts';
import { isRecalled } from './recall-guard.ts';

const STORED = 'The barge in Gent leaves at 7 with Odile.';

it.each(['D’après mes notes, ', "D'après mes souvenirs : ", 'Conforme minhas memórias: ', 'Conforme os meus registros, '])('knows a memory behind "%s"', (frame) => {
  expect(isRecalled(`${frame}${STORED}`, STORED)).toBe(true);
  expect(isRecalled(`${frame}the barge in Gent leaves at 9 with Odile.`, STORED)).toBe(false);
});

it('knows a memory before elements that say where it is from', () => {
  expect(isRecalled(`${STORED} <source>chat</source>`, STORED)).toBe(true);
  expect(isRecalled(`${STORED}<created_at>2026-04-05</created_at> <score>0.81</score>`, STORED)).toBe(true);
  expect(isRecalled(`${STORED} <b>But never on Sundays, and Odile stays at home.</b>`, STORED)).toBe(false);
  expect(judge(`${STORED} <source>chat</source>`).map((piece) => piece.reason)).toEqual([null, 'tool_noise']);
  expect(judge('<note>Odile is vegan.</note>').every((piece) => piece.reason === null)).toBe(true);
});

it('takes "mucho" for tone, and a negation for none', () => {
  expect(saysTheSame('Me gusta mucho el café de Lugo.', 'Me gusta el café de Lugo.')).toBe(true);
  expect(saysTheSame('No me gusta mucho el café de Lugo.', 'Me gusta el café de Lugo.')).toBe(false);
});
