import { END, type Groups, LIKELY, lower, NAME, named, oneOf, PLACE, place, type Rule, rule, words } from './rule.ts';

// People and animals by their names, and what is said of a third person who was named with a relation.

const PETS = ['dog', 'puppy', 'cat', 'kitten', 'hamster', 'rabbit', 'bunny', 'horse', 'pony', 'parrot', 'bird', 'fish', 'turtle', 'tortoise', 'goat', 'snake', 'lizard', 'guinea pig', 'ferret', 'gecko', 'hen', 'donkey', 'budgie', 'canary', 'labrador', 'poodle', 'beagle', 'terrier', 'husky', 'corgi', 'dachshund', 'retriever', 'golden retriever', 'border collie'];
const MANY = ['sister', 'brother', 'son', 'daughter', 'child', 'kid', 'friend', 'best friend', 'colleague', 'coworker', 'co-worker', 'teammate', 'cousin', 'aunt', 'uncle', 'nephew', 'niece', 'grandmother', 'grandfather', 'grandma', 'grandpa', 'grandson', 'granddaughter', 'roommate', 'flatmate', 'housemate', 'neighbour', 'neighbor', 'stepson', 'stepdaughter', 'stepsister', 'stepbrother', 'half-sister', 'half-brother', 'godson', 'goddaughter', 'student', 'client', 'baby', 'twin', 'twin sister', 'twin brother', 'older sister', 'younger sister', 'little sister', 'big sister', 'older brother', 'younger brother', 'little brother', 'big brother', 'oldest son', 'youngest son', 'oldest daughter', 'youngest daughter'];
const ONE = ['wife', 'husband', 'spouse', 'partner', 'boyfriend', 'girlfriend', 'fiancé', 'fiancée', 'fiance', 'fiancee', 'mother', 'father', 'mum', 'mom', 'dad', 'boss', 'manager', 'landlord', 'landlady', 'doctor', 'dentist', 'accountant', 'lawyer', 'assistant', 'therapist', 'coach', 'trainer', 'mother-in-law', 'father-in-law', 'stepmother', 'stepfather', 'supervisor', 'mentor', 'hairdresser', 'vet'];
export const COUPLE = ['wife', 'husband', 'spouse', 'partner', 'boyfriend', 'girlfriend', 'fiancé', 'fiancée', 'fiance', 'fiancee'];
const PET = oneOf(PETS), REL = oneOf([...PETS, ...MANY, ...ONE]), KIN = oneOf([...MANY, ...ONE]);
const SEVERAL = new Set([...PETS, ...MANY]);
const ADJ = String.raw`(?:(?:new|old|dear|lovely|beloved|late|little|eldest|\p{L}{1,8}-year-old) )?`;
const SHORT = String.raw`(?<value>\p{Lu}[\p{L}\p{M}-]{1,30}(?:['’]\p{Lu}\p{L}{0,20})?(?: \p{Lu}[\p{L}\p{M}-]{1,30})?)`;

const relation = (key: string | undefined, value: string | undefined, confidence = 0.9) => ({ type: 'relation', key: lower(key), value: value ?? '', content: `${lower(key)}: ${value ?? ''}`, multi: SEVERAL.has(lower(key)), confidence });
const each = (key: string, list: string | undefined) => (list ?? '').split(/, and |,? and |, |,? & /).filter(Boolean).map((value) => relation(key, value));
const SINGULAR: Readonly<Record<string, string>> = { kids: 'child', children: 'child', puppies: 'puppy', bunnies: 'bunny', wolves: 'wolf' };
const singular = (plural: string): string => SINGULAR[plural] ?? plural.replace(/s$/, '');
const NAMES = String.raw`(?<value>\p{Lu}[\p{L}\p{M}-]{1,30}(?:(?:, | and |, and | & )\p{Lu}[\p{L}\p{M}-]{1,30}){1,5})`;
const PLURAL = oneOf([...PETS.map((p) => `${p}s`), ...MANY.map((m) => `${m}s`), 'kids', 'children', 'puppies']);

