import * as z from 'zod';
import { ClientRef, DayOrTime, Id, listOf, page } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';
import { Conflict, NotFound } from '../kernel/problem.ts';
import { Sop, SopInput } from '../work/sop.contract.ts';
import { Briefing, Fact, MatchedBy, Memory } from './briefing.contract.ts';
import { PlanStopped, StaleVersion, TooManyPlans, VersionNeeded } from './planning.problems.ts';

export const PLAN_STATUS = ['draft', 'approved', 'scheduled', 'active', 'completed'] as const;

const Estimate = z.object({ step_id: z.string(), source: z.enum(['model', 'workflow', 'learned', 'outline', 'person']), runs: z.number(), before: z.number().nullable() });

export const Plan = z.object({
  plan_id: z.number(), plan_title: z.string(), intent: z.string(), client_id: z.number().nullable(), status: z.enum(PLAN_STATUS), version: z.number(), sop: Sop,
  source: z.enum(['llm', 'workflow', 'cache']).describe('Where the steps came from: a model, a stored workflow, or an earlier plan for the same intent.'),
  context: z.object({
    memories: z.array(Memory), facts: z.array(Fact), workflow_id: z.number().nullable(), blueprint_id: z.number().nullable(),
    prompt: z.object({ name: z.string(), version: z.string() }).nullable(), model: z.string().nullable(), estimates: z.array(Estimate), match: MatchedBy.nullish(),
  }).describe('What went into the plan, in short, and how it was made.'),
  briefing: Briefing.nullable().describe('Everything that was known when the plan was made, recalled once; of a plan from the cache: what its first author saw. Null for plans from before it was kept.'),
  lineage: z.object({ workflow_id: z.number().nullable(), blueprint_id: z.number().nullable(), engagement_id: z.number().nullable(), from_plan_id: z.number().nullable(), process_template_id: z.number().nullable() })
    .describe('What it comes from, and the process template that its approval stored.'),
  options: z.array(Sop).nullable().describe('Further ways to do it, the recommended one first; null where one was asked for.'),
  warnings: z.array(z.string()), deadline: z.string().nullable(), engagement_id: z.number().nullable(), project_id: z.number().nullable(),
  approved_at: z.string().nullable(), created_at: z.string(), updated_at: z.string(),
}).meta({ id: 'Plan' });

/** A plan as lists show it: without what was known when it was made, which may be longer than all the rest. */
export const ListedPlan = Plan.omit({ briefing: true, options: true, context: true }).extend({
  context: Plan.shape.context.omit({ memories: true, facts: true }).extend({ memories_used: z.number(), facts_used: z.number() }).describe('How it was made; the plan itself says what went into it.'),
  options_count: z.number().describe('How many ways to do it the plan offers; 0 where one was asked for.'),
}).meta({ id: 'ListedPlan' });

const ProgressName = z.string().regex(/^[\w-]{8,64}$/, 'must have 8 to 64 letters, digits or hyphens');

export const createPlanContract = defineContract({
  name: 'planner.plan', method: 'POST', path: '/api/v1/planner/plan', scope: 'planner:write', status: 201, slow: true,
  summary: 'Make a plan from an intent: steps, hours with ranges, and what depends on what.',
  description: 'Recalls preferences, facts and past work once, then asks a model or adapts the best matching workflow. The plan is a draft: show it, edit it, approve it.',
  input: z.strictObject({
    intent: z.string().trim().min(1).max(10_000).describe('What is wanted, in your own words: "onboard Acme by the 12th".'),
    client_id: ClientRef.optional(), engagement_id: Id.optional(), project_id: Id.optional(),
    deadline: DayOrTime.optional().describe('When it must be done; also understood from words such as "by Friday" in the intent.'),
    template: z.enum(['sop_generator', 'sop_generator_manifold']).default('sop_generator').describe('sop_generator_manifold answers several options.'),
    mode: z.enum(['auto', 'llm', 'library']).default('auto').describe('auto: a model where there is one, else the library of workflows. llm and library insist.'),
    model: z.string().min(1).max(200).optional().describe('A model for this plan only.'),
    progress: ProgressName.optional().describe('A name of your choice, by which `planner.progress` tells meanwhile how far it is.'),
    keep_going: z.boolean().optional().describe('With `progress`: the plan is made to its end also when you hang up; `planner.makings` lists it meanwhile, `planner.stop` stops it.'),
  }),
  output: Plan, problems: [NotFound, TooManyPlans, PlanStopped],
});

