import { AT, CLOCK, minutesOf } from '../kernel/dates/clock-words.ts';
import { dayPattern, readDay } from '../kernel/dates/named-day.ts';
import { fold, oneOf } from '../kernel/dates/vocabulary.ts';
import { dayOf, startOfDay, wallInstant } from '../kernel/zone.ts';

const BY = oneOf(['by', 'before', 'until', 'till', 'due', 'due on', 'due by', 'no later than', 'deadline', 'deadline is', 'bis', 'bis zum', 'bis zur', 'vor dem', 'spatestens', 'spatestens am', 'fallig am', 'avant', 'avant le', 'avant la', "d'ici", "d'ici le", "d'ici a", "d'ici la", "jusqu'au", 'pour le', 'antes de', 'antes del', 'para el', 'hasta', 'hasta el']);
const PATTERN = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${BY})\s+(?:the\s+)?(?:${dayPattern()})(?:\s*,?\s+(?:${AT})?(?<clock>${CLOCK}))?(?![\p{L}\p{N}])`, 'gu');

/**
 * The deadline that an intent names in words ("by the 12th", "before Friday 5 pm", "bis Ende des Monats"): the time that is said, or the
 * last instant of that local day. Null where none is named, or where the words name no day to come.
 */
export function deadlineIn(intent: string, now: Date, zone: string): Date | null {
  const today = dayOf(zone, now.getTime());
  for (const { groups = {} } of fold(intent.slice(0, 10_000)).matchAll(PATTERN)) {
    const day = readDay(groups, today);
    if (!day || day.due < today) continue;
    const minutes = groups['clock'] === undefined ? null : minutesOf(groups['clock']);
    const at = minutes === null ? startOfDay(zone, day.due + 1) - 1000 : wallInstant(zone, day.due, minutes);
    if (at > now.getTime()) return new Date(at);
  }
  return null;
}
