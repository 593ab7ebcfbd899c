export interface Used { readonly operation: string; readonly model: string; readonly prompt_tokens: number; readonly completion_tokens: number; readonly cost_usd: number }
export interface Price { readonly input: number; readonly output: number }
export interface Offered { readonly id: string; readonly input_usd: number | null; readonly output_usd: number | null }

/** What somebody set for a model, else what its provider tells; dollars for a million tokens. */
export function priceOf(model: string, set: Readonly<Record<string, Price>>, offered: readonly Offered[]): Price | null {
  const own = set[model];
  if (own) return own;
  const found = offered.find((one) => one.id === model);
  return found && found.input_usd !== null && found.output_usd !== null ? { input: found.input_usd, output: found.output_usd } : null;
}

export interface Estimate { /** What it did cost. */ readonly now: number; /** What the same tokens cost with the other model; null where it has no price. */ readonly other: number | null; readonly tokens: number }

/** What an operation's use would have cost with another model; null while there was no use. */
export function estimateFor(operation: string, used: readonly Used[], price: Price | null): Estimate | null {
  const own = used.filter((one) => one.operation === operation);
  if (own.length === 0) return null;
  const sum = (of: (one: Used) => number): number => own.reduce((total, one) => total + of(one), 0);
  const input = sum((one) => one.prompt_tokens), output = sum((one) => one.completion_tokens);
  return { now: sum((one) => one.cost_usd), other: price && (input * price.input + output * price.output) / 1e6, tokens: input + output };
}

/** The month before (-1) or after (1) one such as `2026-11`. */
export function monthBeside(month: string, step: -1 | 1): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const at = year * 12 + number - 1 + step;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** Every day of a month with what it cost, days without use too. */
export function wholeMonth(month: string, days: readonly { readonly day: string; readonly calls: number; readonly cost_usd: number }[]): { day: string; calls: number; cost_usd: number }[] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length: count }, (_, n) => { const day = `${month}-${String(n + 1).padStart(2, '0')}`; return days.find((one) => one.day === day) ?? { day, calls: 0, cost_usd: 0 }; });
}
