import { HOLIDAY } from './holidays.ts';
import { fold } from './vocabulary.ts';

// Words that a look back at a time is made of, as signs: the grammar (`look-back.ts`) knows signs alone and no language. Folded words
// (lower case, no accents) of English, German, French, Spanish, Italian, Portuguese, Dutch and Russian; Japanese and Chinese as they are.

/**
 * n a number, o an ordinal, D W M Y Q E units (E a weekend), w a weekday, m a month, s a season, h a holiday, q a quarter, H a half year,
 * y a year, e a decade, g a day counted from today, L last, P the one before last, T this, X next, A ago, C "ago" or "before", S since,
 * J since (behind), B before, Z before (behind), V after, R between, f from, t until, r to, a and, b early, c middle, d end, k an article,
 * i a preposition, z "this time", j exactly, ~ about, u the other day, v weekdays, l a week by its number, ! every, F of what is to come, 1 the article that is also a number
 * or a "to".
 */
export type Sign = string;
export interface Word { readonly sign: Sign; readonly value: number }

type Row = readonly [sign: Sign, value: number, words: string];
const FEW = 3.5;

const WORDS: readonly Row[] = [
  ['g', 0, "today|tonight|this morning|this afternoon|this evening|earlier today|heute|heute morgen|heute fruh|heute abend|heute nachmittag|aujourd'hui|ce matin|ce soir|cet apres-midi|hoy|esta manana|esta tarde|esta noche|oggi|stamattina|stasera|hoje|esta noite|vandaag|vanochtend|vanavond|сегодня"],
  ['g', -1, "yesterday|yesterday morning|yesterday afternoon|yesterday evening|last night|last evening|gestern|gestern abend|gestern fruh|gestern morgen|letzte nacht|hier|hier soir|hier matin|la nuit derniere|ayer|anoche|ayer por la tarde|ieri|ieri sera|ieri mattina|ontem|ontem a noite|gisteren|gisteravond|вчера"],
  ['g', -2, "day before yesterday|the day before yesterday|vorgestern|avant-hier|anteayer|antes de ayer|antier|l'altro ieri|altro ieri|anteontem|eergisteren|позавчера"],
  ['g', 1, 'tomorrow|demain|domani|amanha|morgen fruh|завтра'], ['g', 2, 'day after tomorrow|the day after tomorrow|ubermorgen|apres-demain|pasado manana|dopodomani|depois de amanha|overmorgen|послезавтра'],
  ['u', 0, "the other day|neulich|l'autre jour|el otro dia|l'altro giorno|outro dia|no outro dia|laatst|на днях"],
  ['O', 1, 'hour|hours|stunde|stunden|heure|heures|hora|horas|ora|ore|uur|uren|час|часа|часов'], ['M', 6, "half a year|half year|halbes jahr|halben jahr|six mois|demi annee|medio ano|mezzo anno|meio ano|half jaar|полгода"], ['M', 18, 'year and a half|anderthalb jahre|anderthalb jahren|anderhalf jaar|an et demi|ano y medio|anno e mezzo|ano e meio|полтора года'], ['W', 2, 'quinzaine de jours'], ['Y', 10, 'decade|decades|jahrzehnt|jahrzehnten|decennie|decada|decennio'],
  ['D', 1, 'day|days|tag|tage|tagen|tages|jour|jours|dia|dias|giorno|giorni|dag|dagen'], ['W', 1, 'week|weeks|woche|wochen|semaine|semaines|semana|semanas|settimana|settimane|weken'], ['W', 2, 'fortnight|fortnights'],
  ['M', 1, 'month|months|monat|monate|monaten|monats|mois|mes|meses|mese|mesi|maand|maanden'], ['Y', 1, 'year|years|jahr|jahre|jahren|jahres|an|ans|annee|annees|ano|anos|anno|anni|jaar|jaren'],
  ['Q', 1, 'quarter|quartal|quartals|trimestre|trimestres|kwartaal'], ['H', 0, 'half|halfte|moitie|semestre|quincena|quinzaine|quinzena|quindicina|helft|halbjahr|halbjahrs|halbjahres|jahreshalfte'],
  ['E', 1, 'weekend|week-end|wochenende|wochenendes|fin de semana|finde|fine settimana|fim de semana|выходные|выходных'], ['E', 2, 'weekends|week-ends|wochenenden|fines de semana'],
  ['n', 2, 'a couple of|couple of|a couple|un par de|par de|un paio di|paio di|um par de|een paar|пару'], ['n', FEW, 'a few|few|several|some|ein paar|paar|einige|einigen|einiger|mehrere|mehreren|quelques|plusieurs|unos|unas|algunos|algunas|varios|varias|alcuni|alcune|qualche|alguns|algumas|uns|umas|enkele|несколько'],
  ['n', 1, 'an|one|ein|eine|einem|einer|einen|un|une|una|uno|um|uma|een|один|одну'], ['n', 2, 'two|zwei|deux|dos|due|dois|duas|twee|два|две|две'], ['n', 3, 'three|drei|trois|tres|tre|drie|три'], ['n', 4, 'four|vier|quatre|cuatro|quattro|quatro|четыре'], ['n', 5, 'five|funf|cinq|cinco|cinque|vijf|пять'],
  ['n', 6, 'six|sechs|seis|sei|zes|шесть'], ['n', 7, 'seven|sieben|siete|sette|sete|zeven|семь'], ['n', 8, 'eight|acht|huit|ocho|otto|oito|восемь'], ['n', 9, 'nine|neun|neuf|nueve|nove|negen|девять'], ['n', 10, 'ten|zehn|dix|diez|dieci|dez|tien|десять'],
  ['n', 11, 'eleven|elf|onze|once|undici'], ['n', 12, 'twelve|zwolf|douze|doce|dodici|doze'], ['n', 13, 'thirteen|dreizehn|treize|trece'], ['n', 16, 'sixteen|sechzehn|seize'], ['n', 18, 'eighteen|achtzehn|dieciocho|diciotto|dezoito'], ['n', 24, 'twenty four|vierundzwanzig|veinticuatro'], ['n', 14, 'fourteen|vierzehn|quatorze|catorce'], ['n', 15, 'fifteen|funfzehn|quinze|quince|quindici'], ['n', 20, 'twenty|zwanzig|vingt|veinte|venti|vinte'], ['n', 30, 'thirty|dreissig|dreißig|trente|treinta|trenta|trinta'],
  ['1', 1, 'a'],
  ['o', 1, 'first|erste|ersten|erster|erstes|premier|premiere|primer|primera|primo|prima|primeiro|primeira|eerste'], ['o', 2, 'second|zweite|zweiten|zweites|zweiter|deuxieme|seconde|segundo|segunda|secondo|seconda|tweede'], ['o', 3, 'third|dritte|dritten|drittes|troisieme|tercer|tercera|terzo|terza|terceiro|terceira|derde'], ['o', 4, 'fourth|vierte|vierten|viertes|quatrieme|cuarto|cuarta|quarto|quarta|vierde'],
  ['w', 0, 'monday|montag|montagabend|lundi|lunes|lunedi|segunda-feira|na segunda|na segunda-feira|maandag|понедельник|понедельника'], ['w', 1, 'tuesday|tues|dienstag|mardi|martes|martedi|terca-feira|na terca|na terca-feira|dinsdag|вторник|вторника'], ['w', 2, 'wednesday|mittwoch|mercredi|miercoles|mercoledi|quarta-feira|na quarta|na quarta-feira|woensdag|среду|среда|среды'], ['w', 3, 'thursday|thurs|donnerstag|jeudi|jueves|giovedi|quinta-feira|na quinta|na quinta-feira|donderdag|четверг|четверга'], ['w', 4, 'friday|freitag|vendredi|viernes|venerdi|sexta-feira|na sexta|na sexta-feira|vrijdag|пятницу|пятница|пятницы'], ['w', 5, 'saturday|samstag|sonnabend|samedi|sabado|sabato|zaterdag|субботу|суббота|субботы'], ['w', 6, 'sunday|sonntag|dimanche|domingo|domenica|zondag|воскресенье|воскресенья'],
  ['v', 0, 'mondays'], ['v', 1, 'tuesdays'], ['v', 2, 'wednesdays'], ['v', 3, 'thursdays'], ['v', 4, 'fridays'], ['v', 5, 'saturdays'], ['v', 6, 'sundays'], ['v', 4, 'viernes pasados'], ['l', 1, 'calendar week|kalenderwoche|kw|cw'],
  ['m', 0, 'january|jan|januar|janner|janvier|enero|gennaio|janeiro|januari'], ['m', 1, 'february|feb|februar|fevrier|febrero|febbraio|fevereiro|februari'], ['m', 2, 'march|mar|marz|maerz|mars|marzo|marco|maart'], ['m', 3, 'april|apr|avril|abril|aprile'], ['m', 4, 'may|mai|mayo|maggio|maio|mei'], ['m', 5, 'june|jun|juni|juin|junio|giugno|junho'],
  ['m', 6, 'july|jul|juli|juillet|julio|luglio|julho'], ['m', 7, 'august|aug|aout|agosto|augustus'], ['m', 8, 'september|sept|sep|septembre|septiembre|settembre|setembro'], ['m', 9, 'october|oct|oktober|octobre|octubre|ottobre|outubro'], ['m', 10, 'november|nov|novembre|noviembre|novembro'], ['m', 11, 'december|dec|dezember|decembre|diciembre|dicembre|dezembro'],
  ['s', 2, "spring|springtime|fruhling|fruhjahr|fruhjahrs|printemps|primavera|voorjaar|весной|весна|весну|весны"], ['s', 5, 'summer|summers|summertime|sommer|sommers|ete|verano|estate|verao|zomer|летом|лето|лета'], ['s', 8, 'autumn|fall|herbst|herbsts|herbstes|automne|otono|autunno|outono|herfst|осенью|осень|осени'], ['s', 11, 'winter|wintertime|winters|hiver|invierno|inverno|зимой|зима|зиму|зимы'],
  ['L', 1, 'last|past|previous|letzte|letzten|letztes|letzter|letztem|vorige|vorigen|voriges|voriger|vergangene|vergangenen|vergangenes|vergangener|dernier|derniere|derniers|dernieres|passe|passee|ultimo|ultima|ultimos|ultimas|ultimi|ultime|pasado|pasada|pasados|pasadas|scorso|scorsa|scorsi|scorse|passato|passata|passado|passada|passados|passadas|anterior|vorig|afgelopen|vorjahr|precedent|precedente|precedents'],
  ['P', 1, "before last|vorletzte|vorletzten|vorletztes|vorletzter|avant-dernier|avant-derniere|antepasado|antepasada|penultimo|penultima|retrasado|retrasada|позапрошлый"],
  ['T', 1, "this|current|diese|diesen|diesem|dieses|dieser|cette|cet|ce|ces|en cours|esta|este|estos|estas|questa|questo|quest'|questi|nesta|neste|desta|deste|deze|dit"], ['X', 1, 'next|coming|upcoming|nachste|nachsten|nachster|nachstes|kommende|kommenden|kommender|kommendes|prochain|prochaine|proximo|proxima|que viene|prossimo|prossima|que vem|volgende|komende'],
  ['A', 1, 'ago|back|fa|atras|geleden|il y a|hace|ha|назад'], ['C', 1, 'vor|voor'], ['S', 1, "since|seit|ab|depuis|a partir de|a partir du|desde|sinds|da|dal|dalla|с|со"], ['B', 1, "before|prior to|avant|antes de|antes del|prima di|prima del|prima della|antes do|antes da|antes de a|anterior a|до|перед"], ['V', 1, "after|following|nach|apres|despues de|despues del|dopo|depois de|depois do|depois da|после"],
  ['R', 1, 'between|zwischen|entre|tra|fra|tussen|между'], ['f', 1, 'from'], ['t', 1, "until|till|til|bis|bis zum|bis zu|jusqu'a|jusqu'au|jusqu'en|hasta|hasta el|fino a|fino al|ate|tot|по"], ['r', 1, 'to|through|thru|au|ao|al|–|—'], ['a', 1, 'and|und|et|y|e|ed|en|и'],
  ['b', 1, 'early|beginning of|the beginning of|start of|the start of|anfang|debut|principios de|a principios de|comienzos de|inizio|inizi di|inicio de|comeco de|inicio do|comeco do|begin|в начале|начале'], ['c', 1, "mid|middle of|the middle of|mitte|mi|milieu|mediados de|a mediados de|mitad|mitad de|a mitad de|meta|meta di|metade|metade de|meados de|meados do|midden|в середине|середине"], ['d', 1, 'late|end of|the end of|ende|fin|fin de|finales de|a finales de|fine|fim de|fim do|final de|final do|eind|в конце|конце'],
  ['k', 1, "the|der|die|das|den|dem|le|la|les|l'|el|los|las|il|lo|gli|i|o|os|as|het|l"], ['i', 1, "in|on|of|at|during|over|within|im|am|zu|zum|wahrend|uber|des|von|vom|en|dans|pendant|durant|lors de|de|du|d|del|nel|nella|nell|negli|nei|durante|di|em|no|na|nos|nas|do|op|van|tijdens|в|во|на|за|by|for|della|dell|delle|dello"],
  ['z', 1, 'this time|about this time|around this time|um diese zeit|zu dieser zeit|a la meme epoque|a cette epoque|por estas fechas|por esta epoca|in questo periodo|nesta epoca|in dieser zeit'], ['j', 1, 'exactly|to the day|genau|exactement|jour pour jour|exactamente|esattamente|exatamente|precies|ровно'], ['~', 1, 'um den|um die|um das|around|circa|roughly|gegen|ungefahr|etwa|vers|environ|autour du|hacia|alrededor de|alrededor del|verso|intorno al|por volta de|por volta do|rond|около'],
  ['e', 1970, 'seventies|siebziger|siebzigern'], ['e', 1980, 'eighties|achtziger|achtzigern|ochenta|ottanta'], ['e', 1990, 'nineties|neunziger|neunzigern|noventa|novanta|quatre-vingt-dix'], ['e', 2000, 'noughties|nuller'], ['e', 2010, 'twenty-tens'],
  ['!', 1, 'every|each|jeden|jede|jedes|chaque|cada|ogni|elke|каждый|каждую'],
  // What a "next" is not needed for: it is of the future already.
  ['F', 1, 'will|is planned|are planned|upcoming|is scheduled|are scheduled|going to|werde|wird|werden|ist geplant|sind geplant|est prevu|sont prevus|esta previsto|esta planeado'],
];

