import { type Claim, claimsOf, type ClaimType, LONGEST_TEXT } from './claims.ts';
import { namesIn } from './names.ts';
import { fold, queryTerms, termsOf } from '../terms.ts';

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

/** Whose word counts: people's, not a machine's restatement and not a document's. */
export const isStatement = ({ kind, role, speaker, content }: { kind: string; role: string | null; speaker: string | null; content: string }): boolean =>
  kind === 'event' && (role === 'user' || (role === null && (speaker !== null || content.length <= LONGEST_NOTE)));

export interface Replacement {
  readonly old: number;
  readonly by: number;
  readonly rule: string;
  readonly confidence: number;
  readonly type: ClaimType;
  readonly oldValue: string;
  readonly newValue: string;
}

/** From here on the earlier statement is left out; from DOUBTFUL on both stay, the earlier one marked and after the later one. */
export const SURE = 0.7;
export const DOUBTFUL = 0.5;
const AT_MOST_DOUBTFUL = 0.65;

/** Questions about the course of things want the earlier values too. */
const WANTS_HISTORY = /\b(?:dates|times|prices|deadlines|budgets|scores|values|between|compar\w*|differen\w*|chang(?:e|es|ed|ing)|histor\w*|over time|original\w*|initial\w*|previous\w*|former\w*|used to|past|evol\w*|sequence|timeline|both|across|combined|altogether|sum of|overall|various|trend|at first|first time|was|were|had|how (?:did|do|does|have|has|can|should)|which (?:\p{L}+ )?(?:first|earlier|later))\b|\b(?:did|has|have) .*(?<!\bto )\b(?:increase|improve|decrease|grow|progress)d?\b/iu;
const NOW = /\b(?:now|current\w*|latest|most recent\w*|these days|today)\b/i;
/** What is answered by yes or no is about one thing that was said, and a supposition about none; neither asks for a latest value. */
const YES_OR_NO = /^\s*(?:if|suppose|imagine|have|has|had|do|does|did|is|are|am|was|were|can|could|should|would|will)\b/i;
/** A question, or words put together for a search. */
const QUESTION = /\?\s*$|^\s*(?:what|which|when|where|who|whom|whose|why|how|tell|list|give|show|summari|explain|describe)/i;

const ASKS: readonly (readonly [RegExp, readonly ClaimType[]])[] = [
  [/\b(?:what time|at what hour)\b/i, ['time']],
  [/\bhow (?:long|fast|quick\w*)\b|\b(?:duration|latency|response time|wait(?:ing)? time|inference time|load time)\b/i, ['duration']],
  [/\bhow many (?:\p{L}+ )?(?:hours|minutes|seconds|days|weeks|months|years|milliseconds)\b/iu, ['duration']],
  [/\bhow many\b|\bnumber of\b|\bcount of\b/i, ['count', 'score']],
  [/\b(?:percent\w*|%)/i, ['percent']],
  [/\b(?:rate|accuracy|score|coverage|grade|progress)\b/i, ['percent', 'score', 'count']],
  [/\b(?:how much|budget|cost|costs|price|salary|rent|pay|fee|paid|income|wage|ceiling|limit|spend)\b/i, ['money', 'percent']],
  [/\b(?:when|deadline|due|date|which day|what day|scheduled|birthday|appointment)\b/i, ['date', 'time']],
  [/\bwhere\b.*\b(?:live|living|home|based|reside)\b|\b(?:which|what) (?:city|town|country)\b.*\b(?:live|based)\b/i, ['home']],
  [/\b(?:where|who|which company)\b.*\bwork\w*\b|\b(?:employer|workplace|job)\b/i, ['work']],
  [/\b(?:which|what)\b.*\b(?:use|using|tool|framework|library|database|app|editor|language)\b/i, ['tool', 'liking']],
  [/\b(?:favou?rite|prefer)\b/i, ['liking']],
];

/** Said of oneself, a home or an employer is told in other words than it is asked in. */
const OTHER_WORDS: Partial<Record<ClaimType, readonly string[]>> = { home: ['live', 'move', 'relocate'], work: ['work', 'join', 'employ'] };
/** Terms to look for beside the question's own. */
export const otherWords = (question: string): string[] => (/\b(?:I|my|we|our)\b/i.test(question) && question.length < 200 ? askedTypes(question).flatMap((type) => OTHER_WORDS[type] ?? []).flatMap(termsOf) : []);

/** Types that the question asks for; empty where it does not say. */
export const askedTypes = (question: string): readonly ClaimType[] => ASKS.find(([form]) => form.test(question))?.[1] ?? [];

/** Words that stand before a thing without making it another thing. */
const NO_KIND = new Set('new current latest recent updated improved increased reduced revised original initial my our your the a an this that first last next same overall total final'.split(' ').flatMap(termsOf));

interface Told { readonly statement: Statement; readonly claim: Claim; readonly fit: number; readonly matched: ReadonlySet<string> }

/** How much of the question's weight the best sentence can hold: words that no statement uses (a question's own) must not count against all. */
const attainable = (told: readonly Told[], weights: ReadonlyMap<string, number>): number => {
  const all = [...weights.values()].reduce((a, b) => a + b, 0);
  const most = Math.max(0, ...told.map(({ matched }) => [...matched].reduce((sum, term) => sum + (weights.get(term) ?? 0), 0)));
  return Math.max(all * LEAST_OF_ALL, most);
};

/** Distance in words at which a term counts half. */
const HALF = 10;
/** The share of the question's weight that a sentence has to hold near the value. */
const ENOUGH = 0.3;
const LEAST_OF_ALL = 0.5;
/** The share of what the older statement holds of the question that the newer one may lack. */
const MISSING_TOO_MUCH = 0.6;
/** A name so few words from the value is what the value is of. */
const BESIDE = 10;