export const PLAN_STAGES = ['recall', 'match', 'draft', 'check'] as const;
const Stage = z.object({
  stage: z.enum(PLAN_STAGES), state: z.enum(['waiting', 'running', 'done', 'stopped']), began_at: z.string().nullable(), ended_at: z.string().nullable(),
  found: z.record(z.string(), z.number()).describe('What it found, counted: memories, facts, preferences, workflows, past_plans, steps, options, hours, warnings.'),
});
const MakingProblem = z.object({ code: z.string(), title: z.string(), detail: z.string() });
export const planProgressContract = defineContract({
  name: 'planner.progress', method: 'GET', path: '/api/v1/planner/progress/{name}', scope: 'planner:read', summary: 'How far a plan is that is being made: its stages, and what each of them found.',
  description: 'The name is the one given to planner.plan. One that is not known has not begun: all its stages wait. To stop a plan, hang up on the request that makes it; one with `keep_going` is stopped by planner.stop.',
  input: z.strictObject({ name: ProgressName }),
  output: z.object({
    name: z.string(), stages: z.array(Stage),
    state: z.enum(['waiting', 'running', 'ready', 'stopped', 'failed']).describe('How the making as a whole stands.'), plan_id: z.number().nullable().describe('The plan, once it is ready.'), problem: MakingProblem.nullable().describe('Why it failed.'),
  }).meta({ id: 'PlanProgress' }),
});
export const planMakingsContract = defineContract({
  name: 'planner.makings', method: 'GET', path: '/api/v1/planner/makings', scope: 'planner:read', summary: 'Plans that are being made without anybody waiting for them, and those of the last day that failed; newest first.',
  description: 'These are the plans asked for with `keep_going`. A ready one is a plan and not listed here any more. One whose server died fails; it is never left running.',
  input: z.strictObject({}),
  output: z.object({ items: z.array(z.object({
    name: z.string(), wish: z.record(z.string(), z.unknown()).describe('The input of planner.plan, to ask again with.'), state: z.enum(['running', 'failed']), stages: z.array(Stage), problem: MakingProblem.nullable(), began_at: z.string(),
  })) }),
});
export const stopPlanContract = defineContract({
  name: 'planner.stop', method: 'DELETE', path: '/api/v1/planner/makings/{name}', scope: 'planner:write', summary: 'Stop a plan that is being made: nothing of it is kept. Of one that failed: take it off the list.',
  input: z.strictObject({ name: ProgressName }), output: z.object({ name: z.string(), stopped: z.boolean().describe('False when it did not run any more.') }), problems: [NotFound],
});

export const listPlansContract = defineContract({
  name: 'planner.list', method: 'GET', path: '/api/v1/planner/plans', scope: 'planner:read', summary: 'List plans, newest first. What was known when one was made (its briefing), and its options, are in the plan itself.',
  input: z.strictObject({ client_id: ClientRef.optional(), status: z.enum(PLAN_STATUS).optional(), q: z.string().min(1).max(200).optional().describe('Words of the title or the intent; all must be there.'), ...page }), output: listOf(ListedPlan),
});
export const readPlanContract = defineContract({
  name: 'planner.read', method: 'GET', path: '/api/v1/planner/plans/{id}', scope: 'planner:read', summary: 'Read a plan.', input: z.strictObject({ id: Id }), output: Plan, problems: [NotFound],
});
export const editPlanContract = defineContract({
  name: 'planner.edit', method: 'PUT', path: '/api/v1/planner/plans/{id}', scope: 'planner:write', summary: 'Change title, steps or deadline of a plan. Totals are computed again; an approved plan becomes a draft.',
  headers: { if_match: 'if-match' },
  input: z.strictObject({
    id: Id, if_match: z.string().max(50).optional().describe('The version you read; 412 when the plan has changed since.'),
    plan_title: z.string().trim().min(1).max(500).optional(), sop: SopInput.optional(), deadline: DayOrTime.nullable().optional(),
  }),
  output: Plan, problems: [NotFound, Conflict, StaleVersion, VersionNeeded],
});
export const deletePlanContract = defineContract({
  name: 'planner.delete', method: 'DELETE', path: '/api/v1/planner/plans/{id}', scope: 'planner:write', summary: 'Delete a plan with its tasks and their blocks.', input: z.strictObject({ id: Id }), output: Plan, problems: [NotFound],
});
export const approvePlanContract = defineContract({
  name: 'planner.approve', method: 'POST', path: '/api/v1/planner/plans/{id}/approve', scope: 'planner:write', summary: 'Approve a draft: its steps become tasks. After an edit it changes them, and doubles nothing.',
  input: z.strictObject({ id: Id }), output: Plan, problems: [NotFound, Conflict],
});
export const unapprovePlanContract = defineContract({
  name: 'planner.unapprove', method: 'POST', path: '/api/v1/planner/plans/{id}/unapprove', scope: 'planner:write', summary: 'Take an approval back while nobody has worked on the plan: its tasks and their blocks go, and it is a draft again.',
  input: z.strictObject({ id: Id }), output: Plan, problems: [NotFound, Conflict],
});
export const executePlanContract = defineContract({
  name: 'planner.execute', method: 'POST', path: '/api/v1/planner/plans/{id}/execute', scope: 'planner:write', summary: 'Start working on an approved or scheduled plan.', input: z.strictObject({ id: Id }), output: Plan, problems: [NotFound, Conflict],
});

