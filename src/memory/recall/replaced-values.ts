import { ASKING, type AskedType, countedThing, isOfOthers, OF_ONESELF } from './asked-types.ts';
import { isNoName } from './claim-forms.ts';
import { type Claim, claimsOf } from './claims.ts';
import { namesIn } from './names.ts';
import { attainable, claimsIn, DOUBTFUL, ENOUGH, isLater, LEAST_OF_ALL, LONGEST_SAID, namesOf, type Replacement, type Statement, termsIn, weightOf } from './statements.ts';
import { joins, queryTerms, termsOf } from '../terms.ts';

// One value in the place of another: both of the type that is asked for, both about what the question is about.

const AT_MOST_DOUBTFUL = 0.65;

/** Words that stand before a thing without making it another thing. */
const NO_KIND = new Set('new current latest recent updated improved increased reduced revised original initial my our your the a an this that first last next same overall total final'.split(' ').flatMap(termsOf));

interface Told { readonly statement: Statement; readonly claim: Claim; readonly fit: number; /** As `fit`, where a comma between a word and the value counts against it. */ readonly near: number; readonly matched: ReadonlySet<string> }

/** Distance in words at which a term counts half. */
const HALF = 10;
/** The share of what the older statement holds of the question that the newer one may lack, where it supposes an earlier value and where not. */
const MAY_LACK = { altered: 0.6, other: 0.2 };
/** A name so few words from the value is what the value is of. */
const BESIDE = 10;

