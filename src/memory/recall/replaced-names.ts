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
  const later = statements.filter(speaksOfChange);
  if (later.length === 0) return [];
  const rough = statements.map((statement) => ({ statement, matched: roughly(statement, weights) }));
  const most = attainable(rough, weights);
  if (most === 0) return [];
  const asked = new Set(termsOf(question));
  const said = new Map<Statement, readonly Said[]>();
  const saidBy = (statement: Statement): readonly Said[] => { let known = said.get(statement); if (!known) said.set(statement, known = saidIn(statement)); return known; };
  const out: Replacement[] = [];
  for (const { statement: old, matched } of rough) {
    if (weightOf(matched, weights) < most * ENOUGH || !later.some((fresh) => isLater(fresh, old)) || isOfOthers(question, termsOf(old.content.slice(0, 60)))) continue;
    const before = termsIn(old), about = [...weights.keys()].filter((term) => before.has(term)), held = weightOf(about, weights);
    if (held < most * ENOUGH || saidBy(old).every((s) => s.asks)) continue;
    const names = saidBy(old).flatMap((s) => s.names).filter((name) => name.some((term) => !asked.has(term)));
    let best: Replacement | null = null;
    for (const fresh of names.length > 0 ? later : []) {
      if (!isLater(fresh, old)) continue;
      const common = weightOf(about.filter((term) => termsIn(fresh).has(term)), weights);
      const made = gaveWay(names, asked, saidBy(fresh), before, common >= Math.max(held, most * SAME_SUBJECT) * 0.99);
      if (made && (!best || made.confidence >= best.confidence)) best = { ...made, old: old.id, by: fresh.id, type: 'name' };
    }
    if (best) out.push(best);
  }
  return out;
}

/** Rows come back with every question; whether one speaks of a change is found once. */
const changes = new WeakMap<object, boolean>();
function speaksOfChange(statement: Statement): boolean {
  const row = statement.row ?? statement;
  let known = changes.get(row);
  if (known === undefined) {
    const text = statement.content.slice(0, LONGEST_SAID);
    changes.set(row, known = GIVES_WAY.test(text) || RETURNS.test(text) || text.search(DENIED) >= 0);
  }
  return known;
}

/** The terms that a text may hold, by its letters alone. */
function roughly({ content }: Statement, weights: ReadonlyMap<string, number>): ReadonlySet<string> {
  const text = content.toLowerCase();
  return new Set([...weights.keys()].filter((term) => text.includes(term)));
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
