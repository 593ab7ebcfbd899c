import { fold, termsOf, termsOfWord } from '../terms.ts';

// What a text says of numbers, money, dates, times and choices: the things that change while their subject stays. Found by
// form alone, so it works without a model; a value is only ever compared with one of the same type.

export type ClaimType = 'money' | 'percent' | 'score' | 'time' | 'date' | 'duration' | 'count' | 'home' | 'work' | 'tool' | 'liking';

export interface Claim {
  readonly type: ClaimType;
  /** In one form: `8k`, `$8,000` and `8000 dollars` are equal. */
  readonly value: string;
  /** What is counted or measured, as terms: `12 practice problems` counts practice and problem. Empty where the text does not say. */
  readonly unit: readonly string[];
  /** How many words a term of the sentence stands from the value, at its nearest; undefined where only the value or nothing holds it. */
  distance(term: string): number | undefined;
  /** The sentence speaks of a change: now, raised, moved to, instead of. */
  readonly changed: boolean;
  /** The value is a part or a difference: two more, another 5, $8 over, 3 days left. */
  readonly added: boolean;
  /** The value is given as past or as what is replaced: from 5 to 8, instead of 5. */
  readonly former: boolean;
  /** What is aimed at, or what was reached: a goal of 12 books is another thing than 11 books read. */
  readonly stage: 'aimed' | 'reached' | null;
  /** The terms of the sentence in order. */
  readonly sentence: readonly string[];
}

export const LONGEST_TEXT = 12_000;
const MOST_CLAIMS = 60;
const MONTH = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const NUMBER_WORDS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, hundred: 100 };
const NUMBER = String.raw`\d+(?:[.,]\d+)*`;
const UNIT_OF_TIME = 'ms|milliseconds?|s|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?';
const CURRENCY = 'dollars?|bucks|euros?|pounds?|francs?|usd|eur|gbp|chf|yen';

const FORMS: readonly (readonly [ClaimType, RegExp])[] = [
  ['money', new RegExp(String.raw`[$€£¥]\s?${NUMBER}\s?(?:k|m|million|thousand)?\b|\b${NUMBER}\s?(?:k\s)?(?:${CURRENCY}|[$€£])(?!\w)`, 'giu')],
  ['percent', new RegExp(String.raw`\b${NUMBER}\s?(?:%|percent\b|per cent\b)`, 'giu')],
  ['date', new RegExp(String.raw`\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b${MONTH}\.?\s+\d{1,2}(?:st|nd|rd|th)?\b(?:,?\s+\d{4})?|\b\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:of\s+)?${MONTH}\b(?:,?\s+\d{4})?|\bthe\s+\d{1,2}(?:st|nd|rd|th)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b`, 'giu')],
  ['time', /\b\d{1,2}(?::\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.)(?!\w)|\b\d{1,2}:\d{2}\b|\bnoon\b|\bmidnight\b/giu],
  ['score', /\b\d+\s?\/\s?\d+\b|\b\d+ out of \d+\b/giu],
  ['duration', new RegExp(String.raw`\b${NUMBER}(?:\s?[-–]\s?${NUMBER})?\s?-?(?:${UNIT_OF_TIME})\b`, 'giu')],
  ['count', new RegExp(String.raw`(?<![\p{L}\d.:/^_=+*{(-])(?:${NUMBER}|\b(?:${Object.keys(NUMBER_WORDS).join('|')}))\b(?![\p{L}.:/^_=+*%]\d|[\p{L}^_=+*%)}-])`, 'giu')],
];

/** What a sentence with figures must hold besides for a form to match: most are settled by this look. */
const NEEDS: Partial<Record<ClaimType, RegExp>> = {
  money: new RegExp(`[$€£¥]|${CURRENCY}`, 'i'), percent: /%|cent/i, date: /\d[-./]\d|the\s+\d|day\b|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec/i,
  time: /\d\s?[ap]\.?m|\d:\d|noon|midnight/i, score: /\d\s?\/\s?\d|out of/i, duration: /\d\s?-?[a-z]/i,
};
/** Without a figure, what a form could still match. */
const WITHOUT_FIGURES: Partial<Record<ClaimType, RegExp>> = { date: /day\b/i, time: /\bnoon\b|\bmidnight\b/i, count: new RegExp(String.raw`\b(?:${Object.keys(NUMBER_WORDS).join('|')})\b`, 'i') };
const FIGURE = /\d/;
const FIRST_PERSON = /\b(?:I|[Ww]e|[Tt]eam|[Mm]y)\b/;

