import { createHash } from 'node:crypto';
import type { IndexText } from '../memory-index.ts';

// What of a memory is embedded, and under which name its vectors are filed.

/** Characters of a piece: some 400 tokens, which every model takes, and about one thought long. */
const PIECE = 1600;
/** The longest memory has 100,000 characters. */
const MOST_PIECES = 64;

/** With who said it, or what a fact is about: questions name people and things. */
export const embedText = ({ speaker, words, content }: Pick<IndexText, 'speaker' | 'words' | 'content'>): string => [speaker, words?.trim(), content].filter(Boolean).join(': ');

/** The first half of a digest, in the form of a uuid: 16 bytes in the index instead of 64. */
export function textHash(text: Pick<IndexText, 'speaker' | 'words' | 'content'>): string {
  const hex = createHash('sha256').update(embedText(text)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** A long text in pieces, cut at the end of a paragraph, a sentence or a word, never within a character. */
export function piecesOf(text: string): string[] {
  const out: string[] = [];
  let rest = text.trim();
  while (rest.length > PIECE && out.length < MOST_PIECES - 1) {
    const window = rest.slice(0, PIECE);
    const cut = [/\n\s*\n(?![\s\S]*\n\s*\n)/, /[.!?。！？]["'”’)]*\s+(?![\s\S]*[.!?。！？]["'”’)]*\s)/, /\s(?!.*\s)/s].map((end) => { const found = end.exec(window); return found ? found.index + found[0].length : 0; }).find((at) => at > PIECE / 2) ?? PIECE;
    const piece = rest.slice(0, cut).toWellFormed().trim();
    if (piece) out.push(piece);
    rest = rest.slice(cut).toWellFormed().trim();
  }
  if (rest || out.length === 0) out.push(rest.slice(0, PIECE * 2).toWellFormed());
  return out;
}
