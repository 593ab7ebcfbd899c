export { chooseLanguage, defineWords, language, plural, useWords, wordsIn } from './define-words.ts';
export * from './format.ts';
export { periodInWords, withoutPeriod } from './period-prefix.ts';
