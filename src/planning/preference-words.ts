import { dayOf, startOfDay, wallInstant, zonedText } from '../kernel/zone.ts';
import { daysIn, type Days, fold, WEEKDAY, weekdayNamed } from './day-words.ts';
import { afterIn, beforeIn, hoursIn, type Range, rangesIn } from './hour-words.ts';
import { placeIn } from './place-words.ts';

// What somebody says about when they work, as constraints, by plain rules: in English, and the common ways to say it in German,
// French and Spanish. Cautious on purpose: what is asked, imagined, said of others or has no clear time becomes nothing.

export const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEK)[number];

/** A constraint that words ask for. Open ends are null; `payload.hours` hold on each day of it, read in `payload.time_zone` or the workspace's zone. */
export interface Statement {
  readonly kind: 'off' | 'hours' | 'focus' | 'no_meetings';
  readonly start: Date | null;
  readonly end: Date | null;
  readonly payload: { readonly hours?: Range[]; readonly weekdays?: Weekday[]; readonly time_zone?: string };
  /** The words that say so. */
  readonly text: string;
}

export interface Saying {
  readonly at: Date;
  readonly zone: string;
  /** When it holds, where that is known from elsewhere. */
  readonly from?: Date | null;
  readonly to?: Date | null;
  /** It is known to be a standing preference: a bare weekday then means each of them. */
  readonly standing?: boolean;
}

