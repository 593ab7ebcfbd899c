import { changes } from './changes.ts';
import { delivery } from './delivery.ts';
import { making } from './making.ts';
import { money } from './money.ts';
import { operations } from './operations.ts';
import { people } from './people.ts';
import { product } from './product.ts';
import { selling } from './selling.ts';
import type { StarterWorkflow } from './starter-workflow.ts';

export { BRINGING_ABOUT, INTENTS, type Intents } from './intents.ts';

/** Every issue of the library adds workflows; a workspace gets those of the issues it has not had yet. */
const ISSUES: readonly (readonly StarterWorkflow[])[] = [[...delivery, ...selling, ...operations, ...product], [...making, ...money, ...changes, ...people]];

export const LIBRARY_ISSUE = ISSUES.length;
export const STARTER_WORKFLOWS: readonly StarterWorkflow[] = ISSUES.flat();
/** What came to the library after that issue. */
export const startersSince = (issue: number): readonly StarterWorkflow[] => ISSUES.slice(issue).flat();
