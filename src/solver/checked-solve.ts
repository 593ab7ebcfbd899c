/** Solving with the independent check behind it: no plan that breaks a rule leaves the solver. */
import { Problem as Failure, Unexpected } from '../kernel/problem.ts';
import { checkSolution } from './check.ts';
import type { Problem, Solution } from './problem.ts';
import { solve, type SolveOptions } from './solve.ts';

/** As `solve`; throws an `Unexpected` problem when the plan found breaks a rule, which is a fault of the solver. */
export function solveChecked(problem: Problem, options: SolveOptions): Solution {
  const solution = solve(problem, options);
  const broken = checkSolution(problem, solution, options.defaultZone);
  if (!broken.length) return solution;
  const shown = broken.slice(0, 5).map((v) => `${v.rule} ${v.task_id ?? ''} ${v.detail}`).join('; ');
  throw new Failure(Unexpected, 'The plan that was found did not pass its check and is not shown.', { cause: new Error(`${broken.length} violations: ${shown}`) });
}
