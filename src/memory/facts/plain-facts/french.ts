import { END, FREE, type Language, LIKELY, lower, NAME, oneOf, PLACE, place, type Rule, rule, says, words } from './rule.ts';

const NOW = '(?:(?:maintenant|actuellement|désormais|toujours|aussi) )?';
const THEN = String.raw`(?=[.!]{0,3}$|[,.;:!)]| (?:et|avec|mais|depuis|car|parce|comme|où|maintenant|chez|en|à|ensemble|aussi|plus)(?![\p{L}]))`;
const IN = `${PLACE}${THEN}`;
const SEVERAL = ['sœur', 'soeur', 'frère', 'fille', 'fils', 'ami', 'amie', 'collègue', 'cousin', 'cousine', 'tante', 'oncle', 'nièce', 'neveu', 'grand-mère', 'grand-père', 'chien', 'chienne', 'chat', 'chatte', 'lapin', 'cheval', 'hamster', 'perroquet', 'voisin', 'voisine', 'colocataire'];
const REL = oneOf([...SEVERAL, 'femme', 'mari', 'épouse', 'époux', 'compagnon', 'compagne', 'copain', 'copine', 'mère', 'père', 'maman', 'papa', 'chef', 'patron', 'patronne', 'médecin', 'dentiste', 'propriétaire']);
const many = new Set(SEVERAL);
const relation = (g: Readonly<Record<string, string>>) => ({ type: 'relation', key: lower(g['key']), value: g['value'] ?? '', content: `${lower(g['key'])}: ${g['value'] ?? ''}`, multi: many.has(lower(g['key'])) });
const MY = '(?:[Mm]on|[Mm]a|[Nn]otre)';
const taste = (value: string, content: string) => (value.split(' ').length <= 5 ? { type: 'preference', key: lower(value), value, content, confidence: LIKELY } : null);
const THING = String.raw`(?!(?:ça|cela|ce|cette|ces|quand|que|qu'|comment|ton|ta|tes|mon|ma|mes|son|sa|ses|leur|l'idée|toi|lui|elle|eux|bien|beaucoup|trop)(?![\p{L}]))`;

