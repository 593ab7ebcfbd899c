import { defineWords } from '../words/index.ts';

export const systemWords = defineWords({ title: 'System', empty: 'Prompts, models, keys, health and jobs.' });
