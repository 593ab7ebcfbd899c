/** `1 task`, `2 tasks`: a number with its noun, as an English sentence has it. */
export const counted = (n: number, one: string, more = `${one}s`): string => `${n} ${n === 1 ? one : more}`;
