import { createHash } from 'node:crypto';
import type { Sql } from '../../db/database.port.ts';
import { judge, piecesOf, withoutLostHeadings } from '../junk/junk.ts';
import type { JunkReason } from '../junk/junk-reasons.contract.ts';
import { contentHash } from '../events/events.store.ts';
import { easternNegations, isTurn, saysTheSame, tokensOf } from './near-duplicates.ts';
import { isBlockHead, isBlockLine } from '../recall/prompt-block.ts';
import { type Known, knownTexts } from './recall-guard.store.ts';
import { isFrame, isStrongFrame, unwrap } from './recalled-frames.ts';

// Text that memory itself had put into a conversation must not be remembered again: it would grow with every turn. And what a
// person says a second time is one memory with a second sighting. A restatement with a change is neither.

/** Fewer words of meaning are recognised only where they are a stored sentence. */
const SHORT = 3;
/** A piece that leaves out words of the stored sentence holds at least this share of it, unless it is its beginning. */
const HELD = 0.6;
const MOST_PIECES = 300;
/** Words a frame may have: "as you told me a while ago in our chat about the boat". */
const LONGEST_FRAME = 12;

interface Sentence { readonly words: readonly string[]; readonly turns: string }
const turnsOf = (words: readonly string[], text: string): string => `${words.filter(isTurn).sort().join(' ')} ${easternNegations(text)}`;
/** A word without its ending, but for that of a past: "I worked" is not "I work". */
const keyOf = ({ word, stem }: { word: string; stem: string }): string => (word !== stem && /[a-z]ed$/.test(word) ? `${stem}ed` : stem);
const sentenceOf = (text: string): Sentence => { const words = tokensOf(text).map(keyOf); return { words, turns: turnsOf(tokensOf(text).map((token) => token.word), text) }; };

/** Whether `words` stand in `stored` in this order: together, or with little left out. */
function holds(stored: readonly string[], words: readonly string[], cut: boolean): boolean {
  if (words.length < SHORT) return words.length > 0 && words.join(' ') === stored.join(' ');
  for (let start = stored.indexOf(words[0] as string); start >= 0; start = stored.indexOf(words[0] as string, start + 1)) {
    let at = start, found = 1;
    while (found < words.length && ++at < stored.length) if (stored[at] === words[found]) found++;
    if (found < words.length) return false;
    if (at - start + 1 === words.length && (cut || start === 0 || words.length / stored.length >= HELD / 2)) return true;
    if (words.length / (at - start + 1) >= HELD && words.length / stored.length >= HELD) return true;
  }
  return false;
}

/** Whether a piece is (a part of) a stored text, perhaps with a frame around it such as "as you told me earlier". */
export function isRecalled(piece: string, stored: string, about: string = ''): boolean {
  const labels = new Set(tokensOf(about).map((token) => token.stem));
  const sentences = [...new Set([...piecesOf(stored), stored])].map(sentenceOf);
  return unwrap(piece).some(({ text, cut }) => {
    const tokens = tokensOf(text);
    const words = tokens.map(keyOf);
    const stems = tokens.map((token) => token.stem);
    const matches = (from: number, to: number, framed: boolean) => {
      const core = words.slice(from, to);
      const turns = turnsOf(tokens.slice(from, to).map((token) => token.word), text);
      return core.length > 0 && (!framed || core.length >= 2) && sentences.some((sentence) => holds(sentence.words, core, cut) && (cut || sentence.turns === turns || sentence.words.join(' ') === core.join(' ')));
    };
    if (matches(0, words.length, false)) return true;
    // What stands before or after it is taken off as long as it is the talk of a frame, and only when some of it surely is.
    let strong = false;
    for (let from = 0; from <= Math.min(LONGEST_FRAME, words.length - 2); from++) {
      if (from > 0) {
        const word = stems[from - 1] as string;
        if (!isFrame(word) && !labels.has(word)) break;
        strong ||= isStrongFrame(word) || labels.has(word);
        if (strong && matches(from, words.length, true)) return true;
      }
      let after = strong;
      for (let to = words.length - 1; to > from + 1 && words.length - to <= LONGEST_FRAME; to--) {
        const word = stems[to] as string;
        if (!isFrame(word)) break;
        after ||= isStrongFrame(word);
        if (after && matches(from, to, true)) return true;
      }
    }
    return false;
  });
}