const Version = z.object({ version: z.number(), plan_title: z.string(), sop: Sop, deadline: z.string().nullable(), changed_by: z.string(), created_at: z.string() });
export const planVersionsContract = defineContract({
  name: 'planner.versions', method: 'GET', path: '/api/v1/planner/plans/{id}/versions', scope: 'planner:read', summary: 'Every version of a plan, newest first.', input: z.strictObject({ id: Id, ...page }), output: listOf(Version), problems: [NotFound],
});
export const diffPlanContract = defineContract({
  name: 'planner.diff', method: 'GET', path: '/api/v1/planner/plans/{id}/versions/diff', scope: 'planner:read', summary: 'What changed between two versions of a plan, as data and as sentences.',
  input: z.strictObject({ id: Id, from: z.number().int().min(1), to: z.number().int().min(1) }),
  output: z.object({
    plan_id: z.number(), from: z.number(), to: z.number(), total_hours: z.object({ from: z.number(), to: z.number() }),
    changes: z.array(z.object({ kind: z.enum(['added', 'removed', 'changed', 'moved', 'plan']), step_id: z.string().nullable(), field: z.string().nullable(), from: z.unknown(), to: z.unknown() })),
    text: z.array(z.string()),
  }),
  problems: [NotFound],
});

const ifMatch = { if_match: 'if-match' }, IfMatch = z.string().max(50).optional().describe('The version you read; 412 when the plan has changed since.');
export const choosePlanContract = defineContract({
  name: 'planner.choose', method: 'POST', path: '/api/v1/planner/plans/{id}/choose', scope: 'planner:write', summary: 'Take another of the ways to do it that a plan offers: its steps become those of the plan, as a new version.',
  headers: ifMatch, input: z.strictObject({ id: Id, if_match: IfMatch, option: z.int().min(1).max(20).describe('Which of `options`; 1 is the first.') }),
  output: Plan, problems: [NotFound, Conflict, StaleVersion, VersionNeeded],
});
export const takeWorkflowContract = defineContract({
  name: 'planner.take_workflow', method: 'POST', path: '/api/v1/planner/plans/{id}/workflow', scope: 'planner:write',
  summary: 'Take the steps of another workflow, or of a plain outline, into a plan, as a new version.',
  description: 'Names are filled in, and hours are as past runs taught them. The plan remembers the workflow, so that such an intent finds it again.',
  headers: ifMatch, input: z.strictObject({ id: Id, if_match: IfMatch, workflow_id: Id.nullable().describe('Null: an outline made from the intent alone.') }),
  output: Plan, problems: [NotFound, Conflict, StaleVersion, VersionNeeded],
});
export const revertPlanContract = defineContract({
  name: 'planner.revert', method: 'POST', path: '/api/v1/planner/plans/{id}/revert', scope: 'planner:write', summary: 'Bring an earlier version of a plan back, as a new version. Nothing in between is lost.',
  headers: ifMatch, input: z.strictObject({ id: Id, if_match: IfMatch, version: z.int().min(1) }),
  output: Plan, problems: [NotFound, Conflict, StaleVersion, VersionNeeded],
});
