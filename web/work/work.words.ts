import { defineWords } from '../words/index.ts';

export const workWords = defineWords({ title: 'Work', empty: 'Tasks, workflows and what stands above them.' });
