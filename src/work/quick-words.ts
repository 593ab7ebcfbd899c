import { oneOf } from '../kernel/dates/vocabulary.ts';

// The words of quick entry in English, German, French and Spanish, folded: lower case, no accents. Those of the calendar are the kernel's.

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
