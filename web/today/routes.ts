import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { call } from '../api/index.ts';
import { rootRoute } from '../app/root-route.tsx';
import { flag, searchParams } from '../app/search-params.ts';

const page = createRoute({ getParentRoute: () => rootRoute, path: 'today', validateSearch: searchParams({ finish: flag }), component: lazyRouteComponent(() => import('./today-page.tsx'), 'TodayPage') });

// The address alone leads to the day, and whoever has nothing here yet to the first steps. `replace`: going back must not come here again.
const start = createRoute({
  getParentRoute: () => rootRoute, path: '/', beforeLoad: async () => {
    const needed = await call('welcome.read', {}).then((answer) => answer.needed, () => false);
    throw redirect({ to: needed ? '/welcome' : '/today', replace: true });
  },
});

export const todayRoutes = [start, page];
