import * as z from 'zod';
import type { AskModel } from '../llm/index.ts';
import type { CallContext } from '../kernel/operation.ts';
import { dateText, dayFromText, dayOf, isZone, startOfDay } from '../kernel/zone.ts';
import { fold, wordsOf } from './day-words.ts';
import { WEEK, type Statement } from './preference-words.ts';

const Moment = z.string().regex(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d))?$/, 'must be a date, or a time with its offset');
const Clock = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/);
const Constraint = z.object({
  number: z.number().int().describe('Number of the statement it is from.'),
  kind: z.enum(['off', 'hours', 'focus', 'no_meetings']).describe('off: no work then; hours: other working hours; focus: hours in which demanding work goes best; no_meetings.'),
  start: Moment.nullish().catch(null).describe('First day, absolute.'), end: Moment.nullish().catch(null).describe('Last day, absolute and inclusive; null where it goes on.'),
  weekdays: z.array(z.enum(WEEK)).min(1).max(7).nullish().catch(null), hours: z.array(z.tuple([Clock, Clock])).min(1).max(8).nullish().catch(null), time_zone: z.string().max(100).nullish().catch(null),
  quote: z.string().min(1).max(500).describe('The words of the statement that say so, exactly.'),
});
/** Each is looked at by itself: one that cannot be used does not cost the others. */
const Answer = z.object({ constraints: z.array(Constraint.nullable().catch(null)).max(100) });

/** Whether a text may speak of working times at all: it decides what a model is paid to read. */
export const speaksOfTime = (text: string): boolean => /\b(?:work\w*|hours?|days?|week\w*|month|morning|noon|afternoon|evening|meetings?|calls?|away|off|vacation|holidays?|leave|trip|travel\w*|focus\w*|busy|free|arbeit\w*|urlaub|frei|woche\w*|tag\w*|besprechung\w*|reunion\w*|conge\w*|vacances|semaine|travail\w*|trabaj\w*|vacaciones|semana|\w+day|\w+tags?)\b/.test(fold(text));

export interface Numbered { readonly text: string; readonly at: Date }

/** What a model reads out of statements, by their number. What it quotes has to stand there, and dates have to make sense; the rest is left out. */
export async function preferencesByModel(askModel: AskModel, statements: readonly Numbered[], zone: string, now: Date, context: CallContext): Promise<Statement[][]> {
  const request = statements.map(({ text, at }, i) => `${i + 1}. (said on ${dateText(dayOf(zone, at.getTime()))}) ${text.replaceAll('\n', ' ').slice(0, 500)}`).join('\n');
  const { answer } = await askModel.ask({ operation: 'scheduling', template: 'schedule_optimizer', variables: { request, today: dateText(dayOf(zone, now.getTime())), time_zone: zone, tasks: 'none', preferences: 'none' }, answer: Answer }, context);
  const out: Statement[][] = statements.map(() => []);
  for (const said of answer.constraints) {
    const from = said && statements[said.number - 1];
    if (!said || !from || !wordsOf(from.text).includes(wordsOf(said.quote))) continue;
    const own = said.time_zone && isZone(said.time_zone) ? said.time_zone : null;
    const edge = (text: string | null | undefined, after: number): Date | null => {
      if (!text) return null;
      const day = dayFromText(text);
      const at = day === undefined ? Date.parse(text) : startOfDay(own ?? zone, day + after);
      return Number.isFinite(at) ? new Date(at) : null;
    };
    const [start, end] = [edge(said.start, 0) ?? new Date(startOfDay(zone, dayOf(zone, from.at.getTime()))), edge(said.end, 1)];
    const says = { ...(said.hours && { hours: said.hours }), ...(said.weekdays && { weekdays: said.weekdays }), ...(own && own !== zone && { time_zone: own }) };
    const needed = said.kind === 'hours' ? 'hours' in says || 'time_zone' in says : said.kind === 'focus' ? 'hours' in says : said.kind === 'off' ? end !== null || 'weekdays' in says : true;
    // Days off that are part of days only cannot be kept as such.
    if (!needed || (said.kind === 'off' && 'hours' in says) || (end !== null && (end <= start || end <= now))) continue;
    (out[said.number - 1] as Statement[]).push({ kind: said.kind, start, end, payload: says, text: said.quote });
  }
  return out;
}
