import { defineWords } from '../words/index.ts';

export const todayWords = defineWords({ title: 'Today', empty: 'What is next, and why, will stand here.' });
