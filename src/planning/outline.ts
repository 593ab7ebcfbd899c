import type { StepJson } from '../work/sop.contract.ts';

/**
 * The steps that nearly any piece of work has, for an intent that no stored workflow fits and no model can read. Modest on purpose:
 * it gives something to edit and says so, rather than pretending to know the work.
 */
export function generalOutline(): StepJson[] {
  const step = (id: string, title: string, description: string, hours: number, low: number, high: number, depends: string[]): StepJson =>
    ({ id, title, description, hours, hours_low: low, hours_high: high, billable: false, depends_on: depends, tags: ['outline'], due: null });
  return [
    step('s1', 'Write down what done looks like', 'One or two sentences: the result, who it is for, and how you will know it is good enough.', 0.5, 0.25, 1, []),
    step('s2', 'Collect what is needed', 'Access, material, decisions from others, and whatever was done on this before.', 1, 0.5, 2, ['s1']),
    step('s3', 'Do the first half', 'The part with the most unknowns first, so that surprises come early.', 3, 1.5, 6, ['s2']),
    step('s4', 'Do the second half', 'Finish the rest against what done looks like.', 3, 1.5, 6, ['s3']),
    step('s5', 'Check it and hand it over', 'Look at it once more as the one who receives it; hand it over; note what it really took.', 1, 0.5, 2, ['s4']),
  ];
}
