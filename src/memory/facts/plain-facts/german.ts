import { END, FREE, type Language, LIKELY, lower, NAME, named, oneOf, PLACE, place, type Rule, rule, says, words } from './rule.ts';

const NOW = '(?:(?:jetzt|nun|aktuell|derzeit|inzwischen|mittlerweile|seit kurzem|gerade|immer noch|auch|eigentlich) )?';
const THEN = String.raw`(?=[.!]{0,3}$|[,.;:!)]| (?:und|mit|aber|weil|seit|als|wo|jetzt|nun|gezogen|umgezogen|wohne|angefangen|zusammen|bei|in|an|mehr|zurück|geboren|aufgewachsen|arbeite)(?![\p{L}]))`;
const IN = `${PLACE}${THEN}`;
const SEVERAL = ['Schwester', 'Bruder', 'Tochter', 'Sohn', 'Freund', 'Freundin', 'Kollege', 'Kollegin', 'Cousin', 'Cousine', 'Tante', 'Onkel', 'Nichte', 'Neffe', 'Oma', 'Opa', 'Hund', 'Hündin', 'Katze', 'Kater', 'Kaninchen', 'Pferd', 'Hamster', 'Papagei', 'Enkel', 'Enkelin', 'Mitbewohner', 'Mitbewohnerin'];
const REL = oneOf([...SEVERAL, 'Frau', 'Mann', 'Ehefrau', 'Ehemann', 'Partner', 'Partnerin', 'Mutter', 'Vater', 'Mama', 'Papa', 'Chef', 'Chefin', 'Zahnarzt', 'Hausarzt', 'Vermieter', 'Vermieterin']);
const many = new Set(SEVERAL.map(lower));
const relation = (g: Readonly<Record<string, string>>) => ({ type: 'relation', key: lower(g['key']), value: g['value'] ?? '', content: `${lower(g['key'])}: ${g['value'] ?? ''}`, multi: many.has(lower(g['key'])) });
const MY = '(?:[Mm]ein|[Mm]eine|[Uu]nser|[Uu]nsere)';
const taste = (value: string, content: string) => (value.split(' ').length <= 5 ? { type: 'preference', key: lower(value), value, content, confidence: LIKELY } : null);
const THING = String.raw`(?!(?:es|das|dich|ihn|sie|ihr|euch|mich|wenn|wie|dass|was|diese[nrsm]?|mein\p{L}{0,2}|dein\p{L}{0,2}|nicht|kein\p{L}{0,2}|sehr|den gedanken|die idee)(?![\p{L}]))`;

