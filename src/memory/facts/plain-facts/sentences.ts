import { QUOTE } from './rule.ts';

const OPENING: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“', '«': '»', '»': '«', '‘': '’' };
/** Up to three words in quotation marks behind one of these are a name, no speech. */
const NAMES_IT = /(?:called|named|nicknamed|heißt|heisst|genannt|namens|appelle|appelé|appelée|llama|llamado|llamada)\s{0,3}$/iu;
const LONGEST_QUOTE = 2000;

/** Quotations taken out, code too: what stands there was said by somebody else, or by nobody. */
export function withoutQuotes(text: string): string {
  let out = '';
  /** Where the next mark of each kind is, so that no stretch is searched twice. */
  const ends = new Map<string, number>();
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (c === '`') {
      const fence = text.startsWith('```', i) ? '```' : '`';
      const end = text.indexOf(fence, i + fence.length);
      if (end < 0 && fence === '`') { out += c; continue; }
      out += QUOTE;
      if (end < 0) break;
      i = end + fence.length - 1;
      continue;
    }
    const close = OPENING[c];
    if (close === undefined || (c === '‘' && /\p{L}/u.test(text[i - 1] ?? ''))) { out += c; continue; }
    if ((ends.get(close) ?? -1) <= i) { const next = text.indexOf(close, i + 1); ends.set(close, next < 0 ? Infinity : next); }
    const end = ends.get(close) as number;
    if (end - i > LONGEST_QUOTE) { out += QUOTE; continue; }
    const inside = text.slice(i + 1, end);
    out += NAMES_IT.test(text.slice(Math.max(0, i - 20), i)) && inside.split(' ').length <= 3 ? inside : QUOTE;
    i = end;
  }
  return out;
}

/** Sentences, with dots inside names and addresses left alone. */
export const sentencesOf = (text: string): string[] => text.split(/\n+|(?<=[.!?。！？])(?<!\b(?:St|Dr|Mr|Mrs|Ms|Prof|Sr|Sra|Jr|Mt|Ste|Mme|M|Hr|Fr)\.)\s+(?=\S)(?!(?<=\d\.\s{1,3})(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember))/u).map((s) => s.trim()).filter(Boolean);

/** A line of a transcript: `Bob: I live in Rome.` Who writes of themself needs no such name. */
const TOLD_BY = /^(?<who>\p{Lu}[\p{L}\p{M}.'’-]{0,30}(?: \p{Lu}[\p{L}\p{M}.'’-]{0,30}){0,2}|\[[^\]]{1,40}\]|<[^>]{1,40}>|\d{1,2}:\d\d[^:]{0,30}): /u;
const OWN_WORD = /^(?:me|i|user|note|notes|update|fyi|ps|edit|correction|korrektur|notiz|me too|remember|reminder|hinweis|ich|moi|yo|nota|info|btw|also|sorry|no|actually|fact|name|email|phone|wichtig|important)$/iu;
export const isOthersLine = (sentence: string): boolean => {
  const who = TOLD_BY.exec(sentence)?.groups?.['who'];
  return who !== undefined && !OWN_WORD.test(who);
};

/** Lines that are no talk: quotations of mail, code, tables, markup. */
export const isNoTalk = (line: string): boolean => /^\s{0,8}[>|<{}[\]#$%]|^\s{0,8}(?:\/\/|--|const |let |var |def |import |return )|[{}]\s{0,3}$|=>|==|;\s{0,3}$|<\/?\p{L}{1,20}>/u.test(line);
