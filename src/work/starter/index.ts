import { delivery } from './delivery.ts';
import { operations } from './operations.ts';
import { product } from './product.ts';
import { selling } from './selling.ts';
import type { StarterWorkflow } from './starter-workflow.ts';

export const STARTER_WORKFLOWS: readonly StarterWorkflow[] = [...delivery, ...selling, ...operations, ...product];
