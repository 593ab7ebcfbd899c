import { describe, expect, it } from 'vitest';
import { queryTerms } from '../terms.ts';
import { wordingOf } from './wording.ts';

const turn = (content: string, speaker: string | null = null, kind: 'event' | 'fact' = 'event', role: string | null = null) => ({ kind, content, speaker, role });
const weigh = (question: string) => new Map([...queryTerms(question).keys()].map((term) => [term, 1]));
const look = (question: string, ...rows: ReturnType<typeof turn>[]) => wordingOf(question, weigh(question), rows);

describe('whom a question names', () => {
  it.each([
    ['a turn of theirs', 'What did Caroline research?', 'Caroline', 1],
    ['a turn of somebody else', 'What did Caroline research?', 'Melanie', 0],
    ['one name of two', 'Where does Santos live?', 'Maria Santos', 1],
    ['a possessive', "What is Jon's studio called?", 'Jon', 1],
    ['everything typed small', 'when did melanie go camping', 'Melanie', 1],
    ['a word that is a name too, written small', 'What should I mark for Anna?', 'Mark', 0],
    ['accents', 'Où habite Zoé ?', 'Zoe', 1],
    ['Cyrillic', 'Что купил Олег?', 'Олег', 1],
    ['Chinese', '小白 喜欢什么', '小白', 1],
    ['a word that opens the question and is no name', 'Will the user come?', 'Will', 0],
    ['the same as a name', 'What did Will buy?', 'Will', 1],
  ])('%s', (_what, question, speaker, expected) => {
    expect(look(question, turn('Something that was said.', speaker))[0]?.speaker).toBe(expected);
  });

  it('counts a fact about them, which nobody says', () => {
    expect(look('Where does Caroline work?', turn('Caroline works at Globex.', null, 'fact'), turn('Jon works at Acme.', null, 'fact'), turn('Caroline works at Globex.')).map((w) => w.speaker)).toEqual([1, 0, 0]);
  });

  it.each([['Where do I live?', 0.25], ['Wo wohne ich?', 0.25], ['Où est ma clé ?', 0.25], ['Где моя книга?', 0.25], ['Where does Anna live?', 0]])('prefers the own words of who asks: %s', (question, expected) => {
    expect(look(question, turn('In Rome.', null, 'event', 'user'), turn('In Rome.', null, 'event', 'assistant')).map((w) => w.speaker)).toEqual([expected, 0]);
  });

  it('does not where the answer of the assistant is asked for', () => {
    const question = 'What did you recommend to me?';
    expect(wordingOf(question, weigh(question), [turn('Rome.', null, 'event', 'user')], true)[0]?.speaker).toBe(0);
  });
});

describe('words side by side', () => {
  it('gives the most to who holds most of the pairs, and nothing to pieces of other words', () => {
    const [whole, apart, inside] = look('How long have I been with Douglas?', turn("I've been with Douglas for three years."), turn('With regard to the rest, Douglas has been slow.'), turn('I took forwith douglasses.'));
    expect(whole?.phrase).toBe(1);
    expect(apart?.phrase).toBe(0);
    expect(inside?.phrase).toBe(0);
  });

  it('counts what few hold for more than what all hold', () => {
    const [rare, common] = look('my first sprint end date', turn('My first plan: the sprint end is near.'), turn('My first plan.'), turn('My first idea.'), turn('My first try.'));
    expect(rare?.phrase).toBe(1);
    expect(common?.phrase).toBeLessThan(0.5);
  });
});

describe('how a memory opens', () => {
  it('reads the first sentence only', () => {
    const [first, later] = look('studio opening', turn('The studio opening is on Friday. Bring flowers.'), turn('Bring flowers. The studio opening is on Friday.'));
    expect([first?.opening, later?.opening]).toEqual([1, 0]);
  });

  it('knows stems whose last letter differs', () => {
    expect(look('studies', turn('She was studying in Rome.'))[0]?.opening).toBe(1);
  });
});

it('answers nothing for no rows and no words', () => {
  expect(look('')).toEqual([]);
  expect(look('', turn('Anything.'))).toEqual([{ speaker: 0, phrase: 0, opening: 0 }]);
});
