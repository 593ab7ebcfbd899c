export type PieceKind = 'text' | 'variable' | 'unknown' | 'tag' | 'heading' | 'mark';
export interface Piece { readonly kind: PieceKind; readonly text: string }

const VARIABLE = /\{\{\s*([\w.]+)\s*\}\}/g;
const PIECES = /(\{\{\s*[\w.]+\s*\}\})|(<\/?[a-zA-Z][\w-]*>)/g;

/** Names that a text asks for, in the order in which they come first. */
export const variablesOf = (text: string): string[] => [...new Set([...text.matchAll(VARIABLE)].map((match) => match[1] ?? ''))];

/** A line of a prompt as pieces to colour: what is filled in, marks around quoted material, headings and the signs of lists. `known`: names that something fills in. */
export function piecesOf(line: string, known: ReadonlySet<string>): Piece[] {
  const heading = /^#{1,6}\s/.test(line) || /^[A-Z][^.!?{}<>]{0,60}:?$/.test(line.trim());
  if (heading && !line.includes('{{')) return [{ kind: 'heading', text: line }];
  const mark = /^\s*(?:[-*]|\d+[.)])\s/.exec(line)?.[0] ?? '';
  const pieces: Piece[] = mark ? [{ kind: 'mark', text: mark }] : [];
  let at = mark.length;
  for (const match of line.slice(mark.length).matchAll(PIECES)) {
    const begin = mark.length + match.index;
    if (begin > at) pieces.push({ kind: 'text', text: line.slice(at, begin) });
    const name = match[1]?.replace(/[{}\s]/g, '');
    pieces.push({ kind: name === undefined ? 'tag' : known.has(name) ? 'variable' : 'unknown', text: match[0] });
    at = begin + match[0].length;
  }
  if (at < line.length) pieces.push({ kind: 'text', text: line.slice(at) });
  return pieces;
}
