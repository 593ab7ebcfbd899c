import { dateText, dayFromText, dayOf, startOfDay } from '../../kernel/zone.ts';

// The period a question speaks of, without a model: a date, a month, a year, a season, a weekday or so many days ago. Names of
// months and a few words in the languages of Western Europe and Russian; what is not recognised is simply no period.

export interface Period { readonly from: Date; readonly to: Date }

const MONTHS: readonly RegExp[] = [
  'jan(?:uary|uar|vier|eiro)?|januari|enero|gennaio|январ[ьяе]', 'feb(?:ruary|ruar|rero|braio)?|februari|février|fevrier|fevereiro|феврал[ьяе]', 'mar(?:ch|s|zo|ço)?|märz|maerz|maart|март[ае]?', 'apr(?:il|ile)?|avril|abril|апрел[ьяе]',
  'may|mai|mei|mayo|maggio|maio|ма[йяе]', 'june?|juni|juin|junio|giugno|junho|июн[ьяе]', 'july?|juli|juillet|julio|luglio|julho|июл[ьяе]', 'aug(?:ust|ustus)?|août|aout|agosto|август[ае]?',
  'sept?(?:ember|embre|iembre)?|settembre|setembro|сентябр[ьяе]', 'oct(?:ober|obre)?|oktober|octubre|ottobre|outubro|октябр[ьяе]', 'nov(?:ember|embre|iembre)?|novembro|ноябр[ьяе]', 'dec(?:ember)?|dezember|décembre|decembre|diciembre|dicembre|dezembro|декабр[ьяе]',
].map((names) => new RegExp(String.raw`(?<![\p{L}])(?:${names})(?![\p{L}])`, 'iu'));
const ANY_MONTH = MONTHS.map((m) => m.source.replace('(?<![\\p{L}])', '').replace('(?![\\p{L}])', '')).join('|');
const DAYS = ['sunday|sonntag|dimanche|domingo|domenica', 'monday|montag|lundi|lunes|lunedì', 'tuesday|dienstag|mardi|martes|martedì', 'wednesday|mittwoch|mercredi|miércoles|mercoledì', 'thursday|donnerstag|jeudi|jueves|giovedì', 'friday|freitag|vendredi|viernes|venerdì', 'saturday|samstag|samedi|sábado|sabato'].map((names) => new RegExp(String.raw`(?<!\p{L})(?:${names})(?!\p{L})`, 'iu'));
const SEASONS: readonly (readonly [RegExp, number])[] = [[/\b(?:spring|frühling|printemps|primavera)\b/iu, 2], [/\b(?:summer|sommer|été|verano|estate)(?![\p{L}])/iu, 5], [/\b(?:autumn|herbst|automne|otoño|autunno)\b|\b(?:in|during|last|this) (?:the )?fall\b/iu, 8], [/\b(?:winter|hiver|invierno|inverno)\b/iu, 11]];
const LAST = /\b(?:last|past|previous|letzte[nrsm]?|vorige[nrsm]?|dernière?|pasad[oa]|scors[oa])\b/iu;
const RELATIVE = /\b(?:yesterday|today|gestern|heute|hier|aujourd|ayer|hoy|ieri|oggi|вчера|сегодня|ago|vor|hace|il y a|this (?:week|month|year)|last (?:week|month|year|weekend|night)|letzte (?:woche|nacht)|letzten? (?:monat|jahr)|the day before yesterday|vorgestern)(?![\p{L}])/iu;
const NUMBERS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, ein: 1, einem: 1, zwei: 2, drei: 3, vier: 4, deux: 2, trois: 3, dos: 2, tres: 3, due: 2, tre: 3 };

/** Whether it is worth finding out the asker's zone. */
export const mayNameTime = (text: string): boolean => text.length <= 1000 && (/\b(?:19|20)\d\d\b/.test(text) || RELATIVE.test(text) || MONTHS.some((m) => m.test(text)) || DAYS.some((d) => d.test(text)) || SEASONS.some(([s]) => s.test(text)));