/** Russian words bend: what they begin with tells them. Folded, so `й` is `и`. */
const STEMS: readonly Row[] = [
  ['L', 1, 'прошл|последн|минувш'], ['T', 1, 'эт|нынешн'], ['P', 1, 'позапрошл'], ['X', 1, 'следующ|будущ'], ['D', 1, 'день|дня|днеи|дни'], ['W', 1, 'недел'], ['M', 1, 'месяц'], ['Y', 1, 'год|лет'], ['Q', 1, 'квартал'],
  ['m', 0, 'январ'], ['m', 1, 'феврал'], ['m', 2, 'март'], ['m', 3, 'апрел'], ['m', 4, 'мая|мае|маи'], ['m', 5, 'июн'], ['m', 6, 'июл'], ['m', 7, 'август'], ['m', 8, 'сентябр'], ['m', 9, 'октябр'], ['m', 10, 'ноябр'], ['m', 11, 'декабр'], ['o', 1, 'перв'], ['o', 2, 'втор'], ['o', 3, 'трет'],
];
/** Japanese and Chinese, longest first where one holds another. */
const SIGNS: readonly Row[] = [
  ['g', 0, '今日|今天|今朝|今晚|今夜|きょう|本日'], ['g', -1, '昨日|昨天|昨夜|昨晩|昨晚|きのう|ゆうべ'], ['g', -2, '一昨日|おととい|前天'], ['g', 1, '明日|明天|あした'], ['g', 2, '明後日|あさって|后天|後天'],
  ['u', 0, 'この間|この前|先日|前几天|前幾天|前两天'], ['PW', 1, '先々週|上上周|上上个星期|上上週'], ['PM', 1, '先々月|上上个月'], ['PY', 1, '一昨年|おととし|前年'], ['LW', 1, '先週|上周|上週|上星期|上个星期|上個星期|上个礼拜|上礼拜'], ['LM', 1, '先月|上个月|上個月|上月'], ['LY', 1, '去年|昨年'], ['LQ', 1, '前四半期|上个季度|上季度'],
  ['TW', 1, '今週|这周|這週|本周|这个星期|這個星期'], ['TM', 1, '今月|这个月|這個月|本月'], ['TY', 1, '今年|本年'], ['XW', 1, '来週|下周|下週|下个星期'], ['XM', 1, '来月|下个月|下個月'], ['XY', 1, '来年|明年'], ['LE', 1, '先週末|上周末|上週末|上个周末'], ['TE', 1, '今週末|这个周末|这周末|本周末|週末|周末'], ['PE', 1, '先々週末|上上周末'],
  ['s', 2, '春天|春季|春'], ['s', 5, '夏天|夏季|夏休み|夏'], ['s', 8, '秋天|秋季|秋'], ['s', 11, '冬天|冬季|冬'], ['b', 1, '上旬|初头|初め|はじめ|月初|年初|初'], ['c', 1, '中旬|半ば|なかば|月中|中'], ['d', 1, '下旬|月末|年末|年底|月底|末|底'], ['S', 1, '自从|自從|自'], ['J', 1, '以来|以來|以降|から|起'], ['Z', 1, '以前|より前|之前'], ['A', 1, '前'], ['f', 1, '从|從'], ['r', 1, '到|至|〜|～'], ['t', 1, 'まで'], ['V', 1, '之后|之後|以后|の後|の翌'],
  ['oH', 1, '前半|上半年|上半期'], ['oH', 2, '後半|下半年|下半期'], ['L', 1, '最后一个|最后|最後の|最後|过去|過去|最近|この'], ['o', 1, '第一|最初の'], ['W', 1, '週間|周间|个星期|個星期|个礼拜|星期|周|週'], ['M', 1, 'ヶ月|か月|カ月|ケ月|个月|個月'], ['D', 1, '天|日間'], ['k', 1, 'の|的|は|に|那|在|を|で'], ['n', 3.5, '数|几|幾|何'], ['n', 2, '两|兩'], ['z', 1, 'この時期|这个时候|這個時候|这时候'],
];

