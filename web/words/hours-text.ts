/** Hours as people write them: `1.5`, `1,5`, `2h`, `90m`, `1h 30m`, `1:30`. Null for nothing, undefined for what is no time. */
export function hoursFrom(text: string): number | null | undefined {
  const written = text.trim().toLowerCase().replace(/,/g, '.');
  if (written === '') return null;
  const clock = /^(\d{1,4}):([0-5]\d)$/.exec(written);
  if (clock) return Number(clock[1]) + Number(clock[2]) / 60;
  const parts = /^(?:(\d+(?:\.\d+)?)\s*(?:h|hrs?|hours?))?\s*(?:(\d+(?:\.\d+)?)\s*(?:m|min|mins|minutes?))?$/.exec(written);
  const hours = parts && (parts[1] !== undefined || parts[2] !== undefined) ? Number(parts[1] ?? 0) + Number(parts[2] ?? 0) / 60 : /^\d+(?:\.\d+)?$/.test(written) ? Number(written) : undefined;
  return hours === undefined || hours > 10_000 ? undefined : Math.round(hours * 1000) / 1000;
}
/** The same written back, as it is edited. */
export const hoursText = (hours: number | null): string => (hours === null ? '' : String(Math.round(hours * 100) / 100));
