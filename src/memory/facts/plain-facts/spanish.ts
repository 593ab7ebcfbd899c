import { END, FREE, type Language, LIKELY, lower, NAME, oneOf, PLACE, place, type Rule, rule, says, words } from './rule.ts';

const NOW = '(?:(?:ahora|actualmente|todavía|también|ya) )?';
const THEN = String.raw`(?=[.!]{0,3}$|[,.;:!)]| (?:y|con|pero|desde|porque|como|donde|ahora|en|juntos|también|hasta|a)(?![\p{L}]))`;
const IN = `${PLACE}${THEN}`;
const SEVERAL = ['hermana', 'hermano', 'hija', 'hijo', 'amigo', 'amiga', 'colega', 'compañero', 'compañera', 'primo', 'prima', 'tía', 'tío', 'sobrina', 'sobrino', 'abuela', 'abuelo', 'perro', 'perra', 'gato', 'gata', 'conejo', 'caballo', 'hámster', 'loro', 'vecino', 'vecina'];
const REL = oneOf([...SEVERAL, 'esposa', 'esposo', 'marido', 'mujer', 'pareja', 'novio', 'novia', 'madre', 'padre', 'mamá', 'papá', 'jefe', 'jefa', 'médico', 'médica', 'dentista', 'casero', 'casera']);
const many = new Set(SEVERAL);
const relation = (g: Readonly<Record<string, string>>) => ({ type: 'relation', key: lower(g['key']), value: g['value'] ?? '', content: `${lower(g['key'])}: ${g['value'] ?? ''}`, multi: many.has(lower(g['key'])) });
const MY = '(?:[Mm]i|[Nn]uestro|[Nn]uestra)';
const I = '(?:[Yy]o )?';
const v = (stem: string): string => `[${stem[0]?.toUpperCase() ?? ''}${stem[0] ?? ''}]${stem.slice(1)}`;
const taste = (value: string, content: string) => (value.split(' ').length <= 5 ? { type: 'preference', key: lower(value), value, content, confidence: LIKELY } : null);
const THING = String.raw`(?!(?:eso|esto|esta|este|que|cuando|cómo|como|tu|tus|mi|mis|su|sus|ella|él|la idea|mucho)(?![\p{L}]))`;

