import type { Output } from '../api/index.ts';

// What the pages of this folder hand to their parts.

export type Account = Output<'calendars.accounts'>['items'][number];
export type Key = Output<'keys.list'>['items'][number];
export type Models = Output<'models.list'>;
export type ModelSetting = Models['items'][number];
export type WholePrompt = Output<'prompts.read'>;
