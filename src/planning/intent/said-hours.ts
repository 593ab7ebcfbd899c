import { dayPattern } from '../../kernel/dates/named-day.ts';
import { fold, NUMBER, numberOfWord, oneOf } from '../../kernel/dates/vocabulary.ts';

const HOUR = 'hours?|hrs?|h|stunden?|std\\.?|heures?|horas?', MINUTE = 'minutes?|minuten|minutos?|mins?';
const AMOUNT = String.raw`\d{1,3}(?:[.,]\d{1,2})?`;
/** "3 hours a week" is a habit's measure and no length. */
const EACH = String.raw`(?:\s*(?:a|an|per|each|every|pro|jede[ns]?|par|por|cada|al|la)\s+(?:day|week|month|tag|woche|monat|jour|semaine|mois|dia|semana|mes)\b)`;
const SAID = new RegExp(String.raw`(?:[,(–-]\s*|\b(?:in|for|takes?|about|ca\.?|circa|etwa|rund|environ|unos|unas|en)\s+)*(?<![\p{L}\p{N}.:/-])(?:(?<low>${AMOUNT})\s*(?:-|–|to|bis|a)\s*)?(?:(?<h>\d{1,3})\s*h\s*(?<m>[0-5]\d)|(?<n>${AMOUNT})\s*(?<unit>${HOUR}|${MINUTE})|(?<half>half an hour|(?:eine )?halbe stunde|une demi-heure|media hora)|(?<one>an hour|one hour|eine stunde|une heure|una hora))(?![\p{L}\p{N}])\s*\)?`, 'gu');
const WEEKLY = new RegExp(`^${EACH}`, 'u');

const DUE = oneOf(['by', 'before', 'until', 'till', 'due', 'due on', 'due by', 'no later than', 'on', 'this', 'at', 'bis', 'bis zum', 'bis zur', 'bis ende', 'vor dem', 'spatestens', 'spatestens am', 'am', 'avant', 'avant le', 'avant la', "d'ici", "d'ici le", "d'ici la", "jusqu'au", 'pour le', 'antes de', 'antes del', 'para el', 'hasta', 'hasta el', 'el', 'le']);
/** "May" and "Sun" alone are names as well: days count behind a word that says so, or where nothing but a day can be meant. */
const DATES = new RegExp(String.raw`(?:,\s*)?(?<![\p{L}\p{N}])(?:(?:${DUE})\s+(?:the\s+)?(?:${dayPattern()})|(?:${dayPattern({ kinds: ['iso', 'offset', 'date', 'dotted'] }).replace(/\?<\w+>/g, '?:')})|(?:today|tomorrow|tonight|heute|ubermorgen|demain|hoy))(?![\p{L}\p{N}])`.replace(/\?<(?!=|!)\w+>/g, '?:'), 'gu');

const WEEKS = new RegExp(String.raw`\b(?:in|within|over|for|innerhalb von|uber|fur|en|pendant|durante)\s+(${NUMBER})\s+(weeks?|wochen?|semaines?|semanas?|months?|monate?n?|mois|mes(?:es)?)\b`, 'u');

/** For how many weeks an intent says it goes on: "in 8 weeks", "over three months". */
export function weeksIn(intent: string): number | null {
  const [, count, unit] = WEEKS.exec(fold(intent)) ?? [];
  return count === undefined ? null : numberOfWord(count) * (/^mo|^mes/.test(unit as string) ? 4 : 1);
}

export interface Bare { readonly text: string; readonly hours: number | null }

/** An intent without its dates and hours, and the hours that it says the whole takes. */
export function bareOf(intent: string): Bare {
  let text = intent.normalize('NFC');
  let hours: number | null = null;
  const cut = (start: number, length: number): void => { text = `${text.slice(0, start)} ${text.slice(start + length)}`; };
  for (const found of [...fold(text).matchAll(SAID)].reverse()) {
    const { low, h, m, n, unit, half, one } = found.groups ?? {};
    if (WEEKLY.test(fold(text).slice(found.index + found[0].length))) continue;
    const number = (said: string): number => Number(said.replace(',', '.')) / (unit?.startsWith('m') ? 60 : 1);
    const amount = half !== undefined ? 0.5 : one !== undefined ? 1 : h !== undefined ? Number(h) + Number(m) / 60 : number(n as string);
    const middle = low === undefined ? amount : (amount + number(low)) / 2;
    if (!(middle > 0) || middle > 2000) continue;
    hours = Math.round((hours ?? 0) * 1000 + middle * 1000) / 1000;
    cut(found.index, found[0].length);
  }
  for (const found of [...fold(text).matchAll(DATES)].reverse()) cut(found.index, found[0].length);
  return { text: text.replace(/[^\S\n]+/g, ' ').replace(/ ([,.;:!?])/g, '$1').replace(/^[\s,;:–-]+|[\s,;:–.!-]+$/g, '').trim(), hours };
}
