import { fold, MONTH, WEEKDAY } from '../../kernel/dates/vocabulary.ts';
import { type Action, closingVerb, haveDone, type Language, leadingVerb } from './verbs.ts';

export interface Word { readonly raw: string; readonly word: string; readonly key: string; readonly name: boolean }

/** One wish, taken apart. */
export interface ReadIntent {
  /** Its words, without what introduces them ("I need to"). */
  readonly text: string;
  readonly language: Language;
  readonly action: Action | null;
  /** What the action is done to, in the person's own words; of a wish without a verb all of it. */
  readonly object: string;
  /** The object up to where its circumstances begin, without names and numbers: what the wish is about. */
  readonly core: readonly string[];
  /** The word of the core that the others describe: "newsletter" of "spring newsletter". Null where there are names alone. */
  readonly head: string | null;
  /** Words of the circumstances: what it is for, where, with what. */
  readonly around: readonly string[];
  /** All words in their order, the verb in front, articles left out. */
  readonly words: readonly Word[];
  /** How many of them are the verb. */
  readonly verbWords: number;
}

const OPENINGS = /^(?:(?:please|kindly|finally|also|then|now|bitte|jetzt|dann|endlich|puis|ensuite|enfin|luego|por favor)\b[,\s]*|(?:i|we)\s+(?:really\s+)?(?:(?:need|want|have|would like|'d like|must|should|ought|plan|am going|are going|will)(?:\s+to)?)\s+|(?:help me|can you|could you|let's|lets|remember to|don't forget to|time to|my goal is to|the goal is to|we'll|i'll|todo:|to do:|task:)\s+(?:to\s+|please\s+)?|to\s+(?=[a-z]+\b)|ich\s+(?:muss|mochte|will|soll|sollte|wurde gern)\s+(?:noch\s+|endlich\s+)?|wir\s+(?:mussen|mochten|wollen|sollten)\s+(?:noch\s+)?|(?:je|j')\s*(?:dois|veux|voudrais|vais|ai besoin de|aimerais)\s+|il faut\s+|nous\s+(?:devons|voulons|allons)\s+|(?:tengo|tenemos|hay)\s+que\s+|(?:quiero|queremos|necesito|necesitamos|debo|debemos)\s+)/;
const ARTICLES = new Set(fold("the a an my our your his her their its this that these those some der die das den dem des ein eine einen einem einer eines mein meine meinen meinem meiner unser unsere unseren unserem unserer sein seine seinen ihr ihre ihren le la les l' un une mon ma mes notre nos votre vos son sa ses el los las una unos unas mi mis nuestro nuestra nuestros su sus lo").split(' '));
const BREAKS = new Set(fold('for to with about on in at from into by against before after without between over under via as so because if when while during through per until like around across using re fur mit uber zu zum zur im ins am an auf aus nach bei vor gegen zwischen ohne wegen von vom bis pour avec sur dans en chez vers sans au aux a entre para con sobre al por sin desde').split(' '));
const OF = new Set(['of', 'de', 'du', 'des', 'del', 'd']);
const GLUE = new Set(fold('one two three four five six seven eight nine ten twelve twenty zwei drei vier funf zehn deux trois quatre cinq dix dos tres cuatro cinco diez and or und oder et ou y o not new all neue neuen neuer neues neu nouveau nouvelle nouveaux nuevo nueva nuevos first next last ersten nachste nachsten properly quickly please again up out it them one ones each other etc also soon more gut bien').split(' '));
/** Heads that stand for what follows their "of". */
const VESSELS = new Set('draft version copy set round series batch list week month day hour part half first final piece bit couple review number kind lot bunch entwurf version reihe liste projet version serie borrador lista'.split(' '));
const DAYS = new RegExp(`^(?:${MONTH}|${WEEKDAY}|q[1-4]|h[12]|20\\d\\d|spring|summer|autumn|fall|winter|fruhjahr|fruhling|sommer|herbst|printemps|ete|automne|hiver|primavera|verano|otono|invierno|weekly|monthly|quarterly|yearly|annual|jahrlich|monatlich|trimestre|quartal)$`);
const MARKS: readonly (readonly [Language, RegExp])[] = [
  ['de', /(?:^|\s)(?:der|die|das|den|dem|ein|eine|einen|fur|mit|und|uber|zum|zur|im|nach|von|vom|auf|bei|meine[nrms]?|unsere?[nrms]?|mein|unser)(?=\s|$)|[äöüß]/], ['es', /(?:^|\s)(?:el|los|las|una|del|para|con|y|mi|mis|nuestr[oa]s?|de la|por)(?=\s|$)|[ñ¿¡]/], ['fr', /(?:^|\s)(?:le|les|une|du|des|pour|avec|et|mon|ma|mes|notre|nos|aux?|sur|dans)(?=\s|$)|[çêèœ]|\b[ld]'/],
];

const AND = /^(?:and|und|et|y|or|oder|ou|o)$/;

/** One form for a word and its plural, the same for all languages: rough, and used on both sides. */
export function keyOf(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:x|ch|sh|ss)es$/.test(word)) return word.slice(0, -2);
  return /[^su]s$/.test(word) && !word.endsWith('is') ? word.slice(0, -1) : word;
}

