export { ApiProblem, isOffline } from './api-problem.ts';
export type { CachedAnswers } from './cached-answers.ts';
export { call, type Input, type Name, type Output } from './client.ts';
export { keyOf } from './keys.ts';
export { type Act, type ActOptions, refresh, useAct } from './use-act.ts';
export { type ListName, type Pages, type ReadOptions, useApi, useApiPages, useReadAhead } from './use-api.ts';
export { useZone } from './use-zone.ts';