const rules: Rule[] = [
  says('es name', `${I}(?:${v('me llamo')}|${v('mi nombre es')}) ${NAME}(?=[.!]{0,3}$|[,.!]| y )`, { type: 'name' }),
  says('es family name', `[Mm]i apellido es ${NAME}(?=[.!]{0,3}$|[,.!]| y )`, { type: 'name', key: 'family name' }),
  says('es nickname', `(?:[Ll]lámame|[Mm]i apodo es|[Tt]odos me llaman|[Mm]e dicen) ${NAME}(?=[.!]{0,3}$|[,.!])`, { type: 'nickname', confidence: LIKELY }),
  rule('es age', `${I}${v('tengo')} (?<value>\\d{1,3}) años(?=[.!]{0,3}$|[,.]| y )`, (g) => ({ type: 'age', value: g['value'] ?? '', content: `${g['value'] ?? ''} años`, confidence: LIKELY })),
  says('es birthday', `(?:[Mm]i cumpleaños es|[Cc]umplo años|[Nn]ací) el (?<value>\\d{1,2} de \\p{L}{4,10}(?: (?:de|del) \\d{4})?)`, { type: 'birthday' }, { whole: true }),
  says('es birthplace', `${I}${v('nací')} en ${IN}`, { type: 'birthplace' }),
  says('es origin', `${I}${v('soy')} de ${IN}|[Cc]recí en ${place('other')}${THEN}|[Vv]engo de ${place('third')}${THEN}`, { type: 'origin', confidence: LIKELY }),
  says('es lives in', `${I}${NOW}(?:${v('vivo')}|${v('vivimos')}|${v('resido')}|${v('estoy viviendo')}) ${NOW}en ${IN}`, { type: 'lives_in' }),
  rule('es moved', `(?:${v('me mudé')}|${v('nos mudamos')}|${v('me he mudado')}|${v('me acabo de mudar')}|${v('me trasladé')}) (?:de (?<from>\\p{Lu}[\\p{L} -]{1,30}?) )?a ${IN}`, (g) => ({ type: 'lives_in', value: g['value'] ?? '', ...(g['from'] && { replaces: g['from'] }) }), { change: true }),
  says('es lived', `${I}[Yy]a no (?:vivo|vivimos) en ${IN}|[Nn]o vivo más en ${place('other')}${THEN}`, { type: 'lives_in', op: 'end', confidence: LIKELY }, { change: true }),
  says('es works at', `${I}${NOW}(?:${v('trabajo')}|${v('estoy trabajando')}) ${NOW}(?:en|para) (?:la |el )?${IN}|[Ee]mpecé (?:a trabajar )?en ${place('other')}${THEN}`, { type: 'employer' }),
  says('es worked', `${I}[Yy]a no trabajo (?:en|para) (?:la |el )?${IN}|[Dd]ejé (?:mi trabajo en )?${place('other')}${THEN}`, { type: 'employer', op: 'end', confidence: LIKELY }, { change: true }),
  rule('es quit', `(?:[Rr]enuncié(?: a mi trabajo)?|[Dd]ejé mi trabajo|[Pp]erdí mi trabajo|[Mm]e despidieron|[Mm]e jubilé|[Ee]stoy jubilad[oa])${END}`, () => ({ type: 'employer', op: 'end', value: '', confidence: LIKELY }), { change: true }),
  rule('es works as', `${I}[Tt]rabajo (?:como|de) (?<value>[\\p{L} -]{3,40}?)(?: (?:en|para) (?:la |el )?${place('org')}${THEN}|(?=[.!]{0,3}$|,| (?:y) ))|${I}[Ss]oy (?<other>enfermer[oa]|médic[oa]|profesora?|maestr[oa]|ingenier[oa]|desarrollador[a]?|abogad[oa]|arquitect[oa]|periodista|contador[a]?|estudiante|cociner[oa]|panader[oa]|farmacéutic[oa]|dentista|veterinari[oa]|traductora?|electricista|fontaner[oa]|diseñadora?|program[a]dora?)(?: (?:en|para) (?:la |el )?${place('org2')}${THEN}|(?=[.!]{0,3}$|,| (?:y|de) ))`,
    (g) => [{ type: 'role', value: g['value'] || g['other'] || '' }, ...(g['org'] || g['org2'] ? [{ type: 'employer', value: g['org'] || g['org2'] || '' }] : [])]),
  rule('es relation', `${MY} (?<key>${REL})(?: mayor| menor| pequeñ[oa])? (?:se llama|es) ${NAME}(?=[.!]{0,3}$|[,.!]| y )`, relation),
  rule('es has', `(?:[Tt]engo|[Tt]enemos|[Aa]doptamos|[Aa]dopté) (?:también )?(?:un|una) (?<key>${REL})(?: \\p{Ll}{3,12})?,? (?:que se llama|llamad[oa]) ${NAME}(?=[.!]{0,3}$|[,.!]| y )`, relation),
  rule('es favourite', `${MY} (?:nuev[oa] )?(?<key>[\\p{L} -]{2,30}?) (?:favorit[oa]|preferid[oa]) (?:es|son) ${NOW}(?!no )(?<value>[^.;!?\\uFFFC]{1,80})`, (g) => { const value = (g['value'] ?? '').replace(/^(?:el|la|los|las) (?=\p{Ll})/u, ''); return { type: 'preference', key: `favourite ${lower(g['key'])}`, value, content: `favourite ${lower(g['key'])}: ${value}` }; }),
  rule('es likes', `(?:[Aa] mí )?(?:[Mm]e (?:gustan?|encantan?)(?: mucho)?|[Aa]mo) (?:el |la |los |las )?${THING}${words(50)}${END}`, (g) => taste(g['value'] ?? '', `likes ${g['value'] ?? ''}`)),
  rule('es dislikes', `(?:${v('odio')}|${v('detesto')}|${v('no me gustan?')}|${v('no soporto')}) (?:nada )?(?:el |la |los |las )?${THING}${words(50)}${END}`, (g) => taste(g['value'] ?? '', `dislikes ${g['value'] ?? ''}`)),
  rule('es no longer likes', `[Yy]a no me gustan? (?:el |la |los |las )?${words(50)}${END}`, (g) => ({ type: 'preference', key: lower(g['value']), op: 'end', value: '', confidence: LIKELY }), { change: true }),
  rule('es avoids', `${I}(?:[Yy]a )?[Nn]o (?<verb>como|bebo|tomo|fumo)(?: (?:${words(40)}))?${END}`, (g) => { const what = `${({ como: 'eat', bebo: 'drink', tomo: 'drink', fumo: 'smoke' } as Record<string, string>)[g['verb'] ?? ''] ?? ''} ${g['value'] ?? ''}`.trim(); return what === 'eat' ? null : { type: 'diet', key: lower(what), value: what, content: `does not ${what}`, confidence: LIKELY }; }),
  says('es diet', `${I}[Ss]oy ${NOW}(?<value>vegetarian[oa]|vegan[oa]|celíac[oa]|intolerante a la lactosa)${END}`, { type: 'diet' }),
  rule('es allergy', `${I}(?:[Ss]oy (?:muy )?alérgic[oa]|[Tt]engo alergia) (?:a los |a las |a la |al |a )(?<value>[^.,;!?\\uFFFC]{2,60})`, (g) => (g['value'] ?? '').split(/ y (?:a los |a las |a la |al )?/).map((value) => ({ type: 'allergy', value, content: `allergic to ${value}`, multi: true }))),
  says('es speaks', `${I}[Hh]ablo (?:también )?(?<value>español|inglés|alemán|francés|italiano|portugués|ruso|árabe|chino|japonés|catalán|gallego|neerlandés|polaco)(?=[.!]{0,3}$|[,.!]| y )`, { type: 'language', multi: true }),
  rule('es contact', String.raw`[Mm]i (?:correo(?: electrónico)?|e-?mail) es (?<value>[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,100}\.\p{L}{2,20})|[Mm]i (?:número(?: de teléfono)?|teléfono|móvil) es(?: el)? (?<other>\+?\d[\d ()./-]{4,20}\d)`, (g) => { const key = g['other'] ? 'phone' : 'email', value = g['value'] || g['other'] || ''; return { type: 'contact', key, value, content: `${key}: ${value}`, confidence: LIKELY }; }, { whole: true }),
  rule('es note', `(?:[Pp]or favor,? )?(?:(?:[Rr]ecuerda|[Aa]cuérdate de|[Nn]o olvides|[Tt]en en cuenta|[Aa]nota) que |[Pp]ara que conste[,:] |[Nn]ota: |[Aa]nota: )${FREE}`, (g) => ({ type: 'note', value: g['value'] ?? '', multi: true }), { whole: true, always: true }),
];

