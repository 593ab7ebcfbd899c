import { defineWords } from '../words/index.ts';

export const lookBackWords = defineWords({ title: 'Look back', empty: 'Reflections and estimates against what happened.' });
