// How values are written: money, dates, times, measures, codes, in the languages that are spoken most in the West, and the plainest
// forms of Russian, Chinese and Japanese. Each form gives its value in one shape, so that `8k`, `$8,000` and `8000 dollars` are equal.

export type ClaimType = 'money' | 'percent' | 'score' | 'time' | 'date' | 'duration' | 'measure' | 'code' | 'count' | 'home' | 'work' | 'tool' | 'liking';

/** A word boundary that knows letters beyond English. */
const L = String.raw`(?<![\p{L}\p{N}])`, R = String.raw`(?![\p{L}\p{N}])`;
const NUMBER = String.raw`(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)`;

const MONTHS: readonly string[] = [
  'jan(?:uary|uar|vier|eiro)?|jänner|enero|gennaio|января?', 'feb(?:ruary|ruar|rero|braio)?|février|fevereiro|февраля?', 'mar(?:ch|s|zo|ço)?|märz|марта?', 'apr(?:il|ile)?|avril|abril|апреля?',
  'may|mai|mayo|maggio|maio|мая', 'june?|juni|juin|junio|giugno|junho|июн[ья]', 'july?|juli|juillet|julio|luglio|julho|июл[ья]', 'aug(?:ust)?|août|agosto|августа?',
  'sept?(?:ember|embre|iembre)?|settembre|setembro|сентябр[ья]', 'oct(?:ober|obre)?|oktober|octubre|ottobre|outubro|октябр[ья]', 'nov(?:ember|embre|iembre)?|novembro|ноябр[ья]', 'dec(?:ember)?|dezember|décembre|diciembre|dicembre|dezembro|декабр[ья]',
];
const MONTH = `(?:${MONTHS.join('|')})`;
const MONTH_FORMS = MONTHS.map((names) => new RegExp(`${L}(?:${names})${R}`, 'iu'));
const WEEKDAYS: readonly string[] = [
  'mon(?:day)?s?|montags?|lundi|lunes|lunedì|segunda-feira|понедельник', 'tues?(?:day)?s?|dienstags?|mardi|martes|martedì|terça-feira|вторник', 'wed(?:nesday)?s?|mittwochs?|mercredi|miércoles|mercoledì|quarta-feira|сред[ау]',
  'thu(?:r|rs)?(?:day)?s?|donnerstags?|jeudi|jueves|giovedì|quinta-feira|четверг', 'fri(?:day)?s?|freitags?|vendredi|viernes|venerdì|sexta-feira|пятниц[ау]', 'sat(?:urday)?s?|samstags?|samedi|sábado|sabato|суббот[ау]', 'sun(?:day)?s?|sonntags?|dimanche|domingo|domenica|воскресенье',
];
/** Short names of days are words of their own: `sat`, `sun`, `wed`. */
const WEEKDAY = `(?:${WEEKDAYS.map((names) => names.split('|').map((name) => name.replace('(?:day)?s?', 'days?').replace('(?:nesday)?s?', 'nesdays?').replace('(?:r|rs)?days?', '(?:rs)days?').replace('(?:urday)?s?', 'urdays?').replace('tues?days?', 'tuesdays?')).join('|')).join('|')})`;
const SHORT_DAY = String.raw`(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)(?=\.?,?\s(?:at\s)?\d)`;
const WEEKDAY_FORMS = WEEKDAYS.map((names) => new RegExp(`${L}(?:${names})${R}`, 'iu'));

export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, hundred: 100,
  zwei: 2, drei: 3, vier: 4, fünf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10, elf: 11, zwölf: 12, zwanzig: 20, deux: 2, trois: 3, quatre: 4, cinq: 5, huit: 8, dix: 10, douze: 12, quinze: 15, vingt: 20,
  dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10, doce: 12, veinte: 20,
};
const WORD_NUMBER = `(?:${Object.keys(NUMBER_WORDS).join('|')})`;
const HAN: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 十一: 11, 十二: 12 };
const UNIT_OF_TIME = 'ms|milliseconds?|s|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?|sekunden?|minuten?|stunden?|tagen?|wochen?|monaten?|jahren?|secondes?|heures?|jours?|semaines?|mois|ans|années?|segundos?|minutos?|horas?|días?|semanas?|mes(?:es)?|años?';
const CURRENCY = 'dollars?|bucks|euros?|pounds?|francs?|franken|usd|eur|gbp|chf|yen|рубл\\p{L}*|руб';

