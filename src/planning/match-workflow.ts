import type { LibraryWorkflow } from '../work/index.ts';
import { aboutStarter, hasIntents } from './intent/about-starter.ts';
import { keyOf, type ReadIntent, readIntent } from './intent/read-intent.ts';
import { bareOf } from './intent/said-hours.ts';

/** What speaks for a workflow: it was named, such an intent was approved with it before, the intent says what it is for, it belongs to what was sold, or somebody chose it. */
export type MatchedBy = 'name' | 'said before' | 'intent' | 'words' | 'asked' | 'sold';

export interface Match {
  readonly workflow: LibraryWorkflow;
  /** How sure it is, 0 to 1; below `LEAST_SCORE` nothing is taken. */
  readonly score: number;
  readonly by: MatchedBy;
  /** The words, or the earlier intent, that speak for it. */
  readonly because: string;
}

/** An intent that was approved before, newest first; without a workflow where its owner wanted none. */
export interface PastIntent { readonly workflow_id: number | null; readonly intent: string }

/** Less sure than this is no match: a wrong procedure is worse than none. */
export const LEAST_SCORE = 0.6;

type TermsOf = (text: string) => string[];

/** The wish in terms: all that are said, and what each weighs. What a thing is for counts less than the thing, a name hardly at all. */
interface Wanted { readonly read: ReadIntent; readonly weights: ReadonlyMap<string, number>; readonly core: ReadonlySet<string>; readonly all: string }

function wanted(intent: string, termsOf: TermsOf): Wanted {
  const { text } = bareOf(intent);
  const read = readIntent(text);
  const weights = new Map<string, number>();
  const add = (words: readonly string[], weight: number): void => { for (const term of words.flatMap(termsOf)) weights.set(term, Math.max(weights.get(term) ?? 0, weight)); };
  const keys = new Set(read.core), around = new Set(read.around);
  add(read.words.filter((w) => w.name).map((w) => w.raw), 0.15);
  add(read.words.filter((w) => !w.name && around.has(w.key)).map((w) => w.raw), 0.35);
  add(read.words.filter((w) => !w.name && keys.has(w.key)).map((w) => w.raw), 1);
  if (read.action !== null && read.words[0]) add([read.words[0].raw], 0.8);
  const core = new Set([...weights].filter(([, weight]) => weight >= 0.8).map(([term]) => term));
  return { read, weights, core, all: [...new Set(termsOf(text))].sort().join(' ') };
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);
const share = (of: Iterable<string>, within: ReadonlySet<string>, weight: (term: string) => number): number => {
  const all = [...of];
  const whole = sum(all.map(weight));
  return whole > 0 ? sum(all.filter((term) => within.has(term)).map(weight)) / whole : 0;
};

/** A workflow by what it is called and said to be for: rare words of names count more than common ones. */
function byWords(workflow: LibraryWorkflow, want: Wanted, termsOf: TermsOf, rarity: (term: string) => number): Pick<Match, 'score' | 'by' | 'because'> | null {
  const said = new Set(want.weights.keys());
  const name = new Set(termsOf(workflow.name));
  const known = new Set([...name, ...termsOf(`${workflow.slug.replaceAll('-', ' ')} ${workflow.capability ?? ''} ${workflow.description ?? ''}`)]);
  const weigh = (term: string): number => want.weights.get(term) ?? 0;
  const named = share(name, said, rarity), covered = share(want.core.size ? want.core : said, name, weigh);
  const shared = [...name].filter((term) => said.has(term));
  const because = want.read.words.filter((w) => termsOf(w.raw).some((term) => known.has(term))).map((w) => w.raw).join(' ') || shared.join(' ');
  if (named > 0.99 && (covered >= 0.5 || shared.length >= 3)) return { score: 0.9 + 0.1 * covered, by: 'name', because };
  const explained = share(want.core, known, weigh);
  if (named >= 0.5 && covered >= 0.6) return { score: 0.45 * named + 0.4 * covered, by: 'words', because };
  // Described in other words than its name: then all that matters must stand there.
  if (want.core.size >= 2 && explained > 0.99) return { score: 0.68 + 0.15 * named, by: 'words', because };
  return named >= 0.4 && explained > 0.8 && covered >= 0.4 ? { score: 0.62, by: 'words', because } : null;
}