const V = '(?<value>[^,;!?\\uFFFC]{1,60}?)', WRONG = '(?<wrong>[^,;!?\\uFFFC]{1,60}?)';
const MARK = '(?:(?:no|perdón|perdona|lo siento|en realidad|espera|corrección|me equivoqué|eso estaba mal|ups)[,:.!;–-]{0,3} ){1,3}';
export const spanish: Language = {
  code: 'es',
  marks: /(?<!\p{L})(?:(?:yo|mi|me|ya|soy|amo|es|sino|ups|espera)(?!\p{L})|nuestr|nos mud|llámame|todos me|tengo|tenemos|adopt|cumplo|nací|crecí|vengo|viv|resido|esto[yi]|trabaj|empecé|dejé|renuncié|perdí|odio|detesto|hablo|no (?:viv|me|soport|com|beb|tom|fum|olvid)|recuerda|acuérdate|ten en|anota|nota|para que|perdón|perdona|lo siento|en realidad|corrección|eso estaba|se llama|quise|quería|a mí)/iu,
  opener: /^(?:[¡¿]?(?:hola|buenas|buenos días|buenas tardes|bueno|pues|por cierto|y|pero|sí|ok|vale|gracias|además|oye|mira|por desgracia|por suerte)[,:!.–-]{0,3} ){1,3}/iu,
  correcting: /^(?:(?:no|perdón|perdona|lo siento|en realidad|espera|corrección|me equivoqué|eso estaba mal|quise decir|quería decir)[,:.!;–-]{1,3} |(?:en realidad|quise decir|quería decir) (?:que )?){1,3}/iu,
  split: /(?:,? (?:y|pero|porque) |, |; )(?=(?:yo|mi|me|nos|vivo|trabajo|tengo|soy|hablo|nuestro|nuestra) )|;\s/iu,
  unsaid: /^(?:si|cuando|imagina|imaginemos|supongamos|antes|después|en (?:la|mi|el|un|una) (?:novela|película|libro|sueño|juego|historia)|érase una vez|había una vez)(?!\p{L})|(?<!\p{L})(?:dijo|dice|dicen|dijeron|según|supuestamente|al parecer|escribió|soñé|sueño con|cita|ejemplo|broma|mentira|mentí|cree que|oí que)(?!\p{L})|\?\s{0,2}$/iu,
  doubtful: /(?<!\p{L})(?:quizás?|tal vez|probablemente|podría|quisiera|gustaría|debería|habría|viviría|trabajaría|casi|ojalá|espero|quiero|pienso)(?!\p{L})/iu,
  handedOver: /(?<!\p{L})(?:traduce|traduzca|corrige|corrija|reescribe|resume|resuma|parafrasea)(?!\p{L})[^.!?\n]{0,60}(?:texto|frase|párrafo|correo|e-?mail|carta|mensaje|siguiente)|(?<!\p{L})(?:escribe|escriba|inventa|crea)(?!\p{L})[^.!?\n]{0,40}(?:historia|cuento|poema|novela|diálogo|escena|canción|carta)|(?:érase|había) una vez/iu,
  expand: (clause) => clause.replaceAll('’', "'"),
  rules,
  corrections: [
    `^${MARK}(?:es|quise decir|quería decir|se llama) (?:en realidad )?${V}(?:,? (?:y )?no ${WRONG})?${END}`, `^(?:quise|quería) decir ${V}(?:,? (?:y )?no ${WRONG})?${END}`, `^(?:${MARK})?no (?:es )?${WRONG},? sino ${V}${END}`, `^es ${V}, (?:y )?no ${WRONG}${END}`,
  ].map((form) => new RegExp(form, 'iu')),
  time: {
    since: 'desde(?: el| la)?|a partir (?:de|del)', until: 'hasta(?: el| la)?', at: 'en|el|durante',
    months: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'], days: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
    offsets: { anteayer: -2, ayer: -1, hoy: 0, mañana: 1, 'pasado mañana': 2 }, ago: 'hace N (?:UNIT)', ahead: 'dentro de N (?:UNIT)', units: ['días?', 'semanas?', 'mes|meses', 'años?'], weekend: 'fin de semana', seasons: ['primavera', 'verano', 'otoño', 'invierno'],
    last: 'pasad[oa]|últim[oa]', next: 'próxim[oa]|que viene', current: 'este|esta', numbers: { un: 1, una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10 },
    past: /(?<!\p{L})(?:\p{L}{2,15}é|fui|era|estuve|nos mudamos|he|hemos)(?!\p{L})/iu,
  },
};
