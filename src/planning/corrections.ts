import type { Sql } from '../db/database.port.ts';
import { pastWork, type StepJson, workflows } from '../work/index.ts';
import { correctedHours } from './estimates.ts';
import { pastOf } from './past-work.ts';

/** What the hours of a workflow's steps should become after what they took; empty where they are right, or nothing tells. */
export async function workflowCorrections(sql: Sql, workflowId: number, termsOf: (text: string) => string[]): Promise<{ step_id: string; hours: number; runs: number }[]> {
  const workflow = await workflows.read(sql, workflowId);
  if (!workflow) return [];
  const work = await pastWork(sql, { workflowId });
  return correctedHours((workflow.steps as StepJson[]).map((step) => ({ step, took: pastOf(step, work, 'id', termsOf).map((one) => one.actual) })));
}
