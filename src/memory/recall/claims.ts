import { fold, termsOf, termsOfWord } from '../terms.ts';
import { OF_ONESELF } from './asked-types.ts';
import { type ClaimType, FORMS, MAY_HOLD_A_FORM, measured, NEEDS, SENTENCE_END, valueOf, WITHOUT_FIGURES } from './claim-forms.ts';

// What a text says of numbers, money, dates, times and choices: the things that change while their subject stays. Found by
// form alone, so it works without a model; a value is only ever compared with one of the same type.

export interface Claim {
  readonly type: ClaimType;
  /** In one form: `8k`, `$8,000` and `8000 dollars` are equal. */
  readonly value: string;
  /** What is counted or measured, as terms: `12 practice problems` counts practice and problem. Empty where the text does not say. */
  readonly unit: readonly string[];
  /** How many words a term of the sentence stands from the value, at its nearest; undefined where only the value or nothing holds it. */
  distance(term: string): number | undefined;
  /** Whether a comma or the like parts it from a term of the sentence: in a list, what stands behind the comma belongs to something else. */
  apart(term: string): boolean;
  /** The sentence speaks of a change: now, raised, moved to, instead of. */
  readonly changed: boolean;
  /** It supposes an earlier value of the same thing: raised to, moved to. */
  readonly altered: boolean;
  /** It speaks of something that goes or gives way: moved to, instead of, no longer. */
  readonly replaces: boolean;
  /** It is added to others: another, a second, ... too. */
  readonly oneMore: boolean;
  /** The value is a part or a difference: two more, another 5, $8 over, 3 days left. */
  readonly added: boolean;
  /** The value is given as past or as what is replaced: from 5 to 8, instead of 5. */
  readonly former: boolean;
  /** What is aimed at, or what was reached: a goal of 12 books is another thing than 11 books read. */
  readonly stage: 'aimed' | 'reached' | null;
  /** The terms right before the value, in the same part of the sentence. */
  readonly frame: readonly string[];
  /** The terms of the sentence in order. */
  readonly sentence: readonly string[];
}

