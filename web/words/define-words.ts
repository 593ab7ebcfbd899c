import { useSyncExternalStore } from 'react';

/** A page's texts: plain sentences, and functions where something goes into them. */
export type Words = { readonly [name: string]: string | ((...given: never[]) => string) | Words };

/** Another language has the same texts, taking the same things. */
export type Translation<W> = { readonly [K in keyof W]: W[K] extends (...given: infer G) => string ? (...given: G) => string : W[K] extends string ? string : Translation<W[K]> };

export interface WordsIn<W> { readonly en: W; readonly others: Readonly<Record<string, Translation<W>>> }

/** Texts in English, and in each further language of this dictionary. What a language lacks as a whole is shown in English. */
export const defineWords = <const W extends Words>(en: W, others: Readonly<Record<string, Translation<W>>> = {}): WordsIn<W> => ({ en, others });

let chosen: string | null = null;
const listeners = new Set<() => void>();

/** The language of texts, dates and numbers: what was chosen, else what the browser prefers. */
export const language = (): string => chosen ?? (typeof navigator === 'undefined' ? 'en' : navigator.language || 'en');

export function chooseLanguage(tag: string | null): void {
  chosen = tag;
  for (const tell of listeners) tell();
}

export const wordsIn = <W>(words: WordsIn<W>, tag: string): W | Translation<W> => words.others[tag] ?? words.others[tag.split('-')[0] ?? ''] ?? words.en;

/** The texts of a dictionary in the language of the moment. */
export function useWords<W>(words: WordsIn<W>): W {
  const tag = useSyncExternalStore((tell) => { listeners.add(tell); return () => { listeners.delete(tell); }; }, language);
  return wordsIn(words, tag) as W;
}

/** `plural(3, {one: '# task', other: '# tasks'})`: the form that the language wants, with the number in place of `#`. */
export function plural(count: number, forms: { readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>, tag = language()): string {
  return (forms[new Intl.PluralRules(tag).select(count)] ?? forms.other).replaceAll('#', new Intl.NumberFormat(tag).format(count));
}