const WORKDAYS: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const UNSURE = /\b(?:if|unless|maybe|perhaps|might|would|could|wish|wenn|falls|vielleicht|wurde|konnte|peut-etre|quiza|quizas|tal vez|hypothetically)\b/;
const OVER = /\b(?:no longer|not any ?more|anymore|nicht mehr|ya no|cancell?ed|called off|abgesagt|annulee?s?|used to|fruher)\b/;
const I = /\b(?:i|i'm|i'll|i've|my|mine|me|we|we're|we'll|our|ich|mein\w*|mir|wir|uns\w*|je|j'\w+|mon|ma|mes|nous|notre|yo|mi|mis|me|nosotros|estoy|estare|estaremos|estamos|trabajo|tengo)\b/;
const OTHERS = /\b(?:is|isn't|are|was|has|hasn't|wants|works|doesn't|takes|he|she|they|you|your|ist|sind|hat|er|sie|ihr|est|sont|ont|il|elle|ils|esta|estan|tiene|tienen|ella)\b/;
const MINE_BUT_ANOTHER = /\b(?:my|our|mein\w*|unser\w*|mon|ma|mes|mi|mis)\s+(?!(?:working|work|office|usual|core|best|focus|deep|deepest|days?|time|hours|vacation|holidays?|leave|paid|next|last|summer|winter|parental|urlaub|arbeitszeit\w*|vacances|conges?|horaires?|vacaciones|horario|mornings?|afternoons?)\b)/;

const MEETINGS = String.raw`(?:meetings?|calls?|appointments?|besprechung(?:en)?|termine?|anrufe?|reunions?|rendez-vous|appels?|reuniones|citas?|llamadas?)`;
const NO_MEETINGS = new RegExp(String.raw`\b(?:no|without|avoid|never|keine?|ohne|pas de|aucune?|sin|evitar|ninguna|nada de)\s+(?:\S+\s+){0,2}?${MEETINGS}\b|\b(?:meeting|call|besprechungs|termin)-?\s?(?:free|frei)`);
const FOCUS = /\b(?:focus(?:ed|es)?|concentrate|deep work|(?:most |more )?productive|best work|works? best|think best|konzentrier\w*|am besten|produktiv\w*|fokus\w*|concentre\w*|productif|travaille mieux|concentro|productiv[oa]|trabajo mejor|rindo mejor)\b/;
const HOURS = /\b(?:work|working|work hours|working hours|office hours|core hours|arbeite\w*|arbeitszeit\w*|burozeit\w*|travaille\w*|horaires?|trabajo|trabajare|horario)\b/;
const NOT_WORKING = /\b(?:(?:don't|do not|won't|will not|can't|cannot|never|not) work(?:ing)?|arbeite (?:\S+\s+){0,3}?nicht|arbeite ich nicht|ne travaill\w+ pas|no trabaj\w+)\b/;
const PARTICLE = String.raw`(?<!%\s*|\b(?:kick|sign|turn|cut|put|call|lay|pay|hand|start|set|show|switch|drop|log|head|send|take|break|round|write|run|finish|cross|kicks|signs|kicking|signing)\s)\boff\b(?![- ](?:site|by|the|to|of)\b)`;
const OFF = new RegExp([
  PARTICLE, String.raw`\b(?:away|out of (?:the )?office|ooo|vacation|on (?:\w+ )?(?:holidays?|leave|pto)|holidays? from|unavailable|not available|travell?ing|on a trip)\b`,
  String.raw`\b(?:weg|urlaub|abwesend|nicht (?:da|verfugbar|im buro)|frei|verreist|unterwegs|krankgeschrieben)\b`, String.raw`\b(?:absente?|vacances|conges?|indisponible|(?:suis|serai) pas (?:la|disponible)|en deplacement)\b`,
  String.raw`\b(?:fuera|vacaciones|ausente|libre|no (?:estoy |estare )?disponible|de viaje)\b`, NOT_WORKING.source,
].join('|'));

/** Stems that every clause of interest has one of, but for those that name a place. */
const ABOUT_TIME = /meeting|call|appointment|besprechung|termin|anruf|reunion|rendez|appel|cita|llamada|focus|fokus|concentr|konzentr|deep work|productiv|produktiv|productif|best|mejor|mieux|work|hours|arbeit|burozeit|travail|horair|trabaj|horario|off\b|away|out of|ooo|vacation|holiday|leave|pto|available|travel|trip|weg|urlaub|nicht|frei|verreist|unterwegs|krank|absent|vacances|conge|disponible|(?:suis|serai) pas|deplacement|fuera|vacaciones|ausente|libre|viaje|morning person/;

const EACH = new RegExp(String.raw`\b(?:every|each|jeden|chaque|cada|tous les|todos los|los|les?)\s+(?:${WEEKDAY})\b|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)s|(?:lun|mar|mercre|jeu|vendre|same)dis)\b`);
const SHORT = ['mon', 'tues?|die', 'wed', 'thu(?:rs?)?', 'fri', 'sat', 'sun'].map((names, i) => ({ names: [names, ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so'][i]].join('|'), i }));
const SHORT_RANGE = new RegExp(String.raw`\b(${SHORT.map((s) => s.names).join('|')})\.?\s*(?:-|–|to|bis)\s*(${SHORT.map((s) => s.names).join('|')})\b`);
const LONG_RANGE = new RegExp(String.raw`\b(${WEEKDAY})\s*(?:-|–|to|until|through|bis|au|a|al|hasta)\s*(?:le |el )?(${WEEKDAY})\b`);

/** The weekdays that a text names, Monday first; null where it names none. */
function weekdaysIn(text: string): Weekday[] | null {
  const short = SHORT_RANGE.exec(text);
  const of = (name: string): number => SHORT.find((s) => new RegExp(`^(?:${s.names})$`).test(name))?.i ?? 0;
  const long = LONG_RANGE.exec(text);
  const [from, to] = long ? [weekdayNamed(long[1] as string), weekdayNamed(long[2] as string)] : short ? [of(short[1] as string), of(short[2] as string)] : [-1, -1];
  if (from >= 0 && to >= 0) return WEEK.filter((_, i) => (from <= to ? i >= from && i <= to : i >= from || i <= to));
  const found = new Set([...text.matchAll(new RegExp(String.raw`\b(?:${WEEKDAY})\b`, 'g'))].map(([name]) => weekdayNamed(name)));
  if (/\b(?:weekdays|werktags|unter der woche|entre semana|jours ouvres|jours ouvrables)\b/.test(text)) for (const i of [0, 1, 2, 3, 4]) found.add(i);
  if (/\b(?:weekends?|wochenenden?|week-ends?|fines? de semana)\b/.test(text)) for (const i of [5, 6]) found.add(i);
  return found.size ? WEEK.filter((_, i) => found.has(i)) : null;
}

interface Case { readonly raw: string; readonly text: string; readonly rest: string; readonly spans: readonly Days[]; readonly weekdays: Weekday[] | null; readonly said: Saying; readonly today: number }

/** Every constraint that a text asks for, in its order. */
export function preferencesIn(text: string, said: Saying): Statement[] {
  const today = dayOf(said.zone, said.at.getTime());
  const out: Statement[] = [];
  for (const raw of clausesOf(text.slice(0, 20_000))) {
    const folded = fold(raw);
    // Nearly every sentence is about something else: that is seen first, and cheaply.
    if (!ABOUT_TIME.test(folded) && !placeIn(raw)) continue;
    if (/\?\s*$/.test(raw) || UNSURE.test(folded) || OVER.test(folded) || MINE_BUT_ANOTHER.test(folded) || (OTHERS.test(folded) && !I.test(folded) && !/\b(?:office|working|core) hours\b/.test(folded))) continue;
    const days = daysIn(folded, today);
    const each = said.standing === true || EACH.test(folded) || LONG_RANGE.test(folded);
    const bare = (d: (typeof days)[number]): boolean => d.habit || (LONG_RANGE.test(folded.slice(d.at, d.end)));
    const spans = days.filter((d) => !(each && bare(d)));
    let rest = folded;
    for (const d of days) rest = rest.slice(0, d.at) + ' '.repeat(d.end - d.at) + rest.slice(d.end);
    const weekdays = each || SHORT_RANGE.test(folded) || /\bweek-?(?:days|ends?)\b|wochenende|fin(?:es)? de semana|werktags/.test(folded) ? weekdaysIn(folded) : null;
    const found = readClause({ raw, text: folded, rest, spans, weekdays, said, today });
    out.push(...found.filter((s) => s.end === null || s.end > said.at));
  }
  return out;
}

function readClause(c: Case): Statement[] {
  const statement = (kind: Statement['kind'], period: { start: Date | null; end: Date | null }, payload: Statement['payload'] = {}): Statement => ({ kind, ...period, payload, text: c.raw });
  const hours = hoursIn(c.rest, true);
  const onDays = c.weekdays && { weekdays: c.weekdays };
  if (NO_MEETINGS.test(c.text)) return [statement('no_meetings', standing(c), { ...onDays, ...(hours && { hours }) })];
  if (FOCUS.test(c.text) || /\bmorning person\b/.test(c.text)) return hours ? [statement('focus', standing(c), { hours, ...onDays })] : [];
  const travelled = placed(c, statement);
  if (travelled) return travelled;
  const ranges = rangesIn(c.rest, true);
  // "Chapters 8 to 16 work well" has the words and no worker.
  const own = I.test(c.text) || c.said.standing === true || /^(?:(?:only|usually|now) )?work|hours\b|arbeite|burozeit|travaille|horaire|trabajo|horario/.test(c.text);
  if (HOURS.test(c.text) && own && !NOT_WORKING.test(c.text)) {
    if (ranges.length) {
      const oneDay = c.spans.length === 1 && c.spans[0]?.first === c.spans[0]?.last && bounds(c) === null;
      return [statement('hours', standing(c), { hours: ranges, ...(oneDay ? {} : { weekdays: c.weekdays ?? WORKDAYS }) })];
    }
    if (c.weekdays && new RegExp(String.raw`\bwork(?:ing)?\s+(?:only\s+)?(?:from\s+|on\s+)?(?:${WEEKDAY})|arbeite\s+(?:nur\s+)?(?:von\s+)?(?:${WEEKDAY})|travaille\s+(?:seulement\s+)?(?:du\s+)?(?:${WEEKDAY})|trabajo\s+(?:solo\s+)?(?:de\s+)?(?:${WEEKDAY})`).test(c.text)) {
      const free = WEEK.filter((day) => !c.weekdays?.includes(day));
      return free.length ? [statement('off', standing(c), { weekdays: free })] : [];
    }
  }
  const away = OFF.exec(c.text);
  // Without a person the clause has to begin with it, or with its day: "Thanksgiving off".
  return away && (I.test(c.text) || c.said.standing || away.index <= NEAR || c.spans[0]?.at === 0 || c.weekdays) ? off(c, statement) : [];
}

/** How far from its beginning a clause may say that somebody is away, in characters. */
const NEAR = 12;

type Make = (kind: Statement['kind'], period: { start: Date | null; end: Date | null }, payload?: Statement['payload']) => Statement;

function off(c: Case, statement: Make): Statement[] {
  const timed = hoursIn(c.rest, false);
  // Half of every Friday cannot be told as days off, and the whole of it was not said.
  if (c.weekdays && !c.spans.length) return timed ? [] : [statement('off', standing(c), { weekdays: c.weekdays })];
  if (c.spans.length) {
    return c.spans.flatMap((d) => {
      const toThere = bound(c, d);
      if (toThere === 'from') return [];
      return [statement('off', within(c.said.zone, toThere === 'until' ? { ...d, first: c.today } : d, c.rest))];
    });
  }
  return c.said.from && c.said.to ? [statement('off', { start: c.said.from, end: c.said.to })] : [];
}

/** Somewhere else: busy there for a time that was said, or the usual hours on that place's clock. */
function placed(c: Case, statement: Make): Statement[] | null {
  const place = placeIn(c.raw);
  if (!place || NOT_WORKING.test(c.text) || !I.test(c.text) && !/^\s*(?:in|trip|travel|travell?ing|visiting|flying|reise|voyage|viaje)\b/.test(c.text)) return null;
  if (!c.spans.length) return c.said.from && c.said.to && place.zone !== c.said.zone ? [statement('hours', { start: c.said.from, end: c.said.to }, { time_zone: place.zone })] : null;
  const timed = hoursIn(c.rest, false);
  if (timed) return c.spans.map((d) => statement('off', within(place.zone, d, c.rest), place.zone === c.said.zone ? {} : { time_zone: place.zone }));
  if (OFF.test(c.text) || place.zone === c.said.zone) return null;
  return c.spans.map((d) => statement('hours', within(place.zone, d, ''), { time_zone: place.zone }));
}

/** A period of days, cut by the times that were said: until on its last day, after on its first, a range on a single one. */
function within(zone: string, d: Pick<Days, 'first' | 'last'>, rest: string): { start: Date; end: Date } {
  const [ranges, before, after] = [rangesIn(rest, false), beforeIn(rest, false), afterIn(rest, false)];
  const part = d.first === d.last ? hoursIn(rest, false) : null;
  const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const [from, to] = d.first === d.last && part?.length === 1 ? (part[0] as Range).map(minutes) as [number, number] : ranges.length ? [0, 1440] : [after ?? 0, before ?? 1440];
  const at = (day: number, minute: number): Date => new Date(minute === 1440 ? startOfDay(zone, day + 1) : wallInstant(zone, day, minute));
  return { start: at(d.first, from), end: at(d.last, to) };
}

/** "From January", "until 5 March": the open side of what otherwise goes on. */
function bound(c: Case, d: Pick<Days, 'at' | 'first' | 'last'>): 'from' | 'until' | null {
  if (d.first !== d.last) return null;
  const before = c.text.slice(0, d.at);
  if (/\b(?:until|till|through|bis(?: zum)?|jusqu'au|hasta(?: el)?)\s*(?:the |le |el )?$/.test(before)) return 'until';
  return /\b(?:from|starting(?: on)?|as of|since|beginning|ab(?: dem)?|seit(?: dem)?|a partir d(?:e|u|el)|des le|desde(?: el)?)\s*(?:the |le |el )?$/.test(before) ? 'from' : null;
}
const bounds = (c: Case): 'from' | 'until' | null => (c.spans[0] ? bound(c, c.spans[0]) : null);

/** When a way of working holds: the period that is named, or from the day it was said. */
function standing(c: Case): { start: Date | null; end: Date | null } {
  const day = (n: number): Date => new Date(startOfDay(c.said.zone, n));
  const start = c.said.from ?? day(c.today);
  let [from, to]: [Date, Date | null] = [start, c.said.to ?? null];
  for (const d of c.spans) {
    const side = bound(c, d);
    if (side === 'from') from = day(d.first);
    else if (side === 'until') to = day(d.last + 1);
    else [from, to] = [day(d.first), day(d.last + 1)];
  }
  return { start: from, end: to };
}

/** Sentences, and the parts of them that begin anew. */
function clausesOf(text: string): string[] {
  return text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '').flatMap((line) => line.split(/(?<=[^\d\s][.!?;])\s+|(?<=\d[.!?;])\s+(?=(?:i\b|i'm\b|no\b|never\b|my\b|ich\b|keine?\b|mein|je\b|pas de\b|mes?\b|sin\b|yo\b|mis?\b|we\b|wir\b|off\b|away\b|please\b|bitte\b))|[;,]\s+(?:and |but |und |aber |et |mais |y |pero )?(?=(?:i\b|i'm\b|no\b|my\b|ich\b|keine?\b|je\b|pas de\b|sin\b|yo\b|we\b|off\b|away\b))|\s+(?:and|but|und|aber|et|mais|y|pero)\s+(?=(?:i|i'm|no|my|ich|keine?|je|pas de|sin|yo|we|focus|am)\b)/iu))
    .map((part) => part.trim().replace(/[.;,]+$/, '')).filter((part) => part.length > 2 && part.length <= 500);
}

/** How a statement was understood, for whoever has to agree to it. */
export function says({ kind, start, end, payload }: Omit<Statement, 'text'>, zone: string): string {
  const own = payload.time_zone ?? zone;
  const at = (time: Date): string => zonedText(own, time.getTime()).slice(0, 16).replace('T', ' ').replace(/ 00:00$/, '');
  const hours = payload.hours?.map(([from, to]) => `${from} to ${to}`).join(' and ');
  const what = kind === 'off' ? 'no work' : kind === 'no_meetings' ? `no meetings${hours ? ` from ${hours}` : ''}` : kind === 'focus' ? `demanding work from ${hours}` : hours ? `work from ${hours}` : `the usual hours in ${payload.time_zone}`;
  return `${what}${payload.weekdays ? ` on ${payload.weekdays.join(', ')}` : ''}${start ? `, from ${at(start)}` : ''}${end ? `, until ${at(end)}` : ''}`;
}
