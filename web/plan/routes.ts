import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';

const page = createRoute({ getParentRoute: () => rootRoute, path: 'plan', component: lazyRouteComponent(() => import('./plan-page.tsx'), 'PlanPage') });

export const planRoutes = [page];
