import { defineWords } from '../words/index.ts';

export const weekWords = defineWords({ title: 'Week', empty: 'Your week, with its work in it.' });
