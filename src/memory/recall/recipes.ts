// How the arms of recall are weighed, as data: a recipe is a name, a version and numbers. A version never changes once released, so
// that what was measured with it stays true; better numbers are the next version. Asked for by name it is the newest version.

import type { Thesaurus } from './related-words.ts';
import type { Wording } from './wording.ts';

export interface Recipe {
  readonly name: string;
  readonly version: number;
  readonly summary: string;
  /** How much holding many of the question's words counts beside holding some of them often, 0 to 1. */
  readonly coverage: number;
  /** What a turn gains from the score of the turn at that distance before it (negative) or after it. */
  readonly neighbours: Readonly<Record<number, number>>;
  /** What the best conversation adds, as a share of the best score. */
  readonly session: number;
  /** What the best hit of each further arm adds, as a share of the best score by words. */
  readonly arms: Readonly<Record<string, number>>;
  /** What the newest candidate has over the oldest, as a share of the best score. */
  readonly recency: number;
  /** Whether what a newer statement replaces is left out. */
  readonly supersede: boolean;
  /** How much more an assistant's turn counts where the question asks for what the assistant said; 1: as any other. */
  readonly askedOfAssistant: number;
  /** What a value of the kind that is asked for (a time, an amount, a length of time) adds beside the question's words, as a share of the best score. */
  readonly answers: number;
  /** What a related word counts (the store, where the shop is asked for), as a share of the asked one. */
  readonly related: number;
  /** Which related words are known: 1 the everyday ones, 2 all. */
  readonly thesaurus: Thesaurus;
  /** What a memory gains that speaks of the days the question asks for, as a share of the best score. */
  readonly when: number;
  /** What the wording of a question adds, as shares of the best score: turns of somebody it names, its words side by side, an opening sentence that holds them. Null: it is not looked at. */
  readonly wording: Readonly<Record<keyof Wording, number>> | null;
}

const BALANCED_1: Recipe = {
  name: 'balanced', version: 1, summary: 'For conversations and notes alike.', coverage: 0.4, neighbours: { [-1]: 0.5, [1]: 0.3, [-2]: 0.15, [2]: 0.15 }, session: 0.25,
  arms: { vector: 0.3, time: 0.15, entity: 0.1, zep: 0.2, mem0: 0.2, qdrant: 0.2 }, recency: 0, supersede: true, askedOfAssistant: 1, answers: 0, related: 0, thesaurus: 1, when: 0, wording: null,
};
const BALANCED_2: Recipe = { ...BALANCED_1, version: 2, askedOfAssistant: 1.8, answers: 0.1, related: 0.35 };
const BALANCED_3: Recipe = { ...BALANCED_2, version: 3, wording: { speaker: 0.4, phrase: 0.1, opening: 0.2 } };
const BALANCED: Recipe = { ...BALANCED_3, version: 4, thesaurus: 2, when: 0.15 };

export const RECIPES: readonly Recipe[] = [
  BALANCED_1,
  BALANCED_2,
  BALANCED_3,
  BALANCED,
  { ...BALANCED_1, name: 'conversation', summary: 'Leans on the turns around a hit and on its conversation.', neighbours: { [-1]: 0.6, [1]: 0.4, [-2]: 0.2, [2]: 0.2 }, session: 0.4 },
  { ...BALANCED_2, name: 'conversation', summary: 'Leans on the turns around a hit and on its conversation.', neighbours: { [-1]: 0.6, [1]: 0.4, [-2]: 0.2, [2]: 0.2 }, session: 0.4 },
  { ...BALANCED_3, name: 'conversation', summary: 'Leans on the turns around a hit and on its conversation.', neighbours: { [-1]: 0.6, [1]: 0.4, [-2]: 0.2, [2]: 0.2 }, session: 0.4 },
  { ...BALANCED, name: 'conversation', summary: 'Leans on the turns around a hit and on its conversation.', neighbours: { [-1]: 0.6, [1]: 0.4, [-2]: 0.2, [2]: 0.2 }, session: 0.4 },
  { ...BALANCED_1, name: 'documents', summary: 'For texts that stand alone: nothing is added by neighbours, nothing is left out as outdated.', coverage: 0.3, neighbours: {}, session: 0, supersede: false },
  { ...BALANCED_1, name: 'words', summary: 'The words of the question alone.', neighbours: {}, session: 0, arms: {}, recency: 0, supersede: false },
  { ...BALANCED_1, name: 'recent', summary: 'Prefers what happened lately.', recency: 0.3 },
  { ...BALANCED_2, name: 'recent', summary: 'Prefers what happened lately.', recency: 0.3 },
  { ...BALANCED_3, name: 'recent', summary: 'Prefers what happened lately.', recency: 0.3 },
  { ...BALANCED, name: 'recent', summary: 'Prefers what happened lately.', recency: 0.3 },
];

export const DEFAULT_RECIPE = 'balanced';
export const recipeNames = (): string[] => [...new Set(RECIPES.flatMap((r) => [r.name, `${r.name}@${r.version}`]))];

/** By `name` (its newest version) or `name@version`. */
export function recipeOf(name: string | undefined): Recipe | undefined {
  const [wanted, version] = (name ?? DEFAULT_RECIPE).split('@');
  return RECIPES.filter((r) => r.name === wanted && (version === undefined || r.version === Number(version))).sort((a, b) => b.version - a.version)[0];
}