/** How alike two intents are, names and dates aside; 1 where every word is the same. */
function alike(a: Wanted, b: Wanted): number {
  if (a.all === b.all && a.all !== '') return 1;
  if (!a.core.size || !b.core.size || a.read.head !== b.read.head || (a.read.action !== null && b.read.action !== null && a.read.action !== b.read.action)) return 0;
  const terms = new Set([...a.core, ...b.core]);
  const common = [...terms].filter((term) => a.core.has(term) && b.core.has(term)).length / terms.size;
  // What it is for may differ from time to time ("for Acme", "in May"), but two different things do not become one by it.
  return common * 0.96;
}

/** Such an intent teaches when it is this alike to the present one. */
const SAME = 0.7;

/**
 * Workflows that fit an intent, best first. What its owner did with the same intent decides before everything but the name of an own
 * workflow; after that what workflows are for. Words that none of it explains speak against a match, names and dates do not.
 */
export function matchWorkflows(intent: string, library: readonly LibraryWorkflow[], past: readonly PastIntent[], termsOf: TermsOf): Match[] {
  const want = wanted(intent, termsOf);
  if (!want.weights.size || !library.length) return [];
  const earlier = past.map((one) => ({ ...one, want: wanted(one.intent, termsOf) })).map((one) => ({ ...one, alike: alike(want, one.want) })).filter((one) => one.alike >= SAME);
  const decided = earlier.find((one) => one.alike === 1);
  const frequency = new Map<string, number>();
  for (const { name } of library) for (const term of new Set(termsOf(name))) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const rarity = (term: string): number => Math.log(1 + (library.length + 0.5) / ((frequency.get(term) ?? 0) + 0.5));
  const matches = library.flatMap((workflow): (Match & { rank: number })[] => {
    const own = workflow.origin === 'own';
    const found: (Omit<Match, 'workflow'> & { rank: number })[] = [];
    const words = byWords(workflow, want, termsOf, rarity);
    // What the library's own are for is written down; their names alone speak for them where nothing else is said.
    if (words && (own || (words.by === 'name' && words.score > 0.99) || !hasIntents(workflow.slug))) found.push({ ...words, rank: words.score + (own ? (words.by === 'name' ? 1 : 0.15) : 0) });
    if (!own) {
      const vocabulary = new Set(`${workflow.name} ${workflow.capability ?? ''} ${workflow.description ?? ''}`.toLowerCase().split(/[^\p{L}\p{N}/]+/u).map(keyOf));
      const about = aboutStarter(workflow.slug, want.read, vocabulary);
      if (about) found.push({ score: about.score, because: about.because, by: 'intent', rank: about.score });
    }
    const before = earlier.find((one) => one.workflow_id === workflow.id);
    if (before) {
      // The newest decision on the very same words wins; older ones and likenesses follow it.
      const newest = before === decided;
      const score = newest ? 1 : 0.95 * before.alike;
      found.push({ score, by: 'said before', because: before.intent, rank: newest ? (own ? 2.2 : 1.1) : score * (decided ? 0.6 : 1.04) });
    }
    const best = found.sort((a, b) => b.rank - a.rank)[0];
    return best ? [{ workflow, ...best }] : [];
  });
  const refused = decided !== undefined && decided.workflow_id === null;
  return matches.filter((m) => m.score >= LEAST_SCORE && !(refused && m.rank < 1.5)).sort((a, b) => b.rank - a.rank || b.workflow.id - a.workflow.id).map(({ rank: _, ...match }) => ({ ...match, score: Math.min(1, match.score) }));
}
