const NOON = 'noon|midday|mittags|12 uhr mittags|midi|mediodia', MIDNIGHT = 'midnight|mitternacht|minuit|medianoche';

/** A time of day in folded text; a bare number of hours is one only behind a word that says so. */
export const CLOCK = String.raw`\d{1,2}[:.]\d\d\s*(?:am|pm|uhr)\b|\d{1,2}:\d\d|\d{1,2}\s*(?:am|pm|uhr)\b|(?<=\ba\s+)\d{1,2}\s?h(?:\d\d)?\b|(?<=\ba las?\s+)\d{1,2}(?::\d\d)?\b|(?:${NOON}|${MIDNIGHT})\b`;
export const AT = String.raw`(?:at|um|gegen|a las|a la|al|a|@)\s+`;

/** Minutes after midnight, 1440 for the midnight that ends a day; null for a time that no clock shows. */
export function minutesOf(text: string): number | null {
  const words = text.trim();
  if (new RegExp(`^(?:${NOON})$`).test(words)) return 720;
  if (new RegExp(`^(?:${MIDNIGHT})$`).test(words)) return 1440;
  const found = /^(\d{1,2})(?:[:.h]?(\d\d))?\s*(am|pm|uhr|h)?$/.exec(words.replace(/\s+/g, ' ').replace(/ (?=am|pm|h)/, ''));
  if (!found) return null;
  const [, hours, minutes = '0', half] = found;
  let hour = Number(hours);
  if (half === 'am' || half === 'pm') {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'pm' ? 12 : 0);
  }
  return hour > 23 || Number(minutes) > 59 ? null : hour * 60 + Number(minutes);
}

const PARTS: readonly (readonly [words: string, from: number, to: number])[] = [
  ['mornings?|vormittags?|fruh|matin|por la manana|in the morning', 8 * 60, 12 * 60], ['afternoons?|nachmittags?|apres-midi|por la tarde|tarde', 12 * 60, 18 * 60], ['evenings?|abends?|soir|por la noche|noche', 18 * 60, 22 * 60],
];
/** A part of a named day: "tomorrow afternoon". */
export const DAY_PART = PARTS.map(([words]) => words).join('|');
export const dayPart = (word: string): { readonly from: number; readonly to: number } | null => {
  const found = PARTS.find(([words]) => new RegExp(`^(?:${words})$`).test(word));
  return found ? { from: found[1], to: found[2] } : null;
};
