import { fold, termsOf } from '../../terms.ts';

// Other forms of a word in languages whose endings are not taken off where memories are indexed: asked for the Rechnung, told of the
// Rechnungen. By endings alone, so some forms are none; what no memory holds finds nothing.

export type Inflected = 'de' | 'fr' | 'es' | 'it' | 'pt';

/** Endings, folded, that one word may have in place of another. */
const ENDINGS: Readonly<Record<Inflected, readonly string[]>> = {
  de: ['', 'e', 'en', 'er', 'ern', 'es', 'em', 'n', 's', 't', 'te', 'ten', 'tet', 'st', 'et', 'ete', 'eten', 'in', 'innen'],
  fr: ['', 'e', 'es', 's', 'x', 'ent', 'er', 'ee', 'ees', 'ait', 'ais', 'aient', 'ant', 'ons', 'ez', 'era', 'erai', 'ir', 'i', 'ie', 'is', 'it', 'al', 'aux', 'ale', 'ales'],
  es: ['', 'o', 'a', 'os', 'as', 'e', 'es', 'ar', 'er', 'ir', 'ado', 'ada', 'ados', 'adas', 'ido', 'ida', 'idos', 'ando', 'iendo', 'aba', 'ia', 'amos', 'emos', 'an', 'en', 'io', 'aste', 'iste', 'aron', 'ieron', 'are', 'ara'],
  it: ['o', 'a', 'i', 'e', 'are', 'ere', 'ire', 'ato', 'ata', 'ati', 'ate', 'uto', 'uta', 'ito', 'ita', 'iti', 'ando', 'endo', 'iamo', 'ano', 'ono', 'ava', 'eva', 'hi', 'he'],
  pt: ['', 'o', 'a', 'os', 'as', 'e', 'es', 'ar', 'er', 'ir', 'ado', 'ada', 'ados', 'ido', 'ida', 'ando', 'endo', 'ava', 'ia', 'ou', 'eu', 'iu', 'ei', 'amos', 'emos', 'am', 'em', 'aram', 'eram', 'oes', 'ao', 'is'],
};
const longestFirst = Object.fromEntries(Object.entries(ENDINGS).map(([language, endings]) => [language, [...endings].sort((a, b) => b.length - a.length)])) as Record<Inflected, string[]>;
/** A stem that is shorter says nothing. */
const SHORTEST: Readonly<Record<Inflected, number>> = { de: 4, fr: 4, es: 3, it: 3, pt: 3 };

/** The terms of other forms of a word, itself left out. */
export function otherForms(word: string, language: Inflected): string[] {
  const said = fold(word);
  if (!/^[a-z]+$/.test(said)) return [];
  const out = new Set<string>();
  // Of a German participle its verb: gearbeitet, arbeiten.
  for (const whole of language === 'de' && /^ge[a-z]{4,}(?:t|en)$/.test(said) ? [said, said.slice(2)] : [said]) {
    const shortest = SHORTEST[language];
    // The longest ending, and the next: of "kosten" both "kos" and "kost" may be the stem.
    const stems = longestFirst[language].filter((ending) => whole.endsWith(ending) && whole.length - ending.length >= shortest).slice(0, 2).map((ending) => whole.slice(0, whole.length - ending.length));
    for (const stem of stems) {
      for (const ending of ENDINGS[language]) out.add(stem + ending);
      if (language === 'de' && stem.length >= 3) for (const ending of ['t', 'et', 'en']) out.add(`ge${stem}${ending}`);
    }
  }
  const own = new Set(termsOf(said));
  return [...new Set([...out].flatMap((form) => termsOf(form)))].filter((term) => !own.has(term));
}
