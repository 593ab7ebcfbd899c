// What a page keeps in its address, so that a link leads to exactly what one sees. What cannot be read falls back silently: an address is typed by hand.

export type Param<T> = (given: unknown) => T;

export const text = (most = 500): Param<string | undefined> => (given) => (typeof given === 'string' || typeof given === 'number') && String(given) !== '' ? String(given).slice(0, most) : undefined;
export const oneOf = <const T extends string>(...values: readonly T[]): Param<T | undefined> => (given) => values.find((one) => one === given);
export const whole = (least = 0, most = Number.MAX_SAFE_INTEGER): Param<number | undefined> => (given) => { const n = Number(given); return given !== undefined && given !== '' && Number.isInteger(n) && n >= least && n <= most ? n : undefined; };
export const flag: Param<true | undefined> = (given) => (given === true || given === 'true' ? true : undefined);
/** A day, `2026-11-21`. */
export const day: Param<string | undefined> = (given) => (typeof given === 'string' && /^\d{4}-\d\d-\d\d$/.test(given) && !Number.isNaN(Date.parse(given)) ? given : undefined);
export const many = <T>(of: Param<T | undefined>): Param<readonly T[] | undefined> => (given) => { const all = (Array.isArray(given) ? given : given === undefined ? [] : [given]).map(of).filter((one) => one !== undefined); return all.length > 0 ? all : undefined; };

/** `validateSearch: searchParams({ q: text(), status: oneOf('todo', 'done') })`: all are optional, and typed in `useSearch` and `<Link search>`. */
export function searchParams<const P extends Record<string, Param<unknown>>>(params: P) {
  type Search = { [K in keyof P]?: ReturnType<P[K]> };
  return (given: Record<string, unknown>): Search => Object.fromEntries(Object.entries(params).map(([name, read]) => [name, read(given[name])]).filter(([, value]) => value !== undefined)) as Search;
}
