// What a correction does to the fact it means: the value goes, another takes its place, the rest of the fact stays as it reads.

const NAME = /^\p{Lu}[\p{L}\p{M}'’.-]{0,40}(?: (?:(?:de|del|la|da|van|von|der|el|al) ){0,2}\p{Lu}[\p{L}\p{M}'’.-]{0,40}){0,3}$/u;
const PLACE = /^[\p{Lu}\p{N}][\p{L}\p{M}\p{N}&'’.-]{0,40}(?:,? (?:(?:of|the|and|de|la|du|am|an|der) ){0,2}[\p{Lu}\p{N}][\p{L}\p{M}\p{N}&'’.-]{0,40}){0,5}$/u;
const FEW_WORDS = /^[\p{L}\p{N}'’&+#.-]{1,30}(?: [\p{L}\p{N}'’&+#.-]{1,30}){0,4}$/u;
/** What follows "it is" without being a value. */
const REMARK = /^(?:fine|ok|okay|good|great|better|best|true|right|correct|wrong|not|just|the|because|about|that|this|so|too|very|really|quite|pretty|me|you|him|her|us|them|all|on|in|at|for|my|your|our|his|over|nothing|nice|cool|lovely|easy|hard|fun|bad|worse|awful|possible|impossible|important|interesting|funny|sad|late|early|time|more|less|only|like|as|if|when|how|what|why|where|enough|done|ready|gone|here|there|up|to|kind|been|hot|cold|warm|sunny|raining|snowing|complicated|unclear|clear|obvious|crazy|amazing|terrible|alright|gut|schlecht|egal|richtig|falsch|wahr|nicht|nur|vrai|faux|bien|bon|mal|verdad|bueno|malo|cierto|no|ne|pas|schon|auch|aussi|también)(?![\p{L}'’])|ing$/iu;
const MONTH_OR_NUMBER = /\d|jan|feb|m[aä]r|apr|may|mai|jun|jul|aug|sep|o[ck]t|nov|de[cz]|enero|abril|mayo|agosto|août|avril/iu;

const SHAPES: Readonly<Record<string, (value: string) => boolean>> = {
  name: (v) => NAME.test(v), nickname: (v) => NAME.test(v), relation: (v) => NAME.test(v), lives_in: (v) => PLACE.test(v), staying_in: (v) => PLACE.test(v), origin: (v) => PLACE.test(v), birthplace: (v) => PLACE.test(v), employer: (v) => PLACE.test(v), language: (v) => NAME.test(v),
  tool: (v) => FEW_WORDS.test(v) && /[\p{Lu}\d]/u.test(v), age: (v) => /^\d{1,3}$/.test(v), birthday: (v) => v.length <= 40 && MONTH_OR_NUMBER.test(v), contact: (v) => /@|\d|\//.test(v) && v.length <= 100,
  preference: (v) => FEW_WORDS.test(v), allergy: (v) => FEW_WORDS.test(v), diet: (v) => FEW_WORDS.test(v), possession: (v) => FEW_WORDS.test(v), role: (v) => FEW_WORDS.test(v), marital_status: (v) => FEW_WORDS.test(v),
};

/** The content of the corrected fact; null where this value cannot be meant for it. */
export function corrected(fact: { fact_type: string; content: string; value: string }, value: string): string | null {
  const given = value.replace(/^(?:a|an|the|at|in) (?=\p{Lu})/u, '').trim();
  if (given === '' || REMARK.test(given) || !SHAPES[fact.fact_type]?.(given) || given.toLowerCase() === fact.value.toLowerCase()) return null;
  const at = fact.content.lastIndexOf(fact.value);
  return at < 0 ? null : fact.content.slice(0, at) + given + fact.content.slice(at + fact.value.length);
}

/** Whether it can be a value at all, of whatever fact. */
export const mayBeValue = (value: string): boolean => value !== '' && value.length <= 100 && !REMARK.test(value) && (FEW_WORDS.test(value) || SHAPES['contact']?.(value) === true);

/** Without the small words that a correction may put before its value. */
export const bareValue = (value: string): string => value.replace(/^(?:a|an|the|at|in) (?=\p{Lu})/u, '').trim();
