import { ASIDE, END, LIKELY, lower, oneOf, type Rule, rule, says, THING, words } from './rule.ts';

// What somebody likes, avoids and cannot stand.

/** Not a thing that one likes, but the rest of another sentence. */
const THING_ITSELF = String.raw`(?!(?:it|that|this|these|those|you|him|her|them|us|me|how|when|what|where|who|why|your|his|their|its|my|our|to (?:know|see|hear|think|say|be|have|get|do|ask|thank)|the (?:idea|way|fact|new|first|last|part|sound|look|one|ones|thought|feeling|result|answer)|being (?:asked|told|called)|and|or|not|myself|as|but|being|so|one|some|any|all|everything|nothing|something|anything|a lot|more|less|most)(?![\p{L}'’]))`;
const LIKES = oneOf(['like', 'love', 'adore', 'enjoy', 'really like', 'really love', 'absolutely love', 'really enjoy', 'am a big fan of', 'am a huge fan of', 'am a fan of', 'am into', 'am fond of', 'am passionate about', 'am crazy about', 'like to drink', 'also like', 'also love', 'also enjoy']);
const DISLIKES = oneOf(['hate', 'dislike', 'detest', 'despise', 'loathe', 'can not stand', 'cannot stand', 'can not bear', 'really hate', 'absolutely hate', 'really dislike', 'do not like', 'do not enjoy', 'am not a fan of', 'am not a big fan of', 'am not into', 'really do not like', 'do not really like', 'never liked']);
const DIETS = oneOf(['vegan', 'vegetarian', 'pescatarian', 'pescetarian', 'lactose intolerant', 'lactose-intolerant', 'gluten-free', 'gluten intolerant', 'coeliac', 'celiac', 'diabetic', 'kosher', 'halal', 'flexitarian', 'teetotal', 'teetotaler', 'keto']);
const EATEN = String.raw`(?!(?:it|that|this|them|much|enough|out|well|a lot|anything|before|after|until|properly|there|here|alone|when|very|in|at|with|too)(?![\p{L}]))`;
const ENDING = '(?: anymore| any more| any longer)';
const ENDED = /(?: anymore| any more| any longer| at all)$/i;
const few = (value: string): boolean => value.split(' ').length <= 6;
/** What points at something said elsewhere, or is no thing at all. */
const POINTS = /(?<![\p{L}])(?:him|her|them|it|this|these|those|you|your|itself)(?![\p{L}])|^(?:to|everywhere|here|there|today|tonight|both|also|too|theme)$|^the (?!(?:sea|beach|mountains?|ocean|outdoors|theatre|theater|cinema|gym|rain|snow|countryside|city|cold|heat|dark|sun|forest|opera|desert|colou?r|smell|taste)(?![\p{L}]))/iu;
function taste(said: string, verb: string) {
  const value = said.trim().replace(/^(?:also|both|really|just) /i, '').replace(/ (?:too|so much|a lot|sometimes|very much|now|these days|as well|at all|the most|most)$/i, '');
  return few(value) && !POINTS.test(value) ? { type: 'preference', key: lower(value), value, content: `${verb} ${value}`, confidence: LIKELY } : null;
}