const plain = (text: string): string => fold(text).replace(/ß/g, 'ss');
const SPLIT = /[\p{L}\p{N}]+(?:[.'’&/-][\p{L}\p{N}]+)*/gu;
const isAcronym = (raw: string): boolean => /^[\p{Lu}\p{N}][\p{Lu}\p{N}&/-]{0,5}s?$/u.test(raw);

function languageOf(text: string, verb: Language | undefined): Language {
  if (verb !== undefined && verb !== 'en') return verb;
  const lower = text.toLowerCase();
  const found = MARKS.map(([language, mark]) => [language, [...fold(lower).matchAll(new RegExp(mark, 'g'))].length + (mark.test(lower) ? 0.5 : 0)] as const).sort((a, b) => b[1] - a[1])[0];
  return verb === undefined && found && found[1] >= 1 ? found[0] : 'en';
}

/** Takes one wish apart. Dates and hours are expected to be gone (`bareOf`). */
export function readIntent(wish: string): ReadIntent {
  let text = wish.trim();
  for (let opening = OPENINGS.exec(fold(text)); opening && opening[0].length < text.length; opening = OPENINGS.exec(fold(text))) text = text.slice(opening[0].length);
  const pieces = [...text.matchAll(SPLIT)].map((m) => ({ raw: m[0], start: m.index, end: m.index + m[0].length, word: plain(m[0]).replace(/['’]s$/, '').replace(/^[ld]['’]/, '') }));
  const plainWords = pieces.map((p) => p.word);
  let leading = leadingVerb(plainWords);
  // "Find and recruit an assistant": the second verb says what it is for.
  if (leading && pieces.length > leading.words + 2 && /^(?:and|und|et|y)$/.test(plainWords[leading.words] as string)) {
    const second = leadingVerb(plainWords.slice(leading.words + 1));
    if (second) leading = { ...second, words: leading.words + 1 + second.words };
  }
  const closing = leading ? null : closingVerb(plainWords);
  const done = leading?.action === 'handle' ? haveDone(plainWords) : null;
  const verb = leading && done ? { ...leading, action: done } : leading ?? closing;
  const language = languageOf(text, verb?.language);
  const rest = leading ? pieces.slice(leading.words, done ? -1 : undefined) : closing ? pieces.slice(0, -1) : pieces;
  const shouted = rest.length > 2 && language !== 'de' && rest.filter((p) => /^\p{Lu}/u.test(p.raw)).length / rest.length > 0.6;
  const words: Word[] = rest.filter((p) => !ARTICLES.has(p.word)).map((p, i, all): Word => {
    const capital = /^\p{Lu}/u.test(p.raw) && !isAcronym(p.raw);
    const first = p.start === 0;
    const before = fold(text.slice(0, p.start)).trim().split(/[\s,]+/).at(-1) ?? '';
    // German writes every noun with a capital: a name is what stands bare behind a preposition, or behind a name.
    const germanName = capital && /^(?:fur|mit|bei|an|von|gegen)$/.test(before) && !/(?:ung|heit|keit|tion|schaft)$/.test(p.word);
    const name = capital && !shouted && !first && (language === 'de' ? germanName || (i > 0 && /^&$/.test(text.slice(0, p.start).trim().slice(-1)) && /^\p{Lu}/u.test((all[i - 1] as typeof p).raw)) : true);
    return { raw: p.raw, word: p.word, key: keyOf(p.word), name };
  });
  const core: string[] = [], around: string[] = [];
  let coreOf: string[] = [];
  let [inside, ofSeen, begun] = [true, false, false];
  for (const [i, w] of words.entries()) {
    // "Write a post and publish it": what else is done to it is no part of it.
    if (begun && AND.test(w.word) && leadingVerb(words.slice(i + 1).map((next) => next.word))) inside = false;
    if (BREAKS.has(w.word)) inside &&= !begun;
    else if (OF.has(w.word)) ofSeen ||= begun;
    else if (w.name || /^\d/.test(w.word) || DAYS.test(w.word)) begun ||= w.name;
    else if (!GLUE.has(w.word)) {
      begun = true;
      (!inside ? around : ofSeen ? coreOf : core).push(w.key);
    }
  }
  const headFirst = language === 'fr' || language === 'es';
  let head = (headFirst ? core[0] : core.at(-1)) ?? null;
  if (coreOf.length && (head === null || VESSELS.has(head))) { core.push(...coreOf); head = (headFirst ? coreOf[0] : coreOf.at(-1)) ?? head; coreOf = []; } else around.unshift(...coreOf);
  const [from, to] = leading ? [pieces[leading.words - 1]?.end ?? 0, done ? pieces.at(-1)?.start ?? text.length : text.length] : closing ? [0, pieces.at(-1)?.start ?? text.length] : [0, text.length];
  // Patterns are written with the verb in front, wherever it stood.
  const said = leading ? pieces.slice(0, leading.words) : closing ? pieces.slice(-1) : [];
  return {
    text, language, action: verb?.action ?? null, object: text.slice(from, to).replace(/^[\s,:]+|[\s,;:.!?]+$/g, ''), core, head, around,
    words: [...said.map((p) => ({ raw: p.raw, word: p.word, key: p.word, name: false })), ...words], verbWords: said.length,
  };
}

export const startsWithVerb = (text: string): boolean => {
  const words = [...text.matchAll(SPLIT)].map((m) => plain(m[0]));
  return leadingVerb(words) !== null || closingVerb(words) !== null;
};
