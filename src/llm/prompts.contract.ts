import * as z from 'zod';
import { listOf, Metadata, page } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';
import { Conflict, NotFound } from '../kernel/problem.ts';
import { ModelBadAnswer, ModelBudgetSpent, ModelOff, ModelUnavailable } from './llm.problems.ts';

const Prompt = z.object({
  template_name: z.string(), version: z.string(), template_type: z.string(), content: z.string(), is_active: z.boolean(), ab_weight: z.number().nullable().describe('Share of calls in a test; null outside one.'),
  metadata: z.record(z.string(), z.unknown()), variables: z.array(z.string()).describe('Names the text asks for as {{name}}.'), created_by: z.string(), created_at: z.string(),
}).meta({ id: 'Prompt' });
const name = z.string().regex(/^[a-z][a-z0-9_]{0,99}$/, 'must be lower-case letters, digits and underscores');
const version = z.string().regex(/^[A-Za-z0-9._-]{1,20}$/, 'must be 1 to 20 letters, digits, dots, dashes or underscores');

export const listPromptsContract = defineContract({
  name: 'prompts.list', method: 'GET', path: '/api/v1/prompts', scope: 'planner:read', summary: 'List the prompts with their active versions.',
  input: z.strictObject({ ...page }), output: listOf(Prompt),
});
export const readPromptContract = defineContract({
  name: 'prompts.read', method: 'GET', path: '/api/v1/prompts/{name}', scope: 'planner:read', summary: 'Read a prompt with all its versions.',
  input: z.strictObject({ name }), output: Prompt.extend({ versions: z.array(Prompt) }), problems: [NotFound],
});
export const createPromptVersionContract = defineContract({
  name: 'prompts.create-version', method: 'POST', path: '/api/v1/prompts/{name}/versions', scope: 'admin', status: 201, summary: 'Add a version to a prompt; the first version of a new name makes the prompt.',
  input: z.strictObject({
    name, content: z.string().min(1).max(50_000), version: version.optional().describe('Default: the next number, v2 after v1.'), template_type: z.enum(['system', 'user', 'few_shot']).default('system'),
    metadata: Metadata.optional(), activate: z.boolean().default(false),
  }),
  output: Prompt, problems: [Conflict],
});
export const activatePromptContract = defineContract({
  name: 'prompts.activate', method: 'POST', path: '/api/v1/prompts/{name}/versions/{version}/activate', scope: 'admin', summary: 'Make a version the active one; also the way back to an earlier one.',
  input: z.strictObject({ name, version }), output: Prompt, problems: [NotFound],
});
export const rollbackPromptContract = defineContract({
  name: 'prompts.roll-back', method: 'POST', path: '/api/v1/prompts/{name}/rollback', scope: 'admin', summary: 'Make the version before the active one active again.',
  input: z.strictObject({ name }), output: Prompt, problems: [NotFound, Conflict],
});
export const weighPromptContract = defineContract({
  name: 'prompts.weigh', method: 'PUT', path: '/api/v1/prompts/{name}/weights', scope: 'admin', summary: 'Set the shares of an A/B test; versions that are not named leave it, the active one takes the rest.',
  input: z.strictObject({ name, weights: z.record(version, z.number().min(0).max(1)).describe('{"v2": 0.3} gives v2 three calls in ten.') }), output: Prompt.extend({ versions: z.array(Prompt) }), problems: [NotFound],
});
export const previewPromptContract = defineContract({
  name: 'prompts.preview', method: 'POST', path: '/api/v1/prompts/{name}/preview', scope: 'admin', slow: true, summary: 'Fill in a prompt and, with run, show what the model says to it. Nothing is kept.',
  input: z.strictObject({ name, version: version.optional(), content: z.string().min(1).max(50_000).optional().describe('A text that is not saved yet.'), variables: z.record(z.string().max(100), z.unknown()).default({}), run: z.boolean().default(false), model: z.string().max(200).optional() }),
  output: z.object({ rendered: z.string(), missing: z.array(z.string()), output: z.string().nullable(), model: z.string().nullable(), prompt_tokens: z.number().nullable(), completion_tokens: z.number().nullable(), cost_usd: z.number().nullable() }),
  problems: [NotFound, ModelOff, ModelUnavailable, ModelBadAnswer, ModelBudgetSpent],
});
export const promptStatsContract = defineContract({
  name: 'prompts.stats', method: 'GET', path: '/api/v1/prompts/{name}/stats', scope: 'planner:read', summary: 'How often each version was used, with tokens, cost, repairs and failures.',
  input: z.strictObject({ name }),
  output: z.object({ template_name: z.string(), versions: z.array(z.object({ version: z.string(), calls: z.number(), failed: z.number(), repaired: z.number(), prompt_tokens: z.number(), completion_tokens: z.number(), cost_usd: z.number(), mean_latency_ms: z.number().nullable() })) }),
});

const Setting = z.object({ operation: z.string(), model: z.string().nullable(), temperature: z.number().nullable(), max_tokens: z.number().nullable(), fallback_model: z.string().nullable().describe('Answers in place of the other when the month\'s money runs low.'), updated_at: z.string().nullable() });
const Usage = z.object({ operation: z.string(), model: z.string(), calls: z.number(), prompt_tokens: z.number(), completion_tokens: z.number(), cost_usd: z.number() });
export const MODEL_OPERATIONS = ['planning', 'scheduling', 'reflection', 'fact-extraction', 'summary'] as const;
export const listModelsContract = defineContract({
  name: 'models.list', method: 'GET', path: '/api/v1/models', scope: 'planner:read', summary: 'Which model does what, and what each cost in the last 30 days.',
  input: z.strictObject({ ...page }),
  output: listOf(Setting).extend({ on: z.boolean(), default_model: z.string().nullable(), usage_30_days: z.array(Usage), cost_usd_30_days: z.number() }),
});
export const setModelContract = defineContract({
  name: 'models.set', method: 'PUT', path: '/api/v1/models/{operation}', scope: 'admin', summary: 'Choose model, temperature, limit and the cheaper fallback for an operation; null goes back to the default.',
  input: z.strictObject({ operation: z.enum(MODEL_OPERATIONS), model: z.string().min(1).max(200).nullable().optional(), temperature: z.number().min(0).max(2).nullable().optional(), max_tokens: z.number().int().min(1).max(1_000_000).nullable().optional(), fallback_model: z.string().min(1).max(200).nullable().optional() }),
  output: Setting,
});
const Credential = z.object({ name: z.string(), status: z.enum(['set', 'missing']), last4: z.string().nullable(), used_for: z.string() });
export const listCredentialsContract = defineContract({
  name: 'credentials.list', method: 'GET', path: '/api/v1/credentials', scope: 'admin', summary: 'Which credentials are set; never more of one than its last four characters.',
  input: z.strictObject({ ...page }), output: listOf(Credential),
});
export const testCredentialContract = defineContract({
  name: 'credentials.test', method: 'POST', path: '/api/v1/credentials/{name}/test', scope: 'admin', slow: true, summary: 'Ask a provider whether a credential works, without paying for anything.',
  input: z.strictObject({ name: z.string().max(100) }), output: z.object({ name: z.string(), ok: z.boolean(), detail: z.string(), latency_ms: z.number() }), problems: [NotFound],
});
