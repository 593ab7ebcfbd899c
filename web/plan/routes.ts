import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { planSearch, plansSearch } from './plan-search.ts';

const plans = createRoute({ getParentRoute: () => rootRoute, path: 'plan', validateSearch: plansSearch, component: lazyRouteComponent(() => import('./plans-page.tsx'), 'PlansPage') });
const plan = createRoute({ getParentRoute: () => rootRoute, path: 'plan/$planId', validateSearch: planSearch, component: lazyRouteComponent(() => import('./plan-page.tsx'), 'PlanPage') });

export const planRoutes = [plans, plan];
