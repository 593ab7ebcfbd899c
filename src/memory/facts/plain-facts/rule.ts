// What a rule for plainly said facts is made of. Every pattern begins at the start of a clause and has only bounded repetitions, so
// that the work for a text grows with its length and with nothing else.

/** What a rule makes of its match: what is said, about the speaker unless `subject` names somebody. */
export interface Draft {
  readonly type: string;
  readonly key?: string;
  /** The value as it was said; a correction names it. */
  readonly value: string;
  /** How the fact reads; absent: its value. */
  readonly content?: string;
  readonly multi?: boolean;
  /** Absent: sure. */
  readonly confidence?: number;
  readonly op?: 'end';
  /** Name of the person it is about, where that is not the speaker. */
  readonly subject?: string;
  /** The value that this one takes the place of, in whatever series of this type it stands. */
  readonly replaces?: string;
  /** Of an end: the keys it may mean; it acts where exactly one of them holds. */
  readonly keys?: readonly string[];
}

export type Groups = Readonly<Record<string, string>>;
export interface Rule {
  /** For the receipt: `en lives in`. */
  readonly name: string;
  readonly when: RegExp;
  /** The pattern of `when`, which is made when it is first needed: hundreds of them would be made at every start. */
  readonly source: string;
  readonly make: (groups: Groups) => Draft | readonly Draft[] | null;
  /** Tried on the whole sentence, its dates still in it. Else on a clause without them. */
  readonly whole?: boolean;
  /** Says that something changed: never a correction of what was said before. */
  readonly change?: boolean;
  /** Only where the clause names a date. */
  readonly dated?: boolean;
  /** Holds although the sentence has words of doubt: its owner asks for it outright. */
  readonly always?: boolean;
}

/** How a language says when something was; alternatives of a pattern. */
export interface TimeWords {
  readonly since: string;
  readonly until: string;
  readonly at: string;
  readonly months: readonly string[];
  /** From Monday. */
  readonly days: readonly string[];
  /** Days from the day it was said. */
  readonly offsets: Readonly<Record<string, number>>;
  /** A pattern with the groups `n` and `unit`. */
  readonly ago: string;
  readonly ahead: string;
  /** Day, week, month, year. */
  readonly units: readonly [string, string, string, string];
  readonly weekend: string;
  readonly seasons: readonly [string, string, string, string];
  readonly last: string;
  readonly next: string;
  readonly current: string;
  readonly numbers: Readonly<Record<string, number>>;
  /** Verbs in the past: a date without a direction lies behind. */
  readonly past: RegExp;
}

export interface Language {
  readonly code: string;
  /** A sentence without one of these states nothing that a rule or a correction of this language knows: most languages are settled by one look. */
  readonly marks: RegExp;
  /** Greetings and asides before a statement. */
  readonly opener: RegExp;
  /** Words in front of a statement that take back what was said before. */
  readonly correcting: RegExp;
  /** Where a sentence falls into clauses. */
  readonly split: RegExp;
  /** A sentence that states nothing: a condition, hearsay, a story. */
  readonly unsaid: RegExp;
  /** A clause that states nothing: a wish, a possibility. */
  readonly doubtful: RegExp;
  /** From here on the text is somebody else's: to be translated, corrected, retold. */
  readonly handedOver: RegExp;
  /** Written out, so that rules know one form: `I'm` as `I am`. */
  readonly expand: (clause: string) => string;
  readonly rules: readonly Rule[];
  /** With the groups `value` and `wrong`, either of which may be absent. */
  readonly corrections: readonly RegExp[];
  readonly time: TimeWords;
}

export const SURE = 0.9;
export const LIKELY = 0.8;
/** Told in a hurry, without capitals: names end where they end by guess. */
export const CASUAL = 0.7;

/** Stands for what was quoted; no value contains it. */
export const QUOTE = '\uFFFC';

const WORD = String.raw`[\p{L}\p{M}\p{N}&'’.+#-]{0,40}`;
const CAPITAL = String.raw`\p{Lu}[\p{L}\p{M}-]{0,30}(?:['’]\p{Lu}\p{L}{0,20})?`;
/** Up to four capitalised words. */
export const NAME = String.raw`(?<value>${CAPITAL}(?: (?:(?:de|del|la|da|dos|van|von|der|den|di|el|al|bin|ter) ){0,2}${CAPITAL}){0,3})`;
export const named = (group: string): string => NAME.replace('<value>', `<${group}>`);
/** A place or an organisation: capitalised words, with the small ones between them. */
export const PLACE = String.raw`(?<value>[\p{Lu}\p{N}]${WORD}(?:,? (?:(?:of|the|and|de|del|la|las|los|du|des|am|an|der|im|bei|sur|for|&|e|y|et|und) ){0,2}[\p{Lu}]${WORD}){0,5})`;
export const place = (group: string): string => PLACE.replace('<value>', `<${group}>`);
/** Anything short, to the end of the clause. */
export const words = (longest: number, group = 'value'): string => `(?<${group}>[^,.;:!?()${QUOTE}]{1,${longest}})`;
export const THING = words(80);
/** With dots and commas in it. */
export const FREE = `(?<value>[^;!?${QUOTE}]{1,160})`;
export const END = String.raw`[.!]{0,3}$`;

/** The end, with an aside before it: `..., honestly.` */
export const ASIDE = String.raw`(?:, (?:but|so|as|honestly|actually|though|especially|particularly|mostly|which|because|even|it|they|you know|by the way|really|to be honest|at least|always|too|sorry|though|I)(?![\p{L}])[^;!?]{0,60})?[.!]{0,3}$`;

export function rule(name: string, pattern: string, make: Rule['make'], more: Pick<Rule, 'whole' | 'change' | 'dated' | 'always'> = {}): Rule {
  const source = `^(?:${pattern})`;
  let when: RegExp | null = null;
  return { name, source, get when() { return (when ??= new RegExp(source, 'u')); }, make, ...more };
}

/** A rule whose value is the whole fact; other ways to say it have their values in groups of their own. */
export const says = (name: string, pattern: string, draft: Omit<Draft, 'value'>, more: Parameters<typeof rule>[3] = {}): Rule =>
  rule(name, pattern, (g) => ({ ...draft, value: g['value'] || g['other'] || g['third'] || '' }), more);

export const lower = (text: string | undefined): string => (text ?? '').toLowerCase().trim();

/** Every word alternative of a list, longest first. */
export const oneOf = (list: readonly string[]): string => `(?:${[...list].sort((a, b) => b.length - a.length).join('|')})`;
