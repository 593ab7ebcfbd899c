import { frenchPassing, FRENCH_MARKS } from './french-passing.ts';
import { END, FREE, type Language, LIKELY, lower, NAME, oneOf, PLACE, place, type Rule, rule, says, words } from './rule.ts';

const NOW = '(?:(?:maintenant|actuellement|désormais|toujours|aussi) )?';
const THEN = String.raw`(?=[.!]{0,3}$|[,.;:!)]| (?:et|avec|mais|depuis|car|parce|comme|où|maintenant|chez|en|à|ensemble|aussi|plus)(?![\p{L}]))`;
const IN = `${PLACE}${THEN}`;
const SEVERAL = ['sœur', 'soeur', 'frère', 'fille', 'fils', 'ami', 'amie', 'collègue', 'cousin', 'cousine', 'tante', 'oncle', 'nièce', 'neveu', 'grand-mère', 'grand-père', 'chien', 'chienne', 'chat', 'chatte', 'lapin', 'cheval', 'hamster', 'perroquet', 'voisin', 'voisine', 'colocataire'];
const REL = oneOf([...SEVERAL, 'femme', 'mari', 'épouse', 'époux', 'compagnon', 'compagne', 'copain', 'copine', 'mère', 'père', 'maman', 'papa', 'chef', 'patron', 'patronne', 'médecin', 'dentiste', 'propriétaire']);
const many = new Set(SEVERAL);
const relation = (g: Readonly<Record<string, string>>) => ({ type: 'relation', key: lower(g['key']), value: g['value'] ?? '', content: `${lower(g['key'])}: ${g['value'] ?? ''}`, multi: many.has(lower(g['key'])) });
const MY = '(?:[Mm]on|[Mm]a|[Nn]otre)';

/** Who works in one of them does not work for it. */
const NO_COUNTRY = String.raw`(?!(?:Noël|Pâques|Canada|Luxembourg|Québec|Japon|Maroc|Portugal|Brésil|Mexique|Danemark|Royaume|Sénégal|Cameroun|Liban|Vietnam|Mali|Bénin|Togo|Congo|Gabon|Chili|Pérou|Mans|Havre|Creusot|Puy|Touquet|Caire|Texas|Défense|Réunion|Rochelle|Guadeloupe|Martinique|Part-Dieu|Haye)(?!\p{Ll}))`;

