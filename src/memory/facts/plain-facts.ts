import { bareValue, corrected, mayBeValue } from './plain-facts/correct.ts';
import { english } from './plain-facts/english.ts';
import { french } from './plain-facts/french.ts';
import { german } from './plain-facts/german.ts';
import { CASUAL, type Draft, type Language, LIKELY, QUOTE, type Rule, SURE } from './plain-facts/rule.ts';
import { isNoTalk, isOthersLine, sentencesOf, withoutQuotes } from './plain-facts/sentences.ts';
import { spanish } from './plain-facts/spanish.ts';
import { tongueOf } from './plain-facts/tongue.ts';
import { instantOf, resolvedIn, type Said, timesOf, type Times } from './plain-facts/when.ts';

// Facts that are said plainly, found without a model: names, family, work, places, possessions, tastes, habits, "remember that ...",
// and what takes them back. Narrow on purpose: a wrong fact costs more than a missed one. The languages are data, one file each.

export { corrected } from './plain-facts/correct.ts';
export { sentencesOf } from './plain-facts/sentences.ts';
export type { Said } from './plain-facts/when.ts';

/** A fact drawn from a text, about the person who speaks unless it says otherwise. */
export interface ExtractedFact {
  /** `correct`: what was said before never was so. Without a type it means the last fact that its value fits. */
  readonly op: 'assert' | 'end' | 'correct';
  readonly subject_type: string;
  readonly subject_id: string;
  readonly fact_type: string;
  readonly fact_key?: string | undefined;
  readonly content: string;
  readonly multi?: boolean | undefined;
  /** 0 to 1. */
  readonly confidence: number;
  /** What the content says of its subject, bare: `Lisbon`. */
  readonly value?: string | undefined;
  /** The value that a correction takes back. */
  readonly wrong?: string | undefined;
  /** The value of the same type that this one takes the place of, whatever its key. */
  readonly replaces?: string | undefined;
  /** Of an end: the keys it may mean. */
  readonly keys?: readonly string[] | undefined;
  /** Instants, or days of the workspace's zone. Absent: from when it was said, and open. */
  readonly valid_from?: string | undefined;
  readonly valid_to?: string | undefined;
  /** Where the start is vague (`last week`): by when it had begun. */
  readonly from_by?: string | undefined;
  /** Relative dates in the content, as the days they were. */
  readonly resolved?: readonly { text: string; date: string }[] | undefined;
  /** Which rule found it; absent: a model. */
  readonly rule?: string | undefined;
}

export const LANGUAGES: readonly Language[] = [english, german, french, spanish];
const LONGEST_TEXT = 20_000;
const LONGEST_SENTENCE = 600;
const LONGEST_VALUE = 160;

const TAIL = /(?:[\s,.:–-]+|\s+(?:now|currently|anymore|any more|any longer|these days|too|as well|though|right now|at the moment|lately|a lot|very much|so much|again|actually|myself|of course|btw|by the way|haha|lol|jetzt|mittlerweile|inzwischen|aktuell|maintenant|actuellement|désormais|ahora|actualmente|también|auch|aussi)|,\s{0,2}(?:not|instead of|rather than|nicht|pas|no)\s[^.]{0,80})$/iu;
/** What is to be remembered keeps its words; of a value only what says the thing itself stays. */
const AS_SAID = new Set(['note', 'habit']);
function tidy(value: string, asSaid = false): string {
  let out = value.replace(/\s+/g, ' ').trim();
  if (asSaid) return out.replace(/[\s,.:–-]{1,5}$/u, '');
  for (let i = 0; i < 6; i++) {
    const shorter = out.replace(TAIL, '');
    if (shorter === out) break;
    out = shorter;
  }
  return out;
}

const NAMED = new Set(['name', 'nickname', 'relation', 'lives_in', 'staying_in', 'origin', 'birthplace', 'employer', 'tool']);
const NO_NAME = /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|june|july|august|september|october|november|december|i|the|a|an|my|your|not|it|he|she|we|they|this|that|me|maybe|later|tomorrow|today|yesterday|christmas|easter|thanksgiving|hi|hello|god|home|work|night|fear|peace|hope|denial|poverty|sin|luxury|chaos|pain|silence|darkness|misery|town|love|one|everyone|nobody|someone|here|there|place|bed|between|style|english|german|french|spanish|und|der|die|das|ich|ein|eine|nicht|le|la|les|un|une|je|el|los|las|una|yo|mich|montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonntags?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)$/iu;
const CASUALLY = new Set(['en name', 'en lives in', 'en moved', 'en has', 'de name', 'de lives in', 'fr name', 'fr lives in', 'es name', 'es lives in']);
const casualForms = new Map<Rule, RegExp>();
const casually = (rule: Rule): RegExp => {
  const form = casualForms.get(rule) ?? new RegExp(rule.when.source, 'iu');
  casualForms.set(rule, form);
  return form;
};

