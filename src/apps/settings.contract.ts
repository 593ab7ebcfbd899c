import * as z from 'zod';
import { listOf, page } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';

const Setting = z.object({
  name: z.string().describe('What it turns on: language_model, embeddings, google_calendar …'), on: z.boolean(), value: z.string().nullable().describe('What it is set to; never a secret.'),
  set_by: z.array(z.string()).describe('Variables of the environment that turn it on.'), missing: z.array(z.string()).describe('Those of them that are not set.'),
}).meta({ id: 'ServerSetting' });

export const listSettingsContract = defineContract({
  name: 'settings.list', method: 'GET', path: '/api/v1/settings', scope: 'planner:read', orScopes: ['memory:read'], summary: 'What this server can do and whether it is turned on, with the variables that turn it on.',
  input: z.strictObject({ ...page }), output: listOf(Setting),
});
