import { junkReason } from '../junk/junk.ts';
import type { JunkReason } from '../junk/junk-reasons.contract.ts';
import type { Message } from '../events/episodes.store.ts';
import { NOTHING_SAID } from '../events/episodes.store.ts';
import { saysTheSame, sameKey } from './near-duplicates.ts';
import type { Piece } from './recall-guard.ts';
import { queryTerms } from '../terms.ts';

// A conversation, sorted into what is kept as memories, what is kept as its record, and what is left out. Pure.

const SUMMARY = 400;
const EXAMPLE = 80;
const EXAMPLES = 3;
/** Words beside a hidden secret below which a piece only said that there is one. */
const BESIDE_A_SECRET = 2;
const HIDDEN = /\[[\p{L} ]+ hidden(?: …\w+)?\]/u;

export const excerpt = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length).toWellFormed().replace(/\s+\S*$/, '')}…`);

/** Not part of the record: machines' talk, and what memory holds already, or every record would bring it back once more. */
const NOT_SAID: ReadonlySet<JunkReason | null> = new Set<JunkReason | null>(['recalled', 'duplicate', 'near_duplicate', 'prompt', 'heartbeat', 'tool_noise', 'secret']);

export interface Turn { readonly role: string; readonly pieces: readonly Piece[] }

/** What a message holds besides: secrets that were all there was to say, and what the same conversation said before. */
export function withinConversation(turns: readonly Turn[]): Turn[] {
  const said = new Map<string, string[]>();
  return turns.map(({ role, pieces }) => ({
    role, pieces: pieces.map((piece): Piece => {
      if (piece.reason !== null || role !== 'user') return piece;
      if (HIDDEN.test(piece.text) && queryTerms(piece.text.replace(new RegExp(HIDDEN, 'gu'), ' ')).size <= BESIDE_A_SECRET) return { ...piece, reason: 'secret' };
      const key = sameKey(piece.text);
      const before = said.get(key) ?? [];
      if (key !== '' && before.some((text) => saysTheSame(text, piece.text))) return { ...piece, reason: 'near_duplicate' };
      said.set(key, [...before, piece.text]);
      return piece;
    }),
  }));
}

const textOf = (pieces: readonly Piece[], keeps: (piece: Piece) => boolean): string => pieces.filter(keeps).map((piece) => piece.text).join(' ');

/** What is worth remembering of each message of the user. */
export const memoriesIn = (turns: readonly Turn[]): string[] => turns.filter((turn) => turn.role === 'user').map((turn) => textOf(turn.pieces, (piece) => piece.reason === null)).filter((text) => text !== '');

/** What was said, for the record. */
export const messagesIn = (turns: readonly Turn[]): Message[] => turns.map(({ role, pieces }) => ({ role, content: textOf(pieces, (piece) => !NOT_SAID.has(piece.reason)) })).filter((message) => message.content !== '');

/** Without a model: what was asked and said, shortened. */
export function summaryOf(messages: readonly Message[]): string {
  const told = (role: string) => messages.filter((message) => message.role === role).map((message) => message.content.replace(/\s+/g, ' '));
  const talk = told('user').filter((text) => { const reason = junkReason(text); return reason === null || reason === 'question'; });
  const user = excerpt(talk.join(' '), SUMMARY);
  const answer = talk.length ? excerpt(told('assistant').at(-1) ?? '', SUMMARY / 2) : '';
  return [user, answer && `Answer: ${answer}`].filter(Boolean).join(' ') || NOTHING_SAID;
}

/** What was not kept, by reason. Of assistants only what came back out of memory: their words are no memories anyway. */
export function skippedIn(turns: readonly Turn[]): { reason: JunkReason; count: number; examples: string[] }[] {
  const out = new Map<JunkReason, { reason: JunkReason; count: number; examples: string[] }>();
  for (const { role, pieces } of turns) {
    for (const { text, reason } of pieces) {
      if (reason === null || (role === 'assistant' && reason !== 'recalled')) continue;
      const entry = out.get(reason) ?? { reason, count: 0, examples: [] };
      entry.count++;
      const example = excerpt(text, EXAMPLE);
      if (entry.examples.length < EXAMPLES && !entry.examples.includes(example)) entry.examples.push(example);
      out.set(reason, entry);
    }
  }
  return [...out.values()].sort((a, b) => b.count - a.count);
}
