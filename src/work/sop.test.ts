import { describe, expect, it } from 'vitest';
import { StepInput } from './sop.contract.ts';
import { checkedSteps, completeStep, cycleIn, stepErrors, totals, variablesOf } from './sop.ts';
import { INTENTS, STARTER_WORKFLOWS } from './starter/index.ts';

const step = (id: string, more: object = {}) => StepInput.parse({ id, title: `Step ${id}`, hours: 2, ...more });

describe('a SOP', () => {
  it('gets ranges around hours that came without one, and wider ones where they were too narrow', () => {
    expect(completeStep(step('a'))).toMatchObject({ hours_low: 1.6, hours: 2, hours_high: 3 });
    expect(completeStep(step('a', { hours_low: 3, hours_high: 4 }))).toMatchObject({ hours_low: 2, hours_high: 4 });
  });

  it('names ids that stand twice, unknown dependencies and circles by their path', () => {
    expect(stepErrors([step('a'), step('a')])).toMatchObject([{ path: 'steps.1.id' }]);
    expect(stepErrors([step('a', { depends_on: ['b'] })], 'sop.steps')).toMatchObject([{ path: 'sop.steps.0.depends_on.0' }]);
    expect(stepErrors([step('a', { depends_on: ['a'] })])).toMatchObject([{ message: expect.stringContaining('a → a') }]);
    expect(stepErrors([step('a', { depends_on: ['c'] }), step('b', { depends_on: ['a'] }), step('c', { depends_on: ['b'] })])).toMatchObject([{ message: expect.stringContaining('circle') }]);
  });

  it('finds circles behind a diamond and none in one', () => {
    expect(cycleIn(new Map([['a', []], ['b', ['a']], ['c', ['a']], ['d', ['b', 'c']]]))).toBeNull();
    expect(cycleIn(new Map([['a', ['d']], ['b', ['a']], ['c', ['a']], ['d', ['b', 'c']]]))?.length).toBe(4);
  });

  it('plans more than the sum of the likely hours, less than the sum of the worst', () => {
    const steps = checkedSteps(Array.from({ length: 10 }, (_, i) => step(`s${i}`)));
    const { total_hours: likely, total_hours_p80: p80 } = totals(steps);
    expect(likely).toBe(20);
    expect(p80).toBeGreaterThan(20.5);
    expect(p80).toBeLessThan(27);
    expect(totals([])).toEqual({ total_hours: 0, total_hours_p80: 0 });
  });
});

describe('the starter library', () => {
  it('has workflows of five to ten sound steps with ranges and placeholders', () => {
    expect(STARTER_WORKFLOWS.length).toBeGreaterThanOrEqual(12);
    expect(new Set(STARTER_WORKFLOWS.map((w) => w.slug)).size).toBe(STARTER_WORKFLOWS.length);
    for (const { slug, steps } of STARTER_WORKFLOWS) {
      const complete = checkedSteps(steps);
      expect(complete.length, slug).toBeGreaterThanOrEqual(5);
      expect(complete.length, slug).toBeLessThanOrEqual(10);
      expect(complete.every((s) => s.hours_low < s.hours && s.hours < s.hours_high && s.description.length > 40), slug).toBe(true);
    }
    for (const slug of Object.keys(INTENTS)) expect(STARTER_WORKFLOWS.map((w) => w.slug)).toContain(slug);
    for (const { slug } of STARTER_WORKFLOWS) expect(INTENTS[slug]?.things, slug).toMatch(/^[^A-Z\u00c0-\u00ff]+$/);
    expect(STARTER_WORKFLOWS.filter((w) => variablesOf(checkedSteps(w.steps)).length).length).toBeGreaterThanOrEqual(10);
  });
});