const rules: Rule[] = [
  says('fr name', `(?:[Jj]e m'appelle|[Mm]on (?:prénom|nom)(?: est|,? c'est)) ${NAME}(?=[.!]{0,3}$|[,.!]| et )`, { type: 'name' }),
  says('fr family name', `[Mm]on nom de famille (?:est|c'est) ${NAME}(?=[.!]{0,3}$|[,.!]| et )`, { type: 'name', key: 'family name' }),
  says('fr nickname', `(?:[Aa]ppelle-moi|[Aa]ppelez-moi|[Oo]n m'appelle|[Mm]on surnom est) ${NAME}(?=[.!]{0,3}$|[,.!])`, { type: 'nickname', confidence: LIKELY }),
  rule('fr age', `[Jj]'ai (?<value>\\d{1,3}) ans(?=[.!]{0,3}$|[,.]| et )`, (g) => ({ type: 'age', value: g['value'] ?? '', content: `${g['value'] ?? ''} ans`, confidence: LIKELY })),
  says('fr birthday', `(?:[Mm]on anniversaire (?:est|c'est) le|[Jj]e suis née? le|[Jj]e fête mon anniversaire le) (?<value>\\d{1,2}(?:er)? \\p{L}{3,9}(?: \\d{4})?)`, { type: 'birthday' }, { whole: true }),
  says('fr birthplace', `[Jj]e suis née? (?:à|en|au) ${IN}`, { type: 'birthplace' }),
  says('fr origin', `[Jj]e (?:viens|suis originaire) (?:de |d'|du )${IN}|[Jj]'ai grandi (?:à|en|au) ${place('other')}${THEN}`, { type: 'origin', confidence: LIKELY }),
  says('fr lives in', `(?:[Jj]'habite|[Jj]e vis|[Nn]ous habitons|[Nn]ous vivons|[Oo]n habite|[Jj]e réside) ${NOW}(?:(?:à|en|au|aux|dans) )?${IN}`, { type: 'lives_in' }),
  rule('fr moved', `(?:[Jj]'ai (?:récemment )?déménagé|[Nn]ous avons (?:récemment )?déménagé|[Jj]e me suis (?:récemment )?installée?|[Oo]n a déménagé) (?:de (?<from>\\p{Lu}[\\p{L} -]{1,30}?) )?(?:à|en|au|pour) ${IN}`, (g) => ({ type: 'lives_in', value: g['value'] ?? '', ...(g['from'] && { replaces: g['from'] }) }), { change: true }),
  says('fr lived', `(?:[Jj]e n'habite plus|[Jj]e ne vis plus|[Nn]ous n'habitons plus) (?:(?:à|en|au) )?${IN}`, { type: 'lives_in', op: 'end', confidence: LIKELY }, { change: true }),
  says('fr works at', `(?:[Jj]e travaille|[Jj]e bosse) ${NOW}(?:chez|pour|à la|à l'|au) ?${NO_COUNTRY}${IN}|[Jj]'ai (?:été embauchée?|commencé) (?:chez|par) ${place('other')}${THEN}`, { type: 'employer' }),
  says('fr worked', `[Jj]e ne travaille plus (?:chez|pour|à la|à l'|au) ?${IN}|[Jj]'ai quitté ${place('other')}${THEN}`, { type: 'employer', op: 'end', confidence: LIKELY }, { change: true }),
  rule('fr quit', `[Jj](?:'ai démissionné|e suis à la retraite|'ai pris ma retraite|'ai perdu mon (?:travail|emploi)|'ai été licenciée?)${END}`, () => ({ type: 'employer', op: 'end', value: '', confidence: LIKELY }), { change: true }),
  rule('fr relation', `${MY} (?:(?:petite?|grande?|meilleure?|nouveau|nouvelle) )?(?<key>${REL}) (?:s'appelle|se nomme|est) ${NAME}(?=[.!]{0,3}$|[,.!]| et )`, relation),
  rule('fr has', `(?:[Jj]'ai|[Nn]ous avons|[Oo]n a) (?:aussi )?une? (?:(?:petite?|gros|vieux|jeune) )?(?<key>${REL}),? (?:qui s'appelle|nommée?|appelée?|du nom de) ${NAME}(?=[.!]{0,3}$|[,.!]| et )`, relation),
  rule('fr favourite', `${MY} (?:nouveau |nouvelle )?(?<key>[\\p{L}' -]{2,30}?) (?:préférée?|favorite?|favori)(?: est|,? c'est|:) ${NOW}(?!pas )(?<value>[^.;!?\\uFFFC]{1,80})`, (g) => ({ type: 'preference', key: `favourite ${lower(g['key'])}`, value: (g['value'] ?? '').replace(/^(?:le |la |les |l')/, ''), content: `favourite ${lower(g['key'])}: ${(g['value'] ?? '').replace(/^(?:le |la |les |l')/, '')}` })),
  rule('fr no longer likes', `[Jj]e n'aime plus (?:le |la |les |l')?${words(50)}${END}`, (g) => ({ type: 'preference', key: lower(g['value']), op: 'end', value: '', confidence: LIKELY }), { change: true }),
  says('fr diet', `[Jj]e suis ${NOW}(?<value>végétarien(?:ne)?|végane?|vegan|pescétarien(?:ne)?|intolérante? au lactose|cœliaque)${END}`, { type: 'diet' }),
  rule('fr allergy', `[Jj]e suis (?:très |gravement )?allergique (?:à la |à l'|aux |au |à )(?<value>[^.,;!?\\uFFFC]{2,60}?)(?=[.!]{0,3}$|[,;!)]| (?:depuis|donc|mais|car|alors|parce|et (?:j'|je|mon|ma|c'|il|elle))(?![\\p{L}]))`, (g) => (g['value'] ?? '').split(/ et (?:à la |à l'|aux |au )?/).map((value) => ({ type: 'allergy', value, content: `allergic to ${value}`, multi: true }))),
  rule('fr contact', String.raw`[Mm]on (?:adresse )?(?:e-?mail|courriel|mail) (?:est|c'est) (?<value>[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,100}\.\p{L}{2,20})|[Mm]on (?:numéro(?: de téléphone)?|téléphone) (?:est|c'est)(?: le)? (?<other>\+?\d[\d ()./-]{4,20}\d)`, (g) => { const key = g['other'] ? 'phone' : 'email', value = g['value'] || g['other'] || ''; return { type: 'contact', key, value, content: `${key}: ${value}`, confidence: LIKELY }; }, { whole: true }),
  rule('fr note', `(?:(?:[Ss]ouviens-toi|[Ss]ouvenez-vous|[Rr]appelle-toi|[Rr]appelez-vous|[Nn]'oublie pas|[Nn]'oubliez pas|[Nn]ote(?: bien)?|[Nn]otez(?: bien)?|[Rr]etiens(?: bien)?|[Rr]etenez|[Mm]émorise|[Gg]arde (?:en tête|à l'esprit|en mémoire)|[Gg]ardez (?:en tête|à l'esprit)|[Pp]rends note)(?: s'il te plaît| stp| svp)? (?:que |qu')|[Pp]our info ?[:,] |[Pp]our (?:mémoire|rappel) ?[:,] |[Àà] (?:noter|retenir) ?: |[Nn]ote(?: pour (?:plus tard|toi))? ?: )${FREE}`, (g) => ({ type: 'note', value: g['value'] ?? '', multi: true }), { whole: true, always: true }),
];

