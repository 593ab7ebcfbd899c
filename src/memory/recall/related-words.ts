import { fold, termsOf } from '../terms.ts';
import { EVERYDAY } from './related/everyday.ts';
import { ENGLISH } from './related/english.ts';
import { ENGLISH_PHRASES } from './related/english-phrases.ts';
import { FRENCH } from './related/french.ts';
import { GERMAN } from './related/german.ts';
import { type Inflected, otherForms } from './related/inflections.ts';
import { SPANISH } from './related/spanish.ts';

// Words that people use for one another: asked for the shop, told of the store. They find by meaning where no embedder is
// configured, weakly: a memory that holds the asked word itself wins. A word is looked up in the language of its question first,
// so that an English pain is no French bread.

/** Which words there are: 1 the everyday ones alone, 2 all of them. */
export type Thesaurus = 1 | 2;
type Language = 'en' | Inflected;

/** Related words of one question; other forms of its words come on top. */
const MOST_RELATED: Readonly<Record<Thesaurus, number>> = { 1: 40, 2: 80 };
const MOST_FORMS = 160;

/** Little words that tell a language, folded; none of them is a word of another of these. */
const TELLING: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set('the of and to what which who how did does is were my your with for that this have has when where why are it'.split(' ')),
  de: new Set('der das und ich ist nicht mit mein meine meinen wir wie wann wer wo welche welcher welches habe hat haben auf fur von zu den dem ein eine einen uns im beim wurde'.split(' ')),
  fr: new Set('le les des et je est pas avec mon ma mes nous quel quelle quels quelles qui ou quand comment pourquoi ai avons dans pour une du au ce cette avais etait'.split(' ')),
  it: new Set('il lo gli di che non sono mio mia miei come quando dove chi per della dei nel ho ha abbiamo perche quale quali quanto al'.split(' ')),
  pt: new Set('os as nao com meu minha como quando onde quem qual quais para da dos no na eu foi tenho temos quanto ao voce'.split(' ')),
  es: new Set('el los las y yo es mi mis con que cual cuales quien cuando donde como por para una del se he tengo era fue estaba nos lo cuanto'.split(' ')),
};

type Groups = ReadonlyMap<string, readonly (readonly string[])[]>;
const read = new Map<string, Groups>();
/** The senses that a term stands in: a line or a part of one. */
function groupsOf(name: string, lines: string): Groups {
  const known = read.get(name);
  if (known) return known;
  const made = new Map<string, (readonly string[])[]>();
  for (const line of lines.trim().split(/\n|; /)) {
    const group = [...new Set(termsOf(line))];
    for (const term of group) {
      const held = made.get(term);
      if (held) held.push(group); else made.set(term, [group]);
    }
  }
  read.set(name, made);
  return made;
}
const everyday = (): Groups => groupsOf('everyday', EVERYDAY);
const inLanguage: Readonly<Partial<Record<Language, () => Groups>>> & Readonly<Record<'en' | 'de' | 'fr' | 'es', () => Groups>> = {
  en: () => groupsOf('en', ENGLISH), de: () => groupsOf('de', GERMAN), fr: () => groupsOf('fr', FRENCH), es: () => groupsOf('es', SPANISH),
};

/** The language of a question by its little words; null where they tell none. */
function languageOf(words: readonly string[]): Language | null {
  const counts = (Object.keys(TELLING) as Language[]).map((language) => ({ language, count: words.filter((word) => TELLING[language].has(word)).length })).sort((a, b) => b.count - a.count);
  return counts[0] && counts[0].count > (counts[1]?.count ?? 0) ? counts[0].language : null;
}

interface Phrase { readonly words: readonly string[]; readonly terms: readonly string[] }
let phrases: ReadonlyMap<string, readonly Phrase[]> | null = null;
/** By their first word. */
function phrasesBy(first: string): readonly Phrase[] {
  if (!phrases) {
    const made = new Map<string, Phrase[]>();
    for (const line of ENGLISH_PHRASES.trim().split('\n')) {
      const [said = '', meant = ''] = line.split(' = ');
      const words = wordsOf(said);
      made.set(words[0] as string, [...(made.get(words[0] as string) ?? []), { words, terms: [...new Set(termsOf(meant))] }]);
    }
    phrases = made;
  }
  return phrases.get(first) ?? [];
}
const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

export interface RelatedTerm { readonly term: string; /** The term of the question it stands for. */ readonly for: string }

/** Other words for the terms of a question, the closest of each first. A term that is asked itself is related to none. */
export function relatedTerms(terms: readonly string[], text: string, thesaurus: Thesaurus): RelatedTerm[] {
  const asked = new Set(terms);
  const words = thesaurus === 1 ? [] : wordsOf(text);
  const language = languageOf(words);
  const of = (term: string): readonly (readonly string[])[] => {
    const common = everyday().get(term) ?? [];
    if (thesaurus === 1) return common;
    const own = inLanguage[language ?? 'en']?.().get(term) ?? (language === 'en' ? undefined : inLanguage.en().get(term))
      ?? (language === null ? (['de', 'fr', 'es'] as const).map((other) => inLanguage[other]().get(term)).find((lines) => lines) : undefined);
    return own ? [...own, ...common] : common;
  };
  const lists = [...asked].map((term) => ({ term, others: closest(of(term)) }));
  words.forEach((word, at) => {
    for (const { words: said, terms: meant } of phrasesBy(word)) {
      const last = termsOf(said.at(-1) as string)[0];
      const stands = termsOf(said.join(' ')).findLast((term) => asked.has(term)) ?? last;
      if (stands !== undefined && said.every((one, i) => words[at + i] === one)) lists.push({ term: stands, others: [...meant] });
    }
  });
  const out = new Map<string, RelatedTerm>();
  const take = (term: string, other: string | undefined): void => { if (other !== undefined && !asked.has(other) && !out.has(other)) out.set(other, { term: other, for: term }); };
  const most = MOST_RELATED[thesaurus];
  if (thesaurus === 1) {
    for (const { term, others } of lists) for (const other of others) if (out.size < most) take(term, other);
    return [...out.values()];
  }
  // Every word of the question in its turn, so that none of them takes all the room.
  for (let i = 0; out.size < most && lists.some(({ others }) => i < others.length); i++) for (const { term, others } of lists) if (out.size < most) take(term, others[i]);
  if (language !== null && language !== 'en') {
    const room = out.size + MOST_FORMS;
    for (const word of words) {
      const term = termsOf(word)[0];
      if (term !== undefined && asked.has(term)) for (const form of otherForms(word, language)) if (out.size < room) take(term, form);
    }
  }
  return [...out.values()];
}

/** Those that stand beside it in most of its lines first. */
function closest(lines: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const line of lines) for (const term of line) counts.set(term, (counts.get(term) ?? 0) + 1);
  return lines.length < 2 ? [...counts.keys()] : [...counts.keys()].sort((a, b) => (counts.get(b) as number) - (counts.get(a) as number));
}
