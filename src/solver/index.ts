/** The scheduling solver: what other modules may use of it. */
export { checkSolution, type Violation } from './check.ts';
export { refuseContradictions } from './contradictions.ts';
export { openPeriods } from './hours.ts';
export { type Interval, intersect, subtract, union } from './intervals.ts';
export { problemSchema, solutionSchema, type Block, type FixChange, type Problem, type ProblemInput, type Solution, type Task, type Unplaced, type WeekHours } from './problem.ts';
export { solve, type SolveOptions } from './solve.ts';
export { createSolverPool, SolverBusy, type SolverPool, type SolverPoolOptions } from './solver-pool.ts';