/** A people, a religion: what somebody is, not what they are called. */
const NO_CALLING = /^(?:\p{L}{2,12}(?:ese|ish)|French|German|Dutch|Greek|Swiss|Thai|Czech|Italian|Brazilian|Indian|Russian|American|Mexican|Canadian|Australian|Norwegian|Austrian|Hungarian|Romanian|Bulgarian|Ukrainian|Iranian|Egyptian|Nigerian|Kenyan|African|Asian|European|Korean|Belgian|Colombian|Peruvian|Cuban|Persian|Serbian|Croatian|Estonian|Latvian|Lithuanian|Catholic|Muslim|Hindu|Buddhist|Protestant|Jewish|Orthodox|Deutsche[rn]?|Franzose|Italiener|Catholique|Français|Française|Español|Española)(?:[- ]\p{L}{1,20})?$/u;
const CALLED = new Set(['name', 'nickname', 'relation']);

interface Matched { readonly draft: Draft; readonly rule: Rule; readonly casual: boolean }

/** Rules that are tried together. `any` matches where one of them does: most clauses state nothing, and one look settles that. */
interface RuleSet { readonly rules: readonly Rule[]; readonly any: readonly RegExp[]; /** The same for those that guess names. */ readonly anyCasual: readonly RegExp[] }
/** Longer patterns are run step by step by the engine instead of being compiled. */
const LONGEST_PATTERN = 12_000;
function setOf(rules: readonly Rule[]): RuleSet {
  const oneOf = (some: readonly Rule[], flags: string): RegExp[] => {
    const parts: string[] = [];
    for (const { source: named } of some) {
      const source = named.replace(/\(\?<(?![=!])[^>]+>/g, '(?:'), last = parts.at(-1);
      if (last !== undefined && last.length + source.length < LONGEST_PATTERN) parts[parts.length - 1] = `${last}|${source}`; else parts.push(source);
    }
    return parts.map((part) => new RegExp(part, flags));
  };
  const guessing = rules.filter(({ name }) => CASUALLY.has(name));
  return { rules, any: oneOf(rules, 'u'), anyCasual: oneOf(guessing, 'iu') };
}
const oneFits = (forms: readonly RegExp[], clause: string): boolean => forms.some((form) => form.test(clause));
interface LanguageSets { readonly always: RuleSet; readonly whole: RuleSet; readonly clauses: RuleSet }
const sets = new Map<Language, LanguageSets>();
/** Made when a language is first met. */
function setsOf(language: Language): LanguageSets {
  const known = sets.get(language);
  if (known) return known;
  const made = { always: setOf(language.rules.filter((r) => r.always)), whole: setOf(language.rules.filter((r) => r.whole && !r.always)), clauses: setOf(language.rules.filter((r) => !r.whole)) };
  sets.set(language, made);
  return made;
}

/**
 * Has the engine compile the patterns before anybody's words wait for it: several hundred milliseconds for a language, here pattern by
 * pattern, with `rest` between them.
 */
export async function makeReady(rest: () => Promise<void>, signal?: AbortSignal): Promise<void> {
  for (const language of LANGUAGES) {
    await rest();
    const { always, whole, clauses } = setsOf(language);
    for (const form of [...always.any, ...whole.any, ...clauses.any]) {
      if (signal?.aborted === true) return;
      // Compiled at the second run, and for letters of one byte and of two apart.
      for (const text of ['x', 'x', 'ж', 'ж']) form.test(text);
      await rest();
    }
  }
}

/** What the rules find in a clause. In a text without capitals only rules that need no names, and a few that guess them. */
function matched(clause: string, { rules, any, anyCasual }: RuleSet, hasCapitals: boolean): Matched[] {
  if (!oneFits(any, clause) && (hasCapitals || !oneFits(anyCasual, clause))) return [];
  return rules.flatMap((rule) => {
    const exact = rule.when.exec(clause);
    const casual = !exact && !hasCapitals && CASUALLY.has(rule.name);
    const match = exact ?? (casual ? casually(rule).exec(clause) : null);
    if (!match) return [];
    const groups = Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, value]) => [name, (value ?? '').trim()]));
    // A name that goes on as an owner's is another's: `I work for Tom's father`.
    const after = clause.slice(match.index + match[0].length);
    if (/['’]s$/u.test(match[0]) && /^ \p{Ll}/u.test(after) && !/^ (?:and|with|as|in|for|now|since|but)(?!\p{L})/u.test(after)) return [];
    const made = rule.make(groups);
    return (made === null ? [] : Array.isArray(made) ? made as readonly Draft[] : [made as Draft]).map((draft) => ({ draft, rule, casual }));
  });
}

