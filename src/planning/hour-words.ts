// Times of the day in folded text: single times, ranges, and parts of a day.

export type Range = [from: string, to: string];

const T = String.raw`(?<!\d[.:]?)(?:(\d{1,2})(?:[:.h](\d\d))?\s*(am|pm|a\.m\.|p\.m\.|uhr|h\b|o'clock)?|(noon|midday|midnight|mittags?|mitternacht|midi|minuit|mediodia|medianoche))(?![\d:]|\.\d|\s*(?:%|days|weeks|hours|hrs|tage|stunden|jours|dias|horas de))`;
const SEP = String.raw`\s*(?:to|until|till|-|–|—|bis|a|and|und|et|y|hasta|jusqu'a)\s*(?:las\s+)?`;
const RANGE = new RegExp(String.raw`${T}${SEP}${T}`, 'g');
const BEFORE = new RegExp(String.raw`\b(?:until|till|before|by|bis|vor|jusqu'a|avant|hasta|antes de)\s+(?:las\s+|um\s+)?${T}`);
const AFTER = new RegExp(String.raw`\b(?:after|from|ab|nach|apres|a partir de|despues de|desde)\s+(?:las\s+|um\s+)?${T}`);

interface Said { readonly minutes: number; readonly sure: boolean }

/** `sure`: written in a way that only a time is. */
function read(hour: string | undefined, minute: string | undefined, mark: string | undefined, word: string | undefined): Said | null {
  if (word) return { minutes: /^(?:mid(?:night)|mitternacht|minuit|medianoche)$/.test(word) ? 1440 : 720, sure: true };
  const [h, m] = [Number(hour), Number(minute ?? 0)];
  if (m > 59 || h > 24 || (h === 24 && m > 0)) return null;
  const twelve = mark?.startsWith('p') ? (h % 12) + 12 : mark?.startsWith('a') ? h % 12 : h;
  if (mark && /^[ap]/.test(mark) && (h < 1 || h > 12)) return null;
  return { minutes: twelve * 60 + m, sure: mark !== undefined || minute !== undefined };
}

export const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Ranges such as "9 to 5", "8:30-16" or "de 8h a 16h". `loose`: bare numbers count, where the words around say that hours are meant. */
export function rangesIn(text: string, loose: boolean): Range[] {
  return [...text.matchAll(RANGE)].flatMap(([, h1, m1, p1, w1, h2, m2, p2, w2]): Range[] => {
    const to = read(h2, m2, p2, w2);
    // "9 to 11am": the mark behind the second holds for the first where it makes sense there.
    const from = read(h1, m1, p1 ?? (p2 && /^[ap]/.test(p2) && Number(h1) <= Number(h2) ? p2 : undefined), w1);
    if (!from || !to || !(loose || from.sure || to.sure)) return [];
    const end = to.minutes <= from.minutes && to.minutes <= 720 && p2 === undefined && m2 === undefined ? to.minutes + 720 : to.minutes;
    return end > from.minutes && end <= 1440 ? [[clock(from.minutes), clock(end)]] : [];
  });
}

const one = (found: RegExpExecArray | null, loose: boolean): number | null => {
  const said = found && read(found[1], found[2], found[3], found[4]);
  return said && (loose || said.sure) ? said.minutes : null;
};
/** The time before which, or after which, something holds, in minutes of the day. */
export const beforeIn = (text: string, loose: boolean): number | null => one(BEFORE.exec(text), loose);
export const afterIn = (text: string, loose: boolean): number | null => one(AFTER.exec(text), loose);

const PARTS: readonly (readonly [RegExp, Range])[] = [
  [/\b(?:late mornings?|spaterer vormittag)\b/, ['10:00', '12:00']], [/\b(?:early mornings?|fruhmorgens|tot le matin|temprano)\b/, ['06:00', '09:00']],
  [/\b(?:mornings?|vormittags?|am morgen|morgens|matins?|matinee|por la manana|mananas)\b/, ['06:00', '12:00']], [/\b(?:afternoons?|nachmittags?|apres-midi|tardes?)\b/, ['12:00', '18:00']], [/\b(?:evenings?|abends?|soirs?|soiree|noches?|at night|nachts)\b/, ['18:00', '22:00']],
];
export const partOfDay = (text: string): Range | null => PARTS.find(([words]) => words.test(text))?.[1] ?? null;

/** The hours of a day that a text names: a range, before or after a time, or a part of the day. */
export function hoursIn(text: string, loose: boolean): Range[] | null {
  const ranges = rangesIn(text, loose);
  if (ranges.length) return ranges;
  const [before, after] = [beforeIn(text, loose), afterIn(text, loose)];
  if (before !== null && before > 0) return [['00:00', clock(before)]];
  if (after !== null && after < 1440) return [[clock(after), '24:00']];
  const part = partOfDay(text);
  return part && [part];
}
