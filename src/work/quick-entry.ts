import { AT, CLOCK, DAY_PART, dayPart, minutesOf } from '../kernel/dates/clock-words.ts';
import { dayPattern, type NamedDay, readDay } from '../kernel/dates/named-day.ts';
import { fold, isShortWeekday } from '../kernel/dates/vocabulary.ts';
import { dateText, dayOf, wallInstant, zonedText } from '../kernel/zone.ts';
import { everyIn } from './quick-repeats.ts';
import { DUE, EVERY, FROM, ON, PAST, PRIORITY_WORDS, WAITING } from './quick-words.ts';

export interface Repeats { readonly rule?: string; readonly times_per_week?: number; readonly starts_on: string; readonly from: string | null }

/** What a line of text says of a task; nothing that it does not say. */
export interface QuickFields {
  estimated_hours?: number; hours_low?: number; hours_high?: number; due_date?: string; defer_until?: string; priority?: 'low' | 'normal' | 'high' | 'urgent';
  tags?: string[]; contexts?: string[]; depends_on?: number[]; waiting_for?: string; billable?: boolean; repeats?: Repeats;
}

/** One thing that was understood, with the piece of text it came from. */
export interface Understood { readonly field: keyof QuickFields; readonly value: unknown; readonly text: string; readonly start: number; readonly end: number }
export interface QuickEntry { readonly title: string; readonly fields: QuickFields; readonly understood: readonly Understood[] }

const TAKEN = '\u0000', KEPT = '\u0001';
const HOUR = 'hours?|hrs?|h|stunden?|std\\.?|heures?|horas?', MINUTE = 'minutes?|minuten|minutos?|mins?|m';
const AMOUNT = String.raw`\d{1,4}(?:[.,]\d{1,2})?`;
const round = (n: number): number => Math.round(n * 1000) / 1000;
const DATE = dayPattern();
const CLOCKS = String.raw`(?:${AT})?(?:(?<opens>\d{1,2})\s*[-–]\s*(?=\d{1,2}\s*[ap]m\b)|(?<clock>${CLOCK})(?:\s*(?:[-–]|to|bis|a)\s*(?=\d))?)(?<till>\d{1,2}:\d\d(?:\s*[ap]m\b)?|\d{1,2}\s*(?:am|pm|uhr)\b)?`;
const TIMED = String.raw`(?:\s*,?\s+(?:${CLOCKS}|(?:(?:in the|am|this|le|l')\s*)?(?<part>${DAY_PART})))?`;

/**
 * Reads a line such as "Write proposal 3h by Friday #acme !high". Each reader takes its pieces out of the text; what no reader
 * knows is the title. Words that are often part of a title (a weekday, "billable") count only at the end or beside another piece,
 * and what stands in quotation marks is never read.
 */
