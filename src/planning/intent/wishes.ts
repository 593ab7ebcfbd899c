import { fold } from '../../kernel/dates/vocabulary.ts';
import { readIntent, startsWithVerb } from './read-intent.ts';

export interface Wishes {
  readonly wishes: readonly string[];
  /** One after the other, as a numbered list and "then" say; else side by side. */
  readonly inTurn: boolean;
}

const BULLET = /^\s*(?:\d{1,2}[.)]|[-*•–]|\[[ x]?\])\s+/;
const NUMBER = /^\s*\d{1,2}[.)]\s+/;
const THEN = /(?:,\s*)?(?:\b(?:and|und|et|y)\s+)?\b(?:then|afterwards|danach|anschliessend|dann|puis|ensuite|luego|despues)\b\s+|\s*;\s*/;
const JOINT = /(,\s*(?:and|und|et|y)\s+|,\s+|\s+(?:and|und|et|y)\s+|\s*;\s*|(?:,\s*)?(?:\b(?:and|und|et|y)\s+)?\b(?:then|afterwards|danach|anschliessend|dann|puis|ensuite|luego|despues)\b\s+|(?<=[.!?])\s+)/;
const PRONOUN = /^(?:it|them|that|this|one|the (?:next|other|rest|same|first) ?(?:one|ones)?|es|sie|ihn|das|le|la|les|lo|los|las|on it|to them|to it)$/;
const MOST = 40;

/** Says something of its own: a verb with an object that is no pronoun. */
function standsAlone(part: string): boolean {
  if (!startsWithVerb(part)) return false;
  const { object } = readIntent(part);
  return object !== '' && !PRONOUN.test(fold(object)) && !/^(?:it|them)\b/.test(fold(object));
}

/** The wishes that an intent holds: the lines of a list, or clauses that each have a verb and an object of their own. */
export function wishesIn(intent: string): Wishes {
  const lines = intent.split('\n').map((line) => line.trim()).filter(Boolean);
  const bulleted = lines.filter((line) => BULLET.test(line));
  if (bulleted.length >= 2) return { wishes: bulleted.slice(0, MOST).map((line) => line.replace(BULLET, '')), inTurn: bulleted.every((line) => NUMBER.test(line)) };
  const listed = lines.length > 1 && (lines[0] as string).endsWith(':') ? lines.slice(1) : lines;
  if (listed.length >= 2 && listed.every((line) => standsAlone(line) && line.length < 200)) return { wishes: listed.slice(0, MOST), inTurn: false };
  const inline = [...(lines.join(' ')).matchAll(/(?:^|\s)\(?\d{1,2}[.)]\s+(.+?)(?=\s*[,;]?\s+\(?\d{1,2}[.)]\s+|$)/g)].map((m) => (m[1] as string).trim());
  if (inline.length >= 2) return { wishes: inline.slice(0, MOST), inTurn: true };
  const pieces = lines.join('. ').replace(/\.\. /g, '. ').split(JOINT);
  const wishes: string[] = [], joints: string[] = [];
  for (let i = 0; i < pieces.length; i += 2) {
    const [part, joint] = [(pieces[i] as string).trim(), i === 0 ? '' : pieces[i - 1] as string];
    if (part === '') continue;
    // "Find and recruit an assistant": a verb alone shares the object of the next; what has no verb belongs to the one before.
    const before = wishes.at(-1);
    if (before !== undefined && (!standsAlone(part) || !standsAlone(before))) wishes[wishes.length - 1] = `${before}${joint}${part}`;
    else { wishes.push(part); joints.push(joint); }
  }
  const clean = wishes.map((wish) => wish.replace(/^[\s,;]+|[\s,;.]+$/g, ''));
  return clean.length > 1 && clean.every(standsAlone) ? { wishes: clean.slice(0, MOST), inTurn: joints.slice(1).every((joint) => THEN.test(fold(joint))) } : { wishes: [intent], inTurn: false };
}