export const share = (claim: Claim, weights: ReadonlyMap<string, number>): { fit: number; near: number; matched: Set<string> } => {
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

/** Two values of one type where the question asks for one. */
export function byValue(question: string, types: readonly AskedType[], statements: readonly Statement[], weights: ReadonlyMap<string, number>): Replacement[] {
  const asked = [...queryTerms(question).keys()];
  const unitAsked = countedThing(question);
  // What the question says itself is not what it asks for, and who speaks of another one is not meant: `on Wednesdays`.
  const given = claimsOf(question.replace(/[?？]+\s*$/u, '')).filter((c) => c.type === 'date' || c.type === 'time' || c.type === 'code');
  const told: Told[] = [];
  for (const statement of statements) {
    if (given.some((g) => claimsIn(statement).some((c) => c.type === g.type) && !claimsIn(statement).some((c) => c.type === g.type && c.value === g.value))) continue;
    const best = new Map<string, Told>();
    for (const claim of claimsIn(statement)) {
      const type = typeFor(types, claim);
      if (type === undefined || given.some((g) => g.type === claim.type && g.value === claim.value) || claim.former || isOfOthers(question, claim.sentence)) continue;
      if (claim.type === 'count' && unitAsked.size > 0 && claim.unit.length > 0 && !claim.unit.some((t) => unitAsked.has(t))) continue;
      const { fit, near, matched } = share(claim, weights);
      if (matched.size === 0 && !(claim.type === 'home' || claim.type === 'work' || claim.replaces)) continue;
      const before = best.get(type);
      if (!before || near > before.near) best.set(type, { statement, claim, fit, near, matched });
    }
    told.push(...best.values());
  }
  const matter: Matter = { question, weights, most: attainable(told, weights), names: new Set(namesOfQuestion(question)), asked, compounds: (question.match(COMPOUND) ?? []).map(termsOf), spread: spreadOf(statements) };
  const out: Replacement[] = [];
  const done = new Set<number>();
  for (const old of told) {
    if (done.has(old.statement.id)) continue;
    let best: Replacement | null = null;
    for (const fresh of told) {
      if (!comparable(old.claim, fresh.claim) || !isLater(fresh.statement, old.statement)) continue;
      const made = judge(old, { ...fresh, claim: lastOfTwo(old.claim, fresh) }, matter);
      if (made && (!best || made.confidence > best.confidence || (made.confidence === best.confidence && made.by > best.by))) best = made;
    }
    if (best && !saidAgain(told, old, best)) { out.push(best); done.add(best.old); }
  }
  return out;
}

/** `4471# was for the other site, ours is 9026#`: of two values the one that is named last. */
function lastOfTwo(before: Claim, { claim, statement }: Told): Claim {
  if (claim.value !== before.value || !claim.replaces) return claim;
  return claimsIn(statement).filter((c) => c.type === claim.type && c.sentence === claim.sentence).at(-1) ?? claim;
}

/** Whether the older value was said of the same thing once more, behind what would replace it. */
function saidAgain(told: readonly Told[], old: Told, { by }: Replacement): boolean {
  const fresh = told.find(({ statement }) => statement.id === by);
  return fresh !== undefined && told.some((one) => one.claim.type === old.claim.type && one.claim.value === old.claim.value && isLater(one.statement, fresh.statement) && [...old.matched].every((term) => one.matched.has(term)));
}

/** In German every noun is written like a name. */
const GERMAN = /(?<!\p{L})(?:der|die|das|den|dem|ist|wann|wie|wer|wo|welche\p{L}*|mein\p{L}*|unser\p{L}*|ich|wir)(?!\p{L})/iu;
const namesOfQuestion = (question: string): string[] => (GERMAN.test(question) ? [] : namesOf(question).flat());

const COMPOUND = /[\p{L}\p{N}]+(?:[-_./][\p{L}\p{N}]+)+/gu;

/** What a pair of values is judged by. `spread`: how many of the statements hold a term. */
interface Matter { readonly question: string; readonly weights: ReadonlyMap<string, number>; readonly most: number; readonly names: ReadonlySet<string>; readonly asked: readonly string[]; /** `us-east`: one thing in several terms. */ readonly compounds: readonly (readonly string[])[]; spread(term: string): number }

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

const FIGURES: readonly AskedType[] = ['money', 'percent', 'measure', 'code'];
/** A number without a unit so near the question's words stands for what is asked: `rent 1450, gym 44`. */
const isBare = ({ type, unit, added }: Claim): boolean => type === 'count' && unit.length === 0 && !added;
/** As what a claim answers, where it does. */
function typeFor(types: readonly AskedType[], claim: Claim): string | undefined {
  if (types.length === 0 || types.includes(claim.type)) return claim.type;
  return isBare(claim) && types.some((type) => FIGURES.includes(type)) ? 'bare' : undefined;
}
const comparable = (a: Claim, b: Claim): boolean => a.type === b.type || (isBare(a) && FIGURES.includes(b.type)) || (isBare(b) && FIGURES.includes(a.type));

function judge(old: Told, fresh: Told, matter: Matter): Replacement | null {
  const { weights, most, names, asked, spread } = matter;
  const a = old.claim, b = fresh.claim;
  if (a.value === b.value || restates(fresh, a) || !sameKind(old, fresh, matter)) return null;
  const namesOld = claimsIn(fresh.statement).some((c) => (c.former || (c.replaces && c.type === 'code')) && c.type === a.type && c.value === a.value);
  const linked = (namesOld && a.type === 'code') || (b.replaces && (namesOwn(old, fresh) || inCommon(a, b, spread) >= OWN_WORDS));
  const choice = a.type === 'home' || a.type === 'work';
  // The same part of the question has to be answered by both: what only one of them holds might be another thing. What asks for the
  // value need not be said again with the new one.
  const common = weightOf([...old.matched].filter((term) => fresh.matched.has(term)), weights);
  const unsaid = weightOf([...old.matched].filter((term) => ASKING.has(term) && !fresh.matched.has(term)), weights);
  const whole = Math.max(most - unsaid, most * LEAST_OF_ALL);
  const topic = Math.max(whole > 0 ? Math.min(1, common / whole) : 0, linked ? LINKED : 0);
  if (!choice && (topic < ENOUGH || Math.min(old.fit, linked ? Infinity : fresh.fit) < most * ENOUGH * 0.7)) return null;
  // What the question names and the older statement holds must not be missing from the whole of the newer one: the budget of one
  // project says nothing about the budget of another.
  const held = termsIn(fresh.statement);
  const missing = [...old.matched].filter((term) => !held.has(term) && !ASKING.has(term));
  if (!linked && missing.some((term) => names.has(term)) && namesAnother(old, fresh)) return null;
  const lacks = weightOf(missing, weights) / Math.max(1e-9, weightOf(old.matched, weights));
  const named = lacks === 0 && names.size > 0 && [...names].every((term) => !weights.has(term) || (old.matched.has(term) && held.has(term)));
  let confidence = 0.3 + 0.4 * topic;
  if (b.changed) confidence += 0.2;
  if (namesOld) confidence += 0.3;
  if (choice) confidence += 0.2;
  if (named) confidence += 0.1;
  if (b.unit.some((term) => a.unit.includes(term))) confidence += 0.1;
  if (a.frame.filter((term) => b.frame.includes(term)).length > 1) confidence += 0.1;
  if (a.added) confidence -= 0.1;
  if (farApart(a.value, b.value)) confidence -= 0.2;
  confidence = Math.round(Math.max(0, Math.min(0.99, confidence)) * 100) / 100;
  const before = termsIn(old.statement);
  const elsewhere = [...names].some((term) => before.has(term) && !held.has(term)) ? !linked && !b.altered : !linked && !choice && lacks > (b.altered ? MAY_LACK.altered : MAY_LACK.other);
  if (!namesOld && (elsewhere || (!b.replaces && ofTwoSorts(old, fresh, asked)) || (!b.changed && OF_ONESELF.test(matter.question) && forAnother(old, fresh)))) confidence = Math.min(confidence, AT_MOST_DOUBTFUL);
  if (confidence < DOUBTFUL) return null;
  return { old: old.statement.id, by: fresh.statement.id, rule: `${a.type}${namesOld ? ':named' : b.changed ? ':said-to-change' : ':later'}`, confidence, type: a.type, oldValue: a.value, newValue: b.value };
}

/** Whether both values may be of one thing at all. */
function sameKind(old: Told, fresh: Told, { asked, compounds }: Matter): boolean {
  const a = old.claim, b = fresh.claim;
  if (b.added || b.oneMore || (a.stage === 'aimed' && b.stage === 'reached') || ofAnotherKind(asked, old, fresh)) return false;
  if (a.unit.length > 0 && b.unit.length > 0 && !b.unit.some((term) => a.unit.includes(term))) return false;
  if (compounds.length === 0) return true;
  const before = termsIn(old.statement), held = termsIn(fresh.statement);
  return !compounds.some((parts) => parts.every((term) => before.has(term)) && !parts.every((term) => held.has(term)));
}

/** The newer statement says the older value too, and not as a former one: `back to Mondays, from the 28th`. */
const restates = (fresh: Told, a: Claim): boolean => a.type !== 'code' && claimsIn(fresh.statement).some((c) => c.type === a.type && c.value === a.value && !c.former);

/** `Laptop for Dee`, where one's own is asked for. */
const FOR_SOMEBODY = /\b(?:for|of|by) (\p{Lu}\p{Ll}+)|(\p{Lu}\p{Ll}+)['’]s\b/gu;
const forAnother = (old: Told, fresh: Told): boolean => [...fresh.statement.content.slice(0, LONGEST_SAID).matchAll(FOR_SOMEBODY)].some((m) => { const name = m[1] ?? m[2] ?? ''; return !isNoName(name) && termsOf(name).some((term) => (fresh.claim.distance(term) ?? Infinity) <= BESIDE && !termsIn(old.statement).has(term)); });

/** Whether another name stands beside the newer value. */
const namesAnother = (old: Told, fresh: Told): boolean => namesIn(fresh.statement.content).flatMap(termsOf).some((term) => (fresh.claim.distance(term) ?? Infinity) <= BESIDE && !termsIn(old.statement).has(term));

/** What a statement is taken to share with another that says something else goes, and calls it by a name from there. */
const LINKED = 0.75;
/** Whether the newer statement takes up a name of the older one that the question does not know: Dr. Sommer's practice called, the appointment is moved. */
function namesOwn(old: Told, fresh: Told): boolean {
  const held = termsIn(fresh.statement);
  return namesOf(old.statement.content).some((name) => name.every((term) => held.has(term)) && name.some((term) => !old.matched.has(term)));
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