export function readQuickEntry(input: string, now: Date, zone: string): QuickEntry {
  const text = input.normalize('NFC').replace(/[\t\r\n]+/g, ' ');
  let rest = fold(text);
  const today = dayOf(zone, now.getTime());
  const fields: QuickFields = {};
  const understood: Understood[] = [];

  const cover = (start: number, end: number, mark: string): void => { rest = rest.slice(0, start) + mark.repeat(end - start) + rest.slice(end); };
  const take = (start: number, end: number, found: Partial<QuickFields>): void => {
    cover(start, end, TAKEN);
    for (const [field, value] of Object.entries(found)) {
      Object.assign(fields, { [field]: value });
      understood.push({ field: field as keyof QuickFields, value, text: text.slice(start, end).trim(), start, end });
    }
  };
  /** Whether a piece stands at the end or touches one that was understood: then it is no part of the title. */
  const apart = (start: number, end: number): boolean => /^[\s.,;!?]*$/.test(rest.slice(end)) || /^[\s,;]*\u0000/.test(rest.slice(end)) || /\u0000[\s,;]*$/.test(rest.slice(0, start));
  type Reader = (match: RegExpExecArray, start: number, end: number) => Partial<QuickFields> | null;
  const each = (pattern: string, read: Reader, most = 1): void => {
    const regex = new RegExp(String.raw`(?<![\p{L}\p{N}_#@!/.:$€£-])(?:${pattern})(?![\p{L}\p{N}_])`, 'gu');
    for (let match = regex.exec(rest), count = 0; match && count < most; match = regex.exec(rest)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const found = read(match, start, end);
      if (found) { take(start, end, found); count++; }
    }
  };

  for (const kept of text.matchAll(/"[^"]*"|“[^”]*”|«[^»]*»|\S+:\/\/\S+|\S+@\S+\.\S+/g)) cover(kept.index, kept.index + kept[0].length, KEPT);
  const numbers = (match: RegExpExecArray): Partial<QuickFields> => ({ depends_on: [...new Set([...match[0].matchAll(/#(\d+)/g)].map((m) => Number(m[1])))].filter((n) => n >= 1 && n <= 2_147_483_647) });
  each(String.raw`(?:${PAST})\s+#\d{1,10}(?:\s*(?:,|and|und|et|y|&)\s*#\d{1,10})*`, numbers);
  each(String.raw`#(?=\p{L})[\p{L}\p{N}_/-]+`, (_, start, end) => ({ tags: [...new Set([...fields.tags ?? [], text.slice(start + 1, end)])] }), 20);
  each(String.raw`@(?=\p{L})[\p{L}\p{N}_/-]+`, (_, start, end) => ({ contexts: [...new Set([...fields.contexts ?? [], text.slice(start + 1, end)])] }), 5);
  each(String.raw`!(?<word>\p{L}+)`, (match) => { const priority = PRIORITY_WORDS[match.groups?.['word'] as string]; return priority ? { priority } : null; });

  const every = everyIn(rest, EVERY, today);
  if (every) take(every.start, every.end, { repeats: { ...every.repeats, starts_on: dateText(every.day) } });

  const at = (day: number, minutes: number): string => zonedText(zone, wallInstant(zone, day, minutes));
  /** What a day with its time says: the days, and the times where any are said. */
  interface When { readonly named: NamedDay; readonly from: number | null; readonly to: number | null }
  const whenOf = (groups: Record<string, string | undefined>): When | null => {
    const named = readDay(groups, today);
    if (!named || (named.due < today && named.kind !== 'iso')) return null;
    const till = groups['till'] === undefined ? null : minutesOf(groups['till']);
    const half = /[ap]m$/.exec(groups['till'] ?? '')?.[0] ?? '';
    // "3-5pm": the mark behind the second holds for the first where it makes sense there.
    const opens = groups['opens'] === undefined ? null : [half, 'am'].map((mark) => minutesOf(`${groups['opens']}${mark}`)).find((m) => m !== null && till !== null && m < till) ?? null;
    const clock = groups['clock'] === undefined ? opens : minutesOf(groups['clock']);
    if ((groups['clock'] ?? groups['opens']) !== undefined && clock === null) return null;
    const part = dayPart(groups['part'] ?? (groups['word'] === 'tonight' && clock === null ? 'evening' : ''));
    if (part && wallInstant(zone, named.due, part.to) > now.getTime()) return { named, ...part };
    return { named, from: clock, to: till !== null && clock !== null && till > clock ? till : null };
  };
  const dated = (to: (when: When) => Partial<QuickFields>, bare = false): Reader => (match, start, end) => {
    const groups = match.groups ?? {};
    const begins = (name: string): boolean => groups[name] !== undefined && match[0].startsWith(groups[name] as string);
    if (bare && groups['word'] === undefined && !apart(start, end)) return null;
    // "Sat", "24/7", "Easter" and "the 12" are a day only where something says so.
    if (bare && ((isShortWeekday(groups['weekday'] ?? '') && begins('weekday')) || begins('a') || begins('holiday') || groups['bareordinal'] !== undefined)) return null;
    const when = whenOf(groups);
    if (!when) return null;
    const span = (groups['till'] !== undefined && when.from !== null && when.to !== null && fields.estimated_hours === undefined) ? { estimated_hours: round((when.to - when.from) / 60) } : {};
    if (span.estimated_hours) fields.estimated_hours = span.estimated_hours;
    return { ...span, ...to(when) };
  };
  each(String.raw`(?:${FROM})\s+(?:the\s+)?(?:${DATE})${TIMED}`, dated(({ named, from }) => ({ defer_until: from === null ? dateText(named.first) : at(named.first, from) })));
  each(String.raw`(?:${PAST})\s+(?:the\s+)?(?:${DATE})`, dated(({ named }) => ({ defer_until: dateText(named.last + 1) })));
  each(String.raw`(?:${DUE})\s+(?:the\s+)?(?:${DATE})${TIMED}`, dated(({ named, from, to }) => ({ due_date: to ?? from === null ? dateText(named.due) : at(named.due, to ?? from as number) })));
  if (fields.due_date === undefined) each(String.raw`(?:${DUE})\s+(?<clock>${CLOCK})`, (match) => { const minutes = minutesOf(match.groups?.['clock'] ?? ''); return minutes === null ? null : { due_date: at(today, minutes) }; });

  readHours();
  // A day without "by" is the day on which to do it: not before, and by its end; with a time it starts then.
  if (fields.repeats === undefined && fields.due_date === undefined) {
    const onDay = ({ named, from, to }: When): Partial<QuickFields> => {
      const defer = fields.defer_until !== undefined || named.kind === 'end' ? undefined : from !== null ? at(named.first, from) : named.first > today ? dateText(named.first) : undefined;
      const ends = from !== null && fields.estimated_hours && !(to !== null && to - from > fields.estimated_hours * 60) ? zonedText(zone, wallInstant(zone, named.first, from) + Math.round(fields.estimated_hours * 60) * 60_000) : to !== null ? at(named.first, to) : dateText(from !== null ? named.first : named.due);
      return { ...(defer !== undefined && { defer_until: defer }), due_date: ends };
    };
    each(String.raw`(?:(?:${ON})\s+)?(?:${DATE})${TIMED}`, dated(onDay, true));
    if (fields.due_date === undefined) {
      each(String.raw`(?:${AT})?(?<clock>${CLOCK})`, (match, start, end) => {
        const minutes = minutesOf(match.groups?.['clock'] ?? '');
        if (minutes === null || !apart(start, end)) return null;
        const day = wallInstant(zone, today, minutes) > now.getTime() ? today : today + 1;
        return onDay({ named: { kind: 'word', first: day, last: day, due: day, month: null, yearSaid: false, bare: false }, from: minutes, to: null });
      });
    }
  }
  each(String.raw`(?:${WAITING})\s+(?:[\p{L}\p{N}&.'-]+(?:\s+[\p{L}\p{N}&.'-]+){0,5})`, (match, start, end) => {
    const who = text.slice(start, end).slice(new RegExp(`^(?:${WAITING})\\s+`).exec(match[0])?.[0].length);
    // A name, or one word: what comes after it may be the title.
    const name = /^(?:(?:the|der|die|den|das|le|la|les|el|los)\s+)?(?:\p{Lu}\S*(?:\s+\p{Lu}\S*)*|\S+)/u.exec(who)?.[0] as string;
    take(start, end - (who.length - name.length), { waiting_for: name.replace(/[.,]$/, '') });
    return null;
  });
  each(String.raw`(?<no>non-?\s?billable|not billable|nicht abrechenbar|non facturable|no facturable)|billable|abrechenbar|facturable`, (match, start, end) => (apart(start, end) || match.groups?.['no'] !== undefined ? { billable: match.groups?.['no'] === undefined } : null));

  return { title: titleFrom(text, rest), fields, understood: understood.sort((a, b) => a.start - b.start) };

  function readHours(): void {
    const hours = (amount: string, unit: string): number => Number(amount.replace(',', '.')) / (unit.startsWith('m') ? 60 : 1);
    const estimate = (low: number, high: number): Partial<QuickFields> | null => {
      if (!(low > 0) || high < low || high > 10_000) return null;
      return low === high ? { estimated_hours: round(low) } : { estimated_hours: round((low + high) / 2), hours_low: round(low), hours_high: round(high) };
    };
    each(String.raw`(?<low>${AMOUNT})\s*(?<unit1>${HOUR}|${MINUTE})?\s*(?:-|–|to|bis|a|à)\s*(?<high>${AMOUNT})\s*(?<unit>${HOUR}|${MINUTE})`, (m) => estimate(hours(m.groups?.['low'] as string, m.groups?.['unit1'] ?? m.groups?.['unit'] as string), hours(m.groups?.['high'] as string, m.groups?.['unit'] as string)));
    if (fields.estimated_hours !== undefined) return;
    // "3M tape" is no work of three minutes, and "à 14h" is a time of day.
    each(String.raw`(?<!\b(?:a|a las|um)\s)(?:(?<h>\d{1,4})\s*(?:${HOUR})\s*(?:and\s+|und\s+|et\s+|y\s+)?(?<m>[0-5]?\d)\s*(?:${MINUTE})?|(?<one>${AMOUNT})\s*(?<unit>${HOUR}|${MINUTE})|(?<half>half an hour|halbe stunde|eine halbe stunde|une demi-heure|media hora)|(?<hour>an hour|eine stunde|une heure|una hora))`, (m, start, end) => {
      const g = m.groups ?? {};
      if (g['unit'] === 'm' && text.slice(start, end).endsWith('M')) return null;
      const amount = g['half'] !== undefined ? 0.5 : g['hour'] !== undefined ? 1 : g['h'] !== undefined ? Number(g['h']) + Number(g['m']) / 60 : hours(g['one'] as string, g['unit'] as string);
      return estimate(amount, amount);
    });
  }
}

/** What nobody took, with the gaps closed. */
function titleFrom(text: string, rest: string): string {
  const left = Array.from({ length: text.length }, (_, i) => (rest[i] === TAKEN ? ' ' : text[i])).join('');
  return left.replace(/\s+/g, ' ').replace(/\s+([,.;:!?])(?=\s|$)/g, '$1').replace(/^[\s,;:–-]+|[\s,;:–-]+$/g, '').trim();
}
