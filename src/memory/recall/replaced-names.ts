import { isOfOthers } from './asked-types.ts';
import { isNoName, SENTENCE_END } from './claim-forms.ts';
import { GIVES_WAY, RETURNS } from './claims.ts';
import { attainable, ENOUGH, isLater, LONGEST_SAID, namesOf, type Replacement, type Statement, termsIn, weightOf } from './statements.ts';
import { joins, termsOf } from '../terms.ts';

/** What a sentence holds, and what it says of coming and going. */
interface Said { readonly terms: ReadonlySet<string>; readonly names: readonly (readonly string[])[]; readonly givesWay: boolean; readonly returns: boolean; readonly asks: boolean; /** What it says is not so: `not Marcia`. */ readonly denied: ReadonlySet<string>; /** Its first word where that may be a name: a capital, and no word that joins. */ readonly first: readonly string[] }
const DENIED = /(?<!\p{L})(?:not|nicht|pas|non|no|instead of|statt|rather than|au lieu de|en vez de)\s+(?:the\s+|le\s+|la\s+|el\s+)?(\p{Lu}[\p{L}\p{N}'’-]*)/gu;
const firstName = (sentence: string): string[] => { const [word] = /^\p{Lu}\p{Ll}{2,}/u.exec(sentence.trim()) ?? []; return word !== undefined && !joins(word.toLowerCase()) && !isNoName(word) && !/^(?:Scratch|Forget|Correction|Oops|Sorry|Update|Note|Finally|Tell|Please)$/.test(word) ? termsOf(word) : []; };
const saidIn = ({ content }: Statement): Said[] => content.slice(0, LONGEST_SAID).split(SENTENCE_END).filter((s) => s.length > 1).map((s) => ({
  terms: new Set(termsOf(s)), names: namesOf(s), givesWay: GIVES_WAY.test(s), returns: RETURNS.test(s), asks: /[?？]\s*$/.test(s), first: firstName(s), denied: new Set([...s.matchAll(DENIED)].flatMap((m) => termsOf(m[1] as string))),
}));

/** How sure a replacement is where what goes is named, and where only the matter is the same. */
const BY_NAME = 0.75, BY_SUBJECT = 0.7;
/** The share of the question that has to be said by both where neither is named. */
const SAME_SUBJECT = 0.6;

/**
 * Somebody or something else in the place of what was named: `our supplier is Corvane`, later `we dropped Corvane, boxes come from
 * Ellison now`. Names stand beside each other all the time, so the later statement has to say that something gives way, and either
 * name what does or be about the same thing.
 */
export function byName(question: string, statements: readonly Statement[], weights: ReadonlyMap<string, number>): Replacement[] {
  const about = statements.map((statement) => ({ statement, matched: new Set([...weights.keys()].filter((term) => termsIn(statement).has(term))) }));
  const most = attainable(about, weights);
  if (most === 0) return [];
  const asked = new Set(termsOf(question));
  const told = about.map((one) => ({ ...one, said: saidIn(one.statement) }));
  const out: Replacement[] = [];
  for (const old of told) {
    const held = weightOf(old.matched, weights);
    if (held < most * ENOUGH || old.said.every((s) => s.asks) || isOfOthers(question, termsOf(old.statement.content.slice(0, 60)))) continue;
    const names = old.said.flatMap((s) => s.names).filter((name) => name.some((term) => !asked.has(term)));
    let best: Replacement | null = null;
    for (const fresh of told) {
      if (names.length === 0 || !isLater(fresh.statement, old.statement)) continue;
      let common = 0;
      for (const term of old.matched) if (fresh.matched.has(term)) common += weights.get(term) ?? 0;
      const made = gaveWay(names, asked, fresh.said, termsIn(old.statement), common >= Math.max(held, most * SAME_SUBJECT) * 0.99);
      if (made && (!best || made.confidence >= best.confidence)) best = { ...made, old: old.statement.id, by: fresh.statement.id, type: 'name' };
    }
    if (best) out.push(best);
  }
  return out;
}

function gaveWay(names: readonly (readonly string[])[], asked: ReadonlySet<string>, said: readonly Said[], before: ReadonlySet<string>, sameSubject: boolean): Omit<Replacement, 'old' | 'by' | 'type'> | null {
  const at = said.findIndex((s) => !s.asks && (s.givesWay || s.returns || names.some((name) => name.some((term) => s.denied.has(term)))));
  const cue = said[at];
  if (!cue) return null;
  const near = said.filter((_, i) => Math.abs(i - at) <= 1);
  const own = (name: readonly string[], s: Said): boolean => name.some((term) => !asked.has(term) && s.terms.has(term));
  // What is so again is named last where it is said: `nobody shouts Captain Fluff, so it is Pickle again`.
  const again = cue.returns && !cue.givesWay ? cue.names.at(-1) : undefined;
  const returned = (name: readonly string[]): boolean => again !== undefined && name.some((term) => again.includes(term));
  if (names.some(returned)) return null;
  const gone = names.find((name) => near.some((s) => own(name, s)));
  const begins = gone ? near.map((s) => s.first).find((name) => name.some((term) => !asked.has(term) && !before.has(term))) : undefined;
  const other = again ?? near.flatMap((s) => s.names).find((name) => name.some((term) => !asked.has(term) && !before.has(term))) ?? begins;
  if (!other) return null;
  const confidence = gone ? BY_NAME : sameSubject ? BY_SUBJECT : 0;
  return confidence > 0 ? { rule: gone ? 'name:named' : 'name:said-to-change', confidence, oldValue: (gone ?? names[0] as readonly string[]).join(' '), newValue: other.join(' ') } : null;
}
