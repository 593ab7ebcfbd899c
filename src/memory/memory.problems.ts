import { defineProblem } from '../kernel/problem.ts';

export const FactNotBelieved = defineProblem({ code: 'memory.fact-not-believed', status: 409, title: 'This version of the fact is not believed any more' });
export const FactStillBelieved = defineProblem({ code: 'memory.fact-still-believed', status: 409, title: 'There is nothing to restore: the fact is believed' });
export const FactAlreadyEnded = defineProblem({ code: 'memory.fact-already-ended', status: 409, title: 'The fact has ended before that' });
export const RemedyUndone = defineProblem({ code: 'memory.remedy-undone', status: 409, title: 'The remedy was undone already' });
export const RemedyExpired = defineProblem({ code: 'memory.remedy-expired', status: 409, title: 'The remedy cannot be undone any more' });