/** What is measured, by the unit it is measured in. */
const UNITS: Readonly<Record<string, string>> = {
  mass: 'kg|kilos?|kilograms?|kilogramm|g|grams?|gramm|lbs?|oz|ounces?|stone|кг|килограмм\\p{L}*', dose: 'mg|milligrams?|mcg|micrograms?|µg|мг', volume: 'ml|cl|l|lit(?:er|re)s?|litros?|gallons?|л', length: 'mm|cm|m|met(?:er|re)s?|metros?|km|kilomet(?:er|re)s?|kilómetros?|miles?|ft|feet|inch(?:es)?|см|км',
  heat: '°\\s?[cf]?|degrees|grad|degrés|grados', data: 'kb|mb|gb|tb', speed: 'mph|km/h|kph', power: 'kwh|kw|watts?|hp|ps', energy: 'kcal|calories|kalorien', area: 'm²|sqm|qm|square (?:feet|met(?:er|re)s)',
};
const UNIT = Object.values(UNITS).join('|');
const UNIT_FORMS = Object.entries(UNITS).map(([name, units]) => [name, new RegExp(`^(?:${units}|公斤|キロ)$`, 'iu')] as const);

export const FORMS: readonly (readonly [ClaimType, RegExp])[] = [
  ['money', new RegExp(String.raw`[$€£¥]\s?${NUMBER}\s?(?:k|m|million|thousand)?${R}|${L}${NUMBER}\s?(?:k\s?)?(?:${CURRENCY}|[$€£])(?!\w)|${L}${NUMBER}\s?(?:k|тысяч\p{L}*|tausend|mil|millones|millions?|millionen|mio|元)${R}`, 'giu')],
  ['percent', new RegExp(String.raw`\b${NUMBER}\s?(?:%|percent\b|per cent\b|prozent\b|por ciento\b|pour cent\b)`, 'giu')],
  ['date', new RegExp(String.raw`\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}\.\d{1,2}\.(?!\d)|${L}${MONTH}\.?\s+\d{1,2}(?:st|nd|rd|th)?\b(?:,?\s+\d{4})?|\b\d{1,2}(?:st|nd|rd|th|er)?\.?\s+(?:of\s+|de\s+)?${MONTH}${R}(?:,?\s+(?:de\s+)?\d{4})?|\bthe\s+\d{1,2}(?:st|nd|rd|th)\b|\d{1,2}月\d{1,2}[日号號]|${L}${WEEKDAY}${R}|${L}${SHORT_DAY}`, 'giu')],
  ['time', new RegExp(String.raw`\b\d{1,2}(?::\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.)(?!\w)|\b\d{1,2}[:.]\d{2}\s?uhr\b|\b\d{1,2}:\d{2}(?::\d{2})?\b|\b\d{1,2}\s?uhr(?:\s\d{1,2}\b)?|\bhalb\s${WORD_NUMBER}${R}|\b\d{1,2}\s?h(?:\s?\d{2})?${R}|(?:[上下]午|晚上|早上|午前|午後)?(?:\d{1,2}|[一二两三四五六七八九十]{1,2})[点點時时](?:\d{1,2}分|半)?|\bnoon\b|\bmidnight\b|\bmidi\b|\bmediodía\b`, 'giu')],
  ['score', /\b\d+\s?\/\s?\d+\b|\b\d+ out of \d+\b/giu],
  ['duration', new RegExp(String.raw`\b${NUMBER}(?:\s?[-–]\s?${NUMBER})?\s?-?(?:${UNIT_OF_TIME})${R}`, 'giu')],
  ['measure', new RegExp(String.raw`\b${NUMBER}\s?(?:${UNIT})${R}|${NUMBER}\s?(?:公斤|キロ|センチ)`, 'giu')],
  // Letters and figures in one word, several groups of figures, a house with its street.
  ['code', new RegExp(String.raw`${L}(?!q[1-4]${R}|\d+(?:st|nd|rd|th|s|x)${R})(?:v?\d+\.\d+\.\d+(?:[.-]\w+)?|\p{L}{1,5}-?\d[\p{L}\d#/-]*|\d+\p{L}{1,2}[\d#][\p{L}\d#-]*|\d+\p{L}${R}|\d+#|\d{2,}[- ]\d{3,}(?:[- ]\d{2,})*)${R}|#\d+\b|${L}\d{1,4}\s\p{Lu}\p{L}+\s(?:\p{Lu}\p{L}+\s)?(?:Street|St|Road|Rd|Avenue|Ave|Lane|Court|Drive|Way|Square|Place)${R}`, 'gu')],
  ['count', new RegExp(String.raw`(?<![\p{L}\d.:/^_=+*{(-])(?:${NUMBER}|${L}${WORD_NUMBER})${R}(?![.:/^_=+*%]\d|[^_=+*%)}-]{0}[\^_=+*%)}-])`, 'giu')],
];

