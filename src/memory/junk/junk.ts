import { isBoilerplate, isHeartbeat, isPrompt, isPromptRule, startsPrompt } from './junk-machine.ts';
import { isQuestion, isSmallTalk } from './junk-talk.ts';
import { noisyLines } from './junk-noise.ts';
import type { JunkReason } from './junk-reasons.contract.ts';
import { isLabelling } from '../remember/recalled-frames.ts';

// What of a conversation is not worth keeping. Pure rules, judged by the piece: a message mixes things. A rule that is not sure
// lets the piece through, since a lost statement costs more than a kept pleasantry.

/** A line, or a sentence inside one, with why it is not kept; null: it is. */
export interface Judged { readonly text: string; readonly reason: JunkReason | null }

/** A word that ends with a dot inside a sentence: a title or an abbreviation, or one letter. */
const SHORTENED = /(?:^|[\s(])(?:\p{Lu}|dr|mrs?|ms|prof|st|no|nr|vs|etc|approx|ca|usw|bzw|z\.\s?b|e\.g|i\.e|a\.m|p\.m|sra?|mme|inc|ltd|jr|sr)\.$/iu;
const SENTENCE_END = /(?<=[.!?…؟]["'”’)»]?)\s+(?=\S)|(?<=[。！？])(?=\S)/u;

/** The sentences of a line. A number of a list or a day, a title or an initial does not end one, and a remark in brackets belongs to what it follows. */
export function sentencesOfLine(line: string): string[] {
  const out: string[] = [];
  for (const part of line.split(SENTENCE_END)) {
    const last = out.at(-1);
    if (last !== undefined && (SHORTENED.test(last) || /(?:^|[\s(])\d{1,3}\.$/u.test(last) || /^\(?\d{1,3}[.)]$/u.test(last) || /^[([]/.test(part))) out[out.length - 1] = `${last} ${part}`;
    else out.push(part);
  }
  return out.map((piece) => piece.trim()).filter(Boolean);
}

/** Lines, and sentences inside them: what is judged by itself. */
export const piecesOf = (text: string): string[] => text.split(/\n+/).flatMap(sentencesOfLine);

/** Every piece of a message, judged one after another by its own words. */
function* judged(text: string): Generator<Judged> {
  const lines = text.split(/\r?\n/);
  const noisy = noisyLines(lines);
  let inPrompt = false;
  for (const [i, line] of lines.entries()) {
    if (noisy[i]) {
      if (line.trim() !== '') yield { text: line.trim(), reason: 'tool_noise' };
      continue;
    }
    for (const piece of sentencesOfLine(line)) {
      inPrompt ||= startsPrompt(piece.replace(/[’‘]/g, "'"));
      yield { text: piece, reason: reasonOf(piece, inPrompt) };
    }
  }
}

const ANNOUNCES = /[:：]$/u;

/** Judges every piece of a message by its words alone; whether it is known already is for those who can look. */
export const judge = (text: string): Judged[] => withoutLostHeadings([...judged(text)]);

function reasonOf(written: string, inPrompt: boolean): JunkReason | null {
  const piece = written.replace(/[’‘]/g, "'");
  if (isHeartbeat(piece)) return 'heartbeat';
  if (isLabelling(piece) || isBoilerplate(piece)) return 'tool_noise';
  if (isPrompt(piece) || (inPrompt && isPromptRule(piece))) return 'prompt';
  if (isSmallTalk(piece)) return 'small_talk';
  return isQuestion(piece) ? 'question' : null;
}

/** A line that only announces what follows goes with it: "My address:" stays before an address and falls before a log. */
export function withoutLostHeadings(pieces: readonly Judged[]): Judged[] {
  let following: JunkReason | null = 'small_talk';
  return [...pieces].reverse().map((piece): Judged => {
    const announced = piece.reason === null && ANNOUNCES.test(piece.text) && following !== null;
    const settled = announced ? { text: piece.text, reason: following } : piece;
    following = settled.reason;
    return settled;
  }).reverse();
}

/** Why a whole text is not worth keeping: that of its longest piece; null when any piece is. */
export function junkReason(text: string): JunkReason | null {
  const pieces: Judged[] = [];
  for (const piece of judged(text.slice(0, 20_000))) {
    // One that is worth keeping settles it, unless it only announces what follows.
    if (piece.reason === null && !ANNOUNCES.test(piece.text)) return null;
    pieces.push(piece);
  }
  const settled = withoutLostHeadings(pieces);
  if (settled.some((piece) => piece.reason === null)) return null;
  return settled.reduce<Judged | null>((longest, piece) => (longest && longest.text.length >= piece.text.length ? longest : piece), null)?.reason ?? null;
}

const MACHINE: ReadonlySet<JunkReason | null> = new Set<JunkReason | null>(['prompt', 'heartbeat', 'tool_noise']);

/** A text without what machines said in it: what facts may be drawn from. Untouched where there is none. */
export function withoutMachineTalk(text: string): string {
  const pieces = judge(text);
  return pieces.some((piece) => MACHINE.has(piece.reason)) ? pieces.filter((piece) => !MACHINE.has(piece.reason)).map((piece) => piece.text).join('\n') : text;
}