export const LONGEST_TEXT = 12_000;
const MOST_CLAIMS = 60;
const FIGURE = /\d/;
const FIRST_PERSON = /(?<!\p{L})(?:I|[Ww]e|[Tt]eam|[Mm]y|[Ii]ch|[Ww]ir|[Jj]e|[Jj]['’]\p{L}+|[Nn]ous|vivo|[Vv]ivimos|[Mm]e|[Tt]rabajo|[Vv]ivo)(?!\p{L})/u;

/** What was so is otherwise now: a word that supposes an earlier value of the same thing. */
const ALTERED = /\b(?:updated|revised|raised|rais(?:ing|es)|increas(?:e|ed|es|ing)|decreas(?:ed|es|ing)|reduc(?:ed|es|ing)|cut|lowered|grew|grown|rose|improved|extended|expanded|shortened|delayed|went (?:up|down)|up to|up from|down (?:to|from)|(?:now|has|have) reached|bumped|adjusted|reschedul(?:e|ed|ing)|mov(?:ed|es|ing)|postponed|pushed|brought forward|changed|swapp?ed|switched|replaced|no longer|any ?more|instead)\b|(?<!\p{L})(?:erhöht|gestiegen|gesunken|verschoben|verlegt|vorgezogen|geändert|statt(?:dessen)?|nicht mehr|augmenté|relevé|changement|reporté\p{L}*|décalé\p{L}*|repoussé\p{L}*|avancé\p{L}*|subió|bajó|aplazad\p{L}*|adelantad\p{L}*|movi\p{L}+|перен[её]с\p{L}*)(?!\p{L})|改到|改为|推迟|提前|変更|延期/iu;
/** Something is new; of what, the sentence need not say. */
const RENEWED = /\b(?:now|new|newly|latest|current|currently|update|reach(?:ed|es)|recently|as of|adjust(?:ing)?|upgraded|started|finished|ended up)\b|(?<!\p{L})(?:jetzt|nun|neue[rsnm]?|inzwischen|mittlerweile|ab sofort|seit heute|maintenant|désormais|dorénavant|nouveau|nouvelle|ahora|nuevo|nueva|agora|novo|nova|ora|adesso|nuovo|теперь|сейчас|новый|новая)(?!\p{L})|现在|今は/iu;
/** One thing stands where another stood. */
const REPLACED = /\b(?:reschedul(?:e|ed|ing)|mov(?:ed|es|ing)|postponed|pushed|brought forward|switch(?:ed|ing)?|swapp?(?:ed|ing)|chang(?:ed|ing)|replac(?:ed|es|ing)|renamed|instead|no longer|any ?more|actually|correction|dropped|cancel\w*|rolled back|reverted|scratch that|after all|migrated|relocated|turns out|bumped|upgraded|supersed\p{L}*|misread|mistaken|back (?:to|on|at)|oops|I meant|no, it['’]s|stand corrected)\b|(?<!\p{L})(?:verschoben|verlegt|vorgezogen|geändert|statt(?:dessen)?|nicht mehr|doch|abgesagt|ersetzt|gewechselt|umgestiegen|reporté\p{L}*|décalé\p{L}*|déplacé\p{L}*|repoussé\p{L}*|avancé\p{L}*|changé\p{L}*|remplacé\p{L}*|finalement|au lieu d\p{L}|erreur|cambi[óéa]\p{L}*|pasaron|pasado a|pasó a|ya no|en vez de|en lugar de|aplazad\p{L}*|adelantad\p{L}*|movi\p{L}+|passou para|mudou|перен[её]с\p{L}*|вместо|больше не|сменил\p{L}*)(?!\p{L})|改到|改成|改为|改在|换成|推迟|提前|不再|変更|代わり|延期|に変わ/iu;
/** One thing goes and another takes its place. */
export const GIVES_WAY = /\b(?:switch(?:ed|ing)|swapp(?:ed|ing)|replac(?:ed|es|ing)|renamed|instead|no longer|not (?:\p{L}+ ){0,3}any ?more|dropped|ditch(?:ed|ing)|cancel\w*|call(?:ed|ing) (?:\S+ ){0,6}off|rolled back|reverted|scratch that|forget (?:that|it)|tak(?:es|en|ing) over|took over|hand(?:ed|ing) (?:it |this )?over|mov(?:ed|ing) (?:\p{L}+ )?(?:from|to)|migrated|turns out|shut down|read.only|retired|deprecated|oops|correction|I meant|on (?:parental |sick |maternity )?leave|went with|deleted|finished|stepped down|quit|changed)\b|(?<!\p{L})(?:statt(?:dessen)?|nicht mehr|abgesagt|abgeschaltet|abgelöst|ersetzt|gewechselt|umgestiegen|wechseln|gekündigt|pleite|übernimmt|übernommen|remplac\p{L}*|au lieu d\p{L}|annul\p{L}*|abandonn\p{L}*|arrêté|changé d\p{L}|erreur|reemplaz\p{L}*|sustitu\p{L}*|ya no|en vez de|en lugar de|dej[éóa]\p{L}*|cancel[óéa]\p{L}*|destronad\p{L}*|cambi[óéa]\p{L}*|вместо|больше не|сменил\p{L}*|заменил\p{L}*)(?!\p{L})|换成|改用|不再|取消|変更|代わり|やめ/iu;
/** What was before is so again. */
export const RETURNS = /\bagain\b|\bonce more\b|\bas before\b|\blike we first said\b|\bback (?:to|on|at|with|in)\b|\bafter all\b|(?<!\p{L})(?:wieder|zurück|doch|de nouveau|à nouveau|on revient|finalement|otra vez|de nuevo|vuelvo|volvemos|voltei|снова|опять|又|また)(?!\p{L})/iu;
const ADDED_BEFORE = /\b(?:another|additional|extra|further|also|plus|second|third|other|weitere[rsn]?|noch|zusätzlich|encore|autres?|otr[oa]s?|más|auch|aussi|también|además)\s+(?:\p{L}+\s+){0,1}$/iu;
const ADDED_AFTER = /^\s*(?:more|additional|extra|further|other|new|fewer|short|left|remaining|ahead|behind|ago|(?:over|under|above|below)(?!\s+\d))\b/iu;
/** One more of a kind, which takes nothing's place. */
const ONE_MORE = /\b(?:too|also|as well|another|second|additional(?:ly)?|besides|in addition|follow.?up)\b|\bagain[:,]|(?<!\p{L})(?:auch|zusätzlich|außerdem|weitere[rsn]?|zweite[rsn]?|aussi|également|en plus|deuxième|también|además|segund[oa])(?!\p{L})|也|还有|も/iu;
const FORMER_BEFORE = /\b(?:from|instead of|rather than|replacing|not|previously|originally|formerly|initially|used to be|was|were|out of)\s+(?:about\s+|around\s+|the\s+|at\s+)?$/iu;
const AIMED_BEFORE = /\b(?:aim(?:s|ed|ing)?|goals?|targets?|target(?:ed|ing)|plan(?:s|ned|ning)?|hop(?:e|es|ed|ing)|want(?:s|ed)?|ziel|objectif|objetivo)\b[^,;]{0,40}$/iu;
const REACHED_BEFORE = /\b(?:finish(?:ed|ing)|complet(?:ed|ing)|achiev(?:ed|ing)|already (?:\p{L}+)|done|so far|surpassed|reached)\b[^,;]{0,25}$/iu;
const CODE = /```[\s\S]*?(?:```|$)/g;

/** Where something is lived, done, used or liked. Only said of oneself, and only what follows at once. */
const THING = String.raw`(?<value>[\p{L}\p{N}][\p{L}\p{M}\p{N}'’&+#.-]*(?:\s+[\p{Lu}\p{N}][\p{L}\p{M}\p{N}'’&+#.-]*){0,3})`;
const ART = String.raw`(?:the\s+|a\s+|an\s+)?`;
const CHOICES: readonly (readonly [ClaimType, RegExp])[] = [
  ['home', new RegExp(String.raw`\b(?:I|[Ww]e)(?:['’](?:m|re|ve)|\s+am|\s+are|\s+have)?\s+(?:now\s+|just\s+|recently\s+|currently\s+)*(?:live|living|moved|relocated|based)(?:\s+(?:now|from\s+\S+))?\s+(?:in|to)\s+${THING}`, 'gu')],
  ['home', new RegExp(String.raw`(?<!\p{L})(?:[Ii]ch|[Ww]ir)\s+(?:wohne|wohnen|lebe|leben)\s+(?:jetzt\s+|nun\s+|inzwischen\s+|seit\s+\S+\s+)*in\s+${THING}|(?<!\p{L})(?:bin|sind)\s+(?:\S+\s+){0,3}nach\s+${THING.replace('value', 'value2')}\s+(?:um)?gezogen|(?<!\p{L})(?:[Jj]['’]habite|[Nn]ous habitons|[Jj]e vis|[Jj]['’]ai déménagé)\s+(?:maintenant\s+|désormais\s+)?(?:à|en|au)\s+${THING.replace('value', 'value3')}|(?<!\p{L})(?:[Vv]ivo|[Vv]ivimos|[Mm]e mud[ée]|[Mm]e he mudado)\s+(?:ahora\s+)?(?:en|a)\s+${THING.replace('value', 'value4')}`, 'gu')],
  ['work', new RegExp(String.raw`(?<!\p{L})[Ii]ch\s+arbeite\s+(?:jetzt\s+|nun\s+|seit\s+\S+\s+)*(?:bei|für)\s+${THING}|(?<!\p{L})[Jj]e\s+travaille\s+(?:maintenant\s+)?(?:chez|à|pour)\s+${THING.replace('value', 'value2')}|(?<!\p{L})[Tt]rabajo\s+(?:ahora\s+)?(?:en|para)\s+${THING.replace('value', 'value3')}`, 'gu')],
  ['work', new RegExp(String.raw`\b(?:I|[Ww]e)(?:['’](?:m|re|ve)|\s+am|\s+are|\s+have)?\s+(?:now\s+|just\s+|recently\s+|currently\s+)*(?:work|working|joined|started|employed)(?:\s+(?:now|working))?\s+(?:at\s+|for\s+|by\s+|with\s+)?${THING}`, 'gu')],
  ['tool', new RegExp(String.raw`\b(?:I|[Ww]e|[Tt]eam)(?:['’](?:m|re|ve)|\s+am|\s+are|\s+have)?\s+(?:now\s+|just\s+|recently\s+|currently\s+|decided\s+to\s+)*(?:use|uses|using|switch(?:ed)?(?:\s+from\s+\S+)?\s+to|mov(?:ed|ing)(?:\s+from\s+\S+)\s+to|migrated(?:\s+(?:from\s+)?\S+)?\s+to|chose|picked|go(?:ing)?\s+with)(?:\s+now)?\s+${ART}${THING}`, 'gu')],
  ['liking', new RegExp(String.raw`\b(?:[Mm]y\s+(?:new\s+)?favou?rite\s+[\p{L} ]{1,30}?\s+is(?:\s+now)?|I\s+(?:now\s+)?prefer)\s+${ART}${THING}`, 'gu')],
];

/** As `matchAll`, which makes a new expression each time. `form` has the flag `g`. */
function matches(form: RegExp, text: string): RegExpExecArray[] {
  const out: RegExpExecArray[] = [];
  form.lastIndex = 0;
  for (let found = form.exec(text); found; found = form.exec(text)) out.push(found);
  return out;
}

const sentences = (text: string): string[] => text.replace(CODE, ' ').slice(0, LONGEST_TEXT).split(SENTENCE_END).filter((s) => s.length > 2 && s.length < 1500);

const WORDS = /[\p{L}\p{M}\p{N}'’]+|[,;:()–—]/gu;
interface Word { readonly at: number; /** Commas and the like before it in the sentence. */ readonly pauses: number; readonly terms: readonly string[] }
function wordsOf(sentence: string): Word[] {
  const out: Word[] = [];
  let pauses = 0;
  for (const m of matches(WORDS, sentence)) {
    if (PAUSE.test(m[0])) pauses++;
    else out.push({ at: m.index, pauses, terms: termsOfWord(m[0]) });
  }
  return out;
}
const PAUSE = /^[,;:()–—]$/;

/** The terms of a sentence, and of each the word it belongs to and the pauses before it. Kept for as long as a memory is held, so it is small. */
interface Spoken { readonly terms: readonly string[]; /** Null: each word has one. */ readonly wordOf: readonly number[] | null; /** Null: nothing interrupts. */ readonly pauses: readonly number[] | null }
const spokenIn = (words: readonly Word[]): Spoken => ({
  terms: words.flatMap((w) => w.terms), wordOf: words.every((w) => w.terms.length === 1) ? null : words.flatMap((w, i) => w.terms.map(() => i)), pauses: (words.at(-1)?.pauses ?? 0) === 0 ? null : words.flatMap((w) => w.terms.map(() => w.pauses)),
});

/** Words from a value, which stands from word `first` to word `last`. */
function distanceIn({ terms, wordOf }: Spoken, first: number, last: number, term: string): number | undefined {
  let least: number | undefined;
  for (let i = 0; i < terms.length; i++) {
    if (terms[i] !== term) continue;
    const word = wordOf ? wordOf[i] as number : i;
    if (word >= first && word <= last) continue;
    const distance = word < first ? first - word : word - last;
    if (least === undefined || distance < least) least = distance;
  }
  return least;
}

/** Whether a pause stands between the value, before which `own` pauses stand, and each term's every mention. */
const apartFrom = ({ terms, pauses }: Spoken, own: number) => (term: string): boolean => pauses !== null && !terms.some((one, i) => one === term && pauses[i] === own);

/** Most texts hold none of what a form or a choice begins with. */
const MAY_CLAIM = /(?<!\p{L})(?:live|living|moved|relocated|based|work|working|joined|employed|started|us(?:e|es|ing)|switch|switched|chose|picked|migrated|go(?:ing)? with|prefer|favou?rite|wohne|lebe|gezogen|umgezogen|arbeite|habite|vis|déménagé|travaille|vivo|mud[ée]|trabajo)(?!\p{L})/iu;

/** In longer ones a value is told on the way. */
const SHORT_QUESTION = 70;
const ASKED = /[?？]\s*$/;
/** What is only weighed or asked for: should we move it to ten? */
const SUPPOSED = /^\s*(?:(?:could|can|should|shall|may|might|would it) (?:we|I|be)\b|(?:what|how) (?:if|about)\b|maybe\b|perhaps\b|if\b|vielleicht\b|was wäre|sollen wir|können wir|peut-être|et si\b|on pourrait|quizá|¿?y si\b|¿?podríamos)/iu;

export function claimsOf(text: string): Claim[] {
  const out: Claim[] = [];
  if (!MAY_HOLD_A_FORM.test(text) && !MAY_CLAIM.test(text)) return out;
  for (const sentence of sentences(text)) {
    if (out.length >= MOST_CLAIMS) break;
    // A short question about anything but oneself tells nothing: the price of a used van?
    if (SUPPOSED.test(sentence) || (sentence.length < SHORT_QUESTION && ASKED.test(sentence) && !OF_ONESELF.test(sentence))) continue;
    const spans = [...formsIn(sentence), ...choicesIn(sentence)];
    if (spans.length > 0) claimsAt(sentence, spans, out);
  }
  return out;
}

interface Span { readonly type: ClaimType; readonly from: number; readonly to: number; readonly value: string }

/** Figures, dates and times. What one form took, the next ones do not see. */
function formsIn(sentence: string): Span[] {
  const spans: Span[] = [];
  const figures = FIGURE.test(sentence);
  let masked = sentence;
  for (const [type, form] of FORMS) {
    if (figures ? NEEDS[type]?.test(sentence) === false : WITHOUT_FIGURES[type]?.test(sentence) !== true) continue;
    const before = spans.length;
    for (const m of matches(form, masked)) spans.push({ type, from: m.index, to: m.index + m[0].length, value: valueOf(type, m[0]) });
    for (let i = before; i < spans.length; i++) masked = hidden(masked, spans[i] as Span);
  }
  return spans;
}
const hidden = (text: string, { from, to }: Span): string => `${text.slice(0, from)}${'\u0001'.repeat(to - from)}${text.slice(to)}`;

function choicesIn(sentence: string): Span[] {
  const spans: Span[] = [];
  if (FIRST_PERSON.test(sentence)) for (const [type, form] of CHOICES) for (const m of matches(form, sentence)) {
    const value = Object.values(m.groups ?? {}).find((said) => said !== undefined) ?? '', to = m.index + m[0].length;
    spans.push({ type, from: to - value.length, to, value: fold(value).trim() });
  }
  return spans;
}

function claimsAt(sentence: string, spans: readonly Span[], into: Claim[]): void {
  const words = wordsOf(sentence);
  const replaces = REPLACED.test(sentence), altered = ALTERED.test(sentence), changed = replaces || altered || RENEWED.test(sentence);
  const spoken = spokenIn(words);
  for (const { type, from, to, value } of spans) {
    if (value === 'NaN') continue;
    const before = sentence.slice(0, from), after = sentence.slice(to);
    const next = words.findIndex((w) => w.at >= from), first = next < 0 ? words.length : next;
    const last = words.findLastIndex((w) => w.at < to);
    into.push({
      type, value, unit: type === 'count' ? unitAfter(after) : type === 'measure' ? measured(sentence.slice(from, to)) : type === 'duration' ? termsOf(/[a-z]+\s*$/i.exec(sentence.slice(from, to))?.[0] ?? '') : [], distance: (term) => distanceIn(spoken, first, last, term), apart: apartFrom(spoken, words[Math.min(first, words.length - 1)]?.pauses ?? 0), changed, altered, replaces, oneMore: !replaces && !altered && ONE_MORE.test(`${before.slice(-40)}| ${after.slice(0, 20)}`),
      added: ADDED_BEFORE.test(before) || ADDED_AFTER.test(after), former: FORMER_BEFORE.test(before), stage: REACHED_BEFORE.test(before) ? 'reached' : AIMED_BEFORE.test(before) ? 'aimed' : null, sentence: spoken.terms, frame: frameOf(words, first),
    });
  }
}

const FRAME = 3;
function frameOf(words: readonly Word[], first: number): string[] {
  const pauses = words[first - 1]?.pauses;
  return words.slice(Math.max(0, first - FRAME), first).filter((w) => w.pauses === pauses).flatMap((w) => w.terms).filter((term) => term.length > 2 && !END.has(term));
}

/** `12 hard practice problems by March` counts hard, practice, problem: what follows until a word that begins something else. */
function unitAfter(after: string): string[] {
  const words = /^(?:[ -]+[\p{L}][\p{L}\p{M}'’-]*){1,4}/u.exec(after)?.[0].trim().split(/ +/) ?? [];
  const end = words.findIndex((w) => END.has(w.toLowerCase()));
  return termsOf((end < 0 ? words : words.slice(0, end)).join(' '));
}
const END = new Set('all including inclusive incl plus each payable total inkl inklusive compris tout todo incluido in im auf am um bei von zu für mit und oder der die das den dem ein eine sind ist war à au aux dans du des de pour avec et ou en le la les los las el para con y o que sur par at on at by for from to with and or of is are was were that which who so but as than per into over under out it i we you my our your the a an this these those when if then will would can could should do did have has had before after since until'.split(' '));