/** Holidays as they are kept in mind: of Christmas three days. Day and month of the first and the last; those by Easter in days from it. */
const KEPT: readonly (readonly [names: string, first: readonly [number, number] | number, last: readonly [number, number] | number])[] = [
  ["christmas|xmas|weihnachten|noel|navidad|navidades|natale|natal|kerst|kerstmis|рождеств[оаеу]м?", [12, 24], [12, 26]], ['クリスマス|圣诞节|聖誕節|圣诞', [12, 24], [12, 25]], ["christmas eve|heiligabend|heilig abend|nochebuena|veille de noel|reveillon de noel|vigilia di natale|vespera de natal|クリスマスイブ|平安夜", [12, 24], [12, 24]],
  ["new year's eve|new years eve|nye|silvester|nochevieja|saint-sylvestre|capodanno|vespera de ano novo|oud en nieuw|大晦日|跨年夜", [12, 31], [12, 31]], ["new year|new years|new year's|new year's day|neujahr|ano nuevo|nouvel an|jour de l'an|ano novo|元旦|元日", [1, 1], [1, 1]], ['お正月|正月', [1, 1], [1, 3]], ['новыи год|нового года|новым годом', [12, 31], [1, 2]],
  ["easter|easter weekend|ostern|osterwochenende|paques|pascua|pasqua|pascoa|pasen|пасх[аиуе]", -2, 1], ['semana santa|karwoche|settimana santa', -7, 0], ['easter monday|ostermontag|pasquetta|lundi de paques|lunes de pascua', 1, 1], ['easter sunday|ostersonntag', 0, 0], ['carnival|fasching|karneval|carnaval|carnevale', -52, -46], ['pfingsten|pentecote|pentecostes|pentecoste|whitsun|pinksteren', 49, 50],
  ["halloween|hallowe'en|ハロウィン|万圣节", [10, 31], [10, 31]], ["valentine's day|valentines day|valentine's|valentinstag|saint-valentin|san valentin|san valentino|バレンタイン|情人节", [2, 14], [2, 14]], ["st patrick's day|saint patrick's day", [3, 17], [3, 17]], ['ferragosto', [8, 15], [8, 15]],
  ['ゴールデンウィーク', [4, 29], [5, 5]], ['お盆', [8, 13], [8, 16]], ['国庆节|國慶節|国庆|十一黄金周', [10, 1], [10, 7]], ['劳动节|五一', [5, 1], [5, 5]], ['st nicholas day|nikolaus|nikolaustag', [12, 6], [12, 6]], ['sinterklaas', [12, 5], [12, 6]], ['koningsdag', [4, 27], [4, 27]], ['por reyes|en reyes|dia de reyes', [1, 6], [1, 6]], ['国慶日|國慶日', [10, 10], [10, 10]],
];