const CHANGE = /\b(?:now|new|newly|latest|current|currently|updated?|revised|raised?|rais(?:ing|es)|increas(?:e|ed|es|ing)|decreas(?:ed|es|ing)|reduc(?:ed|es|ing)|cut|lowered|dropped|grew|grown|rose|reach(?:ed|es)|improved|extended|expanded|shortened|reschedul(?:e|ed|ing)|mov(?:ed|ing)|postponed|pushed|delayed|brought forward|switch(?:ed|ing)?|chang(?:ed|ing)|replac(?:ed|ing)|instead|no longer|not any ?more|anymore|actually|correction|went (?:up|down)|up to|up from|down (?:to|from)|recently|as of|bumped|adjust(?:ed|ing)?|upgraded|migrated|relocated|turns out|jetzt|nun|neue[rsnm]?|verschoben|erhöht|geändert|statt|maintenant|désormais|nouveau|nouvelle|reporté|augmenté|ahora|nuevo|nueva|cambi[óé]|ora|adesso|nuovo|теперь|сейчас|новый)\b/iu;
const ADDED_BEFORE = /\b(?:another|additional|extra|further|also|plus|second|third|other)\s+(?:\p{L}+\s+){0,1}$/iu;
const ADDED_AFTER = /^\s*(?:more|additional|extra|further|other|new|fewer|short|left|remaining|ahead|behind|ago|(?:over|under|above|below)(?!\s+\d))\b/iu;
const FORMER_BEFORE = /\b(?:from|instead of|rather than|replacing|not|previously|originally|formerly|initially|used to be|was|were|out of)\s+(?:about\s+|around\s+|the\s+|at\s+)?$/iu;
const AIMED_BEFORE = /\b(?:aim(?:s|ed|ing)?|goals?|targets?|target(?:ed|ing)|plan(?:s|ned|ning)?|hop(?:e|es|ed|ing)|want(?:s|ed)?|ziel|objectif|objetivo)\b[^,;]{0,40}$/iu;
const REACHED_BEFORE = /\b(?:finish(?:ed|ing)|complet(?:ed|ing)|achiev(?:ed|ing)|already (?:\p{L}+)|done|so far|surpassed|reached)\b[^,;]{0,25}$/iu;
const CODE = /```[\s\S]*?(?:```|$)/g;

