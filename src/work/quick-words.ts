// The words of quick entry in English, German, French and Spanish, folded: lower case, no accents.

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
  ['january', 'januar', 'janner', 'janvier', 'enero', 'jan', 'ene'], ['february', 'februar', 'fevrier', 'febrero', 'feb'], ['march', 'marz', 'mars', 'marzo', 'mar'], ['april', 'avril', 'abril', 'apr', 'abr'], ['may', 'mai', 'mayo'],
  ['june', 'juni', 'juin', 'junio', 'jun'], ['july', 'juli', 'juillet', 'julio', 'jul'], ['august', 'aout', 'agosto', 'aug', 'ago'], ['september', 'septembre', 'septiembre', 'sept', 'sep'],
  ['october', 'oktober', 'octobre', 'octubre', 'oct', 'okt'], ['november', 'novembre', 'noviembre', 'nov'], ['december', 'dezember', 'decembre', 'diciembre', 'dec', 'dez', 'dic'],
];

/** Alternatives for a pattern, the longest first, so that no word hides a longer one. */
export const oneOf = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length).join('|');
export const WEEKDAY = oneOf(WEEKDAYS.flatMap((d) => [...d.full, ...d.short]));
export const isShortWeekday = (word: string): boolean => WEEKDAYS.some((d) => d.short.includes(word));
export const MONTH = oneOf(MONTHS.flat());

/** 0 for Monday; a plural counts too: `lundis`, `mondays`. */
export const weekdayNumber = (word: string): number => WEEKDAYS.findIndex((d) => [...d.full, ...d.short].some((w) => w === word || `${w}s` === word || `${w}es` === word));
/** 1 to 12. */
export const monthNumber = (word: string): number => MONTHS.findIndex((names) => names.includes(word)) + 1;

/** Days from today. */
export const DAY_WORDS: Readonly<Record<string, number>> = {
  today: 0, tonight: 0, tomorrow: 1, 'day after tomorrow': 2, heute: 0, morgen: 1, ubermorgen: 2, "aujourd'hui": 0, demain: 1, 'apres-demain': 2, hoy: 0, manana: 1, 'pasado manana': 2,
};

/** Words for units of time, by what they are. */
const UNITS = { day: ['day', 'days', 'tag', 'tage', 'tagen', 'tages', 'jour', 'jours', 'dia', 'dias'], week: ['week', 'weeks', 'woche', 'wochen', 'semaine', 'semaines', 'semana', 'semanas'],
  month: ['month', 'months', 'monat', 'monate', 'monaten', 'monats', 'mois', 'mes', 'meses'], year: ['year', 'years', 'jahr', 'jahre', 'jahren', 'jahres', 'an', 'ans', 'annee', 'annees', 'ano', 'anos'] } as const;
export type Unit = keyof typeof UNITS;
export const UNIT = oneOf(Object.values(UNITS).flat());
export const unitOf = (word: string): Unit => (Object.keys(UNITS) as Unit[]).find((unit) => (UNITS[unit] as readonly string[]).includes(word)) as Unit;

export const PRIORITY_WORDS: Readonly<Record<string, 'low' | 'normal' | 'high' | 'urgent'>> = {
  low: 'low', niedrig: 'low', basse: 'low', faible: 'low', baja: 'low', normal: 'normal', normale: 'normal', medium: 'normal', mittel: 'normal', media: 'normal',
  high: 'high', hoch: 'high', haute: 'high', elevee: 'high', alta: 'high', urgent: 'urgent', dringend: 'urgent', urgente: 'urgent', asap: 'urgent',
};

/** What stands before a day: by when, from when, or on which. */
export const DUE = oneOf(['by', 'before', 'due', 'due on', 'due by', 'until', 'till', 'deadline', 'bis', 'bis zum', 'bis zur', 'fallig', 'fallig am', 'spatestens', 'spatestens am', 'avant', 'avant le', "d'ici", "d'ici a", "d'ici le", 'pour', 'pour le', "jusqu'au", "jusqu'a", 'antes de', 'antes del', 'para', 'para el', 'hasta', 'hasta el', 'vence', 'vence el']);
export const FROM = oneOf(['defer until', 'defer to', 'deferred until', 'defer', 'hide until', 'not before', 'from', 'starting', 'starting on', 'ab', 'erst ab', 'nicht vor', 'a partir du', 'a partir de', 'a partir del', 'des', 'des le', 'pas avant', 'pas avant le', 'desde', 'desde el', 'no antes de', 'no antes del']);
export const PAST = oneOf(['after', 'nach', 'nach dem', 'apres', 'apres le', 'despues de', 'despues del']);
export const ON = oneOf(['on', 'this', 'am', 'diesen', 'dieser', 'le', 'ce', 'el', 'este']);
export const EVERY = oneOf(['every', 'each', 'jeden', 'jede', 'jedes', 'alle', 'chaque', 'tous les', 'toutes les', 'cada', 'todos los', 'todas las']);
export const WAITING = oneOf(['waiting for', 'waiting on', 'wait for', 'warte auf', 'wartet auf', 'warten auf', 'en attente de', 'attendre', 'esperando a', 'esperando', 'a la espera de']);

/** Lower case without accents, letter for letter, so that places in it are places in the text. */
export const fold = (text: string): string => [...text.normalize('NFC')].map((c) => {
  const plain = (c === '’' ? "'" : c.normalize('NFD')[0] as string).toLowerCase();
  return plain.length === c.length ? plain : c;
}).join('');
