import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { oneOf, searchParams } from '../app/search-params.ts';
import { STEPS } from './steps.ts';

const page = createRoute({ getParentRoute: () => rootRoute, path: 'welcome', validateSearch: searchParams({ step: oneOf(...STEPS) }), component: lazyRouteComponent(() => import('./welcome-page.tsx'), 'WelcomePage') });

export const welcomeRoutes = [page];
