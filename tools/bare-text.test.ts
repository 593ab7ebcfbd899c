// Texts stand in dictionaries (`*.words.ts`): a sentence in the middle of a page cannot be translated.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', 'web');
const READ_OUT = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'alt', 'title', 'placeholder', 'label', 'hint', 'text', 'about', 'head', 'description']);
const hasWords = (text: string): boolean => /\p{L}{2,}/u.test(text);

function bareTexts(file: string, source: string): string[] {
  const found: string[] = [];
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const note = (node: ts.Node, text: string): void => { found.push(`${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${text.trim().slice(0, 60)}`); };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && hasWords(node.text)) note(node, node.text);
    if (ts.isJsxAttribute(node) && READ_OUT.has(node.name.getText()) && node.initializer) {
      const value = ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer;
      if (value && ts.isStringLiteralLike(value) && hasWords(value.text)) note(node, value.text);
    }
    if (ts.isJsxExpression(node) && node.parent && !ts.isJsxAttribute(node.parent) && node.expression && ts.isStringLiteralLike(node.expression) && hasWords(node.expression.text)) note(node, node.expression.text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

it('stands in no page', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
  expect(files.length).toBeGreaterThan(20);
  expect(files.flatMap((file) => bareTexts(file, readFileSync(join(root, file), 'utf8'))), 'put these into the words of their page').toEqual([]);
});

it('would be seen', () => {
  expect(bareTexts('a.tsx', `export const A = () => <p title="Two words">Bare <b aria-label={t.x}>{'text'}</b> {t.y} 12 · –</p>;`)).toEqual(['a.tsx:1: Two words', 'a.tsx:1: Bare', 'a.tsx:1: text']);
});
