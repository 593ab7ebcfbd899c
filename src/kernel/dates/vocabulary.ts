// The words of the calendar in English, German, French and Spanish, folded: lower case, no accents.

/** Monday first; full names, then short ones. */
const WEEKDAYS: readonly { full: readonly string[]; short: readonly string[] }[] = [
  { full: ['monday', 'montag', 'lundi', 'lunes'], short: ['mon'] },
  { full: ['tuesday', 'dienstag', 'mardi', 'martes'], short: ['tues', 'tue'] },
  { full: ['wednesday', 'mittwoch', 'mercredi', 'miercoles'], short: ['wed'] },
  { full: ['thursday', 'donnerstag', 'jeudi', 'jueves'], short: ['thurs', 'thur', 'thu'] },
  { full: ['friday', 'freitag', 'vendredi', 'viernes'], short: ['fri'] },
  { full: ['saturday', 'samstag', 'sonnabend', 'samedi', 'sabado'], short: ['sat'] },
  { full: ['sunday', 'sonntag', 'dimanche', 'domingo'], short: ['sun'] },
];
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'januar', 'janner', 'janvier', 'enero', 'jan', 'ene'], ['february', 'februar', 'fevrier', 'febrero', 'feb'], ['march', 'marz', 'maerz', 'mars', 'marzo', 'mar'], ['april', 'avril', 'abril', 'apr', 'abr'], ['may', 'mai', 'mayo'],
  ['june', 'juni', 'juin', 'junio', 'jun'], ['july', 'juli', 'juillet', 'julio', 'jul'], ['august', 'aout', 'agosto', 'aug', 'ago'], ['september', 'septembre', 'septiembre', 'sept', 'sep'],
  ['october', 'oktober', 'octobre', 'octubre', 'oct', 'okt'], ['november', 'novembre', 'noviembre', 'nov'], ['december', 'dezember', 'decembre', 'diciembre', 'dec', 'dez', 'dic'],
];

/** Alternatives for a pattern, the longest first, so that no word hides a longer one. */
export const oneOf = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length).join('|');

const FULL = oneOf(WEEKDAYS.flatMap((d) => d.full));
/** Full and short names: `friday`, `fri`. */
export const WEEKDAY = oneOf(WEEKDAYS.flatMap((d) => [...d.full, ...d.short]));
/** Full names, also of each of them: `fridays`, `freitags`. Short ones are other words in running text. */
export const WEEKDAYS_IN_TEXT = `(?:${FULL})s?`;
export const isShortWeekday = (word: string): boolean => WEEKDAYS.some((d) => d.short.includes(word));
/** 0 for Monday; a plural counts too: `lundis`, `mondays`. */
export const weekdayNumber = (word: string): number => WEEKDAYS.findIndex((d) => [...d.full, ...d.short].some((w) => w === word || `${w}s` === word || `${w}es` === word));

export const MONTH = oneOf(MONTHS.flat());
/** 1 to 12. */
export const monthNumber = (word: string): number => MONTHS.findIndex((names) => names.includes(word)) + 1;

/** Days from today. */
export const DAY_WORDS: Readonly<Record<string, number>> = {
  today: 0, tonight: 0, tomorrow: 1, 'day after tomorrow': 2, heute: 0, morgen: 1, ubermorgen: 2, "aujourd'hui": 0, demain: 1, 'apres-demain': 2, hoy: 0, manana: 1, 'pasado manana': 2,
};
export const PAST_WORDS: Readonly<Record<string, number>> = {
  yesterday: -1, 'day before yesterday': -2, gestern: -1, vorgestern: -2, hier: -1, 'avant-hier': -2, ayer: -1, anteayer: -2,
};

/** Words for units of time, by what they are. */
const UNITS = {
  day: ['day', 'days', 'tag', 'tage', 'tagen', 'tages', 'jour', 'jours', 'dia', 'dias'], week: ['week', 'weeks', 'woche', 'wochen', 'semaine', 'semaines', 'semana', 'semanas'],
  weekend: ['weekend', 'weekends', 'wochenende', 'wochenendes', 'week-end', 'fin de semana'],
  month: ['month', 'months', 'monat', 'monate', 'monaten', 'monats', 'mois', 'mes', 'meses'], year: ['year', 'years', 'jahr', 'jahre', 'jahren', 'jahres', 'an', 'ans', 'annee', 'annees', 'ano', 'anos'],
} as const;
export type Unit = keyof typeof UNITS;
/** Lengths of time; a weekend is a place in the week and no length. */
export const UNIT = oneOf([...UNITS.day, ...UNITS.week, ...UNITS.month, ...UNITS.year]);
export const PERIOD = oneOf(Object.values(UNITS).flat());
export const unitOf = (word: string): Unit => (Object.keys(UNITS) as Unit[]).find((unit) => (UNITS[unit] as readonly string[]).includes(word)) as Unit;

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12, ein: 1, einem: 1, einer: 1, eine: 1, zwei: 2, drei: 3, vier: 4, funf: 5, sechs: 6, sieben: 7, acht: 8, zehn: 10,
  un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, sept: 7, huit: 8, dix: 10, uno: 1, una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, diez: 10,
};
export const NUMBER = `\\d{1,3}|${oneOf(Object.keys(NUMBERS))}`;
export const numberOfWord = (word: string): number => NUMBERS[word] ?? Number(word);

/** Lower case without accents, letter for letter, so that places in it are places in the text. */
export const fold = (text: string): string => (/^[\0-\x7f]*$/.test(text) ? text.toLowerCase() : [...text.normalize('NFC')].map((c) => {
  const plain = (c === '’' ? "'" : c.normalize('NFD')[0] as string).toLowerCase();
  return plain.length === c.length ? plain : c;
}).join(''));
