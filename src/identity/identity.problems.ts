import { defineProblem } from '../kernel/problem.ts';

export const Unauthenticated = defineProblem({ code: 'identity.unauthenticated', status: 401, title: 'A valid API key is needed' });
export const Forbidden = defineProblem({ code: 'identity.forbidden', status: 403, title: 'This key may not do that' });
