import { stem } from './stem.ts';

// From text to the terms that are indexed and looked up. Both sides go through `termsOf`, so that what folds here folds there.

/** Longer than any word; keeps a pasted key or a line without spaces from becoming a huge index entry. */
const LONGEST_TERM = 64;
/** Scripts written without spaces between words, and Hangul, whose particles stick to the word: every pair of letters is a term. */
const PAIRED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;
const WORDS = /[\p{L}\p{M}\p{N}]+/gu;
/** Accents of Latin, Greek and Cyrillic, the vowel points of Arabic and Hebrew. Marks of other scripts are letters there and stay. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640]/gu;
const FOLDS: readonly (readonly [RegExp, string])[] = [[/ß/g, 'ss'], [/æ/g, 'ae'], [/œ/g, 'oe'], [/ø/g, 'o'], [/ł/g, 'l'], [/đ/g, 'd'], [/ı/g, 'i'], [/ى/g, 'ي'], [/ة/g, 'ه']];
/** The commonest endings of inflected Cyrillic words, longest first. */
const CYRILLIC_ENDING = /(?:иями|ями|ами|ией|иям|ием|иях|ого|его|ому|ему|ыми|ими|ах|ях|ам|ям|ом|ем|ов|ев|ой|ей|ий|ый|ая|яя|ое|ее|ые|ие|ую|юю|ть|[аяоеыиуюьй])$/u;

const stems = new Map<string, string>();
const MOST_STEMS = 50_000;

/** Case, accents, width and the apostrophes of English taken away. */
export function fold(text: string): string {
  let out = text.normalize('NFKC').toLowerCase().replace(/['’`](?:s|ll|ve|re|m|d)(?![\p{L}\p{N}])/gu, ' ').replace(/['’`]/g, '');
  if (/[^\u0000-\u007f]/.test(out)) {
    out = out.normalize('NFKD').replace(MARKS, '').normalize('NFC');
    for (const [from, to] of FOLDS) out = out.replace(from, to);
  }
  return out;
}

/** A piece of a text keeps all of the text in memory as long as the piece is kept; a copy does not. */
const copied = (piece: string): string => (piece.length < 13 ? piece : piece.split('').join(''));

function oneStem(piece: string): string {
  const known = stems.get(piece);
  if (known !== undefined) return known;
  const word = copied(piece);
  let out = word;
  if (/^[a-z]+$/.test(word)) out = stem(word);
  else if (word.length > 4 && /^\p{Script=Cyrillic}+$/u.test(word)) out = word.replace(CYRILLIC_ENDING, '');
  else if (word.length > 4 && word.startsWith('ال')) out = word.slice(2);
  if (stems.size >= MOST_STEMS) stems.clear();
  stems.set(word, out);
  return out;
}

/** Letter pairs of a run without spaces; a run of one letter is its own term. */
function pairs(run: string, into: string[]): void {
  const letters = [...run];
  if (letters.length === 1) into.push(run);
  for (let i = 0; i + 1 < letters.length; i++) into.push(`${letters[i]}${letters[i + 1]}`);
}

function fromFolded(word: string, into: string[]): void {
  if (!/[^\u0000-\u007f]/.test(word) || !PAIRED.test(word)) {
    into.push(oneStem(word.length > LONGEST_TERM ? word.slice(0, LONGEST_TERM) : word));
    return;
  }
  let run = '', plain = '';
  const flush = () => { if (run) pairs(run, into); if (plain) into.push(oneStem(plain.slice(0, LONGEST_TERM))); run = plain = ''; };
  for (const letter of word) {
    const paired = PAIRED.test(letter);
    if (paired ? plain : run && !/\p{M}/u.test(letter)) flush();
    if (paired || (run && /\p{M}/u.test(letter))) run += letter; else plain += letter;
  }
  flush();
}

/** Every term of a text, in order, with repetitions. */
export function termsOf(text: string): string[] {
  const out: string[] = [];
  for (const word of fold(text).match(WORDS) ?? []) fromFolded(word, out);
  return out;
}

const termsOfWords = new Map<string, readonly string[]>();

/** `termsOf` for what comes again and again: a word, a speaker's name. */
export function termsOfWord(word: string): readonly string[] {
  const known = termsOfWords.get(word);
  if (known) return known;
  const terms = termsOf(word);
  if (termsOfWords.size >= MOST_STEMS) termsOfWords.clear();
  if (word.length <= LONGEST_TERM) termsOfWords.set(copied(word), terms);
  return terms;
}

/** Words that ask or join but say nothing about what is sought. */
const STOP = new Set(fold(`a an and are as at be been being but by for if in into is it its no nor not of on or such that the their them then there these they this those to was were will with
  did do does doing done what when where who whom whose which why how has have had having i im ive id my me mine you your yours we us our ours he him his she her hers itself am can could should would may might must shall
  from about than too very just also more most other some any all both each few own same so only again ever please tell remind know remember say said told much many
  get got go went going thing things like kind type likely currently
  der die das und ist ein eine wer wie wann wo warum welche welcher le la les un une des et est qui que quoi quand ou comment pourquoi quel quelle el los las es una y quien cuando donde como por cual
  il lo gli di che chi dove quando come de het een wat wie waar wanneer o os e um uma quem onde`).match(WORDS) ?? []);

/** Whether a word only asks or joins. */
export const joins = (word: string): boolean => STOP.has(word);

/** The terms of a question: words that carry nothing are dropped, unless nothing would remain. Each term once, with how often it was said. */
export function queryTerms(query: string): Map<string, number> {
  const words = fold(query).match(WORDS) ?? [];
  const telling = words.filter((word) => !STOP.has(word));
  const out: string[] = [];
  for (const word of telling.length > 0 ? telling : words) fromFolded(word, out);
  const counts = new Map<string, number>();
  for (const term of out) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