const amount = (text: string): string => {
  const word = NUMBER_WORDS[text.trim().toLowerCase()];
  if (word !== undefined) return String(word);
  const digits = /\d+(?:[.,]\d+)*/.exec(text)?.[0] ?? '';
  const plain = Number(digits.replace(/[.,](?=\d{3}(?!\d))/g, '').replace(',', '.'));
  const times = /\d\s?k\b|thousand/i.test(text) ? 1000 : /\d\s?m\b|million/i.test(text) ? 1_000_000 : 1;
  return String(plain * times);
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
function valueOf(type: ClaimType, text: string): string {
  const low = text.toLowerCase().trim();
  if (type === 'money' || type === 'percent' || type === 'count') return amount(low);
  if (type === 'score') return (low.match(/\d+/g) ?? []).join('/');
  if (type === 'duration') return `${(low.match(/\d+(?:[.,]\d+)*/g) ?? []).join('-')}`;
  if (type === 'time') {
    const [, h = '0', m = '00', half = ''] = /^(\d{1,2})(?::(\d{2}))?\s?([ap])?/.exec(low === 'noon' ? '12pm' : low === 'midnight' ? '12am' : low) ?? [];
    return `${(Number(h) % 12) + (half === 'p' || (half === '' && Number(h) >= 12) ? 12 : 0)}:${m}`;
  }
  if (type === 'date') {
    const iso = /^\d{4}-(\d{2})-(\d{2})$/.exec(low);
    if (iso) return `${Number(iso[1])}/${Number(iso[2])}`;
    const month = MONTHS.findIndex((name) => new RegExp(String.raw`(?:^|[^a-z])${name}`).test(low));
    const day = /\b(\d{1,2})(?:st|nd|rd|th)?\b/.exec(low)?.[1];
    return month >= 0 ? `${month + 1}/${day}` : day !== undefined ? `?/${day}` : low;
  }
  return low;
}

/** Where something is lived, done, used or liked. Only said of oneself, and only what follows at once. */
const THING = String.raw`(?<value>[\p{L}\p{N}][\p{L}\p{M}\p{N}'’&+#.-]*(?:\s+[\p{Lu}\p{N}][\p{L}\p{M}\p{N}'’&+#.-]*){0,3})`;
const ART = String.raw`(?:the\s+|a\s+|an\s+)?`;
const CHOICES: readonly (readonly [ClaimType, RegExp])[] = [
  ['home', new RegExp(String.raw`\b(?:I|[Ww]e)(?:['’](?:m|re|ve)|\s+am|\s+are|\s+have)?\s+(?:now\s+|just\s+|recently\s+|currently\s+)*(?:live|living|moved|relocated|based)(?:\s+(?:now|from\s+\S+))?\s+(?:in|to)\s+${THING}`, 'gu')],
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

const sentences = (text: string): string[] => text.replace(CODE, ' ').slice(0, LONGEST_TEXT).split(/\n+|(?<=[.!?;])\s+(?=\S)/u).filter((s) => s.length > 2 && s.length < 1500);

const WORDS = /[\p{L}\p{M}\p{N}'’]+/gu;
interface Word { readonly at: number; readonly terms: readonly string[] }
const wordsOf = (sentence: string): Word[] => matches(WORDS, sentence).map((m) => ({ at: m.index, terms: termsOfWord(m[0]) }));

/** The terms of a sentence and the word each belongs to. Kept for as long as a memory is held, so it is small. */
interface Spoken { readonly terms: readonly string[]; /** Null: each word has one. */ readonly wordOf: readonly number[] | null }
function spokenIn(words: readonly Word[]): Spoken {
  const terms = words.flatMap((w) => w.terms);
  return { terms, wordOf: words.every((w) => w.terms.length === 1) ? null : words.flatMap((w, i) => w.terms.map(() => i)) };
}

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

/** Most texts hold none of what a form begins with. */
const MAY_CLAIM = /\d|\b(?:live|living|moved|work|working|joined|us(?:e|es|ing)|switch|switched|prefer|favou?rite|one|two|three|four|five|six|seven|eight|nine|ten|twelve|noon|\w+day)\b/iu;

export function claimsOf(text: string): Claim[] {
  const out: Claim[] = [];
  if (!MAY_CLAIM.test(text)) return out;
  for (const sentence of sentences(text)) {
    if (out.length >= MOST_CLAIMS) break;
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
    const value = m.groups?.['value'] ?? '', to = m.index + m[0].length;
    spans.push({ type, from: to - value.length, to, value: fold(value).trim() });
  }
  return spans;
}

function claimsAt(sentence: string, spans: readonly Span[], into: Claim[]): void {
  const words = wordsOf(sentence);
  const changed = CHANGE.test(sentence);
  const spoken = spokenIn(words);
  for (const { type, from, to, value } of spans) {
    if (value === 'NaN') continue;
    const before = sentence.slice(0, from), after = sentence.slice(to);
    const next = words.findIndex((w) => w.at >= from), first = next < 0 ? words.length : next;
    const last = words.findLastIndex((w) => w.at < to);
    into.push({
      type, value, unit: type === 'count' ? unitAfter(after) : type === 'duration' ? termsOf(/[a-z]+\s*$/i.exec(sentence.slice(from, to))?.[0] ?? '') : [], distance: (term) => distanceIn(spoken, first, last, term), changed,
      added: ADDED_BEFORE.test(before) || ADDED_AFTER.test(after), former: FORMER_BEFORE.test(before), stage: REACHED_BEFORE.test(before) ? 'reached' : AIMED_BEFORE.test(before) ? 'aimed' : null, sentence: spoken.terms,
    });
  }
}

/** `12 hard practice problems by March` counts hard, practice, problem: what follows until a word that begins something else. */
function unitAfter(after: string): string[] {
  const words = /^(?:[ -]+[\p{L}][\p{L}\p{M}'’-]*){1,4}/u.exec(after)?.[0].trim().split(/ +/) ?? [];
  const end = words.findIndex((w) => END.has(w.toLowerCase()));
  return termsOf((end < 0 ? words : words.slice(0, end)).join(' '));
}
const END = new Set('in on at by for from to with and or of is are was were that which who so but as than per into over under out it i we you my our your the a an this these those when if then will would can could should do did have has had before after since until'.split(' '));
