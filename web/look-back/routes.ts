import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { flag, oneOf, searchParams, text, whole } from '../app/search-params.ts';
import { rootRoute } from '../app/root-route.tsx';

const reflections = createRoute({ getParentRoute: () => rootRoute, path: 'look-back', validateSearch: searchParams({ mode: oneOf('daily', 'weekly'), open: whole(1) }), component: lazyRouteComponent(() => import('./reflections-page.tsx'), 'ReflectionsPage') });
const estimates = createRoute({ getParentRoute: () => rootRoute, path: 'look-back/estimates', validateSearch: searchParams({ workflow: whole(1), days: oneOf('30', '90', '365'), run: text(100) }), component: lazyRouteComponent(() => import('./estimates-page.tsx'), 'EstimatesPage') });
const patterns = createRoute({ getParentRoute: () => rootRoute, path: 'look-back/patterns', validateSearch: searchParams({ drift: flag, templates: flag }), component: lazyRouteComponent(() => import('./patterns-page.tsx'), 'PatternsPage') });

export const lookBackRoutes = [reflections, estimates, patterns];