const cjk = /[\u3040-\u30ff\u3400-\u9fff]/u;
/** Hyphens and apostrophes are gaps between words, here and in what is read. */
const plain = (words: string): string => fold(words).replace(/['-]/g, ' ').replace(/ +/g, ' ').trim() || words;
const byWord = new Map<string, Word>();
for (const [sign, value, words] of WORDS) for (const word of words.split('|')) if (!byWord.has(plain(word))) byWord.set(plain(word), { sign, value });
const LONGEST = Math.max(...[...byWord.keys()].map((words) => words.split(' ').length));
const stems = STEMS.flatMap(([sign, value, words]) => words.split('|').map((stem) => ({ stem, sign, value })));
const signs = SIGNS.flatMap(([sign, value, words]) => words.split('|').map((word) => ({ word, sign, value }))).sort((a, b) => b.word.length - a.word.length);

/** The longest run of words beginning at the first that means something, and how many words it is. */
export function wordAt(words: readonly string[]): (Word & { readonly length: number }) | null {
  for (let length = Math.min(LONGEST, words.length); length > 0; length--) {
    const found = byWord.get(words.slice(0, length).join(' '));
    if (found) return { ...found, length };
  }
  const first = words[0] ?? '';
  const stem = /[\u0400-\u04ff]/.test(first) ? stems.find((one) => first.startsWith(one.stem)) : undefined;
  return stem ? { sign: stem.sign, value: stem.value, length: 1 } : null;
}
const FIRST_WORDS = new Set([...byWord.keys()].map((words) => words.split(' ')[0] as string));
/** Whether a word that means something, or a holiday, may begin with this one. */
export const beginsAWord = (word: string): boolean => FIRST_WORDS.has(word) || HOLIDAY_FIRST.has(word) || /[\u0400-\u04ff]/.test(word);
/** What the text has at that place in Japanese or Chinese; a sign of two letters stands for two words. */
export const signAt = (text: string, at: number): { readonly word: string; readonly sign: Sign; readonly value: number } | null => signs.find(({ word }) => text.startsWith(word, at)) ?? null;

const kept = KEPT.map(([names, first, last]) => ({ names, form: new RegExp(`^(?:${names})$`, 'u'), first, last }));
/** Pattern of every holiday, of ours and of those that plans know by one day. */
export const ANY_HOLIDAY = [...kept.flatMap(({ names }) => names.split('|')), HOLIDAY].sort((a, b) => b.length - a.length).join('|');
const HOLIDAY_FIRST = new Set(ANY_HOLIDAY.split('|').map((name) => /^\p{L}+/u.exec(name)?.[0] ?? '').filter((word) => word));
export const keptHoliday = (name: string) => kept.find(({ form }) => form.test(name)) ?? null;
export const isCjk = (c: string): boolean => cjk.test(c);

/** Words of which one stands in every text that names days; little words of other meanings count only with the ones beside them. */
const TELLING = new Set<string>();
for (const [word, { sign }] of byWord) if (/[gumwvshqHyeDWMYQElO]/.test(sign)) TELLING.add(word.split(' ').sort((a, b) => b.length - a.length)[0] as string);
for (const names of [...KEPT.map(([all]) => all), HOLIDAY]) for (const name of names.split('|')) TELLING.add((name.replace(/\(\?:[^)]*\)\??|[^\p{L} ']|['?]/gu, ' ').match(/\p{L}+/gu) ?? []).sort((a, b) => b.length - a.length)[0] ?? '');
/** Of folded text. */
export function speaksOfDays(text: string): boolean {
  for (const [word] of text.matchAll(/\p{L}+/gu)) if (TELLING.has(word) || (/[\u0400-\u04ff]/.test(word) && stems.some(({ stem }) => word.startsWith(stem)))) return true;
  return false;
}
