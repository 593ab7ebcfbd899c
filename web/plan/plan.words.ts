import { defineWords } from '../words/index.ts';

export const planWords = defineWords({ title: 'Plan', empty: 'Say what you intend; the plan forms here.' });
