import type { OutlineKind } from '../intent/kind-of.ts';

/** One step of an outline: `[low, likely, high]` hours, the steps it waits for by their place (1 is the first), titles, and in English what it is about. */
export interface RecipeStep {
  readonly hours: readonly [number, number, number];
  readonly after: readonly number[];
  /** English, German, French, Spanish. `{o}`: the object in the person's words, `{c}`: the whole wish. */
  readonly titles: readonly [string, string, string, string];
  readonly about: string;
  readonly tags: readonly string[];
  /** It belongs to so many weeks after the beginning. */
  readonly weeksIn?: number;
}
export type Recipes = Readonly<Partial<Record<OutlineKind, readonly RecipeStep[]>>>;

export const s = (hours: RecipeStep['hours'], after: readonly number[], titles: RecipeStep['titles'], about: string, ...tags: readonly string[]): RecipeStep => ({ hours, after, titles, about, tags });
