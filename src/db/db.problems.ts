import { defineProblem } from '../kernel/problem.ts';

export const DatabaseUnavailable = defineProblem({ code: 'db.unavailable', status: 503, title: 'The database does not answer' });
