import type { MatchTold } from './briefing.contract.ts';
import type { Match } from './match-workflow.ts';
import type { Survey } from './survey.ts';

const quoted = (text: string): string => `"${text.length > 80 ? `${text.slice(0, 79)}…` : text}"`;
const percent = (score: number): string => `${Math.round(score * 100)} %`;

const WHY: Readonly<Record<Match['by'], (because: string) => string>> = {
  name: (because) => `it is called so (${quoted(because)})`, 'said before': (because) => `you approved ${quoted(because)} with it`, intent: (because) => `of ${quoted(because)}`, asked: () => 'you chose it', words: (because) => `its description says ${quoted(because)}`, sold: () => 'it belongs to what was sold',
};

/** Why a plan follows a workflow, or which wishes it was made of. */
export function toldOf(from: Match | NonNullable<Survey['several']>): MatchTold {
  if ('wishes' in from) {
    const matched = from.wishes.flatMap(({ candidate }) => candidate ?? []);
    return { by: 'several', score: null, because: null, outline: 'several', text: `${from.wishes.length} wishes; ${matched.length ? `for ${matched.length} of them there is a workflow: ${[...new Set(matched.map((c) => quoted(c.match.workflow.name)))].join(', ')}` : 'no stored workflow fits any of them'}.` };
  }
  const { by, score, because, workflow } = from;
  const sure = Math.round(score * 1000) / 1000;
  return { by, score: sure, because: because || null, outline: null, text: `${by === 'asked' || by === 'sold' ? 'Taken' : 'Closest'}: ${quoted(workflow.name)}${by === 'asked' || by === 'sold' ? '' : ` (${percent(sure)})`}, because ${WHY[by](because)}.` };
}

/** A workflow that somebody chose. */
export const toldOfChosen = (name: string): MatchTold => ({ by: 'asked', score: 1, because: null, outline: null, text: `Taken: ${quoted(name)}, because ${WHY.asked('')}.` });

/** An outline: since nothing fits, or since nothing was wanted. */
export const toldOfNone = (kind: string, asked: boolean): MatchTold => ({ by: asked ? 'asked' : 'none', score: null, because: null, outline: kind, text: asked ? 'No workflow was wanted; an outline for such work.' : 'No stored workflow fits; an outline for such work.' });
