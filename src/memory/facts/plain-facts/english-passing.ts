import { ASIDE, END, LIKELY, lower, oneOf, place, type Rule, rule, words } from './rule.ts';

// What people tell of themselves in passing, on the way to something else.

const YEARS = String.raw`(?:for (?:over |about |almost |nearly |more than )?(?:\p{L}{1,12}|\d{1,2}) (?:years|months)|since [^,.;!?]{2,30})`;
const DETAIL = oneOf(['blood type', 'blood group', 'shoe size', 'shirt size', 'dress size', 'ring size', 'pronouns', 'height', 'star sign', 'license plate', 'licence plate', 'number plate', 'customer number', 'membership number', 'passport number', 'insurance number', 'locker code', 'door code', 'gate code', 'alarm code', 'employee number', 'student number', 'tax number', 'seat', 'hourly rate', 'day rate', 'notice period']);
const TRADE = oneOf(['drive', 'build', 'sell', 'write', 'fix', 'repair', 'design', 'paint', 'bake', 'cook', 'make', 'edit', 'translate', 'clean', 'teach', 'film', 'restore', 'breed', 'grow']);
const SUBJECT = oneOf(['math', 'maths', 'mathematics', 'physics', 'chemistry', 'biology', 'history', 'geography', 'English', 'German', 'French', 'Spanish', 'Latin', 'music', 'art', 'drama', 'economics', 'philosophy', 'computer science', 'PE', 'yoga', 'pilates', 'piano', 'guitar', 'violin', 'singing', 'dance', 'swimming', 'skiing', 'primary school', 'kindergarten', 'first grade', 'second grade', 'third grade', 'fourth grade', 'fifth grade', 'high school']);
const FEARED = String.raw`(?!(?:it|that|this|you|him|her|them|the (?:answer|result|outcome|future)|losing|being|what|how|my|your)(?!\p{L}))`;
const short = (value: string): boolean => value.trim().split(/\s+/).length <= 4;

export const englishPassing = (then: string): Rule[] => [
  rule('en age', `I (?:have )?(?:just )?turned (?<value>\\d{1,3})(?= (?:on|last|this|in|yesterday|today|and|the|two|three|a)(?!\\p{L}))`, (g) => { const years = Number(g['value']); return years >= 3 && years <= 115 ? { type: 'age', value: String(years), content: `${years} years old`, confidence: LIKELY } : null; }, { whole: true }),
  rule('en reached at', String.raw`(?:[Yy]ou can |[Pp]lease |[Jj]ust )?(?:reach|call|text|phone|ring|message|contact) me (?:on|at|under) (?<value>\+?\d[\d ()./-]{5,20}\d)|(?:[Yy]ou can |[Pp]lease |[Jj]ust )?(?:reach|write|write to|e-?mail|mail|contact|message) me (?:on |at |under |to )?(?<value2>[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,100}\.\p{L}{2,20})`, (g) => {
    const value = g['value'] || g['value2'] || '', key = g['value'] ? 'phone' : 'email';
    return { type: 'contact', key, value, content: `${key}: ${value}`, confidence: LIKELY };
  }, { whole: true }),
  rule('en address', `(?:[Oo]ur|[Mm]y) new (?<key>address) is (?:now )?(?<value>(?=[^;!?]{0,80}\\d)[^;!?]{6,100})`, (g) => ({ type: 'contact', key: 'address', value: g['value'] ?? '', content: `address: ${(g['value'] ?? '').replace(/[.\s]{1,3}$/, '')}`, confidence: LIKELY }), { whole: true }),
  rule('en detail', `[Mm]y (?<key>${DETAIL}) (?:is|are) (?:now )?(?!(?:not|very|too|so|really|always|a |an |the |something|unknown|changing|important|wrong|fine|ok|okay|good|bad)(?!\\p{L}))(?<value>[^,;!?]{1,30}?)(?:,[^;!?]{0,80})?${END}`, (g) => (short(g['value'] ?? '') ? { type: 'detail', key: lower(g['key']), value: g['value'] ?? '', content: `${lower(g['key'])}: ${g['value'] ?? ''}`, confidence: LIKELY } : null), { whole: true }),
  rule('en years at', `I have been (?:at|with) (?:the )?${place('value')} ${YEARS}`, (g) => ({ type: 'employer', value: g['value'] ?? '', confidence: LIKELY }), { whole: true }),
  rule('en lives near', `(?:I|[Ww]e) (?:now |currently )?live (?:just )?(?:outside(?: of)?|near|close to|not far from|north of|south of|east of|west of) ${place('value')}${then}`, (g) => ({ type: 'lives_in', value: g['value'] ?? '', content: `near ${g['value'] ?? ''}`, confidence: LIKELY })),
  rule('en teaches', `I teach (?<value>${SUBJECT})(?: (?:at|in|to|for) (?!you|them|him|her)[^;!?]{2,60})?${ASIDE}`, (g) => ({ type: 'role', value: `teaches ${g['value'] ?? ''}`, confidence: LIKELY })),
  rule('en for a living', `I (?<value>${TRADE} [^,.;!?]{2,40}?) for a living`, (g) => ({ type: 'role', value: (g['value'] ?? '').replace(/^(\p{L}{1,20})/u, (verb) => `${verb}${/(?:sh|ch|x|s)$/.test(verb) ? 'es' : 's'}`), confidence: LIKELY })),
  rule('en collects', `I (?:also )?collect (?!(?:it|them|him|her|you|the|my|your|dust|data|feedback)(?!\\p{L}))${words(40)}${ASIDE}`, (g) => (short(g['value'] ?? '') ? { type: 'preference', key: lower(g['value']), value: g['value'] ?? '', content: `collects ${g['value'] ?? ''}`, confidence: LIKELY } : null)),
  rule('en fears', `I (?:am|have always been) (?:really |absolutely |a bit |very )?(?:terrified|scared|afraid) of ${FEARED}${words(30)}${ASIDE}`, (g) => (short(g['value'] ?? '') ? { type: 'preference', key: `afraid of ${lower(g['value'])}`, value: g['value'] ?? '', content: `afraid of ${g['value'] ?? ''}`, confidence: LIKELY } : null)),
];
