import { describe, expect, it } from 'vitest';
import { figuresOfLearning, recommendationsOf, type Stats } from './look-back.ts';
import type { Pattern } from './observing.store.ts';

const stats = { tasks_overdue: 0 } as Stats;
const pattern = (runs: number, variance: number) => ({ workflow_id: '7', process_template_id: null, name: 'Onboarding', runs, variance_pct: variance }) as unknown as Pattern;

describe('a recommendation to correct hours', () => {
  const recommended = (runs: number, variance: number, steps = [{ step_id: 'a', hours: 3, runs: 3 }]) => recommendationsOf(stats, [pattern(runs, variance)], new Map([['7', steps]]));
  it('names the workflow and what accepting sets', () => expect(recommended(4, 60)).toEqual([{ kind: 'review_estimates', text: expect.stringContaining('"Onboarding" keeps running over its estimates (60 % over 4 runs)'), action: { type: 'set_workflow_hours', workflow_id: 7, steps: [{ step_id: 'a', hours: 3, runs: 3 }] } }]));
  it('is made for no few runs, no small drift, and not where nothing is to be corrected', () => {
    expect([...recommended(2, 60), ...recommended(4, 20), ...recommended(4, 60, [])]).toEqual([]);
  });
});

describe('what a reflection says of learning and of models', () => {
  const quiet = { learned: { workflows: [], steps: [] }, models: { calls: 0, failed: 0, by_budget: 0, cost_usd: 0 }, budget: null };
  it('is nothing where there was nothing', () => expect(figuresOfLearning(quiet)).toBe(''));
  it('names corrected workflows, learned hours, money and fallback', () => {
    const text = figuresOfLearning({
      learned: { workflows: [{ name: 'Onboarding', version: 2, reason: 'recommendation 4' }], steps: Array.from({ length: 12 }, (_, i) => ({ title: `Step ${i}`, hours: 3, before: 2, runs: 1 + i })) },
      models: { calls: 3, failed: 1, by_budget: 2, cost_usd: 0.0123 }, budget: '91 % of the budget for models of 2026-11 ($5) is spent.',
    });
    expect(text).toContain('- "Onboarding" was corrected (version 2, recommendation 4).');
    expect(text).toContain('- "Step 0" is planned at 3 h now and not at 2 h, after 1 run.');
    expect(text).toContain('- And 2 more steps.');
    expect(text).toContain('- 3 questions to models, 1 without a usable answer, $0.0123.\n- 2 questions went to a cheaper model, to spare the budget.\n- 91 % of the budget');
  });
});
