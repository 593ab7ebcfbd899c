import { readableName } from '../words/readable-name.ts';

/** What an operation of models is for, in words. */
export const operationName = (t: { readonly operations: Readonly<Record<string, string>> }, name: string): string => t.operations[name] ?? readableName(name);
