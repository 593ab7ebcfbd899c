import { createHash } from 'node:crypto';
import type { Sql } from '../db/database.port.ts';
import { fold } from './terms.ts';
import { knownTexts } from './recall-guard.store.ts';

// Text that memory itself had put into a conversation must not be remembered again: it would grow with every turn. A piece of a
// message is recalled text when a stored one holds all its words in nearly the same order.

/** Shorter pieces are recognised only when they are a stored text exactly. */
const SHORT = 5;
const ORDER_KEPT = 0.6;
const MOST_PIECES = 300;

const WORDS = /[\p{L}\p{M}\p{N}]+/gu;
/** What prompts put before a memory: list marks, dates in brackets, a speaker. */
const BEFORE = /^\s*(?:[-*•>#]+|\d+[.)])?\s*(?:[[(][^\])]{0,60}[\])]\s*:?)?\s*["“«]?/u;

export const wordsOf = (text: string): string[] => fold(text.replace(BEFORE, '')).match(WORDS) ?? [];

const triples = (words: readonly string[]): Set<string> => new Set(words.length < 3 ? [words.join(' ')] : words.slice(2).map((_, i) => words.slice(i, i + 3).join(' ')));

export function isRecalled(piece: readonly string[], stored: readonly string[]): boolean {
  if (piece.length === 0) return false;
  if (piece.length < SHORT) return piece.join(' ') === stored.join(' ');
  const known = new Set(stored);
  if (!piece.every((word) => known.has(word))) return false;
  const order = triples(piece), storedOrder = triples(stored);
  let kept = 0;
  for (const triple of order) if (storedOrder.has(triple)) kept++;
  return kept / order.size >= ORDER_KEPT;
}

/** Lines, and sentences inside them: what is judged by itself. */
export const piecesOf = (text: string): string[] => text.split(/\n+/).flatMap((line) => line.split(/(?<=[.!?。！？])\s+(?=\S)/u)).map((piece) => piece.trim()).filter(Boolean);

export interface Cleaned { kept: string[]; recognised: number }

/** For each text what of it is new to this client's memory. */
export async function withoutRecalled(sql: Sql, clientId: number, texts: readonly string[]): Promise<Cleaned[]> {
  const pieces = texts.map(piecesOf);
  const distinct = [...new Set(pieces.flat())].slice(0, MOST_PIECES);
  const stored = await knownTexts(sql, clientId, distinct);
  const recalled = new Set(distinct.filter((piece, i) => {
    const words = wordsOf(piece);
    return (stored[i] ?? []).some((text) => isRecalled(words, fold(text).match(WORDS) ?? []));
  }));
  return pieces.map((list) => {
    const kept = list.filter((piece) => !recalled.has(piece));
    return { kept, recognised: list.length - kept.length };
  });
}

export const conversationHash = (messages: readonly { role: string; content: string }[]): string =>
  createHash('sha256').update(JSON.stringify(messages.map((m) => [m.role, m.content.normalize('NFC').replace(/\s+/g, ' ').trim()]))).digest('hex');
