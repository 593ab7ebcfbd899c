import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../plain-facts.ts';

// A rule whose words hold no mark of its language would never be tried, and nobody would notice. So the patterns are written out:
// every choice of words they leave, with an x where any letter may stand, has to hold a mark.

type Piece = { readonly oneOf: readonly (readonly Piece[])[] } | { readonly text: string } | null;

/** Reads as much of the grammar of patterns as the rules use. What looks around or stands between letters is nothing. */
function piecesOf(source: string): Piece {
  let i = 0;
  const choice = (): Piece => {
    const oneOf = [row()];
    while (source[i] === '|') { i++; oneOf.push(row()); }
    return { oneOf };
  };
  const row = (): Piece[] => {
    const out: Piece[] = [];
    while (i < source.length && source[i] !== '|' && source[i] !== ')') {
      const piece = one(), repeated = /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/.exec(source.slice(i))?.[0] ?? '';
      i += repeated.length;
      out.push(/^(?:[?*]|\{0)/.test(repeated) ? { oneOf: [[], [piece]] } : piece);
    }
    return out;
  };
  const one = (): Piece => {
    const c = source[i++] as string;
    if (c === '(') {
      const kind = /^\?(?:<?[=!]|:|<[^>]+>)/.exec(source.slice(i))?.[0] ?? '';
      i += kind.length;
      const inside = choice();
      i++;
      return /^\?<?[=!]$/.test(kind) ? null : inside;
    }
    if (c === '[') {
      const inside = /^(?:\\.|[^\]])*/.exec(source.slice(i))?.[0] ?? '';
      i += inside.length + 1;
      return /^\p{L}{2}$/u.test(inside) ? { oneOf: [...inside].map((text) => [{ text }]) } : { text: /^[\\\p{L}(]/u.test(inside) ? 'x' : '' };
    }
    if (c === '\\') {
      const escaped = /^(?:p\{[^}]*\}|u[\da-fA-F]{4}|.)/.exec(source.slice(i))?.[0] ?? '';
      i += escaped.length;
      return /^[bB]/.test(escaped) ? null : { text: /^[pwd]/.test(escaped) ? 'x' : escaped };
    }
    return c === '^' || c === '$' ? null : { text: c === '.' ? 'x' : c };
  };
  return choice();
}

const MOST = 300;
/** Some of many, from all over. */
const some = (texts: readonly string[]): readonly string[] => (texts.length <= MOST ? texts : texts.filter((_, i) => i % Math.ceil(texts.length / MOST) === 0));
const writtenOut = (piece: Piece): readonly string[] => (piece === null ? [''] : 'text' in piece ? [piece.text]
  : some(piece.oneOf.flatMap((row) => row.reduce<readonly string[]>((texts, next) => { const ends = writtenOut(next); return some(texts.flatMap((text) => ends.map((end) => text + end))); }, ['']))));

describe.each(LANGUAGES.map((language) => [language.code, language] as const))('marks of %s', (_code, { marks, rules, corrections }) => {
  it.each([...rules.map(({ name, when }) => [name, when] as const), ...corrections.map((form, i) => [`correction ${i + 1}`, form] as const)])('are in every way to say: %s', (_name, form) => {
    const texts = writtenOut(piecesOf(form.source));
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => !marks.test(text))).toEqual([]);
  });
});