const rules: Rule[] = [
  says('de name', `(?:[Mm]ein (?:voller )?(?:Name|Vorname|name) (?:ist|lautet)|[Ii]ch heiße|[Ii]ch heisse) ${NOW}${NAME}(?=[.!]{0,3}$|[,.!]| und )`, { type: 'name' }),
  says('de family name', `[Mm]ein (?:Nachname|Familienname) (?:ist|lautet) ${NAME}(?=[.!]{0,3}$|[,.!]| und )`, { type: 'name', key: 'family name' }),
  says('de nickname', `(?:[Nn]enn mich|[Mm]ein Spitzname ist|[Aa]lle nennen mich) ${NAME}(?=[.!]{0,3}$|[,.!])`, { type: 'nickname', confidence: LIKELY }),
  rule('de age', `[Ii]ch bin ${NOW}(?<value>\\d{1,3})(?: Jahre alt)?${END}`, (g) => ({ type: 'age', value: g['value'] ?? '', content: `${g['value'] ?? ''} Jahre alt`, confidence: LIKELY })),
  says('de birthday', `(?:[Ii]ch habe am (?<value>\\d{1,2}\\. ?(?:\\d{1,2}\\.|\\p{L}{3,9})(?: ?\\d{4})?) Geburtstag|[Mm]ein Geburtstag ist (?:am |der )?(?<other>\\d{1,2}\\. ?(?:\\d{1,2}\\.|\\p{L}{3,9})(?: ?\\d{4})?)|[Ii]ch (?:bin|wurde) am (?<third>\\d{1,2}\\. ?(?:\\d{1,2}\\.|\\p{L}{3,9})(?: ?\\d{4})?) geboren)`, { type: 'birthday' }, { whole: true }),
  says('de birthplace', `[Ii]ch (?:bin|wurde) in ${PLACE} geboren`, { type: 'birthplace' }),
  says('de origin', `(?:[Ii]ch komme|[Ww]ir kommen|[Ii]ch stamme) (?:ursprünglich )?aus ${IN}|[Ii]ch bin in ${place('other')} aufgewachsen`, { type: 'origin', confidence: LIKELY }),
  says('de lives in', `(?:[Ii]ch (?:wohne|lebe)|[Ww]ir (?:wohnen|leben)) ${NOW}in ${IN}`, { type: 'lives_in' }),
  rule('de moved', `(?:[Ii]ch bin|[Ww]ir sind) ${NOW}(?:von (?<from>\\p{Lu}[\\p{L} -]{1,30}?) )?nach ${PLACE} (?:um)?gezogen|(?:[Ii]ch bin|[Ww]ir sind) ${NOW}(?:von (?<from2>\\p{Lu}[\\p{L} -]{1,30}?) )?nach ${named('other')} zurückgezogen`, (g) => { const from = g['from'] || g['from2']; return { type: 'lives_in', value: g['value'] || g['other'] || '', ...(from && { replaces: from }) }; }, { change: true }),
  says('de lived', `(?:[Ii]ch (?:wohne|lebe)|[Ww]ir (?:wohnen|leben)) nicht mehr in ${IN}`, { type: 'lives_in', op: 'end', confidence: LIKELY }, { change: true }),
  says('de works at', `[Ii]ch (?:arbeite|bin angestellt) ${NOW}(?:bei|für) (?:der |dem )?${IN}|[Ii]ch habe (?:gerade |kürzlich )?bei (?:der )?${place('other')} angefangen`, { type: 'employer' }),
  says('de worked', `[Ii]ch arbeite nicht mehr (?:bei|für) (?:der |dem )?${IN}|[Ii]ch habe (?:meinen Job )?bei ${place('other')} (?:gekündigt|aufgehört)`, { type: 'employer', op: 'end', confidence: LIKELY }, { change: true }),
  rule('de quit', `[Ii]ch (?:habe (?:meinen Job |meine Stelle )?gekündigt|bin in Rente(?: gegangen)?|wurde entlassen|habe meinen Job verloren)${END}`, () => ({ type: 'employer', op: 'end', value: '', confidence: LIKELY }), { change: true }),
  rule('de works as', `[Ii]ch (?:arbeite|bin) ${NOW}als (?<value>\\p{Lu}[\\p{L}-]{2,30})(?: (?:bei|für) (?:der )?${place('org')}${THEN}|(?=[.!]{0,3}$|[,.]| (?:in|und|tätig) ))|[Ii]ch bin ${NOW}(?<other>(?:\\p{Lu}[\\p{L}-]{1,25})?(?:[Ll]ehrer|[Ää]rzt|[Aa]rzt|[Ii]ngenieur|[Ee]ntwickler|[Pp]fleger|[Kk]ranken(?:schwester|pfleger)|[Bb]erater|[Aa]nwalt|[Aa]nwält|[Jj]ournalist|[Pp]rogrammierer|[Bb]äcker|[Kk]och|[Kk]öch|[Tt]ischler|[Mm]aler|[Pp]olizist|[Ss]tudent|[Rr]entner|[Dd]esigner|[Aa]rchitekt|[Pp]rofessor|[Ee]lektriker|[Ff]riseur|[Ll]eiter)(?:in)?)(?: (?:bei|an) (?:der )?${place('org2')}${THEN}|(?=[.!]{0,3}$|[,.]| (?:in|und|von) ))`,
    (g) => [{ type: 'role', value: g['value'] || g['other'] || '' }, ...(g['org'] || g['org2'] ? [{ type: 'employer', value: g['org'] || g['org2'] || '' }] : [])]),
  rule('de relation', `${MY} (?:(?:kleine|große|jüngere|ältere|beste)[rn]? )?(?<key>${REL}) (?:heißt|heisst|ist) ${NAME}(?=[.!]{0,3}$|[,.!]| und )`, relation),
  rule('de relation', `${MY} (?:(?:kleine|große|jüngere|ältere|beste)[rn]? )?(?<key>${REL}),? ${NAME.replace('{0,3})', '{0,1})')}(?=,| (?:ist|wohnt|arbeitet|hat|und) )`, (g) => ({ ...relation(g), confidence: LIKELY })),
  rule('de has', `(?:[Ii]ch habe|[Ww]ir haben) (?:noch )?(?:einen|eine|ein) (?:\\p{Ll}{2,15} )?(?<key>${REL})(?: namens|,? (?:der|die|das) (?:auf den Namen )?|,? genannt) ?${NAME}(?: (?:heißt|heisst|hört))?(?=[.!]{0,3}$|[,.!]| und )`, relation),
  rule('de favourite', `${MY} (?:neue[rs]? )?Lieblings(?<key>[\\p{L}-]{2,30}) (?:ist|sind) ${NOW}(?!(?:nicht|immer noch nicht)(?!\\p{L}))(?<value>[^.;!?\\uFFFC]{1,80})`, (g) => ({ type: 'preference', key: `favourite ${lower(g['key'])}`, value: g['value'] ?? '', content: `favourite ${lower(g['key'])}: ${g['value'] ?? ''}` })),
  rule('de likes', `[Ii]ch (?:mag|liebe|esse|trinke|höre|spiele) (?:sehr |auch |am liebsten |total )?gern(?:e)? ${THING}${words(50)}${END}|[Ii]ch (?:mag|liebe) (?:auch |total )?${THING}(?<other>(?![^.!]{0,60}\\bnicht\\b)[^,.;:!?()\\uFFFC]{2,50}?)(?: sehr| gern| gerne)?${END}`, (g) => { const value = g['value'] || g['other'] || ''; return taste(value, `likes ${value}`); }),
  rule('de dislikes', `[Ii]ch (?:hasse|verabscheue|mag kein(?:e|en)?|mag nicht) ${THING}${words(50)}${END}|[Ii]ch mag ${THING}(?<other>[^,.;:!?()\\uFFFC]{2,40}) nicht${END}|[Ii]ch (?:esse|trinke) kein(?:e|en)? ${words(40, 'third')}${END}`, (g) => { const value = (g['value'] || g['other'] || g['third'] || '').replace(/ mehr$/, ''); return taste(value, `dislikes ${value}`); }),
  says('de diet', `[Ii]ch (?:bin|ernähre mich|lebe|esse) ${NOW}(?<value>vegan|vegetarisch|Vegetarier|Vegetarierin|Veganer|Veganerin|laktoseintolerant|glutenfrei)${END}`, { type: 'diet' }),
  rule('de allergy', `[Ii]ch (?:bin|reagiere) (?:stark |leider )?allergisch (?:gegen|auf) (?<value>[^.,;!?\\uFFFC]{2,60})|[Ii]ch habe eine (?<other>\\p{Lu}\\p{L}{2,25})(?:-?allergie)${END}`, (g) => (g['value'] || g['other'] || '').split(/ und /).map((value) => ({ type: 'allergy', value, content: `allergic to ${value}`, multi: true }))),
  says('de speaks', `[Ii]ch spreche (?:auch |fließend |gut )?(?<value>Deutsch|Englisch|Französisch|Spanisch|Italienisch|Portugiesisch|Polnisch|Russisch|Türkisch|Arabisch|Chinesisch|Japanisch|Niederländisch|Dänisch|Schwedisch)(?=[.!]{0,3}$|[,.!]| und )`, { type: 'language', multi: true }),
  rule('de contact', String.raw`[Mm]eine (?<key>E-?Mail(?:-?Adresse)?) (?:ist|lautet) (?<value>[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,100}\.\p{L}{2,20})|[Mm]eine (?:Telefon|Handy)nummer (?:ist|lautet) (?<other>\+?\d[\d ()./-]{4,20}\d)`, (g) => { const key = g['other'] ? 'phone' : 'email', value = g['value'] || g['other'] || ''; return { type: 'contact', key, value, content: `${key}: ${value}`, confidence: LIKELY }; }, { whole: true }),
  rule('de note', `(?:[Bb]itte )?(?:(?:[Mm]erk(?:e)? dir|[Dd]enk(?:e)? daran|[Vv]ergiss nicht|[Nn]otier(?:e)?|[Bb]eachte)(?: bitte)?,? dass |[Nn]ur zur Info: |[Zz]ur Info: |[Nn]otiz: |(?:[Mm]erk dir|[Nn]otiere)(?: bitte)?: )${FREE}`, (g) => ({ type: 'note', value: g['value'] ?? '', multi: true }), { whole: true, always: true }),
];

