import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';

const page = createRoute({ getParentRoute: () => rootRoute, path: 'today', component: lazyRouteComponent(() => import('./today-page.tsx'), 'TodayPage') });

// The address alone leads to the day. `replace`: going back must not come here again.
const start = createRoute({ getParentRoute: () => rootRoute, path: '/', beforeLoad: () => { throw redirect({ to: '/today', replace: true }); } });

export const todayRoutes = [start, page];
