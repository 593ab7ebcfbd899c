import { useApi } from './use-api.ts';

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The workspace's zone: all days and hours are shown in it. Until it is known, the browser's. */
export function useZone(): string {
  return useApi('scheduler.preferences', {}, { select: (preferences) => preferences.time_zone }).data ?? here;
}
