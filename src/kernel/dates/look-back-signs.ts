import { dayFromText } from '../zone.ts';
import { ANY_HOLIDAY, beginsAWord, isCjk, signAt, speaksOfDays, wordAt } from './look-back-words.ts';
import { fold } from './vocabulary.ts';

// From a text to signs (`look-back-words.ts`), and which of them are meant as times: what is only a word of that look (a name, a room,
// a title) needs a preposition or a number beside it to count.

/** Day numbers, both included; `first` is -Infinity for all that was before. */
export interface Days { readonly first: number; readonly last: number }
export interface Standpoint {
  readonly today: number;
  /** Seasons begin half a year later. */
  readonly southern?: boolean;
  /** 5/6 is the sixth of May; else it is left alone. */
  readonly monthFirst?: boolean;
}

export interface Token {
  readonly sign: string;
  readonly value: number;
  readonly raw: string;
  readonly days?: Days;
  /** Of a year: said in relation to the present one. */
  readonly relative?: boolean;
  /** Digits, not a word. */
  readonly digits?: boolean;
  /** The word begins with a capital letter. */
  readonly capital?: boolean;
  /** An apostrophe and an s stand behind it. */
  readonly owns?: boolean;
}

const DAY = 86_400_000;
export const partsOf = (day: number): [year: number, month: number, day: number] => { const at = new Date(day * DAY); return [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()]; };
export const dayAt = (year: number, month: number, day = 1): number => Math.round(Date.UTC(year, month, day) / DAY);
export const monthOf = (index: number): Days => ({ first: dayAt(Math.floor(index / 12), ((index % 12) + 12) % 12), last: dayAt(Math.floor((index + 1) / 12), (((index + 1) % 12) + 12) % 12) - 1 });
export const oneDay = (day: number): Days => ({ first: day, last: day });
export const dayIn = (index: number, date: number): number | null => { const { first, last } = monthOf(index); return date >= 1 && first + date - 1 <= last ? first + date - 1 : null; };