export const englishFamily = (then: string): Rule[] => {
  const of = (g: Groups, type: string) => [relation(g['key'], g['name'], LIKELY), { type, subject: g['name'] ?? '', value: g['value'] ?? '', confidence: LIKELY }];
  const WHO = `[Mm]y ${ADJ}(?<key>${REL}),? ${SHORT.replace('<value>', '<name>')},?`;
  return [
    rule('en relation', `(?:[Mm]y|[Oo]ur) ${ADJ}(?<key>${REL})(?:['’]s name)? is (?:now )?(?:called |named )?(?!(?:Dr|Mr|Mrs|Ms|Prof)\\.)${NAME}(?=[.!]{0,3}$|[,.;)]| and )`, (g) => relation(g['key'], g['value'])),
    rule('en relation', `(?:[Mm]y|[Oo]ur|[Tt]he) ${ADJ}(?<key>${REL}) (?:goes by|answers to|is nicknamed) ${NAME}${END}`, (g) => relation(g['key'], g['value'], LIKELY)),
    rule('en relations', `(?:[Mm]y|[Oo]ur) (?:two |three |four )?(?<key>${PLURAL})(?:['’] names)? are (?:called |named )?${NAMES}${END}`, (g) => each(singular(lower(g['key'])), g['value'])),
    rule('en relations', `(?:I|[Ww]e) (?:have|have got|own|adopted) (?:two|three|four|five|some) (?:[\\p{L}-]{1,15} ){0,2}(?<key>${PLURAL})(?:,| who are| -)? (?:called|named|whose names are) ${NAMES}${END}`, (g) => each(singular(lower(g['key'])), g['value'])),
    rule('en relations', `(?:I|[Ww]e) (?:have|have got|own) (?:two|three|four|five) (?:[\\p{L}-]{1,15} ){0,2}(?<key>${PLURAL}), ${NAMES}(?=[.!]{0,3}$|, )`, (g) => each(singular(lower(g['key'])), g['value'])),
    rule('en has', `(?:I|[Ww]e) (?:also )?(?:have|have got|got|adopted|have adopted|just adopted|just got|own|rescued|bought)(?: also)? (?:a|an|another|one|a second|a third) (?:[\\p{L}-]{1,15} ){0,3}?(?<key>${REL}),? (?:called|named|whose name is|by the name of|nicknamed) ${SHORT}${then}`, (g) => relation(g['key'], g['value'])),
    rule('en has', `(?:I|[Ww]e) (?:also )?(?:have|got|adopted|own|rescued) (?:a|an|another) (?:[\\p{L}-]{1,15} ){0,3}?(?<key>${PET}), ${SHORT}${END}`, (g) => relation(g['key'], g['value'], LIKELY)),
    rule('en is my', `${SHORT} is my (?:new |older |younger |little |big )?(?<key>${REL})(?=[.!]{0,3}$|,| and )`, (g) => (/^(?:This|That|It|He|She|Here|There|What|Who|Where|Today|Yesterday)$/.test(g['value'] ?? '') ? null : relation(g['key'], g['value'], LIKELY))),
    rule('en third lives', `${WHO} (?:now )?(?:lives|is living|is based) in ${PLACE}${then}`, (g) => of(g, 'lives_in')),
    rule('en third moved', `${WHO} (?:has )?(?:just |recently )?moved to ${PLACE}${then}`, (g) => of(g, 'lives_in'), { change: true }),
    rule('en third works', `${WHO} (?:now )?(?:works|is working) (?:at|for) (?:the )?${PLACE}${then}`, (g) => of(g, 'employer')),
    rule('en third works as', `${WHO} works as (?:a|an) ${words(50)}${END}`, (g) => of(g, 'role')),
    rule('en third allergy', `${WHO} is allergic to ${words(60)}${END}`, (g) => { const [who, what] = of(g, 'allergy'); return [who, { ...what, content: `allergic to ${g['value'] ?? ''}`, multi: true }] as ReturnType<typeof of>; }),
    rule('en named', `(?:[^;!?]{0,80}? )?(?<!of )[Mm]y ${ADJ}(?<key>${KIN}|${PET}) ${SHORT}(?=['’]s |[.!]{0,3}$|,| (?:is|was|has|had|and|who|will|works|lives|likes|loves|hates|plays|goes|got|just|came|comes|turned|turns|started|starts|to|at|in|on|for|with|from|about|yesterday|today|last|this|every)(?!\\p{L}))`, (g) => (/^[A-Z]{2,}$/.test(g['value'] ?? '') ? null : relation(g['key'], g['value'], LIKELY)), { whole: true }),
    rule('en married to', `I am (?:now |happily )?married to ${NAME}${then}|I (?:just |recently )?(?:got )?married (?:to )?${named('other')}${then}`, (g) => [relation('spouse', g['value'] || g['other'], LIKELY), { type: 'marital_status', value: 'married' }]),
    rule('en marital', `(?:I|[Ww]e) (?:am|are) (?:now |happily |newly |still |officially )?(?<value>married|engaged|divorced|widowed|separated)(?=[.!]{0,3}$|,| (?:with|and|now|since|for) )|(?:I|[Ww]e) (?:just |recently |finally )?got (?<other>married|engaged|divorced)(?=[.!]{0,3}$|,)`, (g) => {
      const status = g['value'] || g['other'] || '';
      return [{ type: 'marital_status', value: status }, ...(status === 'divorced' ? [{ type: 'relation', op: 'end' as const, value: '', keys: ['wife', 'husband', 'spouse'], confidence: LIKELY }] : [])];
    }),
    rule('en parted', `(?:[Mm]y (?<key>${oneOf(COUPLE)})(?: ${SHORT})? and I|[Ww]e|I) (?:have )?(?:just |recently |finally )?(?:broke up|broken up|split up|separated|got divorced)(?: with my (?<key2>${oneOf(COUPLE)})(?: \\p{Lu}\\p{L}{1,30})?)?${END}`, (g) => ({ type: 'relation', op: 'end', value: '', keys: g['key'] || g['key2'] ? [lower(g['key'] || g['key2'])] : COUPLE, confidence: LIKELY }), { change: true }),
    rule('en died', `(?:[Mm]y|[Oo]ur) (?<key>${PET}),? ${SHORT},? (?:has )?(?:just |sadly |recently )?(?:died|passed away|was put down|ran away)${then}`, (g) => ({ type: 'relation', key: lower(g['key']), op: 'end', value: g['value'] ?? '', confidence: LIKELY }), { change: true }),
    rule('en children', `(?:I|[Ww]e) have (?<value>(?:one|two|three|four|five|six|no|\\d) (?:grown |grown-up |small |young |adult )?(?:kid|child|daughter|son|sister|brother|sibling|grandchild)(?:s|ren)?)(?=[.!]{0,3}$|,| and )`, (g) => ({ type: 'family', key: /(kid|child|daughter|son|sister|brother|sibling|grandchild)/.exec(g['value'] ?? '')?.[1]?.replace('kid', 'child') ?? '', value: g['value'] ?? '', confidence: LIKELY })),
    rule('en child born', `(?:[Mm]y|[Oo]ur) (?<key>son|daughter|baby|baby boy|baby girl),? ${SHORT},? was (?:just )?born${then}`, (g) => relation(g['key'], g['value'])),
    rule('en third name', `(?:[Mm]y) (?<key>${REL}) (?:changed|has changed) (?:his|her|their|its) name to ${place('value')}${END}`, (g) => relation(g['key'], g['value'], LIKELY), { change: true }),
  ];
};