/** Between two sentences; the point of a German date ends none. */
export const SENTENCE_END = new RegExp(String.raw`\n+|(?<=[.!?;])(?<!(?<!\d)\d{1,2}\.(?=\s+${MONTH}${R})|\d\.\d{1,2}\.)\s+(?=\S)|(?<=[。！？])`, 'iu');

/** What a sentence with figures must hold besides for a form to match: most are settled by this look. */
export const NEEDS: Partial<Record<ClaimType, RegExp>> = {
  money: new RegExp(`[$€£¥元]|${CURRENCY}|\\d\\s?k|thousand|тысяч|tausend|mil|mio`, 'iu'), percent: /%|cent|prozent|ciento/i, date: new RegExp(String.raw`\d[-./]\d|the\s+\d|月|${L}(?:${MONTH}|${WEEKDAY}|${SHORT_DAY})${R}`, 'iu'),
  time: /\d\s?[ap]\.?m|\d[:h点點時时]|\d\s(?:h|uhr)|[点點時时]|noon|midnight|halb|midi|mediod/i, score: /\d\s?\/\s?\d|out of/i, duration: /\d\s?-?[a-z]/i, measure: /\d\s?[a-z°µ公キセкмсл]/iu, code: /\p{L}-?\d|\d[\p{L}#]|\d[-. ]\d|#\d|\d\s\p{Lu}/u,
};
/** Without a figure, what a form could still match. */
export const WITHOUT_FIGURES: Partial<Record<ClaimType, RegExp>> = { date: new RegExp(`${L}${WEEKDAY}${R}`, 'iu'), time: /\bnoon\b|\bmidnight\b|\bhalb\b|[点點時时]|\bmidi\b|mediodía/i, count: new RegExp(`${L}${WORD_NUMBER}${R}`, 'iu') };
/** Most texts hold none of what a form begins with. */
export const MAY_HOLD_A_FORM = new RegExp(String.raw`\d|${L}(?:${WORD_NUMBER}|${WEEKDAY}|noon|midi|mediodía|halb)${R}|[一二两三四五六七八九十][点點時时]`, 'iu');

function amount(text: string): string {
  const word = NUMBER_WORDS[text.trim().toLowerCase()];
  if (word !== undefined) return String(word);
  const digits = /\d+(?:[.,]\d+)*/.exec(text.replace(/(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))/g, ''))?.[0] ?? '';
  const plain = Number(digits.replace(/[.,](?=\d{3}(?!\d))/g, '').replace(',', '.'));
  const times = /\d\s?(?:k|mil)(?!\p{L})|thousand|тысяч|tausend/iu.test(text) ? 1000 : /\d\s?m(?!\p{L})|milli|mio/iu.test(text) ? 1_000_000 : 1;
  return String(plain * times);
}

