import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { day, flag, oneOf, searchParams, text, whole } from '../app/search-params.ts';
import { rootRoute } from '../app/root-route.tsx';

const search = searchParams({
  view: oneOf('day', 'week', 'weeks', 'list'), date: day, colour: oneOf('billable', 'project', 'client'),
  /** A run shown over the calendar before it is applied, an event whose detail is open, a plan to be scheduled, two runs beside each other (`12-15`). */
  preview: whole(1), event: whole(1), plan: whole(1), runs: flag, compare: text(30), hours: flag,
});

const page = createRoute({
  getParentRoute: () => rootRoute, path: 'week', component: lazyRouteComponent(() => import('./week-page.tsx'), 'WeekPage'),
  // Links of other pages may call the day by what it is to them.
  validateSearch: (given: Record<string, unknown>) => search({ ...given, date: given['date'] ?? given['day'] ?? given['week'] }),
});

export const weekRoutes = [page];
