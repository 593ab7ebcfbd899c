import type { StepJson } from '../work/sop.contract.ts';
import { dateText } from '../kernel/zone.ts';
import { fold, NUMBER, numberOfWord } from '../kernel/dates/vocabulary.ts';
import { isDigital, kindOf, type OutlineKind, sizeOf } from './intent/kind-of.ts';
import { type ReadIntent, readIntent } from './intent/read-intent.ts';
import { LANGUAGES } from './intent/verbs.ts';
import { MAKING_AND_OFFICES, RENEW_BY_CLICK } from './outlines/making-and-offices.ts';
import { type RecipeStep, s } from './outlines/recipe.ts';
import { THINGS_AND_PLACES } from './outlines/things-and-places.ts';
import { WORDS_AND_MINDS } from './outlines/words-and-minds.ts';

export interface Outline { readonly kind: OutlineKind; readonly steps: StepJson[] }
export interface OutlineOptions { readonly weeks?: number | null; readonly billable?: boolean; /** The day it begins, by its number; what comes weekly keeps its week. */ readonly begins?: number }

const RECIPES = { ...WORDS_AND_MINDS, ...THINGS_AND_PLACES, ...MAKING_AND_OFFICES };
const LONGEST_OBJECT = 70;
const WEEKS = { least: 2, usual: 6, most: 12 };

/** The steps that such work has, for a wish that no stored workflow fits and no model can read: by its kind, in its own words. */
export function outlineOf(wish: string, { weeks = null, billable = false, begins }: OutlineOptions = {}): Outline {
  const read = readIntent(wish);
  const kind = kindOf(read);
  const words = { o: objectOf(read), c: upper(short(read.text)) };
  const language = LANGUAGES.indexOf(read.language);
  const size = sizeOf(kind, read);
  const steps = recipeOf(kind, read, weeks).map((one, i): StepJson => {
    const [low, likely, high] = one.hours.map((hours) => rounded(hours * size)) as [number, number, number];
    return {
      id: `s${i + 1}`, title: upper((one.titles[language] as string).replace(/\{([oc])\}/g, (_, name: 'o' | 'c') => words[name])), description: read.language === 'en' ? one.about : '', hours: likely, hours_low: Math.min(low, likely), hours_high: Math.max(high, likely),
      billable: billable && !one.tags.includes('admin'), depends_on: one.after.map((n) => `s${n}`), tags: ['outline', ...one.tags], due: null, ...(begins !== undefined && one.weeksIn && { not_before: dateText(begins + 7 * one.weeksIn) }),
    };
  });
  return { kind, steps };
}

function recipeOf(kind: OutlineKind, read: ReadIntent, weeks: number | null): readonly RecipeStep[] {
  if (kind === 'errand') return [errand(read)];
  if (kind === 'learn') return lessons(read, weeks);
  if (kind === 'read') return sittings(read);
  return (kind === 'renew' && isDigital(read) ? RENEW_BY_CLICK : RECIPES[kind]) ?? RECIPES.general as readonly RecipeStep[];
}

/** One small thing: its step is called what was said. */
function errand({ action }: ReadIntent): RecipeStep {
  const hours = action === 'meet' ? [0.75, 1, 2] as const : action === 'call' || action === 'pay' || action === 'send' ? [0.15, 0.25, 0.5] as const : [0.25, 0.5, 1] as const;
  const tags = action === 'call' || action === 'meet' ? ['call'] : action === 'pay' || action === 'book' ? ['admin'] : action === 'send' ? ['writing'] : [];
  return s(hours, [], ['{c}', '{c}', '{c}', '{c}'], 'One thing, done in one go.', ...tags);
}

const WEEKLY = new RegExp(String.raw`(?<n>\d{1,2}(?:[.,]\d)?|${NUMBER})\s*(?:hours?|hrs?|h|stunden?|heures?|horas?)\s+(?:a|an|per|each|every|pro|par|por|cada|jede|die|la)\s*(?:week|woche|semaine|semana)`);

