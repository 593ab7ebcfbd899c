/** One of the eight hues of the tokens, the same for the same name everywhere. */
export type Hue = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export function hueOf(name: string): Hue {
  let sum = 7;
  for (const letter of name.trim().toLowerCase()) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return ((sum % 8) + 1) as Hue;
}

const SOFT: Record<Hue, string> = { 1: 'bg-hue-1-soft text-hue-1', 2: 'bg-hue-2-soft text-hue-2', 3: 'bg-hue-3-soft text-hue-3', 4: 'bg-hue-4-soft text-hue-4', 5: 'bg-hue-5-soft text-hue-5', 6: 'bg-hue-6-soft text-hue-6', 7: 'bg-hue-7-soft text-hue-7', 8: 'bg-hue-8-soft text-hue-8' };
const SOLID: Record<Hue, string> = { 1: 'bg-hue-1', 2: 'bg-hue-2', 3: 'bg-hue-3', 4: 'bg-hue-4', 5: 'bg-hue-5', 6: 'bg-hue-6', 7: 'bg-hue-7', 8: 'bg-hue-8' };
/** Text on a tint, readable in both themes. */
export const softHue = (hue: Hue): string => SOFT[hue];
/** A mark or an edge. */
export const solidHue = (hue: Hue): string => SOLID[hue];