const readerFor = (said: Said | undefined): Said => said ?? { at: new Date(0), zone: 'UTC' };

/** A draft with its dates; null where its value is none after all. */
function finished({ draft, rule, casual }: Matched, language: Language, times: Times | null, said: Said | undefined): ExtractedFact | null {
  const asSaid = AS_SAID.has(draft.type);
  const value = tidy(draft.value, asSaid).slice(0, LONGEST_VALUE);
  const isNamed = NAMED.has(draft.type);
  if (draft.op !== 'end' && (value.length < 1 || value.includes(QUOTE) || (isNamed && (NO_NAME.test(value) || (CALLED.has(draft.type) && NO_CALLING.test(value)) || (value.length < 2 && !/^\p{Lu}$/u.test(value)))))) return null;
  if (casual && value.split(' ').length > 2) return null;
  const key = draft.key?.replace(/\s+/g, ' ').trim();
  if (value.length < 2 && draft.type !== 'age' && draft.op !== 'end' && !isNamed) return null;
  let content = draft.op === 'end' ? value : tidy(draft.content === undefined ? value : draft.content.replace(/\s+/g, ' '), asSaid);
  if (content.includes(QUOTE)) return null;
  const zone = said?.zone ?? 'UTC';
  const period: { valid_from?: string; valid_to?: string; from_by?: string } = {};
  let resolved: { text: string; date: string }[] = [];
  if (said && times && rule.dated) {
    const on = times.at ?? times.since;
    if (!on) return null;
    const date = instantDay(on);
    content = `${content} on ${date}`;
    resolved = [{ text: value, date }];
  } else if (rule.dated) return null;
  else if (said && times) {
    const from = times.since ?? times.at;
    const later = from !== null && instantOf(from.from, zone) > said.at.toISOString();
    if (later && times.since === null && rule.change !== true && draft.type !== 'staying_in') return null;
    if (from) period.valid_from = instantOf(from.from, zone);
    if (from && from.to - from.from > 1) period.from_by = instantOf(from.to, zone);
    if (times.until) period.valid_to = instantOf(times.until.to - times.until.from <= 7 ? times.until.to : times.until.from, zone);
    else if (draft.type === 'staying_in' && times.at) period.valid_to = instantOf(times.at.to, zone);
    if (period.valid_from && period.valid_to && period.valid_from >= period.valid_to) return null;
    if (period.valid_to && !period.valid_from && period.valid_to <= said.at.toISOString()) return null;
  }
  if (said && draft.type === 'note') {
    const found = resolvedIn(content, language.time, said);
    resolved = found.map(({ text, date }) => ({ text, date }));
    for (const { end, date } of found.toReversed()) content = `${content.slice(0, end)} (${date})${content.slice(end)}`;
  }
  const confidence = casual ? CASUAL : draft.confidence ?? SURE;
  return {
    op: draft.op ?? 'assert', subject_type: 'person', subject_id: draft.subject ?? 'self', fact_type: draft.type, ...(key && { fact_key: key }), content, ...(draft.multi && { multi: true }), confidence, ...(value && { value }),
    ...(draft.replaces && { replaces: tidy(draft.replaces) }), ...(draft.keys && { keys: draft.keys }), ...period, ...(resolved.length > 0 && { resolved }), rule: rule.name,
  };
}
const instantDay = ({ from, to }: { from: number; to: number }): string => new Date(from * 86_400_000).toISOString().slice(0, to - from === 1 ? 10 : to - from > 300 ? 4 : 7);

/** The statements of a text that its author makes in their own words. */
function ownSentences(text: string): string[] {
  const talk = withoutQuotes(text.slice(0, LONGEST_TEXT)).split('\n').filter((line) => !isNoTalk(line)).join('\n');
  const plain = sentencesOf(talk).filter((sentence) => sentence.length <= LONGEST_SENTENCE).map((sentence) => sentence.replace(/\s+/g, ' ').replace(/^(?:[-*•]|\d{1,2}[.)]) /, ''));
  if (!plain.some((sentence) => LANGUAGES.some(({ marks }) => marks.test(sentence)))) return [];
  const out: string[] = [];
  for (const sentence of plain) {
    if (LANGUAGES.some((language) => language.handedOver.test(sentence))) break;
    if (!isOthersLine(sentence)) out.push(sentence);
  }
  return out;
}

const seriesOf = (fact: ExtractedFact): string => `${fact.subject_id} ${fact.fact_type} ${fact.fact_key ?? ''}`;