/** What grows by repetition: sessions over weeks, one after the other. */
function lessons(read: ReadIntent, weeks: number | null): readonly RecipeStep[] {
  const count = Math.max(WEEKS.least, Math.min(WEEKS.most, weeks ?? WEEKS.usual));
  const weekly = WEEKLY.exec(fold(read.text))?.groups?.['n'];
  const likely = weekly === undefined ? (read.action === 'train' ? 4 : 3) : numberOfWord(weekly.replace(',', '.')) || 3;
  const parts = ['Basics, in short sessions on fixed days rather than one long one.', 'What was hard last week first, then something new.', 'Use it for real: a conversation, a piece, a longer run, a task.'];
  const week = (n: number): RecipeStep => ({ weeksIn: n - 1, ...s([likely * 0.5, likely, likely * 1.5], [n], [`{c}, week ${n}`, `{c}, Woche ${n}`, `{c}, semaine ${n}`, `{c}, semana ${n}`], parts[Math.min(2, Math.floor((n - 1) * 3 / count))] as string, 'deep') });
  return [
    s([0.3, 0.75, 1.5], [], ['Settle aim, material and fixed times: {o}', '{o}: Ziel, Material und feste Zeiten', '{o} : objectif, supports et horaires', '{o}: objetivo, material y horarios'], 'What should you be able to do at the end, and how will you check? Start below what you think you can keep up.'),
    ...Array.from({ length: count }, (_, i) => week(i + 1)),
    { weeksIn: count - 1, ...s([0.3, 0.75, 1.5], [count + 1], ['Check what sticks and settle how to go on: {o}', '{o}: Stand prüfen und weiteres Vorgehen', '{o} : faire le point et décider la suite', '{o}: comprobar lo aprendido y decidir cómo seguir'], 'The check from the beginning; then the next aim or a habit that keeps it.') },
  ];
}

/** A book is read in sittings; several of them are read one after the other. */
function sittings(read: ReadIntent): readonly RecipeStep[] {
  const said = read.words.map((w) => (/^\d{1,2}$/.test(w.word) ? Number(w.word) : new RegExp(`^(?:${NUMBER})$`).test(w.word) ? numberOfWord(w.word) : 0)).find((n) => n > 1);
  const count = Math.min(12, said ?? 4);
  const hours = said === undefined ? [0.75, 1.5, 2.5] as const : [3, 5, 9] as const;
  const step = (n: number): RecipeStep => s(hours, n > 1 ? [n - 1] : [], [`{c}: ${n} of ${count}`, `{c}: ${n} von ${count}`, `{c} : ${n} sur ${count}`, `{c}: ${n} de ${count}`], 'With a pencil: what surprises, what to use, what to doubt.');
  return [...Array.from({ length: count }, (_, i) => step(i + 1)), s([0.25, 0.5, 1], [count], ['Write down what to keep: {o}', '{o}: festhalten, was bleibt', '{o} : noter l’essentiel', '{o}: anotar lo esencial'], 'Half a page, and one thing to do otherwise.', 'writing')];
}

const LEADS_TO = { en: /^(?:on|for|about|to|in|with|at|into|of|up)\s+(?=\S)/iu, de: /^(?:für|über|zu|mit)\s+(?=\S)/iu, fr: /^(?:pour|sur|à|de)\s+(?=\S)/iu, es: /^(?:a|de|para|sobre|por)\s+(?=\S)/iu } as const;
/** The object as it was said, without what leads to it; the whole wish where it has none. */
function objectOf(read: ReadIntent): string {
  const object = read.object.replace(LEADS_TO[read.language], '');
  if (object === '' || /^\d+\s\S+$/.test(object) || (!read.core.length && !read.around.length && !read.words.some((w) => w.name || /^\d/.test(w.word)))) return short(read.text);
  // A noun that begins the wish has its capital from there.
  const nominal = read.action === null && read.language === 'en' && /^\p{Lu}\p{Ll}+\s+\p{Ll}/u.test(object);
  return short(nominal ? `${object[0]?.toLowerCase()}${object.slice(1)}` : object);
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(WEEKLY_SAID, '').replace(/[\s,;:.!?]+$/, '');
  return line.length <= LONGEST_OBJECT ? line : `${line.slice(0, LONGEST_OBJECT - 1).replace(/\s+\S*$/, '')}…`;
}
const WEEKLY_SAID = new RegExp(`,?\\s*${WEEKLY.source.replace('?<n>', '?:')}.*$`, 'iu');

const upper = (text: string): string => text.replace(/^\p{Ll}/u, (c) => c.toUpperCase());
const rounded = (hours: number): number => Math.round(hours * 100) / 100;
