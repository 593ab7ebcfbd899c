export { chooseLanguage, defineWords, language, plural, useWords, wordsIn } from './define-words.ts';
export * from './format.ts';
