import { fold, termsOf } from '../terms.ts';

// Whether two texts say the same. Pure. Words that only join are left out; every other word counts, and numbers, names, negations
// and tenses most: "the rent is 900" and "the rent is not 900" share all but one word and nothing of what they say.

interface Token {
  readonly word: string;
  readonly stem: string;
  /** A number or a name: the order of these is what a sentence says ("Anna owes Ben"). */
  readonly value: boolean;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Joins, or tells who speaks to whom: a memory about "me" is told back about "you". What gives a direction (to, from, by, before) is not here. */
const JOINING = set(`a an the is are am be been being has have and that this these those it its as so of in on at i me my mine myself you your yours yourself who which
  der die das den dem des ein eine einen einem einer und ist sind bin bist hat habe hast ich mein meine meinen meiner mir mich du dein deine deinen deiner dir dich sie ihr ihre ihren ihnen dass im in am an
  le la les l un une des du de et est es suis je j me m mon ma mes moi tu te t ton ta tes toi vous votre vos que qu en au aux
  el los las lo y e soy eres yo mi mis tu tus su sus que en al del il gli i lo uno sei io mio mia miei tuo tua tuoi che di nel nella o os as um uma eu meu minha meus seu sua teu tua da do no na dos das`);
/** Tone, not matter. */
const FILLERS = set(`really very just also actually btw please well oh hey ok okay thanks yes yeah indeed basically simply honestly literally quite anyway definitely certainly surely again still though too remember note fyi know
  wirklich sehr ubrigens eigentlich eben halt mal ja bitte auch noch vraiment tres aussi bien donc alors muy mucho tambien pues bueno davvero molto anche allora muito tambem mesmo entao`);
const NEGATIONS = set(`not no nor never none nothing nobody neither dont doesnt didnt isnt arent wasnt werent cant cannot couldnt wont wouldnt shouldnt havent hasnt hadnt aint without nicht kein keine keinen keinem keiner nie niemals ohne weder nein
  ne pas jamais rien aucun aucune sans nunca nada ningun ninguna sin jamas non mai niente nessun nessuna senza nao nem sem не нет никогда без ни لا ليس ليست لم لن بدون غير`);
/** Changes when or whether it holds. */
const TIMES = set(`was were had will would used might may maybe perhaps could should must if unless until till stopped quit former formerly ex longer anymore almost nearly instead rather except only now currently but
  war waren hatte werde wird wurde wurden vielleicht falls wenn fruher bis mehr fast statt ausser nur jetzt etait etais avait sera serai peut si avant jusqu plus presque sauf maintenant era eras estaba habia sera seria quizas antes hasta casi ahora ero avevo saro forse prima fino ora eram estava tinha talvez ate agora был была были буду будет раньше если теперь`);
/** A day may stand anywhere in a sentence: "in May we sail", "we sail in May". */
const CALENDAR = set(`january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday
  januar februar marz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag heute morgen gestern janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche
  enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre lunedi martedi mercoledi giovedi venerdi`);
const EASTERN_NEGATION = /ない|ません|なかった|ず(?:に|、|。|$)|不|没|沒|未|非|别|無|안 |않|없|못/gu;
const EASTERN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const WORDS = /[\p{L}\p{M}\p{N}]+(?:[.,:/-](?=\p{N})\p{N}+)*/gu;
const LONGEST = 4000;

/** The words that say something, in order. */
export function tokensOf(text: string): Token[] {
  const out: Token[] = [];
  const cut = text.slice(0, LONGEST).normalize('NFKC').replace(/['’`](?:s|ll|ve|re|m|d)(?![\p{L}\p{N}])/giu, ' ').replace(/['’`](?=\p{L})/gu, '');
  let first = true;
  for (const match of cut.matchAll(WORDS)) {
    const raw = match[0];
    const capital = /^\p{Lu}/u.test(raw) && !first;
    first = /[.!?\n]\s*$/.test(cut.slice(match.index + raw.length, match.index + raw.length + 2));
    const word = fold(raw);
    if (EASTERN.test(word)) { for (const pair of termsOf(word)) out.push({ word: pair, stem: pair, value: /\p{N}/u.test(pair) }); continue; }
    if (JOINING.has(word) && !NEGATIONS.has(word)) continue;
    out.push({ word, stem: /\p{N}/u.test(word) ? word : termsOf(word)[0] ?? word, value: capital || /\p{N}/u.test(word) });
  }
  return out;
}

const isFiller = ({ word }: Token): boolean => FILLERS.has(word);
export const isTurn = (word: string): boolean => NEGATIONS.has(word) || TIMES.has(word);
export const easternNegations = (text: string): number => text.match(EASTERN_NEGATION)?.length ?? 0;

/** One word in two forms, unless one of them is a past: "I move" is not "I moved". */
const sameWord = (a: Token, b: Token): boolean => a.word === b.word || (a.stem === b.stem && !a.value && !b.value && /(?:ed|d|t)$/.test(a.word) === /(?:ed|d|t)$/.test(b.word) && !isTurn(a.word) && !isTurn(b.word));

/** The longest common order of two lists, by length. */
function inOrder<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): number {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const x of a) {
    const next = [0];
    b.forEach((y, j) => { next.push(same(x, y) ? (row[j] as number) + 1 : Math.max(row[j + 1] as number, next[j] as number)); });
    row = next;
  }
  return row[b.length] as number;
}

const ORDER_KEPT = 0.7;
/** Comparing the order of very long texts is not worth its time: they are the same only word by word. */
const MOST_TOKENS = 300;

/** The same words but for tone, in nearly the same order, with numbers and names in exactly the same. */
export function saysTheSame(a: string, b: string): boolean {
  if (easternNegations(a) !== easternNegations(b)) return false;
  const x = tokensOf(a).filter((token) => !isFiller(token)), y = tokensOf(b).filter((token) => !isFiller(token));
  if (x.length === 0 || x.length !== y.length) return false;
  if (x.every((token, i) => sameWord(token, y[i] as Token))) return true;
  if (x.length > MOST_TOKENS || x.length < 3) return false;
  const left = [...y];
  for (const token of x) {
    const at = left.findIndex((other) => sameWord(token, other));
    if (at < 0) return false;
    left.splice(at, 1);
  }
  // A word is a name when it is written as one anywhere: at the beginning of a sentence it cannot be told.
  const named = new Set([...x, ...y].filter((token) => token.value).map((token) => token.word));
  const those = (tokens: readonly Token[], which: (word: string) => boolean) => tokens.filter((token) => which(token.word)).map((token) => token.word).join(' ');
  const ordered = (word: string) => (named.has(word) || isTurn(word)) && !CALENDAR.has(word), dated = (word: string) => CALENDAR.has(word);
  return those(x, ordered) === those(y, ordered) && those(x, dated) === those(y, dated) && inOrder(x, y, sameWord) / x.length >= ORDER_KEPT;
}

/** Key under which texts that say the same lie together: their words but for tone and order. */
export const sameKey = (text: string): string => tokensOf(text).filter((token) => !isFiller(token)).map((token) => (token.value ? token.word : token.stem)).sort().join(' ');

/** A text that is compared with many. */
export interface Said { readonly words: readonly Token[]; readonly all: readonly Token[]; readonly stems: ReadonlySet<string>; readonly turns: string }

export function said(text: string): Said {
  const all = tokensOf(text).slice(0, MOST_TOKENS);
  return { all, words: all.filter((token) => !isFiller(token)), stems: new Set(all.map((token) => token.stem)), turns: `${all.filter((token) => isTurn(token.word)).map((token) => token.word).sort().join(' ')} ${easternNegations(text)}` };
}

/** Whether a text says anything that none of these says: words they all lack, or another number, name or negation. */
export const adds = (text: Said, told: readonly Said[]): boolean => text.words.length === 0 || !told.some((other) => text.words.length <= other.all.length && text.turns === other.turns && text.words.every((token) => other.stems.has(token.stem))
  && inOrder(text.words, other.all, (a, b) => a.stem === b.stem) / text.words.length >= ORDER_KEPT);