const share = (claim: Claim, weights: ReadonlyMap<string, number>): { fit: number; matched: Set<string> } => {
  let fit = 0;
  const matched = new Set<string>();
  for (const [term, weight] of weights) {
    const distance = claim.unit.includes(term) ? 0 : claim.distance(term);
    if (distance === undefined) continue;
    matched.add(term);
    fit += weight * HALF / (HALF + distance);
  }
  return { fit, matched };
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
  const all = [...weights.values()].reduce((a, b) => a + b, 0);
  return all > 0 ? Math.min(1, Math.max(0, ...claimsIn(text).map((claim) => (types.includes(claim.type) ? share(claim, weights).fit : 0))) / all) : 0;
}

/** Whether a text repeats the value that was replaced, as if it held, and does not know the new one. */
export function repeatsFormer(text: Pick<Statement, 'id' | 'content' | 'row'>, { type, oldValue, newValue }: Pick<Replacement, 'type' | 'oldValue' | 'newValue'>): boolean {
  const values = claimsIn(text).filter((claim) => claim.type === type && !claim.former).map(({ value }) => value);
  return values.includes(oldValue) && !values.includes(newValue);
}

/** Which statements newer ones replace, as far as this question is concerned. `weights`: the question's terms with their rarity. */
export function replacements(question: string, statements: readonly Statement[], weights: ReadonlyMap<string, number>): Replacement[] {
  if (statements.length < 2 || YES_OR_NO.test(question) || (WANTS_HISTORY.test(question) && !NOW.test(question))) return [];
  const types = askedTypes(question);
  if (types.length === 0 && QUESTION.test(question)) return [];
  const asked = [...queryTerms(question).keys()];
  const unitAsked = new Set(termsOf(/\bhow many\s+((?:\p{L}+[ -]){0,2}\p{L}+)/iu.exec(fold(question))?.[1] ?? ''));
  const told: Told[] = [];
  for (const statement of statements) {
    const best = new Map<string, Told>();
    for (const claim of claimsIn(statement)) {
      if (types.length > 0 && !types.includes(claim.type)) continue;
      if (claim.former) continue;
      if (claim.type === 'count' && unitAsked.size > 0 && claim.unit.length > 0 && !claim.unit.some((t) => unitAsked.has(t))) continue;
      const { fit, matched } = share(claim, weights);
      if (matched.size === 0 && !(claim.type === 'home' || claim.type === 'work')) continue;
      const before = best.get(claim.type);
      if (!before || fit > before.fit) best.set(claim.type, { statement, claim, fit, matched });
    }
    told.push(...best.values());
  }
  const most = attainable(told, weights);
  const names = new Set(namesIn(question).flatMap(termsOf));
  const out: Replacement[] = [];
  const done = new Set<number>();
  for (const old of told) {
    if (done.has(old.statement.id)) continue;
    let best: Replacement | null = null;
    for (const fresh of told) {
      if (fresh.claim.type !== old.claim.type || fresh.statement.speaker !== old.statement.speaker) continue;
      if (fresh.statement.at < old.statement.at || (fresh.statement.at.getTime() === old.statement.at.getTime() && fresh.statement.id <= old.statement.id)) continue;
      const made = judge(old, fresh, weights, most, names, asked);
      if (made && (!best || made.confidence > best.confidence || (made.confidence === best.confidence && made.by > best.by))) best = made;
    }
    if (best) { out.push(best); done.add(best.old); }
  }
  return out;
}

function judge(old: Told, fresh: Told, weights: ReadonlyMap<string, number>, most: number, names: ReadonlySet<string>, asked: readonly string[]): Replacement | null {
  const a = old.claim, b = fresh.claim;
  if (a.value === b.value || b.added) return null;
  if (a.stage === 'aimed' && b.stage === 'reached') return null;
  if (ofAnotherKind(asked, old, fresh)) return null;
  if (a.unit.length > 0 && b.unit.length > 0 && !b.unit.some((t) => a.unit.includes(t))) return null;
  // The same part of the question has to be answered by both: what only one of them holds might be another thing.
  let common = 0;
  for (const [term, weight] of weights) if (old.matched.has(term) && fresh.matched.has(term)) common += weight;
  const topic = most ? Math.min(1, common / most) : 0;
  const choice = a.type === 'home' || a.type === 'work';
  if (!choice && (topic < ENOUGH || Math.min(old.fit, fresh.fit) < most * ENOUGH * 0.7)) return null;
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
  const namesOld = claimsIn(fresh.statement).some((c) => c.former && c.type === a.type && c.value === a.value);
  const sameUnit = a.unit.length > 0 && b.unit.some((t) => a.unit.includes(t));
  let confidence = 0.3 + 0.4 * topic + (b.changed ? 0.2 : 0) + (sameUnit ? 0.1 : 0) + (namesOld ? 0.3 : 0) + (choice ? 0.2 : 0) - (a.added ? 0.1 : 0) - (farApart(a.value, b.value) ? 0.2 : 0);
  confidence = Math.round(Math.max(0, Math.min(0.99, confidence)) * 100) / 100;
  if (missing > had * MISSING_TOO_MUCH && !namesOld && !choice) confidence = Math.min(confidence, AT_MOST_DOUBTFUL);
  if (confidence < DOUBTFUL) return null;
  return { old: old.statement.id, by: fresh.statement.id, rule: `${a.type}${namesOld ? ':named' : b.changed ? ':said-to-change' : ':later'}`, confidence, type: a.type, oldValue: a.value, newValue: b.value };
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
