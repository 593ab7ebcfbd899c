import type { Database, Sql } from '../db/database.port.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { AnyOperation } from '../kernel/operation.ts';
import { type AskModel, createAskModel } from './ask.ts';
import type { LanguageModel } from './language-model.port.ts';
import { libraryOperation } from './library.ts';
import { type Credential, modelOperations } from './models.ts';
import { promptOperations } from './prompts.ts';
import { promptsStore } from './prompts.store.ts';
import { STARTER_PROMPTS } from './starter/prompts.ts';
import { usageOperations } from './usage.ts';

export type { Ask, Asked, AskModel } from './ask.ts';
export { budgetWords, standing as budgetStanding } from './budget.ts';
export type { Embedder } from './embedder.port.ts';
export type { LanguageModel } from './language-model.port.ts';
export { ModelBadAnswer, ModelBudgetSpent, ModelOff, ModelRefused, ModelUnavailable } from './llm.problems.ts';
export type { Credential } from './models.ts';

export interface LlmDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly model: LanguageModel | null;
  readonly defaultModel: string;
  readonly budgetMs: number;
  readonly credentials: readonly Credential[];
  /** The workspace's zone: a budget's month is one of its calendar months. */
  readonly zoneOf: (sql: Sql) => Promise<string>;
}

/** Language models: the prompts they are asked with, which one does what, and one way to ask. */
export function llmModule(deps: LlmDeps): { operations: AnyOperation[]; askModel: AskModel; seed(sql: Sql): Promise<void> } {
  const askModel = createAskModel(deps);
  return {
    // The budget before the operations' settings: its address would read as the name of one.
    operations: [...promptOperations({ ...deps, askModel }), ...usageOperations(deps), libraryOperation(deps), ...modelOperations({ ...deps, on: deps.model !== null })],
    askModel,
    async seed(sql) { await promptsStore.seed(sql, STARTER_PROMPTS.map(({ name, content, metadata }) => ({ name, content, metadata }))); },
  };
}
