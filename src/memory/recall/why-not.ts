import type * as z from 'zod';
import { type CallContext, operation, type AnyOperation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';
import { resolveClient } from '../clients/clients.store.ts';
import { type FoundRow, loadFound, statusOf } from './found.store.ts';
import type { MemoryDeps } from '../memory-deps.ts';
import type { Kind } from '../memory-fields.contract.ts';
import { type Moments, momentsOf } from './moments.ts';
import { explainRecall, recall } from './recall.contract.ts';
import { type Point, whyNot } from './why-not.contract.ts';
import { isIndexed, ownerOf } from './why-not.store.ts';

type Input = z.output<typeof whyNot.input>;
type Recalled = z.output<typeof recall.output>;
type Explained = z.output<typeof explainRecall.output>;

/** As far down as one recall looks. */
const DEEPEST = 100;
const EVENTS: readonly Kind[] = ['event', 'reflection', 'document'];

interface Step { readonly point: Point; readonly passed: boolean; readonly detail: string | null }

/** What its own row says of it against the question, in order, up to the first point that it does not pass. */
export function ownSteps(row: FoundRow, input: Pick<Input, 'kind' | 'scope' | 'session_id' | 'since' | 'until' | 'as_of' | 'known_at' | 'trust' | 'include_superseded'>, moments: Pick<Moments, 'from' | 'until'>, now: Date): Step[] {
  const since = moments.from(input.since), until = moments.until(input.until), asOf = moments.from(input.as_of), knownAt = moments.from(input.known_at);
  const day = (at: Date): string => at.toISOString();
  const wanted = (given: readonly string[] | undefined, is: string, what: string): string | null => (given && !given.includes(is) ? `It is ${what} ${is}, and only ${given.join(' and ')} was asked for.` : null);
  const asked: readonly (readonly [Point, string | null])[] = [
    ['archived', row.archived_at ? `It was archived at ${day(row.archived_at)}.` : null],
    ['expired', row.expires_at && row.expires_at <= now ? `It expired at ${day(row.expires_at)}.` : null],
    ['kind', wanted(input.kind, row.kind, 'of the kind')],
    ['scope', input.scope !== undefined && row.scope !== null ? wanted([input.scope], row.scope, 'of the scope') : null],
    ['session', input.session_id !== undefined && row.session_id !== input.session_id ? `It belongs to ${row.session_id === null ? 'no conversation' : `the conversation ${row.session_id}`}.` : null],
    ['period', since && row.occurred_at < since ? `It happened at ${day(row.occurred_at)}, before the time that was asked for.` : until && row.occurred_at >= until ? `It happened at ${day(row.occurred_at)}, after the time that was asked for.` : null],
    ['trust', wanted(input.trust, row.trust, 'of the trust')],
    ['recorded', knownAt && row.created_at > knownAt ? `It was recorded at ${day(row.created_at)} only.` : null],
    ['holds', row.kind === 'fact' ? (!input.include_superseded && row.valid_from && row.valid_from > (asOf ?? now) ? `It holds from ${day(row.valid_from)} on only.` : null) : asOf && row.occurred_at > asOf ? `It happened at ${day(row.occurred_at)}, later than the day that was asked for.` : null],
    ['superseded', !input.include_superseded && statusOf(row, { now, asOf, knownAt, includeSuperseded: false }) === 'superseded' ? (row.superseded_at ? `It was superseded or retracted at ${day(row.superseded_at)}.` : `It held until ${day(row.valid_to as Date)} only.`) : null],
  ];
  const lost = asked.findIndex(([, detail]) => detail !== null);
  return asked.slice(0, lost < 0 ? asked.length : lost + 1).map(([point, detail]) => ({ point, passed: detail === null, detail }));
}

/** `ask`: recall and explain that count nothing. */
export function whyNotOperations(deps: MemoryDeps, ask: readonly AnyOperation[]): AnyOperation[] {
  const run = (name: string) => ask.find((one) => one.contract.name === name) as AnyOperation;
  const recalled = (input: Record<string, unknown>, context: CallContext) => run(recall.name).run(recall.input.parse(input), context) as Promise<Recalled>;
  const explained = (input: Record<string, unknown>, context: CallContext) => run(explainRecall.name).run(explainRecall.input.parse(input), context) as Promise<Explained>;

  return [operation(whyNot, async ({ event_id, fact_id, episode_id, trust, ...question }, context) => {
    const id = (event_id ?? fact_id ?? episode_id) as number;
    const kinds: readonly Kind[] = fact_id !== undefined ? ['fact'] : episode_id !== undefined ? ['episode'] : EVENTS;
    const now = deps.clock.now();
    const moments = await momentsOf(deps, context, [question.as_of, question.known_at, question.since, question.until]);
    const { clientId, row, indexed } = await deps.db.inWorkspace(context, async (sql) => {
      const { client_id: asked } = await resolveClient(sql, question.client_id);
      const owner = await ownerOf(sql, kinds[0] as Kind, id);
      if (owner === null) throw notFound(kinds[0] as Kind, id);
      const found = [...(await loadFound(sql, owner, [{ kind: kinds[0] as Kind, refId: id }])).values()][0] as FoundRow;
      return { clientId: asked, row: owner === asked ? found : { ...found, foreign: owner }, indexed: await isIndexed(sql, asked, found.kind, id) };
    });
    const head = { query: question.query, client_id: clientId, id, kind: row.kind, content: row.content, occurred_at: row.occurred_at.toISOString(), k: question.k };
    const steps: Step[] = 'foreign' in row ? [{ point: 'client', passed: false, detail: `It belongs to client ${row.foreign}, and client ${clientId} was asked.` }]
      : [{ point: 'client', passed: true, detail: null }, ...ownSteps(row, { ...question, trust }, moments, now)];
    if (steps.every((step) => step.passed)) steps.push({ point: 'indexed', passed: indexed, detail: indexed ? null : 'It is not indexed yet. That takes a minute at most after another tool changed it.' });
    const about = async (): Promise<{ rank: number | null; score: number | null; arms: Explained['arms']; last: Recalled['results'][number] | undefined; replacedBy: number | null; terms: Explained['terms'] }> => {
      if (!indexed) return { rank: null, score: null, arms: {}, last: undefined, replacedBy: null, terms: [] };
      const shown = await recalled({ ...question, client_id: clientId, explain: true }, context);
      const deep = await recalled({ ...question, client_id: clientId, k: DEEPEST, min_score: undefined, include_superseded: true, explain: true }, context);
      const detail = await explained({ query: question.query, id, kind: row.kind, client_id: clientId, k: question.k, recipe: question.recipe }, context);
      const wantedHere = ({ results }: Recalled) => results.filter((one) => !trust || trust.includes(one.trust as never));
      const at = wantedHere(deep).findIndex((one) => one.id === id && one.kind === row.kind);
      const here = wantedHere(deep)[at];
      const inShown = wantedHere(shown).some((one) => one.id === id && one.kind === row.kind);
      const newer = deep.results.find((one) => row.kind === 'event' && one.replaces?.includes(id))?.id ?? null;
      if (steps.every((step) => step.passed) && !inShown) {
        const score = here?.score ?? null;
        const next = (point: Point, lost: string | null): boolean => { steps.push({ point, passed: lost === null, detail: lost }); return lost === null; };
        const newest = !question.include_superseded && newer !== null && (here?.status === 'superseded' || detail.kept_out.length > 0);
        if (newest) { steps.splice(steps.findIndex((step) => step.point === 'superseded'), Infinity); next('superseded', `For this question event ${newer}, which is newer, stands in its place.`); }
        else if (next('seen', at < 0 && detail.rank === null ? (detail.kept_out[0] ?? 'No arm of the search saw it.') : null)
          && next('min_score', question.min_score !== undefined && score !== null && score < question.min_score ? `Its score is ${score}; at least ${question.min_score} was asked for.` : null)) {
          const rank = at >= 0 ? at + 1 : detail.rank;
          next('rank', `It is in place ${rank}, and the best ${question.k} were asked for.`);
        }
      }
      return { rank: at >= 0 ? at + 1 : detail.rank, score: here?.score ?? null, arms: here?.explain ?? detail.arms, last: wantedHere(shown).at(-1), replacedBy: newer, terms: detail.terms };
    };
    const { rank, score, arms, last, replacedBy, terms } = 'foreign' in row ? { rank: null, score: null, arms: {}, last: undefined, replacedBy: null, terms: [] } : await about();
    const lost = steps.find((step) => !step.passed) ?? null;
    return {
      ...head, found: lost === null, point: lost?.point ?? null, reason: lost?.detail ?? `It is among the best ${question.k}, in place ${rank ?? 1}.`, steps, rank, score, arms,
      last: last ? { id: last.id, kind: last.kind, content: last.content, score: last.score, arms: last.explain ?? {} } : null, replaced_by: replacedBy,
      terms: terms.map(({ term, in_memory, used, documents, adds }) => ({ term, in_memory, used, documents, adds })),
    };
  })];
}
