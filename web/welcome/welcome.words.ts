import { defineWords } from '../words/index.ts';

export const welcomeWords = defineWords({ title: 'Welcome', empty: 'Three short steps to a first plan.' });
