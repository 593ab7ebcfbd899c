import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';

const page = createRoute({ getParentRoute: () => rootRoute, path: 'week', component: lazyRouteComponent(() => import('./week-page.tsx'), 'WeekPage') });

export const weekRoutes = [page];