const rules: Rule[] = [
  says('fr name', `(?:[Jj]e m'appelle|[Mm]on (?:prénom|nom) (?:est|c'est)) ${NAME}(?=[.!]{0,3}$|[,.!]| et )`, { type: 'name' }),
  says('fr family name', `[Mm]on nom de famille (?:est|c'est) ${NAME}(?=[.!]{0,3}$|[,.!]| et )`, { type: 'name', key: 'family name' }),
  says('fr nickname', `(?:[Aa]ppelle-moi|[Aa]ppelez-moi|[Oo]n m'appelle|[Mm]on surnom est) ${NAME}(?=[.!]{0,3}$|[,.!])`, { type: 'nickname', confidence: LIKELY }),
  rule('fr age', `[Jj]'ai (?<value>\\d{1,3}) ans(?=[.!]{0,3}$|[,.]| et )`, (g) => ({ type: 'age', value: g['value'] ?? '', content: `${g['value'] ?? ''} ans`, confidence: LIKELY })),
  says('fr birthday', `(?:[Mm]on anniversaire (?:est|c'est) le|[Jj]e suis née? le|[Jj]e fête mon anniversaire le) (?<value>\\d{1,2}(?:er)? \\p{L}{3,9}(?: \\d{4})?)`, { type: 'birthday' }, { whole: true }),
  says('fr birthplace', `[Jj]e suis née? (?:à|en|au) ${IN}`, { type: 'birthplace' }),
  says('fr origin', `[Jj]e (?:viens|suis originaire) (?:de |d'|du )${IN}|[Jj]'ai grandi (?:à|en|au) ${place('other')}${THEN}`, { type: 'origin', confidence: LIKELY }),
  says('fr lives in', `(?:[Jj]'habite|[Jj]e vis|[Nn]ous habitons|[Nn]ous vivons|[Oo]n habite|[Jj]e réside) ${NOW}(?:(?:à|en|au|aux|dans) )?${IN}`, { type: 'lives_in' }),
  rule('fr moved', `(?:[Jj]'ai (?:récemment )?déménagé|[Nn]ous avons (?:récemment )?déménagé|[Jj]e me suis (?:récemment )?installée?|[Oo]n a déménagé) (?:de (?<from>\\p{Lu}[\\p{L} -]{1,30}?) )?(?:à|en|au|pour) ${IN}`, (g) => ({ type: 'lives_in', value: g['value'] ?? '', ...(g['from'] && { replaces: g['from'] }) }), { change: true }),
  says('fr lived', `(?:[Jj]e n'habite plus|[Jj]e ne vis plus|[Nn]ous n'habitons plus) (?:(?:à|en|au) )?${IN}`, { type: 'lives_in', op: 'end', confidence: LIKELY }, { change: true }),
  says('fr works at', `(?:[Jj]e travaille|[Jj]e bosse) ${NOW}(?:chez|pour|à la|à l'|au) ?${IN}|[Jj]'ai (?:été embauchée?|commencé) (?:chez|par) ${place('other')}${THEN}`, { type: 'employer' }),
  says('fr worked', `[Jj]e ne travaille plus (?:chez|pour|à la|à l'|au) ?${IN}|[Jj]'ai quitté ${place('other')}${THEN}`, { type: 'employer', op: 'end', confidence: LIKELY }, { change: true }),
  rule('fr quit', `[Jj](?:'ai démissionné|e suis à la retraite|'ai pris ma retraite|'ai perdu mon (?:travail|emploi)|'ai été licenciée?)${END}`, () => ({ type: 'employer', op: 'end', value: '', confidence: LIKELY }), { change: true }),
  rule('fr works as', `[Jj]e travaille comme (?<value>[\\p{L}' -]{3,40}?)(?: (?:chez|pour|à la) ${place('org')}${THEN}|(?=[.!]{0,3}$|,| (?:dans|à|et) ))|[Jj]e suis (?<other>infirmi(?:er|ère)|médecin|professeure?|enseignante?|ingénieure?|développeu(?:r|se)|avocate?|architecte|journaliste|comptable|étudiante?|boulang(?:er|ère)|cuisini(?:er|ère)|pharmacien(?:ne)?|dentiste|vétérinaire|traduct(?:eur|rice)|graphiste|électricien(?:ne)?|plombier|retraitée?)(?: (?:chez|pour|à la) ${place('org2')}${THEN}|(?=[.!]{0,3}$|,| (?:dans|à|et|de) ))`,
    (g) => [{ type: 'role', value: g['value'] || g['other'] || '' }, ...(g['org'] || g['org2'] ? [{ type: 'employer', value: g['org'] || g['org2'] || '' }] : [])]),
  rule('fr relation', `${MY} (?:(?:petite?|grande?|meilleure?|nouveau|nouvelle) )?(?<key>${REL}) (?:s'appelle|se nomme|est) ${NAME}(?=[.!]{0,3}$|[,.!]| et )`, relation),
  rule('fr has', `(?:[Jj]'ai|[Nn]ous avons|[Oo]n a) (?:aussi )?une? (?:(?:petite?|gros|vieux|jeune) )?(?<key>${REL}),? (?:qui s'appelle|nommée?|appelée?|du nom de) ${NAME}(?=[.!]{0,3}$|[,.!]| et )`, relation),
  rule('fr favourite', `${MY} (?:nouveau |nouvelle )?(?<key>[\\p{L}' -]{2,30}?) (?:préférée?|favorite?)(?: (?:est|c'est)) ${NOW}(?!pas )(?<value>[^.;!?\\uFFFC]{1,80})`, (g) => ({ type: 'preference', key: `favourite ${lower(g['key'])}`, value: (g['value'] ?? '').replace(/^(?:le |la |les |l')/, ''), content: `favourite ${lower(g['key'])}: ${(g['value'] ?? '').replace(/^(?:le |la |les |l')/, '')}` })),
  rule('fr likes', `[Jj](?:'aime|'adore|e suis fan de|e raffole de) (?:beaucoup |bien |vraiment )?(?:le |la |les |l')?${THING}(?!pas )${words(50)}${END}`, (g) => taste(g['value'] ?? '', `likes ${g['value'] ?? ''}`)),
  rule('fr dislikes', `[Jj]e (?:déteste|n'aime pas|n'aime pas du tout|ne supporte pas|hais) (?:le |la |les |l')?${THING}(?![^.!]{0,50} plus$)${words(50)}${END}`, (g) => taste(g['value'] ?? '', `dislikes ${g['value'] ?? ''}`)),
  rule('fr no longer likes', `[Jj]e n'aime plus (?:le |la |les |l')?${words(50)}${END}`, (g) => ({ type: 'preference', key: lower(g['value']), op: 'end', value: '', confidence: LIKELY }), { change: true }),
  rule('fr avoids', `[Jj]e ne (?<verb>mange|bois|fume) (?:pas|plus|jamais)(?: (?:de |d'))?(?:${words(40)})?${END}`, (g) => { const what = `${({ mange: 'eat', bois: 'drink', fume: 'smoke' } as Record<string, string>)[g['verb'] ?? ''] ?? ''} ${g['value'] ?? ''}`.trim(); return what === 'eat' ? null : { type: 'diet', key: lower(what), value: what, content: `does not ${what}`, confidence: LIKELY }; }),
  says('fr diet', `[Jj]e suis ${NOW}(?<value>végétarien(?:ne)?|végane?|vegan|pescétarien(?:ne)?|intolérante? au lactose|cœliaque)${END}`, { type: 'diet' }),
  rule('fr allergy', `[Jj]e suis (?:très |gravement )?allergique (?:à la |à l'|aux |au |à )(?<value>[^.,;!?\\uFFFC]{2,60})`, (g) => (g['value'] ?? '').split(/ et (?:à la |à l'|aux |au )?/).map((value) => ({ type: 'allergy', value, content: `allergic to ${value}`, multi: true }))),
  says('fr speaks', `[Jj]e parle (?:aussi |couramment |bien )?(?:l'|le )?(?<value>français|anglais|allemand|espagnol|italien|portugais|russe|arabe|chinois|japonais|néerlandais|polonais|turc)(?=[.!]{0,3}$|[,.!]| et )`, { type: 'language', multi: true }),
  rule('fr contact', String.raw`[Mm]on (?:adresse )?(?:e-?mail|courriel|mail) (?:est|c'est) (?<value>[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,100}\.\p{L}{2,20})|[Mm]on (?:numéro(?: de téléphone)?|téléphone) (?:est|c'est)(?: le)? (?<other>\+?\d[\d ()./-]{4,20}\d)`, (g) => { const key = g['other'] ? 'phone' : 'email', value = g['value'] || g['other'] || ''; return { type: 'contact', key, value, content: `${key}: ${value}`, confidence: LIKELY }; }, { whole: true }),
  rule('fr note', `(?:(?:[Ss]ouviens-toi|[Rr]appelle-toi|[Nn]'oublie pas|[Nn]ote(?: bien)?|[Rr]etiens)(?: s'il te plaît)? (?:que |qu')|[Pp]our info ?[:,] |[Àà] noter ?: |[Nn]ote ?: )${FREE}`, (g) => ({ type: 'note', value: g['value'] ?? '', multi: true }), { whole: true, always: true }),
];

const V = '(?<value>[^,;!?\\uFFFC]{1,60}?)', WRONG = '(?<wrong>[^,;!?\\uFFFC]{1,60}?)';
const MARK = "(?:(?:non|pardon|désolée?|oups|en fait|attends|erreur|c'était faux|je me suis trompée?)[,:.!;–-]{0,3} ){1,3}";
export const french: Language = {
  code: 'fr',
  marks: /(?<!\p{L})(?:j['’]|(?:je|mon|ma|notre|nous|pas|non|pardon|oups|attends|erreur)(?!\p{L})|on (?:m['’]|habite|a )|appel|souviens|rappelle|n['’]oublie|note|retiens|pour info|à noter|c['’]|désol|en fait)/iu,
  opener: /^(?:(?:bonjour|salut|coucou|bonsoir|alors|donc|au fait|et|mais|oui|ok|d'accord|bon|eh bien|merci|sinon|pour info|malheureusement|heureusement|d'ailleurs)[,:!.–-]{0,3} ){1,3}/iu,
  correcting: /^(?:(?:non|pardon|désolée?|oups|en fait|attends|erreur|c'était faux|je me suis trompée?|je voulais dire)[,:.!;–-]{0,3} ){1,3}/iu,
  split: /(?:,? (?:et|mais|car) |, |; )(?=(?:je |j'|nous |on |mon |ma |notre ))|;\s/iu,
  unsaid: /^(?:si|quand|lorsque|imagine|imaginons|supposons|avant|après|dans (?:le|mon|ce|un) (?:roman|film|livre|rêve|jeu)|il était une fois)(?!\p{L})|(?<!\p{L})(?:si j|si je|s'il|a dit|dit que|disait|prétend|paraît-il|il paraît|selon|d'après|j'ai entendu|écrit que|rêve|rêvé|citation|exemple|blague|mens|menti)(?!\p{L})|\?\s{0,2}$/iu,
  doubtful: /(?<!\p{L})(?:peut-être|probablement|pourrais|pourrait|aimerais|voudrais|devrais|aurais|serais|vivrais|habiterais|travaillerais|presque|espère|souhaite|envisage|j'ai failli)(?!\p{L})/iu,
  handedOver: /(?<!\p{L})(?:tradui[st]\p{L}{0,3}|corrige\p{L}{0,2}|reformule\p{L}{0,2}|résume\p{L}{0,2}|réécri[st]\p{L}{0,3})(?!\p{L})[^.!?\n]{0,60}(?:texte|phrase|paragraphe|e-?mail|lettre|message|suivant)|(?<!\p{L})(?:écri[st]|écrivez|invente|raconte)(?!\p{L})[^.!?\n]{0,40}(?:histoire|poème|roman|dialogue|scène|chanson|lettre)|il était une fois/iu,
  expand: (clause) => clause.replaceAll('’', "'").replace(/ ([!?;:])/g, '$1'),
  rules,
  corrections: [
    `^${MARK}(?:c'est|je voulais dire|il s'agit de) (?:en fait )?${V}(?:,? (?:et )?pas ${WRONG})?${END}`, `^je voulais dire ${V}(?:,? (?:et )?pas ${WRONG})?${END}`, `^(?:${MARK})?(?:ce n'est )?pas ${WRONG},? mais ${V}${END}`, `^c'est ${V}, (?:et )?pas ${WRONG}${END}`,
  ].map((form) => new RegExp(form, 'iu')),
  time: {
    since: "depuis(?: le)?|dès|à partir (?:du|de|d')", until: "jusqu'(?:à|au|en)(?: la)?", at: 'en|le|au|pendant',
    months: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'], days: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
    offsets: { 'avant-hier': -2, hier: -1, "aujourd'hui": 0, demain: 1, 'après-demain': 2 }, ago: 'il y a N (?:UNIT)', ahead: 'dans N (?:UNIT)', units: ['jours?', 'semaines?', 'mois', 'ans?|années?'], weekend: 'week-end|weekend', seasons: ['printemps', 'été', 'automne', 'hiver'],
    last: 'derni(?:er|ère)|passée?', next: 'prochaine?', current: 'ce|cette|cet', numbers: { un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10 },
    past: /(?<!\p{L})(?:j'ai|ai|suis|avons|sommes|étais|a)(?!\p{L})/iu,
  },
};