/** The period that the question names, seen from `now` in that zone; null when it names none. */
export function periodOf(text: string, now: Date, zone: string): Period | null {
  if (!mayNameTime(text)) return null;
  const today = dayOf(zone, now.getTime());
  const days = (from: number, to: number): Period => ({ from: new Date(startOfDay(zone, from)), to: new Date(startOfDay(zone, to)) });
  const day = (d: number) => days(d, d + 1);
  const first = (year: number, month: number, date = 1): number => Math.round(Date.UTC(year, month, date) / 86_400_000);
  const months = (year: number, month: number, count = 1) => {
    return days(first(year, month), first(year, month + count));
  };
  const [thisYear = 0, thisMonth = 0] = dateText(today).split('-').map((part, i) => Number(part) - (i === 1 ? 1 : 0));
  const weekdayToday = (((today + 4) % 7) + 7) % 7; // 0 is Sunday

  const iso = /\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b/.exec(text);
  const dated = iso ? dayFromText(iso[0]) : undefined;
  if (dated !== undefined) return day(dated);
  if (/\b(?:day before yesterday|vorgestern|avant-hier|anteayer)\b/iu.test(text)) return day(today - 2);
  if (/\b(?:yesterday|last night|gestern|hier|ayer|ieri)\b|вчера/iu.test(text)) return day(today - 1);
  if (/\b(?:today|heute|hoy|oggi)\b|aujourd|сегодня/iu.test(text)) return day(today);
  const ago = /\b(\d{1,3}|\p{L}{1,6})\s+(day|week|month|year)s?\s+ago\b/iu.exec(text) ?? /\b(?:vor|hace|il y a)\s+(\d{1,3}|\p{L}{1,6})\s+(tag|woche|monat|jahr|d[ií]a|semana|mes|año|jour|semaine|mois|an)/iu.exec(text);
  if (ago) {
    const n = NUMBERS[(ago[1] as string).toLowerCase()] ?? Number(ago[1]);
    const unit = (ago[2] as string).toLowerCase();
    if (Number.isFinite(n)) {
      if (/^(?:day|tag|d[ií]a|jour)/.test(unit)) return day(today - n);
      if (/^(?:week|woche|sema)/.test(unit)) return days(today - 7 * n - 3, today - 7 * n + 4);
      if (/^(?:month|monat|mes|mois)/.test(unit)) { const at = thisYear * 12 + thisMonth - n; return months(Math.floor(at / 12), at % 12); }
      return months(thisYear - n, 0, 12);
    }
  }
  const monday = today - ((weekdayToday + 6) % 7);
  if (/\b(?:last weekend|letztes wochenende)\b/iu.test(text)) return days(monday - 2, monday);
  if (/\b(?:last|past) week\b|letzte woche|semaine dernière|semana pasada/iu.test(text)) return days(monday - 7, monday);
  if (/\bthis week\b|diese woche|cette semaine|esta semana/iu.test(text)) return days(monday, monday + 7);
  if (/\b(?:last|past) month\b|letzten monat|mois dernier|mes pasado/iu.test(text)) { const at = thisYear * 12 + thisMonth - 1; return months(Math.floor(at / 12), at % 12); }
  if (/\bthis month\b|diesen monat|ce mois|este mes/iu.test(text)) return months(thisYear, thisMonth);
  if (/\blast year\b|letztes jahr|année dernière|año pasado/iu.test(text)) return months(thisYear - 1, 0, 12);
  if (/\bthis year\b|dieses jahr|cette année|este año/iu.test(text)) return months(thisYear, 0, 12);

  const years = [...text.matchAll(/\b(19\d\d|20\d\d)\b/g)].map((m) => Number(m[1]));
  const year = years[0];
  const month = MONTHS.findIndex((m) => m.test(text));
  if (month >= 0 && !(month === 4 && year === undefined && /\bmay\b/.test(text)) && !(month === 2 && year === undefined && /\bmar\b/i.test(text))) {
    const named = new RegExp(String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?(?:${ANY_MONTH})(?!\p{L})|(?<!\p{L})(?:${ANY_MONTH})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?!\d)`, 'iu').exec(text);
    // A month without a year is the last one that has begun.
    const of = year ?? (month > thisMonth || (month === thisMonth && LAST.test(text)) ? thisYear - 1 : thisYear);
    const date = Number(named?.[1] ?? named?.[2] ?? 0);
    if (date >= 1 && date <= new Date(Date.UTC(of, month + 1, 0)).getUTCDate()) return day(first(of, month, date));
    return months(of, month);
  }
  const season = SEASONS.find(([form]) => form.test(text));
  if (season) {
    const begin = season[1];
    return months(year ?? (begin > thisMonth || (LAST.test(text) && begin + 2 >= thisMonth) ? thisYear - 1 : thisYear), begin, 3);
  }
  if (years.length) return days(first(Math.min(...years), 0), first(Math.max(...years) + 1, 0));
  const weekday = DAYS.findIndex((d) => d.test(text));
  if (weekday >= 0) {
    const back = (weekdayToday - weekday + 7) % 7 || 7;
    return /\b(?:next|coming|nächste\w*)\b/iu.test(text) ? null : day(today - back);
  }
  return null;
}