export function plainFacts(text: string, said?: Said): ExtractedFact[] {
  const out: ExtractedFact[] = [];
  const hasCapitals = /\p{Lu}/u.test(text.slice(0, LONGEST_TEXT));
  /** Of one single-valued series the last word in a text counts. */
  const add = (fact: ExtractedFact, correcting: boolean): void => {
    const same = out.findLastIndex((o) => o.op !== 'end' && seriesOf(o) === seriesOf(fact));
    if (fact.op === 'assert' && same >= 0 && (!fact.multi || correcting || out[same]?.content === fact.content)) { out[same] = { ...fact, op: (out[same] as ExtractedFact).op }; return; }
    if (fact.op === 'end' && out.some((o) => o.op === 'end' && seriesOf(o) === seriesOf(fact) && o.content === fact.content)) return;
    out.push(correcting && fact.op === 'assert' ? { ...fact, op: 'correct' } : fact);
  };
  for (const sentence of ownSentences(text)) {
    const mayBeIn = tongueOf(sentence);
    for (const language of LANGUAGES) {
      if (!mayBeIn(language.code) || !language.marks.test(sentence)) continue;
      const { always, whole, clauses: byClause } = setsOf(language);
      const expanded = language.expand(hasCapitals ? sentence : sentence.replace(/(?<![\p{L}\p{N}])i(?=['’ ])/gu, 'I'));
      const opened = expanded.replace(language.opener, '');
      const stated = opened.replace(language.correcting, '');
      const correcting = stated !== opened || (expanded !== opened && language.correcting.test(expanded));
      const bodies = [...new Set([expanded, opened, stated])];
      const notes = bodies.flatMap((body) => matched(body, always, true)).slice(0, 1);
      if (notes.length > 0) {
        const original = always.rules.flatMap((r) => bodiesOf(sentence, language).flatMap((body) => matched(body, setOf([r]), true)))[0] ?? notes[0];
        const fact = finished(original as Matched, language, null, said);
        if (fact && !/\?\s{0,2}$/.test(sentence)) add(fact, false);
      }
      if (language.unsaid.test(expanded)) continue;
      const found: { fact: ExtractedFact; change: boolean }[] = [];
      const take = (hits: readonly Matched[], times: Times | null): void => { for (const hit of hits) { const fact = finished(hit, language, times, said); if (fact) found.push({ fact, change: hit.rule.change === true || hit.draft.op === 'end' }); } };
      if (!language.doubtful.test(stated)) for (const body of notes.length > 0 ? [(notes[0] as Matched).draft.value] : bodies) { const hits = matched(body, whole, hasCapitals); take(hits, null); if (hits.length) break; }
      // What is to be remembered may itself be one of the plain statements.
      const clauses = notes.length > 0 ? (notes[0] as Matched).draft.value : stated;
      for (const clause of clauses.split(language.split)) {
        const bare = clause.trim().replace(language.opener, '');
        if (bare === '' || language.doubtful.test(bare)) continue;
        const times = timesOf(bare, language.time, readerFor(said));
        take(matched(times.rest, byClause, hasCapitals), times);
      }
      if (found.length > 0 || notes.length > 0) { for (const { fact, change } of found) add(fact, correcting && !change); continue; }
      const correction = language.corrections.map((form) => form.exec(expanded)?.groups).find((g) => g !== undefined);
      if (correction) correctIn(out, bareValue(tidy(correction['value'] ?? '')), bareValue(tidy(correction['wrong'] ?? '')), `${language.code} correction`);
    }
  }
  return out;
}

const bodiesOf = (sentence: string, language: Language): string[] => { const opened = sentence.replace(language.opener, ''); return [...new Set([sentence, opened, opened.replace(language.correcting, '')])]; };

/** Corrects the fact of this text that is meant; where there is none, what was said before the text may be meant. */
function correctIn(out: ExtractedFact[], value: string, wrong: string, rule: string): void {
  if (!mayBeValue(value) || value.includes(QUOTE) || out.some((o) => o.op === 'correct' && o.value === value)) return;
  for (let i = out.length - 1; i >= 0; i--) {
    const fact = out[i] as ExtractedFact;
    if (fact.op !== 'assert' || fact.value === undefined || (wrong !== '' && fact.value.toLowerCase() !== wrong.toLowerCase())) continue;
    const content = corrected({ fact_type: fact.fact_type, content: fact.content, value: fact.value }, value);
    if (content !== null) { out[i] = { ...fact, content, value }; return; }
  }
  out.push({ op: 'correct', subject_type: 'person', subject_id: 'self', fact_type: '', content: value, value, ...(wrong && { wrong }), confidence: LIKELY, rule });
}
