// The calendar of bounds.mjs as a constraint programme: CP-SAT's lower bound of the weighted tardiness, and the best it found itself.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const MIN = 60_000;

/** `folder`: where `npm i --prefix folder or-tools-wasm@0.9.1` was run. */
export async function cpSat(folder) {
  const { CpModel, CpSolver, Domain } = await import(pathToFileURL(createRequire(join(resolve(folder), 'package.json')).resolve('or-tools-wasm/cp-sat')).href);
  /** `free`: one entry for each slot of `grid` milliseconds from the horizon's start; whole tasks. Answers {status, bound, found}. */
  return async (problem, free, grid, seconds) => {
    const model = new CpModel();
    const start = Date.parse(problem.horizon.start);
    const begins = new Map();
    const intervals = [];
    const costs = [];
    for (const task of problem.tasks) {
      const length = (task.minutes * MIN) / grid;
      const places = [];
      for (let at = free.length - 1, run = 0; at >= 0; at--) {
        run = free[at] ? run + 1 : 0;
        if (run >= length) places.push(at);
      }
      if (!places.length) return { status: 'INFEASIBLE', bound: null, found: null };
      const begin = model.newIntVarFromDomain(Domain.fromValues(places.sort((a, b) => a - b)), task.id);
      begins.set(task.id, { begin, length });
      intervals.push(model.newFixedSizeIntervalVar(begin, length, `i ${task.id}`));
      // Late minutes: at least the minutes from the due date to the end, and at least none.
      const step = grid / MIN;
      const due = (Date.parse(task.due) - start) / MIN;
      const late = model.newIntVar(0, Math.max(0, Math.ceil(free.length * step - due)), `late ${task.id}`);
      model.addLinearConstraint(late.minus(begin.times(step)), Math.ceil(length * step - due), 1e9);
      costs.push(late.times(task.weight));
    }
    model.addNoOverlap(intervals);
    for (const task of problem.tasks) {
      for (const id of task.depends_on ?? []) {
        const before = begins.get(id);
        model.addLinearConstraint(begins.get(task.id).begin.minus(before.begin), before.length, free.length);
      }
    }
    model.minimize(costs.reduce((sum, cost) => sum.plus(cost)));
    const solver = new CpSolver();
    const status = solver.statusName(await solver.solve(model, { numSearchWorkers: 2, maxTimeInSeconds: seconds, randomSeed: 1 }));
    const has = status === 'OPTIMAL' || status === 'FEASIBLE';
    return { status, bound: status === 'INFEASIBLE' ? null : solver.bestObjectiveBound(), found: has ? solver.objectiveValue() : null };
  };
}