export interface Piece { readonly text: string; readonly reason: JunkReason | null; /** The memory that it repeats. */ readonly eventId: number | null }

/** Lines of a block that recall had written for a prompt. */
function blockLines(text: string): Set<string> {
  const out = new Set<string>();
  let inside = false;
  for (const line of text.split(/\r?\n/)) {
    if (isBlockHead(line)) inside = true;
    else if (inside && !isBlockLine(line)) inside = false;
    if (inside) for (const piece of [line.trim(), ...piecesOf(line)]) out.add(piece);
  }
  return out;
}

const stateless: ReadonlySet<JunkReason | null> = new Set<JunkReason | null>(['small_talk', 'heartbeat']);

/** For each text its pieces: what of it is new to this client's memory, and why the rest is not kept. */
export async function judgeTexts(sql: Sql, clientId: number, texts: readonly { role: string; content: string }[]): Promise<Piece[][]> {
  const judged = texts.map(({ content }) => ({ pieces: judge(content), block: blockLines(content) }));
  const asked = [...new Set(judged.flatMap(({ pieces, block }) => pieces.filter((piece) => !stateless.has(piece.reason) && !block.has(piece.text)).map((piece) => piece.text)))].slice(0, MOST_PIECES);
  const lookups = asked.map((text) => unwrap(text).map((inner) => inner.text).join(' '));
  const stored = await knownTexts(sql, clientId, lookups);
  const known = new Map(asked.map((text, i) => [text, stored[i] ?? []]));
  return judged.map(({ pieces, block }, i) => {
    const seen = pieces.map((piece): Piece => {
      if (block.has(piece.text)) return { text: piece.text, reason: 'recalled', eventId: null };
      return { ...piece, ...againOf(piece.text, piece.reason, known.get(piece.text) ?? [], texts[i]?.role === 'user') };
    });
    // Judged again: what a line announces may have turned out to be known.
    return withoutLostHeadings(seen).map((piece, at) => ({ ...(seen[at] as Piece), reason: piece.reason }));
  });
}

/** What is known of a piece. Said by a person in their own words, only a memory that stands and is theirs makes it nothing new. */
function againOf(text: string, reason: JunkReason | null, candidates: readonly Known[], own: boolean): Pick<Piece, 'reason' | 'eventId'> {
  const wrapped = reason !== null || unwrap(text).some((inner) => inner.framed);
  for (const memory of candidates) {
    const stands = memory.stands && memory.kind !== 'episode';
    if (reason === null && own && stands && contentHash(text) === contentHash(memory.text)) return { reason: wrapped ? 'recalled' : 'duplicate', eventId: memory.eventId };
    if (!isRecalled(text, memory.text, memory.about)) continue;
    if (wrapped || !own || stands || isFramed(text)) return { reason: 'recalled', eventId: memory.eventId };
  }
  if (reason === null && own) {
    const same = candidates.find((memory) => memory.stands && memory.kind === 'event' && [memory.text, ...piecesOf(memory.text)].some((sentence) => saysTheSame(text, sentence)));
    if (same) return { reason: 'near_duplicate', eventId: same.eventId };
  }
  return { reason, eventId: null };
}

const isFramed = (text: string): boolean => tokensOf(text).slice(0, LONGEST_FRAME).some((token) => isStrongFrame(token.stem));

const messageKey = (message: { role: string; content: string }): string => JSON.stringify([message.role, message.content.normalize('NFC').replace(/\s+/g, ' ').trim()]);

/** The hash of a conversation after each of its messages; the last one is that of all of it. */
export function conversationHashes(messages: readonly { role: string; content: string }[]): string[] {
  const running = createHash('sha256').update('[');
  if (messages.length === 0) return [running.update(']').digest('hex')];
  return messages.map((message, i) => {
    running.update(`${i === 0 ? '' : ','}${messageKey(message)}`);
    return running.copy().update(']').digest('hex');
  });
}