function timeOf(low: string): string {
  const half = /^halb\s(\p{L}+)/u.exec(low)?.[1];
  if (half !== undefined) return `${((NUMBER_WORDS[half] ?? 1) + 11) % 12}:30`;
  const han = /^([上下]午|晚上|早上|午前|午後)?(\d{1,2}|[一二两三四五六七八九十]{1,2})[点點時时](?:(\d{1,2})分|(半))?/u.exec(low);
  if (han) return `${((HAN[han[2] as string] ?? Number(han[2])) % 12) + (/下午|晚上|午後/.test(han[1] ?? '') ? 12 : 0)}:${han[4] ? '30' : (han[3] ?? '00').padStart(2, '0')}`;
  const parts = /^(\d{1,2})(?:(?::|\.|\s?h\s?|\s?uhr\s)(\d{2}))?(?::(\d{2}))?\s?([ap])?/.exec(low === 'noon' || low === 'midi' || low === 'mediodía' ? '12pm' : low === 'midnight' ? '12am' : low);
  const [, h = '0', m = '00', s, side = ''] = parts ?? [];
  return `${(Number(h) % 12) + (side === 'p' || (side === '' && Number(h) >= 12) ? 12 : 0) + (Number(h) >= 24 ? 12 * Math.floor(Number(h) / 12) : 0)}:${m}${s === undefined ? '' : `:${s}`}`;
}

function dateOf(low: string): string {
  const iso = /^\d{4}-(\d{2})-(\d{2})$/.exec(low) ?? /^(\d{1,2})月(\d{1,2})/.exec(low);
  if (iso) return `${Number(iso[1])}/${Number(iso[2])}`;
  const german = /^(\d{1,2})\.(\d{1,2})\.$/.exec(low);
  if (german) return `${Number(german[2])}/${Number(german[1])}`;
  const month = MONTH_FORMS.findIndex((form) => form.test(low));
  const day = /\b(\d{1,2})(?:st|nd|rd|th|er)?(?!\d)/.exec(low)?.[1];
  if (month >= 0) return `${month + 1}/${day}`;
  if (day !== undefined) return `?/${day}`;
  const weekday = WEEKDAY_FORMS.findIndex((form) => form.test(low));
  return weekday >= 0 ? `day ${weekday + 1}` : low;
}

/** A value in the one shape of its type. */
export function valueOf(type: ClaimType, text: string): string {
  const low = text.toLowerCase().trim();
  switch (type) {
    case 'money': case 'percent': case 'count': case 'measure': return amount(low);
    case 'score': return (low.match(/\d+/g) ?? []).join('/');
    case 'duration': return (low.match(/\d+(?:[.,]\d+)*/g) ?? []).join('-');
    case 'time': return timeOf(low);
    case 'date': return dateOf(low);
    default: return low;
  }
}

/** What kind of thing the unit of a measure measures. */
export function measured(text: string): string[] {
  const unit = text.replace(/^[\d.,\s]+/u, '').trim();
  const found = UNIT_FORMS.find(([, form]) => form.test(unit));
  return found ? [`unit:${found[0]}`] : [];
}

/** A day, a month or a feast is no name of somebody or something. */
export const isNoName = (name: string): boolean => NO_NAME.test(name);
const NO_NAME = new RegExp(`^(?:${MONTH}|${WEEKDAY}|mon|tue|wed|thu|fri|sat|sun|easter|christmas|ostern|weihnachten|noël|pâques|navidad|am|pm|ok|okay|i|mr|ms|mrs|dr|st|monsieur|madame|herr|frau|señor|señora)\\.?$`, 'iu');
