import { defineProblem } from '../kernel/problem.ts';

export const StaleVersion = defineProblem({ code: 'planning.stale-version', status: 412, title: 'The plan has changed since you read it' });
export const VersionNeeded = defineProblem({ code: 'planning.version-needed', status: 428, title: 'Say which version you are changing' });
export const TooManyPlans = defineProblem({ code: 'planning.too-many-plans', status: 429, title: 'No more model-made plans today' });
export const PlanStopped = defineProblem({ code: 'planning.stopped', status: 409, title: 'The plan was stopped while it was being made' });
