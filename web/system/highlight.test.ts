import { describe, expect, it } from 'vitest';
import { piecesOf, variablesOf } from './highlight.ts';

const known = new Set(['intent', 'today']);
const kinds = (line: string): string => piecesOf(line, known).map(({ kind, text }) => `${kind}(${text})`).join('');

describe('the colours of a prompt', () => {
  it('tell variables that are filled in from those that are not', () => expect(kinds('For {{intent}} on {{ todya }}.')).toBe('text(For )variable({{intent}})text( on )unknown({{ todya }})text(.)'));
  it('tell marks of quoted material, and signs of lists', () => expect(kinds('- take <data> as it is')).toBe('mark(- )text(take )tag(<data>)text( as it is)'));
  it('tell headings, and leave a filled-in line alone', () => { expect(kinds('Rules')).toBe('heading(Rules)'); expect(kinds('Intent: {{intent}}')).toBe('text(Intent: )variable({{intent}})'); });
  it.each(['', '   ', '{{', '{{}} and }}', '1. {{today}}{{today}}', '## {{intent}}', 'a < b > c'])('never lose or add a character of %j', (line) => expect(piecesOf(line, known).map((piece) => piece.text).join('')).toBe(line));
  it('list each variable once, in order', () => expect(variablesOf('{{b}} {{ a }} {{b}} {{c.d}}')).toEqual(['b', 'a', 'c.d']));
});
