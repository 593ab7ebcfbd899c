// Facts that are said plainly, found without a model: names, work, places, favourites, birthdays, "remember that ...", and what
// takes them back. Narrow on purpose: a wrong fact costs more than a missed one.

/** A fact drawn from a text, about the person who speaks unless it says otherwise. */
export interface ExtractedFact {
  readonly op: 'assert' | 'end';
  readonly subject_type: string;
  readonly subject_id: string;
  readonly fact_type: string;
  readonly fact_key?: string | undefined;
  readonly content: string;
  readonly multi?: boolean | undefined;
  /** 0 to 1. */
  readonly confidence: number;
}

const SELF = { subject_type: 'person', subject_id: 'self' } as const;
const SURE = 0.9;
const LIKELY = 0.8;
const LONGEST = 160;

/** Not statements of fact: questions, wishes, conditions, hearsay, quotations. */
const NO_STATEMENT = /\?\s*$|\b(?:if|wish|would|could|might|maybe|perhaps|imagine|pretend|suppose|hypothetical|example|quote|said that|says that|told me)\b|^\s*[>"“«]/i;

const VALUE = String.raw`(?<value>[^.;!?\n]{1,${LONGEST}})`;
const NAME = String.raw`(?<value>[\p{Lu}][\p{L}\p{M}'’.-]*(?:\s+[\p{Lu}][\p{L}\p{M}'’.-]*){0,3})`;
const PLACE = String.raw`(?<value>[\p{Lu}\p{N}][\p{L}\p{M}\p{N}&'’.-]*(?:[\s,]+(?:(?:of|the|and|de|la|du|am)\s+)?[\p{Lu}\p{N}][\p{L}\p{M}\p{N}&'’.-]*){0,5})`;
const NOW = String.raw`(?:\s+(?:now|currently|actually|these days))?`;

interface Rule { readonly when: RegExp; readonly make: (value: string, key: string) => Omit<ExtractedFact, 'subject_type' | 'subject_id'> }
const RULES: readonly Rule[] = [
  { when: new RegExp(String.raw`\b[Mm]y\s+name(?:\s+is|['’]s)${NOW}\s+${NAME}`, 'u'), make: (v) => ({ op: 'assert', fact_type: 'name', content: v, confidence: SURE }) },
  { when: new RegExp(String.raw`\b(?:[Pp]lease\s+)?[Cc]all\s+me\s+${NAME}`, 'u'), make: (v) => ({ op: 'assert', fact_type: 'name', content: v, confidence: LIKELY }) },
  { when: new RegExp(String.raw`\bI\s+(?:no\s+longer|don['’]t)\s+work\s+(?:at|for)\s+${PLACE}`, 'u'), make: (v) => ({ op: 'end', fact_type: 'employer', content: v, confidence: LIKELY }) },
  { when: new RegExp(String.raw`\bI\s+(?:(?:now|currently)\s+)?(?:work|am\s+working|started(?:\s+working)?)\s+(?:at|for)\s+${PLACE}`, 'u'), make: (v) => ({ op: 'assert', fact_type: 'employer', content: v, confidence: LIKELY }) },
  { when: new RegExp(String.raw`\bI(?:['’]m|\s+am)\s+now\s+(?:working\s+)?(?:at|for|with)\s+${PLACE}`, 'u'), make: (v) => ({ op: 'assert', fact_type: 'employer', content: v, confidence: LIKELY }) },
  { when: new RegExp(String.raw`\bI\s+(?:no\s+longer|don['’]t)\s+live\s+in\s+${PLACE}`, 'u'), make: (v) => ({ op: 'end', fact_type: 'lives_in', content: v, confidence: LIKELY }) },
  { when: new RegExp(String.raw`\bI\s+(?:(?:now|currently)\s+)?(?:live|am\s+living|(?:have\s+)?(?:just\s+|recently\s+)?moved\s+(?:from\s+\S+\s+)?to)${NOW}\s+(?:in\s+|to\s+)?${PLACE}`, 'u'), make: (v) => ({ op: 'assert', fact_type: 'lives_in', content: v, confidence: LIKELY }) },
  { when: new RegExp(String.raw`\b[Mm]y\s+(?:new\s+)?favou?rite\s+(?<key>[\p{L}\p{N}' -]{1,40}?)\s+(?:is|are)${NOW}\s+${VALUE}`, 'u'), make: (v, k) => ({ op: 'assert', fact_type: 'preference', fact_key: `favourite ${k.toLowerCase()}`, content: `favourite ${k.toLowerCase()}: ${v}`, confidence: SURE }) },
  { when: new RegExp(String.raw`\bI\s+(?:really\s+|always\s+)?prefer\s+${VALUE}`, 'u'), make: (v) => ({ op: 'assert', fact_type: 'preference', fact_key: '', content: `prefers ${v}`, multi: true, confidence: LIKELY }) },
  { when: new RegExp(String.raw`\bI(?:['’]m|\s+am)\s+allergic\s+to\s+${VALUE}`, 'u'), make: (v) => ({ op: 'assert', fact_type: 'allergy', content: `allergic to ${v}`, multi: true, confidence: SURE }) },
  { when: new RegExp(String.raw`\b[Mm]y\s+birthday\s+is\s+(?:on\s+)?${VALUE}`, 'u'), make: (v) => ({ op: 'assert', fact_type: 'birthday', content: v, confidence: SURE }) },
  { when: new RegExp(String.raw`\bI\s+was\s+born\s+(?:on|in)\s+(?<value>[^.;!?\n]*\d[^.;!?\n]*)`, 'u'), make: (v) => ({ op: 'assert', fact_type: 'birthday', content: v, confidence: LIKELY }) },
  { when: new RegExp(String.raw`\b[Mm]y\s+(?<key>wife|husband|partner|boss|manager|doctor|dentist|accountant|lawyer|mother|father|mum|mom|dad|brother|sister|son|daughter|dog|cat|assistant|landlord|therapist|coach)(?:['’]s\s+name)?(?:\s+is|['’]s)(?:\s+(?:called|named))?\s+${NAME}`, 'u'), make: (v, k) => ({ op: 'assert', fact_type: 'relation', fact_key: k.toLowerCase(), content: `${k.toLowerCase()}: ${v}`, confidence: LIKELY }) },
  { when: new RegExp(String.raw`\b[Mm]y\s+(?<key>e-?mail(?:\s+address)?|phone(?:\s+number)?|time\s?zone|job(?:\s+title)?|profession|nickname)\s+is${NOW}\s+(?<value>[^;!?\n,]{1,80}?)(?=[.]?(?:\s|$))`, 'u'), make: (v, k) => ({ op: 'assert', fact_type: 'contact', fact_key: k.toLowerCase(), content: `${k.toLowerCase()}: ${v}`, confidence: LIKELY }) },
  { when: new RegExp(String.raw`\b(?:[Pp]lease\s+)?(?:[Rr]emember|[Dd]on['’]t\s+forget|[Nn]ote)\s+that\s+${VALUE}`, 'u'), make: (v) => ({ op: 'assert', fact_type: 'note', content: v, multi: true, confidence: SURE }) },
];

const tidy = (value: string): string => value.replace(/\s+/g, ' ').replace(/[\s,.:–-]+$/u, '').replace(/\s+(?:now|currently|anymore|any more|these days|too|as well|though)$/iu, '').replace(/,\s*(?:not|instead of)\s.*$/iu, '').trim();

/** Sentences, with dots inside names and addresses left alone. */
export const sentencesOf = (text: string): string[] => text.split(/\n+|(?<=[.!?。！？])\s+(?=\S)/u).map((s) => s.trim()).filter(Boolean);

export function plainFacts(text: string): ExtractedFact[] {
  const out = new Map<string, ExtractedFact>();
  for (const sentence of sentencesOf(text.slice(0, 20_000))) {
    if (sentence.length > 600 || NO_STATEMENT.test(sentence)) continue;
    for (const rule of RULES) {
      const groups = rule.when.exec(sentence)?.groups;
      const value = tidy(groups?.['value'] ?? '');
      if (value.length < 2) continue;
      const fact: ExtractedFact = { ...SELF, ...rule.make(value, (groups?.['key'] ?? '').trim()) };
      // Of one single-valued series the last word in a text counts.
      out.set(`${fact.fact_type} ${fact.fact_key ?? ''} ${fact.multi || fact.op === 'end' ? fact.content : ''}`, fact);
    }
  }
  return [...out.values()];
}
