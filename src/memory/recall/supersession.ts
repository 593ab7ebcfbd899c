import { ASKING, asksForTheCurrent, type AskedType, askedTypes, countedThing, isQuestion, joiningWords } from './asked-types.ts';
import { isNoName, SENTENCE_END } from './claim-forms.ts';
import { type Claim, claimsOf, GIVES_WAY, LONGEST_TEXT, RETURNS } from './claims.ts';
import { namesIn } from './names.ts';
import { joins, queryTerms, termsOf } from '../terms.ts';

// Now against then, among the memories that answer one question. Two statements of one speaker about what the question asks for,
// with different values of one type: the later one counts, the earlier one is left out. The question is what makes this safe: it
// names the subject, so a message loses its place only where the changed thing is asked for, and stays found for all else it says.

export interface Statement {
  readonly id: number;
  readonly content: string;
  /** When it was said; order among equals is the order of writing. */
  readonly at: Date;
  /** Where it was read from. */
  readonly row?: object;
  /** Who said it: statements of two people do not replace each other. */
  readonly speaker: string;
}

/** Texts of no known speaker up to this length are taken for statements; longer ones are documents, whose numbers do not replace each other. */
const LONGEST_NOTE = 400;

/** What an assistant did itself, or a line of a log: its own word, not a restatement of somebody else's. */
const DONE = /^\s*\[|\bI(?:['’]ve| have)? (?:set|moved|rescheduled|booked|changed|updated|scheduled|switched|renamed|deployed|upgraded|increased|reduced|put|created)\b/u;

/** Whose word counts: people's, and a machine's about what it did; no restatement and no document. */
export const isStatement = ({ kind, role, speaker, content }: { kind: string; role: string | null; speaker: string | null; content: string }): boolean =>
  kind === 'event' && (role === 'user' || (role === null && (speaker !== null || content.length <= LONGEST_NOTE)) || (role === 'assistant' && content.length <= LONGEST_NOTE && DONE.test(content)));

export interface Replacement {
  readonly old: number;
  readonly by: number;
  readonly rule: string;
  readonly confidence: number;
  readonly type: AskedType;
  readonly oldValue: string;
  readonly newValue: string;
}

/** From here on the earlier statement is left out; from DOUBTFUL on both stay, the earlier one marked and after the later one. */
export const SURE = 0.7;
export const DOUBTFUL = 0.5;
const AT_MOST_DOUBTFUL = 0.65;

/** Words that stand before a thing without making it another thing. */
const NO_KIND = new Set('new current latest recent updated improved increased reduced revised original initial my our your the a an this that first last next same overall total final'.split(' ').flatMap(termsOf));

interface Told { readonly statement: Statement; readonly claim: Claim; readonly fit: number; /** As `fit`, where a comma between a word and the value counts against it. */ readonly near: number; readonly matched: ReadonlySet<string> }

/** How much of the question's weight the best sentence can hold: words that no statement uses (a question's own) must not count against all. */
const attainable = (told: readonly Pick<Told, 'matched'>[], weights: ReadonlyMap<string, number>): number => {
  const all = weightOf(weights.keys(), weights);
  const most = Math.max(0, ...told.map(({ matched }) => weightOf(matched, weights)));
  return Math.max(all * LEAST_OF_ALL, most);
};
const weightOf = (terms: Iterable<string>, weights: ReadonlyMap<string, number>): number => { let sum = 0; for (const term of terms) sum += weights.get(term) ?? 0; return sum; };

/** Distance in words at which a term counts half. */
const HALF = 10;
/** The share of the question's weight that a sentence has to hold near the value. */
const ENOUGH = 0.3;
const LEAST_OF_ALL = 0.5;
/** The share of what the older statement holds of the question that the newer one may lack. */
const MISSING_TOO_MUCH = 0.6;
/** A name so few words from the value is what the value is of. */
const BESIDE = 10;

const share = (claim: Claim, weights: ReadonlyMap<string, number>): { fit: number; near: number; matched: Set<string> } => {
  let fit = 0, near = 0;
  const matched = new Set<string>();
  for (const [term, weight] of weights) {
    const distance = claim.unit.includes(term) ? 0 : claim.distance(term);
    if (distance === undefined) continue;
    matched.add(term);
    const held = weight * HALF / (HALF + distance);
    fit += held;
    near += distance > 0 && claim.apart(term) ? held / 2 : held;
  }
  return { fit, near, matched };
};

/** Claims are the same for the same text; texts come back with every question. */
const known = new Map<string, readonly Claim[]>();
const MOST_KNOWN = 3000;
const NONE: readonly Claim[] = [];
const keyOf = ({ id, content }: Pick<Statement, 'id' | 'content'>): string => `${id} ${content.length} ${content.slice(0, 64)}${content.slice(-64)}`;
/** Of rows that stay in memory; null until somebody asks. */
const ofRows = new WeakMap<object, readonly Claim[] | null>();
/** What this row's text says is found once, and kept as long as the row itself is. */
export const keepClaims = (row: object): void => { ofRows.set(row, null); };

function claimsIn(statement: Pick<Statement, 'id' | 'content' | 'row'>): readonly Claim[] {
  const row = statement.row ?? statement;
  const kept = ofRows.get(row);
  if (kept) return kept;
  if (kept === null) {
    const claims = claimsOf(statement.content);
    ofRows.set(row, claims.length ? claims : NONE);
    return claims;
  }
  const key = keyOf(statement);
  const found = known.get(key);
  if (found) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const claims = claimsOf(statement.content);
  known.set(key, claims);
  return claims;
}

const terms = new Map<string, ReadonlySet<string>>();
function termsIn(statement: Statement): ReadonlySet<string> {
  const key = keyOf(statement);
  const found = terms.get(key);
  if (found) return found;
  if (terms.size >= MOST_KNOWN) terms.clear();
  const made = new Set(termsOf(statement.content.slice(0, LONGEST_TEXT)));
  terms.set(key, made);
  return made;
}

/** How well a value of a type that the question asks for stands beside the question's words in a text, 0 to 1. */
export function bestFit(question: string, text: Pick<Statement, 'id' | 'content'>, weights: ReadonlyMap<string, number>): number {
  const types = askedTypes(question);
  if (types.length === 0) return 0;
  const all = weightOf(weights.keys(), weights);
  return all > 0 ? Math.min(1, Math.max(0, ...claimsIn(text).map((claim) => (types.includes(claim.type) ? share(claim, weights).fit : 0))) / all) : 0;
}

/** Whether a text repeats the value that was replaced, as if it held, and does not know the new one. */
export function repeatsFormer(text: Pick<Statement, 'id' | 'content' | 'row'>, { type, oldValue, newValue }: Pick<Replacement, 'type' | 'oldValue' | 'newValue'>): boolean {
  const values = claimsIn(text).filter((claim) => claim.type === type && !claim.former).map(({ value }) => value);
  return values.includes(oldValue) && !values.includes(newValue);
}

/** Which statements newer ones replace, as far as this question is concerned. `weights`: the question's terms with their rarity. */
export function replacements(question: string, statements: readonly Statement[], weights: ReadonlyMap<string, number>): Replacement[] {
  if (statements.length < 2 || !asksForTheCurrent(question)) return [];
  const types = askedTypes(question);
  if (types.length === 0 && isQuestion(question)) return [];
  const subject = subjectOf(question, weights, statements);
  const made = byValue(question, types, statements, subject);
  const done = new Set(made.map((r) => r.old));
  if (types.includes('name') && !/\bdid\b/i.test(question)) for (const one of byName(question, statements, subject)) if (!done.has(one.old)) made.push(one);
  return made;
}

/** What the question is about. A word that asks (which day, how much) is no part of it where at most one statement says it. */
function subjectOf(question: string, weights: ReadonlyMap<string, number>, statements: readonly Statement[]): ReadonlyMap<string, number> {
  const joining = joiningWords(question);
  const about = new Map([...weights].filter(([term]) => !joining.has(term) && (!ASKING.has(term) || statements.filter((s) => termsIn(s).has(term)).length > 1)));
  return about.size > 0 ? about : weights;
}

/** Two values of one type where the question asks for one. */
function byValue(question: string, types: readonly AskedType[], statements: readonly Statement[], weights: ReadonlyMap<string, number>): Replacement[] {
  const asked = [...queryTerms(question).keys()];
  const unitAsked = countedThing(question);
  const told: Told[] = [];
  for (const statement of statements) {
    const best = new Map<string, Told>();
    for (const claim of claimsIn(statement)) {
      const type = typeFor(types, claim);
      if (type === undefined || claim.former) continue;
      if (claim.type === 'count' && unitAsked.size > 0 && claim.unit.length > 0 && !claim.unit.some((t) => unitAsked.has(t))) continue;
      const { fit, near, matched } = share(claim, weights);
      if (matched.size === 0 && !(claim.type === 'home' || claim.type === 'work' || claim.replaces)) continue;
      const before = best.get(type);
      if (!before || near > before.near) best.set(type, { statement, claim, fit, near, matched });
    }
    told.push(...best.values());
  }
  const matter: Matter = { weights, most: attainable(told, weights), names: new Set(namesIn(question).flatMap(termsOf)), asked, spread: spreadOf(statements) };
  const out: Replacement[] = [];
  const done = new Set<number>();
  for (const old of told) {
    if (done.has(old.statement.id)) continue;
    let best: Replacement | null = null;
    for (const fresh of told) {
      if (!comparable(old.claim, fresh.claim) || !isLater(fresh.statement, old.statement)) continue;
      const made = judge(old, fresh, matter);
      if (made && (!best || made.confidence > best.confidence || (made.confidence === best.confidence && made.by > best.by))) best = made;
    }
    if (best) { out.push(best); done.add(best.old); }
  }
  return out;
}

/** What a pair of values is judged by. `spread`: how many of the statements hold a term. */
interface Matter { readonly weights: ReadonlyMap<string, number>; readonly most: number; readonly names: ReadonlySet<string>; readonly asked: readonly string[]; spread(term: string): number }

function spreadOf(statements: readonly Statement[]): (term: string) => number {
  let counts: Map<string, number> | null = null;
  return (term) => {
    if (!counts) {
      counts = new Map();
      for (const statement of statements) for (const one of termsIn(statement)) counts.set(one, (counts.get(one) ?? 0) + 1);
    }
    return counts.get(term) ?? 0;
  };
}

/** Words that the sentences of two values share and hardly another statement holds. */
const inCommon = (a: Claim, b: Claim, spread: (term: string) => number): number =>
  new Set(a.sentence.filter((term) => term.length > 2 && !joins(term) && !/^\d+$/.test(term) && b.sentence.includes(term) && spread(term) <= 2)).size;
const OWN_WORDS = 2;

/** Said by the same one, and later; order among equals is the order of writing. */
const isLater = (fresh: Statement, old: Statement): boolean => fresh.speaker === old.speaker && (fresh.at > old.at || (fresh.at.getTime() === old.at.getTime() && fresh.id > old.id));

const FIGURES: readonly AskedType[] = ['money', 'percent', 'measure', 'code'];
/** A number without a unit so near the question's words stands for what is asked: `rent 1450, gym 44`. */
const isBare = ({ type, unit, added }: Claim): boolean => type === 'count' && unit.length === 0 && !added;
/** As what a claim answers, where it does. */
function typeFor(types: readonly AskedType[], claim: Claim): string | undefined {
  if (types.length === 0 || types.includes(claim.type)) return claim.type;
  return isBare(claim) && types.some((type) => FIGURES.includes(type)) ? 'bare' : undefined;
}
const comparable = (a: Claim, b: Claim): boolean => a.type === b.type || (isBare(a) && FIGURES.includes(b.type)) || (isBare(b) && FIGURES.includes(a.type));

function judge(old: Told, fresh: Told, { weights, most, names, asked, spread }: Matter): Replacement | null {
  const a = old.claim, b = fresh.claim;
  if (a.value === b.value || b.added) return null;
  if (a.stage === 'aimed' && b.stage === 'reached') return null;
  if (ofAnotherKind(asked, old, fresh)) return null;
  if (a.unit.length > 0 && b.unit.length > 0 && !b.unit.some((t) => a.unit.includes(t))) return null;
  // The same part of the question has to be answered by both: what only one of them holds might be another thing.
  let common = 0;
  for (const [term, weight] of weights) if (old.matched.has(term) && fresh.matched.has(term)) common += weight;
  const linked = (b.replaces && namesOwn(old, fresh)) || (b.replaces && common > 0 && inCommon(a, b, spread) >= OWN_WORDS);
  // What asks for the value need not be said again with the new one.
  let unsaid = 0;
  for (const term of old.matched) if (ASKING.has(term) && !fresh.matched.has(term)) unsaid += weights.get(term) ?? 0;
  const whole = Math.max(most - unsaid, most * LEAST_OF_ALL);
  const topic = Math.max(whole ? Math.min(1, common / whole) : 0, linked ? LINKED : 0);
  const choice = a.type === 'home' || a.type === 'work';
  if (!choice && (topic < ENOUGH || Math.min(old.fit, linked ? Infinity : fresh.fit) < most * ENOUGH * 0.7)) return null;
  // What the question names and the older statement holds must not be missing from the whole of the newer one: the budget of one
  // project says nothing about the budget of another.
  const held = termsIn(fresh.statement);
  let missing = 0, had = 0, unnamed = false;
  for (const term of old.matched) {
    const weight = weights.get(term) ?? 0;
    had += weight;
    if (held.has(term)) continue;
    unnamed ||= names.has(term);
    missing += weight;
  }
  if (unnamed && namesIn(fresh.statement.content).flatMap(termsOf).some((term) => (b.distance(term) ?? Infinity) <= BESIDE && !termsIn(old.statement).has(term))) return null;
  const named = names.size > 0 && [...names].every((term) => !weights.has(term) || (old.matched.has(term) && held.has(term)));
  const namesOld = claimsIn(fresh.statement).some((c) => (c.former || (c.replaces && c.type === 'code')) && c.type === a.type && c.value === a.value);
  const sameUnit = a.unit.length > 0 && b.unit.some((t) => a.unit.includes(t));
  let confidence = 0.3 + 0.4 * topic + (b.changed ? 0.2 : 0) + (sameUnit ? 0.1 : 0) + (namesOld ? 0.3 : 0) + (choice ? 0.2 : 0) + (named && missing === 0 ? 0.1 : 0) + (a.frame.filter((term) => b.frame.includes(term)).length > 1 ? 0.1 : 0) - (a.added ? 0.1 : 0) - (farApart(a.value, b.value) ? 0.2 : 0);
  confidence = Math.round(Math.max(0, Math.min(0.99, confidence)) * 100) / 100;
  if (missing > had * MISSING_TOO_MUCH && !namesOld && !choice && !linked) confidence = Math.min(confidence, AT_MOST_DOUBTFUL);
  if (!b.replaces && !namesOld && ofTwoSorts(old, fresh, asked)) confidence = Math.min(confidence, AT_MOST_DOUBTFUL);
  if (confidence < DOUBTFUL) return null;
  return { old: old.statement.id, by: fresh.statement.id, rule: `${a.type}${namesOld ? ':named' : b.changed ? ':said-to-change' : ':later'}`, confidence, type: a.type, oldValue: a.value, newValue: b.value };
}

/** What a statement is taken to share with another that says something else goes, and calls it by a name from there. */
const LINKED = 0.75;
/** Whether the newer statement takes up a name of the older one that the question does not know: Dr. Sommer's practice called, the appointment is moved. */
function namesOwn(old: Told, fresh: Told): boolean {
  const held = termsIn(fresh.statement);
  return namesOf(old.statement.content).some((name) => name.every((term) => held.has(term)) && name.some((term) => !old.matched.has(term)));
}
const TITLED = /(?<!\p{L})(?:Dr|Mr|Mrs|Ms|Prof|St|Sr|Sra|Mme|Hr|Fr)\.\s+(\p{Lu}[\p{L}’'-]+)/gu;
const namesOf = (text: string): string[][] => [...namesIn(text), ...[...text.slice(0, LONGEST_SAID).matchAll(TITLED)].map((m) => m[1] as string)].filter((name) => !isNoName(name)).map(termsOf).filter((name) => name.join('').length > 2);

/** What a sentence holds, and what it says of coming and going. */
interface Said { readonly terms: ReadonlySet<string>; readonly names: readonly (readonly string[])[]; readonly givesWay: boolean; readonly returns: boolean; readonly asks: boolean; /** What it says is not so: `not Marcia`. */ readonly denied: ReadonlySet<string> }
const LONGEST_SAID = 4000;
const DENIED = /(?<!\p{L})(?:not|nicht|pas|non|no|instead of|statt|rather than|au lieu de|en vez de)\s+(?:the\s+|le\s+|la\s+|el\s+)?(\p{Lu}[\p{L}\p{N}'’-]*)/gu;
const saidIn = ({ content }: Statement): Said[] => content.slice(0, LONGEST_SAID).split(SENTENCE_END).filter((s) => s.length > 1).map((s) => ({
  terms: new Set(termsOf(s)), names: namesOf(s), givesWay: GIVES_WAY.test(s), returns: RETURNS.test(s), asks: /[?？]\s*$/.test(s), denied: new Set([...s.matchAll(DENIED)].flatMap((m) => termsOf(m[1] as string))),
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
function byName(question: string, statements: readonly Statement[], weights: ReadonlyMap<string, number>): Replacement[] {
  const about = statements.map((statement) => ({ statement, matched: new Set([...weights.keys()].filter((term) => termsIn(statement).has(term))) }));
  const most = attainable(about, weights);
  if (most === 0) return [];
  const asked = new Set(termsOf(question));
  const told = about.map((one) => ({ ...one, said: saidIn(one.statement) }));
  const out: Replacement[] = [];
  for (const old of told) {
    const held = weightOf(old.matched, weights);
    if (held < most * ENOUGH || old.said.every((s) => s.asks)) continue;
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
  const other = again ?? near.flatMap((s) => s.names).find((name) => name.some((term) => !asked.has(term) && !before.has(term)));
  if (!other) return null;
  const confidence = gone ? BY_NAME : sameSubject ? BY_SUBJECT : 0;
  return confidence > 0 ? { rule: gone ? 'name:named' : 'name:said-to-change', confidence, oldValue: (gone ?? names[0] as readonly string[]).join(' '), newValue: other.join(' ') } : null;
}

/** `homework completion rate` asked, `chore completion rate` said: another kind stands where the question names its own. */
function ofAnotherKind(asked: readonly string[], old: Told, fresh: Told): boolean {
  const held = termsIn(fresh.statement);
  return asked.some((kind, i) => {
    const thing = asked[i + 1];
    if (thing === undefined || held.has(kind) || !old.matched.has(kind) || !fresh.matched.has(thing)) return false;
    const before = fresh.claim.sentence.flatMap((term, at, all) => (term === thing && at > 0 ? [all[at - 1] as string] : []));
    return before.length > 0 && before.every((term) => !asked.includes(term) && !NO_KIND.has(term) && !/^\d/.test(term) && term.length > 2);
  });
}

/** `front door code` and `shed code`: what the question calls by one word, each of the two qualifies by its own. */
function ofTwoSorts(old: Told, fresh: Told, asked: readonly string[]): boolean {
  const before = ({ claim }: Told, thing: string): string[] => claim.sentence.flatMap((term, at, all) => (term === thing && at > 0 ? [all[at - 1] as string] : []));
  const qualifies = (term: string): boolean => !asked.includes(term) && !NO_KIND.has(term) && term.length > 2 && !/^\d/.test(term) && !joins(term);
  return asked.some((thing) => {
    if (!ASKING.has(thing) || !old.matched.has(thing) || !fresh.matched.has(thing)) return false;
    const [a, b] = [before(old, thing), before(fresh, thing)];
    return a.length > 0 && b.length > 0 && a.every(qualifies) && b.every(qualifies) && !a.some((term) => b.includes(term));
  });
}

/** Numbers of another order are rarely values of one thing. */
const farApart = (a: string, b: string): boolean => {
  const ratio = Number(a) / Number(b);
  return ratio > 6 || ratio < 1 / 6;
};

/** The weight of each term of the question, for `replacements`. */
export const questionWeights = (question: string, uses: readonly { term: string; idf: number }[]): Map<string, number> => {
  const idf = new Map(uses.map((use) => [use.term, use.idf]));
  return new Map([...queryTerms(question).keys()].map((term) => [term, idf.get(term) ?? 0] as const).filter(([, weight]) => weight > 0));
};