const MONTHS = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];
const MONTH = '(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)';
const WEEKDAY = '(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)';
const whole = (form: string): RegExp => new RegExp(`(?<![\\p{L}'])${form}(?!\\p{L})`, 'giu');
const NUMBERED_DATE = /(?<=(?<!\p{L})(?:le|du|au) )(0?[1-9]|[12]\d|3[01])[/.](0[1-9]|1[0-2])(?:[/.]((?:19|20)\d\d))?(?![\d/.]\d|\d)/giu;
/** As it is typed in a hurry, and dates in the one form that is read: `jai`, `chui`, `mardi 3 mars`, `14/06`. */
const WRITTEN_OUT: readonly (readonly [RegExp, string])[] = [
  [/\s?(?:\p{Extended_Pictographic}\uFE0F?|(?<=\s)(?:[:;]-?[)D(P]|\^\^|<3))/gu, ''], [/,? (?:mdr|ptdr|lol|haha|hihi)(?=\s{0,2}[,.!]|\s{0,2}$)/giu, ''],
  [/(?<![\p{L}'])j(?=(?:ai|habite|aime|adore|utilise|étudie|apprends|écris)(?!\p{L}))/giu, "j'"], [whole("(?:j'suis|jsuis|chuis|chui|je suit)"), 'je suis'], [whole("(?:jm'appelle|j m'appelle|je mappelle|jmappelle|je m'apelle|j'm'appelle)"), "je m'appelle"], [whole('cest'), "c'est"], [whole('sappelle'), "s'appelle"],
  [whole('rdv'), 'rendez-vous'], [whole("anniv'?"), 'anniversaire'], [whole('(?:fevrier|févr\\.?)'), 'février'], [whole('aout'), 'août'], [whole('decembre'), 'décembre'], [whole('numero'), 'numéro'], [whole('telephone'), 'téléphone'], [whole('prenom'), 'prénom'], [whole('metier'), 'métier'], [whole('frere'), 'frère'], [whole('(?<=(?:mon|ma|notre) )mere'), 'mère'], [whole('(?<=(?:mon|ma|notre) )pere'), 'père'],
  [whole('prefere(?= )(?<=je prefere)'), 'préfère'], [whole('(?:préféree|preferee)'), 'préférée'], [whole('(?<=je )deteste'), 'déteste'], [whole('(?<=(?:ai|a|avons) )demenage'), 'déménagé'], [whole('(?<=je suis )ne(?= le \\d| en | à )'), 'né'], [whole('(?<=je suis )nee(?= le | en | à )'), 'née'], [whole("(?<=(?:j'habite|je vis|on habite|nous habitons|je bosse|je travaille|déménagé) )a"), 'à'],
  [whole(`${WEEKDAY},? (?:le )?(?=\\d{1,2}(?:er)? ${MONTH})`), ''], [new RegExp(`(?<=\\d{1,2}(?:er)? ${MONTH}) prochain(?!\\p{L})`, 'giu'), ''], [/(?<![\p{L}'])l'(?=(?:année|an|été|automne|hiver) (?:dernière|dernier|prochaine?|passée?)(?!\p{L}))/giu, 'le '],
];

const V = '(?<value>[^,;!?\\uFFFC]{1,60}?)', WRONG = '(?<wrong>[^,;!?\\uFFFC]{1,60}?)';
const MARK = "(?:(?:non|pardon|désolée?|oups|en fait|attends|erreur|c'était faux|je me suis trompée?)[,:.!;–-]{0,3} ){1,3}";
export const french: Language = {
  code: 'fr',
  marks: FRENCH_MARKS,
  opener: /^(?:(?:bonjour|salut|coucou|bonsoir|hello|hey|allô|alors|donc|au fait|et|mais|oui|ok|d'accord|bon|ben|bah|euh|ah|oh|tiens|bref|voilà|enfin|eh bien|merci|sinon|pour info|pour information|fyi|ps|nb|malheureusement|heureusement|hélas|d'ailleurs|du coup|par contre|en plus|de plus|aussi|à propos|petite info|bonne nouvelle|grande nouvelle|mauvaise nouvelle|perso|personnellement|honnêtement|franchement|pour ma part|de mon côté|chez nous|chez moi|nous aussi|moi(?: aussi)?(?=,? (?:je |j'|on |mon |ma ))|nous(?=,? (?:on |nous ))|je précise que|je te signale que|je vous signale que|je te rappelle que|je vous rappelle que|sache que|sachez que|il faut savoir que|(?:ça fait|cela fait|il y a|voilà) (?:maintenant |bientôt |déjà )?(?:\p{L}{1,10}|\d{1,2}) (?:ans|mois|semaines) que|actuellement|maintenant|désormais|en ce moment|récemment|depuis peu|ces temps-ci|finalement|à la maison|pour le contexte|côté (?:boulot|travail|famille|cœur))(?: à tous| à toutes| tout le monde| tous)?[,:!.–-]{0,3} ){1,4}/iu,
  correcting: /^(?:(?:non|pardon|désolée?|oups|en fait|attends|erreur|c'était faux|je me suis trompée?|je voulais dire)[,:.!;–-]{0,3} ){1,3}/iu,
  split: /(?:,? (?:et|mais|car|puis) |(?<!^(?:(?:le|ce|dès|en) )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|hier|avant-hier|après-demain|aujourd'hui|ce|\d{1,2}(?:er)? (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)|dans \p{L}{1,10} (?:jours|semaines|mois)|la semaine|le mois)(?: (?:prochaine?|dernier|dernière|matin|midi|soir|après-midi|\d{4}))?), |; )(?=(?:je |j'|nous |on |mon |ma |notre ))|: (?=(?:mon|ma|notre) )|;\s/iu,
  unsaid: /^(?:si|quand|lorsque|imagine|imaginez|imaginons|supposons|admettons|mettons que|disons que|faisons comme|avant|après|autrefois|jadis|à l'époque|enfant|petite?|jeune|au cas où|dans (?:le|la|l'|mon|ma|ce|cette|un|une) ?(?:\p{L}{1,15} )?(?:roman|film|livre|rêve|jeu|histoire|série|chanson|pièce|scénario|partie|(?<!@)exemple|autre vie|vie antérieure)|il était une fois)(?!\p{L})|(?<!\p{L})(?:si j|si je|s'il|(?<!même )si (?:tu|vous|on|nous|elle|ils|elles|il|mon|ma|jamais|le|la|les|ça|c'est|un|une)|à condition|comme si|a dit|m'a (?:dit|raconté|expliqué|annoncé)|dit qu'|disent|raconte que|racontait|affirme|croit|croient|pense qu[e']|pensent|soi-disant|apparemment|il semble|semble-t-il|sembl(?:e|ait) que|on dirait|faisait semblant|fais semblant|personnage|fictif|fictive|inventé|inventée|hypothèse|hypothétique|plaisante|plaisantais|rigole|ironi\p{L}{1,6}|sarcas\p{L}{1,4}|canular|poisson d'avril|paroles|dit que|disait|prétend|paraît-il|il paraît|selon|d'après|j'ai entendu|écrit que|rêve|rêvé|citation|(?<!@)exemple|blagues?|mens|menti)(?!\p{L})|(?<!\p{L})(?:dit|répond|répondu|demande|demandé|crie|crié|déclaré|écrit|lance|lancé|explique|expliqué|annoncé|ajoute|disant)[^:]{0,20}:|\?\s{0,2}$/iu,
  doubtful: /(?<!\p{L})(?:peut-être|probablement|pourrais|pourrait|aimerais|voudrais|devrais|aurais|serais|vivrais|habiterais|travaillerais|presque|espère|souhaite|envisage|j'ai failli|sans doute|éventuellement|il se peut|possible|je (?:pense|crois|compte|songe|veux|voulais|prévois|cherche|suppose|me verrais|rêve|voudrais|devrais|pourrais|ne sais pas|n'ai jamais|n'aurais|ferais|serais|vivrais|irais|préférerais|sais pas)|on (?:pense|compte|songe|veut|voudrait|pourrait|irait|prévoit|devrait)|nous (?:pensons|comptons|voulons|voudrions)|j'(?:hésite|imagine|irais|achèterais|avais|étais|habiterais|essaie|essaye|ai envie|ai rêvé|ai hâte)|pas sûre?|si possible|faudrait|aurait|serait|vaguement|parfois l'impression|en théorie|normalement|théoriquement)(?!\p{L})/iu,
  handedOver: /\bphrases? (?:d['’]exemple|modèles?|avec le mot)\b|^(?:traduis|traduisez|corrige|corrigez|relis|relisez|reformule)\b[^:]{0,60}:|(?<!\p{L})(?:tradui[st]\p{L}{0,3}|corrige\p{L}{0,2}|reformule\p{L}{0,2}|résume\p{L}{0,2}|réécri[st]\p{L}{0,3})(?!\p{L})[^.!?\n]{0,60}(?:texte|phrase|paragraphe|e-?mail|lettre|message|suivant)|(?<!\p{L})(?:écri[st]|écrivez|invente|raconte)(?!\p{L})[^.!?\n]{0,40}(?:histoire|poème|roman|dialogue|scène|chanson|lettre)|il était une fois/iu,
  expand: (clause) => WRITTEN_OUT.reduce((text, [form, by]) => text.replace(form, by), clause.replaceAll('’', "'").replaceAll('…', '.').replace(/ ([!?;:])/g, '$1').replace(NUMBERED_DATE, (_match, day: string, month: string, year: string | undefined) => `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''}${year ? ` ${year}` : ''}`)),
  rules: [...rules, ...frenchPassing(THEN)],
  corrections: [
    `^${MARK}(?:c'est|je voulais dire|il s'agit de) (?:en fait )?${V}(?:,? (?:et )?pas ${WRONG})?${END}`, `^je voulais dire ${V}(?:,? (?:et )?pas ${WRONG})?${END}`, `^(?:${MARK})?(?:ce n'est )?pas ${WRONG},? mais ${V}${END}`, `^c'est ${V}, (?:et )?pas ${WRONG}${END}`,
  ].map((form) => new RegExp(form, 'iu')),
  time: {
    since: "depuis(?: le)?|dès|à partir (?:du|de|d')", until: "jusqu'(?:à|au|en)(?: la)?", at: `en|le(?! (?:${WEEKDAY})(?!\\p{L}))|au|pendant`,
    months: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'], 
    // `le mardi` is every Tuesday; of `mardi 3 mars` the number counts; `mardi en huit` is another week.
    days: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'].map((day) => `(?<!(?<!\\p{L})(?:le|les|chaque|du|au|un) )${day}(?: (?:matin|midi|soir|après-midi))?(?! \\d{1,2}(?:er)? \\p{L}| en (?:huit|quinze)| de (?:la|cette) semaine| d'après| sur deux)`),
    offsets: { 'avant-hier': -2, hier: -1, 'hier soir': -1, 'hier matin': -1, "aujourd'hui": 0, 'ce soir': 0, 'ce matin': 0, demain: 1, 'demain matin': 1, 'demain soir': 1, 'demain midi': 1, 'demain après-midi': 1, 'après-demain': 2 }, ago: 'il y a N (?:UNIT)', ahead: 'dans N (?:UNIT)', units: ['jours?', 'semaines?', 'mois', 'ans?|années?'], weekend: 'week-end|weekend', seasons: ['printemps', 'été', 'automne', 'hiver'],
    last: 'derni(?:er|ère)|passée?', next: 'prochaine?', current: 'ce|cette|cet', numbers: { un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10, onze: 11, douze: 12 },
    // An auxiliary alone is none: `j'ai rendez-vous mardi` lies ahead. Nor is what was settled about a day to come.
    past: /(?<!\p{L})(?:vien[st] d[e']|venons d[e']|(?:j'ai|ai|as|a|avons|avez|ont|suis|es|est|sommes|sont)(?: (?:récemment|enfin|finalement|déjà|tous|bien|aussi|encore|tout juste|beaucoup|pas|plus))? (?!(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|midi|lieu|aussi|ici|pris|prise|occupée?s?|invitée?s?|convoquée?s?|attendue?s?|(?:été )?(?:prévue?s?|fixée?s?|programmée?s?|calée?s?|reportée?s?|décalée?s?|avancée?s?|déplacée?s?|planifiée?s?)|mariée?s?|permis)(?!\p{L}))\p{L}{0,20}(?:é|ée|és|ées|i|ie|is|ise|it|ite|u|ue|us|ues|ert|erte|eint|einte|fait|mort|morte)(?!\p{L}))/iu,
  },
};
