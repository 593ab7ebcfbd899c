export const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof DAYS)[number];
export const UNITS = ['DAILY', 'WEEKLY', 'MONTHLY'] as const;
export type Unit = (typeof UNITS)[number];

/** A pattern as the form writes it. */
export interface Pattern { readonly unit: Unit; readonly every: number; readonly days: readonly Weekday[]; readonly monthDay: number | null }

/** The pattern of a rule; null for one that says more than the form can show. */
export function patternOf(rule: string): Pattern | null {
  const parts = new Map(rule.replace(/^RRULE:/i, '').split(';').filter(Boolean).map((part) => { const [name = '', value = ''] = part.split('='); return [name.toUpperCase(), value.toUpperCase()] as const; }));
  const unit = UNITS.find((one) => one === parts.get('FREQ'));
  if (!unit || [...parts.keys()].some((name) => !['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'WKST'].includes(name))) return null;
  const written = parts.get('BYDAY')?.split(',') ?? [];
  const days = DAYS.filter((day) => written.includes(day));
  const monthDay = parts.get('BYMONTHDAY');
  if (days.length !== written.length || (days.length > 0 && unit !== 'WEEKLY') || (monthDay !== undefined && (unit !== 'MONTHLY' || !/^([1-9]|[12]\d|3[01])$/.test(monthDay)))) return null;
  return { unit, every: Number(parts.get('INTERVAL') ?? 1), days, monthDay: monthDay === undefined ? null : Number(monthDay) };
}

export function ruleOf({ unit, every, days, monthDay }: Pattern): string {
  return [`FREQ=${unit}`, ...(every > 1 ? [`INTERVAL=${every}`] : []), ...(unit === 'WEEKLY' && days.length > 0 ? [`BYDAY=${DAYS.filter((day) => days.includes(day)).join(',')}`] : []), ...(unit === 'MONTHLY' && monthDay !== null ? [`BYMONTHDAY=${monthDay}`] : [])].join(';');
}