const V = '(?<value>[^,;!?\\uFFFC]{1,60}?)', WRONG = '(?<wrong>[^,;!?\\uFFFC]{1,60}?)';
const MARK = '(?:(?:nein|sorry|quatsch|ups|moment|korrektur|verzeihung|entschuldigung|das war falsch|das stimmt nicht)[,:.!;–-]{0,3} ){1,3}';
export const german: Language = {
  code: 'de',
  marks: /(?<!\p{L})(?:ich|mein|unser|wir|mich|merk|denk|vergiss|nur zur info|zur info|notiz|notier|beachte|gemeint|sondern|nein|sorry|quatsch|ups|moment|korrektur|verzeihung|entschuldigung|das war|das stimmt)/iu,
  opener: /^(?:(?:hallo|hi|hey|guten (?:tag|morgen|abend)|moin|servus|also|übrigens|ach|und|aber|ok|okay|ja|genau|naja|gut|kurzes update|zur erinnerung|leider|zum glück|danke)[,:!.–-]{0,3} ){1,3}/iu,
  correcting: /^(?:(?:nein|sorry|quatsch|ups|moment|korrektur|verzeihung|entschuldigung|eigentlich|das war falsch|das stimmt nicht|ich meinte)[,:.!;–-]{0,3} ){1,3}/iu,
  split: /(?:,? (?:und|aber|weil|denn) |, |; )(?=(?:ich|wir|mein|meine|unser|unsere) )|;\s/iu,
  unsaid: /^(?:wenn|falls|sobald|als ob|stell dir vor|angenommen|bevor|nachdem|im (?:roman|film|buch|spiel|traum)|in (?:der|einer|meiner) geschichte)\b|\b(?:falls|wenn)\b|\b(?:sagte|sagt|meint|behauptet|angeblich|gehört|geschrieben|schrieb|erzählte|laut|träume|geträumt|wünschte|zitat|beispiel|scherz|witz|gelogen)\b|\?\s{0,2}$/iu,
  doubtful: /\b(?:würde|könnte|vielleicht|möglicherweise|wohl|fast|beinahe|sollte|möchte|will|wollte|hätte|wäre|wünsche|hoffe|überlege|wahrscheinlich|eventuell)(?![\p{L}])/iu,
  handedOver: /\b(?:übersetze?|korrigiere?|formuliere?|fasse?|umschreiben|verbessere?)\b[^.!?\n]{0,60}\b(?:text|satz|absatz|e-?mail|brief|folgende\p{L}{0,2}|zusammen|nachricht|um)\b|\b(?:schreib\p{L}{0,2}|erfinde?)\b[^.!?\n]{0,40}\b(?:geschichte|gedicht|roman|dialog|szene|lied|brief)\b|\b(?:es war einmal|tu so als|spiel die rolle)\b/iu,
  expand: (clause) => clause.replaceAll('’', "'").replace(/(?<=^|[,!.] )(?<first>[Ii]ch [^,;]{4,80}?),? und (?=(?:wohne|arbeite|lebe|spreche|habe|mag|liebe|hasse|bin) )/u, '$<first> und ich '),
  rules,
  corrections: [
    `^${MARK}(?:es ist|das ist|es heißt|ich meinte|gemeint war|richtig ist) (?:eigentlich )?${V}(?:,? nicht ${WRONG})?${END}`, `^(?:ich meinte|gemeint war) (?:eigentlich )?${V}(?:,? (?:und )?nicht ${WRONG})?${END}`, `^(?:${MARK})?(?:es ist |das ist )?nicht ${WRONG},? sondern ${V}${END}`, `^korrektur: ${V}(?:,? nicht ${WRONG})?${END}`,
  ].map((form) => new RegExp(form, 'iu')),
  time: {
    since: 'seit|ab', until: 'bis(?: zum| zur| ende)?', at: 'am|im|in|vom',
    months: ['januar|jänner', 'februar', 'märz', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'dezember'], days: ['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag|sonnabend', 'sonntag'],
    offsets: { vorgestern: -2, gestern: -1, heute: 0, morgen: 1, übermorgen: 2 }, ago: 'vor N (?:UNIT)', ahead: 'in N (?:UNIT)', units: ['tage?n?', 'wochen?', 'monate?n?', 'jahre?n?'], weekend: 'wochenende', seasons: ['frühling', 'sommer', 'herbst', 'winter'],
    last: 'letzte[nrsm]?|vorige[nrsm]?|vergangene[nrsm]?', next: 'nächste[nrsm]?|kommende[nrsm]?', current: 'diese[nrsm]?', numbers: { ein: 1, eine: 1, einem: 1, einer: 1, zwei: 2, drei: 3, vier: 4, fünf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10 },
    past: /(?<!\p{L})(?:bin|sind|war|waren|habe|haben|wurde|hatte)(?!\p{L})/iu,
  },
};
