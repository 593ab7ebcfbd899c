import { defineProblem } from '../kernel/problem.ts';

export const ModelOff = defineProblem({ code: 'llm.off', status: 409, title: 'No language model is configured' });
export const ModelUnavailable = defineProblem({ code: 'llm.unavailable', status: 503, title: 'The language model did not answer' });
export const ModelBadAnswer = defineProblem({ code: 'llm.bad-answer', status: 502, title: 'The language model gave an answer that cannot be used' });
export const ModelRefused = defineProblem({ code: 'llm.refused', status: 502, title: 'The language model provider refused the request' });
export const ModelBudgetSpent = defineProblem({ code: 'llm.budget-spent', status: 429, title: "The month's budget for language models is spent" });
