/** `own`: a calendar of Almanac's own, and when the others are busy. `events`: also the events of the person's other calendars, read and written. */
export type GoogleAccess = 'own' | 'events';

const AUTH = 'https://www.googleapis.com/auth/';
const LEAST = ['openid', 'email', `${AUTH}calendar.app.created`, `${AUTH}calendar.freebusy`, `${AUTH}calendar.calendarlist.readonly`];

export const scopesFor = (access: GoogleAccess): readonly string[] => (access === 'own' ? LEAST : [...LEAST, `${AUTH}calendar.events`]);

/** Google's page lets people untick single permissions, and answers the long name of a short one. */
export function missingScopes(access: GoogleAccess, granted: readonly string[]): string[] {
  const has = new Set(granted.flatMap((scope) => (scope === `${AUTH}userinfo.email` ? ['email', scope] : [scope])));
  const all = has.has(`${AUTH}calendar`);
  return scopesFor(access).filter((scope) => !has.has(scope) && !(all && scope.startsWith(`${AUTH}calendar`)));
}

/** What a grant lets us do with calendars that are not our own. A grant that does not say its scopes is taken at the word of the service's answers. */
export function reach(granted: readonly string[] | null): { readonly readEvents: boolean; readonly writeEvents: boolean } {
  if (granted === null) return { readEvents: true, writeEvents: true };
  const has = (...names: string[]): boolean => names.some((name) => granted.includes(AUTH + name));
  const writeEvents = has('calendar', 'calendar.events');
  return { writeEvents, readEvents: writeEvents || has('calendar.readonly', 'calendar.events.readonly') };
}
