import { fold, queryTerms } from '../terms.ts';

const MOST_NAMES = 6;

/** Names as they are written: capitalised words that stand inside a sentence, with what belongs to them. */
export function namesIn(text: string): string[] {
  const out = new Set<string>();
  for (const m of text.slice(0, 2000).matchAll(/(?<=\p{L}['’,]?\s|["“(])\p{Lu}[\p{L}\p{M}\p{N}'’&-]+(?:\s+\p{Lu}[\p{L}\p{M}\p{N}'’&-]+){0,3}/gu)) {
    out.add(fold(m[0].replace(/['’]s$/u, '')).trim());
    if (out.size >= MOST_NAMES) break;
  }
  return [...out].filter((name) => queryTerms(name).size > 0);
}