export const englishTaste = (then: string): Rule[] => [
  rule('en favourite', `[Mm]y (?:new |all-time |absolute )?favou?rite (?!(?:is|are|was|were|one|ones|part|thing about)(?!\\p{L}))(?<key>[\\p{L}\\p{N}' -]{1,40}?) (?:is|are|has always been) (?:now |currently |actually |these days |definitely |probably )?(?!(?:not|when|the one|changing|something|nothing)(?!\\p{L}))(?<value>[^.;!?\\uFFFC]{1,100})`, (g) => ({ type: 'preference', key: `favourite ${lower(g['key'])}`, value: g['value'] ?? '', content: `favourite ${lower(g['key'])}: ${g['value'] ?? ''}` })),
  rule('en favourite', `(?<value>\\p{Lu}[\\p{L}\\p{N}' -]{1,40}?) is my (?:new |all-time |absolute )?favou?rite (?<key>[\\p{L}\\p{N}' -]{1,40})${END}`, (g) => (/^(?:This|That|It|He|She|Here|There|What|Which|One|The|Mine)(?: |$)/.test(g['value'] ?? '') ? null : { type: 'preference', key: `favourite ${lower(g['key'])}`, value: g['value'] ?? '', content: `favourite ${lower(g['key'])}: ${g['value'] ?? ''}`, confidence: LIKELY })),
  rule('en rather', `I would (?:much |always )?rather (?<value>[^;!?\\uFFFC]{2,60} than [^,;.!?\\uFFFC]{2,50})${END}`, (g) => ({ type: 'preference', value: g['value'] ?? '', content: `would rather ${g['value'] ?? ''}`, multi: true, confidence: LIKELY })),
  rule('en prefers', `I (?:really |always |much |generally |usually |strongly )?prefer (?!(?:it|that|this|those|them|not)(?: |[.!]|$))(?<value>(?:[^.,;!?\\uFFFC]|[.,](?=\\d)|, (?!(?:so|but|can|could|and|because|which|what|how|please|do|is|I)(?!\\p{L}))){2,100})`, (g) => (/(?<!\p{L})(?:them|it|those|these)(?!\p{L})/iu.test(g['value'] ?? '') ? null : { type: 'preference', value: g['value'] ?? '', content: `prefers ${(g['value'] ?? '').trim()}`, multi: true, confidence: LIKELY })),
  rule('en stopped liking', `I (?:no longer|do not) (?:like|love|enjoy) ${THING_ITSELF}(?<value>[^,.;:!?()\\uFFFC]{2,50}?)${ENDING}${END}|I no longer (?:like|love|enjoy) ${THING_ITSELF}${words(50, 'other')}${END}`, (g) => { const value = g['value'] || g['other'] || ''; return { type: 'preference', key: lower(value), op: 'end', value: '', confidence: LIKELY }; }, { change: true }),
  rule('en likes', `I (?:also |still |just |really |truly |absolutely |do )?${LIKES} ${THING_ITSELF}${words(50)}${ASIDE}`, (g) => taste(g['value'] ?? '', 'likes')),
  rule('en dislikes', `I (?:also |still |just |truly )?${DISLIKES} ${THING_ITSELF}${words(50)}${ASIDE}`, (g) => (/ (?:anymore|any more|any longer)$/.test(g['value'] ?? '') ? null : taste(g['value'] ?? '', 'dislikes'))),
  rule('en allergy', `I (?:am|have been|have always been) (?:also |severely |badly |very |really |deathly |mildly |highly )?allergic to (?<value>[^.;!?\\uFFFC]{2,80})|I have an? (?:severe |bad |mild |serious )?(?<other>[\\p{L} ]{2,30}) allergy${END}|I have an allergy to ${words(60, 'third')}${END}`, (g) => {
    const said = g['value'] || g['other'] || g['third'] || '';
    return said.split(/,? and |, (?:and )?/).filter((one) => one.length > 1 && one.split(' ').length <= 5).map((value) => ({ type: 'allergy', value, content: `allergic to ${value.trim().replace(/\.$/, '')}`, multi: true }));
  }),
  rule('en no allergy', `I am (?:not|no longer) allergic to ${words(60)}${END}`, (g) => ({ type: 'allergy', op: 'end', value: (g['value'] ?? '').replace(ENDED, ''), confidence: LIKELY }), { change: true }),
  says('en diet', `I (?:am|have been|have gone|went|became|turned|have become) (?:now |also |currently |a |an |strictly |mostly |a strict )?(?<value>${DIETS})${then}|I (?:follow|eat|keep) (?:a |an )?(?<other>${DIETS})(?: diet| food)?${END}`, { type: 'diet' }),
  rule('en no diet', `I am (?:no longer|not) (?:a |an )?(?<value>${DIETS})(?: anymore| any more)?${END}`, (g) => ({ type: 'diet', op: 'end', value: g['value'] ?? '', confidence: LIKELY }), { change: true }),
  rule('en avoids', `I (?:do not|never|can not) (?<verb>eat|drink|smoke|consume)(?: ${EATEN}${words(40)})?${END}`, (g) => { const what = `${g['verb'] ?? ''} ${(g['value'] ?? '').replace(ENDED, '')}`.trim(); return what === 'eat' || what === 'consume' || !few(what) ? null : { type: 'diet', key: lower(what), value: what, content: `does not ${what}`, confidence: LIKELY }; }),
  rule('en stopped', `I (?:have )?(?:just |recently |finally )?(?:quit|stopped|gave up|given up) (?<verb>eating|drinking|smoking)(?: ${EATEN}${words(40)})?${END}`, (g) => { const verb = lower(g['verb']).replace(/ing$/, '').replace(/^smok$/, 'smoke'), what = `${verb} ${g['value'] ?? ''}`.trim(); return what === 'eat' ? null : { type: 'diet', key: lower(what), value: what, content: `does not ${what}`, confidence: LIKELY }; }, { change: true }),
  rule('en eats again', `I (?:have )?(?:started|began) (?<verb>eating|drinking|smoking) (?:${words(40)} )?again${END}|I (?<verb2>eat|drink|smoke) (?:${words(40, 'other')} )?again${END}`, (g) => { const verb = lower(g['verb'] || g['verb2']).replace(/ing$/, '').replace(/^smok$/, 'smoke'); return { type: 'diet', key: `${verb} ${lower(g['value'] || g['other'])}`.trim(), op: 'end', value: '', confidence: LIKELY }; }, { change: true }),
  rule('en takes', `I (?:take|drink) my (?<key>coffee|tea|steak|eggs) ${THING}${END}`, (g) => ({ type: 'preference', key: `${lower(g['key'])} taken`, value: g['value'] ?? '', content: `${lower(g['key'])}: ${g['value'] ?? ''}`, confidence: LIKELY })),
];
