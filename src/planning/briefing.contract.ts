import * as z from 'zod';

export const Memory = z.object({ id: z.union([z.number(), z.string()]).nullable(), kind: z.string(), content: z.string(), score: z.number() });
export const Fact = z.object({ fact_id: z.number().nullable(), subject_type: z.string(), subject_id: z.string(), fact_type: z.string(), fact_key: z.string().nullable(), content: z.string() });

/** Why a plan follows the workflow it follows, or none. */
export const MatchedBy = z.object({
  by: z.enum(['name', 'said before', 'intent', 'words', 'asked', 'sold', 'several', 'none'])
    .describe('name: it is called so. said before: such an intent was approved with it. intent: the words ask for what it is for. words: its description. asked: somebody chose it, or none. sold: it belongs to the offer. several: the intent holds several wishes. none: no workflow fits.'),
  score: z.number().nullable().describe('How sure it is, 0 to 1.'),
  because: z.string().nullable().describe('The words, or the earlier intent, that spoke for it.'),
  outline: z.string().nullable().describe('Without a workflow: the kind of work that the outline is for.'),
  text: z.string().describe('All of it as a sentence.'),
}).meta({ id: 'MatchedBy' });
export type MatchTold = z.output<typeof MatchedBy>;

/** What was known when a goal was set, and went into its plan. Written once; a reference to something that is gone is null. */
export const Briefing = z.object({
  recalled_at: z.string().describe('When the memory was asked: once, when the goal was set.'),
  query: z.string(),
  memory_answered: z.boolean(),
  memories: z.array(Memory), facts: z.array(Fact),
  preferences: z.array(z.object({
    text: z.string().describe('The words it was read from.'), says: z.string().describe('How it was understood.'), kind: z.string(),
    fact_id: z.number().nullable(), event_id: z.number().nullable(),
  })).describe('What these memories and facts say about time.'),
  workflows: z.array(z.object({ workflow_id: z.number().nullable(), name: z.string(), capability: z.string().nullable(), score: z.number().nullable(), steps: z.number(), hours: z.number(), used: z.boolean(),
    by: z.string().nullish().describe('What spoke for it, as in `context.match`.'), because: z.string().nullish() }))
    .describe('Stored ways to do such work: those that fit, best first, and others of the same capability (without a score).'),
  blueprint: z.object({ blueprint_id: z.number().nullable(), name: z.string().nullable(), offer: z.string().nullable() }).nullable(),
  numbers: z.array(z.object({ workflow_id: z.number().nullable(), step_id: z.string(), runs: z.number(), median_hours: z.number(), stored_hours: z.number() })).describe('What steps of these workflows really took.'),
  past_plans: z.array(z.object({
    plan_id: z.number().nullable(), title: z.string().nullable().describe('Null for a plan of another client.'), planned_hours: z.number(), actual_hours: z.number(), tasks: z.number(), last_run_at: z.string(),
  })).describe('Earlier plans for such work: hours planned and taken of the tasks that were recorded.'),
});
export type BriefingJson = z.output<typeof Briefing>;