const HOLIDAYS = new RegExp(`(?:${ANY_HOLIDAY})(?![\\p{L}\\p{N}])`, 'uy');
const CJK_HOLIDAYS = /クリスマスイブ|クリスマス|圣诞节|聖誕節|圣诞|大晦日|元旦|元日|お正月|正月|ハロウィン|万圣节|バレンタイン|情人节|ゴールデンウィーク|お盆|国庆节|國慶節|國慶日|国庆|劳动节|平安夜|跨年夜/uy;
const NUMERALS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const numeral = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  return (text.includes('十') ? (NUMERALS[tens as string] ?? 1) * 10 : 0) + (NUMERALS[ones as string] ?? 0);
};
const N = String.raw`(\d{1,4}|[一二三四五六七八九十]{1,3})`;
const CJK_FORMS: readonly (readonly [form: RegExp, sign: string, value: (found: RegExpExecArray) => number])[] = [
  [/[\d一二三四五六七八九十]+月(?:さん|くん|ちゃん|様|先生)/uy, 'x', () => 0],
  [/((?:19|20)\d\d)年/uy, 'y', (m) => Number(m[1])], [new RegExp(`(?:第${N}(?:四半期|季度)|${N}季度)`, 'uy'), 'q', (m) => numeral((m[1] ?? m[2]) as string)], [new RegExp(`${N}月(?!曜)`, 'uy'), 'm', (m) => numeral(m[1] as string) - 1], [new RegExp(`${N}[日号號](?!間|前|间)`, 'uy'), 'o', (m) => numeral(m[1] as string)],
  [/上上(?:个|個)?(?=(?:周|週|星期|礼拜|禮拜)[一二三四五六日天])/uy, 'PW', () => 1], [/上(?:个|個)?(?=(?:周|週|星期|礼拜|禮拜)[一二三四五六日天])/uy, 'LW', () => 1], [/[这這本](?:个|個)?(?=(?:周|週|星期|礼拜|禮拜)[一二三四五六日天])/uy, 'TW', () => 1], [/下(?:个|個)?(?=(?:周|週|星期|礼拜|禮拜)[一二三四五六日天])/uy, 'XW', () => 1],
  [/(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])/uy, 'w', (m) => '一二三四五六日'.indexOf((m[1] as string).replace('天', '日'))], [/([月火水木金土日])曜日?/uy, 'w', (m) => '月火水木金土日'.indexOf(m[1] as string)],
  [new RegExp(`${N}(?=日前|日間|年前|年間)`, 'uy'), 'n', (m) => numeral(m[1] as string)], [/日(?=前|間)/uy, 'D', () => 1], [/年(?=前|間)/uy, 'Y', () => 1], [/年代/uy, 'x', () => 0], [new RegExp(`${N}(?=週|周|个|個|ヶ|か|カ|ケ|天|礼)`, 'uy'), 'n', (m) => numeral(m[1] as string)],
];
const DATE_FORMS = /(?<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\d)|(?<ymd>(?:19|20)\d\d\/\d{1,2}\/\d{1,2})(?!\d)|(?<dmy>\d{1,2}(?<by>[./-])\d{1,2}\k<by>(?:19|20)\d\d)(?!\d)|(?<ym>(?:19|20)\d\d-(?:0[1-9]|1[0-2]))(?![\d-])|(?<my>(?:0?[1-9]|1[0-2])\/(?:19|20)\d\d)(?!\d)|(?<dm>\d{1,2}\.\s?\d{1,2}\.)(?!\d)|(?<slashed>\d{1,2}\/\d{1,2})(?![\d/])|(?<decade>(?:1[5-9]|20)\d0|(?<=(?<![\p{L}])(?:the|'|die|den|der|les|annees|los|anos|gli|anni|os|jaren)\s?'?)\d0)(?:'?s|er|ern|)(?<=\d(?:'?s|er|ern)|(?:annees|anos|anni|jaren) \d\d)(?![\p{L}\d])|(?<quarter>q[1-4])(?![\p{L}\d])|(?<half>h[12])(?![\p{L}\d])|(?<odd>\d+(?:[.,:]\d+)+|[$#€£]\s?\d[\d.,]*|\d+\s?[%€])|(?<number>\d+)(?<tail>st|nd|rd|th|er|eme|ers|[ºª°]|\.(?=\s+\p{L}|\s*[?!]|\s*$)|)(?![\p{L}\d])|(?<mixed>\d+\p{L}[\p{L}\d]*)/uy;
/** Words behind which a number is a name. */
const NUMBERED = /^(?:room|zimmer|raum|salle|chambre|habitacion|sala|stanza|quarto|version|nr|no|number|nummer|numero|model|modell|modele|modelo|route|highway|error|code|page|seite|issue|ticket|order|invoice|flight|bus|line|linie|ligne|gate|pin|port|iso|rfc|article|chapter|kapitel|copy|film|movie|book|buch|livre|libro|office)$/;

const matchAt = (form: RegExp, text: string, at: number): RegExpExecArray | null => { form.lastIndex = at; return form.exec(text); };
const LETTERS = /\p{L}+/uy, GAP = /['’\s-]{1,3}/uy, CODE = /\p{L}+\d[\p{L}\d]*/uy, MOST_WORDS = 6;
const isLetter = (c: string | undefined): boolean => c !== undefined && (c >= 'a' && c <= 'z' || c > '\u007f' && /\p{L}/u.test(c));
const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';

/** The words from a place on that stand in one row, each with where it ends. */
function rowOf(folded: string, at: number): { readonly words: string[]; readonly ends: number[] } {
  const words: string[] = [], ends: number[] = [];
  for (let from = at; words.length < MOST_WORDS;) {
    const word = matchAt(LETTERS, folded, from);
    if (!word) break;
    words.push(word[0]);
    ends.push(from + word[0].length);
    const gap = matchAt(GAP, folded, ends.at(-1) as number);
    if (!gap) break;
    from = (ends.at(-1) as number) + gap[0].length;
  }
  return { words, ends };
}

function tokensOf(text: string, standing: Standpoint): Token[] {
  const original = text.normalize('NFC').replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const folded = fold(original);
  const tokens: Token[] = [];
  const push = (sign: string, value: number, raw: string, more: Partial<Token> = {}): void => { tokens.push({ sign, value, raw, ...more }); };
  /** Where the next token begins. */
  const step = (at: number): number => {
    const c = original[at] as string, plain = folded[at] as string;
    if (c > '\u007f' && isCjk(c) || isDigit(c) && /^\d+\s?[\u3040-\u30ff\u3400-\u9fff]/u.test(original.slice(at, at + 8))) {
      const holiday = matchAt(CJK_HOLIDAYS, original, at);
      if (holiday) { push('h', 0, holiday[0]); return at + holiday[0].length; }
      // "3 天" is as good as "3天".
      const spaced = /^(\d+)\s+(?=[\u3400-\u9fff])/.exec(original.slice(at, at + 8));
      const source = spaced ? original.slice(0, at) + (spaced[1] as string) + original.slice(at + spaced[0].length) : original;
      for (const [form, sign, value] of CJK_FORMS) {
        const found = matchAt(form, source, at);
        if (!found) continue;
        for (const one of sign) push(one, value(found), found[0], { digits: true });
        return at + found[0].length + (spaced ? spaced[0].length - (spaced[1] as string).length : 0);
      }
      const known = signAt(original, at);
      if (known) { for (const sign of known.sign) push(sign, known.sign.length > 1 && sign === 'H' ? 0 : known.value, known.word); return at + known.word.length; }
      if (isCjk(c)) { push('x', 0, c); return at + 1; }
    }
    if ((isDigit(plain) || plain === 'h' || plain === 'q' || '$#€£'.includes(plain)) && !isLetter(folded[at - 1]) && !isDigit(folded[at - 1])) {
      const found = matchAt(DATE_FORMS, folded, at);
      if (found) {
        // Part of a name: IL-10, COVID-19.
        if (folded[at - 1] === '-' && isLetter(folded[at - 2])) push('x', 0, found[0]);
        else tokens.push(...numberToken(found, tokens.at(-1), standing));
        return at + found[0].length;
      }
    }
    if (isLetter(plain)) {
      const first = matchAt(LETTERS, folded, at) as RegExpExecArray;
      const code = isDigit(folded[at + first[0].length]) ? matchAt(CODE, folded, at) : null;
      if (code) { push('x', 0, code[0]); return at + code[0].length; }
      let end = at + first[0].length, sign = 'x', value = 0;
      if (beginsAWord(first[0])) {
        const holiday = matchAt(HOLIDAYS, folded, at);
        if (holiday) { push('h', 0, holiday[0]); return at + holiday[0].length; }
        const { words, ends } = rowOf(folded, at);
        const known = wordAt(words);
        if (known) { sign = known.sign; value = known.value; end = ends[known.length - 1] as number; }
      }
      push(sign, value, folded.slice(at, end), { capital: c !== plain && c.toLowerCase() !== c, owns: /^['’]s(?!\p{L})/u.test(original.slice(end, end + 3)) });
      return end;
    }
    if (/[?!;.…。？！]/.test(c)) push(';', 0, c);
    else if (/[–—〜～]/.test(c) || (c === '-' && (original[at - 1] === ' ' || isDigit(original[at - 1])))) push('r', 1, c);
    return at + 1;
  };
  for (let at = 0; at < folded.length;) at = step(at);
  return tokens;
}

function numberToken(found: RegExpExecArray, before: Token | undefined, { monthFirst }: Standpoint): Token[] {
  const g = found.groups ?? {};
  const token = (sign: string, value: number, days?: Days | null): Token[] => [{ sign, value, raw: found[0], digits: true, ...(days && { days }) }];
  const date = (year: number, month: number, day: number): Token[] => { const at = month >= 1 && month <= 12 ? dayIn(year * 12 + month - 1, day) : null; return at === null ? token('x', 0) : token('K', 0, oneDay(at)); };
  const split = (text: string): number[] => text.split(/[./-]/).map((part) => Number(part.trim()));
  if (g['iso'] !== undefined) { const day = dayFromText(g['iso']); return day === undefined ? token('x', 0) : token('K', 0, oneDay(day)); }
  if (g['ymd'] !== undefined) { const [y = 0, m = 0, d = 0] = split(g['ymd']); return date(y, m, d); }
  if (g['dmy'] !== undefined) {
    const [a = 0, b = 0, y = 0] = split(g['dmy']);
    if (g['by'] === '.' || b <= 12 && a > 12) return date(y, b, a);
    if (b > 12) return date(y, a, b);
    // Either of two days of that year: nobody knows which.
    return a === b ? date(y, a, b) : monthFirst ? date(y, a, b) : token('y', y);
  }
  if (g['ym'] !== undefined) { const [y = 0, m = 0] = split(g['ym']); return token('U', y * 12 + m - 1); }
  if (g['my'] !== undefined) { const [m = 0, y = 0] = split(g['my']); return token('U', y * 12 + m - 1); }
  if (g['dm'] !== undefined || g['slashed'] !== undefined) {
    const [a = 0, b = 0] = split((g['dm'] ?? g['slashed']) as string);
    const [d, m] = g['dm'] !== undefined || a > 12 ? [a, b] : b > 12 ? [b, a] : [0, 0];
    if (m < 1 || m > 12 || d < 1 || d > 31 || (g['slashed'] !== undefined && !/[ikS]/.test(before?.sign ?? '')) || found[0] === '24/7') return token('x', 0);
    return [...token('o', d), { sign: 'm', value: m - 1, raw: '', digits: true }];
  }
  if (g['decade'] !== undefined) { const n = Number(g['decade']); return token('e', n > 1000 ? n : n >= 30 ? 1900 + n : 2000 + n); }
  if (g['quarter'] !== undefined) return token('q', Number(g['quarter'].slice(1)));
  if (g['half'] !== undefined) return token('H', Number(g['half'].slice(1)));
  if (g['number'] === undefined) return token('x', 0);
  const n = Number(g['number']);
  if (g['tail'] && !(g['tail'] === '.' && !/^(?:am|dem|den|vom|zum|der|die|das|seit|ab|bis|und|im|des)$/.test(before?.raw ?? ''))) return token('o', n);
  return g['number'].length === 4 && n >= 1500 && n < 2200 ? token('y', n) : n <= 400 ? token('n', n) : token('x', 0);
}

/** Months that are other words or names too: something beside them has to say that a time is meant. */
const MANY_MEANINGS = /^(?:may|march|mars|mar|marco|mai|mei|april|june|juno|august|jan|feb|apr|jun|jul|aug|sep|sept|oct|nov|dec|dez)$/;
/** Behind one of these stands somebody's name. */
const TITLE = /^(?:herr|herrn|frau|fraulein|mr|mrs|ms|miss|dr|mme|madame|monsieur|mlle|senor|senora|sr|sra|don|dona|signor|signora|signorina|aunt|auntie|uncle|tante|onkel|opa|oma|oncle|tia|tio|zia|zio|mevrouw|meneer)$/;
const STREET = /^(?:rue|strasse|straße|calle|avenida|via|piazza|plaza|place|platz|rua)$/;
/** Months and days of languages that write them small. */
const SMALL = /^(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|enero|febrero|marzo|abril|mayo|junio|julio|agosto|gennaio|aprile|maggio|giugno|luglio|janeiro|marco|maio|junho|julho|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|mei|maart|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)$/;
/** Words that go on behind a day on which something was. */
const WHEN = /^(?:about|when|where|while|with|without|at|if|because|regarding|evening|night|als|mit|ohne|wegen|mittags|abend|abends|quand|avec|soir|cuando|con|sobre|por|noche|quando|com|sera)$/;
const NO_PREPOSITION = /^(?:do|no|as|i|o|os|by|for|na|e|y)$/;
/** Prepositions that join nouns as often as they tell a time. */
const JOINING = /^(?:de|di|da|do|du|d|a|al|au|of|van|von)$/;
const LEADS = /[iLTPXbcdSBVRftrC~]/;
/** Articles and the like before the number of a day. */
const DAY_ARTICLE = /^(?:the|den|dem|am|vom|le|el|il|dia|al|del|du|op|no dia)$/;

/** A token and what stands around it. */
interface Place {
  readonly token: Token;
  readonly before: Token | undefined;
  readonly behind: Token | undefined;
  /** Two before. */
  readonly earlier: Token | undefined;
  /** Behind it, or behind the preposition there: "summer of 2024". */
  readonly next: Token | undefined;
  /** What leads up to it, over an article. */
  readonly lead: Token | undefined;
  /** A preposition, or a word such as "last" or "since". */
  readonly led: boolean;
}
const isSign = (token: Token | undefined, signs: RegExp): boolean => token !== undefined && signs.test(token.sign);

/** Whose name it is: behind a title, in the name of a street, with a name behind it, or large where such words are small. */
function isName({ token, before, behind, lead, led }: Place, tokens: readonly Token[], at: number): boolean {
  if (/[mwsyh]/.test(token.sign) && TITLE.test(before?.raw ?? '')) return true;
  if (/[mwno]/.test(token.sign) && tokens.slice(Math.max(0, at - 3), at).some(({ raw }) => STREET.test(raw))) return true;
  if (!/[mw]/.test(token.sign)) return false;
  if (behind?.sign === 'x' && behind.capital === true && /^(?:of|about|for|by)$/.test(lead?.raw ?? '')) return true;
  const spokenOf = isSign(behind, /[LTX]/) || behind?.digits === true || before?.digits === true || (led && !JOINING.test(lead?.raw ?? ''));
  return token.capital === true && SMALL.test(token.raw) && at > 0 && !isSign(before, /[;k]/) && !spokenOf;
}

function isMonth({ token, before, behind, next, led }: Place): boolean {
  if (!MANY_MEANINGS.test(token.raw)) return true;
  if (token.owns === true && !isSign(before, /[LT]/)) return false;
  const numbered = (isSign(behind, /[noyU]/) && behind?.digits === true) || (isSign(before, /[noy]/) && before?.digits === true);
  return led || numbered || isSign(behind, /[LPXT]/) || next?.sign === 'y';
}

/** "Летом" says it by itself; English and French need more than the bare word. */
function isSeason({ token, before, behind, next, led }: Place): boolean {
  if (token.raw === 'estate' && !/^(?:quest|l|d|nell|in|scorsa)$/.test(before?.raw ?? '')) return false;
  if (token.raw === 'ete' && /^(?:a|ai|as|ont|avons|avez|avait)$/.test(before?.raw ?? '')) return false;
  return /[\u0400-\u04ff]/.test(token.raw) || led || (before?.sign === 'k' && token.raw !== 'fall') || isSign(behind, /[LPTX]/) || next?.sign === 'y' || isSign(before, /[yYLPT]/) || before?.raw === 'l' || (isSign(before, /[n1]/) && behind?.sign === 'A');
}

function isYear({ token, before, behind, earlier, lead, led }: Place, year: number): boolean {
  const near = token.value >= year - 15 && token.value <= year + 3;
  if (led && (near || !/^(?:of|de|von)$/.test(lead?.raw ?? ''))) return true;
  if (isSign(before, /[msqHehKUoYarRy]/) || isSign(behind, /[msqUH]/)) return true;
  // "March 16, 2022".
  if (before?.digits === true && isSign(before, /[no]/) && earlier?.sign === 'm') return true;
  if (/^(?:year|jahr|annee|ano|anno|год)$/.test(before?.raw ?? '') || token.raw.endsWith('年')) return true;
  // Alone it may be of a room or a model; a year that is lately gone is most often the year.
  return token.value >= year - 6 && token.value <= year + 1 && !NUMBERED.test(before?.raw ?? '') && before?.sign !== 'n';
}

/** "Sunday School" is a name; "every Monday" is a habit; in "my weekly Friday date" it tells what kind of thing is meant. */
function isWeekday({ token, before, behind, led }: Place): boolean {
  if (before?.sign === '!' || (token.owns === true && !isSign(before, /[LTi]/))) return false;
  if (led || behind?.sign !== 'x') return true;
  return !(before?.sign === 'x' && !WHEN.test(behind.raw)) && !(token.capital === true && behind.capital === true);
}

/** "On the 14th": nothing that it counts stands behind it. */
function isDayOfMonth({ token, before, behind, earlier }: Place): boolean {
  if (/^\d/.test(token.raw) && token.raw.endsWith('日')) return true;
  if (token.digits !== true || token.value < 1 || token.value > 31 || before === undefined) return false;
  if (!(DAY_ARTICLE.test(before.raw) || before.sign === '~') || (before.raw === 'the' && token.sign === 'n')) return false;
  const ends = behind === undefined || /[;ikgf1aRSBVt]/.test(behind.sign) || (behind.sign === 'x' && !/^\p{Ll}/u.test(behind.raw));
  const verb = behind?.sign === 'x' && /^\d+(?:st|nd|rd|th)$/.test(token.raw) && earlier?.sign === 'i' && /^(?:i|we|you|he|she|they|did|was|were|ich|wir)$/.test(behind.raw);
  return ends || verb;
}

/** A weekend alone needs a word that makes it a time: "weekend bag" has none. */
function isWeekend({ token, before, behind }: Place): boolean {
  if (token.value !== 1) return isSign(behind, /A/) || isSign(before, /[An]/);
  return isSign(before, /[ikLPTXnoA1bcd!]/) || isSign(behind, /[LPTXBVC]/);
}

function meant(tokens: readonly Token[], { today }: Standpoint): Token[] {
  const year = partsOf(today)[0];
  const read = (token: Token, at: number): Token => {
    const before = tokens[at - 1], behind = tokens[at + 1], earlier = tokens[at - 2];
    const lead = before?.sign === 'k' && isSign(earlier, LEADS) ? earlier : before;
    const place: Place = { token, before, behind, earlier, next: behind?.sign === 'i' ? tokens[at + 2] : behind, lead, led: isSign(lead, LEADS) && !NO_PREPOSITION.test(lead?.raw ?? '') };
    const plain: Token = { ...token, sign: 'x' };
    if (isName(place, tokens, at)) return plain;
    switch (token.sign) {
      // French seven, and a short September.
      case 'm': return token.raw === 'sept' && isSign(behind, /[DWMY]/) ? { ...token, sign: 'n', value: 7 } : isMonth(place) ? token : plain;
      case 's': return isSeason(place) ? token : plain;
      case 'y': return isYear(place, year) ? token : plain;
      case 'w': return isWeekday(place) ? token : plain;
      case 'o': case 'n': return isDayOfMonth(place) ? { ...token, sign: 'N' } : token;
      case 'E': return isWeekend(place) ? token : plain;
      // "What did she say about the will".
      case 'F': return before?.sign === 'k' ? plain : token;
      // French year, and a preposition of English and German.
      case 'Y': return token.raw === 'an' && before?.sign !== 'n' ? { ...token, sign: 'i' } : token;
      default: return token;
    }
  };
  // Articles and prepositions have done their work.
  return tokens.map(read).filter(({ sign }) => sign !== 'i' && sign !== 'k');
}

/** The signs of a text that are meant as times. */
export const signsOf = (text: string, standing: Standpoint): Token[] => meant(tokensOf(text, standing), standing);

const FORMS_WORTH = /\d(?:st|nd|rd|th|\.|º)|(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)|\d[-/.]\d|\d0(?:'?s|er)(?![\p{L}\d])|(?<![\p{L}\d])(?:q[1-4]|h[12])(?![\p{L}\d])|[\u3040-\u9fff]/iu;
let lastAsked: readonly [text: string, answer: boolean] = ['', false];
/** Whether a look is worth it: cheap, and true for every question about a time. */
export function mayNameDays(text: string): boolean {
  if (text === lastAsked[0]) return lastAsked[1];
  const answer = text.length <= 1000 && (FORMS_WORTH.test(text) || speaksOfDays(fold(text)));
  lastAsked = [text, answer];
  return answer;
}
